# Preview

preview-guild = Interview study group
preview-channel = practice
preview-people = Ada, Grace, Linus
preview-role = organisers
preview-bot = Interview coach
preview-dm = { $name } · DM
