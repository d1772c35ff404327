"""Korean particles and letters.

A particle takes one of two forms after a word: one after a final consonant (받침), another after a
vowel (국립국어원, 표준국어대사전 "을/를", "으로"). What is written in Latin letters or digits
is decided by how it is read aloud in Korean.
"""

import re
import unicodedata

_FIRST_SYLLABLE, _LAST_SYLLABLE = 0xAC00, 0xD7A3
_FINALS = 28
_RIEUL = 8

# Final sounds of names read letter by letter or digit by digit: 엘, 엠, 엔, 알; 영, 일, 삼, 육, ….
_LETTERS_CLOSED = frozenset("LMNR")
_DIGITS_CLOSED = frozenset("013678")
# Capitals that are read as words: 겟, 풋, 셋, 액.
_CAPITALS_CLOSED = frozenset({"GET", "PUT", "SET", "ACK"})
_READ_WITH_RIEUL = frozenset("LR178")

# Endings of English words that Korean writes with a final consonant: 패킷, 블록, 맵, 프레임, 파일.
_WORD_CLOSED = re.compile(
    r"(?:[lmn]e?|ng|ck|(?<![aeiou])[aeiou][ptbk]|(?<![aeiou])[aeiou]g|ook|eap|oup|eb)$"
)
_WORD_WITH_RIEUL = re.compile(r"le?$")

_PARENTHESISED_END = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]\s*$")
_NOT_READ = re.compile(r"[^\w#]+$|_+$")

_PARTICLE_LIST = """
    에서는 에게서 까지는 부터는 보다는 으로는 으로써 으로서 이라는 이라고 이란 에는 에도 에만 에서
    에게 으로 부터 까지 보다 처럼 하고 이랑 라는 라고 이나
    은 는 이 가 을 를 의 에 와 과 로 도 만 란 랑
"""
_AFTER_CLOSED_LIST = "은 이 을 과 이란 이랑 이나 이라는 이라고 으로 으로는 으로써 으로서"
_AFTER_OPEN_LIST = "는 가 를 와 란 랑 라는 라고 로"
_NOUN_LIST = """
    차이 사이 길이 깊이 높이 넓이 너비 결과 효과 초과 통과 속도 온도 정도 밀도 빈도 용도 제도 경로
    회로 통로 평가 국가 추가 증가 단가 회의 정의 주의 합의 문의 동의 추이 나이 이의 강의 의도 태도
    각도 시도 유도 제로 별로 서로 종이 놀이 바이 파이 웨이 게이트웨이 릴레이 딜레이 디스플레이
    어레이 지도 휴가 허가 대가 전문가
"""
_PARTICLES = tuple(_PARTICLE_LIST.split())
_AFTER_CLOSED = frozenset(_AFTER_CLOSED_LIST.split())
_AFTER_OPEN = frozenset(_AFTER_OPEN_LIST.split())
_NOUNS_LIKE_PARTICLED = frozenset(_NOUN_LIST.split())


def josa(word: str, pair: str) -> str:
    """Return ``word`` with the particle that fits it.

    Args:
        word: a noun or name; Hangul, Latin letters or digits. A parenthesis at its end is not
            read: ``물리 계층(Physical layer)`` ends in ``층``.
        pair: both forms, the one after a final consonant first: ``을/를``, ``이란/란``,
            ``으로/로`` (which takes the second form after ``ㄹ`` as well).

    Raises:
        ValueError: ``pair`` is not two forms with ``/`` between.
    """
    closed, slash, opened = pair.partition("/")
    if not (closed and slash and opened) or "/" in opened:
        message = f"a particle is given as two forms such as '을/를', not {pair!r}"
        raise ValueError(message)
    final = _final(word)
    if closed.startswith("으로") and final == "ㄹ":
        return word + opened
    return word + (closed if final else opened)


def strip_particle(word: str) -> str:
    """Return ``word`` without the particle at its end, as far as spelling alone can tell.

    At least two syllables (or one Latin letter or digit) stay, and a particle is taken off only
    where its form fits the sound before it, so that ``차이`` and ``결과`` stay whole.
    """
    if word in _NOUNS_LIKE_PARTICLED:
        return word
    for particle in _PARTICLES:
        stem = word.removesuffix(particle)
        if stem != word and _may_stand_alone(stem) and _fits(stem, particle):
            return stem
    return word


def jamo(text: str) -> str:
    """Return ``text`` with each Hangul syllable taken apart into its letters, casefolded.

    One mistyped vowel is then one letter of several, not a whole syllable, for comparisons by
    edit distance. Unicode NFD (Unicode Standard Annex #15) after NFKC, so that half-width and
    full-width forms are alike too.
    """
    return unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())


def has_hangul(text: str) -> bool:
    """Tell whether ``text`` holds a Hangul syllable."""
    return any(_is_syllable(letter) for letter in text)


def _may_stand_alone(stem: str) -> bool:
    return len(stem) > 1 or (len(stem) == 1 and stem.isascii() and stem.isalnum())


def _fits(stem: str, particle: str) -> bool:
    final = _final(stem)
    if particle.startswith("으로") or particle == "로":
        return (final in ("", "ㄹ")) == (particle == "로")
    if particle in _AFTER_CLOSED:
        return final != ""
    return particle not in _AFTER_OPEN or final == ""


def _is_syllable(letter: str) -> bool:
    return _FIRST_SYLLABLE <= ord(letter) <= _LAST_SYLLABLE


def _final(word: str) -> str:
    """Return ``ㄹ``, ``x`` (another final consonant) or nothing for how ``word`` ends."""
    read = _NOT_READ.sub("", _PARENTHESISED_END.sub("", word)) or _NOT_READ.sub("", word)
    if not read:
        return ""
    last = unicodedata.normalize("NFC", read)[-1]
    if _is_syllable(last):
        final = (ord(last) - _FIRST_SYLLABLE) % _FINALS
        return "ㄹ" if final == _RIEUL else "x" if final else ""
    if last == "#":
        return "x"
    return _latin_final(re.split(r"[^A-Za-z0-9]", read)[-1])


def _latin_final(name: str) -> str:
    if not name:
        return ""
    letters = re.sub(r"\d", "", name)
    if name in _CAPITALS_CLOSED:
        return "x"
    if name[-1].isdigit() or name.isupper() or letters[-2:].isupper():
        last = name[-1].upper()
        if last not in _LETTERS_CLOSED | _DIGITS_CLOSED:
            return ""
        return "ㄹ" if last in _READ_WITH_RIEUL else "x"
    lowered = name.lower()
    if _WORD_WITH_RIEUL.search(lowered):
        return "ㄹ"
    return "x" if _WORD_CLOSED.search(lowered) else ""
