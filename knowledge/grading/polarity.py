"""Whether a clause says the opposite of a statement: negation and opposite words."""

import re

# Negation in Korean is a word before the verb (안, 못), an ending (-지 않다, -지 못하다, -지 말다),
# or a verb of its own (없다, 아니다, 모르다). See https://wals.info/chapter/112.
_NEGATION = re.compile(
    r"(?<![가-힣])(?:안|못)\s+(?=[가-힣])|(?<![가-힣])(?:안|못)(?=[되돼하한할쓰써보받])"
    r"|지(?:는|도|를)?\s*(?:않|못|말)|없[이는다어으고음습]|없(?=[\s.,]|$)"
    r"|아니[라다고며]|아닙|아닌|불가|(?<=\s)[Xx](?=[\s,.]|$)|필요\s*없"
    r"|(?<![가-힣])(?:무관|불필요)"
    r"|\b(?:not|no|never|none|neither|nor|without|cannot|unable|impossible)\b|n['’]t\b",
    re.IGNORECASE,
)
# A double negation or a contrast ("A가 아니라 B") says nothing on the clause's own polarity.
_NO_NEGATION = re.compile(
    r"지\s*않으면|없으면|아니라|뿐만?\s*아니라|기\s*때문에\s*아니|않을\s*수\s*없"
    r"|\bnot only\b|\bno longer\b",
    re.IGNORECASE,
)

_OPPOSITES: tuple[tuple[str, str], ...] = (
    (
        r"늘어|늘려|증가|늘린|늘립|increas\w*|rais\w*|grow\w*",
        r"줄어|줄이|줄여|줄인|줄입|감소|decreas\w*|reduc\w*|lower\w*",
    ),
    (r"빠르|빨라|빠른|빨리|fast\w*|quick\w*", r"느리|느려|느린|slow\w*"),
    (r"높아|높이|높은|높다|높고|\bhigh\w*", r"낮아|낮추|낮은|낮다|낮고|낮춰|\blow\w*"),
    (
        r"많아|많은|많이|많다|\bmany\b|\bmore\b",
        r"적어|적은|적게|적다|\bfew\w*|\bless\b|(?:단\s*)?하나뿐|only one",
    ),
    (r"쉽|쉬워|쉬운|\beas\w*", r"어렵|어려|힘들|\bhard\w*|difficult"),
    (r"먼저|\bfirst\b", r"나중|마지막|\blast\b"),
    (r"공유|함께|shar\w*", r"독립|따로|혼자|단독|독점|separate\w*|exclusiv\w*"),
    (r"가까운|nearest|closest", r"먼\s|멀리|farthest"),
    (r"순서대로|순차|sequential\w*|in order", r"무작위|임의|random\w*|out of order"),
    (r"정적|static\w*", r"동적|dynamic\w*"),
    (r"동기(?!화)", r"비동기"),
    (r"기다리지|without waiting", r"기다렸|기다린|기다려|기다립|waits? for"),
    (r"유니캐스트|unicast", r"브로드캐스트|broadcast"),
    (r"허용|allow\w*|permit\w*", r"막는|막아|막습|막음|차단|금지|block\w*|prevent\w*|forbid\w*"),
    (r"최대|maximum|largest", r"최소|minimum|smallest"),
    (r"사설|private", r"공인|공개|public"),
    (r"있어야|필수|반드시|required|must", r"없어도|않아도|필요\s*없|optional|need not"),
)
_PAIRS = tuple(
    (re.compile(one, re.IGNORECASE), re.compile(other, re.IGNORECASE)) for one, other in _OPPOSITES
)


def negated(text: str) -> bool:
    """Whether ``text`` is negated: holds an odd number of negations."""
    return len(_NEGATION.findall(_NO_NEGATION.sub(" ", text))) % 2 == 1


def opposed(statement: str, clause: str) -> bool:
    """Whether ``clause`` has an opposite of a word in ``statement`` in that word's place."""
    return any(
        _turned(one, other, statement, clause) or _turned(other, one, statement, clause)
        for one, other in _PAIRS
    )


def _turned(said: re.Pattern[str], opposite: re.Pattern[str], statement: str, clause: str) -> bool:
    return bool(
        said.search(statement)
        and not opposite.search(statement)
        and opposite.search(clause)
        and not said.search(clause)
    )


def contradicts(statement: str, clause: str) -> bool:
    """Whether ``clause``, said of the same thing in like words, denies ``statement``.

    Args:
        statement: a key point or a sentence of the reference.
        clause: words of the answer about the same thing; the caller sees to that.
    """
    return (negated(statement) != negated(clause)) != opposed(statement, clause)
