"""Tables from spreadsheets: CSV as Excel, LibreOffice and school programs write it.

The first row that is not empty holds the headings. Spaces around a cell mean nothing; rows with
nothing in them are left out, and the others keep the line that they began on.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from civicquiz.errors import BadInput

__all__ = ["Row", "Table", "read_table"]

MOST_BYTES = 20_000_000
MOST_ROWS = 100_000
DELIMITERS = "\t;,"
"""The less a sign is used in texts, the sooner: ``Name, Vorname;Klasse``."""


MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # begins with UTF-16's mark, so it is looked for before
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The byte order marks, and what each says of the text behind it."""

NAMES = {"utf-8-sig": "UTF-8", "utf-8": "UTF-8", "utf-16": "UTF-16", "utf-32": "UTF-32"}

SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .ods files begin, and .xls."""

AS_CSV = "Save it in the spreadsheet as “CSV UTF-8”, and give that file."
LOOKED = 20
"""In how many lines a delimiter is looked for."""

QUOTED = re.compile(r'"[^"]*"?')
SEPARATOR = re.compile(r"sep=([,;\t])[ \t]*(?:\r\n|\r|\n|\Z)", re.IGNORECASE)
"""The first line by which Excel tells itself the delimiter."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row, at least one for each heading, and its first line in the file."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds; `encoding` is the name that people know it by.

    A row may have more cells than there are headings: what stands there is for the caller to
    tell. Cells that are missing at the end of a row are empty.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int
    encoding: str
    delimiter: str

    def column(self, *names: str) -> int | None:
        """Return where the column of any of these names stands, in whatever case; None: nowhere.

        Raises BadInput where two columns have such a name.
        """
        wanted = {name.casefold() for name in names}
        found = [at for at, name in enumerate(self.headings) if name.casefold() in wanted]
        if len(found) > 1:
            first, second = (self.headings[at] for at in found[:2])
            raise BadInput(
                f"Line {self.line}: columns {found[0] + 1} and {found[1] + 1} are both headed "
                f"“{first}”."
                if first == second
                else f"Line {self.line}: there are a column “{first}” and a column “{second}”.",
                "Keep one of them.",
            )
        return found[0] if found else None


def read_table(data: bytes) -> Table:
    """Read a file of headings and rows; BadInput, with the line, for what is no such file."""
    if len(data) > MOST_BYTES:
        raise BadInput(
            f"The file has {len(data):,} bytes; {MOST_BYTES:,} are read at most.",
            "Is it the right file? Split it in two if it is.",
        )
    text, encoding = _decoded(data)
    start, delimiter = 0, ""
    if found := SEPARATOR.match(text):
        start, delimiter = found.end(), found[1]
    delimiter = delimiter or _delimiter(text)
    rows = _rows(text[start:], delimiter, 1 if start else 0)
    headings = next(rows, None)
    if headings is None:
        raise BadInput("The file is empty.", "The first row names the columns.")
    names = _without_last_empty(headings.cells)
    return Table(
        names,
        tuple(Row(row.line, _filled(row.cells, len(names))) for row in rows),
        headings.line,
        encoding,
        delimiter,
    )


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding: as marked, else UTF-8, else CP1252."""
    if data.startswith(SPREADSHEETS):
        raise BadInput("This is a spreadsheet, not CSV.", AS_CSV)
    encoding = next((name for mark, name in MARKS if data.startswith(mark)), "utf-8")
    if b"\0" in data and encoding.startswith("utf-8"):
        line = _line_at(data, data.index(b"\0"))
        raise BadInput(f"Line {line} holds a NUL byte: this is no text.", AS_CSV)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            where = NAMES[encoding]
            raise BadInput(
                f"The file says that it is {where}, and byte {error.start + 1:,} is none.", AS_CSV
            ) from None
    else:
        if "\0" in text:
            raise BadInput("The file holds a NUL character: this is no text.", AS_CSV)
        return text, NAMES[encoding]
    try:
        return data.decode("cp1252"), "CP1252"
    except UnicodeDecodeError as error:
        line = _line_at(data, error.start)
        raise BadInput(
            f"Line {line}: the byte {data[error.start]:02X} is neither UTF-8 nor Windows (CP1252).",
            AS_CSV,
        ) from None


def _line_at(data: bytes, at: int) -> int:
    return 1 + len(re.findall(rb"\r\n|\r|\n", data[:at]))


def _delimiter(text: str) -> str:
    """Return what stands most often, outside quotes, in the first line of the table.

    That is the first whose delimiter the next one has as well: a title may stand above.
    """
    lines = [line for line in _unquoted(text) if line.strip(" \r\n")]
    most = [max(DELIMITERS, key=line.count) for line in lines]
    for line, below, found in zip(lines, lines[1:], most, strict=False):
        if found in line and found in below:
            return found
    return next((found for line, found in zip(lines, most, strict=True) if found in line), ",")


def _unquoted(text: str) -> Iterator[str]:
    """Yield the first lines, without what is quoted in them."""
    is_open = False
    for line in islice(io.StringIO(text, newline=""), LOOKED):  # each kind of line end is one
        yield QUOTED.sub("", f'"{line}' if is_open else line)
        is_open ^= line.count('"') % 2 == 1


def _rows(text: str, delimiter: str, before: int) -> Iterator[Row]:
    """Return the rows that hold anything; their lines are counted on from `before`."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    count = 0
    while True:
        line = before + lines.line_num + 1
        try:
            cells = next(lines, None)
        except csv.Error as error:
            raise _unreadable(error, line, before + lines.line_num) from None
        if cells is None:
            return
        row = Row(line, tuple(cell.strip() for cell in cells))
        if not any(row.cells):
            continue
        if count > MOST_ROWS:  # the headings are one more
            raise BadInput(
                f"Line {line}: there are more than {MOST_ROWS:,} rows.",
                "Is it the right file? Split it in two if it is.",
            )
        count += 1
        yield row


def _unreadable(error: csv.Error, line: int, last: int) -> BadInput:
    """Return what to tell of a row that begins on `line` and was read up to `last`."""
    message = str(error)
    if "unexpected end" in message or "field larger" in message:
        return BadInput(
            f"Line {line}: a quotation mark is opened and never closed.",
            "Close it, or write it twice where it belongs to the text.",
        )
    if "expected after" in message:
        where = f"Line {line}" if line == last else f"Lines {line} to {last}"
        return BadInput(
            f"{where}: text follows a closing quotation mark.",
            'Write a quotation mark twice inside a quoted cell: “"Ann ""Nan"" Roe"”.',
        )
    return BadInput(f"Line {line} is no CSV: {message}.", AS_CSV)


def _without_last_empty(cells: tuple[str, ...]) -> tuple[str, ...]:
    kept = len(cells)
    while not cells[kept - 1]:
        kept -= 1
    return cells[:kept]


def _filled(cells: tuple[str, ...], wanted: int) -> tuple[str, ...]:
    cells = _without_last_empty(cells)
    return cells + ("",) * (wanted - len(cells))
