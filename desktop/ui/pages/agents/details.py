"""The tabs of an agent: data, trainings, history."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from db.queries.agent_trainings import AgentTraining
from db.queries.agents import ChangeLine
from desktop.domain.agent_fields import AGENT, AGENT_BY_KEY
from desktop.domain.dates import short_date
from desktop.domain.fields import Kind
from desktop.domain.texts import gettext, mark
from desktop.domain.texts import gettext as _
from desktop.ui.editors import grouped_digits
from desktop.ui.moments import moment_words
from desktop.ui.pages.agents.read import AgentPerson, Areas
from desktop.ui.pages.agents.words import role_words, villages_whole
from desktop.ui.parts.card import column, part, row
from desktop.ui.parts.pill import Pill, PillLabel
from desktop.ui.parts.words import Shortened, Words

_DEEDS = {
    "agents.import": mark("From a list"),
    "agents.undo": mark("List taken back"),
    "row.enter": mark("From a list, mended"),
}


def shown_value(key: str, value: str, areas: Areas) -> str:
    """A field's text as people read it."""
    if not value:
        return _("empty")
    if key == "role":
        return role_words(value)
    if key == "active":
        return _("Yes") if value == "yes" else _("No")
    if key == "region":
        return ", ".join(areas.names.get(code, code) for code in value.split(","))
    field = AGENT_BY_KEY.get(key)
    kind = field.kind if field else Kind.TEXT
    if kind is Kind.NIK:
        return grouped_digits(value)
    if kind is Kind.SEX:
        return {"L": _("Male"), "P": _("Female")}.get(value, value)
    if kind is Kind.DATE and value.count("-") == 2:
        return "-".join(reversed(value.split("-")))
    return value


def data_tab(person: AgentPerson, areas: Areas) -> QWidget:
    """Every field with its value."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 12, 0, 8)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(1, 1)
    for number, field in enumerate(AGENT):
        value = person.values.get(field.key, "")
        label = Words(gettext(field.label), "caption", wrap=True)
        label.setFixedWidth(104)
        text = shown_value(field.key, value, areas)
        if field.key == "region" and value:
            text = villages_whole(person.row)
        shown = Words(text, "" if value else "faint", wrap=True, selectable=bool(value))
        grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(shown, number, 1, Qt.AlignmentFlag.AlignTop)
    grid.setRowStretch(len(AGENT), 1)
    return widget


def trainings_tab(trainings: Sequence[AgentTraining]) -> QWidget:
    """The trainings of the agent, each with its result and its paper."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 12, 0, 8)
    layout.setSpacing(8)
    for each in trainings:
        layout.addWidget(_training(each))
    if not trainings:
        layout.addWidget(Words(_("In no training so far."), "second", wrap=True))
    layout.addStretch(1)
    return widget


def _training(each: AgentTraining) -> QWidget:
    days = short_date(each.start)
    if each.end != each.start:
        days = _("{first} to {last}").format(first=days, last=short_date(each.end))
    words = column(Words(each.name, "strong", wrap=True), Words(days, "caption"), gap=2)
    if each.jp_held:
        told = _("{attended} of {held} JP attended")
        words.addWidget(
            Words(told.format(attended=each.jp_attended or 0, held=each.jp_held), "caption")
        )
    if each.number:
        paper = _("Certificate {number}").format(number=each.number)
        words.addWidget(Words(paper, "caption", wrap=True, selectable=True))
    if each.revoked_at is not None:
        words.addWidget(Words(_("This certificate was revoked."), "caption", tone="error"))
    line = row(gap=10, margins=(12, 10, 12, 10))
    line.addLayout(words, 1)
    line.addWidget(PillLabel(_result(each)), 0, Qt.AlignmentFlag.AlignTop)
    return part("card", line)


def _result(each: AgentTraining) -> Pill:
    if each.closed_at is None:
        return Pill(_("Not closed yet"), "neutral", "clock")
    if each.passed:
        return Pill(_("Passed"), "ok", "checkmark-circle")
    return Pill(_("Not passed"), "error", "dismiss-circle")


def history_tab(person: AgentPerson, areas: Areas, now: datetime) -> QWidget:
    """Who changed what, from what to what, newest first; who entered the agent last."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 12, 0, 8)
    layout.setSpacing(14)
    for (at, by), changes in groupby(person.history, key=lambda each: (each.at, each.by)):
        several = list(changes)
        lines = [_change(each, areas) for each in several]
        told = next((_(_DEEDS[each.deed]) for each in several if each.deed in _DEEDS), "")
        if told:
            lines.append(Shortened(told, "caption"))
        head = row(Shortened(by, "strong"), None, Words(moment_words(at, now), "caption"))
        layout.addLayout(column(head, *lines, gap=3))
    entered = moment_words(person.row.line.created_at, now)
    layout.addLayout(row(Words(_("Entered"), "second"), None, Words(entered, "caption")))
    layout.addStretch(1)
    return widget


def _change(change: ChangeLine, areas: Areas) -> QWidget:
    field = AGENT_BY_KEY.get(change.field)
    name = gettext(field.label) if field else change.field
    old = Shortened(shown_value(change.field, change.old, areas), "caption")
    old.setStyleSheet("text-decoration: line-through;")
    new = Shortened(shown_value(change.field, change.new, areas), "label")
    line = row(Words(name, "caption"), old, Words("→", "caption"), new, None, gap=6)
    holder = QWidget()
    holder.setLayout(line)
    return holder
