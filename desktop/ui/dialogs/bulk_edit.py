"""One value for many people: what is filled in changes, seen before it is done."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtWidgets import QWidget

from desktop.domain.fields import WORKER_BY_KEY
from desktop.domain.money import grouped
from desktop.domain.texts import gettext, ngettext
from desktop.domain.texts import gettext as _
from desktop.ui.dialogs.form_dialog import FormDialog
from desktop.ui.form import Asked, asked_of_field
from desktop.ui.parts.words import Words

SHOWN = 4
"""So many old values of a field are told; the rest are counted together."""


class BulkEdit(FormDialog):
    """Gives the values out by `submitted`: first to be looked at, after a look to be done."""

    def __init__(
        self,
        people: int,
        fields: Sequence[str],
        places: Mapping[str, str],
        parent: QWidget,
        agents: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        number = ngettext("{n} person", "{n} people", people).format(n=grouped(people))
        asked = [
            Asked(each.key, each.label, each.editor)
            for each in (asked_of_field(WORKER_BY_KEY[key], places, 1, agents) for key in fields)
        ]
        super().__init__(
            _("Change {people}").format(people=number),
            asked,
            _("Look first"),
            parent,
            caption=_("What is filled in becomes the same for all of them; the rest stays."),
            columns=1,
            width=480,
        )
        self.looked = False
        self._names = {"region": places, "agent": agents}
        self._seen = Words("", "second", wrap=True)
        self._seen.hide()
        self.add(self._seen, None)
        self.form.edited.connect(self._on_typed)

    def show_change(
        self, changing: int, same: int, before: Mapping[str, Sequence[tuple[str, int]]]
    ) -> None:
        """Show what would change: how many, and from what."""
        told = [
            _("{n} change, {same} have it already.").format(n=grouped(changing), same=grouped(same))
        ]
        for key, counted in before.items():
            if counted:
                names = self._names.get(key, {})
                read = [(names.get(old, old), number) for old, number in counted]
                told.append(f"{gettext(WORKER_BY_KEY[key].label)}: {_from(read)}")
        self._seen.setText("\n".join(told))
        self._seen.show()
        self.looked = changing > 0
        words = ngettext("Change {n} person", "Change {n} people", changing)
        self.act.setText(words.format(n=grouped(changing)) if changing else _("Look first"))
        self.act.setEnabled(True)
        self.fit()

    def _on_typed(self) -> None:
        self.looked = False
        self._seen.hide()
        self.act.setText(_("Look first"))


def _from(counted: Sequence[tuple[str, int]]) -> str:
    shown = [f"{old or _('empty')} ({grouped(number)})" for old, number in counted[:SHOWN]]
    rest = sum(number for _old, number in counted[SHOWN:])
    if rest:
        shown.append(_("others ({n})").format(n=grouped(rest)))
    return _("until now {values}").format(values=", ".join(shown))
