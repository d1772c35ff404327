"""What the training shows of an answer is true of it."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from knowledge.grading.readings import WRONG_CLAIM
from knowledge.training.corpus import AuthoredAnswer, AuthoredQuestion, Origin
from knowledge.training.stream import Mix, stream

POINTS = {
    "q1": ("스택은 LIFO다", "큐는 FIFO다", "덱은 양쪽에서 넣고 뺀다"),
    "q2": ("힙은 완전 이진 트리다",),
    "q3": ("B+트리는 잎끼리 이어져 있다", "B+트리의 값은 잎에만 있다"),
}
QUESTIONS = {
    qid: AuthoredQuestion(qid, Origin.OWN, "자료구조", "ko", f"{qid}?", " ".join(points), points)
    for qid, points in POINTS.items()
}
ANSWERS = (
    AuthoredAnswer(QUESTIONS["q1"], "스택은 FIFO", "mixed", ("cmm", "cmp"), (0, 0)),
    AuthoredAnswer(QUESTIONS["q2"], "완전 이진 트리", "full_terse", ("h", "h"), (0, 1)),
    AuthoredAnswer(QUESTIONS["q3"], "잎끼리 연결, 값은 아무 데나", "mixed", ("hc", "hc"), (1, 1)),
)
TRUTH = {
    (answer.answer, point): letter
    for answer in ANSWERS
    for point, letter in zip(answer.question.key_points, answer.letters, strict=True)
} | {(answer.answer, WRONG_CLAIM): answer.claims_wrongly for answer in ANSWERS}


@given(seed=st.integers(), epochs=st.integers(1, 3))
def test_every_letter_is_that_of_the_answer_or_of_what_it_states_besides(
    seed: int, epochs: int
) -> None:
    for example in stream(ANSWERS, epochs, Random(seed)):
        said = example.reading.answer
        for point, letter in zip(example.reading.points, example.letters, strict=True):
            whose = [answer for answer in ANSWERS if answer.answer in said]
            if point != WRONG_CLAIM and point in said:
                assert letter == "h"
            elif not whose:
                assert letter == "m", "a recital makes nothing but what it recites"
            elif (whose[0].answer, point) not in TRUTH:
                assert letter == "m"
            elif point != WRONG_CLAIM:
                assert letter == TRUTH[whose[0].answer, point]
            else:
                assert letter in {TRUTH[whose[0].answer, point], "m", "?"}


@given(seed=st.integers())
def test_every_answer_is_shown_in_every_epoch(seed: int) -> None:
    mix = Mix(alone=0, thinned=0, strange_point=0, no_question=0, wrong_claim=1, stated=0,
              strange_answer=0, recital=0, silence=0)  # fmt: skip
    shown = [example.reading for example in stream(ANSWERS, 2, Random(seed), mix)]
    assert sorted(reading.answer for reading in shown) == sorted(
        2 * [answer.answer for answer in ANSWERS]
    )
    for reading in shown:
        assert set(reading.points) == {*POINTS[reading.question[:2]], WRONG_CLAIM}


def test_wrong_claims_are_asked_about_beside_answers_that_do_not_fit_as_well() -> None:
    mix = Mix(strange_answer=1, recital=1, stated=0, strange_point=0, no_question=0)
    asked: dict[str, list[bool]] = {"fits": [], "strange": [], "recital": []}
    for example in stream(ANSWERS, 400, Random(1), mix):
        reading = example.reading
        own = [answer for answer in ANSWERS if answer.answer in reading.answer]
        fits = own and reading.question == own[0].question.question
        kind = "recital" if not own else "fits" if fits else "strange"
        asked[kind].append(WRONG_CLAIM in reading.points)
    shares = [sum(found) / len(found) for found in asked.values()]
    assert max(shares) - min(shares) < 0.06


def test_the_same_seed_gives_the_same_stream() -> None:
    assert list(stream(ANSWERS, 3, Random(5))) == list(stream(ANSWERS, 3, Random(5)))


def test_where_the_markings_differ_nothing_is_learned() -> None:
    assert ANSWERS[0].letters == "cm?"
    assert ANSWERS[1].claims_wrongly == "?"
