"""Letters are PDF/A-3b by every clause of the list, and every clause refuses what breaks it."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from desktop.services.letters.papers.archive import associated, packed
from desktop.services.letters.papers.draw import draw_letter
from tests.services.letters import reading
from tests.services.letters.made_up_papers import BARE, NUMBER, facts, paper, people
from tests.services.letters.pdfa import CLAUSES, faults

PROOF = "LT2." + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 6
FILES = (
    associated("Data BPU 1.xlsx", "application/zip", "Data", "Lembar", b"PK\x03\x04"),
    packed("daftar.jsonl", "application/jsonl", "Source", "Daftar", [b"{}\n"] * 3),
)


def letter(count: int = 3, emblem: bytes | None = None, **changes: Any) -> bytes:
    """A letter with everything that issued ones have."""
    made = paper(proof=PROOF, files=FILES, emblem=emblem, made=paper().made)
    return draw_letter(facts(**changes), people(count), made)


@pytest.fixture(scope="module")
def sound() -> bytes:
    return letter()


@pytest.mark.parametrize("looks", [("A4", "sans"), ("A4", "bookman"), ("F4", "bookman")])
@pytest.mark.parametrize("count", [1, 46, 500])
def test_letters_are_papers_for_archives(count: int, looks: tuple[str, str]) -> None:
    assert faults(letter(count, paper=looks[0], typeface=looks[1])) == []


@pytest.mark.parametrize("said", [BARE, {"signer": None}, {"office_name": "Dinas Šeran № ☃ <b>&"}])
def test_so_are_letters_of_little_and_of_odd_words(said: dict[str, Any]) -> None:
    assert faults(letter(**said)) == []


def test_so_is_a_preview() -> None:
    drawn = draw_letter(facts(), people(3), paper(code="", mark=""))
    assert faults(drawn) == []


def _saved(picture: Image.Image, kind: str, **said: Any) -> bytes:
    room = io.BytesIO()
    picture.save(room, kind, **said)
    return room.getvalue()


SHIELD = Image.new("RGBA", (60, 75), (200, 30, 30, 90))
PICTURES = {
    "shines through": _saved(SHIELD, "PNG"),
    "grey, shines through": _saved(SHIELD.convert("LA"), "PNG"),
    "palette": _saved(SHIELD.convert("RGB").quantize(8), "PNG"),
    "palette, one clear": _saved(SHIELD.convert("RGB").quantize(8), "PNG", transparency=0),
    "one colour clear": _saved(SHIELD.convert("RGB"), "PNG", transparency=(200, 30, 30)),
    "black and white": _saved(SHIELD.convert("1"), "PNG"),
    "deep": _saved(Image.new("I;16", (60, 75), 40_000), "PNG"),
    "printer's colours": _saved(Image.new("CMYK", (60, 75), (0, 90, 90, 10)), "JPEG"),
    "photo": _saved(SHIELD.convert("RGB"), "JPEG"),
    "grey photo": _saved(SHIELD.convert("L"), "JPEG"),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_so_is_one_with_any_logo(kind: str) -> None:
    assert faults(letter(emblem=PICTURES[kind])) == []


def test_a_logo_that_shines_through_looks_as_on_white_paper(tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(letter(emblem=PICTURES["shines through"]))
    reading.draw_page(path, 1, tmp_path / "page")
    page = Image.open(tmp_path / "page.png")
    assert page.getpixel((int(40 / 25.4 * 100), int(24 / 25.4 * 100))) == pytest.approx(
        (236, 176, 176), abs=3
    )


def test_pictures_that_need_no_change_stay_as_they_are() -> None:
    with pikepdf.open(io.BytesIO(letter(emblem=PICTURES["photo"]))) as pdf:
        images = [each for each in pdf.objects if _is(each, "/Subtype", "/Image")]
        assert [image.read_raw_bytes() for image in images] == [PICTURES["photo"]]


def test_info_and_xmp_say_the_same_and_the_files_lie_in_it(sound: bytes, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(sound)
    info = reading.info_of(path)
    assert info["Title"].startswith("Permohonan Pendaftaran Peserta")
    assert info["Subject"] == f"Surat Nomor {NUMBER}"
    reading.check_sound(path)
    assert all(reading.fonts_of(path).values())
    assert reading.files_in(path, tmp_path / "out") == {
        "Data BPU 1.xlsx": b"PK\x03\x04",
        "daftar.jsonl": b"{}\n" * 3,
    }


def _is(each: Any, key: str, value: str) -> bool:
    return isinstance(each, Dictionary | pikepdf.Stream) and each.get(key) == value


def _font(pdf: Pdf) -> Any:
    return next(each for each in pdf.objects if _is(each, "/Type", "/Font"))


def _add(pdf: Pdf, drawn: bytes) -> None:
    """Draw something more on the first page."""
    pdf.pages[0].contents_add(drawn)


def _state(pdf: Pdf, **entries: Any) -> None:
    pdf.pages[0].Resources.ExtGState = Dictionary(G0=Dictionary(**entries))
    _add(pdf, b"/G0 gs")


def _image(pdf: Pdf, **entries: Any) -> None:
    image = pdf.make_stream(b"\x00", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
    image.BitsPerComponent, image.ColorSpace = 8, Name.DeviceGray
    for key, value in entries.items():
        image[f"/{key}"] = value
    pdf.Root.X = image


def _composite(pdf: Pdf) -> None:
    below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.X)
    pdf.Root.X = pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name.X,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([below]),
        )
    )


def _annotation(pdf: Pdf, **entries: Any) -> None:
    told = Dictionary(Type=Name.Annot, Subtype=Name.Square, Rect=Array([0, 0, 9, 9]), F=4)
    told.AP = Dictionary(N=pdf.make_stream(b"", Subtype=Name.Form, BBox=Array([0, 0, 9, 9])))
    for key, value in entries.items():
        told[f"/{key}"] = value
    pdf.pages[0].obj.Annots = Array([pdf.make_indirect(told)])


def _field(pdf: Pdf, **entries: Any) -> None:
    _annotation(pdf, Subtype=Name.Widget, FT=Name.Tx, T=pikepdf.String("one"), **entries)
    pdf.Root.AcroForm = Dictionary(Fields=pdf.pages[0].obj.Annots)


def _xmp(pdf: Pdf, old: bytes, new: bytes) -> None:
    content = pdf.Root.Metadata.read_bytes()
    assert old in content
    pdf.Root.Metadata.write(content.replace(old, new))


def _files(pdf: Pdf) -> Any:
    return pdf.Root.AF


def _signature(pdf: Pdf, **entries: Any) -> None:
    told = Dictionary(Type=Name.Sig, SubFilter=Name("/ETSI.CAdES.detached"))
    told.Contents, told.ByteRange = pikepdf.String("0"), Array([0, 9, 20, 9])
    for key, value in entries.items():
        told[f"/{key}"] = value
    pdf.Root.X = told


def _certified(pdf: Pdf) -> None:
    pdf.Root.Perms = Dictionary(DocMDP=Dictionary())
    _signature(pdf, Reference=Array([Dictionary(DigestMethod=Name.MD5)]))


KEPT: dict[str, Any] = {
    "fix_metadata_version": False,
    "compress_streams": False,
    "stream_decode_level": pikepdf.StreamDecodeLevel.none,
}
"""How a broken file is saved: as it is."""
BREAKERS: list[tuple[str, Callable[[Pdf], Any]]] = [
    ("6.1.7.2", lambda pdf: setattr(pdf.Root, "X", pdf.make_stream(b"x", Filter=Name.LZWDecode))),
    ("6.1.8", lambda pdf: _font(pdf).__setattr__("BaseFont", pikepdf.Object.parse(b"/A#ff"))),
    ("6.1.10", lambda pdf: _add(pdf, b"BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID x EI")),
    ("6.1.12", lambda pdf: setattr(pdf.Root, "Perms", Dictionary(Other=1))),
    ("6.1.12", _certified),
    ("6.1.13", lambda pdf: setattr(pdf.Root, "X", pikepdf.String("x" * 32_768))),
    ("6.1.13", lambda pdf: setattr(pdf.Root, "X", 2**31)),
    ("6.1.13", lambda pdf: setattr(pdf.Root, "X", Name("/" + "x" * 128))),
    ("6.1.13", lambda pdf: setattr(pdf.pages[0].obj, "MediaBox", Array([0, 0, 2, 99]))),
    ("6.1.13", lambda pdf: _add(pdf, b"q " * 29 + b"Q " * 29)),
    ("6.2.2", lambda pdf: _add(pdf, b"1 0 0 1 0 0 drawn")),
    ("6.2.2", lambda pdf: _add(pdf, b"/Elsewhere Do")),
    ("6.2.3", lambda pdf: pdf.Root.__delattr__("OutputIntents")),
    ("6.2.3", lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.__setattr__("N", 4)),
    ("6.2.3", lambda pdf: pdf.Root.OutputIntents[0].DestOutputProfile.write(b"no profile at all")),
    ("6.2.4", lambda pdf: _add(pdf, b"0 0 0 1 k")),
    ("6.2.4", lambda pdf: _image(pdf, ColorSpace=Name.DeviceCMYK)),
    ("6.2.4", lambda pdf: _image(pdf, ColorSpace=Array([Name.Indexed, Name.DeviceCMYK, 0]))),
    ("6.2.5", lambda pdf: _state(pdf, TR=Name.Identity)),
    ("6.2.6", lambda pdf: _add(pdf, b"/Pretty ri")),
    ("6.2.8", lambda pdf: _image(pdf, Interpolate=True)),
    ("6.2.9", lambda pdf: _image(pdf, OPI=Dictionary())),
    ("6.2.10", lambda pdf: _state(pdf, ca=0.5)),
    ("6.2.10", lambda pdf: _state(pdf, BM=Name.Multiply)),
    ("6.2.10", lambda pdf: _image(pdf, SMask=pdf.make_stream(b""))),
    ("6.2.11.2", lambda pdf: _font(pdf).__setattr__("LastChar", 12)),
    ("6.2.11.3", _composite),
    ("6.2.11.4", lambda pdf: _font(pdf).FontDescriptor.__delattr__("FontFile2")),
    (
        "6.2.11.4",
        lambda pdf: setattr(pdf.Root, "X", Dictionary(Type=Name.Font, Subtype=Name.Type1)),
    ),
    ("6.2.11.5", lambda pdf: setattr(_font(pdf), "Widths", Array([500] * 128))),
    ("6.2.11.6", lambda pdf: setattr(_font(pdf), "Encoding", Name.WinAnsiEncoding)),
    ("6.2.11.6", lambda pdf: setattr(_font(pdf).FontDescriptor, "Flags", 32)),
    ("6.2.11.8", lambda pdf: _add(pdf, b"BT /F1+0 9 Tf (\\377) Tj ET")),
    ("6.3", lambda pdf: _annotation(pdf, F=0)),
    ("6.3", lambda pdf: _annotation(pdf, F=6)),
    ("6.3", lambda pdf: _annotation(pdf, Subtype=Name.Movie)),
    ("6.3", lambda pdf: _annotation(pdf, AP=Dictionary(N=Dictionary(), D=Dictionary()))),
    ("6.4.1", lambda pdf: setattr(pdf.Root, "AcroForm", Dictionary(NeedAppearances=True))),
    ("6.4.1", lambda pdf: _field(pdf, A=Dictionary(S=Name.GoTo))),
    ("6.4.1", lambda pdf: _field(pdf, AA=Dictionary())),
    ("6.4.3", _signature),
    ("6.5", lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary(S=Name.JavaScript))),
    ("6.5", lambda pdf: setattr(pdf.pages[0].obj, "AA", Dictionary())),
    ("6.5", lambda pdf: setattr(pdf.Root.Names, "JavaScript", Dictionary())),
    ("6.6.2", lambda pdf: pdf.Root.__delattr__("Metadata")),
    ("6.6.2", lambda pdf: _xmp(pdf, b"</rdf:RDF>", b"")),
    ("6.6.2", lambda pdf: _xmp(pdf, b'W5M0MpCehiHzreSzNTczkc9d"', b'W5M0"  encoding="UTF-8"')),
    (
        "6.6.2.3",
        lambda pdf: _xmp(pdf, b"<pdf:Producer>", b"<pdf:Own>1</pdf:Own><pdf:Producer>"),
    ),
    ("6.6.3", lambda pdf: setattr(pdf.trailer.Info, "Title", pikepdf.String("Another"))),
    ("6.6.3", lambda pdf: setattr(pdf.trailer.Info, "ModDate", pikepdf.String("D:20300101"))),
    ("6.6.4", lambda pdf: _xmp(pdf, b"<pdfaid:part>3", b"<pdfaid:part>1")),
    ("6.6.4", lambda pdf: _xmp(pdf, b"<pdfaid:conformance>B", b"<pdfaid:conformance>X")),
    ("6.8", lambda pdf: pdf.Root.__delattr__("AF")),
    ("6.8", lambda pdf: _files(pdf)[0].__delattr__("AFRelationship")),
    ("6.8", lambda pdf: _files(pdf)[0].EF.F.__delattr__("Subtype")),
    ("6.8", lambda pdf: _files(pdf)[0].EF.F.write(b"another")),
    ("6.9", lambda pdf: setattr(pdf.Root, "OCProperties", Dictionary(D=Dictionary()))),
    ("6.10", lambda pdf: setattr(pdf.pages[0].obj, "PresSteps", Dictionary())),
    ("6.11", lambda pdf: setattr(pdf.Root, "Requirements", Array([]))),
]
RAW_BREAKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("6.1.2", lambda content: b"\n" + content),
    ("6.1.2", lambda content: content.replace(b"\n%\x93\x8c\x8b\x9e", b"\n%abcd", 1)),
    ("6.1.3", lambda content: content + b"more"),
    ("6.1.3", lambda content: content.replace(b"/ID", b"/IX")),
    ("6.1.4", lambda content: content.replace(b"\nxref\n", b"\nxref \n")),
    ("6.1.6", lambda content: content.replace(b"/Trapped /False", b"/Trapped <ABC> ")),
    ("6.1.7.1", lambda content: content.replace(b"\nendstream", b" endstream", 1)),
    ("6.1.7.1", lambda content: content.replace(b"stream\n", b"stream ", 1)),
    ("6.1.9", lambda content: content.replace(b"\nendobj", b" endobj", 1)),
]


@pytest.mark.parametrize(("clause", "breaks"), BREAKERS)
def test_each_clause_refuses_what_breaks_it(
    clause: str, breaks: Callable[[Pdf], Any], sound: bytes
) -> None:
    with pikepdf.open(io.BytesIO(sound)) as pdf:
        saved = io.BytesIO()
        pdf.save(saved)
        assert faults(saved.getvalue()) == []
        breaks(pdf)
        pdf.save(saved := io.BytesIO(), **KEPT)
    assert clause in {fault.split(":")[0] for fault in faults(saved.getvalue())}


@pytest.mark.parametrize(("clause", "breaks"), RAW_BREAKERS)
def test_each_clause_on_bytes_refuses_what_breaks_it(
    clause: str, breaks: Callable[[bytes], bytes], sound: bytes
) -> None:
    assert breaks(sound) != sound
    assert clause in {fault.split(":")[0] for fault in faults(breaks(sound))}


def test_every_clause_is_shown_to_refuse_something() -> None:
    assert {clause for clause, _breaks in [*BREAKERS, *RAW_BREAKERS]} == set(CLAUSES)
