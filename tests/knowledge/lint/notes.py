"""Notes to lint, given as text."""

from knowledge.library import Library, library_of
from knowledge.reading import Text

GOOD = """\
# TCP

## TCP 연결 맺기

* Q. TCP 연결이 맺어지는 과정을 패킷이 오가는 순서대로 말해 보세요.
    * Q(en). Walk me through how a TCP connection is set up, packet by packet.
    * A. 클라이언트가 초기 순서 번호를 담아 SYN을 보낸다. 서버는 받은 번호에 1을 더한 ACK와 \
자신의 SYN을 한 세그먼트로 보낸다. 클라이언트가 서버의 SYN에 대한 ACK를 보내면 연결이 맺어진다.
    * 핵심
        1. 클라이언트가 초기 순서 번호를 담은 SYN을 서버에 보낸다.
        2. 서버는 받은 번호에 1을 더한 ACK와 자신의 SYN을 한 세그먼트로 보낸다.
        3. 클라이언트가 서버의 SYN에 대한 ACK를 보내면 연결이 맺어진다.
    * 힌트
        1. 패킷은 모두 세 번 오간다.
        2. 가운데 것은 플래그 두 개를 함께 싣는다.
    * 꼬리 질문
        * (2) 두 플래그를 따로 보내지 않아도 되는 이유는 무엇인가요?
    * 난이도: 쉬움
    * 출처: [RFC 9293](https://www.rfc-editor.org/rfc/rfc9293#section-3.5)
"""

POINT = "        2. 서버는 받은 번호에 1을 더한 ACK와 자신의 SYN을 한 세그먼트로 보낸다.\n"


def notes(**files: str) -> Library:
    """Return the library of notes given by name, ``tcp="# TCP …"`` for ``tcp.md``."""
    return library_of([Text(f"{name}.md", text) for name, text in files.items()])


def changed(old: str, new: str) -> Library:
    """Return the good notes as ``tcp.md`` with one thing changed."""
    assert GOOD.count(old) == 1
    return notes(tcp=GOOD.replace(old, new))


def line_of(text: str, within: str = GOOD) -> int:
    """Return the number of the first line that holds ``text``."""
    return next(n for n, line in enumerate(within.splitlines(), start=1) if text in line)
