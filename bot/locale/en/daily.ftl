# The daily question

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
