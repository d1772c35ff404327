"""Glossary lines, ``TERM (Expansion) : meaning``, and tables of terms -> define-questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.language.sentences import is_example, is_only_link, is_statement, sentences
from knowledge.markdown.labels import label_of
from knowledge.markdown.plaintext import plain_text, prose
from knowledge.markdown.section import Block, BlockKind
from knowledge.question import Kind
from knowledge.questions.draft import Draft
from knowledge.questions.points import Point, chosen, points_in
from knowledge.questions.reference import cut
from knowledge.questions.subject import Subject, define_prompt, is_facet

_LINE = re.compile(
    r"^(?P<term>[^\s:：][^:：\n]{0,79}?)\s*(?:[:：](?![/:：])|\s[-–—]\s(?!>))\s*(?P<meaning>\S.{3,})$",
    re.DOTALL,
)
_EXPANSION = re.compile(r"\s*[(（]([^()（）]*)[)）]\s*$")
_TABLE_HEAD = re.compile(
    r"^(?:용어|단어|약어|개념|명칭|term|word|acronym|abbreviation)\s*\|", re.IGNORECASE
)
_NO_TERM = re.compile(
    r"^(?:참고|참조|예|예시|주의|출처|링크|결론|요약|정리|핵심|질문|답변?|단|즉|기타|작성자|작성일|날짜|"
    r"태그|함정|팁|비유|오해|흔한 실수|경고|보기|포트|포트 번호|장점|단점|[QA]\d*|port|notes?|"
    r"example|e\.g\.?|ex|tip|warning|see|source|ref|summary|todo|date|tags?|author|created)\b",
    re.IGNORECASE,
)
_LONGEST_TERM = 30
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Glossary:
    """What a section's blocks hold of terms.

    Attributes:
        drafts: a question for each term.
        rest: the blocks that are no glossary line.
    """

    drafts: tuple[Draft, ...]
    rest: tuple[Block, ...]


def glossary_in(blocks: Sequence[Block], *, korean: bool) -> Glossary:
    """Read the glossary lines among a section's outermost items and paragraphs."""
    drafts: list[Draft] = []
    rest: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.BULLETS:
            _read_bullets(block, drafts, rest, korean=korean)
        elif block.kind is BlockKind.TABLE and _TABLE_HEAD.match(block.text):
            drafts += _from_table(block, korean=korean)
        elif block.kind is BlockKind.PARAGRAPH and (found := _from_lines(block, korean=korean)):
            drafts += found
        elif block.kind is BlockKind.CODE and drafts and _explains(block, drafts[-1]) and not rest:
            drafts[-1] = replace(drafts[-1], reference=cut(f"{drafts[-1].reference}\n{block.text}"))
        else:
            rest.append(block)
    if len(drafts) == 1 and not drafts[0].aliases:
        # One line with a colon among others is more often a remark (``함정: …``) than a term.
        return Glossary((), tuple(blocks))
    return Glossary(tuple(drafts), tuple(rest))


def _read_bullets(block: Block, drafts: list[Draft], rest: list[Block], *, korean: bool) -> None:
    kept: list[Block] = []
    for item in block.children:
        draft = _from_text(item.text, item, korean=korean)
        if draft:
            drafts.append(draft)
        else:
            kept.append(item)
    if kept:
        rest.append(replace(block, children=tuple(kept)))


def _from_lines(block: Block, *, korean: bool) -> list[Draft]:
    """Read a paragraph every line of which is a glossary line."""
    found = [
        _from_text(line, Block(block.kind, block.line + n, line, markup=line), korean=korean)
        for n, line in enumerate(block.text.split("\n"))
    ]
    drafts = [draft for draft in found if draft]
    return drafts if len(drafts) == len(found) else []


def _from_table(table: Block, *, korean: bool) -> list[Draft]:
    rows = [line.split(" | ") for line in table.text.split("\n")[1:]]
    return [
        _draft(term, " ".join(cell for cell in cells if cell), (), table.line, korean=korean)
        for term, *cells in rows
        if term and any(cells)
    ]


def _from_text(text: str, item: Block, *, korean: bool) -> Draft | None:
    found = _LINE.match(text)
    if not found or label_of(text) or is_example(text) or is_only_link(item.markup):
        return None
    term, meaning = found["term"].strip(), " ".join(found["meaning"].split())
    if not _is_term(term) or re.search(r"->|→|=>", term):
        return None
    return _draft(term, meaning, item.children, item.line, korean=korean)


def _is_term(term: str) -> bool:
    name = _EXPANSION.sub("", term)
    return (
        0 < len(name) <= _LONGEST_TERM
        and len(name.split()) <= _MOST_WORDS
        and not _NO_TERM.match(name)
        and not is_facet(name)
        and not is_statement(name)
        and re.search(r"[^\W\d_]", name) is not None
    )


def _draft(
    term: str, meaning: str, children: tuple[Block, ...], line: int, *, korean: bool
) -> Draft:
    name = re.sub(r"\s+\(", "(", term) if korean else term
    short = _EXPANSION.sub("", term)
    expansion = _EXPANSION.search(term)
    aliases = [short, expansion[1]] if expansion else []
    said = [Point(f"{short}: {one}", 0, n) for n, one in enumerate(sentences(meaning))]
    explained = prose(children)
    nested = points_in(explained, Subject(short, korean))
    below = plain_text(explained)
    return Draft(
        kind=Kind.DEFINE,
        prompt=define_prompt(name, korean=korean),
        reference=cut(f"{meaning}\n{below}" if below else meaning),
        key_points=chosen([*said, *(replace(p, group=len(said) + p.group) for p in nested)]),
        line=line,
        aliases=tuple(alias.strip() for alias in aliases if alias.strip()),
    )


def _explains(code: Block, draft: Draft) -> bool:
    return bool(draft.aliases) and draft.aliases[0] in code.text
