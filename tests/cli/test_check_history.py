"""What ``bank check --history`` says of the answers that it rests on."""

from __future__ import annotations

from pathlib import Path

from support.stage import Stage


def test_how_many_answers_a_check_rests_on_is_always_told(tmp_path: Path) -> None:
    """Where nobody answered yet, that is told too: silence would look like praise."""
    stage = Stage(tmp_path)
    stage.run(["bank", "new", "good.md"])
    stage.run(["bank", "load", "good.md"])
    assert "rests on 0 first answers." in stage.run(["bank", "check", "good.md", "--history"])[0]
    assert "rests on" not in stage.run(["bank", "check", "good.md"])[0]
