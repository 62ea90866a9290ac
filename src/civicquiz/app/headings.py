"""How the columns of a roster are headed by school programs, in the languages that they speak."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Columns", "columns_of", "is_heading", "names_people"]

WHOLE = (
    *("name", "full name", "fullname", "display name"),
    *("last name first name", "first name last name", "name first name", "last first"),
    *("schüler", "schülerin", "schüler in", "name vorname", "nachname vorname", "vorname nachname"),
    *("élève", "nom complet", "nom prénom", "nom et prénom", "prénom nom", "prénom et nom"),
    *("nombre completo", "nombre y apellidos", "apellidos y nombre", "apellidos nombre"),
    *("alumno", "alumna", "alumno a", "estudiante", "nome completo", "aluno", "aluna", "estudante"),
    *("studente", "alunno", "alunna", "cognome nome", "cognome e nome", "nome e cognome"),
    *("naam", "volledige naam", "leerling", "namn", "navn", "elev", "nimi", "név"),
    *("imię i nazwisko", "nazwisko i imię", "jméno a příjmení", "příjmení a jméno", "ad soyad"),
    *("фио", "ученик", "піб", "учень", "姓名", "氏名", "名前", "성명", "이름"),
)
GIVEN = (
    *("first name", "first names", "firstname", "first", "given name", "given names", "givenname"),
    *("forename", "vorname", "vornamen", "prénom", "prénoms", "prenom", "nombre", "nombres"),
    *("primer nombre", "nome", "nome próprio"),
    *("primeiro nome", "voornaam", "roepnaam", "förnamn", "fornavn", "etunimi", "imię", "jméno"),
    *("meno", "prenume", "ime", "ad", "adı", "имя", "ім'я", "όνομα"),
)
MIDDLE = ("middle name", "middlename", "middle", "tussenvoegsel", "voorvoegsel", "отчество")
FAMILY = (
    *("last name", "lastname", "last", "surname", "family name", "familyname"),
    *("nachname", "familienname", "zuname", "nom", "nom de famille", "apellido", "apellidos"),
    *(
        "apellido paterno",
        "primer apellido",
        "apellido 1",
        "apellido materno",
        "segundo apellido",
        "apellido 2",
    ),
    *(
        "cognome",
        "apelido",
        "apelidos",
        "sobrenome",
        "achternaam",
        "efternamn",
        "etternavn",
        "efternavn",
    ),
    *("sukunimi", "nazwisko", "příjmení", "priezvisko", "nume", "prezime", "priimek"),
    *("soyad", "soyadı", "фамилия", "прізвище", "επώνυμο"),
)
OTHERS = (
    *("alias", "pin", "id", "number", "no", "nr", "email", "e mail", "email address", "mail"),
    *("login", "username", "user", "class", "group", "section", "klasse", "idnumber"),
    *("id number", "sis user id", "sis login id"),
)
KNOWN = frozenset({*WHOLE, *GIVEN, *MIDDLE, *FAMILY, *OTHERS})

BESIDE = re.compile(r"\([^)]*\)")
"""What stands in brackets: ``Apellido(s)``, ``Né(e) le``."""
SIGNS = re.compile(r"[\s_\-.,;:/*|]+")
ROLES = ("student ", "pupil ", "learner ")
"""What some programs write before each heading; alone it heads the names."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where names stand: whole ones, and the parts in the order in which they are read."""

    whole: tuple[int, ...]
    given: tuple[int, ...]
    middle: tuple[int, ...]
    family: tuple[int, ...]

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.whole or self.given or self.middle or self.family)

    def name(self, cells: Sequence[str]) -> str:
        """Return who a row is about; empty where it names nobody.

        A column ``name`` beside that of the first names alone holds the last names, unless the
        first name stands in it as well; and the other way round.
        """
        whole = _joined(cells, self.whole[:1])
        given, middle = _joined(cells, self.given), _joined(cells, self.middle)
        family = _joined(cells, self.family)
        if whole and bool(self.given) != bool(self.family):
            half = given or family
            if not set(half.casefold().split()) <= set(whole.casefold().split()):
                given, family = given or whole, family or whole
                whole = ""
        return whole or " ".join(part for part in (given, middle, family) if part)


def columns_of(headings: Sequence[str]) -> Columns:
    """Return where the names stand under some headings."""
    found = [_folded(heading) for heading in headings]
    whole, given, middle, family = (
        tuple(at for at, heading in enumerate(found) if heading in wanted)
        for wanted in (WHOLE, GIVEN, MIDDLE, FAMILY)
    )
    return Columns(whole, given, middle, family)


def is_heading(text: str) -> bool:
    """Whether a cell is a heading that rosters have."""
    return _folded(text) in KNOWN


def names_people(headings: Sequence[str]) -> bool:
    """Whether a row heads a column of names, and is no row of names itself."""
    found = columns_of(headings)
    return bool(found.whole) or (bool(found) and len([each for each in headings if each]) > 1)


def _folded(heading: str) -> str:
    """Return a heading without what programs write differently: case, signs, who it is about."""
    text = SIGNS.sub(" ", BESIDE.sub("", unicodedata.normalize("NFC", heading).casefold())).strip()
    for role in ROLES:
        text = text.removeprefix(role)
    return "name" if f"{text} " in ROLES else text


def _joined(cells: Sequence[str], spots: Sequence[int]) -> str:
    return " ".join(cells[at] for at in spots if cells[at])
