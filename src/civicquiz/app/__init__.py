"""The use cases: one function, one transaction: gather, decide, apply.

What reads or writes banks imports the bank language late: studying needs no Markdown.
"""

from civicquiz.app.authoring import (
    Formatted,
    Shown,
    bank_shown,
    format_file,
    load_banks,
    new_bank,
)
from civicquiz.app.choosing import bank_ids_of, topics_of
from civicquiz.app.database import Schedule, Store, located, open_store, restore_database, verify
from civicquiz.app.leaving import export_learner
from civicquiz.app.loading import LoadReport, Shipped, check_text, load_bank, load_shipped
from civicquiz.app.overview import Overview, Rested, overview, resting, upcoming, wake_leeches
from civicquiz.app.past import Answered, Past, figures, past_session, past_sessions
from civicquiz.app.people import (
    add_learner,
    find_learner,
    forget_learner,
    learner_exists,
    rename_learner,
)
from civicquiz.app.regrading import Regraded, old_answers, regrade
from civicquiz.app.shipped import shipped_folder
from civicquiz.app.sitting import Sitting
from civicquiz.app.starting import Scope, begin_cram, begin_quiz, begin_study, resume_session
from civicquiz.study import study_day

__all__ = [
    "Answered",
    "Formatted",
    "LoadReport",
    "Overview",
    "Past",
    "Regraded",
    "Rested",
    "Schedule",
    "Scope",
    "Shipped",
    "Shown",
    "Sitting",
    "Store",
    "add_learner",
    "bank_ids_of",
    "bank_shown",
    "begin_cram",
    "begin_quiz",
    "begin_study",
    "check_text",
    "export_learner",
    "figures",
    "find_learner",
    "forget_learner",
    "format_file",
    "learner_exists",
    "load_bank",
    "load_banks",
    "load_shipped",
    "located",
    "new_bank",
    "old_answers",
    "open_store",
    "overview",
    "past_session",
    "past_sessions",
    "regrade",
    "rename_learner",
    "resting",
    "restore_database",
    "resume_session",
    "shipped_folder",
    "study_day",
    "topics_of",
    "upcoming",
    "verify",
    "wake_leeches",
]
