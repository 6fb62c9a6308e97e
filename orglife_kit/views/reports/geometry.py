"""The measures of a page, said once: every renderer reads them here."""

from __future__ import annotations

from orglife_kit.frozen import dataclass
from orglife_kit.views.reports.model import Page

POINT = 25.4 / 72  # millimetres
LEAST_LINE = 45  # to sign on, in millimetres
SEAL = 42  # the side of the place for a seal, in millimetres
BETWEEN = 8  # the room between two tables beside each other, in millimetres
TICK = 5  # the side of a box to tick, in millimetres
_OFFICIAL_TOP = 37.0
_PAPERS = {"A4": (210.0, 297.0), "A5": (148.0, 210.0)}


@dataclass(frozen=True)
class Geometry:
    """One page in millimetres, and its type in points.

    ``width`` and ``height`` are those of the sheet, ``room`` and ``body`` what a text has of it; a sheet with
    two pages beside each other has the text ``across`` times, ``gutter`` apart. ``size`` and ``pitch`` are the
    running text and its lines, ``small`` and ``small_pitch`` those of tables.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    across: int
    gutter: float
    size: float
    pitch: float
    small: float
    small_pitch: float
    title: float
    subtitle: float

    @property
    def is_official(self) -> bool:
        """Whether it has the margins and lines of GB/T 9704."""
        return self.top == _OFFICIAL_TOP

    @property
    def room(self) -> float:
        """How wide a text is."""
        whole = self.width - self.left - self.right - self.gutter * (self.across - 1)
        return round(whole / self.across, 3)

    @property
    def half(self) -> float:
        """How wide each of two tables beside each other is."""
        return (self.room - BETWEEN) / 2

    @property
    def body(self) -> float:
        """How high a text is."""
        return self.height - self.top - self.bottom

    def characters(self, width: float) -> float:
        """Return how many half-width characters of a table's size stand in ``width`` millimetres."""
        return width / (self.small * POINT / 2)

    def small_width(self, characters: float) -> float:
        """Return the millimetres that so many half-width characters of a table's size take."""
        return characters * self.small * POINT / 2


def geometry(page: Page) -> Geometry:
    """Return the measures of ``page``: A4 or A5, or two pages of A5 beside each other on a sheet of A4."""
    official = page.margins == "official"
    pair = page.two_up
    short, long = _PAPERS["A4" if pair else page.paper]
    lies = pair or page.orientation == "landscape"
    little = pair or page.paper == "A5"
    if official:
        top, bottom, left, right = _OFFICIAL_TOP, 35.0, 28.0, 26.0
    elif little:
        top, bottom, left, right = 14.0, 14.0, 12.0, 12.0
    else:
        top, bottom, left, right = 20.0, 19.0, 18.0, 18.0
    small_type = (10.5, 17.0, 9.5, 14.5, 15.0, 10.0) if little else (11.5, 20.0, 10.5, 16.0, 18.0, 11.0)
    size, pitch, small, small_pitch, title, subtitle = (
        (15.75, 28.99, 12.0, 18.5, 22.0, 14.0) if official else small_type
    )
    return Geometry(
        width=long if lies else short,
        height=short if lies else long,
        top=top,
        bottom=bottom,
        left=left,
        right=right,
        across=2 if pair else 1,
        gutter=left + right if pair else 0.0,
        size=size,
        pitch=pitch,
        small=small,
        small_pitch=small_pitch,
        title=title,
        subtitle=subtitle,
    )
