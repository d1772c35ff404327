"""A right and a wrong answer to every shipped question, and what the shipped grader says of them.

``answers.jsonl`` is drawn from ``knowledge/training/data``, the shortest of each kind (but for one
wrong answer that was missing there), so it says nothing of how able the grader is: it is there so
that no verdict changes unnoticed. ``verdicts.txt`` is what the grader said of each when it was
recorded, by ``python -m tests.knowledge.grading.regression``.
"""
