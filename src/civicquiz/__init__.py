"""civicquiz: quizzes and flashcards that are true, remembered and fair."""

__version__ = "0.1.0"
