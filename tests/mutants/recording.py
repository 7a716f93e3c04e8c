"""A pytest plugin that tells coverage which test runs, so that each line knows the tests that reach it."""

import coverage
import pytest

SETUP = "|setup"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """What a fixture does for one test, it may do for every test of the file."""
    _switch(item.nodeid + SETUP)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_call(item: pytest.Item) -> None:
    """The test itself."""
    _switch(item.nodeid)


def _switch(context: str) -> None:
    measured = coverage.Coverage.current()
    assert measured is not None, "this plugin runs under coverage"
    measured.switch_context(context)
