"""What leads to a missed key point, in words."""

from bot.localization import text
from bot.ui.markup import as_noted, cut
from knowledge.grading.feedback import Pointer

ABOUT_LIMIT = 60
HINT_LIMIT = 160


def pointer_text(pointer: Pointer, language: str) -> str:
    """Return a sentence that points to a key point without saying it."""
    if pointer.hint:
        return text("pointer-hint", language, hint=cut(as_noted(pointer.hint), HINT_LIMIT))
    sentence = text(f"pointer-{pointer.cue}", language, number=pointer.number)
    if not pointer.about:
        return sentence
    about = cut(as_noted(pointer.about), ABOUT_LIMIT)
    return text("pointer-about", language, about=about, pointer=sentence)
