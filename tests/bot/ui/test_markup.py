"""Text for Discord."""

from hypothesis import given
from hypothesis import strategies as st

from bot.ui.markup import as_noted, bar, clean, cut, lines_within, plain, quote, spoiler


@given(st.text(), st.integers(1, 50))
def test_cut_is_never_longer_and_keeps_the_beginning(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert len(short) <= limit
    if len(text) <= limit:
        assert short == text
    else:
        assert short.endswith("…")
        assert text.startswith(short[:-1])


def test_cut_falls_between_words() -> None:
    assert cut("전송 계층은 양 끝단의 통신을 맡는다", 18) == "전송 계층은 양 끝단의 통신을…"


@given(st.text())
def test_nothing_typed_mentions_or_hides(text: str) -> None:
    shown = plain(text + "@everyone <@123456789012345678> \u202e")
    assert "@everyone" not in shown
    assert "<@123456789012345678>" not in shown
    assert "\u202e" not in shown


def test_typed_markup_shows_as_typed() -> None:
    assert plain("**굵게** ||숨김||") == r"\*\*굵게\*\* \|\|숨김\|\|"


def test_quote_is_one_line() -> None:
    assert quote("SYN\n\n  ACK", 100) == "“SYN ACK”"


def test_notes_show_as_they_stand() -> None:
    assert as_noted("TIME_WAIT의 `__init__` a*b*c") == r"TIME_WAIT의 \`\_\_init\_\_\` a\*b\*c"


def test_what_no_database_keeps_is_cleaned() -> None:
    assert clean("답\0\ud800이다") == "답?이다"


@given(st.text(alphabet="a| \n가"), st.integers(10, 100))
def test_spoiler_is_closed_and_fits(text: str, limit: int) -> None:
    hidden = spoiler(text, limit)
    assert len(hidden) <= limit
    assert hidden.startswith("||")
    assert hidden.endswith("||")
    assert "||" not in hidden[2:-2]


@given(st.floats(0, 100))
def test_bar_has_ten_cells(score: float) -> None:
    assert len(bar(score)) == 10


@given(st.lists(st.text(max_size=30)), st.integers(0, 200))
def test_whole_lines_within_the_limit(lines: list[str], limit: int) -> None:
    joined, left_out = lines_within(lines, limit)
    assert len(joined) <= limit
    assert joined == "\n".join(lines[: len(lines) - left_out])
