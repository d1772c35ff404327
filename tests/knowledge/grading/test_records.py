"""Lines of answers, whole and broken."""

import pytest

from knowledge.grading.records import Record, read
from knowledge.json_lines import RecordError

GOOD = '{"question": "질문", "reference": "답", "answer": "", "extra": 1}'


def test_a_good_line_keeps_its_fields() -> None:
    (record,) = read([b"\xef\xbb\xbf" + GOOD.encode()])
    assert isinstance(record, Record)
    assert record.fields["extra"] == 1
    assert record.item.key_points == []


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "not JSON"),
        (b"[1]", "a list where an object belongs"),
        (b"\xff\xfe", "not UTF-8 at byte 1"),
        (b'{"question": "q", "reference": "r"}', '"answer" is missing'),
        (b'{"question": 1, "reference": "r", "answer": "a"}', '"question" must be a text'),
        (b'{"question": "q", "reference": "r", "answer": "a", "key_points": "p"}', "list of texts"),
        (b'{"question": "q", "reference": " ", "answer": "a"}', '"reference" is blank'),
        (b"[" * 100_000, "not JSON"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_read(line: bytes, message: str) -> None:
    first, error, last = read([GOOD.encode(), line, b"  ", GOOD.encode()])
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert isinstance(error, RecordError)
    assert error.line == 2
    assert message in str(error)
