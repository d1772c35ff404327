"""What people typed -> what it names, or a notice that says why it names nothing."""

from datetime import datetime

from bot.errors import Notice, within
from bot.ui.markup import cut, plain
from bot.when.timezones import label, resolve, suggest
from knowledge.base import EmptyTopicError, KnowledgeBase, OnTopic, UnknownTopicError

SHOWN = 80
"""So many characters of what was typed are shown again."""

ZONE_LIMIT = 100
_CANDIDATES = 3


def repeated(typed: str) -> str:
    """Return what someone typed as it can be shown in a sentence."""
    return plain(cut(typed, SHOWN))


def questions_about(knowledge: KnowledgeBase, topic: str | None) -> OnTopic:
    """Return the questions on a topic that someone named, or all, and whether it is only mentioned.

    Args:
        knowledge: the notes.
        topic: as it was typed; None for any.

    Raises:
        Notice: there is no such topic, or nothing to ask on it.
    """
    try:
        return knowledge.on_topic(topic)
    except EmptyTopicError as error:
        raise Notice("topic-gap", topic=repeated(error.title)) from error
    except UnknownTopicError as error:
        query = repeated(error.query)
        if not error.candidates:
            raise Notice("topic-unknown", query=query) from error
        candidates = ", ".join(map(repeated, error.candidates))
        raise Notice("topic-unknown-candidates", query=query, candidates=candidates) from error


def zone_called(typed: str, language: str, now: datetime) -> str:
    """Return the IANA name of the time zone that someone named.

    Args:
        typed: what they typed.
        language: theirs, for the zones that are offered instead.
        now: the time; zones are offered with their offset then.

    Raises:
        Notice: no zone is called that.
    """
    name = resolve(within(typed, ZONE_LIMIT))
    if name is not None:
        return name
    near = suggest(typed, _CANDIDATES)
    if not near:
        raise Notice("timezone-unknown", typed=repeated(typed))
    named = ", ".join(label(zone, language, now) for zone in near)
    raise Notice("timezone-unknown-candidates", typed=repeated(typed), candidates=named)
