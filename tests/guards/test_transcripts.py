"""The runner of golden transcripts: a wrong word fails, and rewriting mends the file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from civicquiz.clock import Clock, fresh_seed, ticks
from support.transcripts import check_transcript, matches, transcripts

GREETING = """\
# A greeting

```console
$ civicquiz greet Ada
Good morning, Ada.

$ civicquiz greet
Error: greet whom?
[exit 2]
```
"""


def program() -> None:
    """Stand in for civicquiz: a handful of words that show what the stage provides."""
    say = sys.stdout.write
    match sys.argv[1:]:
        case ["greet", name]:
            say(f"Good morning, {name}.\n")
        case ["greet"]:
            sys.stderr.write("Error: greet whom?\n")
            sys.exit(2)
        case ["ask"]:
            say("[" + input("Your name? ") + "]\n")
            say(f"{[line.strip() for line in sys.stdin]}\n")
        case ["look"]:
            say(f"{Path.cwd()} {os.environ['HOME']}\n")
        case ["time"]:
            say(f"{Clock().now():%Y-%m-%d %H:%M:%S %Z} {ticks()} {fresh_seed()}\n")
        case words:
            sys.exit(f"no command {words}")


def check(folder: Path, text: str) -> str:
    """Check a transcript of the stand-in; return the file's text afterwards."""
    folder.mkdir(exist_ok=True)
    path = folder / "transcript.md"
    path.write_text(text, encoding="utf-8")
    check_transcript(path, folder, program)
    return path.read_text(encoding="utf-8")


def test_a_true_transcript_passes(tmp_path: Path) -> None:
    """Output, errors and exit codes that are as written pass, and the file stays as it was."""
    assert check(tmp_path, GREETING) == GREETING


@pytest.mark.parametrize(
    ("true", "wrong"),
    [
        ("morning, Ada.", "morning, Bob."),
        ("Good morning, Ada.\n", ""),
        ("Good morning, Ada.\n", "Good morning, Ada.\nHow are you?\n"),
        ("[exit 2]\n", ""),
        ("[exit 2]", "[exit 1]"),
        ("$ civicquiz greet Ada", "$ civicquiz greet Eve"),
    ],
)
def test_a_wrong_word_fails_and_rewriting_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, true: str, wrong: str
) -> None:
    """What differs in a word, a line or the exit code fails; with the switch it is put right."""
    monkeypatch.delenv("CIVICQUIZ_REWRITE", raising=False)
    with pytest.raises(AssertionError):
        check(tmp_path / "first", GREETING.replace(true, wrong))
    monkeypatch.setenv("CIVICQUIZ_REWRITE", "1")
    mended = check(tmp_path / "second", GREETING.replace(true, wrong))
    assert mended.replace("Eve", "Ada") == GREETING


def test_a_block_must_begin_with_a_command(tmp_path: Path) -> None:
    """Output that no command said is told with its line."""
    with pytest.raises(AssertionError, match="line 2"):
        check(tmp_path, "```console\nGood morning.\n```\n")


def test_only_civicquiz_is_run(tmp_path: Path) -> None:
    """A transcript runs no other program."""
    with pytest.raises(AssertionError, match="cannot run: rm"):
        check(tmp_path, "```console\n$ rm -r x\n```\n")


def test_standard_input_is_given(tmp_path: Path) -> None:
    """The lines between the marks are read, and are not seen."""
    text = "```console\n$ civicquiz ask <<'IN'\nAda\none\ntwo\nIN\n"
    check(tmp_path, text + "Your name? [Ada]\n['one', 'two']\n```\n")


def test_what_is_typed_is_seen(tmp_path: Path) -> None:
    """Typed lines stand where they were typed."""
    text = "<!-- types: Ada | one -->\n\n```console\n$ civicquiz ask\n"
    check(tmp_path, text + "Your name? Ada\n[Ada]\none\n['one']\n```\n")


def test_files_are_written_and_shown(tmp_path: Path) -> None:
    """A block named by a comment is a file of the home; only that one block is."""
    file = "<!-- file: a/b.md -->\n\n````markdown\n```sh\nrm x\n```\n````\n\n"
    other = "```sh\n$ rm not run\n```\n\n"
    check(tmp_path, f"{file}{other}~~~console\n$ cat a/b.md\n```sh\nrm x\n```\n~~~\n")


def test_the_home_is_a_tilde(tmp_path: Path) -> None:
    """The current folder is the home, and neither names the machine."""
    check(tmp_path, "```console\n$ civicquiz look\n~ ~\n```\n")


def test_time_stands_still(tmp_path: Path) -> None:
    """The clock, the stop watch and the seeds are the same in every run; a comment sets the time."""
    check(
        tmp_path,
        "```console\n$ civicquiz time\n2026-03-02 09:00:01 UTC 100.0 1\n```\n"
        "<!-- at: 2026-03-09T18:30 -->\n"
        "```console\n$ TZ=UTC civicquiz time\n2026-03-09 18:30:01 UTC 102.0 2\n```\n"
        "<!-- fresh -->\n"
        "```console\n$ civicquiz time\n2026-03-02 09:00:01 UTC 100.0 1\n```\n",
    )
    assert Clock().now().year != 2026 or ticks() != 100.0


@pytest.mark.parametrize(
    ("expected", "actual", "same"),
    [
        (["took ... s"], ["took 0.2 s"], True),
        (["took ... s"], ["took 0.2 ms"], False),
        (["took ... s"], ["took", "1 s"], False),
        (["one", "...", "two"], ["one", "two"], True),
        (["one", "...", "two"], ["one", "x", "y", "two"], True),
        (["one", "..."], ["two"], False),
        (["a.c"], ["abc"], False),
        ([], [], True),
        ([], ["x"], False),
    ],
)
def test_three_dots_stand_for_anything(
    expected: list[str], actual: list[str], *, same: bool
) -> None:
    """In a line for the rest of it, alone for whole lines; a single dot is a dot."""
    assert matches(expected, actual) is same


def test_files_with_console_blocks_are_found(tmp_path: Path) -> None:
    """A folder gives its transcripts, sorted; a page without commands is none."""
    (tmp_path / "b.md").write_text(GREETING, encoding="utf-8")
    (tmp_path / "a.md").write_text(GREETING, encoding="utf-8")
    (tmp_path / "c.md").write_text("```sh\npip install .\n```\n", encoding="utf-8")
    assert transcripts(tmp_path, tmp_path / "b.md", tmp_path / "absent.md") == [
        tmp_path / "a.md",
        tmp_path / "b.md",
        tmp_path / "b.md",
    ]


def test_what_needs_an_extra_is_skipped_without_it(tmp_path: Path) -> None:
    """A module that is there lets the file run on; one that is not skips it, and says which."""
    assert "[exit 2]" in check(tmp_path / "there", f"<!-- needs: json -->\n{GREETING}")
    with pytest.raises(pytest.skip.Exception, match="an extra with no_such_module"):
        check(tmp_path / "not", f"<!-- needs: no_such_module -->\n{GREETING}")
