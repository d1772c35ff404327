# A member's own settings

command-me-name = me
command-me = Shows and changes your language, time zone and what others see of you
command-me-timezone-name = timezone
command-me-timezone = Your time zone (Seoul, KST, New York …)
command-me-reminder-name = reminder
command-me-reminder = When to be told daily what to review (20:00, 8pm …)

button-no-zone = Remove time zone

me-title = Your settings
me-how = What you choose in a menu is saved at once. Set the time zone with { COMMAND("me-timezone") }.
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
me-progress = Your progress
me-progress-no = Only you can see it
me-progress-yes = Others can see it with { COMMAND("stats") }
me-reminder = Review reminder
me-reminder-none = None (set a time with { COMMAND("me-reminder") })
me-reminder-at = Daily at { $at }
me-reminder-closed = Stopped: your DMs are closed. Open them and set the time again.
me-not-yours = These are someone else’s settings. Open yours with { COMMAND("me") }.

timezone-unknown = I found no time zone called ‘{ $typed }’. Try something like Seoul, KST or New York.
timezone-unknown-candidates = I found no time zone called ‘{ $typed }’. Did you mean one of these? { $candidates }
