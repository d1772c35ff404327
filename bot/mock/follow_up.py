"""Follow-ups: on which missed or half made point, and how it is asked without giving it away."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.learning.parts import part_of
from bot.localization import text
from bot.ui.markup import cut
from knowledge.grading import Flag, Grade, PointGrade, Verdict
from knowledge.question import Question
from knowledge.questions.hints import beginning, initials

QUOTE_LIMIT = 120

_NOTHING_TO_ASK = frozenset({Flag.DONT_KNOW, Flag.EMPTY})
"""Whoever says that they don't know is not asked further."""

# What is half said is nearest to being said; what was said wrongly comes before what was not.
_ORDER = (Verdict.PARTLY, Verdict.CONTRADICTED, Verdict.MISSING)


def is_missed(grade: Grade, point: int) -> bool:
    """Tell whether a point is to be asked about: missed, half made or contradicted."""
    return not set(grade.flags) & _NOTHING_TO_ASK and grade.points[point].verdict in _ORDER


def choose_point(question: Question, grades: Sequence[Grade], asked: Collection[int]) -> int | None:
    """Choose the point that a follow-up is about.

    It is the one that most missed; among equals what was half made comes before what was
    contradicted and what was missing, a point that the notes have a follow-up to before others,
    and then the order of the notes decides.

    Args:
        question: the question.
        grades: of the answers to the question itself.
        asked: points that were followed up before.

    Returns:
        The point's index, None where nothing is left to ask.
    """
    tied = {one.point for one in question.follow_ups}
    best: tuple[int, int, bool, int] | None = None
    for point in range(max((len(grade.points) for grade in grades), default=0)):
        ranks = [
            _ORDER.index(grade.points[point].verdict) for grade in grades if is_missed(grade, point)
        ]
        if point not in asked and ranks:
            key = (-len(ranks), min(ranks), point not in tied, point)
            best = key if best is None else min(best, key)
    return None if best is None else best[-1]


def prompt_about(question: Question, point: int, said: PointGrade | None, language: str) -> str:
    """Return a follow-up on a point that does not give it away.

    The notes' own where they tie one to the point. Else one is made: from the member's own words
    where they said something of it, from the beginning of the point with its telling term masked,
    from its place among steps, or, where it is too short for all that, from initials.

    Args:
        question: the question.
        point: the point's index.
        said: the verdict on it, with the member's words; None to use nobody's words.
        language: ``ko`` or ``en``.
    """
    for own in question.follow_ups:
        if own.point == point:
            return own.prompt
    if said is not None and said.evidence is not None and said.verdict is not Verdict.MISSING:
        quoted = cut(" ".join(said.evidence.text.split()), QUOTE_LIMIT)
        return text(f"mock-follow-{said.verdict}", language, quoted=quoted)
    statement = question.key_points[point]
    if begun := beginning(question.prompt, statement):
        return text("mock-follow-begun", language, begun=begun)
    if question.ordered:
        return text("mock-follow-step", language, number=point + 1)
    letters = initials(question.prompt, statement)
    if letters:
        return text("mock-follow-initials", language, letters=", ".join(letters))
    return text("mock-follow-more", language)


def question_of(question: Question, point: int, prompt: str) -> Question:
    """Return a follow-up as a question of its own, which only its point answers.

    Args:
        question: what it follows.
        point: the point's index.
        prompt: the follow-up.
    """
    statement = question.key_points[point]
    # It counts as that point asked alone: the only point there is, is the whole question.
    asked = part_of(question, statement) or question
    return replace(
        asked,
        prompt=prompt,
        prompt_en="",
        reference=statement,
        key_points=(statement,),
        ordered=False,
        hints=(),
        follow_ups=(),
    )
