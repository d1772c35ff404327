"""Everything the coach knows, read once at start."""

import hashlib
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from config.settings import Settings
from knowledge import encoder, glossary
from knowledge.encoder import Encoder, EncoderError
from knowledge.grading.grader import Grader
from knowledge.headings import Heading
from knowledge.index import Findings, Index
from knowledge.library import Library, load
from knowledge.passages import passages_of
from knowledge.question import Question
from knowledge.topics import TopicIndex
from knowledge.vectors import VectorFile, with_shipped

SHIPPED_NOTES = Path(__file__).with_name("notes")
_KEY_MARK = "§"


class KnowledgeError(Exception):
    """The notes or the encoder cannot be used; the message says why and what to do."""


class UnknownTopicError(LookupError):
    """Nothing in the notes fits a topic.

    Args:
        query: what was typed.
        candidates: titles of the nearest headings.
    """

    def __init__(self, query: str, candidates: Sequence[str]) -> None:
        super().__init__(query)
        self.query = query
        self.candidates = candidates


class EmptyTopicError(LookupError):
    """A topic that has headings in the notes but no answer under any.

    Args:
        title: the best fitting heading.
    """

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.title = title


class KnowledgeBase:
    """Notes, questions, topics, search and grader. Never changes; safe between threads.

    Args:
        library: the notes that were read.
        model: the encoder.
        index: their passages, searchable.
        topics: their headings, to be looked up.
    """

    def __init__(self, library: Library, model: Encoder, index: Index, topics: TopicIndex) -> None:
        self.library = library
        self.index = index
        self.topics = topics
        self.grader = Grader(model, glossary.shipped())
        self._model = model
        self._questions = {question.id: question for question in library.questions}
        self._by_heading: dict[tuple[str, tuple[str, ...]], list[Question]] = defaultdict(list)
        for question in library.questions:
            self._by_heading[question.source.file, question.path].append(question)

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Read notes and model as the settings say.

        Raises:
            KnowledgeError: there are no notes to read, or the encoder cannot be loaded.
        """
        library = load(notes_folders(settings))
        if not library.documents:
            msg = "There are no notes: put Markdown into NOTES_DIR, or set SHIPPED_NOTES=true."
            raise KnowledgeError(msg)
        try:
            model = encoder.load(settings.encoder_model)
        except EncoderError as error:
            raise KnowledgeError(str(error)) from error
        passages, headings = (
            with_shipped(VectorFile(settings.cache_dir / f"{kind}.safetensors"))
            for kind in ("passages", "headings")
        )
        topics = TopicIndex(library, store=headings)
        topics.prepare(model)
        progress = sys.stderr.isatty()
        index = Index.build(passages_of(library), model, passages, progress=progress)
        return cls(library, model, index, topics)

    def question(self, question_id: str) -> Question | None:
        """Return the question of that id, None when it is not in the notes (any more)."""
        return self._questions.get(question_id)

    def suggest(self, text: str, limit: int) -> list[tuple[str, str]]:
        """Return key and title of the topics that what is being typed may become, best first.

        A key stands for its heading in ``questions_on``; nobody types one by accident.
        """
        return [(_key(heading), heading.title) for heading in self.topics.suggest(text, limit)]

    def questions_on(self, topic: str | None) -> Sequence[Question]:
        """Return the questions on a topic, or all.

        Args:
            topic: what someone typed, or a key of ``suggest``; None for any topic.

        Raises:
            UnknownTopicError: nothing in the notes fits.
            EmptyTopicError: only headings without an answer fit.
        """
        if topic is None:
            return self.library.questions
        headings = self._headings_for(topic)
        questions = [
            question
            for heading in headings
            for question in self._by_heading.get((heading.source.file, heading.path), ())
        ]
        if not questions:
            raise EmptyTopicError(headings[0].title)
        return questions

    def _headings_for(self, topic: str) -> Sequence[Heading]:
        if topic.startswith(_KEY_MARK):
            chosen = [heading for heading in self.topics.headings if _key(heading) == topic]
            below = [h for h in self.topics.headings if chosen and chosen[0].holds(h)]
            headings: Sequence[Heading] = chosen + below
            candidates: Sequence[Heading] = ()
        else:
            match = self.topics.find(topic, self._model)
            headings, candidates = match.headings, match.candidates
        if not headings:
            raise UnknownTopicError(topic, [heading.title for heading in candidates])
        return headings

    def ask(self, question: str) -> Findings:
        """Return what the notes say to a question."""
        return self.index.ask(question)


def notes_folders(settings: Settings) -> list[Path]:
    """Return the folders that notes are read from.

    Raises:
        KnowledgeError: ``NOTES_DIR`` is not there.
    """
    folders = [SHIPPED_NOTES] if settings.shipped_notes else []
    if settings.notes_dir is not None:
        if not settings.notes_dir.exists():
            msg = f"NOTES_DIR does not exist: {settings.notes_dir}. Make the folder or unset it."
            raise KnowledgeError(msg)
        folders.append(settings.notes_dir)
    return folders


def _key(heading: Heading) -> str:
    place = "\n".join((heading.source.file, *heading.path))
    return _KEY_MARK + hashlib.blake2b(place.encode(), digest_size=6).hexdigest()
