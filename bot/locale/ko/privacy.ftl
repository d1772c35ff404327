# 개인정보

command-privacy-name = 개인정보
command-privacy = 코치가 나에 대해 간직한 것을 받거나 지웁니다
command-privacy-export-name = 내보내기
command-privacy-export = 나에 대해 간직한 것을 모두 JSON으로 DM에 보내 줍니다
command-privacy-delete-name = 지우기
command-privacy-delete = 나에 대해 간직한 것을 모두 지웁니다 (먼저 물어봅니다)

button-privacy-delete = 모두 지우기

privacy-help = 개인정보 명령: 내보내기, 지우기.
privacy-export-dm = 제가 간직한 것을 모두 담았어요.
privacy-exported = DM으로 보냈어요.
privacy-dm-closed = DM을 보낼 수 없어요. 이 서버의 ‘개인정보 보호 설정’에서 ‘다이렉트 메시지’를 켠 뒤 다시 시도해 주세요. 받고 나서 꺼도 괜찮아요.
privacy-delete-title = 모두 지울까요?
privacy-delete-what =
    지우면 되돌릴 수 없어요. 곧바로 모두 사라져요.
    • 낸 답과 점수, 이의 제기
    • 받은 질문과 본 힌트의 기록
    • 언어, 시간대 같은 내 설정

    서버의 노트로 올린 파일은 서버에 남고, 올린 사람은 지워져요. 오늘의 질문 결과에 공개된 내 잘한 답은 몇 분 안에 빠져요. 채널에서 다른 사람도 보는 결과도 Discord가 허락하는 한 몇 분 안에 지워요.
privacy-deleted = 모두 지웠어요.
privacy-not-yours = 다른 사람의 기록이에요. 내 것은 { COMMAND("privacy-delete") }로 지울 수 있어요.
