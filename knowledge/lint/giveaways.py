"""Does a prompt or a hint give the answer away?"""

import re
from collections.abc import Iterator, Sequence

from knowledge.grading.clauses import clauses
from knowledge.language.sentences import sentences
from knowledge.lint.authored import AuthoredQuestion
from knowledge.lint.comparison import STATED, Claim, Comparison
from knowledge.lint.finding import Check, Finding
from knowledge.markdown.labels import Label
from knowledge.question import Kind, Question

# A prompt names what it asks about, so that some share of a point's terms stands in many a prompt:
# of the shipped notes' 1815 points, some 50 find two thirds of their terms there, rightly.
_GIVEN = 0.9
_FEWEST_TERMS = 4

_FIGURE = re.compile(r"\d+(?:[.,:/]\d+)*")
_WHETHER = re.compile(
    r"(?:[가-힣](?:나요|가요|까요|까|죠|지요)|^(?:is|are|was|were|do|does|did|can|could|must|should|will|would|has|"
    r"have)\b.*)\s*\?$",
    re.IGNORECASE,
)
_INTERROGATIVE = re.compile(
    r"무엇|무슨|뭐|뭔|뭘|왜|어떻|어떤|어느|언제|어디|누가|누구|얼마|몇|까닭|이유|각각|"
    r"\b(?:what|which|why|how|when|where|who)\b",
    re.IGNORECASE,
)


def check_prompt(question: Question, comparison: Comparison) -> Iterator[Finding]:
    """Yield the key points that the prompt says already.

    A prompt that asks whether something is so says what it asks about and gives nothing away.

    Args:
        question: any question; a prompt made from a heading says what the heading says.
        comparison: the measure.
    """
    if question.kind is not Kind.QA:
        return
    stretches = list(_stretches(question.prompt))
    for point in question.key_points:
        if len(comparison.terms(point)) >= _FEWEST_TERMS and any(
            _figures(point) <= _figures(said) and comparison.coverage(Claim(said, point)) >= _GIVEN
            for said in stretches
        ):
            yield Finding(
                question.source,
                Check.REVEALING_PROMPT,
                f"the prompt gives the key point “{point}” away; ask without saying it or drop "
                "the point",
                question,
            )


def check_hints(questions: Sequence[AuthoredQuestion], comparison: Comparison) -> Iterator[Finding]:
    """Yield the hints by an author that state a key point.

    What the prompt says of a point already does not count, so that a hint may repeat the subject.

    Args:
        questions: the authored questions.
        comparison: the measure.
    """
    for authored in questions:
        question = authored.question
        for hint in question.hints if authored.has(Label.HINTS) else ():
            for point in question.key_points:
                if reveals(hint, point, question.prompt, comparison):
                    yield Finding(
                        authored.place(Label.HINTS, hint),
                        Check.REVEALING_HINT,
                        f"the hint says the key point “{point}”; point to it without saying it",
                        question,
                    )


def reveals(hint: str, point: str, prompt: str, comparison: Comparison) -> bool:
    """Whether a hint states a key point.

    Args:
        hint: what leads to the point.
        point: the key point.
        prompt: the question; what it says of the point already does not count.
        comparison: the measure.
    """
    if not _figures(point) - _figures(prompt) <= _figures(hint):
        return False
    given = comparison.used(Claim(prompt, point))
    used = comparison.used(Claim(hint, point))
    new = [hit for hit, known in zip(used, given, strict=True) if not known]
    return (
        len(new) > 1
        and sum(new) / len(new) >= STATED
        and comparison.coverage(Claim(hint, point)) >= STATED
    )


def _stretches(prompt: str) -> Iterator[str]:
    """Yield what a prompt says, two clauses at a time: words from all over it say nothing."""
    for sentence in sentences(prompt):
        if not _asks_whether(sentence):
            said = [clause.text for clause in clauses(sentence)]
            yield from (" ".join(said[start : start + 2]) for start in range(len(said)))


def _asks_whether(sentence: str) -> bool:
    return bool(_WHETHER.search(sentence)) and not _INTERROGATIVE.search(sentence)


def _figures(text: str) -> frozenset[str]:
    return frozenset(_FIGURE.findall(text))
