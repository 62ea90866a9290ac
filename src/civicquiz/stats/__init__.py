"""Figures of tests and items from first answers: pure, in plain Python, None where undefined."""

from civicquiz.stats.classical import (
    discriminations,
    effective_weights,
    efficiencies,
    facilities,
    upper_lower,
)
from civicquiz.stats.curves import (
    Ability,
    Curve,
    CurveFit,
    IrtModel,
    Pattern,
    abilities,
    ability,
    patterns,
)
from civicquiz.stats.distractors import (
    OptionFigures,
    corrected_score,
    guess_corrected,
    option_figures,
    wrong_key,
    wrong_keys,
)
from civicquiz.stats.firsts import FirstAnswers, first_answers
from civicquiz.stats.fitting import fit_curves
from civicquiz.stats.moments import fisher_interval, wilson_interval
from civicquiz.stats.quiz_figures import quiz_results
from civicquiz.stats.quiz_results import (
    ClassScores,
    Correction,
    Drawn,
    ItemResult,
    PupilResult,
    QuizResults,
)
from civicquiz.stats.quiz_takings import (
    AskedItem,
    Change,
    GivenAnswer,
    PupilTakings,
    State,
    Taking,
)
from civicquiz.stats.reliability import Reliability, alpha, kr20, reliability, standard_error
from civicquiz.stats.rests import Scores, scores
from civicquiz.stats.summary import (
    LEAST_FOR_IDLE,
    Band,
    Discrimination,
    Flag,
    ItemSummary,
    Summary,
    band,
    summarise,
)
from civicquiz.stats.tables import Chosen, Mark, Marks, Options

__all__ = [
    "LEAST_FOR_IDLE",
    "Ability",
    "AskedItem",
    "Band",
    "Change",
    "Chosen",
    "ClassScores",
    "Correction",
    "Curve",
    "CurveFit",
    "Discrimination",
    "Drawn",
    "FirstAnswers",
    "Flag",
    "GivenAnswer",
    "IrtModel",
    "ItemResult",
    "ItemSummary",
    "Mark",
    "Marks",
    "OptionFigures",
    "Options",
    "Pattern",
    "PupilResult",
    "PupilTakings",
    "QuizResults",
    "Reliability",
    "Scores",
    "State",
    "Summary",
    "Taking",
    "abilities",
    "ability",
    "alpha",
    "band",
    "corrected_score",
    "discriminations",
    "effective_weights",
    "efficiencies",
    "facilities",
    "first_answers",
    "fisher_interval",
    "fit_curves",
    "guess_corrected",
    "kr20",
    "option_figures",
    "patterns",
    "quiz_results",
    "reliability",
    "scores",
    "standard_error",
    "summarise",
    "upper_lower",
    "wilson_interval",
    "wrong_key",
    "wrong_keys",
]
