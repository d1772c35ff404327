"""Numbered steps -> walk-through questions whose key points keep their order."""

import re
from collections.abc import Iterator, Sequence

from knowledge.language.sentences import (
    ends_said,
    has_arrow,
    is_name,
    is_only_link,
    is_statement,
    sentences,
    without_memos,
)
from knowledge.markdown.section import Block, BlockKind
from knowledge.question import Kind
from knowledge.questions.draft import Draft
from knowledge.questions.reference import reference_of
from knowledge.questions.subject import Subject, is_listing, is_procedure, walkthrough_prompt

MOST_STEPS = 10
"""Key points of one walk-through at most: more than elsewhere, since a step can't be left out."""

_ACTION = re.compile(
    r"(?:전송|요청|응답|시도|연결|확인|수신|송신|종료|저장|생성|출력|입력|조회|호출|반환|실행|접속|전달|처리|"
    r"보냄|받음|[려돌내]줌|돌려줌|그림|만듦|연다|닫는다|발급|검증|할당|해제|등록|렌더링|로드|변환|파싱|[하한]다|된다|보낸다|받는다|함|됨)[.)]*$"
)
_SEQUENCE = re.compile(
    r"^(?:먼저|우선|처음|그 ?다음|다음으로|이후|그 ?후|이어서|마지막으로|"
    r"first|then|next|finally)\b",
    re.IGNORECASE,
)
_STATE = re.compile(r"^[^.]{1,20}\s-\s|^[^:：.]{1,20}\s*[:：]")
_FEWEST_STEPS = 2
_LONGEST_BESIDE = 40
_MOST_BESIDE = 4


def walkthroughs_in(
    blocks: Sequence[Block], subject: Subject, title: str
) -> Iterator[tuple[Block, Draft]]:
    """Yield each list of steps in ``blocks`` with its question.

    Args:
        blocks: a section's blocks.
        subject: what the section is about.
        title: the heading or named bullet they stand under, as written.
    """
    for block in blocks:
        if block.kind is BlockKind.STEPS and _is_procedure(block, title):
            yield block, _draft(block, subject)
            continue
        for item in block.children if block.is_list else (block,):
            named = bool(item.text) and is_name(item.text) and bool(item.children)
            inner = subject.part(item.text) if named else subject
            yield from walkthroughs_in(item.children, inner, item.text if named else title)


def without_steps(blocks: Sequence[Block], steps: Sequence[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` without the lists of steps that have their own question."""
    kept: list[Block] = []
    for block in blocks:
        if any(block is one for one in steps):
            continue
        children = without_steps(block.children, steps)
        if not children and (block.is_list or (block.children and not ends_said(block.text))):
            # A list of nothing but steps, or words that only lead to them.
            continue
        kept.append(Block(block.kind, block.line, block.text, children, block.number, block.markup))
    return tuple(kept)


def _is_procedure(steps: Block, title: str) -> bool:
    items = steps.children
    if len(items) < _FEWEST_STEPS:
        return False
    if sum(has_arrow(item.text) for item in items) * 2 >= len(items):
        return True
    if is_procedure(title):
        return True
    named = sum(is_name(item.text) and bool(item.children) for item in items)
    acting = sum(_acts(item.text) for item in items)
    return (
        not is_listing(title)
        and named * 2 < len(items)
        and acting * 2 > len(items)
        and all(not _STATE.match(item.text) for item in items)
    )


def _acts(text: str) -> bool:
    text = without_memos(text) or text
    return _ACTION.search(text) is not None or _SEQUENCE.match(text) is not None


def _draft(steps: Block, subject: Subject) -> Draft:
    return Draft(
        kind=Kind.WALKTHROUGH,
        prompt=walkthrough_prompt(subject),
        reference=reference_of([steps]),
        key_points=tuple(_points(steps)),
        line=steps.line,
        ordered=True,
    )


def _points(steps: Block) -> list[str]:
    items = [inner for item in steps.children for inner in _opened(item)]
    if len(items) > MOST_STEPS:
        items = list(steps.children)
    said = [_said(item) for item in items]
    split = [sentence for step in said for sentence in sentences(step)]
    if len(split) > MOST_STEPS or not all(is_statement(one) for one in split[1:]):
        split = [step if len(sentences(step)) == 1 else sentences(step)[0] for step in said]
    return split[:MOST_STEPS]


def _opened(item: Block) -> tuple[Block, ...]:
    """Return the steps inside a step, or the step itself."""
    inner = next((block for block in item.children if block.kind is BlockKind.STEPS), None)
    return inner.children if inner and len(inner.children) > 1 else (item,)


def _said(item: Block) -> str:
    """Return a step in words: a bare label with what it means, else its own text."""
    text = " ".join((without_memos(item.text) or item.text).split()).rstrip(":")
    children = [
        child
        for block in item.children
        for child in (block.children if block.is_list else (block,))
        if child.kind is not BlockKind.CODE and child.text and not is_only_link(child.markup)
    ]
    if not children:
        return text
    only = children[0].text
    if len(children) == 1 and len(only) <= _LONGEST_BESIDE and not is_statement(only):
        return f"{text} ({only})" if text else only
    if has_arrow(text) or not is_statement(text):
        telling = [c for c in children if is_statement(c.text) and not _STATE.match(c.text)]
        first = (telling or children)[0]
        return f"{text}: {_with_parts(first)}" if text else _with_parts(first)
    return text


def _with_parts(item: Block) -> str:
    """Return an item's first sentence with the short items under it."""
    said = sentences(item.text)[0] if item.text else ""
    parts = [child.text for block in item.children if block.is_list for child in block.children]
    if parts and not said.endswith((".", "다")):
        return f"{said}: {', '.join(parts[:_MOST_BESIDE])}"
    return said
