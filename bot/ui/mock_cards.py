"""The cards of a mock interview: greeting, questions, comparisons and the report."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import discord

from bot.board import PICTURE
from bot.localization import text
from bot.mock.entries import Terms, question_of
from bot.mock.interview import End, Interview
from bot.mock.report import PointResult, QuestionResult, Report, report_of
from bot.ui.markup import FIELD_LIMIT, TITLE_LIMIT, as_noted, bar, cut, lines_within, plain, quote
from bot.ui.question_card import COLOUR, PROMPT_LIMIT, heading
from bot.ui.result_card import COLOURS, MARKS
from knowledge.grading import Flag, Verdict
from knowledge.question import Question

POINT_LIMIT = 160
SENTENCE_LIMIT = 120
ANSWER_LIMIT = 300
TOPIC_LIMIT = 60
PLACE_LIMIT = 330
DETAIL_LIMIT = 450
DETAIL_TITLE_LIMIT = 70
COMPARED_LIMIT = 3500


class Manner(StrEnum):
    """How answers are given: as messages, as messages that mention the coach, or hidden."""

    FREE = "free"
    MENTION = "mention"
    HIDDEN = "hidden"


def lobby_card(terms: Terms, members: Sequence[int]) -> discord.Embed:
    """Show who takes part in a group's interview that has not begun."""
    language = terms.language
    return discord.Embed(
        title=text("mock-lobby-title", language),
        description=text(
            "mock-lobby",
            language,
            questions=len(terms.questions),
            minutes=terms.limit_s // 60,
            members=_mentions(members),
        ),
        colour=COLOUR,
    )


def greeting_card(interview: Interview, manner: Manner) -> discord.Embed:
    """Greet, and say what will happen."""
    language = interview.language
    topics = dict.fromkeys(question.topic for question in interview.questions)
    embed = discord.Embed(
        title=text("mock-greeting-title", language),
        description=text(
            "mock-greeting",
            language,
            members=_mentions(interview.members),
            questions=len(interview.questions),
            minutes=int(interview.limit // 60),
        )
        + "\n\n"
        + text(f"mock-how-{manner}", language),
        colour=COLOUR,
    )
    listed = " · ".join(as_noted(cut(topic, TOPIC_LIMIT)) for topic in topics)
    embed.add_field(name=text("mock-topics", language), value=cut(listed, FIELD_LIMIT))
    embed.set_footer(text=text("mock-greeting-commands", language))
    return embed


def question_card(
    interview: Interview, number: int, now: datetime, manner: Manner
) -> discord.Embed:
    """Ask a question, or a follow-up, and show how much time there is.

    Args:
        interview: the interview.
        number: the round.
        now: when it is asked.
        manner: how it is answered.
    """
    language, asked = interview.language, interview.rounds[number]
    question = question_of(interview, number)
    follows = asked.point is not None
    title = text(
        "mock-follow-title" if follows else "mock-question-title",
        language,
        number=asked.question + 1,
        total=len(interview.questions),
        topic=question.topic,
    )
    lines = [f"### {_prompt(question, language, PROMPT_LIMIT)}"]
    if lead := _lead(interview, number):
        lines.insert(0, text(lead, language))
    if follows and interview.is_group:
        lines.append(_mentions(interview.asked_of(number)))
    embed = discord.Embed(
        title=cut(title, TITLE_LIMIT), description="\n".join(lines), colour=COLOUR
    )
    left = asked.limit - asked.spent
    until = int(now.timestamp() + left)
    embed.add_field(
        name=text("mock-time", language),
        value=text("mock-time-left", language, time=_time(left, language), until=f"<t:{until}:R>"),
    )
    if question.difficulty and not follows:
        difficulty = text(f"difficulty-{question.difficulty}", language)
        embed.add_field(name=text("card-difficulty", language), value=difficulty)
    embed.set_footer(text=text(f"mock-answer-{manner}", language))
    return embed


def _prompt(question: Question, language: str, limit: int) -> str:
    """Return what is asked as it shows as typed: a follow-up may quote a member."""
    return cut(plain(question.prompt_in(language)), limit)


def _lead(interview: Interview, number: int) -> str | None:
    """Return the message that leads to a round from the one before; None for the first."""
    asked = interview.rounds[number]
    if asked.spent > 0:
        return "mock-lead-again"
    if number == 0:
        return None
    if asked.point is not None:
        return "mock-lead-follow"
    before = interview.rounds[number - 1]
    if not before.answers:
        return "mock-lead-time"
    grades = [answer.grade for answer in before.answers.values()]
    if all(grade is not None and Flag.DONT_KNOW in grade.flags for grade in grades):
        return "mock-lead-pass"
    return "mock-lead-next"


def comparison_card(
    interview: Interview, number: int, answers: dict[int, str], question: Question
) -> discord.Embed:
    """Show everybody's answer in a round side by side, the best first.

    Args:
        interview: the interview.
        number: the round.
        answers: what was answered, by member.
        question: what was asked.
    """
    language, asked = interview.language, interview.rounds[number]
    graded = [
        (answer.grade, answer.seconds, member)
        for member, answer in asked.answers.items()
        if answer.grade is not None
    ]
    graded.sort(key=lambda one: (-one[0].score, one[1]))
    blocks = [
        f"<@{member}> **{round(grade.score)}**/100 · {_time(seconds, language)}\n"
        + " ".join(MARKS[point.verdict] for point in grade.points)
        + f"\n> {quote(answers[member], ANSWER_LIMIT)}\n"
        for grade, seconds, member in graded
    ]
    silent = [member for member in interview.asked_of(number) if member not in asked.answers]
    if silent:
        blocks.append(text("mock-compared-silent", language, members=_mentions(silent)))
    compared, left_out = lines_within(blocks, COMPARED_LIMIT)
    if left_out:
        compared += "\n" + text("result-more", language, count=left_out)
    prompt = _prompt(question, language, ANSWER_LIMIT)
    return discord.Embed(
        title=text("mock-compared-title", language),
        description=f"**{prompt}**\n\n{compared}",
        colour=COLOUR,
    )


def paused_card(interview: Interview) -> discord.Embed:
    """Say that the clock stands still."""
    last = interview.rounds[-1] if interview.rounds else None
    away = last is not None and last.closed and not last.answers
    message = "mock-paused-away" if away else "mock-paused"
    return discord.Embed(
        title=text("mock-paused-title", interview.language),
        description=text(message, interview.language),
        colour=COLOUR,
    )


def report_card(report: Report, interview: Interview, *, shows_plot: bool) -> discord.Embed:
    """Show what came of an interview for a member, in a form that reads well on a phone.

    Args:
        report: the report.
        interview: the interview.
        shows_plot: whether the plot by topic is attached.
    """
    language = interview.language
    embed = discord.Embed(
        title=text("mock-report-title", language),
        description="\n".join(_overview(report, interview)),
        colour=COLOURS[report.band],
    )
    if not report.results:
        return embed
    topics = [
        f"`{bar(score)}` **{round(score)}** {as_noted(cut(topic, TOPIC_LIMIT))}"
        for topic, score in report.by_topic
    ]
    strongest = [_point_line(point, language) for point in report.strongest]
    weakest = [_point_line(point, language) for point in report.weakest]
    study = [_study_line(question) for question in report.to_study]
    for name, lines in (
        ("topics", topics),
        ("strongest", strongest),
        ("weakest", weakest),
        ("study", study),
    ):
        if lines:
            value = cut("\n".join(lines), FIELD_LIMIT)
            embed.add_field(name=text(f"mock-report-{name}", language), value=value, inline=False)
    if shows_plot:
        embed.set_image(url=f"attachment://{PICTURE}")
    followed = any(point.gained for point in report.points)
    footer = "mock-report-footer-followed" if followed else "mock-report-footer"
    embed.set_footer(text=text(footer, language))
    return embed


def _overview(report: Report, interview: Interview) -> list[str]:
    language = interview.language
    lines = []
    if interview.ending is End.LOST:
        lines.append(text("mock-report-lost", language))
    if not report.results:
        return [*lines, text("mock-report-nothing", language)]
    word = text(f"mock-ready-{report.band}" if report.is_whole else "mock-ready-unknown", language)
    lines += [
        f"### {text('mock-ready', language)} {round(report.readiness)}/100 · {word}",
        f"`{bar(report.readiness)}`",
    ]
    times = [result.seconds for result in report.results if result.seconds is not None]
    mean = sum(times) / len(times) if times else 0.0
    asked = text(
        "mock-report-asked",
        language,
        asked=len(report.results),
        planned=report.planned,
        time=_time(mean, language),
    )
    return [*lines, asked]


def standings_card(interview: Interview) -> discord.Embed:
    """Show what came of a group's interview, the best first; details are for each alone."""
    language = interview.language
    reports = [(report_of(interview, member), member) for member in interview.members]
    # Who left was asked less: beside the others there is nothing to compare.
    reports.sort(key=lambda one: (one[1] in interview.left, -one[0].readiness))
    lines = [
        f"`{bar(report.readiness)}` **{round(report.readiness)}**/100 <@{member}>"
        + (f" {text('mock-standings-left', language)}" if member in interview.left else "")
        for report, member in reports
        if report.results
    ]
    described = (
        [*lines, "", text("mock-standings-how", language)]
        if lines
        else [text("mock-report-nothing", language)]
    )
    return discord.Embed(
        title=text("mock-report-title", language), description="\n".join(described), colour=COLOUR
    )


def details_card(report: Report, language: str) -> discord.Embed:
    """Show what became of each question: score, time, points and the model answer's place."""
    embed = discord.Embed(title=text("mock-details-title", language), colour=COLOUR)
    for number, result in enumerate(report.results, 1):
        prompt = _prompt(result.question, language, DETAIL_TITLE_LIMIT)
        embed.add_field(name=f"{number}. {prompt}", value=_details(result, language), inline=False)
    return embed


def _details(result: QuestionResult, language: str) -> str:
    time = (
        text("mock-details-silent", language)
        if result.seconds is None
        else _time(result.seconds, language)
    )
    lines = [f"**{round(result.score)}**/100 · {time}"]
    for point in result.points:
        again = " ↩" if point.again else ""
        lines.append(f"{_mark(point)}{again} {cut(as_noted(point.point), 80)}")
    kept, left_out = lines_within(lines, DETAIL_LIMIT - 30)
    return f"{kept}\n{text('result-more', language, count=left_out)}" if left_out else kept


def _mark(point: PointResult) -> str:
    """Return the mark of a point as it stands after follow-ups."""
    said_then = point.again in {Verdict.MADE, Verdict.PARTLY}
    better = said_then and point.verdict in {Verdict.MISSING, Verdict.CONTRADICTED}
    return MARKS[Verdict.PARTLY] if better else MARKS[point.verdict]


def _point_line(point: PointResult, language: str) -> str:
    line = f"{_mark(point)} {cut(as_noted(point.point), POINT_LIMIT)}"
    if not point.sentences:
        return f"{line}\n> {text('mock-not-said', language)}\n"
    said = "\n".join(f"> {quote(sentence, SENTENCE_LIMIT)}" for sentence in point.sentences)
    return f"{line}\n{said}\n"


def _study_line(question: Question) -> str:
    source = f" · {question.citation}" if question.citation else ""
    line = f"- {heading(question)}"
    # A link that is cut is none.
    return line + source if len(line + source) <= PLACE_LIMIT else cut(line, PLACE_LIMIT)


def _time(seconds: float, language: str) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return text("mock-duration", language, minutes=minutes, seconds=rest)


def _mentions(members: Sequence[int]) -> str:
    return " ".join(f"<@{member}>" for member in members)
