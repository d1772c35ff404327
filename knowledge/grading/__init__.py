"""Answer + question -> grade, key point by key point."""

from knowledge.grading.grade import Band, Flag, Grade, PointGrade, Span, Verdict
from knowledge.grading.grader import Grader, Item

__all__ = ["Band", "Flag", "Grade", "Grader", "Item", "PointGrade", "Span", "Verdict"]
