"""Authored answers -> examples, in random order, with variations and negatives.

The cues that come with authored answers must not be learned: that fluent answers are right, that
points left out stand last. So key points always change places, answers meet questions that they
don't answer, and points that an answer leaves out are stated in it. That costs nothing, and what
remains to learn from is whether the answer says what the point says. Whatever is varied has to
happen alike to answers that fit and to those that don't: a model trained with ``WRONG_CLAIM`` asked
only beside fitting answers took it for a sign that every point is made.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.training.corpus import AuthoredAnswer, AuthoredQuestion
from knowledge.training.example import UNSETTLED, Example
from knowledge.training.exchange import exchange

MADE = "h"
MISSING = "m"
CONTRADICTED = "c"
SILENCES = (
    "No response.", "no answer", "Empty submission", "n/a", "none", "skip", "?", "-", "idk",
    "hello", "I forgot this one, sorry.", "thanks!", "무응답", "답 없음", "없음", "패스", "모름",
    "ㅁㄹ", "글쎄요", "잘 모르겠습니다", "기억이 안 나네요", "안녕하세요", "나중에 다시 풀게요",
    "ㅋㅋㅋ", "...", "생각해 볼게요", "오늘 점심 뭐 먹지", "다음 문제로 넘어갈게요",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mix:
    """How often what happens to an answer, as probabilities.

    Attributes:
        thinned: only some of its key points are asked about.
        alone: only one of them is.
        strange_point: a key point of another question of the same topic comes in.
        no_question: the question is left out.
        wrong_claim: it is asked as well whether anything else is wrong.
        stated: a key point that it misses is stated in it.
        strange_answer: another question is asked besides, whose points it doesn't make.
        stated_in_strange: there, one of them is stated in it.
        recital: some of the question's key points are an answer of their own.
        silence: to the question comes an answer that says nothing.
        exchanged: it comes again with two names exchanged, where it holds two.
    """

    thinned: float = 0.15
    alone: float = 0.2
    strange_point: float = 0.2
    no_question: float = 0.05
    wrong_claim: float = 0.75
    stated: float = 0.25
    strange_answer: float = 0.3
    stated_in_strange: float = 0.4
    recital: float = 0.1
    silence: float = 0.05
    exchanged: float = 0.5


@dataclass(slots=True)
class _Draft:
    """An example in the making: an answer, and key points with their letters."""

    question: str
    answer: str
    pairs: list[tuple[str, str]]

    def state(self, place: int, *, first: bool) -> None:
        """Have the answer state a key point, before or after what it says."""
        point = self.pairs[place][0]
        self.answer = f"{point} {self.answer}" if first else f"{self.answer} {point}"
        self.pairs[place] = (point, MADE)

    def finish(self, rng: Random, claims_wrongly: str, mix: Mix) -> Example:
        """Shuffle the key points, and maybe ask about wrong claims after them."""
        rng.shuffle(self.pairs)
        if rng.random() < mix.wrong_claim:
            self.pairs.append((WRONG_CLAIM, claims_wrongly))
        points, letters = zip(*self.pairs, strict=True)
        return Example(Reading(self.question, self.answer, points), "".join(letters))


def stream(
    answers: Sequence[AuthoredAnswer], epochs: int, rng: Random, mix: Mix | None = None
) -> Iterator[Example]:
    """Yield the examples of a training.

    Args:
        answers: the authored answers to learn from.
        epochs: how often each is shown.
        rng: decides on all variation.
        mix: how much of it.
    """
    mix = mix or Mix()
    questions = _by_topic(answers)
    everything = [question for group in questions.values() for question in group]
    for _ in range(epochs):
        for answer in rng.sample(answers, len(answers)):
            near = questions[answer.question.topic]
            varied = _varied(answer, near, rng, mix)
            yield varied
            if rng.random() < mix.exchanged and (again := exchange(varied, rng)):
                yield again
            if rng.random() < mix.strange_answer:
                others = near if rng.random() < 0.5 else everything  # noqa: PLR2004
                yield from _strange(answer, others, rng, mix)
            if rng.random() < mix.recital:
                yield _recital(answer.question, rng, mix)
            if rng.random() < mix.silence:
                yield _silence(answer.question, rng, mix)


def recital(question: AuthoredQuestion, rng: Random) -> tuple[str, str]:
    """Return some of a question's key points as an answer, and the letters of all of them.

    Args:
        question: an authored question.
        rng: chooses them.
    """
    points = question.key_points
    said = rng.sample(points, rng.randint(1, len(points)))
    return " ".join(said), "".join(MADE if point in said else MISSING for point in points)


def _by_topic(answers: Sequence[AuthoredAnswer]) -> dict[str, list[AuthoredQuestion]]:
    groups: dict[str, dict[str, AuthoredQuestion]] = defaultdict(dict)
    for answer in answers:
        groups[answer.question.topic][answer.question.qid] = answer.question
    return {topic: list(group.values()) for topic, group in groups.items()}


def _varied(
    answer: AuthoredAnswer, neighbours: Sequence[AuthoredQuestion], rng: Random, mix: Mix
) -> Example:
    asked = answer.question
    draft = _Draft(
        question="" if rng.random() < mix.no_question else asked.question,
        answer=answer.answer,
        pairs=list(zip(asked.key_points, answer.labels, strict=True)),
    )
    missing = [i for i, (_, letter) in enumerate(draft.pairs) if letter == MISSING]
    if missing and rng.random() < mix.stated:
        draft.state(rng.choice(missing), first=rng.random() < 0.5)  # noqa: PLR2004
    chance = rng.random()
    if chance < mix.alone:
        draft.pairs = [rng.choice(draft.pairs)]
    elif chance < mix.alone + mix.thinned:
        draft.pairs = rng.sample(draft.pairs, rng.randint(1, len(draft.pairs)))
    others = [question for question in neighbours if question.qid != asked.qid]
    if others and rng.random() < mix.strange_point:
        draft.pairs.append((rng.choice(rng.choice(others).key_points), MISSING))
    return draft.finish(rng, answer.claims_wrongly, mix)


def _strange(
    answer: AuthoredAnswer, questions: Sequence[AuthoredQuestion], rng: Random, mix: Mix
) -> Iterator[Example]:
    others = [question for question in questions if question.qid != answer.question.qid]
    if others:
        other = rng.choice(others)
        pairs = [(point, MISSING) for point in other.key_points]
        draft = _Draft(other.question, answer.answer, pairs)
        if rng.random() < mix.stated_in_strange:
            draft.state(rng.randrange(len(pairs)), first=rng.random() < 0.5)  # noqa: PLR2004
        yield draft.finish(rng, MISSING if _is_right(answer) else UNSETTLED, mix)


def _is_right(answer: AuthoredAnswer) -> bool:
    """Whether nothing in the answer is wrong, so that nothing is beside another question either."""
    return answer.claims_wrongly == MISSING and not set(answer.letters) & {CONTRADICTED, UNSETTLED}


def _recital(question: AuthoredQuestion, rng: Random, mix: Mix) -> Example:
    answer, letters = recital(question, rng)
    pairs = list(zip(question.key_points, letters, strict=True))
    return _Draft(question.question, answer, pairs).finish(rng, MISSING, mix)


def _silence(question: AuthoredQuestion, rng: Random, mix: Mix) -> Example:
    pairs = [(point, MISSING) for point in question.key_points]
    return _Draft(question.question, rng.choice(SILENCES), pairs).finish(rng, MISSING, mix)
