"""Texts -> what they say of each of the things that key points are about."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest

from knowledge.glossary import Glossary
from knowledge.grading.plain import plain

_SHORTEST_NAME = 2
_MOST_MENTIONS = 24
_FEW_POINTS = 2

_NAME = r"[^\s,.:;]{1,20}?"
# "보내는 쪽은 …": a verb before such a noun is no subject.
_KOREAN = re.compile(
    rf"({_NAME}(?:\s[^\s,.:;]{{1,14}}?){{0,2}}?)(?:은|는|이란|란)\s"
    r"(?!(?:쪽|측|것|때|경우|동안|순간|곳|데|중)\S*\s)"
)
_ENGLISH = re.compile(
    r"(?:the |an? )?((?:[\w+#./'-]+ ){0,2}?[\w+#./'-]+)\s+"
    r"(?:is|are|was|has|have|can|does|do|will|must|means|uses|keeps|gives|returns|reads|stores"
    r"|needs|runs|puts|takes|holds|sends|waits|works)\s",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"([^:]{1,25}):\s")
_HANGUL = re.compile(r"[가-힣]")
_LATIN = re.compile(r"[a-z0-9]")
# A second subject within a point: "세션은 서버에 저장하고, 쿠키는 …".
_WITHIN = re.compile(rf"(?:[고며만데],?|,|반면)\s+({_NAME})(?:은|는)\s")
_AGENT = re.compile(r"(?:^|[고며만데면],?\s|,\s)([^\s,.:;]{2,14}?)(?:이|가)\s")

# A text speaks of a subject where a statement begins with it.
_BEGINNING = (
    r"(?:^|[.,;!?\n]|(?<=[고며만데])\s|\b(?:and|but|while|whereas)\s)\s*"
    r"(?:the |an? |그리고 |반면에? |반대로 )?"
)
_AFTER_SUBJECT = (
    r"(?:(?:\s?쪽)?(?:이?란|은|는|이|가|엔|에는)(?=[\s,])|\s*[:=→]|\s+(?:is|are|means)\b|\s+(?=\w))"
)
# Or anywhere, where a particle says so.
_AFTER_TOPIC = r"(?:(?:\s?쪽)?(?:이?란|은|는|이|가|엔|에는)(?=[\s,])|\s*[:=→])"
_END = re.compile(r"[.!?](?=\s|$)|\n")
_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Mention:
    """What a text says of a subject in one place.

    Attributes:
        subject: what it speaks of.
        text: what it says, up to the sentence's end or another subject.
    """

    subject: str
    text: str


class Subjects:
    """The things that key points are about, to be found in any text by any of their names.

    Args:
        points: the key points of a question.
        question: the question.
        glossary: other names of theirs.
    """

    def __init__(self, points: Sequence[str], question: str, glossary: Glossary) -> None:
        texts = [plain(point).lower() for point in points]
        named = set(_named(texts, question.lower()))
        # Of a single syllable only what is a term: 큐, but not 그.
        names = sorted((n for n in named if len(n) >= _SHORTEST_NAME or glossary.find(n)), key=len)
        roots = {_root(name, names) for name in names}
        self.names = frozenset(
            root for root in roots if not any(root in other for other in roots if other != root)
        )
        self._by_spelling = {
            _BLANK.sub("", spelling): name
            for name in self.names
            for spelling in _spellings(name, self.names, glossary)
        }
        longest_first = sorted(self._by_spelling, key=len, reverse=True)
        spelled = "|".join(r"\s*".join(map(re.escape, spelling)) for spelling in longest_first)
        beginning = rf"{_BEGINNING}(?P<name>{spelled}){_AFTER_SUBJECT}"
        within = rf"(?<=\s)(?P<topic>{spelled}){_AFTER_TOPIC}"
        self._beginning = re.compile(beginning)
        self._anywhere = re.compile(f"{beginning}|{within}")

    def mentions(self, text: str, *, anywhere: bool = False) -> tuple[Mention, ...]:
        """Return what a text says of the subjects, in order.

        Args:
            text: a key point or an answer, as written.
            anywhere: whether a particle makes a subject in the middle of a statement, too.
        """
        if not self.names:
            return ()
        written = plain(text).lower()
        pattern = self._anywhere if anywhere else self._beginning
        found = list(islice(pattern.finditer(written), _MOST_MENTIONS))
        said = []
        for mention, following in zip_longest(found, found[1:]):
            rest = written[mention.end() : following.start() if following else len(written)]
            named = mention.groupdict()
            subject = self._by_spelling[_BLANK.sub("", named["name"] or named["topic"])]
            said.append(Mention(subject, _END.split(rest, maxsplit=1)[0].strip(" ,")))
        return tuple(said)


def _named(points: Sequence[str], question: str) -> Iterator[str]:
    """Return what key points name as subjects; agents only where they come again."""
    for point in points:
        named = _KOREAN if _HANGUL.search(point) else _ENGLISH
        subject = _LABELLED.match(point) or named.match(point)
        topics = [subject[1].strip()] if subject else []
        topics += [found[1] for found in _WITHIN.finditer(point)]
        agents = [found[1] for found in _AGENT.finditer(point)]
        again = (
            name
            for name in agents
            if name in question or sum(name in other for other in points) >= _FEW_POINTS
        )
        yield from topics
        yield from again


def _root(name: str, names: Iterable[str]) -> str:
    """Return what ``name`` is of: "201 응답" is of "201", where another point is about that."""
    return next((other for other in names if name.startswith(f"{other} ")), name)


def _spellings(name: str, names: Iterable[str], glossary: Glossary) -> Iterator[str]:
    """Yield how a subject may be written: a system called CP is CP, where nothing else is."""
    yield name
    short = name.rpartition(" ")[0]
    is_name = glossary.find(short) is not None or _LATIN.search(short) is not None
    if is_name and not any(other.startswith(short) for other in names if other != name):
        yield short
    for written in filter(None, (name, short)):
        if term := glossary.find(written):
            yield from (other.lower() for other in term.names)
