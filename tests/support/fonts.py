"""A font of a single letter, drawn as a square."""

from __future__ import annotations

import io

import pytest

__all__ = ["font_with"]

UNITS = 1000
SQUARE = ((100, 0), (100, 700), (800, 700), (800, 0))


def font_with(letter: str) -> bytes:
    """Return a TrueType font that has this letter and no other."""
    building = pytest.importorskip(
        "fontTools.fontBuilder", reason="makes a font: pip install fonttools"
    )
    pens = pytest.importorskip("fontTools.pens.ttGlyphPen")
    pen = pens.TTGlyphPen(None)
    pen.moveTo(SQUARE[0])
    for corner in SQUARE[1:]:
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    font = building.FontBuilder(UNITS, isTTF=True)
    font.setupGlyphOrder([".notdef", "square"])
    font.setupCharacterMap({ord(letter): "square"})
    font.setupGlyf({".notdef": square, "square": square})
    font.setupHorizontalMetrics({".notdef": (900, 100), "square": (900, 100)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    font.setupNameTable(
        {"familyName": "One Letter", "styleName": "Regular", "psName": "OneLetter-Regular"}
    )
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()
