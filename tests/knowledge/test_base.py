"""``knowledge.base``: what is loaded, and a server's own notes beside it."""

import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.settings import Settings
from knowledge import encoder
from knowledge.base import (
    OWN_FOLDER,
    EmptyTopicError,
    KnowledgeBase,
    KnowledgeError,
    UnknownTopicError,
)
from knowledge.edits import Edit
from knowledge.encoder import SentenceEncoder
from knowledge.grading import judge
from knowledge.question import Kind, Question
from knowledge.reading import Text
from knowledge.search.vectors import VectorMemory
from tests.knowledge.stand_in import CountingEncoder

LOADED = """# 네트워크

## TCP 연결

TCP는 3-way handshake로 연결을 맺는다. 클라이언트가 SYN을 보내면 서버가 SYN-ACK로 답한다.

### 장점

TCP 연결은 데이터가 순서대로 빠짐없이 도착하는 것을 보장한다.

## 뮤텍스

Q. 뮤텍스와 세마포어는 무엇이 다른가요?
A. 뮤텍스는 한 스레드만, 세마포어는 정해진 수의 스레드까지 들어오게 한다.

## DNS
"""
OWN = """# 우리 스터디

## TCP 연결

TCP 연결을 끊을 때는 4-way handshake를 거치고 마지막에 TIME_WAIT에 머문다.

## 가비지 컬렉션

가비지 컬렉터는 더 이상 쓰이지 않는 객체를 찾아 메모리를 되찾는다.

## 뮤텍스와 세마포어의 차이

## 다음 모임 장소와 회비
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "tcp.md").write_text(LOADED, encoding="utf-8")
    return Settings(notes_dir=notes, shipped_notes=False, data_dir=tmp_path / "data")


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> CountingEncoder:
    """An encoder without a model, so that what is embedded can be counted."""
    counting = CountingEncoder()
    monkeypatch.setattr(encoder, "load", lambda _: counting)
    return counting


@pytest.fixture
def base(settings: Settings, counting: CountingEncoder) -> KnowledgeBase:
    loaded = KnowledgeBase.load(settings)
    counting.embedded.clear()
    return loaded


@pytest.fixture(scope="module")
def real(
    tmp_path_factory: pytest.TempPathFactory, shipped_encoder: SentenceEncoder
) -> KnowledgeBase:
    """The notes and the encoder that ship."""
    assert shipped_encoder.name
    return KnowledgeBase.load(Settings(data_dir=tmp_path_factory.mktemp("data")))


def own(name: str = "tcp.md", text: str = OWN) -> list[Text]:
    return [Text(name, text)]


def asked(base: KnowledgeBase, prompt: str) -> Question:
    (found,) = (question for question in base.library.questions if prompt in question.prompt)
    return found


def test_own_notes_stand_beside_what_was_loaded(base: KnowledgeBase) -> None:
    extended = base.extended(own(), VectorMemory())
    files = {question.source.file for question in extended.questions_on(None)}
    assert files == {"tcp.md", f"{OWN_FOLDER}/tcp.md"}
    assert {q.source.file for q in extended.questions_on("TCP 연결")} == files
    assert [gap.title for gap in extended.library.gaps] == [
        "뮤텍스와 세마포어의 차이",
        "다음 모임 장소와 회비",
        "DNS",
    ]
    with pytest.raises(EmptyTopicError):
        extended.questions_on("다음 모임 장소와 회비")


def test_what_was_loaded_stays_as_it_was(base: KnowledgeBase) -> None:
    before = base.library
    extended = base.extended(own(), VectorMemory())
    assert base.library is before
    assert extended.grader is base.grader
    assert extended.model_name == base.model_name
    assert set(map(id, before.questions)) < set(map(id, extended.library.questions))
    assert {question.source.file for question in base.questions_on(None)} == {"tcp.md"}
    with pytest.raises(UnknownTopicError):
        base.questions_on("§0123456789ab")


def test_what_is_only_mentioned_gives_the_questions_that_name_it(real: KnowledgeBase) -> None:
    keys = real.topics.glossary.keys_of
    named = real.on_topic("가비지 컬렉션")
    assert named.mentioned
    assert {question.topic for question in named.questions} == {"분산 락"}
    assert all(set(keys("GC")) <= set(keys(f"{q.prompt} {q.reference}")) for q in named.questions)


@pytest.mark.parametrize("topic", ["교착상태", "FIN", None])
def test_what_a_heading_is_about_is_not_only_mentioned(
    real: KnowledgeBase, topic: str | None
) -> None:
    """The encoder finds the heading that FIN belongs to, though its title lacks the word."""
    assert not real.on_topic(topic).mentioned
    assert not real.on_topic(real.suggest("TCP", 1)[0][0]).mentioned


def test_a_suggested_key_leads_to_one_of_two_files_of_one_name(base: KnowledgeBase) -> None:
    extended = base.extended(own(), VectorMemory())
    keys = [key for key, title in extended.suggest("TCP", 25) if title == "TCP 연결"]
    files = [{q.source.file for q in extended.questions_on(key)} for key in keys]
    assert files == [{f"{OWN_FOLDER}/tcp.md"}, {"tcp.md"}]


def test_only_own_notes_are_embedded_and_kept_and_only_once(
    base: KnowledgeBase, counting: CountingEncoder
) -> None:
    store = VectorMemory()
    reports: list[tuple[int, int]] = []
    base.extended(own(), store, progress=lambda done, total: reports.append((done, total)))
    assert len(store.vectors) == len(set(counting.embedded)) > 0
    assert not any("SYN-ACK" in text for text in counting.embedded)
    done, total = reports[-1]
    assert done == total > 0
    counting.embedded.clear()
    before = dict(store.vectors)
    base.extended(own(), store)
    assert counting.embedded == []
    assert store.vectors == before


def test_vectors_of_notes_that_are_gone_are_dropped(base: KnowledgeBase) -> None:
    store = VectorMemory()
    base.extended(own(), store)
    base.extended([], store)
    assert store.vectors == {}


def test_nothing_of_its_own_changes_nothing(base: KnowledgeBase) -> None:
    extended = base.extended([], VectorMemory())
    assert extended.library == base.library
    assert extended.topics is base.topics
    assert extended.index is base.index


def test_extending_again_starts_from_what_was_loaded(base: KnowledgeBase) -> None:
    first = base.extended(own(), VectorMemory())
    second = first.extended(
        own("gc.md", "# GC\n\n## 힙\n\n힙은 객체가 사는 곳이다.\n"), VectorMemory()
    )
    files = {document.file for document in second.library.documents}
    assert files == {"tcp.md", f"{OWN_FOLDER}/gc.md"}


def test_ids_are_unique_even_for_a_copy_and_stay_when_a_file_is_renamed(
    base: KnowledgeBase,
) -> None:
    copied = base.extended(own("tcp.md", LOADED), VectorMemory())
    ids = [question.id for question in copied.library.questions]
    assert len(set(ids)) == len(ids) == 2 * len(base.library.questions)
    assert {q.id for q in base.library.questions} < set(ids)
    renamed = base.extended(own("b.md", LOADED), VectorMemory(), folder="Our notes")
    assert {question.id for question in renamed.library.questions} == set(ids)


def test_a_copy_is_found_once(base: KnowledgeBase) -> None:
    copied = base.extended(own("tcp.md", LOADED), VectorMemory())
    texts = [hit.passage.text for hit in copied.index.ask("뮤텍스와 세마포어", 20).hits]
    assert len(set(texts)) == len(texts) == len(base.index.passages)
    assert len(copied.index.passages) == 2 * len(texts)


def test_a_question_is_put_in_other_words(base: KnowledgeBase) -> None:
    question = asked(base, "뮤텍스와 세마포어")
    edit = Edit("뮤텍스가 뭐예요?", "뮤텍스는 소유자가 있는 자물쇠이다.", ("소유자가 있다.",))
    extended = base.extended([], VectorMemory(), {question.id: edit, "없는 것": edit})
    changed = extended.question(question.id)
    assert changed is not None
    assert (changed.prompt, changed.reference, changed.key_points) == (
        edit.prompt,
        edit.reference,
        edit.key_points,
    )
    assert base.question(question.id) == question
    assert [q.id for q in extended.library.questions] == [q.id for q in base.library.questions]
    assert changed in extended.questions_on("뮤텍스")


def test_search_finds_the_new_words_and_no_longer_the_old(base: KnowledgeBase) -> None:
    question = asked(base, "뮤텍스와 세마포어")
    assert question.kind is Kind.QA
    edit = Edit(question.prompt, "뮤텍스는 소유자가 있는 자물쇠이다.")
    extended = base.extended([], VectorMemory(), {question.id: edit})
    found = [hit.passage.text for hit in extended.index.ask(question.prompt, 20).hits]
    assert any("소유자가 있는 자물쇠" in text for text in found)
    assert not any("정해진 수의 스레드" in text for text in found)
    assert not any("정해진 수의" in passage.text for passage in extended.index.passages)
    by_meaning = extended.index.search("뮤텍스와 세마포어", 20)
    assert not any("정해진 수의" in hit.passage.text for hit in by_meaning)


def test_own_questions_are_edited_as_well(base: KnowledgeBase) -> None:
    text = own("q.md", "# 질문\n\n## GC\n\nQ. GC가 뭔가요?\nA. 메모리를 되찾는 일이다.\n")
    question = asked(base.extended(text, VectorMemory()), "GC가 뭔가요")
    edit = Edit("GC란?", "쓰이지 않는 객체를 치우는 일이다.")
    extended = base.extended(text, VectorMemory(), {question.id: edit})
    assert asked(extended, "GC란?").id == question.id
    assert any("치우는" in passage.text for passage in extended.index.passages)


def test_hits_come_best_first_from_both(real: KnowledgeBase) -> None:
    extended = real.extended(own(), VectorMemory())
    findings = extended.index.ask("TCP 연결을 끊을 때 TIME_WAIT에 머무는 까닭은?", 8)
    assert findings.answered
    scores = [hit.score for hit in findings.hits]
    assert scores == sorted(scores, reverse=True)
    files = {hit.passage.source.file for hit in findings.hits}
    assert f"{OWN_FOLDER}/tcp.md" in files
    assert "network/tcp.md" in files
    assert len(findings.hits) == 8


def test_what_only_own_notes_answer_is_answered_from_them(real: KnowledgeBase) -> None:
    text = own("study.md", "# 모임\n\n## 벌금\n\n모임에 늦으면 벌금으로 커피를 산다.\n")
    findings = real.extended(text, VectorMemory()).ask("모임에 늦으면 벌금이 뭐야?")
    assert findings.hits[0].passage.source.file == f"{OWN_FOLDER}/study.md"


def test_gaps_are_filled_from_what_was_loaded(real: KnowledgeBase) -> None:
    extended = real.extended(own(), VectorMemory())
    first, second = extended.library.gaps
    offer = extended.offer_for(first)
    assert offer is not None
    assert "뮤텍스" in offer.passage.text
    assert not offer.passage.source.file.startswith(OWN_FOLDER)
    assert extended.offer_for(second) is None


def test_most_gaps_of_the_example_notes_are_filled(real: KnowledgeBase) -> None:
    example = Path(__file__).parents[2] / "../shared/notes/network-interview-notes.md"
    extended = real.extended(own("노트.md", example.read_text(encoding="utf-8")), VectorMemory())
    offers = {gap.title: extended.offer_for(gap) for gap in extended.library.gaps}
    assert len(offers) == 17
    assert sum(offer is not None for offer in offers.values()) >= 12
    nagle, stranded = offers["니글 알고리즘"], offers["strand 설명"]
    assert nagle is not None
    assert nagle.passage.heading == "네이글 알고리즘"
    assert stranded is not None
    assert "strand" in stranded.passage.path[1]


def test_an_aspect_is_looked_up_with_what_it_belongs_to(
    real: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    extended = real.extended(own("a.md", "# 뮤텍스\n\n## 장점\n\n## 특징\n"), VectorMemory())
    seen: list[str] = []
    monkeypatch.setattr(extended._common.index, "ask", lambda query, _: seen.append(query))
    for gap in extended.library.gaps:
        with pytest.raises(AttributeError):
            extended.offer_for(gap)
    assert seen == ["뮤텍스 장점", "뮤텍스 특징"]


def test_loading_again_embeds_nothing(settings: Settings, counting: CountingEncoder) -> None:
    KnowledgeBase.load(settings)
    assert counting.embedded
    counting.embedded.clear()
    KnowledgeBase.load(settings)
    assert counting.embedded == []


def test_reading_again_keeps_the_models(
    settings: Settings, base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    for kind in (encoder, judge):
        monkeypatch.setattr(kind, "load", lambda *_: pytest.fail("a model is loaded again"))
    assert settings.notes_dir
    (settings.notes_dir / "own.md").write_text(OWN, encoding="utf-8")
    again = base.reread(settings)
    assert {question.source.file for question in again.questions_on(None)} == {"own.md", "tcp.md"}
    assert again.grader is base.grader
    assert again.precedents is base.precedents
    assert again.encoder is base.encoder
    (settings.notes_dir / "own.md").unlink()
    (settings.notes_dir / "tcp.md").unlink()
    with pytest.raises(KnowledgeError, match="There are no notes"):
        again.reread(settings)


@pytest.fixture
def no_collector() -> Iterator[None]:
    """Nobody looks for circles."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector", "counting")
def test_what_nobody_holds_any_more_is_gone_at_once(settings: Settings) -> None:
    before = KnowledgeBase.load(settings)
    extended = before.extended(own(), VectorMemory())
    after = before.reread(settings)
    for knowledge in (before, extended):
        knowledge.ask("TCP 연결은 어떻게 맺나요?")
        knowledge.questions_on("TCP 연결")
        knowledge.suggest("TCP", 5)
    parts = (before, before.topics, before.index, extended, extended.topics, extended.index)
    watched = [weakref.ref(part) for part in parts]
    del before, extended, knowledge, parts
    assert [reference() for reference in watched] == [None] * len(watched)
    assert after.ask("TCP 연결은 어떻게 맺나요?").hits


def test_without_notes_there_is_nothing_to_load(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="There are no notes"):
        KnowledgeBase.load(Settings(shipped_notes=False, data_dir=tmp_path))
    with pytest.raises(KnowledgeError, match="NOTES_DIR does not exist"):
        KnowledgeBase.load(Settings(notes_dir=tmp_path / "none", data_dir=tmp_path))
