"""What is committed names no machine, gives its reasons, and leaves the top level as it is."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from support.checkout import ROOT

# Put together here, so that this file does not find itself.
MACHINES = re.compile(
    "|".join(
        [
            "/ro" + r"ot\b",
            "/ho" + r"me/(?!me\b)\w",  # an example may be mine
            "/Us" + r"ers/\w",
            "/wo" + r"rk/(?:main|shared|notes|wt)",
            "/op" + r"t/(?:wheels|pypi)",
            r"\b[A-Z]:\\" + r"Users",
            "files.python" + "hosted",
            "pypi" + r"\.org/simple",
            "(?:extra-)?index" + "-url",
            "find" + "-links",
            "trusted" + "-host",
            r"\b(?:10|192\.168|172\.16)\." + r"\d+\.\d+(?:\.\d+)?:\d+\b",
        ]
    )
)
EXCUSES = re.compile(r"#\s*(?:noqa|type:\s*ignore|pyright:\s*ignore)")
REASON = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|(?:type|pyright):\s*ignore\[[\w\-, ]+\])"
    r"\s+#?\s*\S+"
)
TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "README.md",
    "migrations",
    "pyproject.toml",
    "questions",
    "src",
    "tests",
}


def tracked() -> list[str]:
    """Return the paths that git keeps, or skip where there is no git or no checkout."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("no git checkout: nothing is tracked")
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [path for path in done.stdout.split("\0") if path and (ROOT / path).is_file()]


def machines(text: str) -> list[str]:
    """Return the paths of machines and the hosts of registries that `text` names."""
    return MACHINES.findall(text)


def unexplained(text: str) -> list[str]:
    """Return the lines of a module that silence a tool without saying why."""
    return [
        line.strip()
        for line in text.splitlines()
        if EXCUSES.search(line) and not REASON.search(line)
    ]


def reasonless(pyproject: str) -> list[str]:
    """Return the dependencies and ignored rules that stand there without a reason."""
    items = re.findall(
        r'^ {4}"[^"]+",.*$', pyproject.split("[tool.importlinter]", maxsplit=1)[0], re.MULTILINE
    )
    classifiers = (
        '    "Environment',
        '    "Intended',
        '    "Programming',
        '    "Topic',
        '    "Typ',
    )
    return [item for item in items if "  # " not in item and not item.startswith(classifiers)]


def test_no_machine_is_named() -> None:
    """No tracked file names a path of somebody's machine or the host of a registry."""
    found = {}
    for path in tracked():
        text = (ROOT / path).read_bytes().decode("utf-8", errors="replace")
        if names := machines(text):
            found[path] = names
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "cd /ro" + "ot/env",
        "DATA = '/ho" + "me/ada/quiz.db'",
        "pip install --index" + "-url http://x",
        "http://192.168" + ".1.7:8080/s",
        "C:\\" + "Users\\ada",
    ],
)
def test_a_machine_is_found(text: str) -> None:
    """A path below somebody's home, or a registry's host, is told."""
    assert machines(text)


def test_every_silence_has_a_reason() -> None:
    """No `noqa` and no `type: ignore` stands without the rule it silences and a reason."""
    modules = [path for path in tracked() if path.endswith(".py")]
    found = {path: unexplained((ROOT / path).read_text(encoding="utf-8")) for path in modules}
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    ("line", "clean"),
    [
        ("x = 1  # no" + "qa", False),
        ("x = 1  # no" + "qa: S101", False),
        ("x = 1  # no" + "qa: S101  # the type checker cannot know", True),
        ("x = 1  # no" + "qa: S101 - the type checker cannot know", True),
        ("x = 1  # type: ig" + "nore", False),
        ("x = 1  # type: ig" + "nore[misc]", False),
        ("x = 1  # type: ig" + "nore[misc]  # click is untyped here", True),
    ],
)
def test_a_silence_without_a_reason_is_found(line: str, *, clean: bool) -> None:
    """The rule and the reason must both stand there."""
    assert (unexplained(line) == []) is clean


def test_every_dependency_has_a_reason() -> None:
    """Each dependency and each ignored rule in pyproject.toml says what it is for."""
    assert reasonless((ROOT / "pyproject.toml").read_text(encoding="utf-8")) == []


def test_a_dependency_without_a_reason_is_found() -> None:
    """A bare line is told, one with a comment is not."""
    text = 'dependencies = [\n    "click>=8.2",\n    "alembic>=1",  # migrations\n]\n'
    assert reasonless(text) == ['    "click>=8.2",']


def test_the_top_level_is_the_house() -> None:
    """Nothing new stands at the top of the checkout."""
    assert {path.split("/")[0] for path in tracked()} <= TOP_LEVEL
