"""Progress on standard error, apart from the result on standard output."""

import sys
import time

_BEGAN = time.monotonic()


def log(words: str) -> None:
    """One line on standard error, with the seconds since the beginning."""
    sys.stderr.write(f"{time.monotonic() - _BEGAN:6.1f} s  {words}\n")
    sys.stderr.flush()
