"""All questions and gaps of a document, section by section."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from knowledge.document import Document, Gap
from knowledge.language.korean import has_hangul
from knowledge.markdown.plaintext import prose
from knowledge.markdown.section import Block, BlockKind, Section
from knowledge.question import Question, Source
from knowledge.questions.authored import asks_in_title, authored_in
from knowledge.questions.draft import Draft
from knowledge.questions.explain import explain, parts
from knowledge.questions.glossary import Glossary, glossary_in
from knowledge.questions.hints import made_hints
from knowledge.questions.identity import with_unique_ids
from knowledge.questions.points import MOST_POINTS, points_in
from knowledge.questions.subject import Subject, cleaned, compared, is_facet, is_term_list
from knowledge.questions.walkthrough import walkthroughs_in, without_steps

_MOST_POINTS_BESIDE_TERMS = 3
_FEWEST_POINTS_OF_TITLE = 3
_NO_SUBJECT = re.compile(
    r"^(?:참고(?: ?(?:자료|문헌|사이트|링크))?|출처|목차|차례|references?|sources?|links?|"
    r"(?:table of )?contents|toc|"
    r"further reading|see also)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a document asks and what it leaves unanswered."""

    questions: tuple[Question, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a section stands.

    Attributes:
        file: the notes file.
        topic: title of the topic.
        path: titles down to the section.
        subject: what the section is about, in words that are understood alone.
        container: whether it is the file's title heading, over the topics.
    """

    file: str
    topic: str
    path: tuple[str, ...]
    subject: Subject
    container: bool = False


def found_in(document: Document) -> Found:
    """Return the questions and gaps of ``document``, in the order of its lines."""
    questions: list[Question] = []
    gaps: list[Gap] = []
    stem = PurePosixPath(document.file).stem
    for section in document.sections:
        title = section.title or stem
        subject = Subject(cleaned(title), _is_korean(section, title))
        container = bool(section.children)
        place = _Place(document.file, title, section.path or (title,), subject, container)
        _search(section, place, questions, gaps)
    return Found(
        with_unique_ids(sorted(questions, key=lambda question: question.source.line)),
        tuple(sorted(gaps, key=lambda gap: gap.source.line)),
    )


def _search(section: Section, place: _Place, questions: list[Question], gaps: list[Gap]) -> bool:
    """Add what ``section`` and those under it hold; return whether anything is answered."""
    authored = authored_in(section)
    drafts = list(authored.drafts)
    glossary = _glossary(section, authored.rest, place)
    drafts += glossary.drafts
    if (
        not authored.complete
        and not asks_in_title(section)
        and not _NO_SUBJECT.match(section.title)
    ):
        drafts += _automatic(section, authored.rest, glossary, place)
    questions += (_question(draft, section, place) for draft in drafts)
    gaps += (
        Gap(prompt, place.path, Source(place.file, line)) for prompt, line in authored.unanswered
    )
    answered = bool(drafts) or _has_content(authored.rest, place.subject)
    if not asks_in_title(section):
        for child in section.children:
            answered |= _search(child, _below(place, section, child), questions, gaps)
    if (
        not answered
        and not authored.unanswered
        and not place.container
        and section.level
        and not _NO_SUBJECT.match(cleaned(section.title))
    ):
        gaps.append(Gap(section.title, place.path, Source(place.file, section.line)))
    return answered


def _below(place: _Place, above: Section, child: Section) -> _Place:
    name = cleaned(child.title)
    korean = _is_korean(child, child.title) or (place.subject.korean and not child.body)
    asked = replace(place.subject, korean=korean)
    subject = asked.part(name) if is_facet(name) else Subject(name, korean)
    topic = child.title if above.level == 1 else place.topic
    return _Place(place.file, topic, child.path, subject)


def _is_korean(section: Section, title: str) -> bool:
    return has_hangul(title) or has_hangul(section.body)


def _glossary(section: Section, blocks: tuple[Block, ...], place: _Place) -> Glossary:
    if compared(section.title):
        return Glossary((), blocks)
    return glossary_in(blocks, korean=place.subject.korean)


def _automatic(
    section: Section, written: tuple[Block, ...], glossary: Glossary, place: _Place
) -> Iterator[Draft]:
    blocks = prose(glossary.rest)
    subject, title = place.subject, section.title
    procedures = list(walkthroughs_in(blocks, subject, title))
    yield from (draft for _, draft in procedures)
    rest = without_steps(blocks, [steps for steps, _ in procedures])
    points = points_in(rest, subject, title)
    named = list(parts(rest, subject if section.level else replace(subject, name="")))
    whole_asked = any(steps in blocks for steps, _ in procedures)
    beside_terms = bool(glossary.drafts) and len(points) < _MOST_POINTS_BESIDE_TERMS
    of_title = place.container and len(points) < _FEWEST_POINTS_OF_TITLE
    of_file = not section.level and (named or procedures)
    if 1 < len(glossary.drafts) <= MOST_POINTS and section.level and not is_term_list(title):
        # The terms are sides of the heading's subject (``ACID``): asked one by one and together.
        rest, beside_terms = prose(written), False
    if not (whole_asked or beside_terms or of_title or of_file) and (
        draft := explain(rest, subject, title or place.path[-1], section.line)
    ):
        yield draft
    yield from named


def _has_content(blocks: tuple[Block, ...], subject: Subject) -> bool:
    kept = prose(blocks)
    return any(block.kind in (BlockKind.CODE, BlockKind.TABLE) for block in kept) or bool(
        points_in(kept, subject)
    )


def _question(draft: Draft, section: Section, place: _Place) -> Question:
    korean = has_hangul(draft.prompt)
    return Question(
        id="",
        topic=place.topic,
        section=section.title or place.path[-1],
        path=place.path,
        kind=draft.kind,
        prompt=draft.prompt,
        reference=draft.reference,
        key_points=draft.key_points,
        source=Source(place.file, draft.line),
        ordered=draft.ordered,
        hints=draft.hints
        or made_hints(draft.prompt, draft.key_points, ordered=draft.ordered, korean=korean),
        follow_ups=draft.follow_ups,
        aliases=tuple(dict.fromkeys((*draft.aliases, *section.aliases))),
        asked=draft.asked,
        difficulty=draft.difficulty,
        prompt_en=draft.prompt_en,
        citation=draft.citation,
    )
