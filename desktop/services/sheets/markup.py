"""Tables in markup that government programs save under a workbook's name: HTML, XML of 2003."""

from html.parser import HTMLParser
from xml.parsers import expat

from desktop.services.sheets.cells import Cell
from desktop.services.sheets.delimited import decoded
from desktop.services.sheets.refusal import Refused

_MOST_SPANNED = 200
_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"


def is_html(start: bytes) -> bool:
    """Whether a file that begins so is a page."""
    head = decoded(start[:4000]).lstrip("\ufeff \t\r\n").lower()
    return head.startswith(("<!doctype html", "<html", "<table", "<meta", "<head", "<style")) or (
        head.startswith("<") and "<table" in head
    )


def is_spreadsheet_xml(start: bytes) -> bool:
    """Whether a file that begins so is a workbook in the XML of Excel 2003."""
    head = decoded(start[:4000])
    return head.lstrip("\ufeff \t\r\n").startswith("<?xml") and _SPREADSHEET in head


def read_html(data: bytes) -> list[list[Cell]]:
    """The rows of all tables of a page, one after another; a page without any is refused."""
    reader = _Tables()
    reader.feed(decoded(data))
    reader.close()
    if not reader.rows:
        raise Refused("file.unreadable_kind")
    return [[*row] for row in reader.rows]


class _Tables(HTMLParser):
    """Gathers the rows of tables; a cell over several columns or rows stands in the first."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._down: dict[int, int] = {}
        self._rows_down = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._end_cell()
            self.rows.append([])
            self._skip_spanned()
        elif tag in ("td", "th"):
            self._end_cell()
            if not self.rows:
                self.rows.append([])
            told = dict(attrs)
            self._span = _count(told.get("colspan"))
            self._rows_down = _count(told.get("rowspan"))
            self._cell = []
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        row = self.rows[-1]
        if self._rows_down > 1:
            self._down.update((len(row) + at, self._rows_down - 1) for at in range(self._span))
        row.append(" ".join("".join(self._cell).split()))
        row.extend([""] * (self._span - 1))
        self._cell = None
        self._skip_spanned()

    def _skip_spanned(self) -> None:
        """Leave room where a cell of a row above reaches down."""
        row = self.rows[-1]
        while self._down.get(len(row), 0) > 0:
            self._down[len(row)] -= 1
            row.append("")


def _count(text: str | None) -> int:
    return min(int(text), _MOST_SPANNED) if text and text.isdigit() and int(text) else 1


def read_xml(data: bytes) -> dict[str, list[list[Cell]]]:
    """The sheets of a workbook in the XML of Excel 2003; one with a DOCTYPE is refused."""
    reader = _XmlBook()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(data, True)  # noqa: FBT003 - it takes no names
    except expat.ExpatError as fault:
        raise Refused("file.damaged") from fault
    return reader.sheets


class _XmlBook:
    """Gathers sheets, rows and cells; Index attributes leave gaps."""

    def __init__(self) -> None:
        self.sheets: dict[str, list[list[Cell]]] = {}
        self._rows: list[list[Cell]] = []
        self._column = 0
        self._type = ""
        self._data: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition(" ")[2]
        told = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "Worksheet":
            self._rows = self.sheets.setdefault(told.get("Name", ""), [])
        elif name == "Row":
            self._skip_to(told.get("Index"))
            self._rows.append([])
            self._column = 0
        elif name == "Cell" and self._rows:
            self._column = _index(told.get("Index"), self._column)
        elif name == "Data":
            self._type, self._data = told.get("Type", ""), []

    def end(self, tag: str) -> None:
        """An element ends."""
        name = tag.rpartition(" ")[2]
        if name == "Data" and self._data is not None and self._rows:
            row = self._rows[-1]
            row.extend([""] * (self._column + 1 - len(row)))
            row[self._column] = _typed("".join(self._data), self._type)
            self._data = None
        elif name == "Cell":
            self._column += 1

    def text(self, data: str) -> None:
        """Text stands in an element."""
        if self._data is not None:
            self._data.append(data)

    def doctype(self, *_told: object) -> None:
        """A DOCTYPE could declare entities that unfold without end."""
        raise Refused("file.damaged")

    def _skip_to(self, index: str | None) -> None:
        row = _index(index, len(self._rows))
        if row > 1_100_000:
            raise Refused("file.damaged")
        self._rows.extend([] for _missing in range(row - len(self._rows)))


def _index(text: str | None, otherwise: int) -> int:
    return max(int(text) - 1, 0) if text and text.isdigit() and len(text) < 8 else otherwise


def _typed(text: str, kind: str) -> Cell:
    if kind == "DateTime":
        year, month, day = [*text[:10].split("-"), "", ""][:3]
        return f"{day}-{month}-{year}" if day else text
    if kind == "Number":
        try:
            return float(text)
        except ValueError:
            return text
    return text
