"""Which text the bytes of a source are: by its mark, by what it says of itself, by its look."""

from __future__ import annotations

import re

__all__ = ["text_of"]

MARKS = {
    b"\xff\xfe\0\0": "utf-32",
    b"\0\0\xfe\xff": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"\xef\xbb\xbf": "utf-8-sig",
}
DECLARED = re.compile(
    rb"<meta\b[^>]*charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml\b[^>]*encoding\s*=\s*[\"']([\w:.-]+)",
    re.IGNORECASE,
)
HEAD = 4096
PDF = b"%PDF-"
WIDER = {
    "ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "big5": "big5hkscs",
}  # fmt: skip
"""What browsers read where a page says a name, as far as it is more than Python does."""
OTHER = re.compile(
    r"utf-?7|hz|idna|punycode|unicode|escape|palmos|undefined|mbcs|oem", re.IGNORECASE
)
"""Names that Python knows and no page is written in."""
FEW = 0.2
"""The share of damaged signs, of all beyond ASCII, up to which a text is still UTF-8."""
WIDE = 0.7
"""The share of bytes that are NUL, of those in even or odd places, from which two bytes are one."""


def text_of(data: bytes) -> str | None:
    """Return bytes as text, None for what is none.

    A mark at the beginning counts most, then that it is UTF-8 but for a few damaged bytes, then
    what a page says of itself; what is left is Windows-1252.
    """
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if data.startswith(PDF):
        return None
    if b"\0" in data:
        wide = wide_encoding(data[:HEAD])
        return data.decode(wide, errors="replace") if wide else None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return damaged(data) or declared(data) or data.decode("cp1252", errors="replace")


def wide_encoding(head: bytes) -> str:
    """Return which UTF-16 a text of mostly Western letters has, empty for what is no text."""
    half = max(len(head) // 2, 1)
    if head[1::2].count(0) > WIDE * half and not head[::2].count(0):
        return "utf-16-le"
    if head[::2].count(0) > WIDE * half and not head[1::2].count(0):
        return "utf-16-be"
    return ""


def declared(data: bytes) -> str:
    """Return a page in the encoding that it names, empty where it names none that is known."""
    found = DECLARED.search(data[:HEAD])
    if found is None:
        return ""
    name = (found[1] or found[2]).decode("ascii", errors="replace").casefold()
    if name.startswith("utf-8") or OTHER.search(name):
        return ""
    try:
        return data.decode(WIDER.get(name, name), errors="replace")
    except (LookupError, ValueError):
        return ""


def damaged(data: bytes) -> str:
    """Return a text that is UTF-8 but for a few bytes, empty where it is not."""
    text = data.decode(errors="replace")
    beyond = sum(not sign.isascii() for sign in text)
    return text if text.count("\ufffd") <= FEW * beyond else ""
