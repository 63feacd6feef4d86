"""`lontar --self-test FOLDER`: a frozen program proves on its own machine that it is whole.

A made-up list is imported, agents are certified and a letter is issued (reader's child process,
database, migrations, fonts, PDF, sheet, seals), the commands answer, then the pages of letter and
certificate and the window's are drawn as pictures (Qt, QtPdf, icons), a code is read off a page
(PDFium, ZXing), and the letter is signed with a key file (pyHanko). A program with a window has no
output to look at on Windows, so that what happened stands in FOLDER/self-test.log.
"""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

from desktop import __version__

WORKERS = 40


def _use_offscreen_where_no_screen_is() -> None:
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _check_office(folder: Path) -> str:
    from desktop.services.demo.office import make_demo  # late: a broken library is told in the log

    made = make_demo(folder / "office", workers=WORKERS)
    if made.verdict != "authentic" or made.rows == 0 or made.workers != WORKERS:
        raise AssertionError(f"the letter is {made.verdict}, with {made.rows} people")
    held = made.workshop
    if held.verdict != "authentic" or len(held.certificates) != held.passed:
        raise AssertionError(f"the certificate is {held.verdict}, {held.passed} passed")
    told = f"{made.workers} workers, {made.rows} in the letter"
    return f"{told}, {len(held.certificates)} certificates"


def _check_commands(folder: Path) -> str:
    """Every noun of the command line loads, and one answers on the register just made."""
    from desktop.cli.main import NOUNS, main  # late, as above

    register = str(folder / "office" / "register.lontar")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        statuses = [main(_no_window, [noun, "--help"]) for noun in NOUNS]
        statuses.append(main(_no_window, ["--db", register, "office", "show"]))
    if any(statuses):
        raise AssertionError(f"exit statuses {statuses}: {said.getvalue()}")
    return f"{len(NOUNS)} nouns of the command line"


def _no_window(_location: str, _language: str, _file: str | None) -> int:
    raise AssertionError("no command opens the window")


def _check_window(folder: Path) -> str:
    from desktop.app import take_screenshots  # late, as above

    status = take_screenshots([str(folder / "window")])
    pictures = sorted((folder / "window").glob("*.png"))
    if status != 0 or not pictures:
        raise AssertionError(f"screenshots ended with {status}, {len(pictures)} pictures")
    return f"{len(pictures)} pictures of the window"


def _check_pages(folder: Path) -> str:
    from desktop.ui.page_pictures import save_page_pictures  # late, as above

    (letter,) = (folder / "office" / "surat").glob("*.pdf")
    certificate = min((folder / "office" / "sertifikat").glob("Sertifikat*.pdf"))
    drawn = len(save_page_pictures(letter, folder / "letter"))
    sides = len(save_page_pictures(certificate, folder / "certificate"))
    return f"{drawn} pages of the letter drawn, {sides} of a certificate"


def _check_codes(folder: Path) -> str:
    """The QR codes of a certificate are read off its pages, as off a scan of them."""
    from desktop.domain.proof import unpack  # late, as above
    from desktop.services.letters.scan import scan_pdf

    certificate = min((folder / "office" / "sertifikat").glob("Sertifikat*.pdf"))
    scanned = scan_pdf(certificate.read_bytes())
    if scanned is None or len(scanned.codes) != 1:
        raise AssertionError(f"codes on the certificate: {scanned}")
    return f"the code of certificate {unpack(scanned.codes[0]).lines[0]} is read"


def _check_signature(folder: Path) -> str:
    """The letter is signed with the key file of somebody made up, and drawn as signed."""
    from desktop.services.acting import Acting  # late, as above
    from desktop.services.demo.made_up_key import write_made_up_key
    from desktop.services.letters.sign.block import SignBlock
    from desktop.services.letters.sign.keys import open_key
    from desktop.services.letters.sign.signing import sign_pdf
    from desktop.ui.page_pictures import save_page_pictures

    at, password = Acting().now(), "contoh"
    key = open_key(write_made_up_key(folder / "kunci contoh.p12", password, at), password, at)
    (letter,) = (folder / "office" / "surat").glob("*.pdf")
    content = letter.read_bytes()
    signed = folder / "signed" / "surat bertanda tangan.pdf"
    signed.parent.mkdir(exist_ok=True)
    signed.write_bytes(sign_pdf(content, [key], [SignBlock(None)], at))
    if not signed.read_bytes().startswith(content) or signed.stat().st_size < len(content) + 1000:
        raise AssertionError("the signature is not a revision of the letter")
    drawn = len(save_page_pictures(signed, signed.parent))
    return f"the letter signed by {key.name}, {drawn} pages drawn"


CHECKS: tuple[tuple[str, Callable[[Path], str]], ...] = (
    ("office", _check_office),
    ("commands", _check_commands),
    ("window", _check_window),
    ("pages", _check_pages),
    ("codes", _check_codes),
    ("signature", _check_signature),
)


def run_self_test(arguments: list[str]) -> int:
    """Run every check into the folder named; give back 0 when all held, 1 when one did not."""
    folder = Path(arguments[0] if arguments else "self-test").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    _use_offscreen_where_no_screen_is()
    os.environ["LONTAR_HOME"] = str(folder / "home")  # nothing of the user's is looked at
    lines = [f"lontar {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    status = 0
    for name, check in CHECKS:
        try:
            lines.append(f"ok {name}: {check(folder)}")
        except Exception:  # noqa: BLE001 - whatever it is, the log must tell it
            status = 1
            lines.append(f"FAILED {name}:\n{traceback.format_exc()}")
        (folder / "self-test.log").write_text("\n".join([*lines, ""]), encoding="utf-8")
    if sys.stdout is not None:
        sys.stdout.write("\n".join([*lines, ""]))
    return status
