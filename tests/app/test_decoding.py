"""Sources in the encodings of the world: by mark, by name and by look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.app.decoding import text_of

WORLD = [
    ("shift_jis", "衆議院の議員は465人である"),
    ("euc-jp", "衆議院の議員は465人である"),
    ("windows-1251", "Государственная дума, 450 депутатов"),
    ("koi8-r", "Государственная дума, 450 депутатов"),
    ("iso-8859-2", "Poslanecká sněmovna má 200 členů"),
    ("gb2312", "全国人民代表大会有2980名代表"),
    ("big5", "立法院有113席"),
    ("euc-kr", "국회 의원은 300명이다"),
]
HEADS = [
    "<html><head><meta http-equiv='Content-Type' content='text/html; charset={}'>",
    '<!doctype html><META CharSet="{}">',
    "<?xml version='1.0' encoding='{}'?>",
]


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("name", "text"), WORLD)
def test_a_page_says_its_encoding(head: str, name: str, text: str) -> None:
    """The name that stands in the head is believed."""
    whole = f"{head.format(name)}<p>{text}</p>"
    assert text_of(whole.encode(name)) == whole


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32", "utf-16", "utf-8-sig"])
def test_wide_texts(encoding: str) -> None:
    """With a mark any text, without one those that are mostly Western."""
    text = "The House has 435 members; naïve."
    assert text_of(text.encode(encoding)) == text


@pytest.mark.parametrize("name", ["utf-8", "x-unknown", "hex", "rot13", "idna", "utf-7", "\0"])
def test_a_name_that_leads_nowhere(name: str) -> None:
    """What is no encoding of pages is not believed; Windows-1252 is what is left."""
    page = f"<meta charset='{name}'><p>“Señor” café</p>".encode("cp1252")
    assert (text_of(page) or "").endswith("“Señor” café</p>") == (name != "\0")


def test_what_is_utf_8_is_read_so() -> None:
    """Whatever a page says of itself; and with a damaged byte, or cut off, too."""
    page = "<meta charset=iso-8859-1><p>Größe, Señor, café, naïve: “so”</p>"
    assert text_of(page.encode()) == page
    assert text_of(page.encode() + b"\xff") == page + "\N{REPLACEMENT CHARACTER}"
    assert text_of(page.replace("iso-8859-1", "utf-8").encode("cp1252")) == page.replace(
        "iso-8859-1", "utf-8"
    )


def test_a_pdf_is_no_text() -> None:
    """Its words are in no order that one could look them up in, NUL bytes or none."""
    assert text_of(b"%PDF-1.7\n1 0 obj (The House) endobj") is None


@given(st.binary(max_size=200))
def test_bytes_are_a_text_or_none(data: bytes) -> None:
    """Nothing that a file may hold stops the reading."""
    text = text_of(data)
    assert text is None or isinstance(text, str)
