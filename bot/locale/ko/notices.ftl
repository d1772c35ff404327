# 알림

topic-unknown = ‘{ $query }’에 맞는 주제를 찾지 못했어요.
topic-unknown-candidates = ‘{ $query }’에 맞는 주제를 찾지 못했어요. 혹시 이 중에 있나요? { $candidates }
topic-gap = { JOSA($topic, "은/는") } 노트에 제목만 있고 답이 아직 없어요. 다른 주제로 물어봐 주세요.
topics-mentioned = 노트에 { $topics } 항목이 따로 없어서, 이 말이 나오는 부분에서 질문을 골라요.
no-questions = 노트에 낼 질문이 아직 없어요. 노트를 채운 뒤 다시 시도해 주세요.
question-gone = 이 질문은 이제 노트에 없어요. { COMMAND("quiz") }로 새 질문을 받아 보세요.
card-gone = 이 카드는 더 이상 찾을 수 없어요. { COMMAND("quiz") }로 새 질문을 받아 보세요.
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
share-before = 이미 공유한 결과예요.
share-sharing = 공유하는 중이에요…
starting = 노트를 읽는 중이에요. 잠시 뒤에 다시 시도해 주세요.

error-unknown-command = 그런 명령은 없어요. { COMMAND("help") }을 보세요.
error-bot-permissions = 제게 이 채널의 권한이 모자라요: { $permissions }
error-permissions = 이 명령을 쓸 권한이 없어요.
error-forbidden = Discord가 허락하지 않았어요. 이 채널에서 제가 메시지를 보고 보낼 수 있는지 확인해 주세요.
error-input = 명령을 알아듣지 못했어요. { COMMAND("help") }을 보세요.
error-attachment = 파일을 붙여 주세요. 로컬 미리보기에는 붙일 수 없으니, 거기서는 NOTES_DIR에 노트 폴더를 정해 주세요.
error-incident = 제 쪽에서 문제가 생겼어요. 다시 해 보시고, 계속되면 관리자에게 사고 번호를 알려 주세요: { $incident }

organisers-only-in-servers = 서버 안에서만 관리할 수 있어요.
organisers-only = 운영진만 할 수 있어요. ‘서버 관리’ 권한이 있어야 해요.
organisers-only-role = 운영진만 할 수 있어요. ‘서버 관리’ 권한이나 { $role } 역할이 있어야 해요.
