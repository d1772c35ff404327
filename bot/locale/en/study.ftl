# Reviews and progress

command-review-name = review
command-review = Asks what is due for a review today
command-stats-name = stats
command-stats = Shows answers, mean, streak and topics, with plots
command-stats-member-name = member
command-stats-member = Another member’s progress (if they allow it with { COMMAND("me") })
command-stats-server-name = server
command-stats-server = The whole server’s progress
command-stats-light-name = light
command-stats-light = Plots on a light background
command-leaderboard-name = leaderboard
command-leaderboard = Shows who learned most
command-leaderboard-period-name = period
command-leaderboard-period = This week, this month or all time

button-review = Review
button-reminder-off = No more reminders

card-part = Say just one point that was missing last time. What belongs at the ❓?

review-none = { $asked ->
    [0] Nothing is due for a review now.
   *[other] That was all for today. Well done!
} { $days ->
    [0] Answer a { COMMAND("quiz") }, and it will come back when it is time.
    [one] The next review is on { $month }/{ $day }, in { $days } day.
   *[other] The next review is on { $month }/{ $day }, in { $days } days.
}
review-elsewhere = Nothing can be reviewed here. Of a server’s own notes { $count } are due: use { COMMAND("review") } there.

reminder-title = Today’s reviews
reminder-due = { $count ->
    [one] One question is
   *[other] { $count } questions are
} due today. Recalling a little and often is what makes it last.
reminder-off = Change or stop reminders with { COMMAND("me") }.
reminder-unknown = I couldn’t read ‘{ $typed }’ as a time. Try something like 20:00 or 8pm.

stats-title = { $name }’s progress
stats-title-server = Progress of { $name }
stats-answers = Answers
stats-answers-of = { $answers } · { $questions ->
    [one] one question
   *[other] { $questions } questions
}
stats-mean = Mean
stats-points = Points
stats-people = Members
stats-streak = Streak
stats-streak-days = { $days ->
    [one] 1 day
   *[other] { $days } days
} (longest { $longest })
stats-due = Reviews
stats-due-now = { $count } due
stats-topics = Topics
stats-none = Nothing to show yet. Begin with { COMMAND("quiz") }.
stats-not-shown = This member doesn’t show their progress to others. They can allow it with { COMMAND("me") }.
stats-server-only = Use this in a server.

plot-days = Mean score by day
plot-weeks = Mean score by week
plot-topic-days = Topics by day
plot-topic-weeks = Topics by week
plot-spread = Spread of members’ means

leaderboard-week = This week
leaderboard-month = This month
leaderboard-all = All time
leaderboard-line = { $points } { $points ->
    [one] point
   *[other] points
} · streak { $streak }
leaderboard-how = Points are for mastering a question, for each of 10, 20 … 100 that your best score on it reaches, and for reviews in time. A question counts once a day.
leaderboard-none = Nobody has points yet. Begin with { COMMAND("quiz") }.
