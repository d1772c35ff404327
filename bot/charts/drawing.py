"""Drawing: one function a kind of plot, each from plain values to the bytes of a PNG.

A picture is 720 pixels wide, twice the width of a narrow phone, where its 10 points are as large as
the text around it. Only matplotlib's objects are used, never pyplot with its global state.
"""

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from math import ceil

from babel.dates import format_skeleton
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.text import Text

from bot.charts.theme import BOLD, REGULAR, Theme, legible, theme

__all__ = ["bars", "heat_map", "line", "spread", "theme"]

DPI = 200
WIDTH_IN = 3.6
MARGIN_IN = 0.16
TITLE_IN = 0.46
"""Height of the title with the space around it."""

TITLE_PT = 12
LABEL_PT = 10
SMALL_PT = 8

FULL = 100
DARK_BELOW = 0.45
"""Colours of less luminance carry light text."""

BAR_ROW_IN = 0.44
CELL_ROW_IN = 0.32
PLOT_IN = 1.9
NUMBERED_IN = 0.26
"""Narrower cells have no room for a number that can be read."""

LETTER_EM = 0.62
"""Width of a letter of a date, in its font's size."""

NAMES_IN = 1.1
"""Room for the names of a heat map's rows."""


def bars(look: Theme, title: str, labels: Sequence[str], values: Sequence[float]) -> bytes:
    """Draw horizontal bars; each stands under its name, so that names have the whole width."""
    figure, axes = _page(look, title, BAR_ROW_IN * max(len(labels), 1))
    width = WIDTH_IN - 2 * MARGIN_IN
    axes.set_xlim(0, width)
    axes.set_ylim(BAR_ROW_IN * max(len(labels), 1), 0)
    axes.axis("off")
    for row, (label, value) in enumerate(zip(labels, values, strict=True)):
        top = row * BAR_ROW_IN
        shown = _write(axes, (width, top + 0.12), f"{value:.0f}", look.text, align="right")
        shown.set_fontproperties(BOLD)
        shown.set_fontsize(LABEL_PT)
        name = _write(axes, (0, top + 0.12), label, look.text)
        _cut(name, (width - 0.4) * DPI)
        _bar(axes, top + 0.27, width, look.track)
        share = min(max(value, 0), FULL) / FULL
        if share:
            _bar(axes, top + 0.27, width * share, _colour(look, value))
    return _png(figure)


def line(look: Theme, title: str, days: Sequence[date], values: Sequence[float]) -> bytes:
    """Draw a line over days, with the dates of the first, the middle and the last."""
    figure, axes = _page(look, title, PLOT_IN, left=0.3, bottom=0.24)
    numbers = [day.toordinal() for day in days]
    axes.plot(
        numbers, values, color=look.accent, linewidth=2, marker="o", markersize=4, clip_on=False
    )
    axes.set_ylim(-4, FULL + 4)
    _scale(look, axes)
    if not days:
        return _png(figure)
    first, last = numbers[0], numbers[-1]
    axes.set_xlim(first - 0.5, last + 0.5)
    several = last - first > 1
    ticks = sorted({first, (first + last) // 2, last}) if several else sorted({first, last})
    for at in ticks:
        align = "center" if len(ticks) == 1 else {first: "left", last: "right"}.get(at, "center")
        day = format_skeleton("MMMd", date.fromordinal(at), locale=look.language)
        _write(axes, (at, -12), day, look.faint, align=align, size=SMALL_PT)
    return _png(figure)


def heat_map(
    look: Theme,
    title: str,
    rows: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[float | None]],
) -> bytes:
    """Draw a table of colours; the number stands in each cell."""
    figure, axes = _page(look, title, CELL_ROW_IN * len(rows) + 0.24)
    width = WIDTH_IN - 2 * MARGIN_IN
    axes.set_xlim(0, width)
    axes.set_ylim(CELL_ROW_IN * len(rows) + 0.24, 0)
    axes.axis("off")
    size = (width - NAMES_IN) / max(len(columns), 1)
    for row, (label, values) in enumerate(zip(rows, cells, strict=True)):
        middle = (row + 0.5) * CELL_ROW_IN
        _cut(_write(axes, (0, middle), label, look.text), (NAMES_IN - 0.08) * DPI)
        for column, (_, value) in enumerate(zip(columns, values, strict=True)):
            corner = (NAMES_IN + column * size, row * CELL_ROW_IN)
            _cell(look, axes, corner, size, value)
    wide = _widest(columns)
    for column, name in enumerate(columns):
        if column % wide == 0:
            at = (NAMES_IN + (column + 0.5) * size, CELL_ROW_IN * len(rows) + 0.14)
            _write(axes, at, name, look.faint, align="center", size=SMALL_PT)
    return _png(figure)


def spread(look: Theme, title: str, values: Sequence[float]) -> bytes:
    """Draw a histogram of ten bins."""
    figure, axes = _page(look, title, PLOT_IN, bottom=0.24)
    tenths = [0] * 10
    for value in values:
        tenths[min(max(int(value // 10), 0), 9)] += 1
    most = max(*tenths, 1)
    axes.set_xlim(0, FULL)
    axes.set_ylim(0, most * 1.16)
    axes.axis("off")
    for tenth, count in enumerate(tenths):
        colour = _colour(look, tenth * 10 + 5) if count else look.track
        height = count or most * 0.01
        axes.add_patch(Rectangle((tenth * 10 + 0.6, 0), 8.8, height, color=colour, linewidth=0))
        if count:
            _write(axes, (tenth * 10 + 5, count + most * 0.07), str(count), look.text, "center")
    for at, align in ((0, "left"), (50, "center"), (FULL, "right")):
        _write(axes, (at, -most * 0.1), str(at), look.faint, align, size=SMALL_PT)
    return _png(figure)


def _page(
    look: Theme, title: str, height: float, *, left: float = 0, bottom: float = 0
) -> tuple[Figure, Axes]:
    """Make a picture with a title and room of ``height`` inches under it."""
    whole = TITLE_IN + height + bottom + MARGIN_IN
    figure = Figure(figsize=(WIDTH_IN, whole), dpi=DPI, facecolor=look.background)
    FigureCanvasAgg(figure)
    heading = figure.text(
        MARGIN_IN / WIDTH_IN,
        1 - MARGIN_IN / whole,
        legible(title),
        color=look.text,
        fontproperties=BOLD,
        fontsize=TITLE_PT,
        verticalalignment="top",
        parse_math=False,
    )
    _cut(heading, (WIDTH_IN - 2 * MARGIN_IN) * DPI)
    axes = figure.add_axes(
        (
            (MARGIN_IN + left) / WIDTH_IN,
            (MARGIN_IN + bottom) / whole,
            (WIDTH_IN - 2 * MARGIN_IN - left) / WIDTH_IN,
            height / whole,
        ),
        facecolor=look.background,
    )
    return figure, axes


def _write(  # noqa: PLR0913  (where, what and how)
    axes: Axes,
    at: tuple[float, float],
    words: str,
    colour: str,
    align: str = "left",
    *,
    size: float = LABEL_PT,
) -> Text:
    return axes.text(
        *at,
        legible(words),
        color=colour,
        fontproperties=REGULAR,
        fontsize=size,
        horizontalalignment=align,
        verticalalignment="center",
        # A dollar sign in a topic is no formula.
        parse_math=False,
    )


def _cut(written: Text, room_px: float) -> None:
    """Cut a text that is wider than its room."""
    words = written.get_text()
    while words and written.get_window_extent().width > room_px:
        words = words[:-1]
        written.set_text(f"{words.rstrip()}…")


def _scale(look: Theme, axes: Axes) -> None:
    """Show 0, 50 and 100 as faint lines with numbers."""
    for side in axes.spines.values():
        side.set_visible(False)
    axes.set_xticks([])
    axes.set_yticks([0, FULL / 2, FULL])
    axes.grid(axis="y", color=look.track, linewidth=1)
    axes.set_axisbelow(True)
    axes.tick_params(length=0, labelcolor=look.faint, pad=3)
    for label in axes.get_yticklabels():
        label.set_fontproperties(REGULAR)
        label.set_fontsize(SMALL_PT)


def _bar(axes: Axes, top: float, width: float, colour: str) -> None:
    height = 0.1
    axes.add_patch(
        FancyBboxPatch(
            (height / 2, top + height / 2),
            max(width - height, 0),
            0,
            boxstyle=f"round,pad={height / 2}",
            facecolor=colour,
            linewidth=0,
        )
    )


def _cell(
    look: Theme, axes: Axes, corner: tuple[float, float], size: float, value: float | None
) -> None:
    gap = 0.02
    colour = look.track if value is None else _colour(look, value)
    inner = (size - 2 * gap, CELL_ROW_IN - 2 * gap)
    at = (corner[0] + gap, corner[1] + gap)
    axes.add_patch(Rectangle(at, *inner, facecolor=colour, linewidth=0))
    if value is not None and size >= NUMBERED_IN:
        middle = (corner[0] + size / 2, corner[1] + CELL_ROW_IN / 2)
        ink = "#ffffff" if _luminance(colour) < DARK_BELOW else "#1e1f22"
        _write(axes, middle, f"{value:.0f}", ink, "center", size=SMALL_PT)


def _widest(columns: Sequence[str]) -> int:
    """Return of how many columns one is named, so that names do not touch."""
    letters = max((len(name) for name in columns), default=1)
    room = (WIDTH_IN - 2 * MARGIN_IN - NAMES_IN) * 72
    return max(1, ceil(len(columns) * (letters + 1) * SMALL_PT * LETTER_EM / room))


def _colour(look: Theme, value: float) -> str:
    colours = LinearSegmentedColormap.from_list("score", list(look.scale))
    red, green, blue, _ = colours(min(max(value, 0), FULL) / FULL, bytes=True)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _luminance(colour: str) -> float:
    red, green, blue = to_rgb(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _png(figure: Figure) -> bytes:
    file = BytesIO()
    figure.savefig(file, format="png")
    return file.getvalue()
