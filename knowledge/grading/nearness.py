"""Answers to a reference that nobody cut into key points: how near they come to it counts, too.

Statements that are cut from a reference say less surely than an author's key points what an answer
must hold, and people who grade by a reference give something to what comes near it.
"""

from knowledge.grading.meaning import Vector, cosine

# Chosen on 400 answers each of what ``python -m knowledge.training.outside`` leaves out, 300 pairs
# of KorSTS and 400 held-out authored answers without their key points: the model card says what
# they bring to others.
# How much of what the statements leave open can be made up for.
_SHARE = 0.35
# The nearness from which on something is, and the one from which on all of that share is.
_LEAST = 0.40
_FULL = 0.54
# An echo of the question comes near the reference as well.
_WEIGHT_OF_QUESTION = 0.5
# Stands for the cosine to the question where there is none: about that of most answers.
_WITHOUT_QUESTION = 0.86


def nearness(question: Vector | None, reference: Vector, answer: Vector) -> float:
    """Return how much nearer an answer comes to the reference than the question makes it.

    Args:
        question: unit vector of the question; None where none was asked.
        reference: that of the reference answer.
        answer: that of the answer.
    """
    echo = _WITHOUT_QUESTION if question is None else cosine(question, answer)
    return cosine(reference, answer) - _WEIGHT_OF_QUESTION * echo


def raised(share: float, near: float) -> float:
    """Return the share of a full answer, 0-1, once nearness makes up for some of what is open.

    Args:
        share: what the statements of the reference give, 0-1.
        near: what ``nearness`` returned.

    Returns:
        At least ``share``, and never more than 1.
    """
    reached = min(max((near - _LEAST) / (_FULL - _LEAST), 0.0), 1.0)
    return share + (1.0 - share) * _SHARE * reached
