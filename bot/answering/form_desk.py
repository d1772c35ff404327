"""What is done with the forms that members submit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from bot.ui.appeal_controls import REASON, WORD
from bot.ui.forms import FIELD, Form, Submission

if TYPE_CHECKING:
    import discord

    from bot.app import CoachBot

    Interaction = discord.Interaction[Any]


class FormDesk:
    """Takes submitted forms, also those opened before a restart.

    Args:
        bot: the coach.
    """

    def __init__(self, bot: CoachBot) -> None:
        self._bot = bot

    async def take(self, interaction: Interaction, submission: Submission) -> None:
        """Acknowledge a form, and do what it is for.

        Args:
            interaction: the submission as Discord sent it.
            submission: what it says.

        Raises:
            Notice: what stands in the way of it.
        """
        public = self._is_for_all(interaction, submission)
        private = interaction.guild_id is not None and not public
        await interaction.response.defer(ephemeral=private, thinking=True)
        bot, key, fields = self._bot, submission.key, submission.fields
        match submission.form:
            case Form.ANSWER:
                # What everyone sees is in the server's language.
                language = (
                    await bot.languages.of_server(interaction.guild_id)
                    if public
                    else await bot.languages.of(interaction)
                )
                answer = fields.get(FIELD, "")
                await bot.answers.take_form(interaction, int(key), answer, language, public=public)
            case Form.GAP:
                await bot.notes_desk.fill_gap(interaction, key, fields.get(FIELD, ""))
            case Form.EDIT:
                names = ("prompt", "reference", "points")
                prompt, reference, points = (fields.get(name, "") for name in names)
                await bot.notes_desk.save_edit(interaction, key, (prompt, reference, points))
            case Form.APPEAL:
                language, reason = await bot.languages.of(interaction), fields.get(REASON, "")
                await bot.appeals_desk.file(interaction, int(key), reason, language)
            case Form.ACCEPTANCE | Form.REFUSAL:
                word, accept = fields.get(WORD, ""), submission.form is Form.ACCEPTANCE
                await bot.appeals_desk.decide(interaction, int(key), word, accept=accept)
            case unknown:
                assert_never(unknown)

    def _is_for_all(self, interaction: Interaction, submission: Submission) -> bool:
        """Whether all see what becomes of a form.

        From what is at hand alone: Discord waits for this, and a database may not answer in time.
        """
        bot = self._bot
        return (
            submission.form is Form.ANSWER
            and bot.servers.at_hand(interaction.guild_id).public_answers
            and bot.answers.is_known_to_be_for_all(int(submission.key))
        )
