# 명령

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
