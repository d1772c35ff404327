# 결과 카드

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
