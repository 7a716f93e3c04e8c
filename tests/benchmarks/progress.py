"""What is said while it measures, apart from what it prints at the end."""

import sys
import time

_BEGAN = time.monotonic()


def say(words: str) -> None:
    """One line on standard error, with the seconds since the beginning."""
    sys.stderr.write(f"{time.monotonic() - _BEGAN:6.1f} s  {words}\n")
    sys.stderr.flush()
