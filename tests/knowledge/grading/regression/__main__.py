"""``python -m tests.knowledge.grading.regression``: record what the shipped grader says.

After a new model or new notes: read what has flipped before it is committed (``git diff
--word-diff``), as it says where members will be judged otherwise. Models multiply in 32 bits here,
so that the record is the same on every processor.
"""

import argparse
from unittest.mock import patch

from knowledge import precision
from knowledge.cli.grade import grader_of
from tests.knowledge.grading.regression.selection import RECORDED, recorded, selected, verdicts

if __name__ == "__main__":
    before = recorded() if RECORDED.exists() else []
    with patch.object(precision, "multiplies_in_bf16", return_value=False):
        now = list(verdicts(grader_of(argparse.Namespace(encoder=None, grader=None))))
    RECORDED.write_text("\n".join(now) + "\n", encoding="utf-8")
    flips = sum(one != other for one, other in zip(before, now, strict=False))
    right = sum(one == chosen.letters for one, chosen in zip(now, selected(), strict=True))
    print(f"{len(now)} answers, {right} as marked, {flips} other than before")  # noqa: T201
