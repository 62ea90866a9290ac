"""``python tests/bench/run.py``: the figures, ours beside Anki's; ``--help`` tells the options."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from bench.figures import main  # found by the line above

    main()
