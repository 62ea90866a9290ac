"""A leech is shown to whoever learns and to whoever teaches, and wakes when it is looked at."""

from __future__ import annotations

import json
from pathlib import Path

from support.stage import Stage

BANK = "---\ntitle: Hard\n---\n## Which number is it? {#hard}\nAnswer: 435\n"


def test_a_leech_is_shown_to_learner_and_instructor_and_woken_by_a_new_wording(
    tmp_path: Path,
) -> None:
    """After eight failures that followed a success it rests; `due` and `bank show` say so."""
    stage = Stage(tmp_path)
    (stage.home / "hard.md").write_text(BANK, encoding="utf-8")
    stage.run(["bank", "load", "hard.md"])
    for day in range(20):
        # right at last in each session, so that each next day's failure is a lapse
        lines = '{"answer": "435"}\n' if day == 0 else '{"answer": "1"}\n{"answer": "435"}\n'
        at = f"2026-04-{day + 1:02}T12:00"
        said, code = stage.run(["--at", at, "study", "hard", "--json"], stdin=lines)
        assert code == 0, said
    later = ["--at", "2026-04-25T12:00"]
    said, _ = stage.run([*later, "due", "--json"])
    resting = json.loads(said)["resting"]
    assert [(each["question"], each["why"]) for each in resting] == [("hard/hard", "leech")]
    said, _ = stage.run([*later, "bank", "show", "hard/hard"])
    assert "Leech: hard/hard rests for me." in said
    said, _ = stage.run([*later, "bank", "show", "hard", "--json"])
    assert json.loads(said)["leeches"] == {"hard/hard": ["me"]}
    (stage.home / "hard.md").write_text(BANK.replace("Which", "Just which"), encoding="utf-8")
    stage.run([*later, "bank", "load", "hard.md"])
    said, _ = stage.run([*later, "due", "--json"])
    assert json.loads(said)["resting"] == []
