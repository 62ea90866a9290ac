"""``python -m tests.bench``, from the checkout: the figures, ours beside Anki's."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from bench.run import main  # found by the line above

    main()
