"""Small talk -> the kind of word that is due."""

import re
from enum import StrEnum


class Mood(StrEnum):
    """What kind of small talk it is."""

    THANKS = "thanks"
    GREETING = "greeting"
    FAREWELL = "farewell"
    STRUGGLE = "struggle"
    SMALLTALK = "smalltalk"


# Parts of words and words, the first that occurs decides.
_CUES: dict[Mood, str] = {
    Mood.THANKS: r"""
        고마 고맙 감사 ㄱㅅ ㄳ 땡큐 덕분 도움 thank \bthx\b \bty(?:sm)?\b appreciat cheers helped
    """,
    Mood.FAREWELL: r"""
        잘\s?자 굿나잇 내일\s?봐 수고 고생했 여기까지 자러 ㅂㅂ ㅂㅇ ㅅㄱ 주말\s잘 \bbye
        good\s?night see\sy tomorrow$
    """,
    Mood.STRUGGLE: r"""
        어렵 어려워 힘들 피곤 졸려 졸리 떨려 떨렸 긴장 스트레스 우울 망했 떨어졌 싫 머리 헷갈 ㅠ
        ㅜ \bhard\b tough tired nervous failed hate confusing \bcry boring bored
    """,
    Mood.GREETING: r"""
        안녕 하이 ㅎㅇ 반가 방가 헬로 좋은\s아침 굿모닝 오랜만 ^h(?:i|ello|ey)\b ^yo\b
        good\s(?:morning|evening|afternoon)
    """,
}
_PATTERNS = {mood: re.compile("|".join(cues.split())) for mood, cues in _CUES.items()}


def mood_of(said: str) -> Mood:
    """Return the kind of small talk, by its words; ``SMALLTALK`` where none tells more."""
    folded = said.casefold()
    return next((mood for mood, cue in _PATTERNS.items() if cue.search(folded)), Mood.SMALLTALK)
