"""Everything the coach knows, read once at start."""

import hashlib
import logging
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Self

from config.settings import Settings
from knowledge import encoder, glossary
from knowledge.encoder import Encoder, EncoderError
from knowledge.grading import contrast, judge
from knowledge.grading.grader import Grader
from knowledge.grading.judge import JudgeError
from knowledge.grading.precedents import PrecedentMatcher
from knowledge.library import Edit, Gap, Library, beside, joined, load, with_edits
from knowledge.question import Kind, Question
from knowledge.questions.subject import is_facet
from knowledge.reading import Text
from knowledge.search.index import Findings, Hit, Index
from knowledge.search.joint_index import JointIndex, Search
from knowledge.search.passages import passages_of
from knowledge.search.sharing import Report, ReportingEncoder, SharedEncoder
from knowledge.search.vectors import (
    Vector,
    VectorFile,
    VectorMemory,
    VectorStore,
    with_shipped,
)
from knowledge.topics import TopicIndex
from knowledge.topics.headings import Heading
from knowledge.topics.look_up import Tier

log = logging.getLogger(__name__)

SHIPPED_NOTES = Path(__file__).with_name("notes")
OWN_FOLDER = "우리 노트"
"""What the files of a server's own notes lie in, so that a source tells them from others."""

_KEY_MARK = "§"


class KnowledgeError(Exception):
    """The notes or a model cannot be used; the message says why and what to do."""


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


@dataclass(frozen=True, slots=True)
class OnTopic:
    """The questions on a topic.

    Attributes:
        questions: at least one.
        mentioned: whether no heading is about the topic: the notes only speak of it there.
    """

    questions: Sequence[Question]
    mentioned: bool = False


@dataclass(frozen=True, slots=True)
class _Models:
    """What is loaded once, whatever the notes say.

    Attributes:
        encoder: embeds notes and what is asked.
        grader: grades answers to any question.
        precedents: tells which answers say what others were accepted for.
    """

    encoder: Encoder
    grader: Grader
    precedents: PrecedentMatcher


@dataclass(frozen=True, slots=True)
class _Common:
    """What was loaded, shared by a knowledge base and all that extend it.

    Attributes:
        library: the notes.
        topics: their headings.
        index: their passages.
        models: what they are embedded and answers are graded with.
        vectors: of passages and headings, by ``knowledge.search.vectors.key_of`` their text.
    """

    library: Library
    topics: TopicIndex
    index: Index
    models: _Models
    vectors: Mapping[str, Vector]


class KnowledgeBase:
    """Notes, questions, topics, search and grader. Never changes; safe between threads.

    Made by ``load``, ``reread`` and ``extended``.

    Attributes:
        library: the notes that were read.
        topics: their headings, to be looked up.
        index: their passages, searchable.
        grader: grades answers to any question.
        precedents: tells which answers say what others were accepted for.
    """

    def __init__(
        self, library: Library, topics: TopicIndex, index: Search, common: _Common
    ) -> None:
        self.library = library
        self.topics = topics
        self.index = index
        self.grader = common.models.grader
        self.precedents = common.models.precedents
        self._common = common
        self._questions = {question.id: question for question in library.questions}
        self._by_heading: dict[tuple[str, tuple[str, ...]], list[Question]] = defaultdict(list)
        for question in library.questions:
            self._by_heading[question.source.file, question.path].append(question)

    @classmethod
    def load(cls, settings: Settings) -> Self:
        """Read notes and model as the settings say.

        Raises:
            KnowledgeError: there are no notes to read, or a model cannot be loaded.
        """
        library = _read(settings)
        return cls._indexed(library, settings.cache_dir, _loaded(settings))

    def reread(self, settings: Settings) -> Self:
        """Read the notes again, and return them with the models that are loaded.

        Raises:
            KnowledgeError: there are no notes to read.
        """
        return self._indexed(_read(settings), settings.cache_dir, self._common.models)

    @classmethod
    def _indexed(cls, library: Library, cache: Path, models: _Models) -> Self:
        log.info("indexing the notes")
        model = models.encoder
        files = [
            with_shipped(VectorFile(cache / f"{kind}.safetensors"))
            for kind in ("passages", "headings")
        ]
        passages, headings = (_memory(file.read(model.name)) for file in files)
        topics = TopicIndex(library, store=headings)
        topics.prepare(model)
        progress = sys.stderr.isatty()
        index = Index.build(passages_of(library), model, passages, progress=progress)
        for file, memory in zip(files, (passages, headings), strict=True):
            file.write(model.name, memory.vectors)
        vectors = passages.vectors | headings.vectors
        return cls(library, topics, index, _Common(library, topics, index, models, vectors))

    def extended(
        self,
        texts: Sequence[Text],
        store: VectorStore,
        edits: Mapping[str, Edit] = MappingProxyType({}),
        *,
        folder: str = OWN_FOLDER,
        progress: Report | None = None,
    ) -> Self:
        """Return what was loaded with notes of someone's own beside it.

        Nothing that was loaded is read or embedded again. Own notes come first where all are
        listed. Extending what is already extended starts from what was loaded.

        Args:
            texts: the own notes.
            store: where the vectors of just these notes are kept.
            edits: other words for questions, own or loaded, by their ids; an edit of a question
                that is not in the notes (any more) counts for nothing.
            folder: what the names of the own files begin with wherever a source is shown.
            progress: told how many of how many new texts are embedded, from this thread.
        """
        common, model = self._common, self.encoder
        own = with_edits(beside(texts, folder), edits)
        loaded = with_edits(common.library, edits)
        library = joined(own, loaded)
        kept = store.read(model.name)
        known = {**kept, **common.vectors}

        topics, headings = common.topics, VectorMemory()
        if own.documents:
            headings = _memory(known)
            topics = TopicIndex(library, store=headings)
            topics.prepare(model)

        index: Search = common.index
        passages = VectorMemory()
        # A question that is written with its answer is a passage of its own.
        pairs = [q for q in loaded.questions if q.id in edits and q.kind is Kind.QA]
        if own.documents or pairs:
            searched = passages_of(replace(own, questions=(*own.questions, *pairs)))
            passages = _memory(known)
            reporting = ReportingEncoder(model, progress)
            beside_them = Index.build(searched, reporting, passages)
            reporting.close()
            index = JointIndex(beside_them, common.index, {pair.source for pair in pairs})

        used = passages.vectors | headings.vectors
        fresh = {key: vector for key, vector in used.items() if key not in common.vectors}
        if fresh.keys() != kept.keys():
            store.write(model.name, fresh)
        return type(self)(library, topics, index, common)

    @property
    def model_name(self) -> str:
        """Names the encoder's weights: vectors of another are of no use."""
        return self.encoder.name

    @property
    def encoder(self) -> Encoder:
        """The encoder that everything was embedded with."""
        return self._common.models.encoder

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """The headings without an answer, but for those that another heading alike answers."""
        answered = {question.section for question in self.library.questions}
        return tuple(gap for gap in self.library.gaps if gap.title not in answered)

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

        Of a heading that only mentions it, those that name it, if there are any.

        Args:
            topic: what someone typed, or a key of ``suggest``; None for any topic.

        Raises:
            UnknownTopicError: nothing in the notes fits.
            EmptyTopicError: only headings without an answer fit.
        """
        return self.on_topic(topic).questions

    def on_topic(self, topic: str | None) -> OnTopic:
        """Return what ``questions_on`` does, and whether the notes only mention the topic.

        Raises:
            UnknownTopicError: nothing in the notes fits.
            EmptyTopicError: only headings without an answer fit.
        """
        if topic is None:
            return OnTopic(self.library.questions)
        headings, mentioned = self._headings_for(topic)
        questions = [
            question
            for heading in headings
            for question in self._by_heading.get((heading.source.file, heading.path), ())
        ]
        if not questions:
            raise EmptyTopicError(headings[0].title)
        if mentioned:
            questions = self._naming(topic, questions) or questions
        return OnTopic(questions, mentioned=mentioned)

    def _naming(self, topic: str, questions: Sequence[Question]) -> list[Question]:
        """Return the questions that name all terms of a topic, or whose answers do."""
        keys_of = self.topics.glossary.keys_of
        terms = set(keys_of(topic))
        return [
            question
            for question in questions
            if terms <= set(keys_of(f"{question.prompt}\n{question.reference}"))
        ]

    def _headings_for(self, topic: str) -> tuple[Sequence[Heading], bool]:
        """Return the headings that fit, and whether they only mention what was typed."""
        if topic.startswith(_KEY_MARK):
            chosen = [heading for heading in self.topics.headings if _key(heading) == topic]
            below = [h for h in self.topics.headings if chosen and chosen[0].holds(h)]
            headings: Sequence[Heading] = chosen + below
            candidates: Sequence[Heading] = ()
            tier = None
        else:
            match = self.topics.find(topic, self.encoder)
            headings, candidates, tier = match.headings, match.candidates, match.tier
        if not headings:
            raise UnknownTopicError(topic, [heading.title for heading in candidates])
        return headings, tier is Tier.MENTION

    def ask(self, question: str) -> Findings:
        """Return what the notes say to a question."""
        return self.index.ask(question)

    def offer_for(self, gap: Gap) -> Hit | None:
        """Return the passage of the loaded notes that answers ``gap``, None when none does."""
        findings = self._common.index.ask(self._subject_of(gap), 1)
        return findings.hits[0] if findings.answered else None

    def _subject_of(self, gap: Gap) -> str:
        """Return the titles from the gap's topic down to it.

        A file's title stands over all its topics and would lead the search to any of them; it is
        needed only where the topic is but an aspect of it (``장점``).
        """
        place = (gap.source.file, gap.path)
        headings = self.topics.headings
        topic = next((h.topic for h in headings if (h.source.file, h.path) == place), "")
        start = gap.path.index(topic) if topic in gap.path and not is_facet(topic) else 0
        return " ".join(dict.fromkeys((*gap.path[start:], gap.title)))


def _read(settings: Settings) -> Library:
    log.info("reading the notes")
    library = load(notes_folders(settings))
    if not library.documents:
        msg = "There are no notes: put Markdown into NOTES_DIR, or set SHIPPED_NOTES=true."
        raise KnowledgeError(msg)
    return library


def _loaded(settings: Settings) -> _Models:
    log.info("loading the models")
    terms = glossary.shipped()
    try:
        own = encoder.load(settings.encoder_model)
        decides = judge.load(settings.grader_model, own.words)
        beside = contrast.load(settings.grader_model, own)
    except (EncoderError, JudgeError) as error:
        raise KnowledgeError(str(error)) from error
    model = SharedEncoder(own)
    return _Models(model, Grader(model, terms, decides, beside), PrecedentMatcher(model, terms))


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


def _memory(vectors: Mapping[str, Vector]) -> VectorMemory:
    memory = VectorMemory()
    memory.vectors = dict(vectors)
    return memory
