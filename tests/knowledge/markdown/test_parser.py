"""Markdown text -> sections."""

import gc
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.markdown import BlockKind, Section, parse, parse_all
from knowledge.markdown.parser import MAX_LINE, MOST_BRACKETS

EXAMPLE = Path(__file__).parents[3] / "../shared/notes/network-interview-notes.md"


def walked(text: str) -> list[Section]:
    return [section for top in parse(text) for section in top.walk()]


@pytest.fixture(scope="module")
def example() -> list[Section]:
    return walked(EXAMPLE.read_text(encoding="utf-8"))


def test_all_headings_of_the_example_become_sections(example: list[Section]) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").split("\n")
    assert len(example) == 32
    for section in example:
        marks = lines[section.line - 1].split(" ")[0]
        assert marks == "#" * section.level
        assert section.title.split()[0] in lines[section.line - 1]


def test_emoji_codes_are_no_part_of_a_title(example: list[Section]) -> None:
    section = next(section for section in example if section.line == 144)
    assert section.title == "TCP 관련 질문 1"
    assert section.path[-2:] == ("TCP 3 way handshake & 4 way handshake", "TCP 관련 질문 1")


def test_bodies_are_plain_text(example: list[Section]) -> None:
    by_title = {section.title: section for section in example}
    assert "**" not in by_title["TCP vs UDP"].body
    assert by_title["strand 설명"].body == "strand 설명 사이트"
    assert "GET /background.png HTTP/1.0" in by_title["HTTP 동작 과정"].body
    assert "JSESSIONID는  name 과 value" in by_title["셰션 vs 쿠키"].body


def test_steps_with_bullets_between_are_one_list(example: list[Section]) -> None:
    (steps,) = next(section for section in example if section.line == 409).blocks
    assert steps.kind is BlockKind.STEPS
    assert [item.number for item in steps.children] == [1, 2, 3]
    assert steps.children[0].children[0].children[0].text.startswith("Set-Cookie")


def test_numbered_paragraphs_inside_a_step_are_steps(example: list[Section]) -> None:
    section = next(section for section in example if section.line == 327)
    steps = section.blocks[1]
    inner = steps.children[0].children[0]
    assert [item.text for item in inner.children][:2] == ["Client Hello", "Server Hello"]
    assert inner.children[0].children[0].kind is BlockKind.BULLETS


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
@pytest.mark.parametrize("mark", ["*", "-", "+"])
def test_any_indentation_and_bullet(indent: str, mark: str) -> None:
    (section,) = parse(f"# 제목\n{mark} 가\n{indent}{mark} 나\n{indent * 2}{mark} 다\n")
    first = section.blocks[0].children[0]
    assert first.children[0].children[0].children[0].children[0].text == "다"


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("##제목", [2]),
        ("#제목", [1]),
        ("제목\n====\n\n작은 제목\n----\n", [1, 2]),
        ("#include <stdio.h>\n", [0]),
        ("#네트워크 #면접\n", [0]),
        ("한 줄이다.\n---\n", [0]),
        ("Q. 무엇인가?\nA. 그것이다.\n---\n", [0]),
        ("```sh\n# 주석\n```\n", [0]),
        ("---\ntitle: 글\n---\n# 글\n", [1]),
    ],
)
def test_what_is_a_heading(text: str, levels: list[int]) -> None:
    assert [section.level for section in walked(text)] == levels


def test_levels_that_jump_hang_under_the_nearest() -> None:
    (top,) = parse("# 가\n## 나\n#### 다\n### 라\n## 마\n")
    assert [child.title for child in top.children] == ["나", "마"]
    assert [child.title for child in top.children[0].children] == ["다", "라"]


def test_typed_marks_are_lists() -> None:
    circled, bullets, in_bullets = parse(
        "# 가\n① 하나\n② 둘\n# 나\n• 하나\n• 둘\n# 다\n- 1) 하나\n- 2) 둘\n"
    )
    for section in (circled, in_bullets):
        (steps,) = section.blocks
        assert steps.kind is BlockKind.STEPS
        assert [(item.number, item.text) for item in steps.children] == [(1, "하나"), (2, "둘")]
    assert bullets.blocks[0].kind is BlockKind.BULLETS


def test_tables_quotes_and_comments() -> None:
    (section,) = parse("# 가\n<!-- 비밀 -->\n| a | b |\n|---|---|\n| `c` | **d** |\n\n> 인용\n")
    table, quote = section.blocks
    assert table.text == "a | b\nc | d"
    assert quote.children[0].text == "인용"
    assert "비밀" not in section.body


def test_windows_line_ends_change_nothing() -> None:
    text = "# 가\n- 나\n  - 다\n\n## 라\n바\n"
    assert parse(text) == parse(text.replace("\n", "\r\n"))


def test_notes_of_an_author_are_no_part_of_the_body() -> None:
    text = (
        "## 가\n- 별칭: 나, 다\n\n* Q. 왜?\n    * A. 그래서.\n"
        "    * 힌트\n        1. 음\n    * 난이도: 쉬움\n"
    )
    (section,) = parse(text)
    assert section.aliases == ("나", "다")
    assert section.body == "- Q. 왜?\n  - A. 그래서."


def test_an_open_fence_ends_before_the_next_heading() -> None:
    parsed = parse_all("# 가\n\n```c\nint x;\n\n## 나\n글\n")
    assert [section.title for top in parsed.sections for section in top.walk()] == ["가", "나"]
    (notice,) = parsed.notices
    assert notice.line == 3
    assert "never closed" in notice.message


def test_a_line_too_long_is_left_out() -> None:
    parsed = parse_all("# 가\n" + "x" * 5_000_000 + "\n\n나\n")
    assert parsed.sections[0].body == "나"
    assert parsed.notices[0].line == 2
    assert f"{MAX_LINE:,}" in parsed.notices[0].message


@pytest.mark.parametrize("depth", [100, 1000])
@pytest.mark.parametrize("mark", ["- ", "> "])
def test_deep_nesting(depth: int, mark: str) -> None:
    if mark == "> ":
        text = "> " * depth + "글"
    else:
        text = "\n".join("  " * n + f"- {n}" for n in range(depth))
    parsed = parse_all(f"# 가\n{text}\n\n# 나\n")
    assert [section.title for section in parsed.sections] == ["가", "나"]
    assert bool(parsed.notices) == (depth > 100)


@given(st.text(alphabet="#-*>`1.) \n\t가나다ab|:[]()<!", max_size=200))
def test_any_text_is_read(text: str) -> None:
    lines = text.count("\n") + 1
    for section in walked(text):
        assert 1 <= section.line <= lines
        assert all(section.line <= block.line <= lines for block in section.blocks)


def test_lists_nested_in_one_line() -> None:
    parsed = parse_all("# 가\n" + "- " * 300 + "글\n\n# 나\n")
    assert [section.title for section in parsed.sections] == ["가", "나"]
    assert parsed.notices[0].line == 2


def test_links_are_read_up_to_a_number_of_brackets() -> None:
    some, too_many = ("[a](b.md) " * count for count in (MOST_BRACKETS, MOST_BRACKETS + 1))
    assert len(parse_all(some).links) == MOST_BRACKETS
    crowded = parse_all(f"{too_many}\n\n[c](d.md)\n")
    assert [link.target for link in crowded.links] == ["d.md"]
    assert crowded.sections[0].body.startswith("[a](b.md)")


@pytest.mark.parametrize("piece", ["[", "![", "[a](<b ", "[a][b] ", "*a **b _c ", "## a\n\nb\n\n"])
def test_work_grows_with_the_size(piece: str) -> None:
    once, twice = (calls(partial(parse, piece * count)) for count in (400, 800))
    assert twice < 2.5 * once


def calls(work: Callable[[], object]) -> int:
    """Count the calls of functions that ``work`` makes."""
    count = 0

    def called(*_: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_a_long_text_leaves_no_more_circles_than_a_short_one() -> None:
    text = "# 제목\n\n- 하나\n    - 둘\n\n| a | b |\n|---|---|\n| **1** | [2](#x) |\n\n"

    def circles(text: str) -> int:
        gc.collect()
        gc.disable()
        try:
            parse_all(text)
            return gc.collect()
        finally:
            gc.enable()

    assert circles(text * 30) == circles(text)
