"""Notes, questions, search and grading: everything the coach knows, without Discord."""
