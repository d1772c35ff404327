# 주제와 노트

topics-title = 주제 { $topics }개 · 질문 { $questions }개
topics-gaps = 답이 아직 비어 있는 제목
topics-line = { $topic } · { $count }
topics-none = 읽은 노트에 주제가 없어요.

ask-unanswered = 노트에 없어요. 가장 가까운 곳은 여기예요.
ask-unanswered-headings = 노트에 없어요. 가장 가까운 제목은 이 정도예요.
ask-nothing = 노트에 없어요.
ask-source = { $path } ({ $file }:{ $line }) · 확신 { $percent }%
ask-source-near = { $path } ({ $file }:{ $line })
ask-empty = 무엇이 궁금한지 함께 적어 주세요. 예: { COMMAND("ask") } TIME_WAIT는 왜 필요해?

help-title = 면접 코치
help-body =
    • **{ COMMAND("quiz") }** `주제`: 면접 질문을 하나 내 드려요. 주제를 비우면 안 본 것, 약한 것부터 골라요.
    • **답하는 법**: 카드의 `답하기`를 누르거나, 카드에 답장하거나, DM으로 보내세요. 짧아도, 반말도, 오타도 괜찮아요. 핵심을 하나씩 짚어 채점해요.
    • **힌트 · 모범 답안 · 건너뛰기**: 카드의 버튼이에요. 먼저 본 힌트는 결과 옆에 적어 둬요.
    • **다시 답하기 · 이의 제기**: 결과에 있는 버튼이에요. 한 번 더 답하거나, 채점이 틀린 것 같으면 서버의 운영진에게 봐 달라고 하세요.
    • **{ COMMAND("mock") }**: 혼자 또는 여럿이 모의 면접을 봐요. 꼬리 질문도 하고, 끝나면 결과를 정리해 드려요.
    • **{ COMMAND("ask") }** `질문`: 노트에서 답을 찾아 드려요. 저를 멘션하고 물어봐도 돼요.
    • **{ COMMAND("topics") }**: 어떤 주제가 있는지 보여 드려요.
    • **{ COMMAND("review") }**: 복습할 때가 된 문제를 내 드려요. **{ COMMAND("stats") }**: 점수와 연속 기록, 나아진 주제를 보여 드려요. **{ COMMAND("leaderboard") }**: 서버의 순위예요.
    • 저를 멘션하고 “힌트 좀”, “왜 틀렸어?”, “다음 문제”처럼 말해도 돼요.
    • **{ COMMAND("daily") }**: 운영진이 매일 질문을 올릴 채널과 시간을 정해요.
    • **{ COMMAND("me") }**: 내 언어와 시간대, 남에게 보일 것을 정해요. **{ COMMAND("privacy") }**로 내 기록을 받거나 지울 수 있어요.
    • **{ COMMAND("settings") }**, **{ COMMAND("notes") }**: 운영진이 서버의 설정과 노트를 관리해요.

    서버에서 `답하기`로 낸 답의 점수는 운영진이 바꾸지 않았다면 본인에게만 보여요. 카드에 답장하면 모두에게 보여요.
