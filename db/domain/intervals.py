"""Shares of small numbers, told with how sure they are: the Wilson score interval.

Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927);
recommended for small numbers by Brown, Cai and DasGupta, Statistical Science 16 (2001).
"""

from dataclasses import dataclass
from math import sqrt

# The normal distribution's quantile for a two-sided 95 %.
Z_95 = 1.959963984540054
# With fewer than this a share says more about chance than about anybody.
FEWEST = 5


@dataclass(frozen=True, slots=True)
class Share:
    """`count` of `n`. `suffices` is False where `n` is too small for a share to be told."""

    count: int
    n: int

    @property
    def suffices(self) -> bool:
        """Whether there are enough to tell a share at all."""
        return self.n >= FEWEST

    @property
    def value(self) -> float:
        """The share, from 0 to 1; 0 of none."""
        return self.count / self.n if self.n else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % Wilson interval, from 0 to 1."""
        return wilson_interval(self.count, self.n)


def wilson_interval(count: int, n: int, *, z: float = Z_95) -> tuple[float, float]:
    """The Wilson score interval of `count` in `n`, within 0 and 1; of none it is everything. Raises ValueError."""
    if not 0 <= count <= n:
        raise ValueError("A share is of a whole: 0 ≤ count ≤ n.")
    if n == 0:
        return 0.0, 1.0
    share, square = count / n, z * z
    middle = share + square / (2 * n)
    reach = z * sqrt(share * (1 - share) / n + square / (4 * n * n))
    scale = 1 + square / n
    # Rounding must not push the interval past its own share at 0 and at 1.
    low = 0.0 if count == 0 else max((middle - reach) / scale, 0.0)
    high = 1.0 if count == n else min((middle + reach) / scale, 1.0)
    return low, high
