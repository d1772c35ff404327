"""Public pairs become examples of one statement, and some questions are kept for measuring."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from knowledge.grading.readings import WRONG_CLAIM
from knowledge.training import public
from tests.knowledge.training.conftest import CORPORA, write

SHARED = Path(__file__).parents[3] / "../shared/data"


def test_every_pair_says_whether_its_text_states_the_other(corpora: Path) -> None:
    found = {
        (one.reading.question, one.reading.answer, one.reading.points[0]): one.letters[0]
        for one in public.examples(corpora, 10_000, Random(0))
    }
    expected = {
        ("Why?", "closed", "It is closed."): "h",
        ("Why?", "open", "It is closed."): "c",
        ("Why?", "hm", "It is closed."): "m",
        ("What?", "0.0", "A frame."): "m",
        ("What?", "0.5", "A frame."): "p",
        ("What?", "1.0", "A frame."): "h",
        ("", "비가 온다", "날이 맑다"): "c",
        ("", "비가 온다", "물이 떨어진다"): "h",
        ("", "비가 온다", "월요일이다"): "m",
        ("", "강아지가 뛴다", "개가 달린다"): "h",
        ("", "개가 잔다", "개가 달린다"): "p",
        ("", "밥을 먹는다", "개가 달린다"): "m",
    }
    assert found == expected


def test_questions_kept_for_measuring_are_not_trained_on(corpora: Path) -> None:
    kept = [qid for qid in "abcdefgh" if public.is_left_out(qid)]
    assert 0 < len(kept) < 8
    drawn = public.examples(corpora, 10_000, Random(0))
    assert sum(one.reading.answer == "closed" for one in drawn) == 8 - len(kept)


def test_wrong_claims_are_asked_about_but_not_learned(corpora: Path) -> None:
    drawn = public.examples(corpora, 10_000, Random(0))
    asked = [one for one in drawn if WRONG_CLAIM in one.reading.points]
    assert 0 < len(asked) < len(drawn)
    assert all(one.letters[-1] == "?" and len(one.letters) == 2 for one in asked)


def test_the_corpora_themselves_give_all_verdicts() -> None:
    drawn = public.examples(SHARED, 2000, Random(1))
    counted = Counter(one.letters[0] for one in drawn)
    assert len(drawn) == 2000
    assert all(counted[letter] > 100 for letter in "hpmc")


def test_a_corpus_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="semeval2013-task7-train"):
        public.examples(tmp_path, 10, Random(0))


def test_a_triple_is_a_text_with_what_follows_and_what_contradicts(tmp_path: Path) -> None:
    alone: dict[str, object] = {
        "premise": "눈이 온다",
        "hypothesis": "날이 춥다",
        "label": "entailment",
    }
    write(tmp_path, CORPORA | {"klue-nli-dev": [alone]})
    assert public.triples(tmp_path, Random(0)) == [
        public.Triple("비가 온다", "물이 떨어진다", "날이 맑다")
    ]


def test_the_corpora_themselves_give_triples() -> None:
    found = public.triples(SHARED, Random(0))
    assert len(found) > 3000
    assert all(one.entailed != one.contradicted for one in found)
