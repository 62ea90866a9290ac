"""What each problem's code means, for the manual: from the table that the reader itself uses."""

from __future__ import annotations

import re

__all__ = ["problem_entry", "problems_page"]

ESCAPED = re.compile(r"\\[^\s\w.]+")
"""A mark with a backslash before it, which Markdown takes away from all but code."""


def problem_entry(code: str) -> str | None:
    """Return the entry of a code; None where there is no such code."""
    from civicquiz.bank import CODES  # Markdown: not on the way to a question

    found = CODES.get(code)
    if found is None:
        from civicquiz.lint import page  # as above

        return page(code)
    return (
        f"# {code}\n\n{found.meaning}\n\nFix: {_as_code(found.remedy)}\n\n"
        "See: civicquiz help bank-language\n"
    )


def problems_page() -> str:
    """Return all codes with what they mean and what to do."""
    from civicquiz.bank import CODES

    lines = ["# Problems: every code of the bank language, and its remedy", ""]
    for code, found in CODES.items():
        lines.append(f"- **{code}** {found.meaning} {_as_code(found.remedy)}")
    return "\n".join(lines) + "\n"


def _as_code(text: str) -> str:
    return ESCAPED.sub(r"`\g<0>`", text)
