"""What a grader is to learn from: authored, marked answers as examples."""
