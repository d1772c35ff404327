"""What someone says who wants a question -> the topic that they name."""

import re

from knowledge.language.korean import strip_particle
from knowledge.language.normalisation import FILLERS, words_of
from knowledge.topics import Tier, TopicIndex

# Words that ask for a question and name no topic, beside the fillers.
_REQUESTS_TEXT = """
하나 하나만 하나랑 하나요 하낭 한 한개 한개만 한문제 한문제만 문제 문제나 문제좀 문제로 문제내줘
문제요 문제만 문재 질문 질문해줘 질문해봐 질문해 퀴즈 퀴즈나 퀴즈좀 퀴스 내 내봐 내줘 내줘요
내주세요 내줄래 내주라 내줄 내주실래요 내조 내죠 내죠봐 출제 출제해줘 출제해주세요 줘 줘봐 주세요
주세염 주라 줄래 주실래요 던져줘 물어봐 물어봐줘 물어봐주세요 물어보세요 테스트 테스트해줘 시험
시험해봐 풀래 풀자 풀고 풀어볼래 풀어보고 풀어볼게 풀기 싶어 싶어요 싶다 싶은데 받을게요 나와라
부탁 부탁해 부탁해요 부탁드려요 부탁드립니다 시작 시작하자 하자 할래 해줘 해줄래 해주세요 볼래 쪽
쪽으로 쪽에서 관련 관련해서 관련된 관련으로 대해 대해서 아무거나 아무 아무문제나 랜덤 랜덤으로 나
나한테 저 저한테 내게 이제 오늘 오늘의 오늘도 그냥 그럼 그러면 이거 이것 말고 말구 바꿔줘 바꿔서
바꿔 심심한데 심심하니까 공부하자 면접 단골 쉬운 어려운 쉬운걸로 어려운걸로 걸로 좀 제발 ㄱ ㄱㄱ
ㄱㄱㄱ 고고 코치 코치님 quiz quizz question questions qestion ask asked test give gimme giv hit
throw got get any some anything something one another more please pls plz let lets let's do try
start i i'd like want wanna would can could you we my us us's knowledge practice practise random
now today hard easy way away instead s d m re ll problem topic else
"""
_REQUESTS = frozenset(_REQUESTS_TEXT.split()) | FILLERS
_NAMED = re.compile(
    r"(?:문제|퀴즈|질문|quiz|question|\babout\b|\bon\b|에\s?대해|관련|에서|으?로)", re.IGNORECASE
)
# "not that but this": only what comes after it is wanted.
_NOT_THAT = re.compile(r"^.*?말(?:고|구)|\binstead of\b.*$", re.IGNORECASE)
_CERTAIN = (Tier.EXACT, Tier.TERMS)


def topic_of(said: str, topics: TopicIndex) -> str | None:
    """Return the topic named in a wish for a question, as it can be looked up.

    Args:
        said: the wish: ``tcp 문제 하나 내줘``.
        topics: what there is to be named.

    Returns:
        The topic's words (``tcp``); None where any will do. Words that are no topic of the notes
        are returned as well where the wish has the form to name one, so that it can be said.
    """
    wished = _NOT_THAT.sub("", said) or said
    words = [strip_particle(word) for word in words_of(wished) if not _asks(word)]
    rest = " ".join(words)
    if not rest:
        return None
    if topics.find(rest).matched:
        return rest
    known = [word for word in words if topics.find(word).tier in _CERTAIN]
    if known:
        return " ".join(known)
    return rest if _NAMED.search(said) and len(words) <= _LONGEST else None


_LONGEST = 4


def _asks(word: str) -> bool:
    return word in _REQUESTS or strip_particle(word) in _REQUESTS
