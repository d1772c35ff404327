# Notices

topic-unknown = I found no topic for ‘{ $query }’.
topic-unknown-candidates = I found no topic for ‘{ $query }’. Did you mean one of these? { $candidates }
topic-gap = The notes have only a heading for { $topic }, no answer yet. Please ask for another topic.
topics-mentioned = The notes have no heading for { $topics }, so I ask about parts that mention them.
no-questions = The notes have no questions yet. Fill them in and try again.
question-gone = This question is no longer in the notes. Get a new one with { COMMAND("quiz") }.
card-gone = I can no longer find this card. Get a new question with { COMMAND("quiz") }.
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
share-before = You have shared this result already.
share-sharing = Sharing…
starting = I’m still reading the notes. Please try again in a moment.

error-unknown-command = There is no such command. See { COMMAND("help") }.
error-bot-permissions = I lack permissions in this channel: { $permissions }
error-permissions = You are not allowed to use this command.
error-forbidden = Discord did not allow it. Please check that I may see and send messages in this channel.
error-input = I didn’t understand the command. See { COMMAND("help") }.
error-attachment = Please attach a file. The local preview takes none: there, set NOTES_DIR to a folder of notes.
error-incident = Something went wrong on my side. Please try again, and if it goes on, tell the host this incident number: { $incident }

organisers-only-in-servers = That is managed inside a server.
organisers-only = Only organisers can do that: it needs the permission Manage Server.
organisers-only-role = Only organisers can do that: it needs the permission Manage Server or the role { $role }.
