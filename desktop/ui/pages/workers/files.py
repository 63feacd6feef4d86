"""The tab of a person's files: evidence to look at, to add, to take off."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.attachments import AttachmentLine
from desktop.domain.texts import gettext as _
from desktop.services.register.evidence import KINDS
from desktop.ui.moments import moment_words
from desktop.ui.parts.buttons import Button, IconButton
from desktop.ui.parts.card import column, part, row
from desktop.ui.parts.words import Shortened, Words

_KILO = 1024


def size_words(size: int) -> str:
    """A file's size for people."""
    if size < _KILO * _KILO:
        return f"{max(size // _KILO, 1)} KB"
    return f"{size / _KILO / _KILO:.1f} MB".replace(".", ",")


def files_tab(
    files: Sequence[AttachmentLine],
    now: datetime,
    on_attach: Callable[[], object],
    on_open: Callable[[int], object],
    on_remove: Callable[[int, str], object],
) -> QWidget:
    """Every file with its kind, its size and who attached it."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 12, 0, 8)
    layout.setSpacing(8)
    for each in files:
        layout.addWidget(_file(each, now, on_open, on_remove))
    if not files:
        layout.addWidget(Words(_("No photo or scan yet."), "second", wrap=True))
    attach = Button(_("Attach photo or scan..."), on_attach, icon="attach", small=True)
    layout.addLayout(row(attach, None))
    layout.addStretch(1)
    return widget


def _file(
    each: AttachmentLine,
    now: datetime,
    on_open: Callable[[int], object],
    on_remove: Callable[[int, str], object],
) -> QWidget:
    kind = _(KINDS[each.kind])
    told = (
        f"{each.media.upper()} · {size_words(each.size)} · {each.by}, {moment_words(each.at, now)}"
    )
    words = column(Shortened(f"{kind}: {each.name}", "strong"), Shortened(told, "caption"), gap=2)
    line = row(gap=4, margins=(12, 8, 8, 8))
    line.addLayout(words, 1)
    line.addWidget(
        IconButton("open", _("Open {name}").format(name=each.name), lambda: on_open(each.id))
    )
    line.addWidget(
        IconButton(
            "delete",
            _("Take {name} off").format(name=each.name),
            lambda: on_remove(each.id, each.name),
        )
    )
    return part("card", line)
