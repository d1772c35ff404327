# 질문 카드

button-answer = 답하기
button-hint = 힌트
button-skip = 건너뛰기
button-reveal = 모범 답안
button-again = 다시 답하기
button-next = 다음 문제
button-share = 공유하기

card-difficulty = 난이도
card-section = 노트
card-why = 고른 까닭
card-mentioned = 제목이 ‘{ $topic }’인 글은 없어서, 이 말이 나오는 ‘{ $heading }’에서 골랐어요.
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
