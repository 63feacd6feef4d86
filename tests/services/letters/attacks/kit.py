"""Attacks on letters: each takes the bytes of one and gives back a forgery."""

import io
import random
import re
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

NAME = pdf_name
Change = Callable[[IncrementalPdfFileWriter], None]


def flipped(content: bytes, at: int) -> bytes:
    """One bit of one byte."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def flips(content: bytes, begin: int, end: int, count: int, seed: int) -> list[bytes]:
    """Copies with one random byte changed each."""
    chance = random.Random(seed)
    copies = []
    for _ in range(count):
        at = chance.randrange(begin, end)
        new = chance.choice([value for value in range(256) if value != content[at]])
        copies.append(content[:at] + bytes([new]) + content[at + 1 :])
    return copies


def updated(content: bytes, change: Change) -> bytes:
    """An incremental update, as a program writes one that means no harm."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _page(writer: IncrementalPdfFileWriter, number: int = 0) -> Any:
    return writer.find_page_for_modification(number)[0].get_object()


def _stream(writer: IncrementalPdfFileWriter, data: bytes, **keys: object) -> object:
    held = {NAME(f"/{key}"): value for key, value in keys.items()}
    return writer.add_object(generic.StreamObject(held, stream_data=data))


def overlaid(content: bytes) -> bytes:
    """New content over a page: a white box where the sum stands."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        more = _stream(writer, b"q 1 g 100 300 300 200 re f Q")
        page[NAME("/Contents")] = generic.ArrayObject([page.raw_get("/Contents"), more])
        writer.update_container(page)

    return updated(content, change)


def annotated(content: bytes) -> bytes:
    """A note with a face that covers the page."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        box = generic.ArrayObject(map(generic.NumberObject, (0, 0, 600, 900)))
        face = _stream(
            writer, b"1 g 0 0 600 900 re f", Type=NAME("/XObject"), Subtype=NAME("/Form"), BBox=box
        )
        note = generic.DictionaryObject(
            {
                NAME("/Type"): NAME("/Annot"),
                NAME("/Subtype"): NAME("/FreeText"),
                NAME("/Rect"): box,
                NAME("/Contents"): pdf_string("1.000 orang"),
                NAME("/AP"): generic.DictionaryObject({NAME("/N"): face}),
            }
        )
        _append(writer, page, "/Annots", writer.add_object(note))

    return updated(content, change)


def _append(
    writer: IncrementalPdfFileWriter, holder: generic.DictionaryObject, key: str, ref: object
) -> None:
    old = list(holder[key]) if key in holder else []
    holder[NAME(key)] = generic.ArrayObject([*old, ref])
    writer.update_container(holder)


def with_field(content: bytes) -> bytes:
    """A text field that shows another number."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        box = generic.ArrayObject(map(generic.NumberObject, (100, 600, 300, 620)))
        field = generic.DictionaryObject(
            {
                NAME("/Type"): NAME("/Annot"),
                NAME("/Subtype"): NAME("/Widget"),
                NAME("/FT"): NAME("/Tx"),
                NAME("/T"): pdf_string("jumlah"),
                NAME("/V"): pdf_string("1.000"),
                NAME("/Rect"): box,
            }
        )
        ref = writer.add_object(field)
        _append(writer, page, "/Annots", ref)
        root = writer.root
        if "/AcroForm" not in root:
            root[NAME("/AcroForm")] = generic.DictionaryObject(
                {NAME("/Fields"): generic.ArrayObject()}
            )
        _append(writer, root["/AcroForm"], "/Fields", ref)
        writer.update_root()

    return updated(content, change)


def layered(content: bytes) -> bytes:
    """An optional content group, the switch that hides things."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        group = writer.add_object(
            generic.DictionaryObject({NAME("/Type"): NAME("/OCG"), NAME("/Name"): pdf_string("x")})
        )
        config = generic.DictionaryObject({NAME("/OFF"): generic.ArrayObject([group])})
        writer.root[NAME("/OCProperties")] = generic.DictionaryObject(
            {NAME("/OCGs"): generic.ArrayObject([group]), NAME("/D"): config}
        )
        writer.update_root()

    return updated(content, change)


def shadowed(content: bytes) -> bytes:
    """The stream of a page replaced by another of the same number."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = _page(writer)
        contents = page["/Contents"]
        first = contents[0].get_object() if isinstance(contents, generic.ArrayObject) else contents
        first._data = b"BT ET"
        first._encoded_data = None
        writer.update_container(first)

    return updated(content, change)


def without_a_page(content: bytes) -> bytes:
    """The last page taken out by an update."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        tree = writer.root["/Pages"]
        tree[NAME("/Kids")] = generic.ArrayObject(list(tree["/Kids"])[:-1])
        tree[NAME("/Count")] = generic.NumberObject(len(tree["/Kids"]))
        writer.update_container(tree)

    return updated(content, change)


def reordered(content: bytes) -> bytes:
    """The pages the other way round."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        tree = writer.root["/Pages"]
        tree[NAME("/Kids")] = generic.ArrayObject(list(tree["/Kids"])[::-1])
        writer.update_container(tree)

    return updated(content, change)


def other_sheet(content: bytes) -> bytes:
    """The sheet inside replaced by an update."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        spec = writer.root["/AF"][0]
        file = spec.get_object()["/EF"].raw_get("/F").get_object()
        file._data = b"PK other people"
        file._encoded_data = None
        writer.update_container(file)

    return updated(content, change)


def acting_alone(content: bytes) -> bytes:
    """A script that runs when the letter is opened."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root[NAME("/OpenAction")] = generic.DictionaryObject(
            {NAME("/S"): NAME("/JavaScript"), NAME("/JS"): pdf_string("app.alert('x')")}
        )
        writer.update_root()

    return updated(content, change)


def retitled(content: bytes) -> bytes:
    """Another title, by an update."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        told = writer.trailer["/Info"]
        told[NAME("/Title")] = pdf_string("Surat lain")
        writer.update_container(told)

    return _written(content, change)


def retitled_in_xmp(content: bytes) -> bytes:
    """The same in the packet that archives read."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        ref = writer.root.get_value_as_reference("/Metadata")
        packet_now: Any = ref.get_object()
        old = packet_now.data
        title = re.search(rb'x-default">([^<]+)<', old)
        assert title is not None
        packet = _stream(
            writer,
            old.replace(title[1], b"Surat lain"),
            Type=NAME("/Metadata"),
            Subtype=NAME("/XML"),
        )
        writer.root[NAME("/Metadata")] = packet
        writer.update_root()

    return _written(content, change)


def retitled_in_place(content: bytes) -> bytes:
    """The same packet's object replaced."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        packet: Any = writer.root.get_value_as_reference("/Metadata").get_object()
        title = re.search(rb'x-default">([^<]+)<', packet.data)
        assert title is not None
        packet._data = packet.data.replace(title[1], b"Surat lain")
        packet._encoded_data = None
        writer.update_container(packet)

    return _written(content, change)


class _Quiet(IncrementalPdfFileWriter):
    def _update_meta(self) -> None:
        pass


def _written(content: bytes, change: Change) -> bytes:
    writer = _Quiet(io.BytesIO(content))
    change(writer)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def saved_by_pikepdf(content: bytes) -> bytes:
    """Opened and saved."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        pdf.save(out)
    return out.getvalue()


def saved_by_qpdf(content: bytes) -> bytes:
    """The same by a command."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder) / "in.pdf", Path(folder) / "out.pdf"
        path.write_bytes(content)
        subprocess.run(["qpdf", "--deterministic-id", path, out], check=True)
        return out.read_bytes()


def trailing(content: bytes) -> bytes:
    """Bytes behind the end."""
    return content + b"\n% 1.000 orang\n"


def ended_twice(content: bytes) -> bytes:
    """The end mark once more."""
    return content + b"startxref\n0\n%%EOF\n"


def unnamed_object(content: bytes) -> bytes:
    """A page's stream behind the end that no table names, for readers that mend files."""
    number = re.search(rb"/Contents (\d+) 0 R", content)
    assert number is not None
    thing = b"%s 0 obj\n<< /Length 5 >>\nstream\nBT ET\nendstream\nendobj\n" % number[1]
    return content + thing + b"startxref\n%s\n%%%%EOF\n" % _last_table(content)


def table_of_the_past(content: bytes) -> bytes:
    """An update whose table points into the issued file, at another object than there was."""
    page = re.search(rb"/Contents (\d+) 0 R", content)
    size = re.search(rb"/Size (\d+)", content)
    root = re.search(rb"/Root (\d+ \d+ R)", content)
    assert page is not None
    assert size is not None
    assert root is not None
    at = len(content)
    offset = content.index(b"obj\n") - 4
    table = b"xref\n%s 1\n%010d 00000 n \ntrailer\n<< /Size %s /Root %s /Prev %s >>\n" % (
        page[1], offset, size[1], root[1], _last_table(content),
    )  # fmt: skip
    return content + table + b"startxref\n%d\n%%%%EOF\n" % at


def _last_table(content: bytes) -> bytes:
    return re.findall(rb"startxref\s+(\d+)", content)[-1]  # type: ignore[no-any-return]


def stripped(content: bytes, issued: bytes) -> bytes:
    """Taken back to the file before its signature."""
    return content[: len(issued)]


def signature_moved(signed: bytes, base: bytes, other: bytes) -> bytes:
    """The signature's update put behind another file."""
    return other + signed[len(base) :]


UPDATES: dict[str, Callable[[bytes], bytes]] = {
    change.__name__: change
    for change in (
        overlaid, annotated, with_field, layered, shadowed, without_a_page, reordered,
        other_sheet, acting_alone, retitled, retitled_in_xmp, retitled_in_place,
        saved_by_pikepdf, saved_by_qpdf, trailing, ended_twice, unnamed_object,
        table_of_the_past,
    )
}  # fmt: skip
