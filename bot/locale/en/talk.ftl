# Talking with the coach

talk-which = Which did you mean? Nothing is graded before you choose.
talk-chosen = Taken as “{ $chosen }”.
talk-not-yours = Only whoever said it can choose.
talk-settled = This can’t be chosen any more: you chose already, it is too old, or you said something else since. Please say it again.
talk-no-question = No question is open here. Say “give me a question”, or use { COMMAND("quiz") }.
talk-nothing-graded = I have graded no answer of yours here yet. Answer a question, then ask me.
talk-in-dm = I sent it to you directly, for you alone to see.
talk-dm-closed = I couldn’t send it: your DMs are closed. Allow ‘Direct Messages’ in this server’s privacy settings and ask again. The card’s buttons show hints and the model answer to you alone, too, and { COMMAND("stats") } your progress.

meant-ask_notes = Ask the notes
meant-quiz = Get a question
meant-answer = Grade it as an answer
meant-hint = See a hint
meant-reveal = See the answer
meant-next = Next question
meant-why = Why it was wrong
meant-stats = My scores
meant-review = Reviews
meant-mock = Mock interview
meant-help = Help
meant-smalltalk = Just talking
meant-abuse = Never mind

talk-command-mock = A mock interview starts with `{ COMMAND("mock-start") }`.

why-title = Why { $score } points
why-nothing = { $score } points: nothing was wrong.
why-unsure = { $score } points: nothing was wrong, but what I am not sure of counts in part.
why-said = You said: { $said }
why-not-said = You said: I found nothing that makes this point.
why-noted = Notes: { $line }

talk-thanks-1 = Glad it helped.
talk-thanks-2 = You’re welcome. Say “next” for one more.
talk-thanks-3 = My pleasure. A little every day does it.
talk-greeting-1 = Hello! Shall we try a question?
talk-greeting-2 = Good to see you. Ask me anything that is in the notes.
talk-greeting-3 = Welcome back. Say “give me a question” and we start.
talk-farewell-1 = Well done today. Rest well.
talk-farewell-2 = One step further. See you next time!
talk-farewell-3 = Take care. I’ll remember what to review.
talk-struggle-1 = It happens. Take a breath, then one more.
talk-struggle-2 = That’s fine. Say “hint” and I’ll help a little at a time.
talk-struggle-3 = Everyone stumbles there. Let’s go slowly.
talk-smalltalk-1 = I only know about interviews, but I’m listening.
talk-smalltalk-2 = I see! Call me whenever you like.
talk-smalltalk-3 = All right. We go on when you’re ready.
talk-abuse-1 = Something seems off. If a grade is wrong, tell me which point.
talk-abuse-2 = Sorry if I upset you. A short break is fine, too.
talk-abuse-3 = I’m still on your side. Call me when you’re ready.
