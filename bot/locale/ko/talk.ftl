# 말로 부르는 코치

talk-which = 어느 쪽인가요? 고르기 전에는 채점하지 않아요.
talk-chosen = 이렇게 알아들었어요: { $chosen }
talk-not-yours = 이 말을 한 사람만 고를 수 있어요.
talk-settled = 이 말은 이미 고르셨거나, 시간이 지났거나, 그 뒤에 다른 말을 하셔서 더는 고를 수 없어요. 다시 말해 주세요.
talk-no-question = 지금 여기에 열린 문제가 없어요. “문제 하나 내줘”라고 하거나 { COMMAND("quiz") }를 써 보세요.
talk-nothing-graded = 여기서 채점한 답이 아직 없어요. 문제에 답하고 나서 물어봐 주세요.
talk-in-dm = 본인만 볼 수 있게 DM으로 보냈어요.
talk-dm-closed = DM이 닫혀 있어 보내지 못했어요. 이 서버의 ‘개인정보 보호 설정’에서 ‘다이렉트 메시지’를 켠 뒤 다시 물어봐 주세요. 힌트와 모범 답안은 카드의 버튼으로, 기록은 { COMMAND("stats") }으로도 혼자 볼 수 있어요.

meant-ask_notes = 노트에 묻기
meant-quiz = 문제 받기
meant-answer = 답으로 채점
meant-hint = 힌트 보기
meant-reveal = 정답 보기
meant-next = 다음 문제
meant-why = 왜 틀렸는지
meant-stats = 내 점수
meant-review = 복습
meant-mock = 모의 면접
meant-help = 도움말
meant-smalltalk = 그냥 한 말
meant-abuse = 못 들은 걸로

talk-command-mock = 모의 면접은 `{ COMMAND("mock-start") }`으로 시작해요.

why-title = { $score }점인 까닭
why-nothing = { $score }점이에요. 틀린 곳이 없어요.
why-unsure = { $score }점이에요. 틀린 곳은 없지만, 확신이 낮은 판정은 일부만 셈했어요.
why-said = 내 말: { $said }
why-not-said = 내 말: 이 점에 맞는 말을 찾지 못했어요.
why-noted = 노트: { $line }

talk-thanks-1 = 도움이 됐다니 기뻐요.
talk-thanks-2 = 천만에요. 한 문제 더 하고 싶으면 “다음”이라고 해 주세요.
talk-thanks-3 = 저도 즐거웠어요. 꾸준히 하는 게 제일이에요.
talk-greeting-1 = 안녕하세요! 문제 하나 풀어 볼까요?
talk-greeting-2 = 반가워요. 무엇이든 노트에서 찾아 드릴게요.
talk-greeting-3 = 어서 오세요. “문제 하나 내줘”라고 하면 바로 시작해요.
talk-farewell-1 = 수고했어요. 푹 쉬고 또 봐요.
talk-farewell-2 = 오늘도 한 걸음 나아갔어요. 다음에 봐요!
talk-farewell-3 = 잘 쉬어요. 복습은 제가 기억해 둘게요.
talk-struggle-1 = 그럴 때 있죠. 잠깐 쉬고 한 문제만 더 해 봐요.
talk-struggle-2 = 괜찮아요. “힌트 좀”이라고 하면 조금씩 알려 드려요.
talk-struggle-3 = 누구나 헷갈리는 데예요. 천천히 가요.
talk-smalltalk-1 = 저는 면접 이야기밖에 모르지만, 들을게요.
talk-smalltalk-2 = 그렇군요! 생각나면 언제든 불러 주세요.
talk-smalltalk-3 = 좋아요. 준비되면 이어서 해요.
talk-abuse-1 = 마음에 안 드는 점이 있었나 봐요. 채점이 이상하면 무엇이 틀렸는지 알려 주세요.
talk-abuse-2 = 속상하게 했다면 미안해요. 잠깐 쉬었다 해도 괜찮아요.
talk-abuse-3 = 저는 그래도 응원할게요. 준비되면 다시 불러 주세요.
