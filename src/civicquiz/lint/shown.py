"""What a source shows to its reader: a page of HTML, a Markdown document or a plain text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import pairwise

__all__ = ["continued", "shown", "unmarked"]

PAGE = re.compile(
    r"\ufeff?\s*+(?:<\?[^>]*>\s*+|<!--(?>.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
BLOCKS = (
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset"
    "|figcaption|figure|footer|form|h[1-6]|header|hr|li|legend|main|menu|nav|ol|optgroup|p|pre"
    "|section|summary|table|tbody|tfoot|thead|tr|ul"
)
"""Elements that begin a line of their own, and end it."""
WORDS = (
    "a|abbr|b|bdi|bdo|big|br|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike"
    "|strong|sub|sup|tt|u|var|wbr"
)
"""Elements within a line."""
ATTRIBUTES = r"(?:[^>=]|=\s*(?:\"[^\"]*(?:\"|\Z)|'[^']*(?:'|\Z))?)*+(?:>|\Z)"
TAG = re.compile(
    r"<(?P<raw>script|style|title|textarea|iframe)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<!--.*?(?:-->|\Z)|<!\[CDATA\[|\]\]>|<[!?][^>]*(?:>|\Z)"
    rf"|<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>{ATTRIBUTES})",
    re.IGNORECASE | re.DOTALL,
)
"""What a page does not show. As in a browser, what is never closed goes on to the end."""
IN_TEXT = r"\b[^<>\n]*>"
"""How a tag goes on in Markdown, where a sign of less than may be just that."""
BLOCK = re.compile(rf"</?(?:{BLOCKS}){IN_TEXT}", re.IGNORECASE)
BREAK = re.compile(BLOCKS)
APART = frozenset(["td", "th", "option", "button", "img", "br"])
"""Elements that part words and no paragraphs."""
UNSEEN = frozenset(["template", "noscript", "svg"])
HIDDEN = re.compile(
    r"\shidden(?!\s*=\s*['\"]?until-found)(?![\w-])|style\s*=\s*(?:\"[^\"]*|'[^']*)display\s*:\s*none",
    re.IGNORECASE,
)
EMPTY = frozenset(["br", "hr", "img", "input", "link", "meta", "source", "wbr"])
ALONE = frozenset(["p", "li", "tr", "td", "th", "dt", "dd", "option"])
"""Elements that end where the next of their kind begins."""

BLANK = re.compile(r"\n[ \t]*\n")
LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028\u2029]")
MARKS = re.compile(
    rf"<!--.*?(?:-->|\Z)|</?(?:{WORDS}){IN_TEXT}"
    r"|!\[[^\[\]]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]]*\])"
    r"|\[(?P<said>[^\[\]]*)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]]*\])"
    r"|(?<=[^\W\d_])\*{1,3}(?=[^\W\d_])",
    re.IGNORECASE | re.DOTALL,
)
"""Comments, tags, pictures, links and emphasis within a word, in Markdown."""
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?…]['\")\]’”]*\Z")
WIDTHS = range(50, 121)
"""Characters of the longest line, where lines were broken to fit a page."""
FULL = 0.8
"""The share of the longest line from which a line may go on in the next."""
MOST_MARGIN = 10
"""Words of a running head, or of a footer with the number of the page."""


def shown(text: str) -> list[str]:
    """Return the paragraphs of a source as a reader sees them.

    A blank line ends a paragraph; in a text without blank lines every line is one. In HTML it is
    the element that does: lines and blank lines mean nothing there.
    """
    text = LINE_ENDS.sub("\n", text)
    if is_page(text):
        return [html.unescape(part) for part in of_page(text)]
    return parted(unmarked(text).replace("\f", "\n\n"))


def is_page(text: str) -> bool:
    """Whether a text is HTML: it begins so, or has more tags of blocks than blank lines."""
    if PAGE.match(text):
        return True
    if "<" not in text or not BLOCK.search(text):
        return False
    return sum(1 for _ in BLOCK.finditer(text)) > sum(1 for _ in BLANK.finditer(text))


def parted(text: str) -> list[str]:
    """Return the paragraphs of a text, or its lines where no blank one parts them."""
    return BLANK.split(text) if BLANK.search(text.strip()) else text.split("\n")


def unmarked(text: str) -> str:
    """Return a Markdown text without what its reader does not see."""
    if "<" in text or "[" in text or "*" in text:
        text = BLOCK.sub("\n\n", text) if "<" in text else text
        text = MARKS.sub(replaced, text)
    return ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def replaced(found: re.Match[str]) -> str:
    """Return what is seen of a mark."""
    if found[0][:3].casefold() == "<br":
        return " "
    return found["said"] or ""


def of_page(text: str) -> Iterator[str]:
    """Give the paragraphs of a page of HTML."""
    pieces: list[str] = []
    breaks = end = preformatted = 0
    hiding, depth = "", 0
    for tag in TAG.finditer(text):
        between = text[end : tag.start()]
        end = tag.end()
        name = (tag["name"] or "").casefold()
        opens = not tag["end"]
        if hiding:
            if name == hiding:
                depth = 0 if opens and name in ALONE else depth + (1 if opens else -1)
            if depth or not opens:
                hiding = hiding if depth else ""
                continue
            hiding = between = ""
        if between.strip():
            breaks = 0
        pieces.append(between)
        if not name:
            continue
        breaks += name == "br"
        if BREAK.fullmatch(name) or breaks > 1:
            yield from whole(pieces, preformatted)
            pieces, breaks = [], 0
        elif name in APART:
            pieces.append("\n" if name == "br" else " ")
        if name == "pre":
            preformatted = opens
        if opens and is_hidden(name, tag["attributes"]):
            hiding, depth = name, 1
    if not hiding:
        pieces.append(text[end:])
    yield from whole(pieces, preformatted)


def is_hidden(name: str, attributes: str) -> bool:
    """Whether an element, and all within it, is not shown."""
    if name in EMPTY or attributes.endswith("/>"):
        return False
    return name in UNSEEN or HIDDEN.search(attributes) is not None


def whole(pieces: list[str], preformatted: int) -> list[str]:
    """Return the paragraph, or where lines count the paragraphs, that some pieces make."""
    text = "".join(pieces)
    return parted(text) if preformatted else [text]


def continued(text: str) -> list[str]:
    """Return what the ends of lines and of pages have parted, put together again.

    This is the second look, where nothing is found in a paragraph: a line of a text without blank
    lines may go on in the next, and a sentence that a page does not end goes on behind its margin.
    """
    text = LINE_ENDS.sub("\n", text)
    if is_page(text):
        return []
    text = unmarked(text)
    if "\f" in text:
        return across_pages([BLANK.split(page) for page in text.split("\f")])
    lines = text.split("\n")
    width = max(map(len, lines))
    if width >= WIDTHS.stop or BLANK.search(text.strip()):
        return []
    return joined(lines, FULL * width if width in WIDTHS else width + 1)


def joined(lines: list[str], full: float) -> list[str]:
    """Return lines joined that go on: unfinished, or so full that the sentence may."""
    found: list[list[str]] = [[]]
    for line in lines:
        last = found[-1][-1] if found[-1] else ""
        if last and SENTENCE_END.search(last.rstrip()) and len(last) < full:
            found.append([])
        found[-1].append(line)
    return ["\n".join(part) for part in found if len(part) > 1]


def across_pages(pages: list[list[str]]) -> list[str]:
    """Return the paragraphs that go on on the next page, without head and foot of the pages."""
    found = []
    inner = [page for page in map(without_margins, pages) if page]
    for page, following in pairwise(inner):
        if not SENTENCE_END.search(page[-1].rstrip()):
            found.append(f"{page[-1]}\n{following[0]}")
    return found


def without_margins(page: list[str]) -> list[str]:
    """Return the paragraphs of a page without short ones at its ends that are no sentences."""
    parts = [part for part in page if part.strip()]
    while parts and is_margin(parts[0]):
        parts = parts[1:]
    while parts and is_margin(parts[-1]):
        parts = parts[:-1]
    return parts


def is_margin(part: str) -> bool:
    """Whether a paragraph is a head or a foot of a page."""
    return len(part.split()) <= MOST_MARGIN and not SENTENCE_END.search(part.rstrip())
