"""What may follow an issued file: signatures, and what keeps them checkable for long.

pyHanko's difference analysis with fewer liberties: no field may be filled in, no annotation
added, and of what a file says of itself only when and by which program it was written changes.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.commons import compare_key_refs, qualify_transforming
from pyhanko.sign.diff_analysis.form_rules_api import (
    FieldComparisonContext,
    FormUpdate,
    _list_fields,
)

_MAY_CHANGE = ("/ModDate", "/Producer")
_MAY_CHANGE_IN_XMP = ("ModifyDate", "MetadataDate", "Producer", "xmptk")
_FORM = frozenset(("/Fields", "/SigFlags", "/DR", "/DA", "/Q", "/NeedAppearances"))
_CATALOG = frozenset(("/AcroForm", "/DSS", "/Extensions", "/Metadata", "/Perms", "/Version"))


class _Catalog(CatalogModificationRule):
    """The catalog, and that it permits no more than it did."""

    def __init__(self) -> None:
        super().__init__(ignored_keys=_CATALOG)  # type: ignore[no-untyped-call]

    def apply_qualified(self, old: Any, new: Any) -> Iterable[Any]:
        before, after = _permits(old.root), _permits(new.root)
        if before is not None and (after is None or set(before) != set(after)):
            raise SuspiciousModification("permissions changed")
        if after is not None and not set(after) <= {"/DocMDP"}:
            raise SuspiciousModification("other permissions")
        return super().apply_qualified(old, new)


class _Info(DocInfoRule):
    """The information dictionary: when it was changed, and by which program, may be told."""

    def apply(self, old: Any, new: Any) -> Iterable[Any]:
        before, after = _info(old), _info(new)
        if {key: str(before[key]) for key in before} != {key: str(after[key]) for key in after}:
            raise SuspiciousModification("information changed")
        return super().apply(old, new)


class _Xmp(MetadataUpdateRule):
    """The same for its XMP packet."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def apply(self, old: Any, new: Any) -> Iterable[Any]:
        yield from super().apply(old, new)
        if _packet(old) != _packet(new):
            raise SuspiciousModification("XMP changed")


def _permits(root: Any) -> Any:
    return root["/Perms"] if "/Perms" in root else None  # noqa: SIM401 - as below


def _info(revision: Any) -> dict[str, Any]:
    if "/Info" not in revision.trailer_view:
        return {}
    # Asked of the revision itself: what the trailer's view gives is the newest one always.
    told = revision(revision.trailer_view.raw_get("/Info").reference)
    return {key: told[key] for key in told if key not in _MAY_CHANGE}


def _packet(revision: Any) -> list[tuple[str, str]]:
    """What a packet says, tag and text, in the order of tags."""
    if "/Metadata" not in revision.root:
        return []
    # Entities are refused by the rule above before this reads it.
    stream = revision(revision.root.get_value_as_reference("/Metadata"))
    tree = ET.fromstring(stream.read_data(DecodePurpose.XMP_METADATA))  # noqa: S314
    told = [(each.tag, (each.text or "").strip()) for each in tree.iter()]
    told += [(name, value) for each in tree.iter() for name, value in each.attrib.items()]
    return sorted(
        (name, text)
        for name, text in told
        if text and name.rpartition("}")[2] not in _MAY_CHANGE_IN_XMP
    )


class _Form(FormUpdatingRule):
    """The form, where an issued file has none yet: of signature fields, with nothing that acts."""

    def apply(self, old: Any, new: Any) -> Iterable[Any]:
        if "/AcroForm" in old.root:
            yield from super().apply(old, new)
        elif "/AcroForm" in new.root:
            yield from self._first(old, new)

    def _first(self, old: Any, new: Any) -> Iterable[Any]:
        none = generic.DictionaryObject()
        _old, form = yield from _new_at("/AcroForm", old, old.root, new.root)
        if not isinstance(form, generic.DictionaryObject) or not set(form) <= _FORM:
            raise SuspiciousModification("a form with more than fields")
        _old, new_fields = yield from _new_at("/Fields", old, none, form)
        _old, resources = yield from _new_at("/DR", old, none, form)
        if resources is not None:
            for ref in new.collect_dependencies(resources, since_revision=old.revision + 1):
                yield ModificationLevel.FORM_FILLING, FormUpdate(ref, field_name=None)
        listed = _list_fields(generic.ArrayObject(), new_fields, old_path=None)
        context = FieldComparisonContext(field_specs=dict(listed), old=old, new=new)
        for rule in self.field_rules:
            yield from rule.apply(context)


def _new_at(key: str, old: Any, before: Any, after: Any) -> Any:
    """What stands at a key now, every object that leads there told as new."""
    return qualify_transforming(
        ModificationLevel.LTA_UPDATES,
        compare_key_refs(key, old, before, after),
        transform=FormUpdate.curry_ref(field_name=None),
    )


NOTHING_BUT_SIGNATURES = StandardDiffPolicy(
    global_rules=[
        _Catalog(),
        _Info().as_qualified(ModificationLevel.LTA_UPDATES),
        XrefStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        ObjectStreamRule().as_qualified(ModificationLevel.LTA_UPDATES),
        DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
        _Xmp().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=_Form(
        field_rules=[
            SigFieldCreationRule(allow_new_visible_after_certify=True),
            SigFieldModificationRule(),
        ],
    ),
)
