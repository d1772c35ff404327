"""Questions and grades for tests of the state machine."""

from collections.abc import Sequence
from statistics import fmean

from knowledge.grading import Band, Flag, Grade, PointGrade, Span, Verdict
from knowledge.question import Difficulty, FollowUp, Kind, Question, Source

VERDICTS = {
    "h": Verdict.MADE,
    "p": Verdict.PARTLY,
    "m": Verdict.MISSING,
    "c": Verdict.CONTRADICTED,
}
SAID = "서버가 답을 돌려줘요"


def question(
    number: int, difficulty: Difficulty | None = None, *, topic: str = "TCP", ordered: bool = False
) -> Question:
    """Return a question with three points; the notes have a follow-up to the second."""
    return Question(
        id=f"{number:012x}",
        topic=topic,
        section=f"절 {number}",
        path=("네트워크", topic, f"절 {number}"),
        kind=Kind.QA,
        prompt=f"연결 {number}은 어떻게 맺나요?",
        reference="클라이언트가 SYN을 보낸다. 서버가 함께 답한다. 연결이 맺어진다.",
        key_points=(
            "먼저 클라이언트가 서버에 SYN 세그먼트를 하나 보낸다.",
            "서버가 SYN과 ACK를 함께 담아 돌려보낸다.",
            "마지막으로 클라이언트가 ACK를 보내면 연결이 맺어진다.",
        ),
        source=Source("network.md", 10 + number),
        ordered=ordered,
        follow_ups=(FollowUp("둘을 함께 보내도 되는 까닭은요?", 1), FollowUp("그 밖에는요?")),
        difficulty=difficulty,
        citation="[RFC 9293](https://www.rfc-editor.org/rfc/rfc9293)",
    )


def grade(
    verdicts: str,
    *flags: Flag,
    score: float | None = None,
    credit: Sequence[float] | None = None,
) -> Grade:
    """Return a grade with a letter for each point: h made, p partly, m missing, c contradicted.

    A judge that weighs how sure it is gives ``credit`` beside them.
    """
    worth = {"h": 1.0, "p": 0.5}
    counted = credit or [worth.get(letter, 0.0) for letter in verdicts]
    points = tuple(
        PointGrade(
            point=f"핵심 {number}",
            verdict=VERDICTS[letter],
            confidence=0.9,
            evidence=None if letter == "m" else Span(0, len(SAID), SAID),
            matched=(),
            unmatched=(),
            closeness=0.9,
            credit=credit[number] if credit else None,
        )
        for number, letter in enumerate(verdicts)
    )
    value = 100 * fmean(counted) if score is None else score
    return Grade(value, 0.9, Band.GOOD, borderline=False, points=points, flags=flags)
