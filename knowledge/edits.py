"""Questions that organisers have put in other words."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from knowledge.grading.keypoints import key_points
from knowledge.language.korean import has_hangul
from knowledge.question import FollowUp, Question
from knowledge.questions.hints import made_hints


@dataclass(frozen=True, slots=True)
class Edit:
    """What stands in place of a question's own words.

    Attributes:
        prompt: the question as it is asked.
        reference: the model answer.
        key_points: statements a full answer makes; none to have them cut from ``reference``.
    """

    prompt: str
    reference: str
    key_points: tuple[str, ...] = ()


def edited(question: Question, edits: Mapping[str, Edit]) -> Question:
    """Return ``question`` in the words of its edit, or itself where it has none.

    The id stays, and with it everyone's history. What was written for the old words goes with
    them: the English prompt; hints and follow-ups to a key point that is no longer there.

    Args:
        question: as the notes have it.
        edits: by the id of a question.
    """
    edit = edits.get(question.id)
    if edit is None:
        return question
    points = edit.key_points or key_points(edit.reference)
    return replace(
        question,
        prompt=edit.prompt,
        prompt_en=question.prompt_en if edit.prompt == question.prompt else "",
        reference=edit.reference,
        key_points=points,
        hints=question.hints if points == question.key_points else _hints(question, edit, points),
        follow_ups=tuple(_follow_ups(question, points)),
    )


def _hints(question: Question, edit: Edit, points: tuple[str, ...]) -> tuple[str, ...]:
    korean = has_hangul(edit.prompt)
    return made_hints(edit.prompt, points, ordered=question.ordered, korean=korean)


def _follow_ups(question: Question, points: tuple[str, ...]) -> list[FollowUp]:
    """Return the follow-ups that still fit, each beside its point wherever that stands now."""
    kept: list[FollowUp] = []
    for follow_up in question.follow_ups:
        if follow_up.point is None:
            kept.append(follow_up)
        elif (statement := question.key_points[follow_up.point]) in points:
            kept.append(FollowUp(follow_up.prompt, points.index(statement)))
    return kept
