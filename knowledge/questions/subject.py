"""What a heading or bullet is about, and how to ask for it in Korean or English."""

import re
from dataclasses import dataclass

from knowledge.language.korean import has_hangul, josa, strip_particle

_NUMBER = re.compile(r"^(?:\d+(?:[.-]\d+)+[.)]?\s+|\[?\d+[.)\]]\s*(?!\d)|[①-⑳]\s*|[-•]\s+)(?=\S)")
_REMARK = re.compile(r"^(?:참고|참조|기타|note)\s*[-:–]\s*", re.IGNORECASE)
_BARE_REMARK = re.compile(r"참고(?: ?사항)?|참조|기타|notes?|주의(?:사항)?|tip", re.IGNORECASE)
_WHAT_IS = re.compile(r"(?<=\S)\s*(?:이란|란)(?:\s*무엇인가(?:요)?)?\s*[?？.:]*$")
_TAIL = re.compile(
    r"(?<=\S)(?:\s*에 ?대(?:해서?|하여)(?: (?:설명|정리|알아보기))?|\s*[을를]? ?(?:설명하기|"
    r"설명해보기|알아보기|이해하기)|"
    r"\s+(?:설명|정리|요약|공부|총정리))\s*[.:]*$"
)
_ASKED = re.compile(
    r"(?:까요|나요|가요|는가|은가|인가|을까|할까|ㄹ까|뭔가|니까|세요|시오|하라|보라|"
    r"[?？])\s*[?？.]*$"
)
_ASKED_EN = re.compile(
    r"\?\s*$|^(?:explain|describe|what|why|how|when|which|compare)\b", re.IGNORECASE
)
_VERSUS = re.compile(r"\s+(?:vs\.?|versus|대)\s+|\s*[⇔↔]\s*", re.IGNORECASE)
_DIFFERENCE = re.compile(
    r"^(?P<a>.+?)(?:와|과|이랑|랑|하고|\s+and|\s*,|\s*&|\s*/)\s+(?P<b>.+?)(?:의|\s+간의?|"
    r"\s+사이의?)?\s*(?:차이점?|비교)"
    r"(?:[은는이가을를]?\s*(?:무엇|뭘|뭔|뭐|설명|대해|말).*)?[?？.]*$"
)
_DIFFERENCE_EN = re.compile(
    r"difference(?:s)?\s+between\s+(?P<a>.+?)\s+(?:and|vs\.?)\s+(?P<b>.+?)[?.]*$", re.IGNORECASE
)
_PARENTHESES = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]")

_WHAT_LIST = """
    이유 장점 단점 특징 종류 조건 차이 차이점 역할 목적 필요성 문제점 장단점 유형 요소
"""
_EXPLAIN_LIST = """
    개념 정의 원리 구조 과정 방식 방법 순서 절차 흐름 단계 계층 동작 비교 관계 예시 활용 사용법
    구성 주의점 주의사항 의미 배경 기능 정보
"""
_MORE_FACETS = """
    동작과정 동작방식 동작원리 작동원리 장점과단점 장·단점 구성요소 해결방법 해결책 사용이유
    사용방법 사용예시 개요 필요한이유 사용하는이유 시간복잡도 공간복잡도
"""
_ASKED_FOR_WHAT = tuple(_WHAT_LIST.split())
_ASKED_TO_EXPLAIN = tuple(_EXPLAIN_LIST.split())
_FACETS = frozenset((*_ASKED_FOR_WHAT, *_ASKED_TO_EXPLAIN, *_MORE_FACETS.split()))
_FACETS_EN = {
    "advantages": "What are the advantages of {}?",
    "disadvantages": "What are the disadvantages of {}?",
    "pros": "What are the advantages of {}?",
    "cons": "What are the disadvantages of {}?",
    "pros and cons": "What are the pros and cons of {}?",
    "features": "What are the features of {}?",
    "characteristics": "What are the characteristics of {}?",
    "properties": "What are the properties of {}?",
    "types": "What types of {} are there?",
    "use cases": "What is {} used for?",
    "definition": "What is {}?",
    "overview": "What is {}?",
    "how it works": "How does {} work?",
    "steps": "What are the steps of {}?",
    "why": "Why is {} needed?",
    "structure": "How is {} structured?",
}
_GENERIC = frozenset(
    {"개념", "특징", "정의", "개요", "features", "overview", "definition", "characteristics"}
)
_LISTING = re.compile(
    r"(?:특징|장점|단점|장단점|종류|조건|유형|구성 ?요소|요소|원칙|이유|목적|역할|문제점|기능|"
    r"[0-9]가지|"
    r"features|pros|cons|advantages|types|characteristics|properties|conditions|use cases)\s*$",
    re.IGNORECASE,
)
_PROCEDURE = re.compile(
    r"[가-힣]면$|동작|작동|과정|절차|순서|흐름|단계|생명 ?주기|라이프 ?사이클|수명 ?주기|handshak|"
    r"핸드셰이[크킹]|"
    r"\bsteps?\b|procedure|workflow|lifecycle|life cycle|\bflow\b|how .*works?\b|sequence",
    re.IGNORECASE,
)
_NO_PROCEDURE = re.compile(
    r"(?:조건|종류|유형|특징|장점|단점|장단점|이유|원칙|차이점?|방법|계층)\s*$"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What is asked about.

    Attributes:
        name: in words that are understood alone.
        korean: whether to ask in Korean.
        facet: the side of ``base`` that is meant (``특징``), when ``name`` is made of both.
        base: what that is a side of.
    """

    name: str
    korean: bool = True
    facet: str = ""
    base: str = ""

    def part(self, name: str) -> "Subject":
        """Return the subject of a part: ``특징`` becomes ``TCP의 특징``."""
        name = cleaned(name)
        if is_facet(name):
            base = self.base or _without_facet(self.name)
            both = f"{base}의 {name}" if self.korean else f"{name.lower()} of {base}"
            return Subject(both, self.korean, name, base) if base else Subject(name, self.korean)
        base = self.base or _without_facet(self.name)
        if not base or _shares_word(base, name):
            return Subject(name, self.korean)
        return Subject(f"{base}에서 {name}" if self.korean else f"{name} in {base}", self.korean)

    def inner(self, name: str) -> "Subject":
        """Return what sentences under a bullet ``name`` are about: short, for key points."""
        name = cleaned(name)
        if name.casefold() in _GENERIC:
            return Subject(self.base or _without_facet(self.name), self.korean)
        if is_remark(name):
            return self
        if is_facet(name):
            return self.part(name)
        return Subject(_PARENTHESES.sub("", name).strip() or name, self.korean)


def cleaned(title: str) -> str:
    """Return ``title`` without number, ``란?``, ``설명하기`` and the like."""
    name = _REMARK.sub("", _NUMBER.sub("", title.strip()))
    name = _TAIL.sub("", _WHAT_IS.sub("", name)).strip(" :?？")
    return name or title


def is_facet(name: str) -> bool:
    """Tell whether ``name`` says nothing without what it belongs to (``특징``, ``advantages``)."""
    name = cleaned(name).casefold()
    return name.replace(" ", "") in _FACETS or name in _FACETS_EN


def is_remark(name: str) -> bool:
    """Tell whether ``name`` is a bare ``참고``: what is under it stands beside the subject."""
    return _BARE_REMARK.fullmatch(cleaned(name)) is not None


def is_listing(name: str) -> bool:
    """Tell whether short items under ``name`` are the answer (``특징``, ``4가지 조건``)."""
    return _LISTING.search(cleaned(name)) is not None


def is_term_list(name: str) -> bool:
    """Tell whether what stands under ``name`` are terms that belong to no one subject."""
    return (
        re.search(r"용어|단어|약어|지표|terms?\b|glossary|acronyms?", name, re.IGNORECASE)
        is not None
    )


def is_procedure(name: str) -> bool:
    """Tell whether numbered items under ``name`` are steps in time."""
    plain = _PARENTHESES.sub("", cleaned(name))
    return _PROCEDURE.search(plain) is not None and _NO_PROCEDURE.search(plain) is None


def asks(title: str) -> bool:
    """Tell whether ``title`` is a question already."""
    if _WHAT_IS.search(title):
        return False
    return bool((_ASKED if has_hangul(title) else _ASKED_EN).search(title.strip()))


def compared(title: str) -> tuple[str, ...]:
    """Return the things that ``title`` compares, or nothing."""
    title = _NUMBER.sub("", title.strip())
    if "," not in title and len(sides := _VERSUS.split(title)) > 1:
        last = re.sub(r"(?:의)?\s*(?:차이점?|비교|difference)s?[?？.]*$", "", sides[-1])
        return tuple(cleaned(side) for side in (*sides[:-1], last) if side.strip())
    found = _DIFFERENCE_EN.search(title) or _DIFFERENCE.match(title)
    return (found["a"].strip(), found["b"].strip()) if found else ()


def difference_prompt(sides: tuple[str, ...], *, korean: bool) -> str:
    """Ask for the difference between ``sides``."""
    if not korean:
        return f"What is the difference between {together(sides, korean=False)}?"
    return f"{together(sides, korean=True)}의 차이를 설명해 주세요."


def together(sides: tuple[str, ...], *, korean: bool) -> str:
    """Return ``TCP와 UDP`` or ``TCP and UDP``."""
    if not korean:
        return f"{', '.join(sides[:-1])} and {sides[-1]}"
    return f"{josa(', '.join(sides[:-1]), '과/와')} {sides[-1]}"


def explain_prompt(title: str, subject: Subject) -> str:
    """Ask for what stands under ``title``, whose subject is ``subject``."""
    if asks(title) and not is_facet(title) and (len(title.split()) > 1):
        asked = _REMARK.sub("", _NUMBER.sub("", title.strip())).rstrip()
        if asked.rstrip("?？ ").endswith(_ASKED_FOR_WHAT):
            return f"{josa(asked.rstrip('?？ '), '은/는')} 무엇인가요?"
        return asked if asked.endswith(("?", ".", "？")) else f"{asked}{_end_mark(asked)}"
    if not subject.korean:
        pattern = _FACETS_EN.get(subject.facet.casefold())
        if pattern:
            return pattern.format(subject.base)
        return f"Explain {'the ' if subject.facet else ''}{subject.name}."
    name = subject.name
    if _WHAT_IS.search(title):
        return f"{josa(name, '이란/란')} 무엇인가요?"
    if name.endswith(_ASKED_FOR_WHAT):
        return f"{josa(name, '은/는')} 무엇인가요?"
    if name.endswith(_ASKED_TO_EXPLAIN):
        return f"{josa(name, '을/를')} 설명해 주세요."
    return f"{name}에 대해 설명해 주세요."


def walkthrough_prompt(subject: Subject) -> str:
    """Ask for steps in their order."""
    if not subject.korean:
        return f"Walk me through {subject.name} step by step."
    if subject.name.endswith("면"):
        return f"{subject.name} 일어나는 일을 순서대로 설명해 주세요."
    if subject.name.endswith(("과정", "방식", "절차", "순서", "흐름", "단계", "원리", "동작")):
        return f"{josa(subject.name, '을/를')} 순서대로 설명해 주세요."
    return f"{subject.name}의 과정을 순서대로 설명해 주세요."


def define_prompt(term: str, *, korean: bool) -> str:
    """Ask what ``term`` is."""
    return f"{josa(term, '이란/란')} 무엇인가요?" if korean else f"What is {term}?"


def is_definition(title: str) -> bool:
    """Tell whether ``title`` ends with ``란``: what follows says what it is."""
    return _WHAT_IS.search(title) is not None


def _end_mark(asked: str) -> str:
    return "." if asked.endswith(("세요", "시오", "하라", "보라")) or not has_hangul(asked) else "?"


def _without_facet(name: str) -> str:
    words = re.split(r"(?:의|:)?\s+(?=\S+$)", name)
    return words[0] if len(words) > 1 and is_facet(words[-1]) else name


def _shares_word(subject: str, name: str) -> bool:
    words = re.findall(r"[A-Za-z][A-Za-z0-9+#]+|[가-힣]{2,}", _PARENTHESES.sub("", subject))
    latin = re.findall(r"[A-Z][A-Za-z0-9+#]+", _PARENTHESES.sub("", name))
    stems = [strip_particle(word) for word in words if not is_facet(word)]
    return any(stem.casefold() in name.casefold() for stem in stems) or any(
        word.casefold() in subject.casefold() for word in latin
    )
