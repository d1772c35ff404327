"""Does the reference answer state its key points?"""

from collections.abc import Iterator, Sequence

from knowledge.lint.authored import AuthoredQuestion
from knowledge.lint.comparison import Claim, Comparison
from knowledge.lint.finding import Check, Finding
from knowledge.markdown.labels import Label


def check_points(
    questions: Sequence[AuthoredQuestion], comparison: Comparison
) -> Iterator[Finding]:
    """Yield the key points by an author that the reference does not state.

    Args:
        questions: the authored questions; key points made from a reference state what it states.
        comparison: the measure.
    """
    claims = {
        Claim(authored.question.reference, point): authored
        for authored in questions
        if authored.has(Label.KEY_POINTS)
        for point in authored.question.key_points
    }
    for claim in comparison.unstated(claims):
        authored = claims[claim]
        used = comparison.used(claim)
        unused = [
            term for term, hit in zip(comparison.terms(claim.point), used, strict=True) if not hit
        ]
        yield Finding(
            authored.place(Label.KEY_POINTS, claim.point),
            Check.UNSTATED_POINT,
            f"the answer does not state the key point “{claim.point}” (nothing in it for "
            f"{', '.join(unused)}); say it in the answer or drop the point",
            authored.question,
        )
