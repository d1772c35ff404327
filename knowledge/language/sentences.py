"""Sentences of study notes: where they end, which of them state something, what they are about."""

import re

from knowledge.language.korean import has_hangul, josa, strip_particle

_ENDS = re.compile(r"(?<!\.\.)(?<=[.!?。])\s+(?=\S)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|ex|etc|cf|vs|no|fig|approx|[A-Z]|\d{1,2})\.$", re.IGNORECASE
)
_CONNECTIVE = re.compile(
    r"^(?:따라서|그래서|그러므로|그러나|하지만|반면에?|그리고|또한?|즉|결국|이렇게|그렇기 때문에|"
    r"그 결과|다만|예를 들어|예컨대|그럼|이처럼|"
    r"therefore|thus|so|however|but|also|hence|then|in addition|moreover),?\s+",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"^(?:ex|e\.g|예시?|예를 들어|예컨대|for example|example)(?:[.):,：]|\s|$)", re.IGNORECASE
)
_PREDICATE = re.compile(
    r"(?:[다요죠까]|[가-힣](?:함|됨|음|임|짐|줌|킴|림|것|듯)|는 (?:것|중))[.!?。)]*$"
)
_PARTICLED = re.compile(
    r"(?:[을를]|에서|에게|에게서|으로|하여|해서|위해|위한|하는|되는|있는|없는|않는|부터|까지|하고|"
    r"되고|보다|"
    r"통해|통한|대한|[가-힣]에|할|될|한|된|하며|되며|하면|되면|마다)$"
)
_SOFT_PARTICLES = ("이", "가", "은", "는", "로", "와", "과", "도")
_NOUNS_WITH_SOUNDS_OF_PARTICLES = frozenset(
    ("제한", "권한", "기한", "무한", "분할", "역할", "관할")
)
_ADNOMINAL = re.compile(r"(?:하|되|있|없|않|주|받|쓰|오|가|보내|나누|만들|다루)는$|[같많없]이$")
_ENGLISH_STATING = re.compile(
    r"\b(?:is|are|was|were|be|has|have|had|can|cannot|can't|does|do|must|may|will|should|means?|"
    r"[a-z]{2,}(?:s|ed|es)|not|lets?|makes?|that|which|when|if|by|to|for|from|with|into|without|"
    r"until)\b"
)
_PARENTHESES = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]")
# Bounded, since each opening bracket looks for its end.
_LINK = re.compile(r"!?\[[^\[\]]*\](?:\([^)]{0,2000}\)|\[[^\[\]]*\])|<?https?://[^\s>)]+>?")
_LINK_LABEL = re.compile(
    r"참고(?: ?(?:자료|사이트|링크|하기))?|출처|링크|자세히|관련|사이트|블로그|보기|see(?: also)?|"
    r"link|ref(?:erence)?s?|source|"
    r"more|read",
    re.IGNORECASE,
)
_WHAT_IS = re.compile(r"\s*(?:이란|란)\s*[?？.:]*$|\s*\?$|\s*？$")
_ARROW = re.compile(r"->|→|=>|⇒|➔")
_LEADING_ARROW = re.compile(r"^\s*(?:-+>|=+>|[→⇒➔])\s*")
_MOOD = re.compile(r"\s*(?:[ㅋㅎㅠㅜㄷㅡ]{2,}|(?:\^\^|;;+)(?=[.!?~]*(?:\s|$)))[.!?~]*")
_MEMO = re.compile(
    r"^(?:todo|fixme)\b|"
    r"^나중에 (?:.* )?(?:보기|볼 것|(?:정리|공부|추가|복습)(?:하기)?|"
    r"\S*(?:하자|보자|[해봐]야지))[.!]*$|"
    r"(?:^|\s)(?:더|다시|추가로|따로) ?(?:공부|정리|찾아|알아|복습)"
    r"(?:하기|(?:해 ?)?보기|[할볼] ?것|하자|보자|[해봐]야지| ?필요| ?예정)?[.!]*$|"
    r"(?:모르겠|헷갈)\S*[.!]*$",
    re.IGNORECASE,
)
_SO_THEN = re.compile(r"^(?:그래서|그러니까|그니까|근데|암튼|아무튼|결국)\s")
_SIDE = re.compile(
    r"(?:이유|장점|단점|장단점|특징|종류|조건|원리|개념|문제점|정보|방식|방법|과정|목적|역할|"
    r"차이점?|필요성|요소|예시?|구조)$"
)
_LONGEST_NAME = 50
_MOST_WORDS_OF_NAME = 7
_FEWEST_WORDS = 3
_FEWEST_ENGLISH_WORDS = 4


def sentences(text: str) -> list[str]:
    """Return the sentences of ``text``; line ends, parentheses and ``...`` do not end one."""
    found: list[str] = []
    for part in _ENDS.split(" ".join(text.split())):
        if found and (_is_parenthesis(part) or _is_unfinished(found[-1])):
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return found


def _is_parenthesis(part: str) -> bool:
    return part.startswith(("(", "（")) and part.rstrip(".").endswith((")", "）"))


def _is_unfinished(sentence: str) -> bool:
    return bool(_ABBREVIATED.search(sentence)) or sentence.count("(") > sentence.count(")")


def is_statement(text: str) -> bool:
    """Tell whether ``text`` states something, by its spelling: a predicate, or words in cases.

    ``IOCP 개념`` and ``멀티스레드의 문제점`` state nothing; ``특정 시점에 접속한 사용자 수`` does.
    """
    plain = _PARENTHESES.sub("", text).strip()
    words = plain.split()
    if not has_hangul(plain):
        return len(words) >= _FEWEST_ENGLISH_WORDS and bool(
            plain.endswith(".") or _ENGLISH_STATING.search(plain)
        )
    if len(words) > 1 and _PREDICATE.search(plain):
        return True
    return len(words) >= _FEWEST_WORDS and any(_is_particled(word) for word in words[:-1])


def ends_said(text: str) -> bool:
    """Tell whether ``text`` ends as a sentence does."""
    return text.rstrip().endswith((".", "다", "요", "!", "。"))


def is_name(text: str) -> bool:
    """Tell whether ``text`` names something rather than stating something about it."""
    plain = _PARENTHESES.sub("", text).strip()
    if len(plain) > _LONGEST_NAME or len(plain.split()) > _MOST_WORDS_OF_NAME:
        return False
    return bool(_WHAT_IS.search(plain)) or not is_statement(text)


def is_example(text: str) -> bool:
    """Tell whether ``text`` is nothing but an example."""
    return _EXAMPLE.match(text) is not None


def is_memo(text: str) -> bool:
    """Tell whether ``text`` is its author's word to themselves rather than a statement.

    ``→ 그래서 튜닝 필요 ㅠㅠ``, ``나중에 다시 정리하기``, ``TODO: 예제`` are;
    ``TCP는 느리다 ㅠㅠ``, with topic and predicate, is a statement still.
    """
    plain = _MOOD.sub("", without_arrow(text)).strip()
    if not plain or _MEMO.search(plain):
        return True
    stated = _PREDICATE.search(plain) is not None and not plain.rstrip(".!").endswith("필요")
    if _MOOD.search(text):
        return not (stated and has_topic(plain))
    return plain != text.strip() and _SO_THEN.match(plain) is not None and not stated


def without_memos(text: str) -> str:
    """Return ``text`` without the lines and sentences that are memos, and without their moods."""
    kept: list[str] = []
    for line in text.split("\n"):
        if is_memo(line):
            continue
        said = [one for one in sentences(line) if not is_memo(one)]
        kept.append(" ".join(_MOOD.sub("", one).strip() for one in said))
    return "\n".join(line for line in kept if line)


def leads_with_arrow(line: str) -> bool:
    """Tell whether ``line`` begins with an arrow (``-> …``, ``=> …``, ``→ …``)."""
    return _LEADING_ARROW.match(line) is not None


def without_arrow(line: str) -> str:
    """Return ``line`` without the arrow it begins with."""
    return _LEADING_ARROW.sub("", line)


def is_chain(text: str) -> bool:
    """Tell whether ``text`` is a chain of words with arrows between (``A -> B -> C``)."""
    return len(_ARROW.findall(text)) > 1


def has_arrow(text: str) -> bool:
    """Tell whether ``text`` has an arrow in it."""
    return _ARROW.search(text) is not None


def is_only_link(markup: str) -> bool:
    """Tell whether Markdown text is a link or links and no more than a label beside them."""
    rest, links = _LINK.subn("", markup)
    return links > 0 and not re.search(r"\w", _LINK_LABEL.sub("", rest))


def without_connective(sentence: str) -> str:
    """Return ``sentence`` without the ``따라서``, ``즉`` or ``however`` it begins with."""
    rest = _CONNECTIVE.sub("", sentence)
    return rest if has_hangul(rest) else rest[:1].upper() + rest[1:]


def about(subject: str, sentence: str) -> str:
    """Return ``sentence`` as a statement of its own, with its subject where that is not said.

    ``물리 계층`` and ``전송 단위는 Bit이다.`` make ``물리 계층: 전송 단위는 Bit이다.``; ``TCP`` and
    ``높은 신뢰성을 보장한다.`` make ``TCP는 높은 신뢰성을 보장한다.``
    """
    sentence = without_connective(sentence)
    if not subject or _mentions(sentence, subject):
        return sentence
    said = has_hangul(sentence) and sentence.rstrip(".").endswith("다")
    if said and not has_topic(sentence) and not _SIDE.search(subject):
        return f"{josa(subject, '은/는')} {sentence}"
    return f"{subject}: {sentence}"


def has_topic(sentence: str) -> bool:
    """Tell whether ``sentence`` seems to name what it is about (a word with 은/는/이/가)."""
    return any(
        len(word) > 1
        and word.endswith(("은", "는", "이", "가", "란"))
        and strip_particle(word) != word
        and not _ADNOMINAL.search(word)
        for word in sentence.split()
    )


def _mentions(sentence: str, subject: str) -> bool:
    name = _PARENTHESES.sub("", subject).strip() or subject
    latin = re.findall(r"[A-Za-z][A-Za-z0-9+#]+", name)
    return name.casefold() in sentence.casefold() or any(
        re.search(
            rf"(?<![A-Za-z]){re.escape(word)}(?![A-Za-z]|보다|에 비해)", sentence, re.IGNORECASE
        )
        for word in latin
    )


def _is_particled(word: str) -> bool:
    word = word.strip("'\"“”‘’,.*")
    if len(word) <= 1 or word in _NOUNS_WITH_SOUNDS_OF_PARTICLES:
        return bool(word) and word in ("할", "된")
    if _PARTICLED.search(word):
        return True
    return word.endswith(_SOFT_PARTICLES) and strip_particle(word) != word
