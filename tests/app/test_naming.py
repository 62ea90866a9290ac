"""The teacher's file of names, joined to what is printed."""

from __future__ import annotations

import pytest

from civicquiz.app.naming import Names, known_names
from civicquiz.errors import BadInput
from civicquiz.formats import read_table


def names(text: str, *aliases: str) -> Names:
    """Return what a file says of these pupils."""
    return known_names(read_table(text.encode()), set(aliases))


def test_names_stand_under_their_aliases() -> None:
    """First and last name are one; what a gradebook wants is kept beside them."""
    found = names(
        "Alias,Last name,First name,E-Mail,ID number,SIS Login ID\n"
        "otter-7,Lovelace,Ada,ada@x.org,17,ada\n"
        "yak-4,Babbage,Charles,,,\n",
        "otter-7",
        "yak-4",
    )
    assert found.names == {"otter-7": "Ada Lovelace", "yak-4": "Charles Babbage"}
    assert found.people["otter-7"]["email"] == "ada@x.org"
    assert found.people["otter-7"]["id number"] == "17"
    assert found.people["otter-7"]["sis login id"] == "ada"
    assert found.notes == ()


def test_who_is_not_in_both_is_told() -> None:
    """With the line, so that a slip is found."""
    found = names("alias,name\notter-7,Ada\nyak-5,Bo\n", "otter-7", "yak-4")
    assert found.notes == (
        "Named, but not among the pupils of this quiz: yak-5 (line 3)",
        "Not in the file of names: yak-4",
    )


def test_of_many_some_are_told() -> None:
    """Ten, and how many more."""
    found = names("alias,name\notter-7,Ada\n", *(f"yak-{at:02}" for at in range(12)))
    assert found.notes[1].endswith("yak-09 and 2 more")


def test_a_file_without_aliases_is_refused() -> None:
    """It says nothing of who is who."""
    with pytest.raises(BadInput, match="no aliases"):
        names("name,email\nAda,a@b.c\n", "otter-7")


@pytest.mark.parametrize(
    ("headings", "found"),
    [("id", None), ("canvas id", "17"), ("sis user id,id", "17"), ("id,sis login id", "17")],
)
def test_an_id_is_the_gradebooks_own_or_anybodys(headings: str, found: str | None) -> None:
    """A school's own number must not be taken for another pupil's in Canvas."""
    cells = ",".join("17" if each.endswith("id") else "" for each in headings.split(","))
    people = names(f"alias,name,{headings}\notter-7,Ada,{cells}\n", "otter-7").people
    assert people["otter-7"].get("canvas id") == found
