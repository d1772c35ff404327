# 서버 설정

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
