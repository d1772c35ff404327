"""The topics of a schedule, as an organiser typed them, and the questions on them."""

import re
from collections.abc import Iterable, Sequence

from knowledge.base import EmptyTopicError, KnowledgeBase, UnknownTopicError
from knowledge.question import Question

MOST_TOPICS = 10

_COMMA = re.compile("[,，]")


def split_topics(typed: str, titles: Iterable[str]) -> list[str]:
    """Return the topics in a list with commas, each once.

    Args:
        typed: the list.
        titles: of all topics: one that has commas itself is not split.
    """
    whole = {_flat(title): title for title in titles if _COMMA.search(title)}
    parts = [part.strip() for part in _COMMA.split(typed)]
    topics: list[str] = []
    while parts:
        runs = ((count, _flat(",".join(parts[:count]))) for count in range(len(parts), 1, -1))
        count, name = next(
            ((count, whole[run]) for count, run in runs if run in whole), (1, parts[0])
        )
        topics.append(name)
        del parts[:count]
    return list(dict.fromkeys(name for name in topics if name))


def _flat(title: str) -> str:
    return _COMMA.sub(",", "".join(title.split())).casefold()


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
