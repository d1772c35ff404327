# 모의 면접

button-mock-answer = 답하기
button-mock-pass = 모르겠어요
button-mock-pause = 잠깐 멈추기
button-mock-resume = 이어 하기
button-mock-stop = 그만하기
button-mock-join = 참가하기
button-mock-begin = 시작하기
button-mock-details = 질문별로 보기
button-mock-model = 모범 답안
button-mock-review = 놓친 점 복습하기

mock-thread = 모의 면접 { $number }
mock-dont-know = 모르겠어요.
mock-topics = 주제
mock-time = 시간
mock-time-left = { $time } ({ $until })
mock-duration = { $minutes ->
    [0] { $seconds }초
   *[other] { $minutes }분 { $seconds }초
 }

mock-lobby-title = 함께하는 모의 면접
mock-lobby =
    질문 { $questions }개, 질문마다 { $minutes }분이에요. 모두 같은 질문에 답하고, 답은 다 모이거나 시간이 되면 함께 봐요.

    참가: { $members }
mock-greeting-title = 모의 면접을 시작할게요
mock-greeting =
    { $members } 안녕하세요. 오늘 면접을 맡은 코치예요.
    질문 { $questions }개를 가볍게 시작해서 어려운 것까지 여쭤볼게요. 질문마다 { $minutes }분이고, 빠진 점이 있으면 꼬리 질문을 드려요. 점수는 끝나고 한꺼번에 알려 드릴게요.
mock-how-free = 여기에 메시지로 답하시면 돼요. 메시지 하나가 답 하나예요. ‘답하기’를 눌러도 돼요.
mock-how-mention = ‘답하기’를 누르거나, 질문에 답장하거나(알림 켜고), 저를 멘션하면서 답해 주세요. 그냥 보낸 메시지는 제가 읽을 수 없어요.
mock-how-hidden = ‘답하기’를 눌러 답해 주세요. 모두 답하거나 시간이 되면 답이 함께 공개돼요. 여기에 쓴 메시지는 답으로 치지 않아요.
mock-greeting-commands = { COMMAND("mock-pause") } · { COMMAND("mock-resume") } · { COMMAND("mock-stop") }

mock-question-title = 질문 { $number }/{ $total } · { $topic }
mock-follow-title = 꼬리 질문 · { $number }/{ $total } · { $topic }
mock-answer-free = 메시지로 답하거나 ‘답하기’를 누르세요.
mock-answer-mention = ‘답하기’를 누르거나, 답장(알림 켜고)이나 멘션으로 답하세요.
mock-answer-hidden = ‘답하기’를 눌러 답하세요. 답은 모두 끝난 뒤에 공개돼요.
mock-lead-next = 네, 잘 들었어요. 다음 질문이에요.
mock-lead-follow = 네. 조금만 더 여쭤볼게요.
mock-lead-pass = 괜찮아요. 다음 질문으로 갈게요.
mock-lead-time = 시간이 다 됐어요. 다음으로 넘어갈게요.
mock-lead-again = 이 질문부터 이어서 할게요.

mock-follow-partly = “{ $quoted }”라고 하셨는데, 그 부분을 더 정확히 말씀해 주시겠어요?
mock-follow-contradicted = “{ $quoted }”라고 하셨는데, 정말 그런가요? 다시 생각해서 말씀해 주세요.
mock-follow-begun = 한 가지가 아직 안 나왔어요. “{ $begun } …” 이 말을 어떻게 이어 가시겠어요?
mock-follow-step =
    { $number ->
        [1] 첫
        [2] 두
        [3] 세
        [4] 네
        [5] 다섯
        [6] 여섯
       *[other] { $number }
    } 번째 단계에서는 무슨 일이 일어나나요?
mock-follow-initials = 한 가지가 아직 안 나왔어요. 첫 글자가 { $letters }인 말을 떠올려서 설명해 주세요.
mock-follow-more = 한 가지가 아직 안 나왔어요. 무엇이 더 있을까요?

mock-heard = 답을 받았어요.
mock-heard-group = 답을 받았어요. { $total }명 중 { $count }명이 답했어요.

mock-compared-title = 모두의 답
mock-compared-silent = 답하지 않음: { $members }
mock-paused-title = ⏸️ 면접을 멈췄어요
mock-paused = 시간도 함께 멈췄어요. 준비되면 ‘이어 하기’를 누르거나 { COMMAND("mock-resume") }를 쓰세요.
mock-paused-away = 자리를 비우신 것 같아 멈춰 뒀어요. 돌아오면 ‘이어 하기’를 누르거나 { COMMAND("mock-resume") }를 쓰세요.

mock-report-title = 모의 면접 결과
mock-report-lost = 면접하던 곳이 닫혀서 여기서 마쳤어요.
mock-report-nothing = 답한 질문이 없어서 보여 드릴 결과가 없어요.
mock-report-asked = 질문 { $planned }개 중 { $asked }개 · 답 하나에 평균 { $time }
mock-ready = 면접 준비도
mock-ready-strong = 준비됐어요
mock-ready-good = 거의 다 왔어요
mock-ready-partial = 절반쯤 왔어요
mock-ready-weak = 기초부터 다져요
mock-ready-unknown = 끝까지 보지 않아서 아직 몰라요
mock-report-topics = 주제별 점수
mock-report-strongest = 잘한 점
mock-report-weakest = 아쉬운 점
mock-report-study = 다음에 공부할 것
mock-report-footer = { COMMAND("mock-report") }로 다시 볼 수 있어요.
mock-report-footer-followed = 꼬리 질문에서 채운 점은 60%로 쳤어요. { COMMAND("mock-report") }로 다시 볼 수 있어요.
mock-not-said = 말하지 않았어요
mock-standings-left = (중간에 나감)
mock-standings-how = 자세한 결과는 ‘질문별로 보기’나 { COMMAND("mock-report") }에서 혼자 볼 수 있어요.
mock-details-title = 질문별 결과
mock-details-silent = 답 없음
mock-reviewed = { $count ->
    [0] 놓친 점이 없어서 복습할 것이 없어요.
   *[other] 놓친 점 { $count }개가 이제 복습에 있어요.
 }
mock-reviewed-before = 이 면접에서 놓친 점은 이미 복습에 넣었어요.

mock-begins = 모의 면접을 시작해요.
mock-opening = 스레드를 여는 중이에요. 곧 거기서 시작할게요.
mock-opened = 여기서 시작해요: { $thread }
mock-paused-told = 면접을 멈췄어요.
mock-resumed-told = 면접을 이어 가요: { $where }
mock-stopped-told = 면접을 끝냈어요. 결과는 { COMMAND("mock-report") }로 다시 볼 수 있어요.
mock-called-off = 시작하지 않은 면접을 접었어요.
mock-left-told = 면접에서 나왔어요. 끝나면 { COMMAND("mock-report") }로 결과를 볼 수 있어요.
mock-left-before = 면접이 시작되기 전에 나왔어요. 시작하기 전이면 다시 참가할 수 있어요.
mock-shut-out = 모의 면접 스레드에 초대하지 못해서 이번에는 빼고 시작했어요. { $channel } 채널을 볼 수 있는지 확인해 주세요.

mock-help = 모의 면접 명령: 시작, 멈춤, 이어하기, 끝내기, 결과. { COMMAND("mock-start") }으로 시작하세요.
mock-busy = 이미 하고 있는 면접이 있어요. { $where } 이어서 하거나 { COMMAND("mock-stop") }로 끝내 주세요.
mock-none-running = 하고 있는 면접이 없어요. { COMMAND("mock-start") }으로 시작하세요.
mock-other-running = 다른 면접의 버튼이에요. 지금 하고 있는 면접은 여기 있어요: { $where }
mock-not-asking = 지금은 멈출 수 없어요. 이미 멈췄거나 아직 시작하지 않았어요.
mock-not-paused = 멈춰 있는 면접이 아니에요.
mock-report-none = 끝낸 모의 면접이 아직 없어요. { COMMAND("mock-start") }으로 시작해 보세요.
mock-report-later = { $where }의 면접이 아직 끝나지 않았어요. 끝나면 결과를 보여 드릴게요.
mock-difficulty-unknown = ‘{ $typed }’ 난이도는 없어요. 쉬움, 보통, 어려움 중에서 골라 주세요.
mock-group-only-in-servers = 여럿이 하는 면접은 서버 채널에서만 할 수 있어요.
mock-no-threads = 여기서는 스레드를 열 수 없어요. 텍스트 채널이나 DM에서 시작해 주세요.
mock-thread-closed = 여기서는 비공개 스레드를 열 수 없어요. 제게 ‘비공개 스레드 만들기’, ‘스레드에서 메시지 보내기’, ‘링크 첨부’ 권한을 주거나, DM에서 { COMMAND("mock-start") }을 써 주세요.
mock-lobby-over = 이 면접은 이미 시작했거나 끝났어요.
mock-lobby-full = { $limit }명까지 함께할 수 있어요.
mock-lobby-alone = 아직 혼자예요. 한 명이라도 더 참가하면 시작할 수 있어요.
mock-not-host = 시작은 { $host }님만 할 수 있어요.
mock-answer-hidden-notice = 여럿이 하는 면접에서는 ‘답하기’를 눌러 답해 주세요. 그래야 다른 사람에게 먼저 보이지 않아요.
mock-no-answer = 면접 중에는 힌트가 없고, 점수는 면접이 끝나면 결과에 나와요. 방금 하신 말은 답으로 치지 않았어요. 답이었다면 ‘답하기’를 눌러 주세요. 모르겠으면 ‘모르겠어요’를 눌러 넘어가세요.
mock-refused-stranger = 이 면접에 참가한 사람만 할 수 있어요.
mock-refused-over = 이 질문은 지나갔어요. 지금 열려 있는 질문에 답해 주세요.
mock-refused-paused = 면접이 멈춰 있어요. ‘이어 하기’를 누른 뒤에 답해 주세요.
mock-refused-twice = 이 질문의 답은 이미 받았어요.
mock-refused-early = 잠깐만요, 아직 다음 질문이 나오기 전이에요. 질문이 나오면 답해 주세요.

command-mock-name = 모의면접
command-mock = 모의 면접을 봅니다
command-mock-start-name = 시작
command-mock-start = 모의 면접을 시작합니다
command-mock-start-topics-name = 주제
command-mock-start-topics = 주제. 쉼표로 여러 개 (예: tcp, 데드락). 비워 두면 전부
command-mock-start-questions-name = 질문수
command-mock-start-questions = 질문 개수 (3-10)
command-mock-start-minutes-name = 시간
command-mock-start-minutes = 질문 하나에 주는 시간 (분)
command-mock-start-difficulty-name = 난이도
command-mock-start-difficulty = 난이도. 비워 두면 쉬운 것부터 어려운 것까지
command-mock-start-group-name = 함께
command-mock-start-group = 여럿이 함께 보는 면접으로 엽니다
command-mock-pause-name = 멈춤
command-mock-pause = 면접을 잠깐 멈춥니다
command-mock-resume-name = 이어하기
command-mock-resume = 멈춘 면접을 이어 갑니다
command-mock-stop-name = 끝내기
command-mock-stop = 면접을 끝내고 결과를 봅니다
command-mock-report-name = 결과
command-mock-report = 마지막 면접의 결과를 봅니다
