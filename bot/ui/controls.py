"""Everything that can be pressed or chosen from, also after a restart."""

from bot.ui.appeal_controls import CONTROLS as APPEALS
from bot.ui.buttons import BUTTONS
from bot.ui.mock_controls import CONTROLS as MOCK
from bot.ui.notes_controls import CONTROLS as NOTES
from bot.ui.personal_controls import CONTROLS as PERSONAL
from bot.ui.privacy_controls import CONTROLS as PRIVACY
from bot.ui.settings_controls import CONTROLS as SETTINGS
from bot.ui.study_controls import CONTROLS as STUDY
from bot.ui.talk_controls import CONTROLS as TALK

CONTROLS = (
    *BUTTONS,
    *MOCK,
    *NOTES,
    *SETTINGS,
    *PERSONAL,
    *PRIVACY,
    *TALK,
    *APPEALS,
    *STUDY,
)
