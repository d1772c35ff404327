# What the coach says (English). Syntax: https://projectfluent.org/fluent/guide/

## Commands

command-quiz-name = quiz
command-quiz = Asks you an interview question from the notes
command-quiz-topic-name = topic
command-quiz-topic = A topic (tcp, deadlock …); left empty, the coach picks one for you
command-topics-name = topics
command-topics = Shows how many questions each topic has, and which headings have no answer yet
command-ask-name = ask
command-ask = Finds an answer in the notes
command-ask-question-name = question
command-ask-question = What you want to know (why is TIME_WAIT needed?)
command-help-name = help
command-help = How to use the coach

## Question card

button-answer = Answer
button-hint = Hint
button-skip = Skip
button-reveal = Model answer
button-again = Answer again
button-next = Next question
button-share = Share

card-difficulty = Difficulty
card-section = Notes
card-how = Press Answer, reply to this message, or answer in a DM.
difficulty-easy = easy
difficulty-medium = medium
difficulty-hard = hard

form-title = Your answer
form-label = Answer
form-placeholder = In your own words, as you would tell an interviewer. Short is fine.

hint-title = Hint { $number } of { $total }
hint-last = That was the last hint.
reveal-title = Model answer
reveal-points = Key points
skip-title = The answer to the skipped question

## Result card

result-title = { $score } points · { $band }
band-strong = strong
band-good = good
band-partial = half way
band-weak = keep studying
result-borderline = This score is borderline: said a little more clearly, it could come out otherwise.
result-improve = What to say better
result-section = Notes
result-reference = Model answer
result-hints = { $hints ->
    [one] Answered after one hint.
   *[other] Answered after { $hints } hints.
 }
result-revealed = Answered after seeing the model answer.
result-late = Sorry for the delay. This is the result of your earlier answer.
result-shared = { $name }’s answer
result-more = … and { $count } more

verdict-made = made
verdict-partly = partly
verdict-missing = missing
verdict-contradicted = contradicted
improve-partly = Half said; say the whole of it: { $point }
improve-missing = Add this first: { $point }
improve-contradicted = You said the opposite of the notes, which say: { $point }

flag-echo = This repeats the question, so there was nothing to grade.
flag-keyword_list = These are terms only. Say in a sentence how they hang together.
flag-dont_know = You said you don’t know. Look at the model answer and try again.
flag-off_topic = This seems to be about something else.
flag-too_short = Too short to judge.
flag-wrong_claim = There is a wrong claim beside the right ones.
flag-pasted = This looks like the model answer pasted in.
flag-instruction = Instructions to the grader are no answer.
flag-empty = There are no words in this answer.

## Topics and notes

topics-title = { $topics } topics · { $questions } questions
topics-gaps = Headings without an answer yet
topics-line = { $topic } · { $count }
topics-none = The notes have no topics.

ask-unanswered = The notes don’t say. This is the nearest they come.
ask-nothing = The notes don’t say.
ask-source = { $path } ({ $file }:{ $line }) · confidence { $percent }%
ask-empty = Tell me what you want to know, for example: /ask why is TIME_WAIT needed?

help-title = Interview coach
help-body =
    • **/quiz** `topic`: asks you an interview question. Without a topic I start with what you haven’t seen or found hard.
    • **Answering**: press `Answer`, reply to the card, or send a DM. Short, casual, with typos: all fine. I grade each key point.
    • **Hint · Model answer · Skip**: the buttons of the card. Hints seen first are noted beside the result.
    • **/ask** `question`: finds an answer in the notes. Mentioning me with a question works too.
    • **/topics**: shows what there is.
    • **/daily**: organisers set the channel and time of a daily question.
    • **/me**: your language, time zone, and what others see of you. **/privacy** gives you or deletes what I keep of you.
    • **/settings**, **/notes**: organisers manage the server’s settings and notes.

    In a server, the score of an answer given with `Answer` is shown to you alone, unless the organisers chose otherwise; a reply to the card is answered for all to see.

## Notices

topic-unknown = I found no topic for ‘{ $query }’.
topic-unknown-candidates = I found no topic for ‘{ $query }’. Did you mean one of these? { $candidates }
topic-gap = The notes have only a heading for { $topic }, no answer yet. Please ask for another topic.
no-questions = The notes have no questions yet. Fill them in and call me again.
question-gone = This question is no longer in the notes. Get a new one with /quiz.
card-gone = I can no longer find this card. Get a new question with /quiz.
already-next = I already asked the next question: { $link }
answer-empty = There are no words in this answer. A single line of your own is enough.
answer-unreadable = I can’t see what this reply says. Press ‘Answer’ on the card, or reply with the ping (@) on.
answer-too-fast = One moment: that is a lot of answers at once. Please send it again in { $seconds ->
    [one] a second
   *[other] { $seconds } seconds
 }.
answer-waiting = I have your answer. Many are waiting to be graded, so it takes about { $seconds } seconds. The result will appear here.
too-long = I take up to { $limit } characters; this has { $length }. Please shorten it and send it again.
typed-given-back = What you wrote
typed-file = what-you-wrote.txt
share-not-yours = You can only share your own answer.
share-done = Shared.
share-sharing = Sharing…
starting = I’m still reading the notes. Please try again in a moment.

error-unknown-command = There is no such command. See /help.
error-bot-permissions = I lack permissions in this channel: { $permissions }
error-permissions = You are not allowed to use this command.
error-forbidden = Discord did not allow it. Please check that I may see and send messages in this channel.
error-input = I didn’t understand the command. See /help.
error-incident = Something went wrong on my side. Please try again, and if it goes on, tell the host this incident number: { $incident }

organisers-only-in-servers = That is managed inside a server.
organisers-only = Only organisers can do that: it needs the permission Manage Server.
organisers-only-role = Only organisers can do that: it needs the permission Manage Server or the role { $role }.

## Preview

preview-guild = Interview study group
preview-channel = practice
preview-people = Ada, Grace, Linus
preview-role = organisers
preview-bot = Interview coach

## A server's notes

command-notes-name = notes
command-notes = Manages this server's notes (organisers)
command-notes-add-name = add
command-notes-add = Uploads notes (.md and .txt up to 1 MB, .zip up to 5 MB)
command-notes-add-file-name = file
command-notes-add-file = A Markdown or text file, or a zip of them
command-notes-list-name = list
command-notes-list = Shows this server's notes files
command-notes-remove-name = remove
command-notes-remove = Removes one of this server's notes files
command-notes-remove-name-name = name
command-notes-remove-name = The file to remove
command-notes-export-name = export
command-notes-export = Gives a notes file back as it came
command-notes-export-name-name = name
command-notes-export-name = The file to export
command-notes-gaps-name = gaps
command-notes-gaps = Shows headings without an answer, and lets you fill them
command-notes-edit-name = edit
command-notes-edit = Edits a question's prompt, model answer and key points
command-notes-edit-question-name = question
command-notes-edit-question = The question to edit (type a part of it)

button-notes-accept = Confirm
button-gap-write = Write the answer
button-gap-fill = Fill with this text

notes-help = Notes commands: add, list, remove, export, gaps, edit. Upload files with /notes add.
notes-upload-title = Take this file into the notes?
notes-upload-brings = I found { $sections } headings, { $questions } questions and { $gaps } headings without an answer.
notes-upload-files = Files
notes-upload-problems = Worth a look
notes-upload-confirm = Confirm makes them this server's notes. Only this server sees them.
notes-upload-replaces = Files of the same name make way for the new ones: { $names }
notes-upload-same = The very same file is in the notes already: { $names }
notes-upload-gone = This file was taken in already, or made way for a later upload.
notes-indexing = Reading the notes… { $percent }%
notes-accepted = Taken in. I can ask { $questions } questions now.
notes-full = A server's notes may have { $limit } MB in all. Please remove another file first.
notes-list-title = This server's notes
notes-list-line = { $name } · { $size } KB · { $date }
notes-list-none = This server has no notes yet. Upload some with /notes add.
notes-removed = I removed { $name } from the notes.
notes-no-such-file = There are no notes of that name: { $name }
notes-gaps-title = { $count } headings without an answer
notes-gaps-none = Every heading has an answer.
notes-gaps-choose = Choose a heading to fill
notes-gap-gone = This heading is no longer empty, or no longer in the notes.
notes-gap-offer = The notes that ship say this
notes-gap-form = Write the answer
notes-gap-form-label = The answer under this heading
notes-gap-saved = { $title } has an answer now, and will be asked.
notes-edit-form = Edit the question
notes-edit-prompt = Prompt
notes-edit-reference = Model answer
notes-edit-points = Key points (one a line)
notes-edit-saved = The question is changed. Earlier answers keep the question as it was.
notes-edit-incomplete = It needs a prompt, a model answer and at least one key point.
notes-edit-slash-only = Please use /notes edit as a slash command: a message cannot open a form.

upload-wrong_type = I only take .md, .txt and .zip files.
upload-too_large = This file is too large: a notes file may have up to 1 MB.
upload-zip_too_large = This archive is too large: up to 5 MB.
upload-zip_broken = This archive is broken and cannot be opened. Please pack it again.
upload-zip_bomb = Unpacked, this archive would be far too large, so I did not take it.
upload-zip_encrypted = I cannot open archives with a password. Please pack it without one.
upload-no_notes = There is no .md or .txt file in this archive.
upload-empty = This file is empty.
upload-not_text = This is no text file. Please upload Markdown saved as UTF-8.

## A server's settings

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

## The daily question

daily-title = Question of the day
daily-answered = Answered so far
daily-people = { $count ->
    [one] one person
   *[other] { $count } people
 }
daily-how = Press Answer. Your score is shown to you alone.
daily-thread = { $day } question of the day
daily-results-title = Results of the question of { $day }
daily-results-nobody = Nobody answered. It is not too late to try.
daily-results-people = { $count ->
    [one] One person answered.
   *[other] { $count } people answered.
 }
daily-results-spread = Spread of scores
daily-results-missed = Key point missed most
daily-results-missed-line = { $point } ({ $count })
daily-results-best = Good answers
daily-paused-told = I paused the daily question in { $channel }. { $reason } Mend that, then go on with /daily resume.
daily-paused-organiser = An organiser paused it.
daily-paused-channel-gone = The channel is gone.
daily-paused-forbidden = I may not see that channel or write in it.
daily-test = Question of the day (test post)
daily-dm-closed = I can’t send you a DM, so I could not tell you the result. Press ‘Answer’ on the card, and it is shown to you alone.

command-daily-name = daily
command-daily = Posts a question every day at a set time (organisers)
command-daily-set-name = set
command-daily-set = Sets channel and time of the daily question
command-daily-set-channel-name = channel
command-daily-set-channel = The channel to post in
command-daily-set-time-name = time
command-daily-set-time = The time of day (21:00, 9:30pm)
command-daily-set-timezone-name = timezone
command-daily-set-timezone = Where it is that time (Seoul, KST, New York)
command-daily-set-topics-name = topics
command-daily-set-topics = Topics, with commas between (tcp, deadlock); left empty, all
command-daily-set-days-name = days
command-daily-set-days = Days of the week (weekdays; mon wed fri); left empty, every day
command-daily-set-role-name = role
command-daily-set-role = A role to ping
command-daily-set-thread-name = thread
command-daily-set-thread = Opens a thread for talk with each question
command-daily-set-results-name = results
command-daily-set-results = The time of the results; left empty, with the next question
command-daily-show-name = show
command-daily-show = Shows what is set, and the last questions
command-daily-pause-name = pause
command-daily-pause = Pauses a schedule
command-daily-pause-schedule-name = schedule
command-daily-pause-schedule = The schedule to pause; leave empty if there is one
command-daily-resume-name = resume
command-daily-resume = Goes on with a paused schedule
command-daily-resume-schedule-name = schedule
command-daily-resume-schedule = The schedule to go on with; leave empty if there is one
command-daily-off-name = off
command-daily-off = Removes a schedule; answers stay
command-daily-off-schedule-name = schedule
command-daily-off-schedule = The schedule to remove; leave empty if there is one
command-daily-now-name = now
command-daily-now = Posts a test question, which is not the day's
command-daily-now-schedule-name = schedule
command-daily-now-schedule = The schedule to test; leave empty if there is one

daily-help = Daily commands: set, show, pause, resume, off, now. Begin with /daily set.
daily-none = No daily question is set. Set one with /daily set.
daily-which = There is more than one. Choose one under ‘schedule’.
daily-no-such = There is no such schedule. Choose one from the list of ‘schedule’.
daily-too-many = A server may have { $limit } schedules. Please remove one with /daily off first.
daily-time-unknown = ‘{ $typed }’: I don’t understand this time. Write it like 21:00 or 9:30pm.
daily-days-unknown = ‘{ $typed }’: I don’t understand these days. Write them like weekdays, or mon wed fri.
daily-topics-many = You can choose up to { $limit } topics.
daily-role-everyone = I don’t ping @everyone. Please choose another role.
daily-channel-closed = I can’t post in { $channel }. Allow me View Channel, Send Messages, Embed Links and Read Message History there, then set it again.
daily-thread-closed = I can’t open threads in { $channel }. Allow me Create Public Threads there, then set it again.
daily-paused = I paused the question of { $time } in { $channel }.
daily-resumed = The question of { $time } in { $channel } goes on.
daily-removed = I removed the question of { $time } in { $channel }.
daily-tested = I posted a test question in { $channel }.
daily-show-title = Daily questions of this server
daily-every-day = every day
weekday-0 = Mon
weekday-1 = Tue
weekday-2 = Wed
weekday-3 = Thu
weekday-4 = Fri
weekday-5 = Sat
weekday-6 = Sun
daily-topics = Topics: { $topics }
daily-topics-any = all
daily-pings = Pings { $role }
daily-results-at = Results at { $time }
daily-next = Next: { $at }
daily-is-paused = ⏸️ Paused. { $reason }
daily-state-claimed = being posted
daily-state-sent = posted
daily-state-skipped = skipped
daily-state-failed = not posted
daily-missed-late = more than { $hours } hours late
daily-missed-no-question = no question to ask
daily-missed-nothing-to-show = nothing to show
daily-missed-lost = the channel could not be posted in
daily-missed-refused = Discord did not take it
daily-missed-unreachable = Discord could not be reached for more than { $hours } hours

## A member's own settings

command-me-name = me
command-me = Shows and changes your language, time zone and what others see of you
command-me-timezone-name = timezone
command-me-timezone = Your time zone (Seoul, KST, New York …)

button-no-zone = Remove time zone

me-title = Your settings
me-how = What you choose in a menu is saved at once. Set the time zone with /me timezone.
me-language = Language
me-language-automatic = Automatic (Discord’s language)
me-zone = Time zone
me-zone-none = Not set
me-best = Your best answers
me-best-no = Not shown to others
me-best-yes = May be shown to others
me-leaderboards = Leaderboards
me-leaderboards-yes = You appear on leaderboards
me-leaderboards-no = You don’t appear on leaderboards
me-not-yours = These are someone else’s settings. Open yours with /me.

timezone-unknown = I found no time zone called ‘{ $typed }’. Try something like Seoul, KST or New York.
timezone-unknown-candidates = I found no time zone called ‘{ $typed }’. Did you mean one of these? { $candidates }

## Privacy

command-privacy-name = privacy
command-privacy = Gives you or deletes what the coach keeps of you
command-privacy-export-name = export
command-privacy-export = Sends you all that is kept of you, as JSON in a DM
command-privacy-delete-name = delete
command-privacy-delete = Deletes all that is kept of you (asks first)

button-privacy-delete = Delete everything

privacy-help = Privacy commands: export, delete.
privacy-export-dm = This is all that I keep of you.
privacy-exported = I sent it to you as a DM.
privacy-dm-closed = I can’t send you a DM. Allow ‘Direct Messages’ in this server’s privacy settings and call me again; you can switch it off afterwards.
privacy-delete-title = Delete everything?
privacy-delete-what =
    This can’t be undone. It is gone at once:
    • your answers and scores
    • which questions you were asked and which hints you saw
    • your settings, such as language and time zone

    Files you added to a server’s notes stay with the server, without your name. What you shared in a channel you can delete on Discord.
privacy-deleted = Everything is deleted.
privacy-not-yours = This is about someone else. Delete yours with /privacy delete.
