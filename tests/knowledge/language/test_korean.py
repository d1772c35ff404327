"""Particles and letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language.korean import jamo, josa, strip_particle


@pytest.mark.parametrize(
    ("word", "pair", "expected"),
    [
        ("물리 계층", "을/를", "물리 계층을"),
        ("쿠키", "은/는", "쿠키는"),
        ("물리 계층(Physical layer)", "은/는", "물리 계층(Physical layer)은"),
        ("TCP", "과/와", "TCP와"),
        ("HTTP 1.0", "은/는", "HTTP 1.0은"),
        ("IPv4", "이/가", "IPv4가"),
        ("IPv6", "이/가", "IPv6이"),
        ("URL", "을/를", "URL을"),
        ("URL", "으로/로", "URL로"),
        ("CDN", "으로/로", "CDN으로"),
        ("서울", "으로/로", "서울로"),
        ("socket", "이/가", "socket이"),
        ("server", "이/가", "server가"),
        ("handshake", "이란/란", "handshake란"),
        ("file", "을/를", "file을"),
        ("C++", "은/는", "C++는"),
        ("C#", "은/는", "C#은"),
    ],
)
def test_the_particle_follows_the_sound(word: str, pair: str, expected: str) -> None:
    assert josa(word, pair) == expected


@pytest.mark.parametrize("pair", ["을", "을/", "/를", "을/를/은"])
def test_a_particle_needs_two_forms(pair: str) -> None:
    with pytest.raises(ValueError, match="two forms"):
        josa("세션", pair)


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("세션이랑", "세션"),
        ("서버에서는", "서버"),
        ("인증서에는", "인증서"),
        ("스레드에도", "스레드"),
        ("서버까지는", "서버"),
        ("TCP는", "TCP"),
        ("쿠키를", "쿠키"),
        ("클라이언트가", "클라이언트"),
        ("차이", "차이"),
        ("결과", "결과"),
        ("속도", "속도"),
        ("나는", "나는"),
        ("쿠키은", "쿠키은"),
    ],
)
def test_particles_come_off_only_where_they_fit(word: str, stem: str) -> None:
    assert strip_particle(word) == stem


def test_jamo_makes_a_wrong_vowel_one_letter_wrong() -> None:
    wrong, right = jamo("셰션"), jamo("세션")
    assert len(wrong) == len(right)
    assert sum(a != b for a, b in zip(wrong, right, strict=True)) == 1
    assert jamo("ＴＣＰ") == "tcp"


@given(st.text(max_size=30))
def test_any_text_takes_a_particle(word: str) -> None:
    topic, agent = josa(word, "은/는"), josa(word, "이/가")
    # Of two pairs the same form fits.
    assert (topic, agent) in {(word + "은", word + "이"), (word + "는", word + "가")}


@given(st.text(alphabet="가나다세션쿠키서버은는이가을를로TCP", max_size=12))
def test_stripping_only_shortens(word: str) -> None:
    stem = strip_particle(word)
    assert word.startswith(stem)
    assert bool(stem) == bool(word)
