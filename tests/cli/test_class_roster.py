"""`class roster` from outside: what a large or messy file makes it say."""

from __future__ import annotations

import errno
from io import StringIO
from pathlib import Path

import pytest

from civicquiz.cli.writing import write_csv
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
            write_csv(names, [["alias", "name"]], over=over)
    assert "Free some space" in told.value.hint
    assert list(tmp_path.iterdir()) == before
