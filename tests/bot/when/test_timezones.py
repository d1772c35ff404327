"""Time zones as people name them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.when.timezones import PLACES, label, resolve, suggest

WINTER = datetime(2026, 1, 15, tzinfo=UTC)
SUMMER = datetime(2026, 7, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("서울", "Asia/Seoul"),
        ("한국", "Asia/Seoul"),
        ("한국 시간", "Asia/Seoul"),
        ("대한민국 표준시", "Asia/Seoul"),
        ("KST", "Asia/Seoul"),
        ("kst", "Asia/Seoul"),
        ("Korea", "Asia/Seoul"),
        ("asia/seoul", "Asia/Seoul"),
        ("New York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("뉴욕", "America/New_York"),
        ("미국", "America/New_York"),
        ("Eastern Time", "America/New_York"),
        ("엘에이", "America/Los_Angeles"),
        ("샌프란시스코", "America/Los_Angeles"),
        ("런던", "Europe/London"),
        ("영국", "Europe/London"),
        ("독일", "Europe/Berlin"),
        ("München", "Europe/Berlin"),
        ("munchen", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("상파울루", "America/Sao_Paulo"),
        ("호찌민", "Asia/Ho_Chi_Minh"),
        ("베트남", "Asia/Ho_Chi_Minh"),
        ("콜카타", "Asia/Kolkata"),
        ("인도", "Asia/Kolkata"),
        ("호주", "Australia/Sydney"),
        ("네팔", "Asia/Kathmandu"),
        ("카트만두", "Asia/Kathmandu"),
        ("Iceland", "Atlantic/Reykjavik"),
        ("EST", "America/New_York"),
        ("asia/calcutta", "Asia/Calcutta"),
        ("Chatham", "Pacific/Chatham"),
        ("UTC", "Etc/UTC"),
        ("협정 세계시", "Etc/UTC"),
        ("UTC+9", "Asia/Seoul"),
    ],
)
def test_names_are_understood(typed: str, zone: str) -> None:
    assert resolve(typed) == zone
    assert zone in suggest(typed) or typed == "asia/calcutta"


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("서", "Asia/Seoul"),
        ("서우", "Asia/Seoul"),
        ("ㅅㅓ", "Asia/Seoul"),
        ("셔울", "Asia/Seoul"),
        ("Seuol", "Asia/Seoul"),
        ("뉴요", "America/New_York"),
        ("New Y", "America/New_York"),
        ("New Yrok", "America/New_York"),
        ("시카", "America/Chicago"),
        ("벤쿠버", "America/Vancouver"),
        ("도교", "Asia/Tokyo"),
    ],
)
def test_beginnings_and_slips_find_it(typed: str, first: str) -> None:
    assert suggest(typed)[0] == first


def test_a_country_offers_all_of_its_zones_the_usual_one_first() -> None:
    offered = suggest("미국")
    assert offered[0] == "America/New_York"
    assert {"America/Chicago", "America/Denver", "America/Los_Angeles"} <= set(offered)


def test_nothing_typed_offers_the_usual_ones() -> None:
    assert suggest("")[:2] == ["Asia/Seoul", "Asia/Tokyo"]
    assert len(suggest("", 25)) == 25


@pytest.mark.parametrize("typed", ["", "   ", "김치찌개", "Nowhere Land", "Asia/Atlantis", "!!!"])
def test_what_is_no_zone_is_not_guessed_at(typed: str) -> None:
    assert resolve(typed) is None


@given(st.text(max_size=60))
def test_whatever_is_typed_only_zones_come_back(typed: str) -> None:
    known = available_timezones()
    assert set(suggest(typed)) <= known
    assert resolve(typed) in known | {None}


def test_every_suggestion_resolves_to_itself() -> None:
    for typed in ("a", "e", "아", "미국", "러시아"):
        for name in suggest(typed, 25):
            assert resolve(name) == name


def test_places_name_zones_that_exist() -> None:
    for line in PLACES.read_text(encoding="utf-8").splitlines():
        if not line.startswith(("#", "*")):
            assert ZoneInfo(line.partition(":")[0])


def test_labels_tell_city_and_offset_of_the_season() -> None:
    assert label("Asia/Seoul", "ko", WINTER) == "서울 (Asia/Seoul, UTC+9)"
    assert label("America/New_York", "en", WINTER) == "New York (America/New_York, UTC-5)"
    assert label("America/New_York", "ko", SUMMER) == "뉴욕 (America/New_York, UTC-4)"
    assert label("Asia/Kathmandu", "en", SUMMER) == "Kathmandu (Asia/Kathmandu, UTC+5:45)"
    assert label("Asia/Kolkata", "ko", SUMMER) == "콜카타 (Asia/Kolkata, UTC+5:30)"
    assert label("Japan", "ko", SUMMER) == "Japan, UTC+9"
