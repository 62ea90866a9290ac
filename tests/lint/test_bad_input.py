"""Bad input of ``bank check``: sources, lock files and banks of any kind, all told in one run."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from civicquiz.app.checking import check_files
from civicquiz.app.pinning import pin_files
from civicquiz.bank import parse
from civicquiz.lint import Context, check, mend
from support.stage import Stage

DAY = date(2026, 3, 1)
BANK = """---
title: T
source: s | S | s.txt
---

## The House has 435 members. {#house}

Source: s “The House … members”

### Which of these is a chamber? {#which}

- [x] The House
- [ ] The Cabinet
- [ ] The Court
"""
TEXT = "The House has 435 voting members. Ünïcode.\n"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    """A home with one bank, whose source is not at hand."""
    found = Stage(tmp_path)
    (found.home / "t.md").write_text(BANK, encoding="utf-8")
    return found


def told(stage: Stage, *words: str) -> tuple[str, int]:
    """Check the bank; whatever is said, it is no traceback."""
    said, code = stage.run(["bank", "check", "t.md", *words])
    assert "Traceback" not in said
    assert "unexpectedly" not in said
    return said, code


def test_a_source_that_is_missing(stage: Stage) -> None:
    """A file that was named and is not there: what is missing, and exit code 3."""
    said, code = told(stage, "--source", "s=nowhere.txt")
    assert "There is no file nowhere.txt for the source 's'." in said
    assert code == 3


def test_a_source_that_no_bank_names(stage: Stage) -> None:
    """A slip in the id of a source is told, since its text is read for nothing."""
    (stage.home / "x.txt").write_text(TEXT, encoding="utf-8")
    said, _ = told(stage, "--source", "z=x.txt")
    assert "No bank here has a source 'z'." in said
    assert "1 of 1 quotation not checked" in said


def test_two_banks_with_one_id(stage: Stage) -> None:
    """Two files of one name in two folders are told to be in each other's way."""
    (stage.home / "more").mkdir()
    (stage.home / "more" / "t.md").write_text(BANK, encoding="utf-8")
    said, _ = told(stage, "more/t.md")
    assert "more/t.md has the same id as t.md, 't'" in said


def test_a_source_that_is_a_folder(stage: Stage) -> None:
    """A folder is no source either."""
    assert told(stage, "--source", "s=.")[1] == 3


@pytest.mark.parametrize(
    "location", ["A long title, " * 40, "s.txt/none", "mailto:a@b.org", "~", ".", "nul"]
)
def test_a_location_that_is_no_file(stage: Stage, location: str) -> None:
    """Whatever stands where a file may be named, its quotation is not checked, and that is all."""
    (stage.home / "s.txt").write_text(TEXT, encoding="utf-8")
    written = BANK.replace("| s.txt", f"| {location}")
    (stage.home / "t.md").write_text(written, encoding="utf-8")
    said, code = told(stage)
    assert "1 of 1 quotation not checked" in said
    assert code == 0


def test_a_bank_whose_name_is_too_long(stage: Stage) -> None:
    """It is told as what cannot be read."""
    said, code = stage.run(["bank", "check", "x" * 300])
    assert "cannot be read: File name too long" in said
    assert code == 1


@pytest.mark.parametrize("given", ["s", "=x", "s="])
def test_a_source_that_is_no_pair(stage: Stage, given: str) -> None:
    """What is not ID=FILE is a slip in the call."""
    said, code = told(stage, "--source", given)
    assert "ID=FILE" in said
    assert code == 2


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (b"\x7fELF\0\0" + TEXT.encode(), "is no text; not checked"),
        (b"x" * (32 * 1024 * 1024 + 1), "is over 32 MiB; not checked"),
    ],
)
def test_a_source_that_is_no_text(stage: Stage, data: bytes, note: str) -> None:
    """A binary or huge source is noted, and its quotation counted as not checked."""
    (stage.home / "s.txt").write_bytes(data)
    said, code = told(stage)
    assert note in said
    assert "1 of 1 quotation not checked" in said
    assert code == 0


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252"]
)
def test_a_source_in_another_encoding(stage: Stage, encoding: str) -> None:
    """The quotation is found in UTF-8, UTF-16 and Western 8-bit texts."""
    (stage.home / "s.txt").write_bytes(TEXT.encode(encoding))
    said, _ = told(stage)
    assert "P403" not in said
    assert "not checked" not in said


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff", "<p><p><p", "\x0b\x0c\u2028"])
def test_a_source_without_the_words(stage: Stage, text: str) -> None:
    """An empty or odd source lacks the quotation: an error, no crash."""
    (stage.home / "s.txt").write_bytes(text.encode())
    said, code = told(stage)
    assert "error[P403]" in said
    assert code == 1


def test_the_end_that_is_missing_is_named(stage: Stage) -> None:
    """Where the first words are found and the last are not, the last are told."""
    (stage.home / "s.txt").write_text("The House has 435 seats.\n", encoding="utf-8")
    assert "“members” does not stand in one paragraph of 's'." in told(stage)[0]
    (stage.home / "s.txt").write_text("The House has seats.\n\nIt has members.\n", encoding="utf-8")
    assert "“The House … members” does not stand in one paragraph of 's'." in told(stage)[0]


PIN = {"tokens": 4, "pairs": "a b", "critical": "c"}


@pytest.mark.parametrize(
    ("lock", "word"),
    [
        (b"", "damaged"),
        (b"{", "damaged"),
        (b"\xff\xfe\0", "damaged"),
        (b"[" * 100_000, "damaged"),
        (b"[]", "names no version"),
        (b'{"version": "1"}', "names no version"),
        (json.dumps({"version": 2, "bank": "t", "passages": {}}).encode(), "has version 2"),
        (json.dumps({"version": 1, "bank": "u", "passages": {}}).encode(), "the bank 'u'"),
        (json.dumps({"version": 1, "bank": "t", "passages": []}).encode(), "damaged"),
        (json.dumps({"version": 1, "bank": "t"}).encode(), "damaged"),
        (
            json.dumps(
                {"version": 1, "bank": "t", "passages": {"x": {**PIN, "tokens": "4"}}}
            ).encode(),
            "damaged",
        ),
    ],
)
def test_a_lock_file_that_cannot_be_used(stage: Stage, lock: bytes, word: str) -> None:
    """A lock file that is damaged, newer or another bank's is told once, with exit code 1."""
    (stage.home / "s.txt").write_text(TEXT, encoding="utf-8")
    (stage.home / "t.lock").write_bytes(lock)
    said, code = told(stage)
    assert said.count("error[L902]") == 1
    assert word in said
    assert code == 1
    stage.run(["bank", "check", "--fix", "t.md"])
    assert (stage.home / "t.lock").read_bytes() == lock


def test_a_lock_file_of_no_use_is_written_anew(tmp_path: Path) -> None:
    """Pinning replaces a lock file that is damaged."""
    (tmp_path / "t.md").write_text(BANK, encoding="utf-8")
    (tmp_path / "s.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "t.lock").write_text("{")
    pin_files([tmp_path / "t.md"])
    found = check_files([tmp_path / "t.md"], DAY, select=["L"])
    assert "L902" not in {one.code for one in found.report.problems}


CONFLICT = """{
 "version": 1,
<<<<<<< HEAD
 "bank": "t",
=======
 "bank": "u",
>>>>>>> other
 "passages": {}
}
"""


def test_a_lock_file_with_a_merge_conflict(stage: Stage) -> None:
    """It is told as what it is; pinning anew says that it took its place."""
    (stage.home / "s.txt").write_text(TEXT, encoding="utf-8")
    (stage.home / "t.lock").write_text(CONFLICT, encoding="utf-8")
    assert (
        "t.lock:3:1: error[L902]: The lock file is damaged: it holds a merge conflict."
        in told(stage)[0]
    )
    said, code = stage.run(["bank", "pin", "t.md"])
    assert (
        "t.lock: The lock file is damaged: it holds a merge conflict. It is written anew." in said
    )
    assert code == 0
    assert "L902" not in told(stage)[0]


@pytest.mark.parametrize("lock", ["{", CONFLICT, '{"version": 1, "bank": "u", "passages": {}}'])
def test_pins_that_could_not_be_made_again_are_kept(stage: Stage, lock: str) -> None:
    """Where a source is not at hand, a lock file that cannot be read is not written over."""
    (stage.home / "t.lock").write_text(lock, encoding="utf-8")
    said, code = stage.run(["bank", "pin", "t.md"])
    assert "would be lost" in said
    assert "version control" in said
    assert code == 1
    assert (stage.home / "t.lock").read_text(encoding="utf-8") == lock


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_lock_file_with_the_line_ends_of_windows(stage: Stage, mark: str) -> None:
    """Git may have put them in: nothing has changed, and nothing is written."""
    (stage.home / "s.txt").write_text(TEXT, encoding="utf-8")
    stage.run(["bank", "pin", "t.md"])
    lock = stage.home / "t.lock"
    crlf = mark.encode() + lock.read_bytes().replace(b"\n", b"\r\n")
    lock.write_bytes(crlf)
    assert stage.run(["bank", "pin", "--check", "t.md"]) == ("t.lock: 1 passage, as it was\n", 0)
    stage.run(["bank", "pin", "t.md"])
    assert lock.read_bytes() == crlf
    assert "L902" not in told(stage)[0]


def test_nothing_to_pin_is_nothing_changed(stage: Stage) -> None:
    """A bank whose passages are not found gets no lock file, and has none to write anew."""
    assert stage.run(["bank", "pin", "--check", "t.md"])[1] == 0
    stage.run(["bank", "pin", "t.md"])
    assert not (stage.home / "t.lock").exists()


def test_a_lock_file_of_passages_that_are_cited_no_more(stage: Stage) -> None:
    """Once nothing is cited, the lock file is written anew, without a passage."""
    (stage.home / "s.txt").write_text(TEXT, encoding="utf-8")
    stage.run(["bank", "pin", "t.md"])
    (stage.home / "t.md").write_text(BANK.replace("Source: s “The House … members”", "As of: 2026"))
    assert stage.run(["bank", "pin", "--check", "t.md"])[1] == 1
    stage.run(["bank", "pin", "t.md"])
    assert json.loads((stage.home / "t.lock").read_bytes())["passages"] == {}
    assert stage.run(["bank", "pin", "--check", "t.md"])[1] == 0


MANY = "9" * 5000
HOSTILE = [
    MANY, "word " * 2500, f"${MANY}", f"{MANY} members", f"{MANY}-{MANY}", f"has {MANY} members", f"January {MANY}",
    "٣" * 5000, "²", "10²", "①", "½", "−5", "٢٠٢٥-٠١-٠١", "99 January 2025", "31 February 2025",
    "2025-13-45", "planned for 15 August in 0000", "V" * 4000, "(" * 3000, "[" * 2000, "**" * 500,
    "“" * 1000, "\\" * 50, "\u202e x", "👨‍👩‍👧", "İ", "ß", "ŉ not", "A and B", "{{", "both " * 200,
    "which " + "not only " * 2000, "which *" + "a " * 5000, "`" * 5000 + " which", "Which? " + "Choose " * 2000,
]  # fmt: skip
EVERYWHERE = """---
title: T
review every: 1 day
---
## @ {#f}
As of: 2020
### @? {#a}
Answer: @
### x @ {#b}
- [ ] @
- [x] @ 1
- [ ] 3
- [ ] 2
## The @ has 2 members of the house senate court. {#g}
As of: 2021
## The @ has 3 members of the house senate court. {#h}
As of: 2021
### y @? {#c}
1. @
2. b
### z? {#d}
| a | b |
|---|---|
| @ | 1 |
| 2 | 3 |
### w {{@}} is? {#e}
### v? {#i}
Answers:
- @
- 2
"""


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_makes_a_rule_raise(text: str) -> None:
    """Whatever stands in facts, stems, options and keys, every rule looks at it and says its say."""
    written = EVERYWHERE.replace("@", text)
    parsed = parse(written, "t.md")
    report = check([parsed.bank], Context(DAY), select=list("ABDFIPS"), known=parsed.problems)
    assert report.problems
    assert mend(written, "t.md", Context(DAY)).text.count("\n") >= written.count("\n")


FLAWED = """### Which of these is not number %n? {#q%n}

- [ ] All of the above
- [x] %n
- [ ] %n
- [ ] Not {{ß}} 東京 %n

"""


def test_hundreds_of_problems_come_in_one_run(tmp_path: Path) -> None:
    """All problems of several banks come by place, and none twice."""
    for name in ("a", "b"):
        body = "".join(FLAWED.replace("%n", str(at)) for at in range(200))
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: T\n---\n\n{body}", encoding="utf-8")
    found = check_files([tmp_path], DAY).report.problems
    keys = [(one.place, one.code, one.what) for one in found]
    assert [place for place, _, _ in keys] == sorted(place for place, _, _ in keys)
    assert len(set(keys)) == len(keys)
    assert sum(one.code == "S102" for one in found) == 400


def test_a_bank_named_twice_is_read_once(stage: Stage) -> None:
    """A file that is given twice, or with its folder, is checked once."""
    (stage.home / "s.txt").write_text("Nothing.\n", encoding="utf-8")
    said, _ = told(stage, "t.md", ".")
    assert said.count("error[P403]") == 1
    assert "1 bank, 1 question" in said


def test_fifty_thousand_questions(tmp_path: Path) -> None:
    """A bank of 50,000 questions is checked whole; one more is told by the reader."""
    path = tmp_path / "big.md"
    rows = [
        f"## Q{at} of {at * 7919}? {{#q{at}}}\nAnswer: word{at * 31}x\n" for at in range(50_001)
    ]
    path.write_text("---\ntitle: T\n---\n" + "".join(rows[:-1]), encoding="utf-8")
    found = check_files([path], DAY, select=["S101", "S102", "I205"]).report
    assert (found.questions, found.problems) == (50_000, ())
    path.write_text("---\ntitle: T\n---\n" + "".join(rows), encoding="utf-8")
    found = check_files([path], DAY, select=["S101", "S102", "I205"]).report
    assert [one.code for one in found.problems] == ["Q006"]
