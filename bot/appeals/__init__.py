"""Appeals: a member doubts a grade, a person decides, and later answers are judged by it."""
