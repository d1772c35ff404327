"""What counts as learned: pure, from grades and times alone."""
