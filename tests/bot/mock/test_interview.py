"""The state machine: whole sequences, with a clock that is passed in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.mock.interview import (
    LOOKED_AWAY,
    MOST_FOLLOW_UPS,
    Answer,
    End,
    Interview,
    Phase,
    Refusal,
    Say,
    Step,
)
from knowledge.grading import Flag, Grade
from tests.bot.mock.grades import grade, question

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
JIMIN, SEOJUN, HAEUN = 1, 2, 3
LIMIT = 180.0


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def begun(members: Sequence[int] = (JIMIN,), questions: int = 3) -> Interview:
    """Return an interview whose first question stands in the channel since NOW."""
    made = Interview([question(n) for n in range(questions)], members, LIMIT, "ko")
    step = made.begin()
    assert step.says == ((Say.GREETING, None), (Say.QUESTION, 0))
    return step.interview.posted(0, NOW).interview


def saved(interview: Interview, member: int, given: Grade | None, seconds: float = 10) -> Interview:
    """Return it with an answer to the last round, as the database has it."""
    last = interview.rounds[-1]
    answers = {**last.answers, member: Answer(given, seconds)}
    return replace(interview, rounds=(*interview.rounds[:-1], replace(last, answers=answers)))


def heard(interview: Interview, member: int, given: Grade, now: datetime = NOW) -> Step:
    """Let an answer be given and graded."""
    return saved(interview, member, given).answered(now)


def test_a_full_answer_leads_to_the_next_question() -> None:
    step = heard(begun(), JIMIN, grade("hhh"))
    assert step.says == ((Say.QUESTION, 1),)
    assert (step.interview.rounds[1].question, step.interview.rounds[1].point) == (1, None)
    assert step.interview.rounds[0].closed
    assert step.interview.due_at is None
    posted = step.interview.posted(1, after(30)).interview
    assert posted.due_at == after(30 + LIMIT)


def test_a_missed_point_is_followed_up_in_half_the_time_twice_at_most() -> None:
    step = heard(begun(), JIMIN, grade("mmm"))
    assert step.says == ((Say.QUESTION, 1),)
    follow = step.interview.rounds[1]
    # The notes have a follow-up to the second point.
    assert (follow.question, follow.point, follow.limit) == (0, 1, LIMIT / 2)
    assert follow.prompt == "둘을 함께 보내도 되는 까닭은요?"
    step = heard(step.interview, JIMIN, grade("m"))
    assert step.interview.rounds[2].point == 0
    assert "SYN" not in step.interview.rounds[2].prompt
    step = heard(step.interview, JIMIN, grade("m"))
    assert (step.interview.rounds[3].question, step.interview.rounds[3].point) == (1, None)


def test_what_was_half_said_is_asked_about_first_in_the_members_own_words() -> None:
    step = heard(begun(), JIMIN, grade("mhp"))
    assert step.interview.rounds[1].point == 2
    assert "“서버가 답을 돌려줘요”" in step.interview.rounds[1].prompt


def test_whoever_does_not_know_is_not_asked_further() -> None:
    step = heard(begun(), JIMIN, grade("mmm", Flag.DONT_KNOW))
    assert step.interview.rounds[1].question == 1


def test_time_is_up_once_and_not_while_an_answer_is_being_graded() -> None:
    interview = begun()
    assert interview.timed_out(after(LIMIT - 1)).says == ()
    pending = saved(interview, JIMIN, None)
    assert pending.timed_out(after(LIMIT + 5)).says == ()
    step = interview.timed_out(after(LIMIT))
    assert step.says == ((Say.QUESTION, 1),)
    assert step.interview.rounds[0].spent == LIMIT
    assert step.interview.timed_out(after(LIMIT)).says == ()


def test_however_long_an_answer_is_graded_its_question_is_not_asked_again() -> None:
    held = saved(begun((JIMIN, SEOJUN)), JIMIN, None)
    for seconds in range(0, 120, 20):
        step = held.timed_out(after(LIMIT + seconds))
        assert step.says == ()
        held = step.interview
    assert held.rounds[0].elapsed(after(LIMIT + 100)) == LIMIT
    # The other never answers: time is up as soon as the grade is there.
    graded = saved(held, JIMIN, grade("hhh"))
    assert graded.answered(after(LIMIT + 120)).says == ()
    step = graded.timed_out(after(LIMIT + 120))
    assert step.says == ((Say.COMPARISON, 0), (Say.QUESTION, 1))


def test_an_answer_being_graded_hides_no_absence_of_the_coach() -> None:
    late = after(LIMIT) + LOOKED_AWAY + timedelta(seconds=1)
    pending = saved(begun((JIMIN, SEOJUN)), JIMIN, None)
    assert pending.timed_out(late) == Step(pending)
    graded = saved(pending, JIMIN, grade("hhh"))
    assert graded.timed_out(late).says == ((Say.QUESTION, 0),)


def test_a_question_that_ran_out_while_the_coach_was_away_is_asked_again() -> None:
    late = after(LIMIT) + LOOKED_AWAY + timedelta(seconds=1)
    step = begun().timed_out(late)
    assert step.says == ((Say.QUESTION, 0),)
    again = step.interview.posted(0, late).interview
    assert again.due_at == late + timedelta(seconds=LIMIT)


def test_after_two_silent_questions_the_interviewer_waits() -> None:
    second = begun().timed_out(after(LIMIT)).interview.posted(1, after(LIMIT)).interview
    step = second.timed_out(after(2 * LIMIT))
    assert step.says == ((Say.PAUSED, None),)
    assert step.interview.phase is Phase.PAUSED
    resumed = step.interview.resume(after(9999))
    assert resumed.says == ((Say.QUESTION, 2),)


def test_a_pause_stops_the_clock() -> None:
    paused = begun().pause(after(60)).interview
    assert paused.due_at is None
    assert paused.refusal(JIMIN, 0) is Refusal.PAUSED
    resumed = paused.resume(after(5000))
    assert resumed.says == ((Say.QUESTION, 0),)
    going = resumed.interview.posted(0, after(5000)).interview
    assert going.due_at == after(5000 + LIMIT - 60)
    assert going.rounds[0].elapsed(after(5010)) == 70


def test_a_question_whose_time_was_up_at_a_pause_is_not_asked_again() -> None:
    paused = begun().pause(after(LIMIT + 2)).interview
    assert paused.rounds[0].spent == LIMIT
    assert paused.resume(after(500)).says == ((Say.QUESTION, 1),)


def test_an_answer_graded_during_a_pause_counts_when_it_goes_on() -> None:
    paused = saved(begun(), JIMIN, grade("hhh")).pause(after(60)).interview
    assert paused.answered(after(61)).says == ()
    assert paused.resume(after(100)).says == ((Say.QUESTION, 1),)


def test_the_end_comes_after_the_last_question() -> None:
    interview = begun(questions=1)
    step = heard(interview, JIMIN, grade("hhh"))
    assert step.says == ((Say.REPORT, None),)
    assert (step.interview.phase, step.interview.ending) == (Phase.ENDED, End.FINISHED)
    assert step.interview.stop(NOW).says == ()
    assert step.interview.refusal(JIMIN, 0) is Refusal.OVER


def test_stopped_and_lost() -> None:
    stopped = begun().stop(after(5))
    assert stopped.says == ((Say.REPORT, None),)
    assert stopped.interview.rounds[0].closed
    assert begun().lose(NOW).interview.ending is End.LOST


def test_a_group_waits_for_all_and_compares() -> None:
    interview = begun((JIMIN, SEOJUN, HAEUN))
    one = heard(interview, JIMIN, grade("hhh"))
    assert one.says == ()
    assert one.interview.refusal(JIMIN, 0) is Refusal.TWICE
    two = heard(one.interview, SEOJUN, grade("hmh"))
    assert two.says == ()
    three = heard(two.interview, HAEUN, grade("hmp"))
    assert three.says == ((Say.COMPARISON, 0), (Say.QUESTION, 1))
    # Two missed the second point: they are asked about it.
    follow = three.interview
    assert (follow.rounds[1].point, list(follow.asked_of(1))) == (1, [SEOJUN, HAEUN])
    assert follow.refusal(JIMIN, 1) is Refusal.OVER
    assert follow.refusal(99, 1) is Refusal.STRANGER


def test_a_group_does_not_wait_for_whoever_left() -> None:
    interview = heard(begun((JIMIN, SEOJUN)), JIMIN, grade("hhh")).interview
    step = interview.without(SEOJUN, NOW)
    assert step.says[-1] == (Say.QUESTION, 1)
    assert step.interview.without(JIMIN, NOW).interview.phase is Phase.ENDED


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(["answer", "silence", "pause", "resume", "post", "tick"]),
        st.text("hpmc", min_size=3, max_size=3),
    ),
    max_size=60,
)


@given(EVENTS)
def test_whatever_happens_every_round_is_said_and_follow_ups_are_few(
    events: list[tuple[str, str]],
) -> None:
    interview, now = begun(questions=4), NOW
    said = {0}
    for event, verdicts in events:
        now += timedelta(seconds=1)
        number = interview.open_round
        match event:
            case "answer" if number is not None and interview.refusal(JIMIN, number) is None:
                of_point = interview.rounds[number].point is not None
                step = heard(interview, JIMIN, grade(verdicts[:1] if of_point else verdicts), now)
            case "silence" if interview.due_at is not None:
                now = max(now, interview.due_at)
                step = interview.timed_out(now)
            case "pause":
                step = interview.pause(now)
            case "resume":
                step = interview.resume(now)
            case "post" if number is not None:
                step = interview.posted(number, now)
            case _:
                step = interview.timed_out(now)
        said |= {number for say, number in step.says if say is Say.QUESTION and number is not None}
        interview = step.interview
        assert said == set(range(len(interview.rounds)))
        for asked in range(4):
            points = [
                r.point for r in interview.rounds if r.question == asked and r.point is not None
            ]
            assert len(points) == len(set(points)) <= MOST_FOLLOW_UPS
        assert all(one.closed for one in interview.rounds[:-1])
        assert (interview.phase is Phase.ENDED) == (interview.ending is not None)
