"""Mock interviews in the database: read as a state, changed by a step, with what is to be said.

A step is kept in one transaction, under a lock on its interview: the state, the cards of new
questions, and what is to be said. Whatever happens afterwards, it is said from there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.mock import follow_up
from bot.mock.interview import Answer, End, Interview, Phase, Refusal, Round, Say, Saying, Step
from bot.store import cards, interviews
from bot.store.cards import EVERYONE, Place
from bot.store.interviews import Record, State
from bot.store.models import Attempt, Card, MockAnswer, MockInterview, MockPost, MockRound, MockSeat
from bot.store.snapshot import restore, snapshot
from config.settings import Language
from knowledge.grading import Grade
from knowledge.question import Question

Event = Callable[[Interview], Step]
"""Something that happens to an interview."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an interview is to be.

    Attributes:
        place: where it takes place, or the channel whose thread it does in.
        language: what is spoken.
        questions: in order.
        limit_s: seconds that each question may take.
        threaded: whether a thread is to be opened.
    """

    place: Place
    language: Language
    questions: Sequence[Question]
    limit_s: int
    threaded: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """An interview in the database.

    Attributes:
        record: its rows.
        interview: its state.
    """

    record: Record
    interview: Interview

    @property
    def id(self) -> int:
        """Its number."""
        return self.record.row.id

    @property
    def place(self) -> Place:
        """Where it takes place."""
        return Place(self.record.row.channel_id, self.record.row.guild_id)

    @property
    def host_id(self) -> int:
        """Who started it."""
        return self.record.seats[0].user_id

    @property
    def terms(self) -> Terms:
        """What it was to be."""
        row = self.record.row
        language: Language = "en" if row.language == "en" else "ko"
        threaded = row.parent_id is not None
        return Terms(self.place, language, self.interview.questions, row.limit_s, threaded)

    def seat_of(self, user_id: int) -> MockSeat:
        """Return the seat of one who takes part."""
        return next(seat for seat in self.record.seats if seat.user_id == user_id)

    def texts(self, round_id: int) -> dict[int, str]:
        """Return what was answered in a round, by member."""
        return {
            attempt.user_id: attempt.answer
            for of_round, attempt, _ in self.record.answers
            if of_round == round_id
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """A card that asks a question of an interview.

    Attributes:
        card: the card.
        number: the number of the round that asks it.
        entry: the interview.
    """

    card: Card
    number: int
    entry: Entry


async def add(session: AsyncSession, terms: Terms, host_id: int, now: datetime) -> int:
    """Write down a new interview with its host; return its id.

    Raises:
        sqlalchemy.exc.IntegrityError: the host is in another one.
    """
    row = MockInterview(
        guild_id=terms.place.guild_id,
        channel_id=terms.place.channel_id,
        parent_id=terms.place.channel_id if terms.threaded else None,
        language=terms.language,
        questions=[snapshot(question) for question in terms.questions],
        limit_s=terms.limit_s,
        phase=Phase.LOBBY,
        started_at=now,
    )
    session.add(row)
    await session.flush()
    await join(session, row.id, host_id)
    return row.id


async def join(session: AsyncSession, interview_id: int, user_id: int) -> None:
    """Give someone a seat.

    Raises:
        sqlalchemy.exc.IntegrityError: they have one already, here or elsewhere.
    """
    session.add(MockSeat(interview_id=interview_id, user_id=user_id))
    await session.flush()


async def leave(session: AsyncSession, interview_id: int, user_id: int, now: datetime) -> bool:
    """Let the others go on without a member.

    Returns:
        Whether they took part: whoever leaves before the first question gives up the seat.
    """
    entry = await step(session, interview_id, lambda it: it.without(user_id, now), now)
    took_part = entry is not None and bool(entry.record.rounds)
    if took_part:
        await interviews.rise(session, interview_id, user_id)
    else:
        await interviews.give_up_seats(session, interview_id, [user_id])
    return took_part


async def load(session: AsyncSession, interview_id: int) -> Entry | None:
    """Return an interview; None when it is gone."""
    record = await interviews.read(session, interview_id)
    return None if record is None or not record.seats else Entry(record, _state(record))


async def asked_on(session: AsyncSession, card_id: int) -> Asked | None:
    """Return what a card asks in an interview; None for other cards."""
    card = await cards.get(session, card_id)
    asked = await interviews.of_card(session, card_id)
    entry = await load(session, asked.interview_id) if asked else None
    if card is None or asked is None or entry is None:
        return None
    return Asked(card, asked.number, entry)


async def step(
    session: AsyncSession, interview_id: int, event: Event, now: datetime
) -> Entry | None:
    """Let something happen to an interview, and write down what comes of it.

    Returns:
        The interview as it is then; None when it is gone.
    """
    await interviews.lock(session, interview_id)
    entry = await load(session, interview_id)
    if entry is None:
        return None
    await _keep(session, entry, event(entry.interview), now)
    return await load(session, interview_id)


async def report_alone(session: AsyncSession, interview_id: int, now: datetime) -> None:
    """Have the report of an interview sent to each of its members alone."""
    entry = await load(session, interview_id)
    if entry is None:
        return
    for seat in entry.record.seats:
        session.add(_post(entry, (Say.REPORT, None), seat.id, now))
    await session.flush()


async def admit(session: AsyncSession, attempt: Attempt, now: datetime) -> Refusal | None:
    """Note that a saved answer belongs to an interview, where its card is of one.

    Returns:
        Why it is not taken; None when it is, or is none of an interview's.
    """
    asked = await interviews.of_card(session, attempt.card_id)
    if asked is None:
        return None
    await interviews.lock(session, asked.interview_id)
    entry = await load(session, asked.interview_id)
    if entry is None:
        return Refusal.OVER
    refusal = entry.interview.refusal(attempt.user_id, asked.number)
    if refusal is None:
        seconds = entry.interview.rounds[asked.number].elapsed(now)
        session.add(MockAnswer(attempt_id=attempt.id, round_id=asked.id, seconds=seconds))
    return refusal


def _state(record: Record) -> Interview:
    row = record.row
    ended = row.phase == Phase.ENDED
    answers: dict[int, dict[int, Answer]] = {}
    for round_id, attempt, seconds in record.answers:
        graded = attempt.delivered_at is not None and attempt.grade is not None
        grade = Grade.from_dict(attempt.grade or {}) if graded else None
        answers.setdefault(round_id, {})[attempt.user_id] = Answer(grade, seconds)
    return Interview(
        questions=[restore(question) for question in row.questions],
        members=[seat.user_id for seat in record.seats if ended or seat.running],
        limit=row.limit_s,
        language=row.language,
        phase=Phase(row.phase),
        rounds=tuple(
            Round(
                question=one.question,
                limit=one.limit_s,
                point=one.point,
                prompt=one.prompt,
                answers=answers.get(one.id, {}),
                spent=one.spent_s,
                running_since=one.running_since,
                closed=one.closed,
            )
            for one in record.rounds
        ),
        ending=None if row.ending is None else End(row.ending),
        left={s.user_id: s.left_after for s in record.seats if s.left_after is not None},
    )


async def _keep(session: AsyncSession, entry: Entry, made: Step, now: datetime) -> None:
    row, rounds, after = entry.record.row, entry.record.rounds, made.interview
    for known, changed in zip(rounds, after.rounds, strict=False):
        known.spent_s, known.running_since = changed.spent, changed.running_since
        known.closed = changed.closed
    for number in range(len(rounds), len(after.rounds)):
        rounds.append(await _add_round(session, entry, after, number, now))
    if after.phase is Phase.ENDED and row.phase != Phase.ENDED:
        row.ended_at, row.ending = now, after.ending
        await interviews.rise(session, row.id)
    for seat in entry.record.seats:
        seat.left_after = after.left.get(seat.user_id)
    row.phase, row.due_at = after.phase, after.due_at
    lost = after.ending is End.LOST
    if lost:
        await interviews.drop_all(session, row.id)
    for saying in made.says:
        # Where there is no place any more, each member is told alone.
        for seat_id in [seat.id for seat in entry.record.seats] if lost else [None]:
            session.add(_post(entry, saying, seat_id, now))
            await session.flush()
    await session.flush()


async def _add_round(
    session: AsyncSession, entry: Entry, after: Interview, number: int, now: datetime
) -> MockRound:
    asked = after.rounds[number]
    card = await cards.add(
        session,
        _kept_question(after, number),
        topic=None,
        asked_of=EVERYONE if after.is_group else after.members[0],
        place=entry.place,
        asked_at=now,
    )
    made = MockRound(
        interview_id=entry.id,
        number=number,
        question=asked.question,
        point=asked.point,
        prompt=asked.prompt,
        limit_s=asked.limit,
        card_id=card.id,
        spent_s=0.0,
        closed=False,
    )
    session.add(made)
    await session.flush()
    return made


def question_of(interview: Interview, number: int) -> Question:
    """Return what a round asks, as a question: a follow-up is one of its own."""
    asked = interview.rounds[number]
    question = interview.questions[asked.question]
    if asked.point is None:
        return question
    return follow_up.question_of(question, asked.point, asked.prompt)


def _kept_question(interview: Interview, number: int) -> Question:
    """Return what a round asks in nobody's words: a card stays when a member's data go."""
    asked = interview.rounds[number]
    question = interview.questions[asked.question]
    if asked.point is None:
        return question
    prompt = follow_up.prompt_about(question, asked.point, None, interview.language)
    return follow_up.question_of(question, asked.point, prompt)


def _post(entry: Entry, saying: Saying, seat_id: int | None, now: datetime) -> MockPost:
    kind, number = saying
    return MockPost(
        interview_id=entry.id,
        kind=kind,
        round_id=None if number is None else entry.record.rounds[number].id,
        seat_id=seat_id,
        state=State.DUE,
        leased_until=now,
    )
