"""Plots as PNG pictures that read well on a phone, in Korean and English, light and dark.

Each is drawn off the event loop and remembered by its content: the same plot is drawn once.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from threading import Lock

from bot.charts import drawing

REMEMBERED = 64
"""Pictures kept, of some 30 KB each."""

_one_at_a_time = Lock()


@lru_cache(REMEMBERED)
def _drawn(draw: Callable[..., bytes], *content: object) -> bytes:
    # Matplotlib does not promise that two threads may draw at once.
    with _one_at_a_time:
        return draw(*content)


async def bars(
    title: str,
    labels: Sequence[str],
    values: Sequence[float],
    *,
    language: str,
    dark: bool = True,
) -> bytes:
    """Draw horizontal bars, one a label, from the top.

    Args:
        title: what is shown.
        labels: names of the bars; a long one is cut.
        values: 0-100, one a label.
        language: of the text, ``ko`` or ``en``.
        dark: for a dark background, else a light one.

    Returns:
        The PNG, 720 pixels wide.

    Raises:
        ValueError: there are not as many values as labels.
    """
    theme = drawing.theme(dark=dark, language=language)
    return await asyncio.to_thread(_drawn, drawing.bars, theme, title, tuple(labels), tuple(values))


async def line(
    title: str,
    days: Sequence[date],
    values: Sequence[float],
    *,
    language: str,
    dark: bool = True,
) -> bytes:
    """Draw values (0-100) over time, a dot a day.

    Args:
        title: what is shown.
        days: rising.
        values: one a day; see ``bars`` for the rest.
        language: see ``bars``.
        dark: see ``bars``.

    Raises:
        ValueError: there are not as many values as days.
    """
    theme = drawing.theme(dark=dark, language=language)
    return await asyncio.to_thread(_drawn, drawing.line, theme, title, tuple(days), tuple(values))


async def heat_map(  # noqa: PLR0913  (a table and how it looks)
    title: str,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[float | None]],
    *,
    language: str,
    dark: bool = True,
) -> bytes:
    """Draw a table of values (0-100) as colours with numbers.

    Args:
        title: what is shown.
        rows: names of the rows, from the top.
        columns: names of the columns, short, from the left.
        cells: a value for each column of each row; None for an empty cell.
        language: see ``bars``.
        dark: see ``bars``.

    Raises:
        ValueError: the cells are not as many as the rows and columns.
    """
    theme = drawing.theme(dark=dark, language=language)
    table = tuple(map(tuple, cells))
    return await asyncio.to_thread(
        _drawn, drawing.heat_map, theme, title, tuple(rows), tuple(columns), table
    )


async def spread(title: str, values: Sequence[float], *, language: str, dark: bool = True) -> bytes:
    """Draw how many values (0-100) lie in each tenth of the scale; see ``bars``."""
    theme = drawing.theme(dark=dark, language=language)
    return await asyncio.to_thread(_drawn, drawing.spread, theme, title, tuple(values))
