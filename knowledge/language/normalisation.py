"""What people type, made comparable: words without case, marks and fillers."""

import re
import unicodedata

_WORD = re.compile(
    r"[a-z][a-z0-9]*(?:\+\+|\+(?![a-z0-9]))?|[0-9]+(?:\.[0-9]+)*|[가-힣]+|[ᄀ-ᇿ]+|[^\W_]+"
)
_EMOJI_CODE = re.compile(r":[a-z0-9_+-]+:")

# Words that ask or join and say nothing about the subject.
_FILLERS = """
차이 차이점 차이가 차이는 차이를 비교 비교해줘 설명 설명하기 설명해 설명해줘 설명해주세요
설명해봐 설명해보세요 설명하세요 설명하시오 특징 정리 개념 정의 뜻 의미 이란 란 이뭔지 뭔지 뭐
뭐야 뭐지 뭐예요 뭐에요 뭔가요 뭔데 뭐가 뭘까요 뭔가 무엇 무엇인가 무엇인가요 무엇인지 무슨
무슨뜻 뭐임 왜 어떤 어떻게 언제 어디 어디에 어디서 누가 관련 관련된 대해 대해서 대한 대하여
알려줘 알려주세요 말해줘 말해봐 말해보세요 질문 문제 공부 이유 이유가 이유는 이유를 하는 하는거
하나요 해 해줘 해요 되나요 되는 돼 돼요 있어 있나요 있어요 이랑 랑 하고 그리고 및 또는 와 과 의
을 를 은 는 이 가 에 에서 에서의 으로 로 도 인가요 인가 이야 야 좀 제발 나오는 것 거 거야
건가요 건지 주제 퀴즈 내줘 문제내줘 복습 a an the of and or in on to for with between versus vs
v is are was do does did what whats which why how when where who explain describe tell me about
difference differences compare meaning define definition please it its quiz topic question
questions mean means
"""
FILLERS = frozenset(_FILLERS.split())


def words_of(text: str) -> tuple[str, ...]:
    """Split ``text`` into lower-case words, parted where the script changes.

    ``TCP핸드셰이크`` gives ``tcp 핸드셰이크``, ``3-way`` gives ``3 way``, ``HTTP/2`` ``http 2``.
    NFKC first (Unicode Standard Annex #15), so that full-width and decomposed text is the same.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return tuple(_WORD.findall(_EMOJI_CODE.sub(" ", plain)))


def compact(text: str) -> str:
    """Return the words of ``text`` written together: ``3-Way Handshake`` -> ``3wayhandshake``."""
    return "".join(words_of(text))
