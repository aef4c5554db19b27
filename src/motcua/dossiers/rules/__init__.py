"""What the facts of a dossier add up to, how they are chained, numbered and judged. Pure."""

from motcua.dossiers.rules.chain import canonical, chain, fact, seed
from motcua.dossiers.rules.folding import apply, fold
from motcua.dossiers.rules.journey import Illegal, lands, may
from motcua.dossiers.rules.numbers import (
    code_of,
    folded,
    is_secret_of,
    result_code,
    secret_of,
    series_of_code,
    series_of_form,
    tokens,
    words_of,
)
from motcua.dossiers.rules.verdicts import verdict

__all__ = [
    "Illegal", "apply", "canonical", "chain", "code_of", "fact", "fold", "folded", "is_secret_of", "lands", "may",
    "result_code", "secret_of", "seed", "series_of_code", "series_of_form", "tokens", "verdict", "words_of",
]  # fmt: skip
