"""The colours of the window, by what they are for, light and dark."""

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour the window paints with; text on its ground has a contrast of 4.5 or more."""

    window: str
    side: str
    sheet: str
    quiet: str
    hairline: str
    edge: str
    text: str
    second: str
    faint: str
    accent: str
    on_accent: str
    accent_hover: str
    accent_pressed: str
    link: str
    chosen: str
    hover: str
    pressed: str
    neutral: str
    error: str
    error_tint: str
    warning: str
    warning_tint: str
    ok: str
    ok_tint: str
    chart_second: str
    chart_third: str
    chart_hatch: str
    chart_empty: str
    door_green: str
    door_yellow: str
    door_red: str
    on_door: str
    on_yellow: str

    def colour(self, role: str) -> QColor:
        """The colour of a role by its name."""
        return QColor(str(getattr(self, role)))


LIGHT = Colours(
    window="#F5F3EF",
    side="#ECE9E3",
    sheet="#FFFFFF",
    quiet="#FAF8F5",
    hairline="#DFDAD2",
    edge="#8A8378",
    text="#1F1D1A",
    second="#575148",
    faint="#746D62",
    accent="#2C4A85",
    on_accent="#FFFFFF",
    accent_hover="#375898",
    accent_pressed="#223A6A",
    link="#2C4A85",
    chosen="#E5EBF6",
    hover="#F1EEE9",
    pressed="#E4E0D8",
    neutral="#ECE9E3",
    error="#A3262B",
    error_tint="#FBE9E8",
    warning="#7F5200",
    warning_tint="#FBF0D6",
    ok="#17674C",
    ok_tint="#E0F1EA",
    chart_second="#738EC6",
    chart_third="#C7A062",
    chart_hatch="#7A5518",
    chart_empty="#E8E4DD",
    door_green="#17674C",
    door_yellow="#F2C24E",
    door_red="#A3262B",
    on_door="#FFFFFF",
    on_yellow="#2A1D00",
)

DARK = Colours(
    window="#1C1B19",
    side="#171614",
    sheet="#262422",
    quiet="#2C2A27",
    hairline="#3B3834",
    edge="#8F887C",
    text="#F2EFE9",
    second="#BAB3A7",
    faint="#9A9387",
    accent="#9DB7EE",
    on_accent="#14203A",
    accent_hover="#B2C7F3",
    accent_pressed="#86A3E0",
    link="#A9C0F1",
    chosen="#2B3652",
    hover="#302D2A",
    pressed="#3A3733",
    neutral="#3A3733",
    error="#F4A6A1",
    error_tint="#442523",
    warning="#EAC277",
    warning_tint="#3E3117",
    ok="#84D3B2",
    ok_tint="#1B3A2E",
    chart_second="#5B75AE",
    chart_third="#D3B076",
    chart_hatch="#5A4012",
    chart_empty="#3A3733",
    door_green="#17674C",
    door_yellow="#F2C24E",
    door_red="#A3262B",
    on_door="#FFFFFF",
    on_yellow="#2A1D00",
)


def from_palette(palette: QPalette) -> Colours:
    """The colours of a high-contrast system: nothing but what its own palette names.

    One ground and one ink, so that borders are drawn in the ink and no tint is left to tell
    things apart: shape, word and frame do. The system's highlight is the accent.
    """
    role = QPalette.ColorRole
    ground, ink = palette.color(role.Base).name(), palette.color(role.Text).name()
    accent, on_accent = (
        palette.color(each).name() for each in (role.Highlight, role.HighlightedText)
    )
    faint = palette.color(QPalette.ColorGroup.Disabled, role.Text).name()
    link = palette.color(role.Link).name()
    grounds = dict.fromkeys(
        (
            *("window", "side", "sheet", "quiet", "chosen", "hover", "pressed", "neutral"),
            *("error_tint", "warning_tint", "ok_tint", "chart_third", "chart_empty"),
            *("door_green", "door_yellow", "door_red"),
        ),
        ground,
    )
    inks = dict.fromkeys(
        (
            *("hairline", "edge", "text", "second", "error", "warning", "ok"),
            *("chart_second", "chart_hatch", "on_door", "on_yellow"),
        ),
        ink,
    )
    accents = dict.fromkeys(("accent", "accent_hover", "accent_pressed"), accent)
    return Colours(**grounds, **inks, **accents, on_accent=on_accent, faint=faint, link=link)


ROLES = tuple(field.name for field in fields(Colours))

IKAT = "#2C4A85"
IKAT_GOLD = "#E2C28C"
"""The mark of the program has one pair of colours on every ground."""
