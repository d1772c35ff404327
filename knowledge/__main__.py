"""``python -m knowledge``: the notes, search and grader from a terminal."""

import sys

from knowledge.cli import main

if __name__ == "__main__":
    sys.exit(main())
