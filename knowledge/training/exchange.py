"""Two names of a question change places: everywhere, or in its key points alone.

Authored answers that name both of two things are more often wrong than right, and a model learns
that cue instead of who does what. Where the names change places in question, answer and key points
alike, every verdict stays as it was, though it now says of the one what the world knows of the
other: only answer and key point can tell. Where they change places in the key points alone, what
was made is exchanged, and what was exchanged is made.
"""

import re
from collections.abc import Iterable, Sequence
from random import Random

from knowledge.grading.readings import WRONG_CLAIM, Reading
from knowledge.language.korean import josa
from knowledge.training.example import UNSETTLED, Example

_TOPIC = re.compile(r"([^\s,.:;]{2,14}?)[은는]\s")
_AGENT = re.compile(r"([^\s,.:;]{2,14}?)[이가]\s")
_ENGLISH = re.compile(
    r"(?:the |an? )?(?!(?:its?|th[eo]se|th[ai][st]|they|each|one|there)\b)([\w+#./'-]{2,16})\s+"
    r"(?:[a-z]+s|can|must|will|do|have)\s",
    re.IGNORECASE,
)
# What follows a noun, but for 는: that follows verbs as well ("보내는 쪽은").
_AFTER_NOUN = r"(?:이란|란|은|이|가|을|를|과|와|의|에|으로|로|도|만)?(?![가-힣])"
_HANGUL = re.compile(r"[가-힣]")
_JOINED = r"{0}(?:와|과|이랑|랑|하고|이나|나| and| or|,|/)\s*(?:the )?{1}"
_FEW_NAMES = 2
_FEW_EXCHANGED = 2
_FEW_POINTS = 2
# Particles after a final consonant, and those after a vowel.
_PARTICLES = (
    "은/는", "이/가", "을/를", "과/와", "으로/로", "이란/란", "이랑/랑", "이나/나", "이고/고",
    "이면/면", "이라/라",
)  # fmt: skip
_FORMS = {form: pair for pair in _PARTICLES for form in pair.split("/")}
_FOLLOWING = "|".join(sorted(_FORMS, key=len, reverse=True))


def exchange(example: Example, rng: Random) -> Example | None:
    """Return the example with two of its names exchanged, in half of the cases in the points alone.

    Args:
        example: an answer with key points.
        rng: chooses the names and where.

    Returns:
        None when no two names of the key points are in the answer.
    """
    reading = example.reading
    points = [point for point in reading.points if point != WRONG_CLAIM]
    names = [name for name in _names(reading.question, points) if _has(reading.answer, name)]
    if len(names) < _FEW_NAMES:
        return None
    one, other = rng.sample(names, 2)
    exchanged = tuple(_exchanged(point, one, other) for point in reading.points)
    if rng.random() < 0.5:  # noqa: PLR2004 -- as often as not
        everywhere = Reading(
            _exchanged(reading.question, one, other),
            _exchanged(reading.answer, one, other),
            exchanged,
        )
        return Example(everywhere, example.letters, ask_teacher=False)
    letters = zip(reading.points, example.letters, strict=True)
    certain = example.letters.count("s") >= _FEW_EXCHANGED
    turned = "".join(
        # A point that becomes another says the same of both.
        UNSETTLED
        if new in reading.points and new != point
        else _turned(point, letter, one, other, certain)
        for (point, letter), new in zip(letters, exchanged, strict=True)
    )
    turned_reading = Reading(reading.question, reading.answer, exchanged)
    return Example(turned_reading, turned, ask_teacher=False)


def _names(question: str, points: Sequence[str]) -> list[str]:
    """Return what key points begin with as their subjects, without names that hold another.

    What only looks like an agent ("가까이 있는 …") is in no second key point; what only looks like
    a topic ("보내는 쪽은 …") is a verb elsewhere, too.
    """
    texts = (question, *points)
    found: dict[str, str] = {}
    for point in points:
        named = _TOPIC if _HANGUL.search(point) else _ENGLISH
        topic, agent = named.match(point), _AGENT.match(point)
        if topic and _is_noun(topic[1], texts):
            found.setdefault(topic[1].lower(), topic[1])
        elif agent and sum(_has(other, agent[1]) for other in points) >= _FEW_POINTS:
            found.setdefault(agent[1].lower(), agent[1])
    return [
        name
        for key, name in found.items()
        if not any(key != other and (other in key or key in other) for other in found)
    ]


def _is_noun(name: str, texts: Iterable[str]) -> bool:
    return not _HANGUL.search(name) or any(
        re.search(rf"(?<!\w){re.escape(name)}{_AFTER_NOUN}", text) for text in texts
    )


def _has(text: str, name: str) -> bool:
    return re.search(_word(name), text, re.IGNORECASE) is not None


def _word(name: str) -> str:
    return rf"(?<!\w){re.escape(name)}(?![a-z0-9_])"


def _turned(point: str, letter: str, one: str, other: str, certain: bool) -> str:  # noqa: FBT001
    """Return the letter of a key point after its names have changed places."""
    if point == WRONG_CLAIM:
        return UNSETTLED
    if letter == "m" or not (_has(point, one) or _has(point, other)):
        return letter
    if _is_of_both(point, one, other):
        return UNSETTLED
    return {"h": "s", "s": "h" if certain else UNSETTLED}.get(letter, UNSETTLED)


def _is_of_both(point: str, one: str, other: str) -> bool:
    """Whether a point says the same of both, so that exchanging them changes nothing."""
    pairs = ((one, other), (other, one))
    forms = "|".join(_JOINED.format(*map(re.escape, pair)) for pair in pairs)
    return re.search(forms, point, re.IGNORECASE) is not None


def _exchanged(text: str, one: str, other: str) -> str:
    """Exchange two names in a text, with the particles that follow them."""

    def swap(match: re.Match[str]) -> str:
        name = other if match[1].lower() == one.lower() else one
        written = _like(match[1], name)
        return josa(written, _FORMS[match[2]]) if match[2] else written

    pattern = rf"({_word(one)}|{_word(other)})(?:({_FOLLOWING})(?=[\s,.]|$))?"
    return re.sub(pattern, swap, text, flags=re.IGNORECASE)


def _like(replaced: str, name: str) -> str:
    """Return a name as it is written where another stood, at a beginning or not."""
    if name[0].isascii() and not name[1:].islower():
        return name
    return name.capitalize() if replaced[0].isupper() else name.lower()
