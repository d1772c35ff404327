"""How near an answer comes to a key point in meaning, and to its opposite."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Closeness:
    """The cosines of an answer's clauses to a key point and to its opposite, the highest of each.

    Attributes:
        point: to the key point.
        opposite: to its opposite; None where nobody has written one.
    """

    point: float
    opposite: float | None = None

    @property
    def features(self) -> tuple[float, ...]:
        """How near the point is and, where that is known, how much nearer its opposite."""
        return (self.point,) if self.opposite is None else (self.point, self.opposite - self.point)
