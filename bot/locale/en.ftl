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
result-late = I had to restart, sorry. This is the result of your earlier answer.
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
topics-more = … and { $count } more topics
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

    In a server, the score of an answer given with `Answer` is shown to you alone.

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
answer-too-long = I take answers of up to { $limit } characters; this one has { $length }. Please shorten it.
share-not-yours = You can only share your own answer.
share-done = Shared.
starting = I’m still reading the notes. Please try again in a moment.

error-unknown-command = There is no such command. See /help.
error-cooldown = A little slower, please. Try again in { $seconds } seconds.
error-bot-permissions = I lack permissions in this channel: { $permissions }
error-permissions = You are not allowed to use this command.
error-forbidden = Discord did not allow it. Please check that I may see and send messages in this channel.
error-input = I didn’t understand the command. See /help.
error-incident = Something went wrong on my side. Please try again, and if it goes on, tell the host this incident number: { $incident }

## Preview

preview-guild = Interview study group
preview-channel = practice
preview-people = Ada, Grace, Linus
preview-bot = Interview coach
