"""An utterance as numbers: letters that give its wording away, meaning, and the open question."""

import re
import unicodedata
import zlib
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge import glossary
from knowledge.encoder import Encoder
from knowledge.language.korean import jamo
from knowledge.language.normalisation import words_of

Matrix = NDArray[np.float32]

BUCKETS = 8192
"""Groups of letters are counted in so many places, by their hash: no list of them is kept."""

SIGNS = 9
"""How many numbers ``_signs`` gives."""

LONGEST = 400
"""Characters that are looked at: what is wanted shows early, and no text may take long."""

_SYLLABLES = (1, 2, 3)
_LETTERS = (3, 4, 5)
_REPEATED = re.compile(r"(.)\1{2,}")
_BLANK = re.compile(r"\s+")
_ASKING = re.compile(
    r"뭐|뭔|머야|무엇|무슨|왜|어떻게|어떤|어디|언제|차이|설명|알려|정리|궁금|이?란\??$|인가|나요|까요|을까"
    r"|\b(?:what|whats|how|why|when|where|which|who|explain|define|difference|vs|tell)\b"
    r"|^(?:is|are|do|does|did|can|could|should|will)\b"
)
# Letters typed alone (ㅅㅂ) are others after NFKC, as ``plain`` has them.
_RUDE = re.compile(
    unicodedata.normalize(
        "NFKC",
        r"[시씨][0-9]?발|[ㅅㅆ][0-9]?ㅂ|ㅂㅅ|ㄱㅅㄲ|[병븅등]신|새끼|지랄|존나|좆|꺼져|꺼지|닥[쳐치]"
        r"|뒤져|뒈져|멍청|바보|머저리|대가리|또라이|찐따|한심|쓰레기|개소리|엿\s?먹|애미|느금"
        r"|\bfu?c?k|f\*+|shit|\bcrap|bitch|asshole|stupid|idiot|moron|\bdumb|\bkys\b|stfu"
        r"|shut (?:the|up)|(?:you|bot|this|it) sucks?\b|useless|worthless|garbage|trash|pathetic"
        r"|go to hell|go die|screw you",
    )
)
_MEANING_WEIGHT = 2.0
_LONG_WORDS = 30
# The encoder finds any two texts about so near.
_FAR = 0.75
_NEARNESS_WEIGHT = 5.0


def plain(text: str) -> str:
    """Return an utterance as it is compared: one case, blanks and repeated signs evened out."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    return _BLANK.sub(" ", _REPEATED.sub(r"\1\1", folded)).strip()


def features(
    texts: Sequence[str], open_questions: Sequence[str | None], encoder: Encoder
) -> Matrix:
    """Return what the classifier sees of utterances.

    Args:
        texts: what was said.
        open_questions: for each, the question that is open; None for none.
        encoder: the model.

    Returns:
        One row for each text, ``[len(texts), width(encoder)]``.
    """
    said = [plain(text) for text in texts]
    asked = sorted({question for question in open_questions if question})
    places = {question: place for place, question in enumerate(asked)}
    meanings = encoder.encode_queries(said)
    questions = encoder.encode_queries(asked)
    rows = np.zeros((len(said), width(encoder)), dtype=np.float32)
    for row, text, question, meaning in zip(rows, said, open_questions, meanings, strict=True):
        near = float(meaning @ questions[places[question]]) if question else _FAR
        row[:BUCKETS] = _wording(text)
        row[BUCKETS:-SIGNS] = meaning * _MEANING_WEIGHT
        row[-SIGNS:] = _signs(text, question, near)
    return rows


def width(encoder: Encoder) -> int:
    """Return how many numbers describe an utterance."""
    return BUCKETS + encoder.dimensions + SIGNS


def _wording(text: str) -> Matrix:
    """Return where groups of letters occur, ``[BUCKETS]``, of unit length.

    By syllable for what is written right, by letter (jamo) so that one slip leaves most as it is.
    """
    row = np.zeros(BUCKETS, dtype=np.float32)
    for gram in _grams(text):
        row[zlib.crc32(gram.encode(errors="surrogatepass")) % BUCKETS] = 1.0
    return row / np.float32(np.sqrt(max(1.0, float(row.sum()))))


def _grams(text: str) -> Iterator[str]:
    whole = f"^{text}$"
    yield whole
    for kind, letters, lengths in (("s", whole, _SYLLABLES), ("j", jamo(whole), _LETTERS)):
        for length in lengths:
            for start in range(len(letters) - length + 1):
                yield kind + letters[start : start + length]


def _signs(text: str, question: str | None, near: float) -> list[float]:
    """Return length, whether it asks or insults, its share of terms, how near the question is."""
    known = glossary.shipped()
    keys = known.keys_of(text)
    terms = [key for key in keys if known.knows(key)]
    asked = set(known.keys_of(question)) if question else set()
    words = words_of(text)
    return [
        min(len(words), _LONG_WORDS) / _LONG_WORDS,
        float(len(words) <= 1),
        float(text.endswith("?")),
        float(bool(_ASKING.search(text))),
        float(bool(_RUDE.search(text))),
        len(terms) / max(1, len(keys)),
        float(bool(terms)),
        (near - _FAR) * _NEARNESS_WEIGHT,
        len(asked & set(keys)) / max(1, len(keys)),
    ]
