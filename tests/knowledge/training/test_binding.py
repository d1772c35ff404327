"""Exchanged statements say the opposite of their twins, and nothing but the nouns' places tells."""

from collections import Counter
from itertools import islice
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from knowledge.glossary import Glossary, Term
from knowledge.grading.point_judge import pair_of
from knowledge.grading.readings import WRONG_CLAIM
from knowledge.training.batches import MOST_BYTES, exchanged
from knowledge.training.binding import Binding, Company, Group, Wording, groups

SENDS = "클라이언트가 서버에 패킷을 보낸다."
TWINS = {
    "서버가 클라이언트에 패킷을 보낸다.",
    "패킷이 서버에 클라이언트를 보낸다.",
    "클라이언트가 패킷에 서버를 보낸다.",
}
# What makes nouns of the words: they take several particles.
ELSEWHERE = (
    "서버가 클라이언트를 기다린다.", "클라이언트에서 서버를 찾는다.", "클라이언트에 답이 온다.",
    "서버에서 패킷이 나간다.", "패킷에서 값을 읽는다.", "패킷이 서버를 떠난다.",
)  # fmt: skip
GLOSSARY = Glossary([Term(("서버", "server")), Term(("클라이언트", "client"))])
NO_COMPANY = Company(statements=(1,), other=0, wrong_claim=0, question=0, missing=0)
AS_WRITTEN = Wording(reordered=0, spoken=0, renamed=0)
SEEDS = st.integers(0, 2**32)


def group(*sentences: str, question: str = "") -> Group:
    [first, *_] = groups([(question, sentences), *(("", [text]) for text in ELSEWHERE)])
    return first


def test_a_statement_and_its_twins_are_asked_about_beside_both() -> None:
    made = Binding(GLOSSARY, AS_WRITTEN).examples(group(SENDS), 400, Random(1))
    seen: Counter[tuple[bool, str]] = Counter()
    for example in made:
        answer, point = example.reading.answer, example.reading.points[0]
        assert {answer, point} <= {SENDS, *TWINS}
        assert example.letters[0] == ("h" if answer == point else "s")
        seen[answer == SENDS, example.letters[0]] += 1
    assert len(seen) == 4
    # None of the four says more often than others that the answer is right.
    assert min(seen.values()) > 0.7 * max(seen.values())


@given(seed=SEEDS)
def test_phrases_in_another_order_say_the_same(seed: int) -> None:
    wording = Wording(reordered=1, spoken=0, renamed=0)
    [example, *_] = Binding(GLOSSARY, wording).examples(group(SENDS), 4, Random(seed))
    answer, point = example.reading.answer, example.reading.points[0]
    alike = sorted(answer.split()) == sorted(point.split())
    assert example.letters[0] == ("h" if alike else "s")


def test_answers_are_spoken_and_rename_terms() -> None:
    wording = Wording(reordered=0, spoken=1, renamed=1)
    made = Binding(GLOSSARY, wording).examples(group(SENDS), 200, Random(1))
    said = " ".join(example.reading.answer for example in made)
    for word in ("보내요", "보냅니다", "보냄", "server", "client"):
        assert word in said
    assert "보낸다" not in said


def test_what_is_said_of_both_has_no_twin() -> None:
    texts = [
        ("", [text]) for text in (*ELSEWHERE, "클라이언트와 서버는 서로 패킷을 보낸다.", "짧다.")
    ]
    found = {one.text for made in groups(texts) for one in made.statements}
    assert "클라이언트와 서버는 서로 패킷을 보낸다." not in found
    assert "짧다." not in found


def test_english_nouns_change_places() -> None:
    [only] = groups([("", ["The client sends the server a packet."])])
    binding, rng = Binding(GLOSSARY, AS_WRITTEN), Random(1)
    made = [example for _ in range(20) for example in binding.examples(only, 4, rng)]
    assert {example.reading.answer for example in made} >= {
        "The client sends the server a packet.",
        "The server sends the client a packet.",
    }


@given(seed=SEEDS, count=st.integers(1, 12))
def test_every_point_has_a_letter_that_its_answer_bears_out(seed: int, count: int) -> None:
    whole = group(SENDS, "서버가 클라이언트에서 값을 읽는다.", "연결이 끊긴다.", question="누가?")
    made = Binding(GLOSSARY, AS_WRITTEN).examples(whole, count, Random(seed))
    for example in made:
        reading = example.reading
        assert reading.answer
        for point, letter in zip(reading.points, example.letters, strict=True):
            if point == WRONG_CLAIM:
                assert letter == "?"
            else:
                assert letter == ("h" if point in reading.answer else letter)
                assert (letter == "h") == (point in reading.answer)


def test_a_statement_may_stand_alone() -> None:
    whole = group(SENDS, "서버가 클라이언트에서 값을 읽는다.", "연결이 끊긴다.", question="누가?")
    for example in Binding(GLOSSARY, company=NO_COMPANY).examples(whole, 200, Random(1)):
        assert not example.ask_teacher
        assert example.reading.question == ""
        assert len(example.reading.points) == 1
        assert "끊긴" not in example.reading.answer


def test_a_batch_is_short_and_holds_a_statement_with_its_twins() -> None:
    long = "클라이언트가 " + "아주 " * 25 + "서버를 기다린다."
    binding = Binding(GLOSSARY, AS_WRITTEN, NO_COMPANY)
    batches = list(islice(exchanged([[group(SENDS), group(long)]], binding, Random(1)), 30))
    for batch in batches:
        texts = [pair_of(example.reading) for example in batch]
        assert (
            len(batch) * max(sum(len(text.encode()) for text in pair) for pair in texts)
            <= MOST_BYTES / 2
        )
        letters = Counter(example.letters for example in batch)
        assert letters["h"] == letters["s"] == len(batch) / 2
    assert len({len(batch) for batch in batches}) > 1, "the longer ones are fewer"


def test_batches_come_without_end_from_all_corpora_with_statements() -> None:
    english = groups([("", ["The client sends the server a packet."])])
    binding = Binding(GLOSSARY)
    found = list(islice(exchanged([[group(SENDS)], [], english], binding, Random(1)), 20))
    texts = " ".join(example.reading.answer for batch in found for example in batch)
    assert "packet" in texts
    assert "패킷" in texts


def test_there_is_nothing_to_exchange_without_statements() -> None:
    assert list(exchanged([[], []], Binding(GLOSSARY), Random(1))) == []
