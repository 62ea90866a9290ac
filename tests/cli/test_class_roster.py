"""`class roster` from outside: what a large or messy file makes it say."""

from __future__ import annotations

from pathlib import Path

from support.stage import Stage


def test_of_many_namesakes_the_first_are_named(tmp_path: Path) -> None:
    """The rest are counted, and a name in many lines is told with the first of them."""
    stage = Stage(tmp_path)
    rows = [f"Ann {at},{turn}" for turn in "ab" for at in range(30)]
    rows += [f"Bo,{at}" for at in range(40)]
    (stage.home / "big.csv").write_text("name,number\n" + "\n".join(rows), encoding="utf-8")
    stage.run(["class", "new", "big"])
    said, code = stage.run(["class", "roster", "import", "big", "big.csv"])
    assert code == 0
    assert "Ann 9 stands in lines 11, 41: taken for 2 pupils." in said
    assert "21 more names stand twice, too." in said
    assert len(said.splitlines()) == 10 + 1 + 2
