"""The tabs of a person: data, findings, history, letters."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.queries.findings import StoredFinding
from db.queries.history import ChangeLine
from db.queries.letters import LetterLine
from db.queries.replacements import REPLACED_BY, REPLACES
from db.queries.workers import WorkerLine
from desktop.domain.dates import month_name, short_date
from desktop.domain.fields import WORKER, WORKER_BY_KEY, Kind
from desktop.domain.finding_texts import sentence, short
from desktop.domain.findings import Severity
from desktop.domain.money import rupiah
from desktop.domain.statuses import WORKER_LABELS, WorkerStatus
from desktop.domain.texts import gettext, mark
from desktop.domain.texts import gettext as _
from desktop.services.letters.answer.cover import Cover
from desktop.services.register.heirs import HISTORY_FIELD
from desktop.services.register.history_words import deed_words
from desktop.services.register.stored_findings import as_finding
from desktop.ui.editors import grouped_digits
from desktop.ui.moments import moment_words
from desktop.ui.pages.workers.read_person import Source
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import Button
from desktop.ui.parts.card import column, part, row
from desktop.ui.parts.pill import PillLabel, letter_pill
from desktop.ui.parts.symbol import Symbol
from desktop.ui.parts.words import Shortened, Words

_BESIDE_FIELDS = {
    "status": mark("Status"),
    HISTORY_FIELD: mark("Heir"),
    REPLACES: mark("Replaces"),
    REPLACED_BY: mark("Replaced by"),
}
"""What a history tells of beside the fields."""


def worker_values(line: WorkerLine) -> dict[str, str]:
    """A worker's fields as texts, as services take them."""
    values = {field.key: getattr(line, field.key) for field in WORKER}
    values["birth_date"] = line.birth_date.isoformat()
    values["income"] = "" if line.income is None else str(line.income)
    return values


def shown_value(key: str, value: str, regions: Mapping[str, str]) -> str:
    """A field's text as people read it."""
    if not value:
        return _("empty")
    if key == "status":
        return gettext(WORKER_LABELS[WorkerStatus(value)]) if value in WORKER_LABELS else value
    field = WORKER_BY_KEY.get(key)
    kind = field.kind if field else Kind.TEXT
    if kind in (Kind.NIK, Kind.KK):
        return grouped_digits(value)
    if kind is Kind.REGION:
        return regions.get(value, value)
    if kind is Kind.SEX:
        return {"L": _("Male"), "P": _("Female")}.get(value, value)
    if kind is Kind.DATE and value.count("-") == 2:
        return "-".join(reversed(value.split("-")))
    if kind is Kind.MONEY and value.isdigit():
        return rupiah(int(value))
    return value


def data_tab(line: WorkerLine, regions: Mapping[str, str]) -> QWidget:
    """Every field with its value."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 12, 0, 8)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for number, (key, value) in enumerate(worker_values(line).items()):
        label = Words(gettext(WORKER_BY_KEY[key].label), "caption")
        label.setMinimumWidth(96)
        shown = Words(
            shown_value(key, value, regions),
            "" if value else "faint",
            wrap=True,
            selectable=bool(value),
        )
        grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, number, 1)
    grid.setRowStretch(len(WORKER), 1)
    return widget


def findings_tab(
    findings: Sequence[StoredFinding],
    now: datetime,
    on_accept: Callable[[StoredFinding], object],
) -> QWidget:
    """What was found, each with what to do; accepted ones after the others."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 12, 0, 8)
    layout.setSpacing(8)
    for found in sorted(findings, key=lambda each: each.accepted_at is not None):
        layout.addWidget(_finding(found, now, on_accept))
    if not findings:
        line = row(Symbol.of_tone("ok"), gap=8)
        line.addWidget(Words(_("Nothing was found on this person."), "second", wrap=True), 1)
        layout.addLayout(line)
    layout.addStretch(1)
    return widget


def _finding(
    found: StoredFinding, now: datetime, on_accept: Callable[[StoredFinding], object]
) -> QWidget:
    settled = found.accepted_at is not None
    finding = as_finding(found)
    words = column(
        Words(short(finding), "strong", wrap=True),
        Words(sentence(finding), "caption", wrap=True),
        gap=3,
    )
    if found.accepted_at is not None:
        told = _("Accepted by {name}").format(name=found.accepted_by)
        told = f"{told}, {moment_words(found.accepted_at, now)}"
        words.addWidget(Words(told, "caption", tone="ok", wrap=True))
        words.addWidget(Words(found.note, "caption", wrap=True))
    elif finding.severity is Severity.WARNING:
        accept = Button(_("Accept..."), lambda: on_accept(found), small=True)
        accept.setAccessibleName(f"{_('Accept...')} {short(finding)}")
        words.addLayout(row(accept, None, margins=(0, 4, 0, 0)))
    line = row(gap=10, margins=(12, 10, 12, 10))
    tone = "ok" if settled else found.severity
    line.addWidget(Symbol.of_tone(tone), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return part("card", line)


def history_tab(
    history: Sequence[ChangeLine],
    sources: Sequence[Source],
    regions: Mapping[str, str],
    now: datetime,
) -> QWidget:
    """Who changed what, from what to what, and which lists told of the person; newest first."""
    acts: list[tuple[datetime, QVBoxLayout]] = []
    for (at, by), changes in groupby(history, key=lambda each: (each.at, each.by)):
        several = list(changes)
        lines = [_change(each, regions) for each in _readable(several)]
        told = next((words for words in map(deed_words, several) if words), "")
        if told:
            lines.append(Shortened(told, "caption"))
        acts.append((at, column(_head(by, at, now), *lines, gap=3)))
    for each in sources:
        words = _("In the list {file}, row {row}").format(file=each.file, row=each.row)
        acts.append(
            (each.at, column(_head(each.by, each.at, now), Shortened(words, "caption"), gap=3))
        )
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 12, 0, 8)
    layout.setSpacing(14)
    for _at, act in sorted(acts, key=lambda each: each[0], reverse=True):
        layout.addLayout(act)
    layout.addStretch(1)
    return widget


def _head(by: str, at: datetime, now: datetime) -> QHBoxLayout:
    return row(Shortened(by, "strong"), None, Words(moment_words(at, now), "caption"))


def _readable(changes: Sequence[ChangeLine]) -> Iterator[ChangeLine]:
    """Changes of what people know: fields, the status, heirs."""
    for change in changes:
        if change.field in WORKER_BY_KEY or change.field in _BESIDE_FIELDS:
            yield change


def _change(change: ChangeLine, regions: Mapping[str, str]) -> QWidget:
    label = WORKER_BY_KEY[change.field].label if change.field in WORKER_BY_KEY else ""
    name = gettext(label or _BESIDE_FIELDS[change.field])
    old = Shortened(shown_value(change.field, change.old, regions), "caption")
    _strike(old)
    new = Shortened(shown_value(change.field, change.new, regions), "label")
    line = row(Words(name, "caption"), old, Words("→", "caption"), new, None, gap=6)
    holder = QWidget()
    holder.setLayout(line)
    return holder


def _strike(label: QLabel) -> None:
    label.setStyleSheet("text-decoration: line-through;")


def letters_tab(letters: Sequence[LetterLine], cover: Cover) -> QWidget:
    """The letters this person stands in, and until when their months are paid."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 12, 0, 8)
    layout.setSpacing(8)
    for letter in letters:
        number = letter.number or _("Without a number yet")
        day = short_date(letter.date) if letter.date else ""
        told = (
            _("{n} people · {day}").format(n=letter.rows, day=day) if day else letter.funding_source
        )
        words = column(Words(number, "strong", wrap=True), Words(told, "caption"), gap=2)
        line = row(gap=10, margins=(12, 10, 12, 10))
        line.addLayout(words, 1)
        line.addWidget(PillLabel(letter_pill(letter.state)), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(part("card", line))
    if not letters:
        layout.addWidget(Words(_("In no letter so far."), "second", wrap=True))
    if cover.paid_until is not None:
        paid = _("Paid until {month}, {n} months in a row").format(
            month=month_name(cover.paid_until), n=cover.months
        )
        layout.addWidget(Words(paid, "strong", wrap=True))
    for told in cover.warnings:
        layout.addWidget(Banner(told, "warning"))
    layout.addStretch(1)
    return widget
