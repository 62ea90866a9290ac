"""What pupils would type into the shipped banks: the right variants count, believable errors do not."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from civicquiz.grade import grade, rivals
from civicquiz.model import Kind, Response, Verdict
from support.shipped import questions

PRODUCED = {Kind.TYPED, Kind.NUMBER, Kind.DATE, Kind.LISTING, Kind.CLOZE}


class Row(NamedTuple):
    """Answers to one question: right at once, right after a second look, and never full marks.

    Several texts of one answer (gaps, or names of a list) are joined by `` / ``.
    """

    right: tuple[str, ...]
    almost: tuple[str, ...]
    wrong: tuple[str, ...]


TABLE = {
    # summits
    "invitation-extended-cloze": Row(
        (
            "invitation / United States / Russian",
            "invite / the US / russian",
            "an invitation / U.S. / Russian",
            "invitation / the U.S.A. / Russian",
            "Invitation / America / Russian",
            "invitation / the United States of America / Russian",
        ),
        ("invitaton / United States / Russian", "invitation / Untied States / Russian"),
        (
            "invitation / United Kingdom / Russian",
            "invitation / US / Alaskan",
            "treaty / US / Russian",
        ),
    ),
    "ushakov-confirms-typed": Row(
        ("Ushakov", "Yuri Ushakov", "yuri ushakov", "Yury Ushakov", "Yuriy Ushakov"),
        ("Ushakow", "Uschakov", "Yuri Ushkov"),
        ("Putin", "Lavrov", "Peskov", "Yuri", "Sergei Lavrov"),
    ),
    "ushakov-interfax-typed": Row(
        ("Interfax", "interfax", "Interfax news agency", "the Interfax agency", "Interfaks"),
        ("Intefax", "Interfacs"),
        ("TASS", "ANSA", "Reuters", "Interpol"),
    ),
    "continued-engagement-cloze": Row(
        ("engagement", "Engagement", "contact", "dialogue", "dialog"),
        ("engagment", "dialouge"),
        ("disengagement", "marriage", "war", "conflict"),
    ),
    "location-weight-cloze": Row(
        ("diplomatic", "Diplomatic"), ("diplomattic",), ("military", "economic", "undiplomatic")
    ),
    "presidential-dialogue-cloze": Row(
        ("presidential", "Presidential", "president-to-president", "president to president"),
        ("presidental", "presidentail"),
        ("parliamentary", "military", "diplomatic"),
    ),
    "sites-for-trust-cloze": Row(
        ("discussions / trust", "talks / trust", "Talks / confidence"),
        ("discusions / trust",),
        ("discussions / fear", "trust / discussions", "elections / trust"),
    ),
    "alaska-planned-date": Row(
        (
            "2025-08-15",
            "15 August 2025",
            "August 15, 2025",
            "Aug 15 2025",
            "15th August 2025",
            "15/8/2025",
            "8/15/2025",
            "15.8.2025",
        ),
        ("15 Agust 2025",),
        ("5 August 2025", "15 March 2025", "16 August 2025", "15 August 2024", "March 2025"),
    ),
    "bering-strait-typed": Row(
        ("Bering", "Bering Strait", "the Bering Strait", "bering straits", "Strait of Bering"),
        ("Behring Strait", "Bering Strat"),
        ("Bosphorus", "Davis Strait", "Strait of Hormuz", "Baltic", "Strait"),
    ),
    "neutral-ground-cloze": Row(
        ("neutral", "Neutral"), ("nuetral", "neutrel"), ("natural", "common")
    ),
    "alaska-held-cloze": Row(
        ("March / 2025", "march / 2025"),
        ("Marhc / 2025",),
        ("August / 2025", "March / 2024", "May / 2025", "March / 25"),
    ),
    "alaska-takeaways-list": Row(
        (
            "communication / distrust",
            "direct channels / common ground",
            "mistrust / disagreements",
            "arms control / lack of trust",
            "deep distrust / managing disagreements",
        ),
        ("comunication / distrust", "distrsut / common ground"),
        (
            "sanctions / distrust",
            "trust / common ground",
            "arms control / strategic stability",
            "distrust / mistrust",
        ),
    ),
    "alaska-reset-typed": Row(
        ("reset", "a reset", '"reset"', "Reset"), ("resset",), ("restart", "set", "reboot")
    ),
    "principles-to-actions-cloze": Row(
        ("principles / actions", "principle / action", "principles / steps"),
        ("principals / actions", "principels / actions"),
        ("actions / principles", "principles / sanctions", "promises / actions"),
    ),
    # agenda
    "concrete-agenda-cloze": Row(
        ("agenda", "an agenda", "programme", "program"),
        ("adgenda",),
        ("plan of attack", "gender", "wall"),
    ),
    "focus-areas-list": Row(
        (
            "cybersecurity / Ukraine / terrorism",
            "Ukraine / counter-terrorism / cyber security",
            "counterterrorism / the war in Ukraine / cyber-security",
            "Cyber / the situation in Ukraine / counter terrorism",
        ),
        ("cybersecurty / Ukraine / terrorism", "cybersecurity / Ukrain / terrorism"),
        (
            "cybersecurity / Ukraine / arms control",
            "Ukraine / Syria / terrorism",
            "cybersecurity / cyber / Ukraine",
        ),
    ),
    "kremlin-dialogue-cloze": Row(
        ("predictable / constructive", "foreseeable / Constructive"),
        ("predictible / constructive", "predictable / constuctive"),
        ("unpredictable / constructive", "predictable / destructive", "constructive / predictable"),
    ),
    "five-topics-number": Row(
        ("5", "five", "5 topics", "Five topics"), (), ("4", "six", "3", "50")
    ),
    "five-topics-list": Row(
        (
            "cybersecurity / Ukraine / arms control",
            "Syria / economy / Ukraine",
            "terrorism / economic cooperation / the conflict in Ukraine",
            "trade / New START / cyber security",
        ),
        ("cybersecurity / Ukraine / arms controll",),
        (
            "Syria / terrorism / Ukraine",
            "climate / Ukraine / arms control",
            "cybersecurity / elections / NATO",
        ),
    ),
    "cyber-outcomes-cloze": Row(
        (
            "task force / agreement",
            "taskforce / treaty",
            "working group / accord",
            "task-force / pact",
        ),
        ("task forse / agreement", "task force / agreemnt"),
        ("air force / agreement", "task force / disagreement", "agreement / task force"),
    ),
    "ransomware-typed": Row(
        ("ransomware", "Ransomware attacks", "ransom ware", "ransomware attack"),
        ("ransomeware", "ransomwear"),
        ("malware", "phishing", "spyware", "ransom", "cyber attacks"),
    ),
    "minsk-commitment-typed": Row(
        ("Minsk", "minsk", "in Minsk"), ("Minks",), ("Pinsk", "Moscow", "Kyiv", "Omsk")
    ),
    "relief-for-progress-cloze": Row(
        ("sanctions / progress", "sanction / Progress"),
        ("santions / progress", "sanctions / progres"),
        ("tariffs / progress", "sanctions / promises", "progress / sanctions"),
    ),
    "new-start-extension-typed": Row(
        ("extension", "an extension", "the extension", "renewal", "prolongation", "more time"),
        ("extention", "extenson"),
        ("extinction", "withdrawal", "ratification", "expiry"),
    ),
    "new-start-last-typed": Row(
        (
            "New START",
            "new start",
            "New START treaty",
            "the New START Treaty",
            "New Strategic Arms Reduction Treaty",
        ),
        ("New Strart", "Neww START"),
        ("START", "START I", "Old START", "INF Treaty", "SALT II", "Minsk", "New START II"),
    ),
    "arms-hurdles-list": Row(
        (
            "verification / new weapons",
            "new weapons systems / verification mechanisms",
            "inspections / new weapon systems",
        ),
        ("verfication / new weapons",),
        ("verification / old weapons", "trust / sanctions", "verification / inspections"),
    ),
    "economy-sensitive-cloze": Row(
        ("political", "Political"), ("politcal", "polictical"), ("economic", "religious", "polite")
    ),
    "success-cooperation-cloze": Row(
        ("shared", "common", "joint", "mutual"), ("shraed",), ("nuclear", "separate", "Russian")
    ),
    "economic-areas-typed": Row(
        ("energy", "energy projects", "Energy", "projects in energy"),
        ("enregy", "energy projets"),
        ("oil", "weapons", "space", "synergy", "enemy"),
    ),
    "success-results-list": Row(
        (
            "less tension / more cooperation",
            "reduced tensions / shifting alliances",
            "cooperation / economic consequences",
            "de-escalation / alliances",
        ),
        ("reduced tensions / shifting aliances",),
        (
            "increased tensions / more cooperation",
            "reduced tensions / less tension",
            "peace treaty / NATO membership",
        ),
    ),
    "success-alliances-cloze": Row(
        ("balance / power", "Balance / Power"),
        ("ballance / power",),
        ("power / balance", "balance / trade"),
    ),
    "failure-risk-cloze": Row(
        ("miscalculation / conflict", "misjudgment / war", "miscalculations / conflicts"),
        ("miscalcuation / conflict",),
        ("calculation / conflict", "miscalculation / peace", "sanctions / conflict"),
    ),
    "kremlin-recognition-cloze": Row(
        ("security / recognised", "Security / recognized", "security / acknowledged"),
        ("secuirty / recognised", "security / reconised"),
        ("insecurity / recognised", "security / ignored", "economic / recognised"),
    ),
    "kremlin-nato-typed": Row(
        (
            "NATO",
            "nato",
            "N.A.T.O.",
            "North Atlantic Treaty Organization",
            "the North Atlantic Treaty Organisation",
            "OTAN",
        ),
        ("North Atlantic Treaty Organizaton",),
        ("EU", "NAFTA", "UN", "NAT", "OSCE"),
    ),
    # timeline
    "five-periods-number": Row(("5", "five", "5 periods"), (), ("4", "6", "three")),
    "cold-war-start": Row(("1947", "in 1947"), (), ("1945", "1946", "1948", "1949", "47")),
    "cold-war-end": Row(("1991", "in 1991"), (), ("1989", "1990", "1992", "1919")),
    "cold-war-rivalry-typed": Row(
        ("ideological", "Ideological", "ideology"),
        ("idealogical", "ideologcal"),
        ("geopolitical", "idealistic", "economic", "theological", "idyllic"),
    ),
    "post-soviet-end": Row(("2000",), (), ("1999", "2001", "1991", "20000")),
    "disillusionment-typed": Row(
        ("disillusionment", "disillusion", "disappointment", "disenchantment"),
        ("disilusionment", "dissillusionment", "dissapointment"),
        ("illusion", "alliance", "cooperation", "dissolution"),
    ),
    "rising-tensions-typed": Row(
        ("Putin", "Vladimir Putin", "vladimir putin", "President Putin"),
        ("Puttin", "Vladmir Putin"),
        ("Yeltsin", "Medvedev", "Gorbachev", "Vladimir Lenin", "Vladimir", "Rasputin"),
    ),
    "early-disputes-list": Row(
        ("Iraq / Afghanistan", "the war in Afghanistan / the war in Iraq", "Iraq War / Afghan War"),
        ("Iraq / Afganistan", "Iraq / Afghanisten"),
        ("Iran / Afghanistan", "Iraq / Syria", "Georgia / Iraq", "Iraq / Iraq"),
    ),
    "crimea-decline-typed": Row(
        ("Crimea", "the Crimea", "Crimean Peninsula", "the Crimean peninsula"),
        ("Crimeia", "Cremea", "Crime"),
        ("Kamchatka", "Donbas", "Ukraine", "Korea"),
    ),
    "crimea-decline-cloze": Row(
        ("Crimea / Ukraine", "the Crimea / the Ukraine"),
        ("Crimea / Ukrane", "Cremea / Ukraine"),
        ("Ukraine / Crimea", "Georgia / Ukraine", "Crimea / Syria"),
    ),
    "period-from-2014-number": Row(("2014",), (), ("2013", "2015", "2004", "2025")),
    "period-from-2025-number": Row(("2025",), (), ("2024", "2014", "2052")),
    "period-from-2025-count": Row(("2", "two", "two periods"), (), ("1", "one", "3", "5")),
    # reading critically
    "two-parts-typed": Row(
        ("ANSA", "ansa", "Agenzia ANSA", "the ANSA news agency"),
        ("Agenzia Nazionale Stampa Asociata",),
        ("NASA", "TASS", "Interfax", "Reuters", "ANA"),
    ),
    "one-named-voice-number": Row(("1", "one", "one person"), (), ("2", "0", "three", "none")),
    "no-2022-number": Row(("2022", "in 2022"), (), ("2014", "2021", "2023", "2002")),
    "whose-view-typed": Row(
        ("Ukraine", "the Ukraine", "ukraine"),
        ("Ukrane", "Ukriane"),
        ("Russia", "Uganda", "UK", "USA"),
    ),
    "overtaken-treaty-date": Row(
        (
            "2026-02-05",
            "5 February 2026",
            "February 5, 2026",
            "Feb. 5th, 2026",
            "the 5th of February 2026",
        ),
        ("5 Febuary 2026", "5/2/2026"),
        ("5 February 2025", "6 February 2026", "5 March 2026", "15 February 2026", "February 2026"),
    ),
}


def responses(verdicts: str) -> list[tuple[str, str]]:
    """Return each answer of one column of the table with the id of its question."""
    return [(name, given) for name, row in TABLE.items() for given in getattr(row, verdicts)]


ASKED = {question.id: (bank, question) for bank, question in questions()}


def verdict(name: str, given: str, *, second_try: bool = False) -> Verdict:
    """Return what the grader says to an answer, known wrong answers of the bank in mind."""
    bank, question = ASKED[name]
    response: Response = given
    if question.kind in {Kind.LISTING, Kind.CLOZE}:
        response = tuple(given.split(" / "))
    known = rivals(bank).get(name, ())
    return grade(question, response, rivals=known, second_try=second_try).verdict


def test_every_question_to_be_typed_stands_in_the_table() -> None:
    """No answer that must be produced goes untried."""
    assert set(TABLE) == {name for name, (_, q) in ASKED.items() if q.kind in PRODUCED}


@pytest.mark.parametrize(("name", "given"), responses("right"))
def test_a_reasonable_variant_is_right(name: str, given: str) -> None:
    """What a pupil who knows it would type counts at once."""
    assert verdict(name, given) is Verdict.RIGHT


@pytest.mark.parametrize(("name", "given"), responses("almost"))
def test_a_slip_gets_a_second_look(name: str, given: str) -> None:
    """A slip of the finger or the ear is almost right, and never wrong at once."""
    assert verdict(name, given) is Verdict.ALMOST


@pytest.mark.parametrize(("name", "given"), responses("wrong"))
def test_a_believable_error_is_refused(name: str, given: str) -> None:
    """What a pupil who does not know it would type earns no full marks, even on a second try."""
    assert verdict(name, given) in {Verdict.WRONG, Verdict.PARTLY}
    assert verdict(name, given, second_try=True) in {Verdict.WRONG, Verdict.PARTLY}
