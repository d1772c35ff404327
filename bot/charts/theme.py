"""How plots look: colours in light and dark, and the font that ships."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

FONTS = Path(__file__).with_name("fonts")
REGULAR = FontProperties(fname=FONTS / "Pretendard-Regular.otf")
BOLD = FontProperties(fname=FONTS / "Pretendard-Bold.otf")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours of a plot, and the language of its dates.

    Attributes:
        scale: colours of 0 to 100, evenly spaced: colour-blind people can tell them by lightness.
    """

    language: str
    background: str
    text: str
    faint: str
    track: str
    accent: str
    scale: tuple[str, ...]


def theme(*, dark: bool, language: str) -> Theme:
    """Return the theme for a dark or a light background."""
    if dark:
        # Discord's own background of embeds, so that the picture has no frame.
        return Theme(
            language,
            background="#242429",
            text="#f2f3f5",
            faint="#b5bac1",
            track="#3c3d45",
            accent="#8ea1ff",
            scale=("#7a2e3a", "#a8543f", "#c99544", "#7fb36a", "#8fe3a8"),
        )
    return Theme(
        language,
        background="#ffffff",
        text="#1e1f22",
        faint="#565b66",
        track="#e3e5e8",
        accent="#4452c9",
        scale=("#f6c9c9", "#f0b48a", "#e0b64a", "#6fae63", "#1f7a4a"),
    )


def legible(text: str) -> str:
    """Return a text without what the font has no picture of, such as emoji, on one line.

    Hangul in parts, as macOS names files, is put together.
    """
    known = _characters()
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(character for character in composed if ord(character) in known).strip()


@cache
def _characters() -> frozenset[int]:
    return frozenset.intersection(
        *(frozenset(FT2Font(str(font.get_file())).get_charmap()) for font in (REGULAR, BOLD))
    )
