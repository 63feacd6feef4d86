"""The door: a whole screen for a scanner that types, read from two metres."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.domain.texts import gettext as _
from desktop.domain.texts import ngettext
from desktop.ui.context import Context
from desktop.ui.door.answers import Answer, ready
from desktop.ui.door.desk import Desk
from desktop.ui.door.finder import Finder
from desktop.ui.door.footer import DoorFooter, listening
from desktop.ui.door.header import DoorHeader
from desktop.ui.door.photos import Photos
from desktop.ui.door.roster import Guest, Roster
from desktop.ui.door.sounds import Sounds
from desktop.ui.door.stage import Stage
from desktop.ui.door.typed import TypedKeys, code_in
from desktop.ui.door.walk_in import WalkIn
from desktop.ui.parts.mark import mark_icon

SEARCH_AFTER = 60
"""Milliseconds without a key before names are looked for: a scanner is done by then."""

REST_AFTER_EMPTYING = 0.8
"""Seconds in which a Backspace too many does not take a mark back."""

READ_AGAIN_EVERY = 20_000
"""Milliseconds between two looks at what a second door, or the office, marked meanwhile."""

AT_CLOSING = 5.0
"""Seconds the door waits for what is not written yet."""

_LONGEST_ROW = 5
_ENDS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab))
_SOUND = "door-sound"


class Door(QWidget):
    """Takes every key itself: a scanner types into nothing that could lose it."""

    left = Signal()

    def __init__(self, context: Context, roster: Roster, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # A badge is letters and digits: a word being composed would hold them back.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.setProperty("part", "page")
        self.setWindowTitle(_("Door: {training}").format(training=roster.training.name))
        self.setAccessibleName(self.windowTitle())
        self.setWindowIcon(mark_icon())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._context = context
        self.desk = Desk(context, roster, self)
        self.typed = TypedKeys()
        self.sounds = Sounds(on=context.preferences.texts(_SOUND) != ["off"])
        self._photos = Photos(context.database.location)
        self._emptied = 0.0
        self._warned = False
        self._lay_out(roster)
        self._rest, self._search, self._clock = QTimer(self), QTimer(self), QTimer(self)
        self._others = QTimer(self)
        self._others.timeout.connect(self.desk.refresh)
        self._others.start(READ_AGAIN_EVERY)
        for timer, then in ((self._rest, self._show_ready), (self._search, self._look_for)):
            timer.setSingleShot(True)
            timer.timeout.connect(then)
        self._clock.timeout.connect(self._on_second)
        self._clock.start(1000)
        self.desk.answered.connect(self._on_answer)
        self.desk.changed.connect(self._on_changed)
        self._on_second()
        self._on_changed()
        self.setFocus()

    def _lay_out(self, roster: Roster) -> None:
        self.header, self.stage = DoorHeader(roster), Stage()
        self.footer = DoorFooter(
            (
                (_("Backspace"), _("Take the last scan back"), self._undo),
                ("F2", _("Without invitation..."), self._ask_walk_in),
                ("F3", _("Find a name"), self._ask_name),
                ("F4", "", self._switch_sound),
                ("Esc", _("Close the door"), self.close),
            )
        )
        self._show_sound()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        # What is too wide is left out when it is resized, and must not hold the window open.
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self.header)
        layout.addWidget(self.stage, 1)
        layout.addWidget(self.footer)
        self.finder = Finder(self._take)
        self.walk_in = WalkIn(self._take_walk_in, self._leave_panels, roster.find)
        for panel in (self.finder, self.walk_in):
            panel.setParent(self)
        for field in (self.walk_in.name, self.walk_in.body):
            field.installEventFilter(self)

    # What is shown

    def _on_answer(self, answer: Answer) -> None:
        self._rest.stop()
        self.finder.hide()
        self.stage.show_answer(answer)
        self._cover()
        self.sounds.play(answer.face.sound)
        if answer.face.stays:
            self._rest.start(answer.face.stays)
        if answer.photo:
            shown = self.stage.shown
            QTimer.singleShot(0, self, lambda: self._show_photo(answer, shown))

    def _show_photo(self, answer: Answer, shown: int) -> None:
        photo = self._photos.photo(answer.photo)
        if photo is not None and self.stage.shown == shown:
            self.stage.show_photo(photo)

    def _on_changed(self) -> None:
        self.header.show_counts(self.desk.roster.counts())
        self.footer.show_last(self.desk.last)
        self._say_how_it_stands()

    def _say_how_it_stands(self) -> None:
        """Under the field: what is not saved, that nobody hears, or that all is well."""
        writer, roster = self.desk.writer, self.desk.roster
        heard, hint = listening()
        if writer.stuck is not None:
            waits = ngettext("{n} not saved yet", "{n} not saved yet", writer.waiting)
            self.footer.say(waits.format(n=writer.waiting), writer.stuck.message, "save", "error")
        elif self.isVisible() and not self.isActiveWindow():
            self.footer.say(
                _("Scanner not heard"), _("click here first"), "dismiss-circle", "error"
            )
        elif not roster.is_of(self._context.acting.now()):
            self.footer.say(
                _("Not today's session"), _("all are marked from its start"), "warning", "warning"
            )
        else:
            self.footer.say(heard, hint)

    def _show_ready(self) -> None:
        self.stage.show_answer(ready())
        self._cover()

    def _cover(self) -> None:
        """No words under a panel that hides half of them."""
        # Not isVisible: of a door that is not shown yet nothing is.
        open_yet = not self.finder.isHidden() or not self.walk_in.isHidden()
        self.stage.cover(covered=open_yet)

    def _on_second(self) -> None:
        self.header.show_time(self._context.acting.now())

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()
        if event.isAutoRepeat():
            return
        key, at = event.key(), _moment(event)
        if key in _ENDS or event.text() in ("\r", "\n", "\t"):
            self._end(at)
        elif key == Qt.Key.Key_Backspace:
            self._take_off()
        elif key == Qt.Key.Key_Escape:
            self._escape()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.finder.move_choice(1 if key == Qt.Key.Key_Down else -1)
        elif (act := self._acts().get(key)) is not None:
            act()
        elif event.text().isprintable() and event.text():
            self.typed.add(event.text(), at)
            self._search.start(SEARCH_AFTER)

    def _acts(self) -> dict[int, Callable[[], object]]:
        return {
            Qt.Key.Key_F2: self._ask_walk_in,
            Qt.Key.Key_F3: self._ask_name,
            Qt.Key.Key_F4: self._switch_sound,
        }

    def focusNextPrevChild(self, _next: bool) -> bool:
        # Tab ends a scan; nothing here waits for the focus.
        return False

    def _end(self, at: float) -> None:
        """What stands is whole: a scan, a number, or the beginning of a name."""
        text, burst = self.typed.text, self.typed.burst(at)
        self.typed.clear()
        self._search.stop()
        if burst and (code_in(burst) or burst == text):
            self.desk.scan(burst)
        elif not text.strip():
            self.finder.choose()
        elif code_in(text) and self.desk.roster.by_code(code_in(text)):
            self.desk.scan(text)
        else:
            self._end_by_hand(text)

    def _end_by_hand(self, text: str) -> None:
        plain, roster = text.strip(), self.desk.roster
        if plain.isdecimal() and len(plain) <= _LONGEST_ROW:
            guest = roster.by_row(int(plain))
            if guest is not None:
                self._take(guest)
            else:
                self.desk.scan(plain)
            return
        chosen = self.finder.chosen if self.finder.isVisible() else None
        found = roster.find(plain)
        if chosen is not None:
            self._take(chosen)
        elif len(found) == 1:
            self._take(found[0])
        elif found or not any(sign.isdecimal() for sign in plain):
            # Enter came before the names were seen: nobody is marked unseen.
            self.typed.add(plain, 0.0)
            self._show_finder(found)
        else:
            self.desk.scan(plain)

    def _take(self, guest: Guest) -> None:
        self.typed.clear()
        self.finder.hide()
        self.desk.take(guest)

    def _take_off(self) -> None:
        if self.typed.text:
            self.typed.take_off()
            self._emptied = time.monotonic()
            if self.typed.text:
                self._look_for()
            else:
                self._leave_panels()
        elif not self.finder.isVisible() and (
            time.monotonic() - self._emptied > REST_AFTER_EMPTYING
        ):
            self._undo()

    def _escape(self) -> None:
        if self.typed.text or self.finder.isVisible() or self.walk_in.isVisible():
            self._leave_panels()
        else:
            self.close()

    def _undo(self) -> None:
        if not self.desk.undo():
            self.footer.say(_("Nothing to take back"), _("the last scan changed nothing"))

    def _switch_sound(self) -> None:
        self.sounds.on = not self.sounds.on
        self._context.preferences.keep_texts(_SOUND, [] if self.sounds.on else ["off"])
        self._show_sound()

    def _show_sound(self) -> None:
        self.footer.keys[3].set_words(_("Sound on") if self.sounds.on else _("Sound off"))

    # Panels over the field

    def _look_for(self) -> None:
        """Show what was typed by hand, and whose name it may be."""
        text = self.typed.text
        if not text and not self.finder.isVisible():
            return
        self._show_finder(self.desk.roster.find(text))

    def _ask_name(self) -> None:
        self._leave_panels()
        self._show_finder([])

    def _show_finder(self, found: list[Guest]) -> None:
        self.finder.show_found(self.typed.text, found)
        self.finder.show()
        self._cover()
        self._place_panels()
        self.finder.raise_()

    def _ask_walk_in(self) -> None:
        """Two fields; filled in where the badge of another training was scanned just now."""
        line, typed = self.desk.elsewhere, self.typed.text.strip()
        self._leave_panels()
        self.walk_in.begin(*((line.name, line.body) if line is not None else (typed, "")))
        self._cover()
        self._place_panels()

    def _take_walk_in(self, name: str, body: str) -> None:
        self._leave_panels()
        self.desk.walk_in(name, body)

    def _leave_panels(self) -> None:
        self.typed.clear()
        self._search.stop()
        self.finder.hide()
        self.walk_in.hide()
        self._cover()
        self.setFocus()

    def _place_panels(self) -> None:
        room = self.stage.geometry()
        wide = min(760, room.width() - 32)
        for panel in (self.finder, self.walk_in):
            high = max(panel.heightForWidth(wide), panel.sizeHint().height())
            top = room.top() + max(0, (room.height() - high) // 2)
            panel.setGeometry(room.center().x() - wide // 2, top, wide, high)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A scan that falls into a field is taken out of it, and counts."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if not isinstance(watched, QLineEdit):
            return False
        key, at = event.key(), _moment(event)
        if key in _ENDS or event.text() in ("\r", "\n", "\t"):
            burst = self.typed.burst(at)
            self.typed.clear()
            if burst and code_in(burst):
                watched.setText(watched.text().removesuffix(burst))
                self.desk.scan(burst)
            elif key == Qt.Key.Key_Tab:
                self._other_field(watched).setFocus()
            else:
                self.walk_in.go_on()
            return True
        if key == Qt.Key.Key_Backtab:
            self._other_field(watched).setFocus()
            return True
        if key == Qt.Key.Key_Escape:
            self._leave_panels()
            return True
        if event.text().isprintable() and not event.isAutoRepeat():
            self.typed.add(event.text(), at)
        return False

    def _other_field(self, field: QLineEdit) -> QLineEdit:
        return self.walk_in.body if field is self.walk_in.name else self.walk_in.name

    # The window

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.header.fit(self.width(), self.height())
        self.footer.fit(self.width(), self.height())
        super().resizeEvent(event)
        self._place_panels()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self._say_how_it_stands()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What was scanned is written first; what cannot be is told, and kept on trying."""
        writer = self.desk.writer
        if not writer.finish(AT_CLOSING) and not self._warned:
            self._warned = True
            event.ignore()
            self.footer.say(
                _("{n} not saved yet").format(n=writer.waiting),
                _("Esc again: the program goes on trying"),
                "save",
                "error",
            )
            return
        if writer.waiting:
            self._context.messages.tell(
                _(
                    "{n} scans of the door are not saved yet. Leave the program open: it goes on"
                    " trying."
                ).format(n=writer.waiting),
                "warning",
            )
        event.accept()
        self.left.emit()


def _moment(event: QKeyEvent) -> float:
    """When a key was pressed, in milliseconds; by our own clock where the system does not say."""
    return float(event.timestamp()) or time.monotonic() * 1000
