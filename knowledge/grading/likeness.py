"""What keeps two clauses that are near in meaning from saying the same.

Sentence embeddings hardly move when a clause is negated, a number is another, or who does what is
exchanged. Each cue here is one that an embedding overlooks, and each errs towards a difference.
"""

import re
from collections.abc import Sequence
from itertools import combinations

from knowledge.grading.plain import plain
from knowledge.grading.quantities import quantities
from knowledge.grading.terms import Term, matched, words
from knowledge.grading.vocabulary import Vocabulary

_NEGATION = re.compile(
    r"(?<![가-힣])(?:안|못)(?=\s+[가-힣]|[되돼하한할했쓰써보받])|지(?:는|도|를)?\s*(?:않|못|말)|없|아니|아닌|아닙"
    r"|모르|불가|불필요|무관|(?<=\s)[Xx](?=[\s,.]|$)"
    r"|\b(?:not|no|never|none|neither|nor|without|cannot|unable|impossible)\b|n['’]t\b",
    re.IGNORECASE,
)
# What turns a word round when it stands before it: 비동기, 불변, 무상태; asynchronous, unsafe.
_TURNING = re.compile(
    r"(?<![가-힣])[비불무미반역](?=[가-힣]{2})|\b(?:non-?|un|in|im|a|dis)(?=[a-z]{4})"
)
_OPPOSITES: tuple[tuple[str, str], ...] = (
    (r"늘어|늘려|늘리|늘린|증가|커지|커진|커져", r"줄어|줄이|줄여|줄인|감소|작아"),
    (r"increas|grow|rais", r"decreas|reduc|shrink|lower"),
    (r"빠르|빨라|빠른|빨리|fast|quick", r"느리|느려|느린|slow"),
    (r"높아|높이|높은|높다|높고|\bhigh", r"낮아|낮추|낮은|낮다|낮고|낮춰|\blow"),
    (r"많아|많은|많이|많다|많고|\bmany\b|\bmore\b", r"적어|적은|적게|적다|적고|\bfew|\bless\b"),
    (r"쉽|쉬워|쉬운|\beas", r"어렵|어려|힘들|\bhard|difficult"),
    (r"먼저|첫|처음|\bfirst\b|\bearl", r"나중|마지막|끝으로|\blast\b|\blate"),
    (r"\b전에|기\s*전|before", r"다음에|뒤에|후에|나서|\bafter\b"),
    (r"오래된|오래전|oldest", r"최근|새로운|newest|latest|recent"),
    (r"공유|함께|같이|shar", r"독립|따로|혼자|단독|독점|각자|separate|exclusiv|own"),
    (r"가까운|nearest|closest", r"먼\s|멀리|farthest"),
    (r"시작|\bstart|begin", r"끝|\bend\b|finish"),
    (r"순서대로|순차|sequential|in order", r"무작위|임의|random|out of order"),
    (r"정적|static", r"동적|dynamic"),
    (r"(?<!비)동기(?!화)|\bsync", r"비동기|async"),
    (r"허용|allow|permit", r"막는|막아|막습|막음|차단|금지|거부|block|prevent|forbid|den[yi]"),
    (r"최대|상한|maximum|largest|upper", r"최소|하한|minimum|smallest|lower"),
    (r"사설|private|비밀|개인", r"공인|공개|public"),
    (r"있어야|필수|반드시|required|must", r"없어도|않아도|선택|optional|need not"),
    (r"보내|보낸|전송|송신|send|sent", r"받는|받아|받은|받고|수신|receiv"),
    (r"넣|삽입|추가|insert|push|\badd", r"빼|꺼내|삭제|제거|delet|remov|\bpop"),
    (r"잠그|잠금|잠근|\block", r"푼다|풀어|풀고|해제|unlock|release"),
    (r"할당|alloc", r"해제|반환|free"),
    (r"읽|\bread", r"쓰기|쓴다|\bwrit"),
    (r"열[고린어]|\bopen", r"닫|\bclos"),
    (r"앞[에의으]|\bfront", r"뒤[에의로]|\bback\b|\brear"),
    (r"위[에로]|상위|\babove", r"아래|하위|\bbelow"),
    (r"부모|parent", r"자식|child"),
    (r"암호화|encrypt", r"복호화|decrypt"),
    (r"스택|\bstack", r"힙|\bheap"),
    (r"물리|physical", r"논리|가상|logical|virtual"),
    (r"다르|다른|differ", r"똑같|동일|\bsame\b|\bidentical"),
    (r"선점(?!\s*불)|\bpreempt", r"비선점|non-?preempt"),
    (r"성공|succe", r"실패|\bfail"),
    (r"단방향|one-?way", r"양방향|쌍방|two-?way|both"),
    (r"왼|\bleft", r"오른|\bright"),
    (r"컴파일|compile", r"실행\s*시|런타임|runtime|run time"),
)  # fmt: skip
_PAIRS = tuple(
    (re.compile(one, re.IGNORECASE), re.compile(other, re.IGNORECASE)) for one, other in _OPPOSITES
)
_WORD = re.compile(r"[A-Za-z][\w+#./-]*|\d+(?:[.,]\d+)*|[가-힣]+")
_PARTICLED = re.compile(
    r"([A-Za-z0-9][\w+#./-]*?|[가-힣]+?)"
    r"(은|는|이|가|을|를|에게서?|한테서?|에서|부터|으로|로|에|와|과|의)(?![가-힣\w])"
)
# The shares of the words of an accepted clause that stand in one that says the same, and the other
# way round. Chosen, with the cosine of ``precedents.NEAR``, on 6,632 pairs of answers to 60
# questions of the training data, each taken at its clauses nearest to a key point: 29 pass, all of
# which make the point; of 871 that contradict it none does, where the cosine alone lets 81 pass.
_SHARED = 0.6
_OWN_SHARED = 0.5
_AGENT = frozenset("은는이가")
_OBJECT = frozenset("을를")


def says_otherwise(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether something in ``other`` speaks against its saying what ``one`` says.

    Negations, words turned round, opposite words, numbers, names, too many other words, and who
    does what to whom. In doubt there is: this is asked of clauses that are to count as equal, and
    a member loses nothing when they don't.

    Args:
        one: a clause.
        other: a clause near to it in meaning; the caller sees to that.
        vocabulary: the names of the field's terms.
    """
    one, other = plain(one), plain(other)
    return (
        _negations(one) != _negations(other)
        or any(_opposed(pair, one, other) for pair in _PAIRS)
        or quantities(one) != quantities(other)
        or _names(one, vocabulary) != _names(other, vocabulary)
        or _in_other_words(one, other, vocabulary)
        or _given_to_others(one, other)
        or _exchanged(one, other, vocabulary)
    )


def is_negated(text: str) -> bool:
    """Whether a statement denies something."""
    return _negations(plain(text)) > 0


def _negations(text: str) -> int:
    return len(_NEGATION.findall(text)) + len(_TURNING.findall(text))


def _opposed(pair: tuple[re.Pattern[str], re.Pattern[str]], one: str, other: str) -> bool:
    """Whether the two texts use a pair of opposites differently."""
    here, there = (tuple(bool(word.search(text)) for word in pair) for text in (one, other))
    return here != there and any(here) and any(there)


def _in_other_words(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether the texts have few words in common: what is new may say anything."""
    here, there = words(one, vocabulary), words(other, vocabulary)
    return _share(matched(here, there)) < _SHARED or _share(matched(there, here)) < _OWN_SHARED


def _share(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 1.0


def _names(text: str, vocabulary: Vocabulary) -> frozenset[int | str]:
    """Return the terms of the field in ``text`` by number, and other names in Latin letters."""
    known = list(vocabulary.mentions(text))
    within = {i for mention in known for i in range(mention.start, mention.end)}
    others = {
        found[0].lower()
        for found in _WORD.finditer(text)
        if found[0].isascii() and found.start() not in within and _is_korean(text)
    }
    return frozenset(mention.term for mention in known) | others


def _is_korean(text: str) -> bool:
    return re.search("[가-힣]", text) is not None


def _given_to_others(one: str, other: str) -> bool:
    """Whether the first word in some role is one that the other text does not use, on both sides.

    Later words are left out: a verb before a noun looks like a word with a particle.
    """
    here, there = _first_by_role(one), _first_by_role(other)
    return any(
        here[role] not in other and there[role] not in one for role in here.keys() & there.keys()
    )


def _first_by_role(text: str) -> dict[str, str]:
    first: dict[str, str] = {}
    for word, role in _roles(text).items():
        first.setdefault(role, word)
    return first


def _exchanged(one: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether what both texts speak of stands in another order, or does what another did.

    Korean may change the order of its phrases, but then particles tell their roles: an order that
    differs is let pass only where every shared word has the same role, of its own, in both.
    """
    here, there = _in_order(one, vocabulary), _in_order(other, vocabulary)
    shared = [term for term in here if term in there]
    roles = _roles(one), _roles(other)
    if any(_change_agents(p, q, roles) for p, q in combinations(shared, 2)):
        return True
    if shared == [term for term in there if term in here]:
        return False
    told = [tuple(role.get(term.text) for role in roles) for term in shared]
    return any(a is None or a != b for a, b in told) or len(set(told)) < len(told)


def _in_order(text: str, vocabulary: Vocabulary) -> Sequence[Term]:
    return words(text, vocabulary).terms


def _roles(text: str) -> dict[str, str]:
    """Return the role of each word that carries a particle: agent, object, or the particle."""
    return {
        match[1]: "agent" if match[2] in _AGENT else "object" if match[2] in _OBJECT else match[2]
        for match in _PARTICLED.finditer(text)
    }


def _change_agents(p: Term, q: Term, roles: tuple[dict[str, str], dict[str, str]]) -> bool:
    """Whether of two words the one does something here, and the other there."""
    (p_here, q_here), (p_there, q_there) = ((role.get(p.text), role.get(q.text)) for role in roles)
    return (p_here == q_there == "agent" and "agent" not in {q_here, p_there}) or (
        q_here == p_there == "agent" and "agent" not in {p_here, q_there}
    )
