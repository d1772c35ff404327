"""A mock interview as a state machine: a state and an event give a new state and what to say.

Pure: the time and the grades of answers come in from outside. A state is never changed, only
replaced; ``bot.mock.entries`` keeps it in the database together with what is to be said.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.mock import follow_up
from knowledge.grading import Grade
from knowledge.question import Question

MOST_FOLLOW_UPS = 2
"""How many follow-ups a question may have."""

FOLLOW_UP_TIME = 0.5
"""The share of a question's time that a follow-up has."""

MOST_SILENT = 2
"""After so many questions in a row that nobody answered, the interviewer waits to be called."""

LOOKED_AWAY = timedelta(seconds=30)
"""A question found to be out of time for longer than this was out of time while the coach was away;
it is asked again."""


class Phase(StrEnum):
    """How far an interview is."""

    LOBBY = "lobby"
    OPENING = "opening"
    ASKING = "asking"
    PAUSED = "paused"
    ENDED = "ended"


class End(StrEnum):
    """How an interview ended."""

    FINISHED = "finished"
    STOPPED = "stopped"
    LOST = "lost"


class Say(StrEnum):
    """What the interviewer says or does; ``THREAD`` opens the thread."""

    THREAD = "thread"
    GREETING = "greeting"
    QUESTION = "question"
    COMPARISON = "comparison"
    PAUSED = "paused"
    REPORT = "report"


class Refusal(StrEnum):
    """Why an answer is not taken."""

    STRANGER = "stranger"
    OVER = "over"
    PAUSED = "paused"
    TWICE = "twice"


@dataclass(frozen=True, slots=True)
class Answer:
    """Someone's answer in a round.

    Attributes:
        grade: None while it is being graded.
        seconds: how long it took from the question on, without pauses.
    """

    grade: Grade | None
    seconds: float


@dataclass(frozen=True, slots=True)
class Round:
    """A question put to the members, or a follow-up to one.

    Attributes:
        question: the question, an index into the interview's.
        limit: seconds that it may take.
        point: the key point that a follow-up is about, an index; None for the question itself.
        prompt: the follow-up as it is asked; empty for the question itself.
        answers: by member.
        spent: seconds that its clock ran before it last stood still.
        running_since: since when the clock runs; None while it stands still.
        closed: whether it is over.
    """

    question: int
    limit: float
    point: int | None = None
    prompt: str = ""
    answers: Mapping[int, Answer] = field(default_factory=dict)
    spent: float = 0.0
    running_since: datetime | None = None
    closed: bool = False

    def elapsed(self, now: datetime) -> float:
        """Return for how many seconds its clock has run."""
        running = now - self.running_since if self.running_since else timedelta()
        return self.spent + max(0.0, running.total_seconds())

    @property
    def due_at(self) -> datetime | None:
        """When it is out of time; None while the clock stands still."""
        if self.running_since is None:
            return None
        return self.running_since + timedelta(seconds=self.limit - self.spent)

    @property
    def is_grading(self) -> bool:
        """Whether an answer to it is still being graded."""
        return any(answer.grade is None for answer in self.answers.values())

    def stopped(self, now: datetime) -> "Round":
        """Return it with its clock standing still, at its end at the latest."""
        return replace(self, spent=min(self.limit, self.elapsed(now)), running_since=None)

    def at_its_end(self, now: datetime) -> "Round":
        """Return it with its time just used up."""
        return replace(self, spent=self.limit, running_since=now)


Saying = tuple[Say, int | None]
"""What to say, and about which round."""


@dataclass(frozen=True, slots=True)
class Step:
    """What came of an event: the new state, and what to say, in order."""

    interview: "Interview"
    says: tuple[Saying, ...] = ()

    def after(self, first: Saying) -> "Step":
        """Return it with something said before all else."""
        return Step(self.interview, (first, *self.says))


@dataclass(frozen=True, slots=True)
class Interview:
    """The state of a mock interview.

    Attributes:
        questions: in the order in which they are asked.
        members: who takes part.
        limit: seconds that each question may take.
        language: what is spoken.
        phase: how far it is.
        rounds: what was asked so far; the last one is open unless it is closed.
        ending: how it ended; None before.
        left: how many rounds were over when someone left, of those who did.
    """

    questions: Sequence[Question]
    members: Sequence[int]
    limit: float
    language: str
    phase: Phase = Phase.LOBBY
    rounds: tuple[Round, ...] = ()
    ending: End | None = None
    left: Mapping[int, int] = field(default_factory=dict)

    # What it tells

    @property
    def is_group(self) -> bool:
        """Whether several take part: then answers are hidden until a round is over."""
        return len(self.members) > 1

    @property
    def open_round(self) -> int | None:
        """The number of the round that can be answered now or after a pause."""
        if self.phase not in {Phase.ASKING, Phase.PAUSED} or not self.rounds:
            return None
        return None if self.rounds[-1].closed else len(self.rounds) - 1

    @property
    def due_at(self) -> datetime | None:
        """When the open round is out of time; None while no clock runs."""
        number = self.open_round
        return None if number is None else self.rounds[number].due_at

    @property
    def is_grading(self) -> bool:
        """Whether an answer is still being graded."""
        return any(one.is_grading for one in self.rounds)

    def main_round(self, question: int) -> Round:
        """Return the round in which a question itself was asked."""
        return next(r for r in self.rounds if r.question == question and r.point is None)

    def asked_of(self, number: int) -> Sequence[int]:
        """Return the members who are to answer a round: a follow-up, those who missed the point."""
        point = self.rounds[number].point
        if point is None:
            return self.members
        answers = self.main_round(self.rounds[number].question).answers
        return [
            member
            for member in self.members
            if (grade := _grade(answers.get(member))) is not None
            and follow_up.is_missed(grade, point)
        ]

    def refusal(self, member: int, number: int) -> Refusal | None:
        """Return why an answer of a member in a round is not taken; None to take it."""
        if member not in self.members:
            return Refusal.STRANGER
        if number != self.open_round:
            return Refusal.OVER
        if self.phase is Phase.PAUSED:
            return Refusal.PAUSED
        if member in self.rounds[number].answers:
            return Refusal.TWICE
        return None if member in self.asked_of(number) else Refusal.OVER

    # What happens to it

    def open(self) -> Step:
        """Begin with opening a thread."""
        if self.phase is not Phase.LOBBY:
            return Step(self)
        return Step(replace(self, phase=Phase.OPENING), ((Say.THREAD, None),))

    def begin(self) -> Step:
        """Greet, and ask the first question: there is a place to do so."""
        if self.phase not in {Phase.LOBBY, Phase.OPENING}:
            return Step(self)
        begun = replace(self, phase=Phase.ASKING)
        return _ask(begun, Round(0, self.limit)).after((Say.GREETING, None))

    def posted(self, number: int, now: datetime) -> Step:
        """Start the clock of a round whose question stands in the channel."""
        if self.phase is not Phase.ASKING or number != self.open_round:
            return Step(self)
        if self.rounds[number].running_since is not None:
            return Step(self)
        return Step(_with_last(self, replace(self.rounds[number], running_since=now)))

    def answered(self, now: datetime) -> Step:
        """Go on if everybody who is asked has answered and was graded."""
        number = self.open_round
        if number is None or self.phase is not Phase.ASKING:
            return Step(self)
        answers = self.rounds[number].answers
        grades = [_grade(answers.get(member)) for member in self.asked_of(number)]
        return Step(self) if None in grades else _go_on(self, now)

    def timed_out(self, now: datetime) -> Step:
        """Go on if the open round is out of time and no answer to it is being graded."""
        due_at, number = self.due_at, self.open_round
        if self.phase is not Phase.ASKING or due_at is None or number is None or now < due_at:
            return Step(self)
        last = self.rounds[number]
        away = now - due_at > LOOKED_AWAY
        if last.is_grading:
            # However long grading takes, it is not the coach that was away.
            return Step(self if away else _with_last(self, last.at_its_end(now)))
        if away:
            anew = replace(last, spent=0.0, running_since=None)
            return Step(_with_last(self, anew), ((Say.QUESTION, number),))
        if self._is_silent():
            closed = _with_last(self, replace(last.stopped(now), closed=True))
            return Step(replace(closed, phase=Phase.PAUSED), ((Say.PAUSED, None),))
        return _go_on(self, now)

    def pause(self, now: datetime) -> Step:
        """Let the clock stand still."""
        if self.phase is not Phase.ASKING:
            return Step(self)
        paused = replace(self, phase=Phase.PAUSED)
        if self.open_round is not None:
            paused = _with_last(paused, self.rounds[-1].stopped(now))
        return Step(paused, ((Say.PAUSED, None),))

    def resume(self, now: datetime) -> Step:
        """Go on after a pause: with the open question, or with the next."""
        if self.phase is not Phase.PAUSED:
            return Step(self)
        going = replace(self, phase=Phase.ASKING)
        if going.open_round is None:
            return _next(going, now)
        step = going.answered(now)
        if step.says:
            return step
        last = going.rounds[-1]
        if last.spent >= last.limit and not last.is_grading:
            # No time is left to ask it again in.
            return _go_on(going, now)
        return Step(going, ((Say.QUESTION, going.open_round),))

    def stop(self, now: datetime) -> Step:
        """End before all was asked."""
        return _end(self, End.STOPPED, now)

    def lose(self, now: datetime) -> Step:
        """End because there is no place to go on in."""
        return _end(self, End.LOST, now)

    def without(self, member: int, now: datetime) -> Step:
        """Go on without a member; without any, stop."""
        over = sum(one.closed for one in self.rounds)
        left = replace(
            self,
            members=[one for one in self.members if one != member],
            left={**self.left, member: over},
        )
        return left.answered(now) if left.members else left.stop(now)

    def _is_silent(self) -> bool:
        """Tell whether nobody has answered for as long as the interviewer goes on alone."""
        last = self.rounds[-MOST_SILENT:]
        return len(last) == MOST_SILENT and not any(one.answers for one in last)


def _go_on(interview: Interview, now: datetime) -> Step:
    """Close the open round, and go on with what comes after it."""
    number = len(interview.rounds) - 1
    closed = replace(interview.rounds[-1].stopped(now), closed=True)
    step = _next(_with_last(interview, closed), now)
    return step.after((Say.COMPARISON, number)) if interview.is_group else step


def _next(interview: Interview, now: datetime) -> Step:
    """Ask what comes after a round that is closed, or end; nobody is left when all withdrew."""
    if not interview.members:
        return _end(interview, End.STOPPED, now)
    following = _follow_up(interview)
    if following is not None:
        return _ask(interview, following)
    question = interview.rounds[-1].question + 1
    if question == len(interview.questions):
        return _end(interview, End.FINISHED, now)
    return _ask(interview, Round(question, interview.limit))


def _ask(interview: Interview, asked: Round) -> Step:
    number = len(interview.rounds)
    asking = replace(interview, rounds=(*interview.rounds, asked))
    return Step(asking, ((Say.QUESTION, number),))


def _follow_up(interview: Interview) -> Round | None:
    """Return the follow-up that the last question still needs."""
    number = interview.rounds[-1].question
    before = [r.point for r in interview.rounds if r.question == number and r.point is not None]
    if len(before) == MOST_FOLLOW_UPS:
        return None
    answers = interview.main_round(number).answers
    grades = [g for one in interview.members if (g := _grade(answers.get(one))) is not None]
    question = interview.questions[number]
    point = follow_up.choose_point(question, grades, before)
    if point is None:
        return None
    # In a group, nobody's words are quoted.
    said = None if interview.is_group else grades[0].points[point]
    prompt = follow_up.prompt_about(question, point, said, interview.language)
    return Round(number, interview.limit * FOLLOW_UP_TIME, point, prompt)


def _end(interview: Interview, ending: End, now: datetime) -> Step:
    if interview.phase is Phase.ENDED:
        return Step(interview)
    ended = interview
    if interview.open_round is not None:
        ended = _with_last(interview, replace(interview.rounds[-1].stopped(now), closed=True))
    says = ((Say.REPORT, None),) if interview.rounds else ()
    return Step(replace(ended, phase=Phase.ENDED, ending=ending), says)


def _with_last(interview: Interview, changed: Round) -> Interview:
    return replace(interview, rounds=(*interview.rounds[:-1], changed))


def _grade(answer: Answer | None) -> Grade | None:
    return None if answer is None else answer.grade
