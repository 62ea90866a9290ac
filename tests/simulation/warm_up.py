"""``python tests/simulation/warm_up.py``: does the choice of ``class warmup`` help? About a minute.

A class lives through a term, once for each way to choose what is asked. The table is the one that
``civicquiz help class-warmup`` shows; ``--write`` keeps it in `warm_up.txt`, which a test compares.
"""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from simulation.comparison import main  # found by the line above

    main()
