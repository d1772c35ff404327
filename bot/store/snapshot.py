"""A question as it stood when it was asked, as plain JSON and back."""

from typing import Any

from pydantic import TypeAdapter

from knowledge.question import Question

_QUESTIONS = TypeAdapter(Question)


def snapshot(question: Question) -> dict[str, Any]:
    """Return the question as plain JSON, without what only the search needs of it."""
    data: dict[str, Any] = _QUESTIONS.dump_python(question, mode="json", exclude={"asked"})
    return data


def restore(data: dict[str, Any]) -> Question:
    """Return the question that ``snapshot`` wrote.

    Raises:
        pydantic.ValidationError: ``data`` is not what ``snapshot`` writes.
    """
    return _QUESTIONS.validate_python(data)
