# 미리보기

preview-guild = 면접 스터디
preview-channel = 면접-연습
preview-people = 지민, 서준, 하은
preview-role = 운영진
preview-bot = 면접 코치
preview-dm = { $name } · DM
