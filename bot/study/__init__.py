"""Reviews and progress: what is due when, what was learned, and what that is worth."""
