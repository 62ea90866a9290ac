"""The same work done by Anki's own library: run by a Python that has `anki`, not by ours.

FSRS is on, durability is Anki's default, and all goes through Anki's own calls; only the review
log and the state of the cards are written in bulk, since no call makes a million old reviews.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

from anki.collection import AddNoteRequest, Collection, ImportCsvRequest
from anki.decks import DeckId, UpdateDeckConfigs, UpdateDeckConfigsMode
from anki.scheduler.v3 import Card, SchedulingStates

SEEN = 0.9
"""The share of questions that were answered before."""
DAYS = 365
"""The reviews lie in the last so many days."""
DECK = DeckId(1)


def write(questions: int, at: int) -> tuple[str, str]:
    """Return front and back of a question about as long as one of ours."""
    front = (
        f"Which of the {questions} numbered laws was the {at}th to be passed?<br><br>"
        + "<br>".join(f"{letter}) Law number {at + step}" for step, letter in enumerate("ABCD"))
    )
    return (
        front,
        f"A) Law number {at}. It came after law {at - 1}, as the record of that year says.",
    )


def build(path: Path, questions: int, reviews: int) -> None:
    """Make a collection of so many notes, most of them with a past, and FSRS switched on."""
    dice = random.Random(2)
    col = Collection(str(path))
    basic = col.models.by_name("Basic")
    for start in range(0, questions, 5000):
        requests = []
        for at in range(start, min(start + 5000, questions)):
            note = col.new_note(basic)
            note.fields = list(write(questions, at))
            requests.append(AddNoteRequest(note=note, deck_id=DECK))
        col.add_notes(requests)
    cards = col.db.list("select id from cards order by id")
    seen = dice.sample(cards, int(questions * SEEN))
    now = int(time.time())
    rows, states, taken = [], [], set()
    for at, card in enumerate(seen):
        each = reviews // len(seen) + (at < reviews % len(seen))
        moments = sorted(dice.choices(range(DAYS), k=each))
        for number, day in enumerate(moments):
            moment = (now - (DAYS - day) * 86400) * 1000 + dice.randrange(80_000_000)
            while moment in taken:
                moment += 1
            taken.add(moment)
            ease = dice.choices((1, 2, 3, 4), (10, 10, 70, 10))[0]
            interval = (moments[number + 1] - day) if number + 1 < each else 30
            rows.append(
                [
                    moment,
                    card,
                    -1,
                    ease,
                    interval,
                    1,
                    2500,
                    dice.randrange(2000, 20000),
                    int(number > 0),
                ]
            )
        interval = dice.randrange(1, 120)
        due = col.sched.today - DAYS + moments[-1] + interval
        states.append([due, interval, each, dice.randrange(3), card])

    def apply() -> None:
        col.db.executemany("insert into revlog values (?,?,?,?,?,?,?,?,?)", rows)
        col.db.executemany(
            "update cards set type=2, queue=2, factor=2500, due=?, ivl=?, reps=?, lapses=? where id=?",
            states,
        )

    col.db.transact(apply)
    switch_fsrs_on(col)
    col.optimize()
    col.close()


def switch_fsrs_on(col: Collection) -> None:
    """Switch FSRS on as the options screen does, which gives every card its memory state."""
    options = col.decks.get_deck_configs_for_update(DECK)
    col.decks.update_deck_configs(
        UpdateDeckConfigs(
            target_deck_id=DECK,
            configs=[entry.config for entry in options.all_config],
            mode=UpdateDeckConfigsMode.UPDATE_DECK_CONFIGS_MODE_NORMAL,
            limits=options.current_deck.limits,
            fsrs=True,
        )
    )
    with_memory = col.db.scalar("select count() from cards where data like '%\"s\":%'")
    assert col.get_config("fsrs") is True
    assert with_memory, "no card has a memory state"


def raise_limits(col: Collection) -> None:
    """Lift the daily limits, so that one sitting has work enough."""
    config = col.decks.config_dict_for_deck_id(DECK)
    config["new"]["perDay"] = config["rev"]["perDay"] = 9999
    col.decks.update_config(config)


def next_question(col: Collection) -> tuple[Card, SchedulingStates] | None:
    """Return the next card with its question read, and its futures."""
    queue = col.sched.get_queued_cards().cards
    if not queue:
        return None
    card = Card(col, backend_card=queue[0].card)
    card.start_timer()
    assert card.question()
    return card, queue[0].states


def first(path: Path) -> None:
    """Print the text of the first question."""
    col = Collection(str(path))
    found = next_question(col)
    assert found is not None
    print(json.dumps({"event": "question", "stem": found[0].question()}), flush=True)
    col.close()


def answers(path: Path, count: int) -> None:
    """Answer so many questions; print the seconds of each answer with the next question."""
    dice = random.Random(3)
    col = Collection(str(path))
    raise_limits(col)
    taken = []
    found = next_question(col)
    for _ in range(count):
        assert found is not None, "the queue ran empty"
        card, states = found
        rating = dice.choices((0, 1, 2, 3), (10, 10, 70, 10))[0]
        start = time.perf_counter()
        col.sched.answer_card(col.sched.build_answer(card=card, states=states, rating=rating))
        found = next_question(col)
        taken.append(time.perf_counter() - start)
    print(json.dumps(taken))
    col.close()


def load(path: Path, csv: Path) -> None:
    """Import the notes of a CSV file into a new collection; print the seconds it took."""
    col = Collection(str(path))
    start = time.perf_counter()
    metadata = col.get_csv_metadata(str(csv), None)
    metadata.deck_id = DECK
    log = col.import_csv(ImportCsvRequest(path=str(csv), metadata=metadata))
    print(json.dumps({"seconds": time.perf_counter() - start, "notes": len(log.log.new)}))
    col.close()


def write_csv(csv: Path, count: int) -> None:
    """Write so many notes as the text file that Anki's importer reads."""
    lines = ["#separator:tab", "#html:true", "#notetype:Basic", "#deck:Default"]
    lines += ["\t".join(write(count, at)) for at in range(count)]
    csv.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Do what the first word says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", choices=["build", "first", "answers", "csv", "load"])
    parser.add_argument("path", type=Path)
    parser.add_argument("rest", nargs="*")
    chosen = parser.parse_args()
    match chosen.work, chosen.rest:
        case "build", [questions, reviews]:
            build(chosen.path, int(questions), int(reviews))
        case "first", []:
            first(chosen.path)
        case "answers", [count]:
            answers(chosen.path, int(count))
        case "csv", [count]:
            write_csv(chosen.path, int(count))
        case "load", [csv]:
            load(chosen.path, Path(csv))
        case _:
            parser.error("not so many arguments")


if __name__ == "__main__":
    main()
