# Topics and notes

topics-title = { $topics } topics · { $questions } questions
topics-gaps = Headings without an answer yet
topics-line = { $topic } · { $count }
topics-none = The notes have no topics.

ask-unanswered = The notes don’t say. This is the nearest they come.
ask-unanswered-headings = The notes don’t say. The nearest headings are these.
ask-nothing = The notes don’t say.
ask-source = { $path } ({ $file }:{ $line }) · confidence { $percent }%
ask-source-near = { $path } ({ $file }:{ $line })
ask-empty = Tell me what you want to know, for example: { COMMAND("ask") } why is TIME_WAIT needed?

help-title = Interview coach
help-body =
    • **{ COMMAND("quiz") }** `topic`: asks you an interview question. Without a topic I start with what you haven’t seen or found hard.
    • **Answering**: press `Answer`, reply to the card, or send a DM. Short, casual, with typos: all fine. I grade each key point.
    • **Hint · Model answer · Skip**: the buttons of the card. Hints seen first are noted beside the result.
    • **Answer again · Appeal**: the buttons of a result. Answer once more, or ask the server’s organisers to look at a grade that seems wrong.
    • **{ COMMAND("mock") }**: a mock interview, alone or together, with follow-ups and a report at the end.
    • **{ COMMAND("ask") }** `question`: finds an answer in the notes. Mentioning me with a question works too.
    • **{ COMMAND("topics") }**: shows what there is.
    • **{ COMMAND("review") }**: a question that is due again. **{ COMMAND("stats") }**: your scores, streak and topics. **{ COMMAND("leaderboard") }**: the server’s ranking.
    • Or mention me: “a hint, please”, “why was that wrong?”, “next question”.
    • **{ COMMAND("daily") }**: organisers set the channel and time of a daily question.
    • **{ COMMAND("me") }**: your language, time zone, and what others see of you. **{ COMMAND("privacy") }** gives you or deletes what I keep of you.
    • **{ COMMAND("settings") }**, **{ COMMAND("notes") }**: organisers manage the server’s settings and notes.

    In a server, the score of an answer given with `Answer` is shown to you alone, unless the organisers chose otherwise; a reply to the card is answered for all to see.
