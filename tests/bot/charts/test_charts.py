"""Plots: whole pictures with a picture for every letter: matplotlib's warnings are errors."""

import asyncio
import struct
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.ft2font import FT2Font

from bot import charts
from bot.charts.theme import BOLD, REGULAR, legible

KOREAN = ["네트워크", "운영체제 · 뷁쉙", "TCP 3-way handshake", "C++ / Rust", "①→②"]
PNG = b"\x89PNG\r\n\x1a\n"


def _size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(PNG)
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("language", ["ko", "en"])
async def test_every_plot_is_drawn_in_both_languages_light_and_dark(
    language: str,
    dark: bool,  # noqa: FBT001  (a parameter of the test)
) -> None:
    values = [0, 12.5, 50, 99, 100]
    days = [date(2026, 1, 1) + timedelta(3 * day) for day in range(5)]
    table = [[None, *values[1:]] for _ in KOREAN]
    pictures = [
        await charts.bars("준비도", KOREAN, values, language=language, dark=dark),
        await charts.line("평균", days, values, language=language, dark=dark),
        await charts.heat_map(
            "주제", KOREAN, ["1/1", "1/2", "1/3", "1/4", "1/5"], table, language=language, dark=dark
        ),
        await charts.spread("점수", values, language=language, dark=dark),
    ]
    assert [_size(picture)[0] for picture in pictures] == [720] * 4
    assert len(set(pictures)) == 4


async def test_dark_and_light_differ() -> None:
    dark, light = [
        await charts.bars("준비도", ["TCP"], [50], language="ko", dark=dark)
        for dark in (True, False)
    ]
    assert dark != light


async def test_the_same_plot_is_drawn_once() -> None:
    first = await charts.bars("한 번", ["TCP"], [50], language="ko")
    assert await charts.bars("한 번", ["TCP"], [50], language="ko") is first
    assert await charts.bars("한 번", ["TCP"], [51], language="ko") is not first


async def test_many_plots_at_once() -> None:
    many = [charts.bars("함께", KOREAN, [n, 1, 2, 3, 4], language="ko") for n in range(8)]
    pictures = await asyncio.gather(*many)
    assert len(set(pictures)) == 8
    again = await charts.bars("함께", KOREAN, [3, 1, 2, 3, 4], language="ko")
    assert again == pictures[3]


async def test_nothing_to_show_is_still_a_picture() -> None:
    for picture in (
        await charts.bars("없음", [], [], language="ko"),
        await charts.line("없음", [], [], language="ko"),
        await charts.line("하루", [date(2026, 1, 1)], [40], language="ko"),
        await charts.heat_map("없음", [], [], [], language="ko"),
        await charts.spread("없음", [], language="ko"),
    ):
        assert _size(picture)[0] == 720


@pytest.mark.parametrize("odd", ["$x^2$ 비용", "🙂 이모지", "中文", "a\nb", "\\frac", "길" * 200])
async def test_odd_names_do_no_harm(odd: str) -> None:
    picture = await charts.bars(odd, [odd], [50], language="ko")
    assert _size(picture)[0] == 720


async def test_a_value_is_missing() -> None:
    with pytest.raises(ValueError, match="zip"):
        await charts.bars("모자람", ["TCP", "UDP"], [50], language="ko")


def test_hangul_in_parts_is_put_together() -> None:
    assert legible(unicodedata.normalize("NFD", "한글 파일")) == "한글 파일"


@given(st.text())
def test_every_legible_character_has_a_picture(text: str) -> None:
    for font in (REGULAR, BOLD):
        known = FT2Font(str(font.get_file())).get_charmap()
        assert {ord(character) for character in legible(text)} <= set(known)
    assert "\n" not in legible(text)
