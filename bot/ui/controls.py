"""Everything that can be pressed or chosen from, also after a restart."""

from bot.ui.buttons import BUTTONS
from bot.ui.notes_controls import CONTROLS as NOTES
from bot.ui.personal_controls import CONTROLS as PERSONAL
from bot.ui.privacy_controls import CONTROLS as PRIVACY
from bot.ui.settings_controls import CONTROLS as SETTINGS
from bot.ui.study_controls import CONTROLS as STUDY

CONTROLS = (*BUTTONS, *NOTES, *SETTINGS, *PERSONAL, *PRIVACY, *STUDY)
