"""The state in which a page was read: that of the database, and the day for which everything speaks."""

from datetime import date
from typing import Protocol


class Counted(Protocol):
    """A database that reports, cheaply and from any thread, whether it has changed."""

    def change_token(self) -> str:
        """A number that grows with every commit by any process, then a dash and what tells this history from others."""
        ...


class Clock(Protocol):
    """What knows the day."""

    def today(self) -> date:
        """The current day in the page's zone."""
        ...


def page_state(database: Counted, clock: Clock) -> str:
    """The database's token, then the day: of midnight pages hear as they do of any change."""
    return f"{database.change_token()}@{clock.today()}"
