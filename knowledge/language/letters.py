"""Abbreviations written as they are read aloud in Korean: ``씨피유`` for CPU."""

# Names of the Latin letters (국립국어원, 표준국어대사전, "에이" to "제트"), and common variants.
_NAMES = """
    에이 a 비 b 시 c 씨 c 디 d 이 e 에프 f 지 g 쥐 g 에이치 h 에취 h 아이 i 제이 j 케이 k 엘 l 엠 m
    엔 n 오 o 피 p 큐 q 아르 r 알 r 에스 s 티 t 유 u 브이 v 더블유 w 엑스 x 와이 y 제트 z 지트 z
"""
_LETTERS = dict(zip(_NAMES.split()[::2], _NAMES.split()[1::2], strict=True))
_LONGEST_NAME = max(map(len, _LETTERS))
_LONGEST_WORD = 24


def letters_in(word: str) -> str | None:
    """Return the lower-case Latin letters that ``word`` reads out: ``http`` of ``에이치티티피``.

    Args:
        word: one word without a particle.

    Returns:
        At least two letters, by the longest names that make up all of ``word``; None where there
        are none, as in almost every word.
    """
    letters = _read(word) if len(word) <= _LONGEST_WORD else None
    return letters if letters and len(letters) > 1 else None


def _read(word: str) -> str | None:
    if not word:
        return ""
    for end in range(min(len(word), _LONGEST_NAME), 0, -1):
        letter = _LETTERS.get(word[:end])
        if letter and (rest := _read(word[end:])) is not None:
            return letter + rest
    return None
