"""`class roster` from outside: what a large or messy file makes it say."""

from __future__ import annotations

import errno
import os
import stat
from io import StringIO
from pathlib import Path

import pytest

from civicquiz.cli.writing import write_names
from civicquiz.errors import BadInput
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


class Full(StringIO):
    """A file on a disk that has no room left."""

    def write(self, text: str) -> int:
        """Fail as the system does."""
        raise OSError(errno.ENOSPC, "No space left on device", text[:0])


@pytest.mark.parametrize("over", [False, True])
def test_nothing_is_left_on_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, over: bool
) -> None:
    """Half a file of names would bar the way of the next import; the old one stays."""
    names = tmp_path / "names.csv"
    if over:
        names.write_text("old", encoding="utf-8")
    before = list(tmp_path.iterdir())

    def made(path: Path, *_: object, **__: object) -> Full:
        path.touch()
        return Full()

    with monkeypatch.context() as disk:
        disk.setattr(Path, "open", made)
        with pytest.raises(BadInput, match="No space left") as told:
            write_names(names, [["alias", "name"]], over=over)
    assert "Free some space" in told.value.hint
    assert list(tmp_path.iterdir()) == before


NEEDS_MODES = pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes.")


def mode_of(path: Path) -> int:
    """Return who may read and write a file."""
    return stat.S_IMODE(path.stat().st_mode)


@NEEDS_MODES
def test_names_are_for_the_teacher_alone(tmp_path: Path) -> None:
    """Pupils at the same machine cannot read the file; whoever could read the old one still can."""
    stage = Stage(tmp_path)
    (stage.home / "list.csv").write_text("name\nAnn\n", encoding="utf-8")
    stage.run(["class", "new", "3B"])
    stage.run(["class", "roster", "import", "3B", "list.csv", "--pins"])
    names = stage.home / "list-aliases.csv"
    assert mode_of(names) == 0o600
    names.chmod(0o640)
    stage.run(["class", "roster", "import", "3B", "list-aliases.csv", "--update"])
    assert mode_of(names) == 0o640


@NEEDS_MODES
def test_a_file_that_is_protected_or_a_link_stays_one(tmp_path: Path) -> None:
    """Nobody is added where the file may not be written; behind a link the file is written."""
    stage = Stage(tmp_path)
    names, link = stage.home / "names.csv", stage.home / "link.csv"
    names.write_text("name\nAnn\n", encoding="utf-8")
    link.symlink_to(names)
    names.chmod(0o444)
    stage.run(["class", "new", "3B"])
    said, code = stage.run(["class", "roster", "import", "3B", "link.csv", "--update"])
    assert code == 1
    assert "names.csv is write-protected." in said
    names.chmod(0o644)
    assert stage.run(["class", "roster", "import", "3B", "link.csv", "--update"])[1] == 0
    assert link.is_symlink()
    assert "alias" in names.read_text(encoding="utf-8-sig")


def test_who_was_taken_out_and_what_names_nobody_is_told(tmp_path: Path) -> None:
    """An import says what it left aside, and how to take somebody in again."""
    stage = Stage(tmp_path)
    (stage.home / "list.csv").write_text("no,name\n1,Ann\n2,Ben\n3,\n", encoding="utf-8")
    stage.run(["class", "new", "3B"])
    said, _ = stage.run(["class", "roster", "import", "3B", "list.csv", "--seed", "1"])
    assert "Line 4 of the file: nobody stands there." in said
    alias = (stage.home / "list-aliases.csv").read_text(encoding="utf-8-sig").split("\n")[1]
    alias = alias.partition(",")[0]
    stage.run(["class", "roster", "remove", "3B", alias])
    said, _ = stage.run(["class", "roster", "import", "3B", "list-aliases.csv", "--update"])
    assert f"In the file, but taken out of 3B: {alias}." in said
    assert f"civicquiz class roster add 3B {alias}" in said
    assert "0 pupils added to 3B; 1 was in 3B before." in said
