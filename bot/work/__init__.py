"""How work is done while the bot runs: in rounds, in turn, by several, again after a failure."""
