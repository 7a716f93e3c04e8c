"""A facility that this machine does not have, said once and in words."""

import os
from typing import NoReturn

import pytest


class MissingFacility(Exception):
    """A browser or a database server could not be had; the message says what was tried."""


def stop_test(reason: str) -> NoReturn:
    """Skip with the reason on a person's machine; fail where CI is set, since a run there must leave nothing out."""
    if os.environ.get("CI"):
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)
