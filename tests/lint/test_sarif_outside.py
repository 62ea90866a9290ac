"""Our SARIF is read by somebody else's model of the 2.1.0 schema."""

from __future__ import annotations

import json
from pathlib import Path

from sarif_pydantic import Sarif

from support.stage import Stage

BANK = "---\ntitle: x\n---\n## Which is not it? {#a}\n- [ ] a\n- [ ] a\n"


def test_what_bank_check_writes_is_valid_sarif(tmp_path: Path) -> None:
    """Each problem is a result with its rule and its place."""
    stage = Stage(tmp_path)
    (stage.home / "bad.md").write_text(BANK, encoding="utf-8")
    said, code = stage.run(["bank", "check", "bad.md", "--format", "sarif"])
    assert code == 1
    read = Sarif.model_validate(json.loads(said))
    results = read.runs[0].results
    assert results
    assert {"Q060", "S102"} <= {result.rule_id for result in results}
    assert all(result.locations for result in results)


def test_a_clean_bank_is_a_run_without_results(tmp_path: Path) -> None:
    """Nothing found is valid too."""
    stage = Stage(tmp_path)
    stage.run(["bank", "new", "good.md"])
    said, _ = stage.run(["bank", "check", "good.md", "--select", "S", "--format", "sarif"])
    assert Sarif.model_validate(json.loads(said)).runs[0].results == []
