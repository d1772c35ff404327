"""Questions for tests of the daily question."""

from knowledge.question import Kind, Question, Source


def question(number: int, topic: str = "TCP") -> Question:
    """Return a question with two key points."""
    return Question(
        id=f"{number:012x}",
        topic=topic,
        section=f"{topic} {number}",
        path=(topic, f"{topic} {number}"),
        kind=Kind.QA,
        prompt=f"{topic}에 대한 {number}번 질문은 무엇인가요?",
        reference="클라이언트가 SYN을 보내고, 서버가 답한다.",
        key_points=("클라이언트가 SYN을 보낸다.", "서버가 답한다."),
        source=Source("network.md", number + 1),
    )
