# 이의 제기

command-appeals-name = 이의제기
command-appeals = 아직 결정하지 않은 이의 제기를 봅니다 (운영진)
command-accuracy-name = 정확도
command-accuracy = 운영진이 채점을 얼마나 자주 옳다고 보았는지 봅니다

button-appeal = 이의 제기
button-appeal-result = 결과 보기
button-appeal-accept = 받아들이기
button-appeal-decline = 받아들이지 않기
button-appeals-resend = 다시 보내기

appeal-form = 이의 제기
appeal-form-who = 운영진이 질문과 내 답, 채점 결과, 여기에 쓴 글을 함께 봐요.
appeal-form-label = 채점의 어디가 틀렸나요?
appeal-form-placeholder = 예: 둘째 문장이 그 핵심을 말한 거예요.
appeal-filed = 이의 제기를 운영진에게 보냈어요. 결정이 나면 알려 드릴게요.
appeal-filed-waits = 이의 제기를 잘 받아 두었어요. 지금은 운영진의 채널에 올릴 수 없어서, 채널이 다시 열리면 그대로 올릴게요. 급하면 운영진에게 ‘{ COMMAND("appeals") }’를 봐 달라고 해 주세요.
appeal-empty = 어디가 틀렸는지 한 줄이라도 적어 주세요.
appeal-already = 이 답에는 이미 이의를 제기했어요. 결정이 나면 알려 드릴게요.
appeal-not-yours = 자기 답의 채점에만 이의를 제기할 수 있어요.
appeal-only-in-servers = 서버에서 받은 질문의 답에만 이의를 제기할 수 있어요. DM에는 결정할 운영진이 없어요.
appeal-no-channel = 이 서버에는 아직 이의 제기를 받을 채널이 없어요. 운영진에게 ‘{ COMMAND("settings") }’에서 채널을 골라 달라고 해 주세요. 그 뒤에 이 버튼을 다시 누르면 돼요.
appeal-waits-title = 이의 제기를 받아 두었어요
appeal-waits = 아직 운영진이 결정하지 않았어요. 결정이 나면 알려 드릴게요.

appeal-title = 이의 제기 { $number }
appeal-of = { $member }님의 답
appeal-reason = 이의를 제기한 까닭
appeal-points = 핵심
appeal-score = 점수
appeal-reference = 모범 답안
appeal-notes = 노트
appeal-how = 틀린 핵심을 골라 바로잡은 뒤 받아들이거나, 그대로 두고 받아들이지 않을 수 있어요.
appeal-choose-point = 바로잡을 것 고르기
appeal-claim-stands = 틀린 말로 봄
appeal-claim-struck = 틀린 말이 아님 (바로잡음)
appeal-claim-turned = 바꾸었어요. 카드의 점수를 확인해 주세요.
appeal-point-title = 핵심 { $number } 바로잡기
appeal-point = 핵심
appeal-words = 이 말로 판단해요
appeal-point-how = 답이 이 핵심을 어떻게 말했는지 고르세요. 고른 말과 뜻이 같은 다음 답도 이 서버에서 그렇게 채점돼요.
appeal-choose-words = 이 핵심을 말한 부분 고르기
appeal-form-accept = 받아들이기
appeal-form-decline = 받아들이지 않기
appeal-word-label = 답한 사람에게 전할 말
appeal-word-placeholder = 왜 그렇게 결정했는지 한두 문장으로 적어 주세요.
appeal-word-empty = 답한 사람에게 전할 말을 한 줄이라도 적어 주세요.
appeal-nothing-corrected = 바로잡은 것이 아직 없어요. 카드에서 틀린 핵심을 골라 바로잡은 뒤 받아들여 주세요.
appeal-decision-kept = 결정을 저장하고 답한 사람에게 알렸어요.
appeal-decided = 이 이의 제기는 이미 결정했어요.
appeal-gone = 이 이의 제기는 더 이상 없어요.
appeal-accepted = 받아들임
appeal-declined = 받아들이지 않음
appeal-decided-by = { $reviewer }님의 결정

appeal-told-accepted = 이의 제기를 받아들여 채점을 바로잡았어요
appeal-told-declined = 이의 제기를 받아들이지 않았어요
appeal-word = 운영진의 말
appeal-decided-public = { $member }님, 이의 제기의 결정이 났어요. DM을 보낼 수 없어 여기에 알려요.

appeal-warning = { $server } 서버의 이의 제기를 운영진의 채널에 올리지 못하고 있어요. { $obstacle }
appeal-obstacle-no-channel = 받을 채널이 정해져 있지 않아요. ‘{ COMMAND("settings") }’에서 골라 주세요.
appeal-obstacle-channel-gone = 받을 채널이 없어졌어요. ‘{ COMMAND("settings") }’에서 다시 골라 주세요.
appeal-obstacle-forbidden = 제가 그 채널에 글을 쓸 수 없어요. 채널 보기, 메시지 보내기, 링크 첨부 권한을 주세요.
appeal-obstacle-sending = 보내는 중이에요.

appeal-list-title = 결정을 기다리는 이의 제기
appeal-list-channel = 받는 채널: { $channel }
appeal-list-none = 기다리는 것이 없어요.
appeal-list-more = … 더 있어요. 오래된 것부터 보여 드려요.

accuracy-title = 채점과 운영진의 판단
accuracy-none = 아직 결정한 이의 제기가 없어요.
accuracy-sample = 이의를 제기한 답만 센 것이에요. 고르게 뽑은 답이 아니라서, 전체 채점이 이만큼 맞다는 뜻은 아니에요.
accuracy-appeals = 이의 제기 가운데 채점이 그대로인 것
accuracy-points = 핵심 가운데 판정이 그대로인 것
accuracy-share = { $whole }개 가운데 { $part }개 ({ $percent }%)
accuracy-changed = 바로잡은 판정

result-corrected = 운영진이 채점을 바로잡았어요.
result-precedent = 운영진이 전에 받아들인 답과 뜻이 같아요.
