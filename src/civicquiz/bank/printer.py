"""From a bank to its text, such that reading the text gives the bank again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from civicquiz.bank.escapes import join, one_line, write_braces, write_comments, write_line
from civicquiz.bank.keys import write_key
from civicquiz.bank.reader import read_entries
from civicquiz.bank.values import write_citation, write_dispute, write_ignore
from civicquiz.model import (
    Back,
    Bank,
    Choice,
    Cloze,
    DateKey,
    Entry,
    Fact,
    Listing,
    Matching,
    NumberKey,
    Option,
    Ordering,
    Question,
    Shape,
    Source,
    Topic,
    Typed,
)

__all__ = ["print_bank"]

Writer = Callable[[str], str]

CLOSED = re.compile(r"(?:\A|[ \t])#+\Z")


def print_bank(bank: Bank) -> str:
    """Write a bank in the bank language; reading it back gives an equal bank.

    Topics and facts of questions are read off the levels of the headings, so an entry must
    stand where its `topic` and `fact` say; `nested` sees to that. A fact needs at least one field.
    """
    parts = [print_front(bank)]
    if bank.prose:
        parts.append(first_good(prose_writers(), lambda write: write(bank.prose), same_prose(bank)))
    parts += [print_entry(entry) for entry in bank.entries]
    return "\n\n".join(parts) + "\n"


def inline(text: str) -> str:
    """Write a text of one line."""
    return write_comments(one_line(text))


def print_front(bank: Bank) -> str:
    """Write the front matter."""
    lines = ["---", f"title: {inline(bank.title)}"]
    values = {
        "bank": bank.id,
        "language": "" if bank.language == "en" else bank.language,
        "license": bank.license,
        "author": bank.author,
        "description": bank.description,
        "review every": str(bank.review_every) if bank.review_every else "",
    }
    lines += [f"{key}: {inline(value)}" for key, value in values.items() if value]
    lines += [f"source: {inline(print_source(source))}" for source in bank.sources]
    return "\n".join([*lines, "---"])


def print_source(source: Source) -> str:
    """Write a source without the parts that are not known at its end."""
    retrieved = str(source.retrieved) if source.retrieved else ""
    parts = [source.id, source.title, source.location, retrieved, source.licence]
    while len(parts) > 1 and not parts[-1]:
        del parts[-1]
    return re.sub(r" {2,}", " ", join("|", tuple(one_line(part) for part in parts)))


def prose_writers(*, cloze: bool = False) -> list[Writer]:
    """Return the ways to write prose, from as it stands to every line escaped.

    What a gap or comment looks like is escaped first, so that lists and code stay what they are.
    """
    braces: Writer = str if cloze else write_braces
    return [str, lambda text: write_comments(braces(text)), lambda text: escaped(text, braces)]


def escaped(text: str, braces: Writer) -> str:
    """Write prose so that each of its lines is read as plain text."""
    return "\n".join(write_comments(write_line(braces(row))) for row in text.split("\n"))


def first_good(
    writers: list[Writer], write: Callable[[Writer], str], is_good: Callable[[str], bool]
) -> str:
    """Return the first text that reads back, the last one unread."""
    texts = list(dict.fromkeys(write(writer) for writer in writers))
    return next((text for text in texts[:-1] if is_good(text)), texts[-1])


def same_prose(bank: Bank) -> Callable[[str], bool]:
    """Tell whether a text is read as the prose at the start of a bank."""

    def is_good(text: str) -> bool:
        prose, entries, problems = read_entries(text)
        return prose == bank.prose and not entries and not problems

    return is_good


def print_entry(entry: Entry) -> str:
    """Write a topic, a fact or a question."""
    cloze = isinstance(entry, Question) and isinstance(entry.shape, Cloze)

    def is_good(text: str) -> bool:
        prose, entries, problems = read_entries(text)
        alone = replace(entry, topic=()) if isinstance(entry, Fact) else entry
        if isinstance(alone, Question):
            alone = replace(alone, topic=(), fact="")
        others = [problem for problem in problems if problem.code != "Q031"]
        return not prose and entries == (alone,) and not others

    return first_good(
        prose_writers(cloze=cloze), lambda writer: write_entry(entry, writer), is_good
    )


def write_entry(entry: Entry, prose: Writer) -> str:
    """Write an entry, with its prose in the given way."""
    match entry:
        case Topic():
            return paragraphs(print_heading(entry.title, "", entry.level), prose(entry.prose))
        case Fact():
            title = print_heading(entry.statement, entry.id, entry.level)
            fields = (*fact_fields(entry), *shared_fields(entry))
            return paragraphs(title, "\n".join(fields), prose(entry.prose))
        case Question():
            return write_question(entry, prose)


def paragraphs(*parts: str) -> str:
    """Join what is not empty with blank lines."""
    return "\n\n".join(part for part in parts if part)


def print_heading(title: str, name: str, level: int, *, cloze: bool = False) -> str:
    """Write a heading with its id."""
    text = inline(title if cloze else write_braces(title))
    marks = "#" * level
    if name:
        return f"{marks} {text} {{#{name}}}"
    at = text.rfind("{#")
    if at >= 0 and text.endswith("}") and not {"{", "}"} & set(text[at + 2 : -1]):
        text = f"{text[:at]}\\{text[at:]}"
    closing = " #" if CLOSED.search(text) else ""
    return f"{marks} {text}{closing}"


def fact_fields(entry: Fact | Question) -> Iterable[str]:
    """Write what a fact rests on."""
    for citation in entry.citations:
        yield f"Source: {inline(write_citation(citation))}"
    if entry.as_of:
        yield f"As of: {entry.as_of}"
    if entry.until:
        yield f"Until: {entry.until}"
    if entry.dispute:
        yield f"Status: {inline(write_dispute(entry.dispute))}"


def shared_fields(entry: Fact | Question) -> Iterable[str]:
    """Write the fields that facts and questions have alike."""
    if entry.tags:
        yield f"Tags: {inline(join(',', entry.tags))}"
    for ignore in entry.ignores:
        yield f"Ignore: {inline(write_ignore(ignore))}"


def write_question(question: Question, prose: Writer) -> str:
    """Write a question."""
    cloze = isinstance(question.shape, Cloze)
    fields = [f"Hint: {inline(question.hint)}"] if question.hint else []
    fields += ["Order: fixed"] if question.fixed_order else []
    fields += ["Match: exact"] if question.exact else []
    explanation = write_braces(question.explanation) if cloze else question.explanation
    return paragraphs(
        print_heading(question.stem, question.id, question.level, cloze=cloze),
        "\n".join(fact_fields(question)),
        prose(question.prose),
        print_shape(question.shape, prose),
        "\n".join([*fields, *shared_fields(question)]),
        print_quote(explanation, ""),
    )


def print_quote(text: str, indent: str) -> str:
    """Write a text as a block quote."""
    if not text:
        return ""
    rows = write_comments(text).split("\n")
    return "\n".join(f"{indent}> {row}" if row else f"{indent}>" for row in rows)


def print_shape(shape: Shape, prose: Writer) -> str:
    """Write the answer."""
    match shape:
        case Choice():
            return "\n".join(print_option(option) for option in shape.options)
        case Typed():
            lines = [f"Answer: {inline(join('|', (write_key(one_line(shape.key)),)))}"]
            lines += [f"Also accept: {inline(join('|', shape.also))}"] if shape.also else []
            return "\n".join(lines)
        case NumberKey():
            return f"Answer: {shape.written}"
        case DateKey():
            return f"Answer: {shape.day.isoformat()}"
        case Listing():
            items = [join("|", (one.key, *one.also)) for one in shape.answers]
            lines = ["Answers:", *(f"- {inline(write_line(one_line(item)))}" for item in items)]
            lines += [f"Needs: {shape.needs}"] if shape.needs != len(items) else []
            return "\n".join(lines)
        case Cloze():
            return ""
        case Ordering():
            texts = [inline(write_line(one_line(write_braces(item)))) for item in shape.items]
            return "\n".join(f"{at}. {text}" for at, text in enumerate(texts, 1))
        case Matching():
            rows = [print_row(row) for row in (shape.headings, *shape.pairs)]
            return "\n".join([rows[0], "|---|---|", *rows[1:]])
        case Back():
            plain = "\n" not in shape.text and shape.text == shape.text.strip()
            if plain:
                return f"Back: {write_comments(write_braces(shape.text))}"
            return f"Back:\n\n{prose(shape.text)}"


def print_option(option: Option) -> str:
    """Write an option and its feedback."""
    text = f"- [{'x' if option.right else ' '}] {inline(option.text)}"
    return f"{text}\n{print_quote(option.feedback, '  ')}" if option.feedback else text


def print_row(row: tuple[str, str]) -> str:
    """Write a row of a table."""
    left, right = (join("|", (inline(write_braces(cell)),)) for cell in row)
    return f"| {left} | {right} |"
