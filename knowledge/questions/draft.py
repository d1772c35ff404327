"""A question before it has an id and a place."""

from dataclasses import dataclass

from knowledge.question import Difficulty, FollowUp, Kind


@dataclass(frozen=True, slots=True)
class Draft:
    """What one shape in the notes yields; fields as in ``knowledge.question.Question``."""

    kind: Kind
    prompt: str
    reference: str
    key_points: tuple[str, ...]
    line: int
    ordered: bool = False
    hints: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    aliases: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    difficulty: Difficulty | None = None
    prompt_en: str = ""
    citation: str = ""
