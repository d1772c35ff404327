"""Key points that the reference does not state."""

from typing import Any

from knowledge.language.sentences import sentences
from knowledge.lint.authored import authored_questions
from knowledge.lint.comparison import Claim, Comparison
from knowledge.lint.finding import Check
from knowledge.lint.points import check_points
from tests.knowledge.lint.notes import GOOD, POINT, changed, line_of, notes


def test_a_stated_point_passes(comparison: Comparison) -> None:
    assert list(check_points(authored_questions(notes(tcp=GOOD)), comparison)) == []


def test_an_unstated_point_is_found_at_its_line(comparison: Comparison) -> None:
    library = changed(POINT, "        2. 서버는 SYN 쿠키로 백로그가 넘치는 공격을 막는다.\n")
    (finding,) = check_points(authored_questions(library), comparison)
    assert finding.check is Check.UNSTATED_POINT
    assert finding.source.line == line_of("        2. 서버")
    assert "“서버는 SYN 쿠키로 백로그가 넘치는 공격을 막는다.”" in finding.message
    assert "백로그" in finding.message


def test_the_measure_tells_stated_points_from_removed_ones(
    comparison: Comparison, evaluation: dict[str, list[dict[str, Any]]]
) -> None:
    questions = [records[0] for records in evaluation.values()]
    stated = [Claim(q["reference"], point) for q in questions for point in q["key_points"]]
    removed = [Claim(_without(claim, comparison), claim.point) for claim in stated]
    assert len(list(comparison.unstated(stated))) <= 0.02 * len(stated)
    assert len(list(comparison.unstated(removed))) >= 0.93 * len(removed)


def _without(claim: Claim, comparison: Comparison) -> str:
    """Return the text less the sentence that uses most of the point's terms."""
    said = sentences(claim.text)
    nearest = max(said, key=lambda one: comparison.coverage(Claim(one, claim.point)))
    return " ".join(one for one in said if one is not nearest)
