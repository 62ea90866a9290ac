"""Where a database lies, and what follows from it for how it is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from civicquiz.store import open_store, opening, places
from support.storing import NOW

LOCAL = "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw"


def mounted(tmp_path: Path, *lines: str) -> Path:
    """Write what Linux would tell of the mounts."""
    path = tmp_path / "mountinfo"
    path.write_text("\n".join([LOCAL, "odd line", *lines]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("kind", "remote"),
    [
        ("nfs4", True),
        ("cifs", True),
        ("smb3", True),
        ("9p", True),
        ("fuse.sshfs", True),
        ("ext4", False),
        ("overlay", False),
        ("fuse.gocryptfs", False),
    ],
)
def test_a_folder_of_the_network_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, *, remote: bool
) -> None:
    """By the type of the file system that lies deepest on the way to the file."""
    share = tmp_path / "class share"
    share.mkdir()
    point = str(share.resolve()).replace(" ", "\\040")
    line = f"90 27 0:50 / {point} rw,relatime shared:1 - {kind} server:/share rw"
    monkeypatch.setattr(places, "MOUNTS", mounted(tmp_path, line))
    assert places.is_remote(share / "civicquiz.db") is remote
    assert not places.is_remote(tmp_path / "civicquiz.db")


def test_where_nothing_is_told_a_disk_is_local(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other systems have no list of mounts."""
    monkeypatch.setattr(places, "MOUNTS", tmp_path / "none")
    assert not places.is_remote(tmp_path / "civicquiz.db")


def test_in_the_network_no_log_is_shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also a database that had one before goes without; it is said once, when it is made."""
    path = tmp_path / "civicquiz.db"

    def journal() -> object:
        """Open it at two terminals that write in turn, and return how it is kept."""
        with open_store(path, now=NOW) as one, open_store(path, now=NOW) as two:
            for store in (one, two, one):
                store.add_learner(f"{len(store.learners())} of {len(told)}", NOW)
            assert len(one.learners()) == len(two.learners())
            told.append(one.notices)
            return one._connection.exec_driver_sql("PRAGMA journal_mode").scalar()

    told: list[tuple[str, ...]] = []
    monkeypatch.setattr(opening, "is_remote", lambda _: True)
    assert journal() == "delete"
    assert told[0][1:] == (opening.SHARED,)
    monkeypatch.setattr(opening, "is_remote", lambda _: False)
    assert journal() == "wal"
    monkeypatch.setattr(opening, "is_remote", lambda _: True)
    assert journal() == "delete"
    assert told[1:] == [(), ()]


def test_others_who_have_the_log_keep_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is refused because somebody sits there already."""
    path = tmp_path / "civicquiz.db"
    with open_store(path, now=NOW) as store:
        monkeypatch.setattr(opening, "is_remote", lambda _: True)
        with open_store(path, now=NOW, patience_ms=50) as other:
            other.add_learner("Ann", NOW)
        assert len(store.learners()) == 1
