# 코치가 하는 말 (한국어). 문법: https://projectfluent.org/fluent/guide/

## 명령

command-quiz-name = 퀴즈
command-quiz = 노트에서 면접 질문을 하나 냅니다
command-quiz-topic-name = 주제
command-quiz-topic = 주제 (예: tcp, 데드락). 비워 두면 알아서 고릅니다
command-topics-name = 주제목록
command-topics = 주제마다 질문이 몇 개인지, 답이 빈 제목은 무엇인지 보여 줍니다
command-ask-name = 질문
command-ask = 노트에서 답을 찾아 줍니다
command-ask-question-name = 내용
command-ask-question = 궁금한 것 (예: TIME_WAIT는 왜 필요해?)
command-help-name = 도움말
command-help = 코치를 쓰는 법

## 질문 카드

button-answer = 답하기
button-hint = 힌트
button-skip = 건너뛰기
button-reveal = 모범 답안
button-again = 다시 답하기
button-next = 다음 문제
button-share = 공유하기

card-difficulty = 난이도
card-section = 노트
card-how = 답하기를 누르거나, 이 메시지에 답장하거나, DM으로 답하세요.
difficulty-easy = 쉬움
difficulty-medium = 보통
difficulty-hard = 어려움

form-title = 답 쓰기
form-label = 내 답
form-placeholder = 면접관에게 말하듯 자기 말로 써 보세요. 짧아도 괜찮아요.

hint-title = 힌트 { $number }/{ $total }
hint-last = 마지막 힌트예요.
reveal-title = 모범 답안
reveal-points = 핵심
skip-title = 건너뛴 문제의 답

## 결과 카드

result-title = { $score }점 · { $band }
band-strong = 아주 좋음
band-good = 좋음
band-partial = 절반은 했어요
band-weak = 더 공부해요
result-borderline = 경계에 걸친 점수예요. 조금만 더 또렷하게 말하면 달라집니다.
result-improve = 이렇게 말하면 더 좋아요
result-section = 노트
result-reference = 모범 답안
result-hints = 힌트 { $hints }개를 보고 답했어요.
result-revealed = 모범 답안을 먼저 보고 답했어요.
result-late = 늦어서 미안해요. 아까 낸 답의 결과예요.
result-shared = { $name }님의 답
result-more = … 외 { $count }개

verdict-made = 말함
verdict-partly = 조금
verdict-missing = 빠짐
verdict-contradicted = 반대로 말함
improve-partly = 반쯤 말한 이 점을 끝까지 말해 보세요: { $point }
improve-missing = 이 점부터 더해 보세요: { $point }
improve-contradicted = 노트와 반대로 말했어요. 노트에는 이렇게 있어요: { $point }

flag-echo = 질문을 그대로 옮긴 답이라 점수를 줄 수 없었어요.
flag-keyword_list = 용어만 늘어놓았어요. 용어들이 어떤 관계인지 문장으로 말해 보세요.
flag-dont_know = 모른다고 한 답이에요. 모범 답안을 보고 다시 도전해 보세요.
flag-off_topic = 질문과 다른 이야기 같아요.
flag-too_short = 판단할 만한 내용이 아직 모자라요.
flag-wrong_claim = 맞는 말 옆에 틀린 말이 섞여 있어요.
flag-pasted = 모범 답안을 그대로 붙여 넣은 것 같아요.
flag-instruction = 채점자에게 하는 지시는 답이 되지 않아요.
flag-empty = 답에 글자가 없어요.

## 주제와 노트

topics-title = 주제 { $topics }개 · 질문 { $questions }개
topics-gaps = 답이 아직 비어 있는 제목
topics-line = { $topic } · { $count }
topics-none = 읽은 노트에 주제가 없어요.

ask-unanswered = 노트에 없어요. 가장 가까운 곳은 여기예요.
ask-nothing = 노트에 없어요.
ask-source = { $path } ({ $file }:{ $line }) · 확신 { $percent }%
ask-empty = 무엇이 궁금한지 함께 적어 주세요. 예: /ask TIME_WAIT는 왜 필요해?

help-title = 면접 코치
help-body =
    • **/quiz** `주제`: 면접 질문을 하나 내 드려요. 주제를 비우면 안 본 것, 약한 것부터 골라요.
    • **답하는 법**: 카드의 `답하기`를 누르거나, 카드에 답장하거나, DM으로 보내세요. 짧아도, 반말도, 오타도 괜찮아요. 핵심을 하나씩 짚어 채점해요.
    • **힌트 · 모범 답안 · 건너뛰기**: 카드의 버튼이에요. 먼저 본 힌트는 결과 옆에 적어 둬요.
    • **/ask** `질문`: 노트에서 답을 찾아 드려요. 저를 멘션하고 물어봐도 돼요.
    • **/topics**: 어떤 주제가 있는지 봅니다.
    • **/daily**: 운영진이 매일 질문을 올릴 채널과 시간을 정합니다.
    • **/me**: 내 언어와 시간대, 남에게 보일 것을 정해요. **/privacy**로 내 기록을 받거나 지울 수 있어요.
    • **/settings**, **/notes**: 운영진이 서버의 설정과 노트를 관리해요.

    서버에서 `답하기`로 낸 답의 점수는 운영진이 바꾸지 않았다면 본인에게만 보여요. 카드에 답장하면 모두에게 보여요.

## 알림

topic-unknown = ‘{ $query }’에 맞는 주제를 찾지 못했어요.
topic-unknown-candidates = ‘{ $query }’에 맞는 주제를 찾지 못했어요. 혹시 이 중에 있나요? { $candidates }
topic-gap = { JOSA($topic, "은/는") } 노트에 제목만 있고 답이 아직 없어요. 다른 주제로 물어봐 주세요.
no-questions = 노트에 낼 질문이 아직 없어요. 노트를 채운 뒤 다시 불러 주세요.
question-gone = 이 질문은 이제 노트에 없어요. /quiz로 새 질문을 받아 보세요.
card-gone = 이 카드는 더 이상 찾을 수 없어요. /quiz로 새 질문을 받아 보세요.
already-next = 다음 문제는 이미 냈어요: { $link }
answer-empty = 답에 글자가 없어요. 한 줄이라도 자기 말로 써 보세요.
answer-unreadable = 이 답장의 내용을 볼 수 없어요. 카드의 ‘답하기’를 누르거나, 답장할 때 알림(@)을 켜 주세요.
answer-too-fast = 잠깐만요, 답이 한꺼번에 많이 왔어요. { $seconds }초 뒤에 다시 보내 주세요.
answer-waiting = 답을 잘 받았어요. 채점을 기다리는 사람이 많아 { $seconds }초쯤 걸려요. 결과는 여기에 나와요.
too-long = { $limit }자까지 받아요. 지금은 { $length }자예요. 줄여서 다시 보내 주세요.
typed-given-back = 쓴 글은 여기 있어요
typed-file = 쓴-글.txt
share-not-yours = 자기 답만 공유할 수 있어요.
share-done = 공유했어요.
share-sharing = 공유하는 중이에요…
starting = 노트를 읽는 중이에요. 잠시 뒤에 다시 눌러 주세요.

error-unknown-command = 그런 명령은 없어요. /help를 보세요.
error-bot-permissions = 제게 이 채널의 권한이 모자라요: { $permissions }
error-permissions = 이 명령을 쓸 권한이 없어요.
error-forbidden = Discord가 허락하지 않았어요. 이 채널에서 제가 메시지를 보고 보낼 수 있는지 확인해 주세요.
error-input = 명령을 알아듣지 못했어요. /help를 보세요.
error-incident = 제 쪽에서 문제가 생겼어요. 다시 해 보시고, 계속되면 관리자에게 사고 번호를 알려 주세요: { $incident }

organisers-only-in-servers = 서버 안에서만 관리할 수 있어요.
organisers-only = 운영진만 할 수 있어요. ‘서버 관리’ 권한이 있어야 해요.
organisers-only-role = 운영진만 할 수 있어요. ‘서버 관리’ 권한이나 { $role } 역할이 있어야 해요.

## 미리보기

preview-guild = 면접 스터디
preview-channel = 면접-연습
preview-people = 지민, 서준, 하은
preview-role = 운영진
preview-bot = 면접 코치

## 서버의 노트

command-notes-name = 노트
command-notes = 이 서버의 노트를 관리합니다 (운영진)
command-notes-add-name = 추가
command-notes-add = 노트 파일을 올립니다 (.md, .txt는 1MB, .zip은 5MB까지)
command-notes-add-file-name = 파일
command-notes-add-file = Markdown이나 텍스트 파일, 또는 그것을 묶은 zip
command-notes-list-name = 목록
command-notes-list = 이 서버의 노트 파일을 봅니다
command-notes-remove-name = 지우기
command-notes-remove = 이 서버의 노트 파일 하나를 지웁니다
command-notes-remove-name-name = 이름
command-notes-remove-name = 지울 파일
command-notes-export-name = 내보내기
command-notes-export = 노트 파일을 올린 그대로 돌려줍니다
command-notes-export-name-name = 이름
command-notes-export-name = 내보낼 파일
command-notes-gaps-name = 빈칸
command-notes-gaps = 답이 없는 제목을 보고 답을 채웁니다
command-notes-edit-name = 고치기
command-notes-edit = 질문의 물음, 모범 답안, 핵심을 고칩니다
command-notes-edit-question-name = 질문
command-notes-edit-question = 고칠 질문 (물음의 일부를 쓰면 찾아 줍니다)

button-notes-accept = 확인
button-gap-write = 답 쓰기
button-gap-fill = 이 글로 채우기

notes-help = 노트 명령: 추가, 목록, 지우기, 내보내기, 빈칸, 고치기. 파일은 /노트 추가로 올려 주세요.
notes-upload-title = 이 파일을 노트에 넣을까요?
notes-upload-brings = 제목 { $sections }개, 질문 { $questions }개, 답이 빈 제목 { $gaps }개를 찾았어요.
notes-upload-files = 파일
notes-upload-problems = 살펴볼 점
notes-upload-confirm = 확인을 누르면 이 서버의 노트가 됩니다. 이 서버에서만 보여요.
notes-upload-replaces = 같은 이름의 파일은 새 것으로 바뀝니다: { $names }
notes-upload-same = 똑같은 파일이 이미 노트에 있어요: { $names }
notes-upload-gone = 이 파일은 이미 넣었거나, 다른 파일을 올리면서 취소됐어요.
notes-indexing = 노트를 읽고 있어요… { $percent }%
notes-accepted = 노트에 넣었어요. 이제 질문 { $questions }개를 물어볼 수 있어요.
notes-full = 한 서버의 노트는 모두 { $limit }MB까지예요. 먼저 다른 파일을 지워 주세요.
notes-list-title = 이 서버의 노트
notes-list-line = { $name } · { $size }KB · { $date }
notes-list-none = 이 서버의 노트가 아직 없어요. /노트 추가로 올려 주세요.
notes-removed = { JOSA($name, "을/를") } 노트에서 지웠어요.
notes-no-such-file = 그런 이름의 노트가 없어요: { $name }
notes-gaps-title = 답이 빈 제목 { $count }개
notes-gaps-none = 답이 빈 제목이 없어요.
notes-gaps-choose = 채울 제목을 고르세요
notes-gap-gone = 이 제목은 이제 비어 있지 않거나 노트에 없어요.
notes-gap-offer = 함께 오는 노트에 이런 글이 있어요
notes-gap-form = 답 쓰기
notes-gap-form-label = 이 제목의 답
notes-gap-saved = { JOSA($title, "을/를") } 채웠어요. 이제 질문으로 나옵니다.
notes-edit-form = 질문 고치기
notes-edit-prompt = 물음
notes-edit-reference = 모범 답안
notes-edit-points = 핵심 (한 줄에 하나)
notes-edit-saved = 질문을 고쳤어요. 전에 낸 답에는 그때의 질문이 남아 있어요.
notes-edit-incomplete = 물음과 모범 답안, 핵심 한 줄 이상이 있어야 해요.
notes-edit-slash-only = 이 명령은 /노트 고치기로 불러 주세요. 메시지로는 양식을 열 수 없어요.

upload-wrong_type = .md, .txt, .zip 파일만 받을 수 있어요.
upload-too_large = 파일이 너무 커요. 노트 파일 하나는 1MB까지예요.
upload-zip_too_large = 압축 파일이 너무 커요. 5MB까지예요.
upload-zip_broken = 압축 파일이 깨져서 열 수 없어요. 다시 묶어 주세요.
upload-zip_bomb = 압축을 풀면 너무 커지는 파일이라 받지 않았어요.
upload-zip_encrypted = 암호가 걸린 압축 파일은 열 수 없어요. 암호 없이 묶어 주세요.
upload-no_notes = 압축 파일 안에 .md나 .txt 파일이 없어요.
upload-empty = 파일이 비어 있어요.
upload-not_text = 텍스트 파일이 아니에요. UTF-8로 저장한 Markdown을 올려 주세요.

## 서버 설정

command-settings-name = 설정
command-settings = 이 서버의 설정을 보고 바꿉니다 (운영진)

language-ko = 한국어
language-en = English

settings-title = 서버 설정
settings-how = 메뉴에서 고르면 바로 저장돼요.
settings-language = 모두에게 보이는 글의 언어
settings-answers = ‘답하기’로 낸 답의 결과
settings-answers-private = 본인에게만 보여요
settings-answers-public = 모두에게 보여요
settings-channel = 이의 제기를 받을 채널
settings-channel-none = 없음
settings-channel-gone = 골라 둔 채널이 지워졌어요
settings-channel-choose = 이의 제기를 받을 채널
settings-channel-closed = { $channel } 채널에는 제가 글을 쓸 수 없어요. 채널 보기, 메시지 보내기, 링크 첨부 권한을 준 뒤 다시 골라 주세요.
settings-role = 관리할 수 있는 사람
settings-role-none = ‘서버 관리’ 권한이 있는 사람
settings-role-and-managers = ‘서버 관리’ 권한이 있는 사람과 { $role }
settings-role-gone = ‘서버 관리’ 권한이 있는 사람 (골라 둔 역할은 지워졌어요)
settings-role-choose = 함께 관리할 역할
settings-role-not-yours = 관리할 역할은 ‘서버 관리’ 권한이 있는 사람만 바꿀 수 있어요.
settings-role-everyone = @everyone은 고를 수 없어요. 운영진의 역할을 골라 주세요.

## 오늘의 질문

daily-title = 오늘의 질문
daily-answered = 지금까지 답한 사람
daily-people = { $count }명
daily-how = 답하기를 누르세요. 점수는 본인에게만 보여요.
daily-thread = { $day } 오늘의 질문 이야기
daily-results-title = { $day } 질문의 결과
daily-results-nobody = 아무도 답하지 않았어요. 지금이라도 답해 보세요.
daily-results-people = { $count }명이 답했어요.
daily-results-spread = 점수 분포
daily-results-missed = 가장 많이 빠뜨린 핵심
daily-results-missed-line = { $point } ({ $count }명)
daily-results-best = 잘한 답
daily-paused-told = { $channel } 채널의 오늘의 질문을 멈췄어요. { $reason } 고친 뒤 /오늘의질문 다시로 이어 주세요.
daily-paused-organiser = 운영진이 멈췄어요.
daily-paused-channel-gone = 채널이 없어졌어요.
daily-paused-forbidden = 제가 그 채널을 보거나 글을 쓸 권한이 없어요.
daily-test = 오늘의 질문 (시험 게시)
daily-dm-closed = DM을 보낼 수 없어 결과를 알려 드리지 못했어요. 카드의 ‘답하기’를 누르면 본인에게만 보여 드려요.

command-daily-name = 오늘의질문
command-daily = 매일 정한 시간에 질문을 올립니다 (운영진)
command-daily-set-name = 정하기
command-daily-set = 질문을 올릴 채널과 시간을 정합니다
command-daily-set-channel-name = 채널
command-daily-set-channel = 질문을 올릴 채널
command-daily-set-time-name = 시간
command-daily-set-time = 올릴 시간 (예: 21:00, 오후 9시 30분)
command-daily-set-timezone-name = 시간대
command-daily-set-timezone = 어느 곳의 시간인가요 (예: 서울, KST, New York)
command-daily-set-topics-name = 주제
command-daily-set-topics = 낼 주제, 여러 개면 쉼표로 (예: tcp, 데드락). 비우면 모두
command-daily-set-days-name = 요일
command-daily-set-days = 올릴 요일 (예: 평일, 월수금). 비우면 매일
command-daily-set-role-name = 역할
command-daily-set-role = 함께 부를 역할
command-daily-set-thread-name = 스레드
command-daily-set-thread = 이야기할 스레드를 함께 엽니다
command-daily-set-results-name = 결과시간
command-daily-set-results = 결과를 올릴 시간. 비우면 다음 질문과 함께
command-daily-show-name = 보기
command-daily-show = 정해 둔 것과 지난 질문을 봅니다
command-daily-pause-name = 멈춤
command-daily-pause = 잠시 멈춥니다
command-daily-pause-schedule-name = 일정
command-daily-pause-schedule = 멈출 일정. 하나뿐이면 비워 두세요
command-daily-resume-name = 다시
command-daily-resume = 멈춘 것을 다시 시작합니다
command-daily-resume-schedule-name = 일정
command-daily-resume-schedule = 다시 시작할 일정. 하나뿐이면 비워 두세요
command-daily-off-name = 끄기
command-daily-off = 일정을 지웁니다. 낸 답은 남아요
command-daily-off-schedule-name = 일정
command-daily-off-schedule = 지울 일정. 하나뿐이면 비워 두세요
command-daily-now-name = 지금
command-daily-now = 시험으로 하나 올립니다. 그날의 질문으로 치지 않아요
command-daily-now-schedule-name = 일정
command-daily-now-schedule = 시험할 일정. 하나뿐이면 비워 두세요

daily-help = 오늘의 질문 명령: 정하기, 보기, 멈춤, 다시, 끄기, 지금. /오늘의질문 정하기로 시작해 주세요.
daily-none = 정해 둔 오늘의 질문이 없어요. /오늘의질문 정하기로 정해 주세요.
daily-which = 정해 둔 것이 여럿이에요. ‘일정’에서 하나를 골라 주세요.
daily-no-such = 그런 일정이 없어요. ‘일정’의 목록에서 골라 주세요.
daily-too-many = 한 서버에 { $limit }개까지 정할 수 있어요. 먼저 /오늘의질문 끄기로 하나를 지워 주세요.
daily-time-unknown = ‘{ $typed }’: 시간을 알아듣지 못했어요. 21:00이나 오후 9시 30분처럼 써 주세요.
daily-days-unknown = ‘{ $typed }’: 요일을 알아듣지 못했어요. 매일, 평일, 월수금처럼 써 주세요.
daily-topics-many = 주제는 { $limit }개까지 고를 수 있어요.
daily-role-everyone = @everyone은 부르지 않아요. 다른 역할을 골라 주세요.
daily-channel-closed = { $channel } 채널에 올릴 수 없어요. 제게 채널 보기, 메시지 보내기, 링크 첨부, 메시지 기록 보기 권한을 준 뒤 다시 정해 주세요.
daily-thread-closed = { $channel } 채널에 스레드를 열 수 없어요. 제게 공개 스레드 만들기 권한을 준 뒤 다시 정해 주세요.
daily-paused = { $channel } 채널의 { $time } 질문을 멈췄어요.
daily-resumed = { $channel } 채널의 { $time } 질문을 다시 시작했어요.
daily-removed = { $channel } 채널의 { $time } 질문을 지웠어요.
daily-tested = { $channel } 채널에 시험으로 하나 올렸어요.
daily-show-title = 이 서버의 오늘의 질문
daily-every-day = 매일
weekday-0 = 월
weekday-1 = 화
weekday-2 = 수
weekday-3 = 목
weekday-4 = 금
weekday-5 = 토
weekday-6 = 일
daily-topics = 주제: { $topics }
daily-topics-any = 모두
daily-pings = 부르는 역할: { $role }
daily-results-at = 결과: { $time }
daily-next = 다음: { $at }
daily-is-paused = ⏸️ 멈춤. { $reason }
daily-state-claimed = 올리는 중
daily-state-sent = 올림
daily-state-skipped = 건너뜀
daily-state-failed = 올리지 못함
daily-missed-late = { $hours }시간 넘게 늦어서
daily-missed-no-question = 낼 질문이 없어서
daily-missed-nothing-to-show = 보여 줄 것이 없어서
daily-missed-lost = 채널에 올릴 수 없어서
daily-missed-refused = Discord가 받지 않아서
daily-missed-unreachable = Discord에 { $hours }시간 넘게 닿지 않아서

## 내 설정

command-me-name = 나
command-me = 내 언어와 시간대, 공개 설정을 보고 바꿉니다
command-me-timezone-name = 시간대
command-me-timezone = 내 시간대 (예: 서울, KST, 뉴욕)

button-no-zone = 시간대 지우기

me-title = 내 설정
me-how = 메뉴에서 고르면 바로 저장돼요. 시간대는 /나 시간대로 정해요.
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
me-not-yours = 다른 사람의 설정이에요. 내 설정은 /나로 여세요.

timezone-unknown = ‘{ $typed }’ 시간대를 찾지 못했어요. 서울, KST, 뉴욕처럼 적어 주세요.
timezone-unknown-candidates = ‘{ $typed }’ 시간대를 찾지 못했어요. 혹시 이 중에 있나요? { $candidates }

## 개인정보

command-privacy-name = 개인정보
command-privacy = 코치가 나에 대해 간직한 것을 받거나 지웁니다
command-privacy-export-name = 내보내기
command-privacy-export = 나에 대해 간직한 것을 모두 JSON으로 DM에 보내 줍니다
command-privacy-delete-name = 지우기
command-privacy-delete = 나에 대해 간직한 것을 모두 지웁니다 (먼저 물어봐요)

button-privacy-delete = 모두 지우기

privacy-help = 개인정보 명령: 내보내기, 지우기.
privacy-export-dm = 제가 간직한 것을 모두 담았어요.
privacy-exported = DM으로 보냈어요.
privacy-dm-closed = DM을 보낼 수 없어요. 이 서버의 ‘개인정보 보호 설정’에서 ‘다이렉트 메시지’를 켠 뒤 다시 불러 주세요. 받고 나서 꺼도 괜찮아요.
privacy-delete-title = 모두 지울까요?
privacy-delete-what =
    지우면 되돌릴 수 없어요. 곧바로 모두 사라져요.
    • 낸 답과 점수
    • 받은 질문과 본 힌트의 기록
    • 언어, 시간대 같은 내 설정

    서버의 노트로 올린 파일은 서버에 남고, 올린 사람은 지워져요. 이미 채널에 공유한 글은 Discord에서 지워 주세요.
privacy-deleted = 모두 지웠어요.
privacy-not-yours = 다른 사람의 기록이에요. 내 것은 /개인정보 지우기로 지울 수 있어요.
