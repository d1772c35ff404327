"""Everything that can be pressed or chosen from, also after a restart."""

from bot.ui.buttons import BUTTONS
from bot.ui.mock_controls import CONTROLS as MOCK
from bot.ui.notes_controls import CONTROLS as NOTES
from bot.ui.personal_controls import CONTROLS as PERSONAL
from bot.ui.privacy_controls import CONTROLS as PRIVACY
from bot.ui.settings_controls import CONTROLS as SETTINGS

CONTROLS = (*BUTTONS, *MOCK, *NOTES, *SETTINGS, *PERSONAL, *PRIVACY)
