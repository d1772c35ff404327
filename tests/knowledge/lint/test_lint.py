"""All checks together."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge import glossary
from knowledge.encoder import SentenceEncoder
from knowledge.library import Library
from knowledge.lint import Check, lint
from tests.knowledge.lint.notes import GOOD, changed, notes
from tests.knowledge.stand_in import CountingEncoder


def test_good_notes_pass(shipped_encoder: SentenceEncoder) -> None:
    assert lint(notes(tcp=GOOD), shipped_encoder, glossary.shipped()) == ()


def test_problems_of_the_library_are_findings(shipped_encoder: SentenceEncoder) -> None:
    library = changed("# TCP\n\n##", "# TCP\n\n[흐름 제어](#흐름-제어)\n\n##")
    (finding,) = lint(library, shipped_encoder, glossary.shipped())
    assert finding.check is Check.FILE
    assert str(finding).startswith("tcp.md:3: the link leads to #흐름-제어")
    assert finding.question is None


def test_plain_notes_of_a_student_have_no_findings(
    example_library: Library, shipped_encoder: SentenceEncoder
) -> None:
    assert lint(example_library, shipped_encoder, glossary.shipped()) == ()


PIECES = st.sampled_from(
    [
        "* Q. 왜?",
        "    * A. 그래서다.",
        "    * 핵심",
        "        * 하나다.",
        "    * 힌트: 둘",
        "## 제목",
        "",
        "난이도: 상",
        "(3)",
        "    * 꼬리 질문",
        "        * (9) 왜요?",
        "### Q. 뭔가요?",
        "```",
        "Q. 가\nA. 나",
        "    * 출처: 책",
    ]
)


@given(st.lists(PIECES, max_size=14).map("\n".join))
def test_any_notes_can_be_linted(text: str) -> None:
    findings = lint(notes(any=text), CountingEncoder(), glossary.shipped())
    lines = text.count("\n") + 1
    assert all(1 <= one.source.line <= lines for one in findings)
    assert list(findings) == sorted(
        findings, key=lambda one: (one.source.file, one.source.line, one.check)
    )
