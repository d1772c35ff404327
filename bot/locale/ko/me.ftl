# 내 설정

command-me-name = 나
command-me = 내 언어와 시간대, 공개 설정을 보고 바꿉니다
command-me-timezone-name = 시간대
command-me-timezone = 내 시간대 (예: 서울, KST, 뉴욕)
command-me-reminder-name = 알림
command-me-reminder = 날마다 복습을 알려 줄 시각 (예: 20:00, 오후 8시)

button-no-zone = 시간대 지우기

me-title = 내 설정
me-how = 메뉴에서 고르면 바로 저장돼요. 시간대는 { COMMAND("me-timezone") }로 정해요.
me-language = 언어
me-language-automatic = 자동 (Discord의 언어)
me-zone = 시간대
me-zone-none = 정하지 않음
me-best = 잘한 답
me-best-no = 다른 사람에게 보이지 않아요
me-best-yes = 다른 사람에게 보여도 돼요
me-leaderboards = 순위표
me-leaderboards-yes = 순위표에 나와요
me-leaderboards-no = 순위표에 나오지 않아요
me-progress = 내 기록
me-progress-no = 나만 볼 수 있어요
me-progress-yes = 다른 사람도 { COMMAND("stats") }으로 볼 수 있어요
me-reminder = 복습 알림
me-reminder-none = 받지 않음 ({ COMMAND("me-reminder") }으로 시각을 정해요)
me-reminder-at = 날마다 { $at }
me-reminder-closed = DM이 닫혀 있어 멈췄어요. DM을 열고 시각을 다시 정해 주세요.
me-not-yours = 다른 사람의 설정이에요. 내 설정은 { COMMAND("me") }로 여세요.

timezone-unknown = ‘{ $typed }’ 시간대를 찾지 못했어요. 서울, KST, 뉴욕처럼 적어 주세요.
timezone-unknown-candidates = ‘{ $typed }’ 시간대를 찾지 못했어요. 혹시 이 중에 있나요? { $candidates }
