"""The daily question: when it is due, which it is, and posting it exactly once."""
