"""Every problem that a bank can have: its code, what it means and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass

from civicquiz.model import Place, Problem

__all__ = ["CODES", "Code", "Report"]


@dataclass(frozen=True, slots=True)
class Code:
    """What a code means, and the remedy: one sentence each."""

    meaning: str
    remedy: str


CODES: dict[str, Code] = {
    "Q001": Code("The file is over 10 MiB.", "Split it into several banks."),
    "Q002": Code("The file is not UTF-8.", "Save it as UTF-8."),
    "Q003": Code("The file holds a NUL byte.", "Take it out, or save the file as plain text."),
    "Q004": Code("A line is over 100,000 characters.", "Break it into several lines."),
    "Q005": Code("The file is empty.", "Start with a title between two lines of ---."),
    "Q006": Code("The bank has over 50,000 questions.", "Split it into several banks."),
    "Q007": Code("A comment is never closed.", "End it with -->, or write \\<!-- for the text."),
    "Q008": Code("A code fence is never closed.", "End it with a line of the same marks."),
    "Q010": Code(
        "The bank has no front matter.", "Start with a line ---, a line title: …, a line ---."
    ),
    "Q011": Code("The front matter is never closed.", "End it with a line ---."),
    "Q012": Code("A line of the front matter is no key with a value.", "Write it as key: value."),
    "Q013": Code("The front matter has an unknown key.", "Use a known one, or take the line out."),
    "Q014": Code("A key stands twice in the front matter.", "Keep one of the two lines."),
    "Q015": Code("The bank has no title.", "Write title: and the title in the front matter."),
    "Q016": Code("The language is no BCP 47 tag.", "Write a tag such as en or pt-BR."),
    "Q017": Code(
        "A source has no id.", "Write source: id | title | URL or file | retrieved | licence."
    ),
    "Q018": Code("Two sources have the same id.", "Give each source an id of its own."),
    "Q019": Code(
        "A source has more than five parts.", "Write a | that belongs to the text as \\|."
    ),
    "Q020": Code("An id stands twice in the bank.", "Give each fact and question its own id."),
    "Q021": Code("An id is malformed.", "Write lower-case words joined by -, such as house-size."),
    "Q022": Code("A source that is cited does not exist.", "Name it in the front matter."),
    "Q023": Code("A fact that is named does not exist.", "Write the id of a fact of this bank."),
    "Q024": Code(
        "The review interval is malformed.",
        "Write a number from 1 to 9999 and days, weeks, months or years: review every: 6 months.",
    ),
    "Q030": Code("A heading is empty.", "Write the topic, fact or question after the #."),
    "Q031": Code(
        "A question has no answer.", "Write Answer:, a boxed list or another answer under it."
    ),
    "Q032": Code(
        "A heading has an id, but neither an answer nor a source.",
        "Write its answer or its Source: under it, or take the id out.",
    ),
    "Q033": Code(
        "A field of questions stands under a heading with no answer.",
        "Write the answer under the heading, or take the field out.",
    ),
    "Q034": Code("A field stands before the first heading.", "Move it under its heading."),
    "Q035": Code("A question has two answers of different shape.", "Keep one of them."),
    "Q036": Code(
        "Text stands after the answer.",
        "Put > before it where it explains the answer, or move it above the answer.",
    ),
    "Q037": Code(
        "A question under a fact has a source, date or status of its own.",
        "Move the field to the fact.",
    ),
    "Q038": Code(
        "A line looks like a row of a table, but is none.",
        "Write a row of headings, then the row |---|---|, then the rows.",
    ),
    "Q040": Code("A field is misspelt.", "Correct the name, or write \\: where it is plain text."),
    "Q041": Code("A field stands twice.", "Keep one of the two lines."),
    "Q042": Code("A field does not fit this answer.", "Take the field out."),
    "Q043": Code("A field is empty.", "Write its value on the same line, or take it out."),
    "Q044": Code(
        "A date is malformed.", "Write a day (2025-08-15), a month (2025-08) or a year (2025)."
    ),
    "Q045": Code("There is no such day.", "Correct the date."),
    "Q046": Code("Needs is no number of answers.", "Write a number from 1 to all the answers."),
    "Q047": Code("Order is not fixed.", "Write Order: fixed, or take the line out."),
    "Q048": Code("Match is not exact.", "Write Match: exact, or take the line out."),
    "Q049": Code("A status is unknown.", "Write Status: disputed — why, #other-fact."),
    "Q050": Code("A citation is malformed.", "Write Source: id “first words … last words”."),
    "Q051": Code("An exception to a rule is malformed.", "Write Ignore: I203, S104 — reason."),
    "Q052": Code("A range is upside down.", "Write the smaller number first."),
    "Q060": Code("No option is marked as right.", "Put an x in the box of the right option."),
    "Q061": Code("An option is empty.", "Write its text after the box."),
    "Q062": Code("There is only one option.", "Write at least two."),
    "Q063": Code("An item of a boxed list has no box.", "Put [ ] or [x] before it."),
    "Q064": Code("A box holds something else than x.", "Write [x] or [ ]."),
    "Q065": Code(
        "An item holds more than it can.",
        "Write one paragraph, and below an option a block quote indented by two spaces.",
    ),
    "Q066": Code(
        "A field stands inside an item of a list.", "Move it to the start of a line of its own."
    ),
    "Q070": Code("An item is empty.", "Write its text, or take it out."),
    "Q071": Code("There is only one item to put in order.", "Write at least two."),
    "Q072": Code(
        "Answers: has no list.", "Write the answers below it, each on a line that starts with -."
    ),
    "Q073": Code("A table has not two columns.", "Write two cells in each row."),
    "Q074": Code("A row has an empty cell or too many.", "Write two cells; a | in a text as \\|."),
    "Q075": Code("A table has fewer than two rows to match.", "Write at least two."),
    "Q080": Code("A gap is not closed or not opened.", "Write {{key}}; plain braces as \\{{."),
    "Q081": Code("A gap is empty.", "Write its key between {{ and }}."),
    "Q082": Code("An alternative between two | is empty.", "Write it, or take the | out."),
}
"""What each code of the bank language means; the manual has a page for each."""


class Report:
    """The problems of one text, as they are found."""

    def __init__(self, path: str) -> None:
        """Start an empty report on the text of `path`."""
        self.path = path
        self.found: dict[tuple[Place, str], Problem] = {}

    def add(self, code: str, line: int, column: int, what: str = "", fix: str = "") -> None:
        """Keep a problem at a line and column counted from 0; one code a place."""
        place = Place(self.path, line + 1, column + 1)
        entry = CODES[code]
        problem = Problem(code, place, what or entry.meaning, fix or entry.remedy)
        self.found.setdefault((place, code), problem)

    def problems(self) -> tuple[Problem, ...]:
        """Return all problems by place, then code."""
        return tuple(self.found[key] for key in sorted(self.found))
