"""Numbers, units, orders of growth and states, compared as such."""

import pytest

from knowledge.grading import quantities
from knowledge.grading.grade import Verdict
from knowledge.grading.judge import Judgement


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("헤더는 20바이트다", {"byte": {"20"}}),
        ("the header takes 20 bytes", {"byte": {"20"}}),
        ("443번 포트를 쓴다", {"port": {"443"}}),
        ("포트는 443이다", {"port": {"443"}}),
        ("on port 443", {"port": {"443"}}),
        ("탐색은 O(log n), 정렬은 O(n log n)이다", {"order": {"logn", "nlogn"}}),
        ("TIME_WAIT에 2분 머문다", {"state": {"TIME_WAIT"}, "minute": {"2"}}),
        ("1,000배가 된다", {"배": {"1000"}}),
        ("IPv4와 HTTP/2, L7", {}),
        ("2분할한다", {"": {"2"}}),
        ("", {}),
    ],
)  # fmt: skip
def test_quantities(text: str, found: dict[str, set[str]]) -> None:
    assert quantities.quantities(text) == found


@pytest.mark.parametrize(
    ("point", "evidence", "known", "denied"),
    [
        ("443번 포트를 쓴다", "80 포트를 써요", "", True),
        ("443번 포트를 쓴다", "port 443 입니다", "", False),
        ("기본 포트는 443이다", "8443", "", True),
        ("기본 포트는 443이다", "443번이요", "", False),
        ("헤더는 20바이트다", "헤더가 8바이트예요", "", True),
        ("헤더는 20바이트다", "TCP 헤더는 20, UDP는 8바이트", "UDP 헤더는 8바이트다", False),
        ("헤더는 20바이트다", "8바이트", "아까 말한 20바이트", False),
        ("O(log n)이다", "O(n)이다", "", True),
        ("O(log n)이다", "로그 시간", "", False),
        ("TIME_WAIT에 머문다", "CLOSE_WAIT에 머물러요", "", True),
        ("20바이트다", "20개", "", False),
        ("세 번 오간다", "4번 오간다", "", False),
    ],
)  # fmt: skip
def test_contradictions(point: str, evidence: str, known: str, *, denied: bool) -> None:
    assert quantities.contradicts(point, evidence, known) is denied


@pytest.mark.parametrize("verdict", [Verdict.MISSING, Verdict.CONTRADICTED])
def test_only_what_was_made_is_checked(verdict: Verdict) -> None:
    judgement = Judgement(verdict, 0.6)
    assert quantities.checked(judgement, "20바이트다", "8바이트", "") is judgement
