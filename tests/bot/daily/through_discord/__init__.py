"""``/daily`` and its posts, through the real bot."""
