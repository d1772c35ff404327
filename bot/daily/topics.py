"""The topics of a schedule, as an organiser typed them, and the questions on them."""

from collections.abc import Sequence

from knowledge.base import EmptyTopicError, KnowledgeBase, UnknownTopicError
from knowledge.question import Question

MOST_TOPICS = 10


def split_topics(typed: str) -> list[str]:
    """Return the topics in a list with commas, each once."""
    named = (part.strip() for part in typed.replace("，", ",").split(","))
    return list(dict.fromkeys(name for name in named if name))


def questions_on(knowledge: KnowledgeBase, topics: Sequence[str]) -> Sequence[Question]:
    """Return the questions on topics, each once; on all where none is named.

    A topic that has left the notes, or has no answers any more, brings none.
    """
    if not topics:
        return knowledge.questions_on(None)
    found: dict[str, Question] = {}
    for topic in topics:
        try:
            on_topic = knowledge.questions_on(topic)
        except (UnknownTopicError, EmptyTopicError):
            continue
        found |= {question.id: question for question in on_topic}
    return list(found.values())
