"""References are cut into statements."""

import pytest

from knowledge.grading.keypoints import key_points


@pytest.mark.parametrize(
    ("reference", "points"),
    [
        ("", ()),
        ("  \n ", ()),
        ("RTT", ("RTT",)),
        ("왕복 시간", ("왕복 시간",)),
        (
            "ARP는 주소를 알아낸다. 요청은 브로드캐스트다.",
            ("ARP는 주소를 알아낸다.", "요청은 브로드캐스트다."),
        ),
        ("It waits, e.g. for it. Then it closes.", ("It waits, e.g. for it.", "Then it closes.")),
        ("- 첫째 사실이다\n- 둘째 사실이다", ("첫째 사실이다", "둘째 사실이다")),
    ],
)  # fmt: skip
def test_statements(reference: str, points: tuple[str, ...]) -> None:
    assert key_points(reference) == points


def test_a_long_sentence_is_cut_where_a_new_subject_follows() -> None:
    first = "TCP는 연결을 맺고 순서와 도착을 보장하는 대신 느리지만"
    second = "UDP는 연결 없이 바로 보내고 도착을 보장하지 않는다."
    assert key_points(f"{first} {second}") == (first, second)
