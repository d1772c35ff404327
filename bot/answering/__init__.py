"""An answer's way: taken, graded, and brought to whoever gave it."""
