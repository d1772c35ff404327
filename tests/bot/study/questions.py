"""A question of three points."""

from knowledge.question import Kind, Question, Source

POINTS = (
    "클라이언트가 서버에 SYN을 보낸다.",
    "서버가 SYN과 ACK를 한 세그먼트에 실어 보낸다.",
    "클라이언트가 ACK를 보내면 연결이 맺어진다.",
)
HANDSHAKE = Question(
    id="abcdef012345",
    topic="TCP 연결",
    section="TCP 연결 맺기",
    path=("네트워크", "TCP 연결 맺기"),
    kind=Kind.QA,
    prompt="TCP 연결을 맺을 때 오가는 세그먼트를 말해 보세요.",
    reference=" ".join(POINTS),
    key_points=POINTS,
    source=Source("network.md", 3),
    hints=("모두 세 번 오간다.",),
)
