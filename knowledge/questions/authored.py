"""Questions written as such: ``Q.``/``A.`` pairs, and what their author noted with them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.markdown.labels import QUESTIONS, Label, label_of, names_in, phrasings_in
from knowledge.markdown.plaintext import plain_text, prose
from knowledge.markdown.section import Block, BlockKind, Section
from knowledge.question import Difficulty, FollowUp, Kind
from knowledge.questions.draft import Draft
from knowledge.questions.marks import with_marks
from knowledge.questions.points import from_answer

_DIFFICULTIES = {
    Difficulty.EASY: ("쉬움", "하", "초급", "easy", "low"),
    Difficulty.MEDIUM: ("보통", "중", "중급", "medium", "normal"),
    Difficulty.HARD: ("어려움", "상", "고급", "hard", "high"),
}
_POINT_NUMBER = re.compile(r"^\(\s*(\d{1,2})\s*\)\s*")


@dataclass(slots=True)
class _Pair:
    """A question as far as it is read."""

    prompt: str
    line: int
    loose: bool
    prompt_en: str = ""
    answer: list[str] = field(default_factory=list)
    answered: bool = False
    answer_blocks: list[Block] = field(default_factory=list)
    key_points: list[str] = field(default_factory=list)
    ordered: bool = False
    hints: list[str] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    difficulty: Difficulty | None = None
    citation: str = ""
    open_label: Label | None = None


@dataclass(frozen=True, slots=True)
class Authored:
    """What a section holds of written questions.

    Attributes:
        drafts: the answered questions.
        unanswered: prompt and line of each question without an answer.
        rest: the blocks that belong to no question.
        complete: whether any question comes with its author's key points.
    """

    drafts: tuple[Draft, ...]
    unanswered: tuple[tuple[str, int], ...]
    rest: tuple[Block, ...]
    complete: bool


def authored_in(section: Section) -> Authored:
    """Read the written questions of ``section``.

    Read are bullets ``Q. …`` with ``A. …`` under or after them, paragraphs, both in one paragraph,
    and a heading ``Q. …`` whose body, with the sections under it, is the answer.
    """
    section = with_marks(section)
    titled = label_of(section.title)
    pairs: list[_Pair] = []
    rest: list[Block] = []
    if titled and titled.label in QUESTIONS and titled.text:
        pair = _Pair("", section.line, loose=True)
        _fill_text(pair, titled.text, Block(BlockKind.PARAGRAPH, section.line))
        _fill(pair, _answer_blocks(section))
        pairs.append(pair)
    else:
        rest = _read(section.blocks, pairs)
    answered = [pair for pair in pairs if pair.answer or pair.answer_blocks]
    return Authored(
        drafts=tuple(_draft(pair) for pair in answered),
        unanswered=tuple((p.prompt, p.line) for p in pairs if p not in answered),
        rest=tuple(rest),
        complete=any(pair.key_points for pair in answered),
    )


def asks_in_title(section: Section) -> bool:
    """Tell whether the heading itself is a written question, so that all under it is its answer."""
    found = label_of(with_marks(section).title)
    return found is not None and found.label in QUESTIONS and bool(found.text)


def _answer_blocks(section: Section) -> Iterator[Block]:
    yield from section.blocks
    for child in section.children:
        found = label_of(child.title)
        if found is None or found.label is not Label.ANSWER:
            text = child.title
        else:
            text = f"A. {found.text}" if found.text else ""
        if text:
            yield Block(BlockKind.PARAGRAPH, child.line, text, markup=text)
        yield from _answer_blocks(child)


def _read(blocks: Sequence[Block], pairs: list[_Pair]) -> list[Block]:
    """Add the questions among sibling ``blocks`` to ``pairs``; return the other blocks."""
    rest: list[Block] = []
    pair: _Pair | None = None
    for block in blocks:
        if block.is_list:
            kept: list[Block] = []
            for item in block.children:
                pair = _next(item, pair, pairs, kept, listed=True)
            if kept:
                rest.append(Block(block.kind, kept[0].line, children=tuple(kept)))
        else:
            pair = _next(block, pair, pairs, rest, listed=False)
    return rest


def _next(
    block: Block, pair: _Pair | None, pairs: list[_Pair], rest: list[Block], *, listed: bool
) -> _Pair | None:
    """Read one item or block: a new question, a part of ``pair``, or neither."""
    found = label_of(block.text) if block.kind is not BlockKind.CODE else None
    if found and found.label is Label.QUESTION and found.text:
        pair = _Pair("", block.line, loose=not listed)
        _fill_text(pair, found.text, block)
        _fill(pair, block.children)
        pairs.append(pair)
        return pair
    if pair is not None and (found is not None or _belongs(pair, listed=listed)):
        wrapped = Block(BlockKind.BULLETS, block.line, children=(block,)) if listed else block
        _fill(pair, [wrapped])
        return pair
    rest.append(block)
    return None


def _belongs(pair: _Pair, *, listed: bool) -> bool:
    return pair.loose or (listed and pair.open_label is not None)


def _fill_text(pair: _Pair, text: str, block: Block) -> None:
    """Read a question's own lines, among which labelled ones may stand."""
    lines = text.split("\n")
    prompt: list[str] = []
    for index, line in enumerate(lines):
        if label_of(line):
            pair.prompt = " ".join(prompt)
            after = "\n".join(lines[index:])
            for number, part in enumerate(_labelled_parts(after)):
                _fill(
                    pair,
                    [Block(BlockKind.PARAGRAPH, block.line + index + number, part, markup=part)],
                )
            return
        prompt.append(line)
    pair.prompt = " ".join(prompt)


def _labelled_parts(text: str) -> list[str]:
    parts: list[str] = []
    for line in text.split("\n"):
        if label_of(line) or not parts:
            parts.append(line)
        else:
            parts[-1] += f"\n{line}"
    return parts


def _fill(pair: _Pair, blocks: Iterable[Block]) -> None:
    """Read what stands under a question."""
    for block in blocks:
        if block.kind is BlockKind.QUOTE:
            _fill(pair, block.children)
        elif not block.is_list:
            _fill_one(pair, block, block)
        elif pair.open_label is not None and not any(label_of(i.text) for i in block.children):
            _take_items(pair, pair.open_label, (block,))
        else:
            for item in block.children:
                _fill_one(pair, item, Block(block.kind, item.line, children=(item,)))


def _fill_one(pair: _Pair, block: Block, as_block: Block) -> None:
    found = label_of(block.text) if block.kind is not BlockKind.CODE else None
    if found is None:
        if pair.open_label is not None and block.kind is BlockKind.ITEM:
            _take_items(pair, pair.open_label, (as_block,))
            return
        pair.open_label = None
        pair.answer_blocks.append(as_block)
        return
    pair.open_label = None
    match found.label:
        case Label.ANSWER:
            pair.answered = True
            if found.text:
                pair.answer.append(found.text)
            pair.answer_blocks += block.children
        case Label.QUESTION_EN:
            pair.prompt_en = found.text
        case Label.QUESTION_KO | Label.QUESTION:
            _take_translation(pair, found.text)
        case Label.DIFFICULTY:
            pair.difficulty = _difficulty(found.text)
        case Label.ALIASES:
            pair.aliases += names_in(found.text)
        case Label.SOURCE:
            pair.citation = _after_label(block.markup) or found.text
        case _:
            _take_listed(pair, found.label, found.text, block.children)


def _take_translation(pair: _Pair, korean: str) -> None:
    """Make ``korean`` the prompt; what was the prompt is then the English one."""
    if not pair.prompt_en:
        pair.prompt_en = pair.prompt
    pair.prompt = korean


def _take_listed(pair: _Pair, label: Label, text: str, children: tuple[Block, ...]) -> None:
    if text:
        _take(pair, label, text)
    _take_items(pair, label, children)
    pair.open_label = None if text or children else label


def _take_items(pair: _Pair, label: Label, blocks: Iterable[Block]) -> None:
    for block in blocks:
        if block.is_list:
            if label is Label.KEY_POINTS:
                pair.ordered = block.kind is BlockKind.STEPS
            for item in block.children:
                _take(pair, label, _whole(item))
        elif block.text:
            _take(pair, label, _whole(block))


def _take(pair: _Pair, label: Label, text: str) -> None:
    if label is Label.KEY_POINTS:
        pair.key_points.append(text)
    elif label is Label.HINTS:
        pair.hints.append(text)
    elif label is Label.FOLLOW_UPS:
        pair.follow_ups.append(_follow_up(text))
    elif label is Label.ASKED:
        pair.asked += phrasings_in(text)


def _follow_up(text: str) -> FollowUp:
    found = _POINT_NUMBER.match(text)
    if not found:
        return FollowUp(text)
    return FollowUp(text[found.end() :], int(found[1]) - 1)


def _whole(item: Block) -> str:
    nested = plain_text(item.children)
    return " ".join(f"{item.text}\n{nested}".split())


def _after_label(markup: str) -> str:
    return re.split(r"[:：]", markup, maxsplit=1)[-1].strip(" *_")


def _difficulty(text: str) -> Difficulty | None:
    word = text.strip(" .").casefold()
    return next((one for one, names in _DIFFICULTIES.items() if word in names), None)


def _draft(pair: _Pair) -> Draft:
    said = "\n".join(pair.answer)
    nested = prose(pair.answer_blocks)
    reference = "\n".join(part for part in (said, plain_text(nested)) if part)
    points = tuple(pair.key_points) or from_answer(said, nested) or (" ".join(reference.split()),)
    return Draft(
        kind=Kind.QA,
        prompt=pair.prompt,
        reference=reference,
        key_points=points,
        line=pair.line,
        ordered=pair.ordered,
        hints=tuple(pair.hints),
        follow_ups=tuple(_in_range(pair.follow_ups, len(points))),
        aliases=tuple(dict.fromkeys(pair.aliases)),
        asked=tuple(dict.fromkeys(pair.asked)),
        difficulty=pair.difficulty,
        prompt_en=pair.prompt_en,
        citation=pair.citation,
    )


def _in_range(follow_ups: Iterable[FollowUp], points: int) -> Iterator[FollowUp]:
    for one in follow_ups:
        within = one.point is not None and 0 <= one.point < points
        yield one if within or one.point is None else FollowUp(one.prompt)
