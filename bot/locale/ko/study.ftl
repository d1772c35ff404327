# 복습과 기록

command-review-name = 복습
command-review = 오늘 복습할 문제를 냅니다
command-stats-name = 기록
command-stats = 답한 수와 평균, 연속 학습, 주제별 기록을 그림으로 보여 줍니다
command-stats-member-name = 멤버
command-stats-member = 다른 멤버의 기록 (그 사람이 { COMMAND("me") }에서 허락했을 때)
command-stats-server-name = 서버
command-stats-server = 서버 전체의 기록
command-stats-light-name = 밝게
command-stats-light = 밝은 바탕의 그림
command-leaderboard-name = 순위표
command-leaderboard = 많이 배운 순서를 보여 줍니다
command-leaderboard-period-name = 기간
command-leaderboard-period = 이번 주, 이번 달, 전체

button-review = 복습하기
button-reminder-off = 알림 끄기

card-part = 지난번에 빠뜨린 점 하나만 말해 보세요. ❓에 무엇이 들어갈까요?

review-none = { $asked ->
    [0] 지금은 복습할 문제가 없어요.
   *[other] 오늘 복습은 여기까지예요. 잘했어요!
} { $days ->
    [0] { COMMAND("quiz") }에 답하면 복습할 때를 잡아 드려요.
   *[other] 다음 복습은 { $month }월 { $day }일이에요. ({ $days }일 뒤)
}
review-elsewhere = 여기서 낼 복습은 없어요. 서버 노트에서 나온 { $count }문제는 그 서버에서 { COMMAND("review") }으로 풀 수 있어요.

reminder-title = 오늘의 복습
reminder-due = 오늘 복습할 문제가 { $count }개 있어요. 조금씩 자주 떠올릴수록 오래 남아요.
reminder-off = 알림은 { COMMAND("me") }에서 바꾸거나 끌 수 있어요.
reminder-unknown = ‘{ $typed }’에서 시각을 읽지 못했어요. 20:00이나 오후 8시처럼 적어 주세요.

stats-title = { $name }님의 기록
stats-title-server = { $name }의 기록
stats-answers = 답
stats-answers-of = { $answers }번 · 질문 { $questions }개
stats-mean = 평균
stats-points = 점수
stats-people = 멤버
stats-streak = 연속 학습
stats-streak-days = { $days }일 (가장 길게 { $longest }일)
stats-due = 복습
stats-due-now = { $count }문제
stats-topics = 주제
stats-none = 아직 기록이 없어요. { COMMAND("quiz") }로 시작해 보세요.
stats-not-shown = 이 멤버는 기록을 다른 사람에게 보이지 않아요. 본인이 { COMMAND("me") }에서 허락하면 볼 수 있어요.
stats-server-only = 서버 안에서 써 주세요.

plot-days = 날마다의 평균 점수
plot-weeks = 주마다의 평균 점수
plot-topic-days = 주제와 날
plot-topic-weeks = 주제와 주
plot-spread = 멤버별 평균의 분포

leaderboard-week = 이번 주 순위
leaderboard-month = 이번 달 순위
leaderboard-all = 전체 순위
leaderboard-line = { $points }점 · 연속 { $streak }일
leaderboard-how = 문제를 처음 익히거나, 최고 점수가 10, 20 … 100점에 하나씩 이르거나, 제때 복습하면 점수를 얻어요. 같은 문제는 하루에 한 번만 점수로 쳐요.
leaderboard-none = 아직 점수가 없어요. { COMMAND("quiz") }로 시작해 보세요.
