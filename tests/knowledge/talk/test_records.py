"""Utterances as JSON lines."""

import json

from hypothesis import given
from hypothesis import strategies as st

from knowledge.json_lines import RecordError
from knowledge.talk.records import Record, read


def test_the_open_question_comes_in_several_forms() -> None:
    asked = ['"TCP란?"', '{"prompt": "TCP란?"}', '{"question": "TCP란?"}', "null", '""']
    lines = [f'{{"text": "힌트", "open_question": {form}}}'.encode() for form in asked]
    found = list(read([*lines, b"", b'{"text": "a"}']))
    assert all(isinstance(record, Record) for record in found)
    questions = [record.open_question for record in found if isinstance(record, Record)]
    assert questions == ["TCP란?"] * 3 + [None] * 3


def test_broken_lines_are_told_apart() -> None:
    lines = [b"{", b'["a"]', b'{"text": 1}', b'{"text": "a", "open_question": 3}']
    found = list(read(lines))
    assert [error.line for error in found if isinstance(error, RecordError)] == [1, 2, 3, 4]


@given(st.text(), st.none() | st.text(min_size=1))
def test_whatever_is_said_is_read(text: str, question: str | None) -> None:
    line = json.dumps({"text": text, "open_question": question}).encode()
    [record] = read([line])
    assert isinstance(record, Record)
    assert (record.text, record.open_question) == (text, question)
