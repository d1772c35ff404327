# 결과 카드

result-title = { $score }점 · { $band }
band-strong = 아주 좋음
band-good = 좋음
band-partial = 절반은 했어요
band-weak = 더 공부해요
result-borderline = 경계에 걸친 점수예요(확신 { $confidence }%). 조금만 더 또렷하게 말하면 달라질 수 있어요.
result-in-part = 확신이 낮은 판정은 점수에 일부만 반영했어요. 요점마다 한 문장으로 더 또렷하게 말해 보세요.
result-section = 노트
result-reference = 모범 답안
result-hints = 힌트 { $hints }개를 보고 답했어요.
result-revealed = 모범 답안을 볼 수 있게 된 뒤의 답이라 기록에는 넣지 않아요.
result-late = 늦어서 미안해요. 아까 낸 답의 결과예요.
result-shared = { $name }님의 답
result-more = … 외 { $count }개

verdict-made = 말함
verdict-partly = 조금
verdict-missing = 빠짐
verdict-contradicted = 반대로 말함
verdict-unsure = { $verdict } (확신 { $confidence }%)
point-right = 노트에는 이렇게 있어요: { $point }
point-doubted = 노트 내용과 비교해 보세요: { $point }
point-swapped = 역할이나 용어를 서로 바꿔 말했어요. 노트에는 이렇게 있어요: { $point }
point-terms = 답에 나온 용어: { $terms }
result-wrong-claim = 이 말은 틀린 것 같아요: { $claim }

pointer-about = ‘{ $about }’ 부분이에요. { $pointer }
pointer-hint = 힌트: { $hint }
pointer-step =
    { $number ->
        [1] 첫
        [2] 두
        [3] 세
        [4] 네
        [5] 다섯
        [6] 여섯
       *[other] { $number }
    } 번째 단계가 빠졌어요.
pointer-quantity = 수나 값까지 말해 보세요.
pointer-reason = 왜 그런지도 말해 보세요.
pointer-contrast = 무엇과 어떻게 다른지도 말해 보세요.
pointer-limit = 무엇을 하지 않거나 못 하는지도 말해 보세요.
pointer-purpose = 무엇을 위한 것인지도 말해 보세요.
pointer-condition = 언제, 어떤 조건에서 그런지도 말해 보세요.
pointer-statement = 말할 것이 하나 더 있어요.

flag-echo = 질문을 그대로 옮긴 답이라 점수를 줄 수 없었어요.
flag-keyword_list = 용어만 늘어놓았어요. 용어들이 어떤 관계인지 문장으로 말해 보세요.
flag-dont_know = 모른다고 한 답이에요. 모범 답안을 보고 다시 도전해 보세요.
flag-off_topic = 질문과 다른 이야기 같아요.
flag-too_short = 판단할 만한 내용이 아직 모자라요.
flag-wrong_claim = 틀린 말이 섞여 있는 것 같아요.
flag-pasted = 모범 답안을 그대로 붙여 넣은 것 같아요.
flag-instruction = 채점자에게 하는 지시는 답이 되지 않아요.
flag-empty = 답에 글자가 없어요.
