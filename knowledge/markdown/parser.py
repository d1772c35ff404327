"""Markdown text -> tree of sections.

Read with markdown-it-py after CommonMark 0.31 (https://spec.commonmark.org/0.31.2/),
GitHub's tables and strikethrough, and with the habits of study notes that CommonMark reads
otherwise: headings without a space (``##제목``), lists that go on after bullets between their
steps, paragraphs numbered ``1.1.``, bullets typed as ``•`` or ``①``, front matter, a rule right
under a line.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, image, link
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from knowledge.markdown.labels import Label, label_of, names_in
from knowledge.markdown.lists import joined, listed, numbered
from knowledge.markdown.plaintext import plain_text, prose
from knowledge.markdown.section import Block, BlockKind, Section

MAX_LINE = 10_000
"""Longest line that is read, in characters; a longer one (an embedded picture) is left out."""

MAX_NESTING = 210
"""Deepest nesting that is read, as markdown-it counts it: two for each list in a list."""

MOST_BRACKETS = 100
"""Opening brackets of a paragraph in which links are read: each looks through all that follows."""

_EMOJI_CODE = re.compile(r"(?<![A-Za-z0-9:]):[a-z][a-z0-9_+-]*:(?!:)")
_PICTOGRAPH = r"[\U0001F000-\U0001FAFF\u2600-\u26FF\u2700-\u27BF\uFE0F\u20E3\u200D]"
_LEADING_PICTOGRAPHS = re.compile(rf"^(?:{_PICTOGRAPH}|\s)+")
_ANY_PICTOGRAPH = re.compile(_PICTOGRAPH)
_TASK_BOX = re.compile(r"^\[[ xX]\]\s+")
_SPACES = re.compile(r"[ \t\u00A0\u3000]+")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\x00]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_HTML = re.compile(
    r"</?(?:a|abbr|b|big|blockquote|center|code|dd|del|details|div|dl|dt|em|figure|font|h[1-6]|"
    r"hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|script|section|small|span|strike|strong|style|"
    r"sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul|var|video|picture|source|br)\b[^<>]*>",
    re.IGNORECASE,
)
# A question with its answer folded away: its summary is one as if ``Q.`` stood before it.
_ASKING_SUMMARY = re.compile(
    r"<summary>\s*(?:<[^<>]*>\s*){0,5}(?!Q\d*[.:)])([^<]*(?:[?？]|시오|세요|나요|까)[.]?)\s*(?=<)",
    re.IGNORECASE,
)
_ANCHOR = re.compile(r"<[a-zA-Z][^<>]*?\s(?:id|name)=[\"']([^\"'<>]{1,200})")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){0,100}?(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_TIGHT_HEADING = re.compile(r"(#{2,6})([^\s#].*)|(#)([가-힣][^#]*|[A-Za-z](?=[^#]* )[^#]*)")
_DIRECTIVE = re.compile(
    r"#(?:include|define|undef|if|ifdef|ifndef|elif|else|endif|pragma|error|warning|line|region|"
    r"endregion|import|using)\b"
)
_CLOSING_MARKS = re.compile(r"(?<!\s)\s+#+\s*$")
_HEADING_LINE = re.compile(r"#{1,6}\s+\S")
_LONGEST_UNDERLINED = 80
_MOST_FENCES_CLOSED = 50
_TAB = 4
# No line with fewer marks and spaces before its text than this can be nested too deep.
_SHALLOW = MAX_NESTING // 2 - 5
_MARKS = "-*+> \t0123456789.)"
_DEEP = re.compile(rf"[{re.escape(_MARKS)}]{{{_SHALLOW}}}")


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in a text that could not be read as meant.

    Attributes:
        line: line it stands on, counted from 1.
        message: what is wrong and what to do.
    """

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link or picture.

    Attributes:
        line: line of the block it stands in, counted from 1.
        target: where it leads, as written.
    """

    line: int
    target: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text holds.

    Attributes:
        sections: the outermost sections.
        notices: what could not be read as meant, by line.
        links: all links and pictures.
        anchors: headings as written and ids in HTML, for links to ``#…``.
    """

    sections: tuple[Section, ...]
    notices: tuple[Notice, ...]
    links: tuple[Link, ...]
    anchors: tuple[str, ...]


def parse(text: str) -> tuple[Section, ...]:
    """Return the outermost sections of a Markdown text, in order.

    Args:
        text: the whole text; any line ends.
    """
    return parse_all(text).sections


def parse_all(text: str) -> Parsed:
    """Return the sections of a Markdown text with its links and what was wrong with it."""
    lines, notices = _clean_lines(text)
    lines, depths = _without_depths(lines)
    tokens, unclosed = _tokens(lines)
    notices += unclosed + depths
    root = SyntaxTreeNode(tokens)
    drafts, empty_headings = _drafts(root.children, lines)
    anchors = [node.children[0].content for node in root.children if node.type == "heading"]
    anchors += _ANCHOR.findall("\n".join(lines))
    _open_circles(root)
    return Parsed(
        sections=_tree(drafts),
        notices=tuple(sorted(notices + empty_headings, key=lambda notice: notice.line)),
        links=tuple(_links(tokens)),
        anchors=tuple(anchors),
    )


def _open_circles(root: SyntaxTreeNode) -> None:
    """Let a tree go as soon as nobody holds it: in one of a long text is much to look through."""
    for node in list(root.walk()):
        node.parent = None


def _clean_lines(text: str) -> tuple[list[str], list[Notice]]:
    """Return the lines that are read, each at its place, and notices of those left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if front := _FRONT_MATTER.match(text):
        text = "\n" * front[0].count("\n") + text[front.end() :]
    lines: list[str] = []
    notices: list[Notice] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            message = (
                f"this line has {len(line):,} characters and was left out; "
                f"break it into lines of at most {MAX_LINE:,}"
            )
            notices.append(Notice(number, message))
        kept = line if len(line) <= MAX_LINE else ""
        lines.append(_INVISIBLE.sub("", unicodedata.normalize("NFC", kept)))
    return lines, notices


def _tokens(lines: list[str]) -> tuple[list[Token], list[Notice]]:
    """Return the tokens of ``lines``; a fence left open ends before the next heading."""
    lines = list(lines)
    notices: list[Notice] = []
    while True:
        tokens = _parser().parse("\n".join(lines))
        opened = next((token for token in tokens if _is_unclosed(token, lines)), None)
        if opened is None or opened.map is None:
            return tokens, notices
        start = opened.map[0]
        message = (
            f"the code fence {opened.markup} opened here is never closed; "
            f"write {opened.markup} on a line of its own after the code"
        )
        notices.append(Notice(start + 1, message))
        end = _before_heading(lines, start + 1)
        if end is None or len(notices) == _MOST_FENCES_CLOSED:
            return tokens, notices
        # The blank line before the heading becomes the fence's end, so that no line moves.
        lines[end] = opened.markup


def _before_heading(lines: Sequence[str], start: int) -> int | None:
    """Return the number of the first blank line from ``start`` on with a heading after it."""
    return next(
        (
            number
            for number in range(start, len(lines) - 1)
            if not lines[number].strip() and _HEADING_LINE.match(lines[number + 1])
        ),
        None,
    )


def _is_unclosed(token: Token, lines: Sequence[str]) -> bool:
    if token.type != "fence" or token.map is None:
        return False
    start, end = token.map
    last = lines[min(end, len(lines)) - 1].lstrip("> \t").rstrip()
    mark = token.markup[0]
    return end - start < 2 or len(last) < len(token.markup) or set(last) != {mark}  # noqa: PLR2004 -- a fence's two ends


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
    parser.enable(["table", "strikethrough"])
    parser.inline.ruler.at("link", _unless_crowded(link))
    parser.inline.ruler.at("image", _unless_crowded(image))
    parser.block.ruler.after(
        "heading", "tight_heading", _tight_heading, {"alt": ["paragraph", "reference"]}
    )
    return parser


def _unless_crowded(rule: Callable[[StateInline, bool], bool]) -> Callable[..., bool]:
    """Return ``rule`` for links, which reads none where there are too many brackets."""

    def bounded(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's signature of a rule
        if state.env.get("counted") is not state.src:
            state.env["counted"] = state.src
            state.env["crowded"] = state.src.count("[") > MOST_BRACKETS
        return not state.env["crowded"] and rule(state, silent)

    return bounded


def _tight_heading(state: StateBlock, start: int, _end: int, silent: bool) -> bool:  # noqa: FBT001 -- markdown-it's signature of a rule
    """Read ``##제목``: a heading whose author left out the space."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = _TIGHT_HEADING.fullmatch(line)
    if state.level or state.is_code_block(start) or not found or _DIRECTIVE.match(line):
        return False
    if silent:
        return True
    marks, content = found[1] or found[3], found[2] or found[4]
    state.line = start + 1
    tag = f"h{len(marks)}"
    state.push("heading_open", tag, 1).map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = _CLOSING_MARKS.sub("", content).strip()
    inline.map = [start, state.line]
    inline.children = []
    state.push("heading_close", tag, -1)
    return True


def _without_depths(lines: list[str]) -> tuple[list[str], list[Notice]]:
    """Leave out what is nested deeper than is read: there the parser drops all that follows."""
    if not any(_DEEP.match(line) for line in lines):
        return lines, []
    tokens = _parser().parse("\n".join(lines))
    deepest = next((t for t in tokens if t.level >= MAX_NESTING - 1 and t.map is not None), None)
    if deepest is None or deepest.map is None:
        return lines, []
    first = deepest.map[0]
    width = _width_before_text(lines[first])
    message = f"nested more than {MAX_NESTING // 2} deep; what is deeper was left out, nest it less"
    kept = [
        "" if number >= first and _width_before_text(line) >= width else line
        for number, line in enumerate(lines)
    ]
    rest, more = _without_depths(kept)
    return rest, more or [Notice(first + 1, message)]


def _width_before_text(line: str) -> int:
    line = line.expandtabs(_TAB)
    return len(line) - len(line.lstrip(_MARKS))


def _links(tokens: Iterable[Token]) -> Iterator[Link]:
    for token in tokens:
        line = token.map[0] + 1 if token.map else 1
        for part in token.children or ():
            target = part.attrGet("href") or part.attrGet("src")
            if isinstance(target, str):
                yield Link(line, target)


@dataclass(slots=True)
class _Draft:
    """A heading and its blocks before its place in the tree is known."""

    level: int
    title: str
    line: int
    blocks: list[Block] = field(default_factory=list)


def _drafts(
    nodes: Sequence[SyntaxTreeNode], lines: Sequence[str]
) -> tuple[list[_Draft], list[Notice]]:
    drafts = [_Draft(0, "", 1)]
    notices: list[Notice] = []
    under: list[SyntaxTreeNode] = []
    for node in nodes:
        if not _is_heading(node):
            under.append(node)
            continue
        title = _title(node.children[0])
        if not title:
            notices.append(Notice(_line(node), "a heading without text was passed over; name it"))
            continue
        drafts[-1].blocks = _blocks(under, lines)
        under = []
        drafts.append(_Draft(int(node.tag[1]), title, _line(node)))
    drafts[-1].blocks = _blocks(under, lines)
    before_headings = drafts[0]
    if before_headings.blocks:
        before_headings.line = before_headings.blocks[0].line
    return drafts if before_headings.blocks else drafts[1:], notices


def _is_heading(node: SyntaxTreeNode) -> bool:
    """Tell headings from text with a rule drawn right under it, which CommonMark takes for one."""
    if node.type != "heading":
        return False
    text = node.children[0].content
    return node.markup not in ("-", "=") or not (
        "\n" in text
        or len(text) > _LONGEST_UNDERLINED
        or (node.markup == "-" and (text.endswith((".", "。")) or label_of(text)))
    )


def _tree(drafts: Sequence[_Draft]) -> tuple[Section, ...]:
    """Hang each section under the nearest before it with a lower level."""
    children: list[list[Section]] = [[] for _ in drafts]
    parents: list[int | None] = []
    paths: list[tuple[str, ...]] = []
    open_: list[int] = []
    for index, draft in enumerate(drafts):
        while open_ and (drafts[open_[-1]].level >= draft.level or not drafts[open_[-1]].level):
            open_.pop()
        parents.append(open_[-1] if open_ else None)
        above = paths[open_[-1]] if open_ else ()
        paths.append((*above, draft.title) if draft.title else above)
        open_.append(index)
    outermost: list[Section] = []
    for index in reversed(range(len(drafts))):
        section = _section(drafts[index], paths[index], tuple(reversed(children[index])))
        parent = parents[index]
        (outermost if parent is None else children[parent]).append(section)
    return tuple(reversed(outermost))


def _section(draft: _Draft, path: tuple[str, ...], children: tuple[Section, ...]) -> Section:
    return Section(
        level=draft.level,
        title=draft.title,
        line=draft.line,
        path=path,
        blocks=tuple(draft.blocks),
        body=plain_text(prose(draft.blocks)),
        children=children,
        aliases=tuple(_aliases(draft.blocks)),
    )


def _aliases(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        for line in block.children if block.is_list else (block,):
            found = label_of(line.text)
            if found and found.label is Label.ALIASES:
                yield from names_in(found.text)


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 1


def _blocks(nodes: Sequence[SyntaxTreeNode], lines: Sequence[str]) -> list[Block]:
    read = [block for node in nodes for block in _block(node, lines)]
    return numbered(joined([part for block in read for part in listed(block)], lines))


def _block(node: SyntaxTreeNode, lines: Sequence[str]) -> list[Block]:
    line = _line(node)
    match node.type:
        case "paragraph" | "heading":
            inline = node.children[0]
            text = _text(inline)
            return [Block(BlockKind.PARAGRAPH, line, text, markup=inline.content)] if text else []
        case "bullet_list" | "ordered_list":
            return _list(node, lines)
        case "blockquote":
            children = tuple(_blocks(node.children, lines))
            return [Block(BlockKind.QUOTE, line, children=children)] if children else []
        case "fence" | "code_block":
            code = node.content.strip("\n")
            return [Block(BlockKind.CODE, line, code)] if code.strip() else []
        case "table":
            rows = [row for part in node.children for row in part.children]
            text = "\n".join(
                " | ".join(_text(cell.children[0]) for cell in row.children) for row in rows
            )
            return [Block(BlockKind.TABLE, line, text)]
        case "html_block":
            content = _ASKING_SUMMARY.sub(r"Q. \1", node.content)
            text = _spaced(_without_html(content)).strip()
            return [Block(BlockKind.PARAGRAPH, line, text, markup=text)] if text else []
        case _:
            return []


def _list(node: SyntaxTreeNode, lines: Sequence[str]) -> list[Block]:
    ordered = node.type == "ordered_list"
    first = int(node.attrs.get("start", 1))
    items = [
        _item(child, first + index if ordered else None, lines)
        for index, child in enumerate(node.children)
    ]
    items = [item for item in items if item.text or item.children]
    kind = BlockKind.STEPS if ordered else BlockKind.BULLETS
    return [Block(kind, _line(node), children=tuple(items))] if items else []


def _item(node: SyntaxTreeNode, number: int | None, lines: Sequence[str]) -> Block:
    blocks = _blocks(node.children, lines)
    if blocks and blocks[0].kind is BlockKind.PARAGRAPH:
        head, *rest = blocks
        text = _TASK_BOX.sub("", head.text)
        return Block(BlockKind.ITEM, _line(node), text, tuple(rest), number, head.markup)
    return Block(BlockKind.ITEM, _line(node), "", tuple(blocks), number)


def _title(inline: SyntaxTreeNode) -> str:
    return _spaced(_ANY_PICTOGRAPH.sub("", _text(inline)).replace("\n", " ")).strip()


def _text(inline: SyntaxTreeNode) -> str:
    token = inline.token
    parts = (_inline_text(part) for part in (token.children if token and token.children else ()))
    text = _spaced("".join(parts))
    return _LEADING_PICTOGRAPHS.sub("", text).strip()


def _inline_text(token: Token) -> str:
    match token.type:
        case "text":
            return _EMOJI_CODE.sub("", token.content)
        case "code_inline":
            return token.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "html_inline":
            return _without_html(token.content)
        case _:
            return ""


def _without_html(text: str) -> str:
    kept: list[str] = []
    start = 0
    # Not by a pattern, which would look through all the rest for the end of each open comment.
    while (opened := text.find("<!--", start)) >= 0:
        closed = text.find("-->", opened)
        if closed < 0:
            break
        kept.append(text[start:opened])
        start = closed + len("-->")
    kept.append(text[start:])
    return _HTML.sub("", _BREAK.sub("\n", "".join(kept)))


def _spaced(text: str) -> str:
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip("\n")
