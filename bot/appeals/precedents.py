"""What reviewers of a server accepted, followed in that server alone."""

import asyncio

from bot.appeals.grades import grade_before, grade_now
from bot.notes.shelf import Shelf
from bot.store import appeals
from bot.store.database import Database
from bot.store.models import Appeal, Card
from knowledge.grading import Grade
from knowledge.grading.precedents import Precedent, precedents_of


class Precedents:
    """Applies the accepted appeals of a server to grades.

    Args:
        database: where appeals are kept.
        shelf: has what compares words.
    """

    def __init__(self, database: Database, shelf: Shelf) -> None:
        self._database = database
        self._shelf = shelf

    async def followed(self, card: Card, answer: str, grade: Grade) -> Grade:
        """Return the grade of an answer to a card, raised where an accepted appeal says so."""
        if card.guild_id is None:
            return grade
        async with self._database.session() as session:
            decided = await appeals.accepted(session, card.guild_id, card.question_id)
        found = [precedent for appeal in decided for precedent in _of(appeal)]
        if not found:
            return grade
        matcher = self._shelf.base.precedents
        return await asyncio.to_thread(matcher.followed, grade, answer, found)


def _of(appeal: Appeal) -> list[Precedent]:
    before, after = grade_before(appeal), grade_now(appeal)
    # Named by its number alone: the words are a member's own, and go when they want them gone.
    return precedents_of(str(appeal.id), before, after)
