"""Problems as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from civicquiz.model import Place, Problem, Severity

__all__ = ["to_sarif"]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
PLAIN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
"""Bytes that stand for themselves in a reference."""
ADDRESS = frozenset(range(0x21, 0x7F)) - frozenset(b'<>"{}|\\^`')
"""Bytes that stand for themselves in an address, those with a meaning there among them."""
PROVENANCE = "P"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def to_sarif(
    problems: Sequence[Problem],
    pages: Mapping[str, tuple[str, str]],
    version: str,
    links: Mapping[Place, str] | None = None,
) -> dict[str, object]:
    """Return one run; `pages` hold name and page (Markdown) of each rule, by code.

    `links` open the passages that problems of provenance are about, by place. Paths become relative references with ``/``; those of a problem without one are left out.
    """
    codes = sorted({problem.code for problem in problems})
    rules = [descriptor(code, *pages.get(code, ("", ""))) for code in codes]
    index = {code: at for at, code in enumerate(codes)}
    driver = {
        "name": "civicquiz",
        "version": version,
        "rules": rules,
    }
    results = [
        result(problem, index[problem.code], (links or {}).get(problem.place, ""))
        if problem.code[0] == PROVENANCE
        else result(problem, index[problem.code])
        for problem in problems
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def descriptor(code: str, name: str, page: str) -> dict[str, object]:
    """Return what SARIF wants to know of a rule."""
    found: dict[str, object] = {"id": code}
    if name:
        found["shortDescription"] = {"text": name}
    if page:
        found["help"] = {"text": page, "markdown": page}
    return found


def result(problem: Problem, index: int, link: str = "") -> dict[str, object]:
    """Return one problem as a result."""
    found: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": LEVELS[problem.severity],
        "message": {"text": f"{problem.what} Fix: {problem.fix}"},
    }
    place = problem.place
    if place.path:
        uri = reference(place.path)
        region = {"startLine": max(place.line, 1), "startColumn": max(place.column, 1)}
        physical = {"artifactLocation": {"uri": uri}, "region": region}
        found["locations"] = [{"physicalLocation": physical}]
    if link:
        found["relatedLocations"] = [
            {
                "physicalLocation": {"artifactLocation": {"uri": escaped(link.encode(), ADDRESS)}},
                "message": {"text": "The cited passage."},
            }
        ]
    return found


def reference(path: str) -> str:
    """Return a path as a reference: ``/`` between folders, other bytes as %XX."""
    data = path.replace("\\", "/").encode("utf-8", "surrogateescape")
    return escaped(data, PLAIN)


def escaped(data: bytes, plain: Collection[int]) -> str:
    """Return bytes as signs, those that are not plain as %XX."""
    return "".join(chr(byte) if byte in plain else f"%{byte:02X}" for byte in data)
