"""Where a link to the cited passage is told: ``bank show``, and problems as JSON and SARIF."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from support.stage import Stage

URL = "https://example.org/guide#:~:text=The%20House,well%2Dknown%20members"
BANK = """---
title: T
source: s | S | https://example.org/guide
---

## The House has 435 members. {#house}

Source: s “The House … well-known members”

### Which of these is a chamber? {#which}

- [x] The House
- [ ] The Cabinet
- [ ] The Court
"""


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A home with one bank, whose quotation does not stand in its source."""
    found = Stage(tmp_path)
    (found.home / "t.md").write_text(BANK, encoding="utf-8")
    (found.home / "s.txt").write_text("Nothing.\n")
    return found


def checked(stage: Stage, form: str) -> Any:
    """Return what the check of the bank's provenance says in some form."""
    words = ["bank", "check", "t.md", "--select", "P", "--source", "s=s.txt", "--format", form]
    return json.loads(stage.run(words)[0])


def test_a_question_is_shown_with_its_link(stage: Stage) -> None:
    """One question tells its passage's address, as text and as JSON; a whole bank does not."""
    stage.run(["bank", "load", "--force", "t.md"])
    assert f"Passage: {URL}\n" in stage.run(["bank", "show", "t/which"])[0]
    shown = json.loads(stage.run(["bank", "show", "t/which", "--json"])[0])
    assert shown["questions"][0]["passages"] == [URL]
    assert "Passage" not in stage.run(["bank", "show", "t"])[0]


def test_a_problem_has_its_link_as_json(stage: Stage) -> None:
    """A quotation that is nowhere comes with the address where it should be."""
    found = checked(stage, "json")["problems"]
    assert {one["code"]: one.get("passage") for one in found}["P403"] == URL


def test_a_problem_has_its_link_as_sarif(stage: Stage) -> None:
    """SARIF has it as a related location."""
    (run,) = checked(stage, "sarif")["runs"]
    (found,) = [one for one in run["results"] if one["ruleId"] == "P403"]
    (place,) = found["relatedLocations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == URL
