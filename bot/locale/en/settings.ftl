# A server's settings

command-settings-name = settings
command-settings = Shows and changes this server's settings (organisers)

language-ko = 한국어
language-en = English

settings-title = Server settings
settings-how = What you choose in a menu is saved at once.
settings-language = Language of what everyone sees
settings-answers = Results of answers given with ‘Answer’
settings-answers-private = Shown to the member alone
settings-answers-public = Shown to everyone
settings-channel = Channel for appeals
settings-channel-none = None
settings-channel-gone = The chosen channel was deleted
settings-channel-choose = Channel for appeals
settings-channel-closed = I can’t write in { $channel }. Allow me View Channel, Send Messages and Embed Links there, then choose it again.
settings-role = Who may manage
settings-role-none = Whoever has the permission Manage Server
settings-role-and-managers = Whoever has the permission Manage Server, and { $role }
settings-role-gone = Whoever has the permission Manage Server (the chosen role was deleted)
settings-role-choose = Role that may manage as well
settings-role-not-yours = Only someone with the permission Manage Server can change who may manage.
settings-role-everyone = I can’t take @everyone. Please choose the organisers’ role.
