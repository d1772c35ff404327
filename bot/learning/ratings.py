"""From a grade to FSRS's rating of how well something was remembered."""

from fsrs import Rating

from knowledge.grading import Band

_UNAIDED = {Band.STRONG: Rating.Easy, Band.GOOD: Rating.Good, Band.PARTIAL: Rating.Hard}


def rate(band: Band, *, hints: int, revealed: bool) -> Rating:
    """Return the rating of an answer.

    A strong answer is easy, a good one good, a partial one hard; a weak one, or one given after
    looking at the model answer, was forgotten (again). Each hint takes one step, but half an answer
    is never forgotten for hints.

    Args:
        band: of the grade.
        hints: seen before answering.
        revealed: whether the model answer was.
    """
    if revealed or band is Band.WEAK:
        return Rating.Again
    return Rating(max(_UNAIDED[band] - hints, Rating.Hard))
