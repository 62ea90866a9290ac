"""The press: typst sets the templates with the fonts that it brings along, and no others."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Final, Self

from civicquiz.errors import BadInput, MissingExtra
from civicquiz.render.paper import clusters_in, with_stand_ins

try:
    import segno
    import typst
except ImportError as error:
    raise MissingExtra(
        "Printing needs a part of civicquiz that is not installed.",
        "Install it: pip install 'civicquiz[paper]'",
    ) from error

__all__ = ["Press"]

Content = dict[str, object]

STANDARD: Final = "ua-1"
"""PDF/UA: tagged, with title and language; typst refuses to set a letter that no font has."""

TEMPLATES = {"booklet": "whole", "half": "half"}
PROBE = b"""
#let content = json(bytes(sys.inputs.content))
#set document(title: "probe")
#set text(lang: "en", font: ("Libertinus Serif", ..content.fonts))
#for each in content.texts { block(text(each)) }
"""
NO_ROOM = "too long for half a sheet"
PAGES = re.compile(rb"/Type ?/Pages ?/Count (\d+)")


class Press:
    """Sets content as PDF, with the built-in fonts and, for what they lack, those brought along."""

    def __init__(self, fonts: Sequence[bytes], now: datetime) -> None:
        """Set up the fonts; the files say that they were made `now`."""
        self._folder = TemporaryDirectory(prefix="civicquiz-")
        self._stamp = int(now.astimezone(UTC).timestamp())
        self._lacking: frozenset[str] = frozenset()
        for at, font in enumerate(fonts):
            Path(self._folder.name, f"{at}.otf").write_bytes(font)
        brought = typst.Fonts(
            include_system_fonts=False,
            include_embedded_fonts=False,
            font_paths=[self._folder.name],
        ).fonts()
        usable = {Path(font.path).stem for font in brought if font.path}
        if len(usable) < len(fonts):
            self._folder.cleanup()
            raise BadInput(
                "A file given as font holds none that can be used.",
                "Give TrueType or OpenType fonts: files that end in .ttf or .otf.",
            )
        self.families = tuple(dict.fromkeys(font.family for font in brought))
        self._fonts = typst.Fonts(include_system_fonts=False, font_paths=[self._folder.name])

    def __enter__(self) -> Self:
        """Return the press."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the copy of the font away."""
        self._folder.cleanup()

    def code(self, text: str) -> str:
        """Return a QR code as SVG; a quarter of it may be stained."""
        out = BytesIO()
        made = segno.make_qr(text, error="q")
        made.save(out, kind="svg", border=2, xmldecl=False, svgns=True)
        return out.getvalue().decode("utf-8")

    def lacking(self, contents: Sequence[Content]) -> dict[str, tuple[str, ...]]:
        """Return the letters that no font has, under what they are part of; they get stand-ins."""
        places: dict[str, dict[str, None]] = {}
        for content in contents:
            for cluster, found in clusters_in(content).items():
                places.setdefault(cluster, {}).update(dict.fromkeys(found))
        self._lacking = frozenset(self._unknown(list(places)))
        lacking: dict[str, dict[str, None]] = {}
        for cluster in sorted(self._lacking):
            for place in places[cluster]:
                lacking.setdefault(place, {})[cluster] = None
        return {place: tuple(found) for place, found in sorted(lacking.items())}

    def printed(self, content: Content) -> tuple[bytes, int]:
        """Return content as PDF, with the number of its pages."""
        kind = str(content["kind"])
        look = content["look"]
        assert isinstance(look, dict)
        if kind == "booklet" and look["half"]:
            kind = "half"
        names = ["common", *(["booklet"] if kind in TEMPLATES else []), TEMPLATES.get(kind, kind)]
        home = files("civicquiz.render.paper")
        source = "\n".join((home / f"{name}.typ").read_text(encoding="utf-8") for name in names)
        try:
            pdf = self._set(source.encode(), with_stand_ins(content, self._lacking))
        except typst.TypstError as error:
            if NO_ROOM in error.message:
                raise BadInput(
                    "The questions are too many, or too long, for half a sheet.",
                    f"Leave out --half{' or --large' if look['large'] else ''}, "
                    "or make a quiz with fewer questions.",
                ) from None
            raise
        found = PAGES.search(pdf)
        return pdf, int(found[1]) if found else 0

    def _set(self, source: bytes, content: Content) -> bytes:
        return typst.compile(
            source,
            format="pdf",
            font_paths=self._fonts,
            ignore_system_fonts=True,
            sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
            pdf_standards=STANDARD,
            timestamp=self._stamp,
        )

    def _unknown(self, texts: list[str]) -> list[str]:
        """Return the texts that cannot be set: by halves, since a refusal tells only that one is."""
        if not texts or self._known(texts):
            return []
        if len(texts) == 1:
            return texts
        middle = len(texts) // 2
        return self._unknown(texts[:middle]) + self._unknown(texts[middle:])

    def _known(self, texts: list[str]) -> bool:
        try:
            self._set(PROBE, {"fonts": self.families, "texts": texts})
        except typst.TypstError:
            return False
        return True
