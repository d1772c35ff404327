"""What a judge says of a key point, in a letter."""

LABELS = "hpmcs"
"""What the scores of a key point stand for: made, partly, missing, contradicted, and contradicted
because roles or terms are exchanged."""
