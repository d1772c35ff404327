"""Negation, opposites, numbers and roles that turn a statement round."""

import pytest

from knowledge.grading import polarity, quantities, roles


@pytest.mark.parametrize(
    ("statement", "clause", "denied"),
    [
        ("캐시 미스가 늘어난다", "캐시 미스가 늘어나지 않습니다", True),
        ("캐시 미스가 늘어난다", "캐시 미스가 줄어듭니다", True),
        ("캐시 미스가 늘어난다", "캐시 미스가 줄어들지 않아요", False),
        ("순서를 보장하지 않는다", "순서는 보장 안 해요", False),
        ("UDP는 연결이 없다", "UDP는 연결을 맺지 않습니다", False),
        ("It lowers latency", "It raises latency", True),
        ("It cannot be copied", "It can be copied", True),
        ("It cannot be copied", "You can't copy it", False),
    ],
)
def test_polarity(statement: str, clause: str, *, denied: bool) -> None:
    assert polarity.contradicts(statement, clause) is denied


@pytest.mark.parametrize(
    ("statement", "clause", "denied"),
    [
        ("시간 복잡도는 O(log n)이다", "O(n)입니다", True),
        ("시간 복잡도는 O(log n)이다", "O(logn)", False),
        ("헤더는 8바이트다", "헤더는 20바이트입니다", True),
        ("헤더는 8바이트다", "헤더가 작아요", False),
        ("IPv4를 쓴다", "IPv6를 씁니다", False),
    ],
)
def test_quantities(statement: str, clause: str, *, denied: bool) -> None:
    assert quantities.contradicts(statement, clause) is denied


def test_roles() -> None:
    stack, queue = "스택은 나중에 넣은 것을 꺼낸다", "큐는 먼저 넣은 것을 꺼낸다"
    assert roles.given_to_rival(stack, [queue], "큐는 나중에 넣은 것을 꺼내고")
    assert not roles.given_to_rival(stack, [queue], "스택은 나중에 넣은 것을 꺼내고")
    assert roles.exchanged(
        "ARP는 IP 주소로 MAC 주소를 알아낸다", "ARP는 MAC 주소로 IP 주소를 알아냅니다"
    )
    assert not roles.exchanged(
        "ARP는 IP 주소로 MAC 주소를 알아낸다", "ARP는 MAC 주소를 IP 주소로 알아냅니다"
    )
