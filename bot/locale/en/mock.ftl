# Mock interviews

button-mock-answer = Answer
button-mock-pass = I don’t know
button-mock-pause = Pause
button-mock-resume = Go on
button-mock-stop = Stop
button-mock-join = Join
button-mock-begin = Begin
button-mock-details = By question
button-mock-model = Model answer
button-mock-review = Review what I missed

mock-thread = Mock interview { $number }
mock-dont-know = I don't know.
mock-topics = Topics
mock-time = Time
mock-time-left = { $time } ({ $until })
mock-duration = { $minutes ->
    [0] { $seconds } s
   *[other] { $minutes } min { $seconds } s
 }

mock-lobby-title = A mock interview together
mock-lobby =
    { $questions } questions, { $minutes } min each. All answer the same question; answers are shown together when all are in or time is up.

    Taking part: { $members }
mock-greeting-title = Let’s begin the interview
mock-greeting =
    Hello { $members }, I’m your interviewer today.
    I will ask { $questions } questions, from a warm-up to hard ones, with { $minutes } min for each, and ask again where something is missing. Scores come at the end.
mock-how-free = Just answer here: one message is one answer. ‘Answer’ works too.
mock-how-mention = Press ‘Answer’, reply to the question with the ping on, or mention me in your answer. I can’t read other messages here.
mock-how-hidden = Press ‘Answer’. Answers are shown together when all are in or time is up. Messages here don’t count as answers.
mock-greeting-commands = { COMMAND("mock-pause") } · { COMMAND("mock-resume") } · { COMMAND("mock-stop") }

mock-question-title = Question { $number } of { $total } · { $topic }
mock-follow-title = Follow-up · { $number } of { $total } · { $topic }
mock-answer-free = Answer with a message, or press Answer.
mock-answer-mention = Press Answer, or answer with a reply (ping on) or a mention.
mock-answer-hidden = Press Answer. Answers are shown when all are done.
mock-lead-next = Thank you. Here is the next question.
mock-lead-follow = I see. Let me ask a little more.
mock-lead-pass = That’s all right. Let’s take the next question.
mock-lead-time = Time is up. Let’s go on.
mock-lead-again = Let’s go on with this question.

mock-follow-partly = You said “{ $quoted }”. Could you say that more precisely?
mock-follow-contradicted = You said “{ $quoted }”. Is that really so? Please think again.
mock-follow-begun = One thing has not come up yet. How would you go on: “{ $begun } …”?
mock-follow-step = What happens in step { $number }?
mock-follow-initials = One thing has not come up yet. Think of a term that begins with { $letters }, and explain.
mock-follow-more = One thing has not come up yet. What else is there?

mock-heard = I have your answer.
mock-heard-group = I have your answer. { $count } of { $total } have answered.

mock-compared-title = Everybody’s answers
mock-compared-silent = No answer: { $members }
mock-paused-title = ⏸️ The interview is paused
mock-paused = The clock stands still too. When you are ready, press ‘Go on’ or use { COMMAND("mock-resume") }.
mock-paused-away = You seem to be away, so I paused. When you are back, press ‘Go on’ or use { COMMAND("mock-resume") }.

mock-report-title = Result of the mock interview
mock-report-lost = The place of the interview was closed, so it ended there.
mock-report-nothing = No question was answered, so there is no result to show.
mock-report-asked = { $asked } of { $planned } questions · { $time } an answer on average
mock-ready = Readiness
mock-ready-strong = ready
mock-ready-good = nearly there
mock-ready-partial = half way
mock-ready-weak = back to the basics
mock-ready-unknown = too early to say, as it ended early
mock-report-topics = Score by topic
mock-report-strongest = Strongest points
mock-report-weakest = Weakest points
mock-report-study = What to study next
mock-report-footer = { COMMAND("mock-report") } shows this again.
mock-report-footer-followed = What a follow-up added counts for 60%. { COMMAND("mock-report") } shows this again.
mock-not-said = not said
mock-standings-left = (left early)
mock-standings-how = ‘By question’ or { COMMAND("mock-report") } shows you your own result alone.
mock-details-title = Result by question
mock-details-silent = no answer
mock-reviewed = { $count ->
    [0] You missed nothing, so there is nothing to review.
    [one] The one point that you missed is in your reviews now.
   *[other] The { $count } points that you missed are in your reviews now.
 }
mock-reviewed-before = What you missed in this interview is in your reviews already.

mock-begins = The mock interview begins.
mock-opening = I’m opening a thread, and begin there in a moment.
mock-opened = It begins here: { $thread }
mock-paused-told = I paused the interview.
mock-resumed-told = The interview goes on: { $where }
mock-stopped-told = I ended the interview. { COMMAND("mock-report") } shows the result again.
mock-called-off = I called the interview off before it began.
mock-left-told = You left the interview. { COMMAND("mock-report") } shows your result when it is over.
mock-left-before = You left before the interview began. Until it does, you can join again.
mock-shut-out = I can’t let you into the thread of the mock interview, so it begins without you. Please check that you can see the channel { $channel }.

mock-help = Mock interview commands: start, pause, resume, stop, report. Begin with { COMMAND("mock-start") }.
mock-busy = You are in an interview already. { $where } Go on with it, or end it with { COMMAND("mock-stop") }.
mock-none-running = You are in no interview. Start one with { COMMAND("mock-start") }.
mock-other-running = That button belongs to another interview. The one you are in is here: { $where }
mock-not-asking = It can’t be paused now: it is paused already, or has not begun.
mock-not-paused = The interview is not paused.
mock-report-none = You have not finished a mock interview yet. Start one with { COMMAND("mock-start") }.
mock-report-later = The interview is not over yet. { $where } I’ll show the result when it is.
mock-difficulty-unknown = There is no difficulty ‘{ $typed }’. Choose easy, medium or hard.
mock-group-only-in-servers = An interview together needs a channel of a server.
mock-no-threads = I can’t open a thread here. Start in a text channel or in a DM.
mock-thread-closed = I can’t open a private thread here. Allow me Create Private Threads, Send Messages in Threads and Embed Links, or use { COMMAND("mock-start") } in a DM.
mock-lobby-over = This interview has begun or is over.
mock-lobby-full = Up to { $limit } can take part.
mock-lobby-alone = You are alone so far. One more has to join before it can begin.
mock-not-host = Only { $host } can begin it.
mock-answer-hidden-notice = In an interview together, press ‘Answer’: then others don’t see it before it is time.
mock-no-answer = In an interview there are no hints, and grades come in the report at its end. I didn’t take that as your answer. If it was one, press ‘Answer’; if you don’t know, press ‘I don’t know’ to go on.
mock-refused-stranger = Only those who take part in this interview can do that.
mock-refused-over = This question is over. Please answer the one that is open.
mock-refused-paused = The interview is paused. Press ‘Go on’ first, then answer.
mock-refused-twice = I have your answer to this question already.
mock-refused-early = One moment: the next question is not there yet. Please answer when it is.

command-mock-name = mock
command-mock = Mock interviews
command-mock-start-name = start
command-mock-start = Starts a mock interview
command-mock-start-topics-name = topics
command-mock-start-topics = Topics, with commas between (tcp, deadlock); left empty, all
command-mock-start-questions-name = questions
command-mock-start-questions = How many questions (3 to 10)
command-mock-start-minutes-name = minutes
command-mock-start-minutes = Minutes for each question
command-mock-start-difficulty-name = difficulty
command-mock-start-difficulty = Difficulty; left empty, from easy to hard
command-mock-start-group-name = group
command-mock-start-group = Others can join, and all answer the same questions
command-mock-pause-name = pause
command-mock-pause = Pauses the interview
command-mock-resume-name = resume
command-mock-resume = Goes on with a paused interview
command-mock-stop-name = stop
command-mock-stop = Ends the interview with its result
command-mock-report-name = report
command-mock-report = Shows the result of your last interview
