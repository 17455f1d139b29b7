"""Counts work instead of time: a busy machine must fail no test."""

import sys
from collections.abc import Callable

import pytest

CallCounter = Callable[[Callable[[], object]], int]


@pytest.fixture
def count_calls() -> CallCounter:
    """How many calls, of Python's and of C's functions, some work makes."""

    def count(work: Callable[[], object]) -> int:
        calls = 0

        def called(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        before = sys.getprofile()
        sys.setprofile(called)
        try:
            work()
        finally:
            sys.setprofile(before)
        return calls

    return count
