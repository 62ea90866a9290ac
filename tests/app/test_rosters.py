"""Rosters: every pupil gets one alias, names go from file to file, and nobody is added twice."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from civicquiz.app import rosters
from civicquiz.app.classes import new_class
from civicquiz.app.leaving import export_learner
from civicquiz.app.people import forget_learner, list_learners, rename_learner
from civicquiz.app.pins import check_pin
from civicquiz.app.roster_file import Roster, read_roster
from civicquiz.app.rosters import (
    Imported,
    add_pupils,
    import_roster,
    return_pupil,
    set_pin,
    take_out,
)
from civicquiz.errors import BadInput
from civicquiz.formats import read_table
from civicquiz.render import to_csv
from civicquiz.store import Store, open_store
from support.storing import NOW

NAMES = st.text(  # a bare list in which semicolons stand is a table
    st.characters(exclude_categories=("C", "Z"), exclude_characters="'=+-@;"),
    min_size=1,
    max_size=9,
)
THREE = "name\nAnna\nBen\nCleo\n"


@pytest.fixture
def store() -> Iterator[Store]:
    """Open a store in memory with the class 3B."""
    with open_store(":memory:", now=NOW) as opened:
        new_class(opened, "3B", NOW)
        yield opened


def listed(text: str | bytes) -> Roster:
    """Return a roster that was read from a file."""
    return read_roster(read_table(text if isinstance(text, bytes) else text.encode()))


def imported(
    store: Store, text: str, *, add: bool = False, pins: bool = False, seed: int = 1
) -> tuple[Imported, str]:
    """Import a file; return what was done and the file of names that was written."""
    out: list[list[str]] = []
    done = import_roster(
        store, "3b", listed(text), NOW, Random(seed), out.extend, add=add, pins=pins
    )
    return done, to_csv(out)


def test_each_pupil_gets_an_alias(store: Store) -> None:
    """The file of names holds all that the first one held, with an alias before it."""
    done, names = imported(store, "Last name,Email,First name\nRoe,r@x,Ann\nDoe,d@x,\n")
    aliases = [pupil.alias for pupil in done.added]
    assert list(csv.reader(io.StringIO(names))) == [
        ["alias", "name", "Last name", "Email", "First name"],
        [aliases[0], "Ann Roe", "Roe", "r@x", "Ann"],
        [aliases[1], "Doe", "Doe", "d@x", ""],
    ]
    assert [each.name for each in done.added] == [f"3B/{alias}" for alias in aliases]


@given(st.lists(NAMES, min_size=1, max_size=8, unique_by=str.casefold), st.lists(NAMES, max_size=3))
def test_a_file_of_names_is_read_again(names: list[str], more: list[str]) -> None:
    """Importing what an import wrote adds nobody; rows without an alias are added to it."""
    with open_store(":memory:", now=NOW) as store:
        new_class(store, "3B", NOW)
        first, text = imported(store, to_csv([["name"], *([name] for name in names)]))
        again, same = imported(store, text)
        assert (again.added, again.known, again.absent, same) == ((), len(names), (), text)
        grown, _ = imported(
            store, text + to_csv([["", f"{name} {n}"] for n, name in enumerate(more)])
        )
        assert (len(grown.added), grown.known) == (len(more), len(names))
        assert len(store.pupils(1)) == len(names) + len(more)
        assert {each.alias for each in first.added} <= {each.alias for each in store.pupils(1)}


def test_the_file_and_the_pupils_come_together(store: Store) -> None:
    """Where the file cannot be written nobody is added: nobody would know who is who."""

    def fail(_: list[list[str]]) -> None:
        raise BadInput("The disk is full.", "")

    with pytest.raises(BadInput, match="full"):
        import_roster(store, "3B", listed(THREE), NOW, Random(1), fail)
    assert store.pupils(1, left=True) == []
    assert list_learners(store, pupils=True) == ([], 0)


def test_nobody_is_added_twice(store: Store) -> None:
    """A file without aliases is refused where there are pupils, unless all of them are new."""
    imported(store, THREE)
    with pytest.raises(BadInput, match="3 pupils already") as told:
        imported(store, THREE)
    assert "--add" in told.value.hint
    done, _ = imported(store, THREE, add=True)
    assert len(done.added) == 3
    assert len(store.pupils(1)) == 6


def test_the_file_of_another_class_is_noticed(store: Store) -> None:
    """Its aliases are nobody's here; a class that is empty takes them."""
    _, names = imported(store, THREE, seed=1)
    with open_store(":memory:", now=NOW) as other:
        new_class(other, "3B", NOW)
        _, theirs = imported(other, THREE, seed=2)
    with pytest.raises(BadInput, match="None of the aliases in this file is one of 3B's 3 pupils"):
        imported(store, theirs)
    done, _ = imported(store, theirs, add=True)
    assert len(done.added) == 3
    assert imported(store, names)[0].added == ()


def test_who_is_not_in_the_file_is_named(store: Store) -> None:
    """Nobody is taken out by an import; the one whom the file lacks is told."""
    done, names = imported(store, THREE)
    short = "\n".join(names.splitlines()[:-1]) + "\n"
    again, _ = imported(store, short)
    assert again.absent == (done.added[2].alias,)
    assert len(store.pupils(1)) == 3


def test_a_class_is_made_again_from_its_file(store: Store) -> None:
    """On another machine the file of names gives everybody the old alias and PIN."""
    _, names = imported(store, THREE, pins=True)
    with open_store(":memory:", now=NOW) as other:
        new_class(other, "3B", NOW)
        done, text = imported(other, names)
        assert text == names
        pins = {row["alias"]: row["pin"] for row in csv.DictReader(io.StringIO(names))}
        for pupil in other.pupils(1):
            assert check_pin(pins[pupil.alias], pupil.pin_hash)
        assert len(done.added) == 3


def test_namesakes_are_two_pupils(store: Store) -> None:
    """The same name twice is told with its lines; the same line twice is a slip."""
    done, _ = imported(store, "name,email\nAnn,a@x\nBen,b@x\nann,c@x\n")
    assert done.namesakes == (("ann", (2, 4)),)
    with pytest.raises(BadInput, match="the same: 2 and 4"):
        listed("name,email\nAnn,a@x\nBen,b@x\nANN,a@x\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name\n", "Nobody"),
        ("no,name\n1,\n2,\n", "Nobody"),
        ("ID,Lerner\n7,Ann\n", "Line 2 has no alias, and no column is headed .*: Lerner"),
        ("Anna,Roe\nBen,Doe\n", "names no column that is known: Anna, Roe"),
        ("alias,name\nOtter 7,Ann\n", "Line 2: 'otter 7' is no alias"),
        ("alias,name\notter-7,Ann\nOTTER-7,Ben\n", "Lines 2 and 3 have one alias"),
        ("name,email\nRoe, Ann,a@x\n", "Line 2 has 3 cells, the headings are 2"),
        ("alias,alias,name\n,,Ann\n", "both headed “alias”"),
    ],
)
def test_what_is_not_certain_is_refused(text: str, told: str) -> None:
    """Each fault of a file is told with its line."""
    with pytest.raises(BadInput, match=told) as error:
        listed(text)
    assert error.value.hint


def test_a_column_of_names_needs_no_heading() -> None:
    """The first of a bare list of names is a pupil, not a heading."""
    assert [row.name for row in listed("Anna\nBen\n").rows] == ["Anna", "Ben"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Name;Vorname;Klasse\nGroß;Änne;3B\n", "Änne Groß"),
        ("Name;Vorname\nÄnne Groß;Änne\n", "Änne Groß"),
        ("Name;Vorname;Nachname\nGroß, Änne;Änne;Groß\n", "Groß, Änne"),
        ("Name, Vorname;Klasse\nGroß, Änne;3B\n", "Groß, Änne"),
        ("First name,Name\nAnn,Roe\n", "Ann Roe"),
        ("Student ID,Student Last Name,Student First Name\n7,Roe,Ann\n", "Ann Roe"),
        ("LAST_NAME\tFIRST_NAME\nRoe\tAnn\n", "Ann Roe"),
        ("ID,Student Name\n7,Ann Roe\n", "Ann Roe"),
        ("ID,Student\n7,Ann Roe\n", "Ann Roe"),
        ("NOM;Prénom\nDUPONT;Éloïse\n", "Éloïse DUPONT"),
        ("Apellido(s),Nombre\nRuiz Gil,José\n", "José Ruiz Gil"),
        ("Apellido paterno;Apellido materno;Nombres\nRuiz;Gil;José\n", "José Ruiz Gil"),
        ("Cognome;Nome\nRossi;Anna\n", "Anna Rossi"),
        ("Achternaam;Tussenvoegsel;Voornaam\nBerg;van den;Jan\n", "Jan van den Berg"),
        ("Фамилия;Имя;Отчество\nИванов;Иван;Петрович\n", "Иван Петрович Иванов"),
        ("学号,姓名\n12,李雷\n", "李雷"),
        ("Email,Class\na@x,3B\n", "a@x"),
    ],
)
def test_names_are_found_under_the_headings_of_school_programs(text: str, name: str) -> None:
    """Whole names, and halves in either order, in several languages; never a number beside them."""
    (row,) = listed(text).rows
    assert row.name == name


def test_what_is_no_pupil_gets_no_alias(store: Store) -> None:
    """Lines numbered in advance, a title and what Canvas adds stay in the file, and are told."""
    done, names = imported(store, "Class 3B\n\nNo.;Name\n1;Ann\n2;\n3;Student, Test\n4;Ben\n")
    assert (len(done.added), done.left_out) == (2, (1, 5, 6))
    cells = list(csv.reader(io.StringIO(names)))
    assert [row[2] for row in cells] == ["No.", "1", "2", "3", "4"]
    assert [bool(row[0]) for row in cells[1:]] == [True, False, False, True]
    again, same = imported(store, names, pins=True)
    assert (again.added, same) == ((), names)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_files_of_windows_are_read(encoding: str) -> None:
    """Umlauts and quotation marks come through, whatever the file was saved as."""
    text = 'Name;Email\r\n"Jürgen ""Jü"" Groß";j@x\r\n"Brandt, jun.";b@x\r\n'
    found = listed(text.encode(encoding))
    assert [row.name for row in found.rows] == ['Jürgen "Jü" Groß', "Brandt, jun."]


def test_a_whole_school_is_imported(store: Store) -> None:
    """Five thousand rows are five thousand pupils with as many aliases."""
    done, _ = imported(store, to_csv([["name"], *([f"Pupil {n}"] for n in range(5000))]))
    assert len({pupil.alias for pupil in done.added}) == 5000
    assert store.pupil_counts() == {1: 5000}


def test_a_pupil_leaves_and_comes_back(store: Store) -> None:
    """Whoever leaves keeps the alias, and is the same learner on return."""
    _, (one, two) = add_pupils(store, "3B", 2, NOW, Random(1))
    assert take_out(store, "3B", one.alias.upper(), NOW) == one
    assert store.pupils(1) == [two]
    _, (three,) = add_pupils(store, "3B", 1, NOW, Random(1))
    assert three.alias != one.alias
    assert return_pupil(store, "3B", one.alias).learner_id == one.learner_id
    assert one in store.pupils(1)
    with pytest.raises(BadInput, match="Nobody who left"):
        return_pupil(store, "3B", one.alias)


def test_an_import_leaves_out_who_was_taken_out(store: Store) -> None:
    """The names of those who left stay in the file, for old results; the import tells of them."""
    done, names = imported(store, THREE)
    left = done.added[0].alias
    take_out(store, "3B", left, NOW)
    again, same = imported(store, names + ",Dora\n")
    assert (len(again.added), again.known, again.gone, again.absent) == (1, 2, (left,), ())
    assert left in same
    assert left not in {each.alias for each in store.pupils(1)}


def test_pins_are_drawn_and_taken_away(store: Store) -> None:
    """A PIN is seen once, when it is drawn; what is kept passes it and no other."""
    _, (one, two) = add_pupils(store, "3B", 2, NOW, Random(1))
    ((drawn, pin),) = set_pin(store, "3B", [one.alias], Random(2))
    kept = store.pupil_named(1, one.alias)
    assert kept is not None
    assert drawn.alias == one.alias
    assert check_pin(pin, kept.pin_hash)
    assert pin not in kept.pin_hash
    assert len(set_pin(store, "3B", [], Random(3), none=True)) == 2
    assert store.pupils(1) == sorted([one, two], key=lambda each: each.alias)


def test_an_import_makes_nobody_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While PINs are hashed another terminal writes; whoever came meanwhile is seen."""
    path = tmp_path / "kept.db"
    with open_store(path, now=NOW) as store, open_store(path, now=NOW, patience_ms=0) as other:
        new_class(store, "3B", NOW)
        hashed: list[str] = []

        def hash_slowly(pin: str, salt: bytes) -> str:
            """Let somebody else add a pupil while the first PIN is hashed."""
            hashed.append(pin)
            if len(hashed) == 1:
                add_pupils(other, "3B", 1, NOW, Random(1))
            return salt.hex()

        monkeypatch.setattr(rosters, "hash_pin", hash_slowly)
        done, _ = imported(store, THREE, pins=True, add=True)
        assert len({pupil.alias for pupil in store.pupils(1)}) == 1 + len(done.added) == 4
        set_pin(store, "3B", [done.added[0].alias], Random(1))
        with pytest.raises(BadInput, match="4 pupils already"):
            imported(store, THREE)


def test_an_alias_given_by_hand_is_not_drawn(store: Store) -> None:
    """A learner who happens to be called like a pupil gets no double."""
    store.add_learner("3B/x", NOW)
    for _ in range(3):
        _, (made,) = add_pupils(store, "3B", 1, NOW, Random(5))
        store.forget_learner(made.learner_id)
        store.add_learner(made.name, NOW)
    assert len(store.learners()) == 4


def test_a_pupil_is_exported_and_forgotten(store: Store) -> None:
    """What is handed out tells the class; the alias of a pupil is not changed by hand."""
    _, (pupil,) = add_pupils(store, "3B", 1, NOW, Random(1))
    kept = export_learner(store, pupil.name)
    assert kept["pupil"] == {
        "class": "3B",
        "alias": pupil.alias,
        "joined_at": "2026-03-01T12:00:00.123Z",
        "left_at": None,
        "has_pin": False,
    }
    assert kept["attempts"] == []
    assert list_learners(store) == ([], 1)
    with pytest.raises(BadInput, match="alias, and stays"):
        rename_learner(store, pupil.name, "Anna", NOW)
    forget_learner(store, pupil.name)
    assert store.pupils(1, left=True) == []
