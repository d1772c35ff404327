"""What the coach asks: a question with the statements a good answer makes."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The shape in the notes that a question was read from."""

    QA = "qa"
    EXPLAIN = "explain"
    COMPARE = "compare"
    DEFINE = "define"
    WALKTHROUGH = "walkthrough"
    PART = "part"


class Difficulty(StrEnum):
    """How hard an author says a question is."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the notes something stands.

    Attributes:
        file: path of the notes file, relative to the folder that was read, with ``/`` between.
        line: line number, counted from 1.
    """

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question an interviewer asks next.

    Attributes:
        prompt: the follow-up as it is asked.
        point: the key point it digs into, an index into ``Question.key_points``; None for all.
    """

    prompt: str
    point: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One interview question with its reference answer.

    Attributes:
        id: stable name, made from heading path, kind and prompt, so that it stays the same when
            other parts of the notes change; 12 lower-case hexadecimal digits.
        topic: title of the topic that the question belongs to: the heading nearest below the
            outermost ``#`` over it, or the outermost heading where there is none.
        section: title of the heading it stands under.
        path: titles from the file's first heading down to ``section``.
        kind: the shape it was read from.
        prompt: the question as it is asked, in the language of the notes.
        reference: the model answer.
        key_points: statements of their own that a full answer makes, in the notes' order.
        source: file and line where it stands.
        ordered: whether the order of the key points is part of the answer.
        hints: stepped hints, the vaguest first.
        follow_ups: what an interviewer asks next.
        aliases: other names for what is asked about.
        asked: how else people ask for what it answers, as the notes give it; for the search.
        difficulty: None where the notes don't say.
        prompt_en: the question in English, where the notes give one.
        citation: where the author has the facts from, as Markdown; empty where not said.
        part_of: id of the question that this one asks a single key point of; None for a whole one.
        said: for such a part, the whole question's points that the answer need not say; an empty
            one stands in the place of the point that is asked for.
    """

    id: str
    topic: str
    section: str
    path: tuple[str, ...]
    kind: Kind
    prompt: str
    reference: str
    key_points: tuple[str, ...]
    source: Source
    ordered: bool = False
    hints: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    aliases: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    difficulty: Difficulty | None = None
    prompt_en: str = ""
    citation: str = ""
    part_of: str | None = None
    said: tuple[str, ...] = ()

    def prompt_in(self, language: str) -> str:
        """Return the prompt in ``language`` (``ko`` or ``en``) where the notes have it."""
        return self.prompt_en if language == "en" and self.prompt_en else self.prompt
