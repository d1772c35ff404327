"""A heading with a body, and the named parts of it -> explain-, compare- and part-questions."""

from collections.abc import Iterator, Sequence

from knowledge.language.sentences import is_name, is_only_link
from knowledge.markdown.section import Block, BlockKind
from knowledge.question import Kind
from knowledge.questions.draft import Draft
from knowledge.questions.points import key_points
from knowledge.questions.reference import reference_of
from knowledge.questions.subject import (
    Subject,
    asks,
    compared,
    difference_prompt,
    explain_prompt,
    is_definition,
    is_facet,
    is_remark,
    together,
)

_FEWEST_PARTS = 2


def explain(blocks: Sequence[Block], subject: Subject, title: str, line: int) -> Draft | None:
    """Return the question for a whole section, or None where it states nothing.

    Args:
        blocks: what stands under the heading, without what has its own question.
        subject: what it is about.
        title: the heading as written.
        line: the heading's line.
    """
    sides = compared(title)
    about = Subject("", subject.korean) if asks(title) else subject
    return _draft(
        Kind.COMPARE if sides else Kind.EXPLAIN,
        difference_prompt(sides, korean=subject.korean)
        if sides
        else explain_prompt(title, subject),
        blocks,
        Subject(together(sides, korean=subject.korean), subject.korean) if sides else about,
        title,
        line,
        named=False,
    )


def parts(blocks: Sequence[Block], subject: Subject) -> Iterator[Draft]:
    """Yield a question for each named item with items of its own, and for its facets.

    The prompts carry the heading's subject, so that each is understood alone.
    """
    named = list(_named(blocks))
    if len(named) < _FEWEST_PARTS and not any(is_definition(item.text) for item in named):
        return
    for item in named:
        part = subject.part(item.text)
        if draft := _part(item, part, subject):
            yield draft
        facets = [child for child in _named(item.children) if is_facet(child.text)]
        if len(facets) < _FEWEST_PARTS:
            continue
        for facet in facets:
            if draft := _part(facet, part.part(facet.text), part):
                yield draft


def _part(item: Block, subject: Subject, above: Subject) -> Draft | None:
    sides = compared(item.text)
    kind = Kind.COMPARE if sides else Kind.EXPLAIN if is_definition(item.text) else Kind.PART
    prompt = (
        difference_prompt(sides, korean=subject.korean)
        if sides
        else explain_prompt(item.text, subject)
    )
    inner = above.inner(item.text)
    return _draft(kind, prompt, item.children, inner, item.text, item.line, named=True)


def _draft(  # noqa: PLR0913, PLR0917 -- the parts of a draft
    kind: Kind,
    prompt: str,
    blocks: Sequence[Block],
    subject: Subject,
    title: str,
    line: int,
    *,
    named: bool,
) -> Draft | None:
    points = key_points(blocks, subject, title, named=named)
    if not points:
        return None
    return Draft(kind, prompt, reference_of(blocks), points, line)


def _named(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        for item in block.children if block.is_list else ():
            if (
                item.kind is BlockKind.ITEM
                and item.children
                and item.text
                and (is_name(item.text) or item.text.rstrip().endswith("?"))
                and not is_only_link(item.markup)
                and not is_remark(item.text)
            ):
                yield item
