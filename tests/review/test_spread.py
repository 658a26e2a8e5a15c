"""Work over processes: a piece that ends its process, or never ends, costs only itself."""

from __future__ import annotations

import os
import time

import pytest

from docgen.processes import cores
from docgen.review.spread import Failure, jobs_for, spread


def square(number: int) -> int:
    return number * number


def deadly(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def slow(number: int) -> int:
    if number == 1:
        time.sleep(60)
    return number


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_every_piece_is_done_once(jobs: int) -> None:
    found = dict(spread(square, range(20), jobs, 60))
    assert found == {number: number * number for number in range(20)}


def test_a_piece_that_ends_its_process_is_told_and_the_others_go_on() -> None:
    found = dict(spread(deadly, range(8), 2, 60))
    assert found == {number: number for number in range(8)} | {3: Failure.ENDED}


def test_a_piece_that_takes_too_long_is_ended() -> None:
    begin = time.monotonic()
    found = dict(spread(slow, range(6), 2, 8))
    assert found == {number: number for number in range(6)} | {1: Failure.LATE}
    assert time.monotonic() - begin < 40


def test_processes_that_are_left_end_at_once() -> None:
    results = spread(slow, [1, 1, 2], 2, 60)
    begin = time.monotonic()
    results.close()
    assert time.monotonic() - begin < 20


def test_no_piece_needs_no_process() -> None:
    assert list(spread(square, [], 2, 60)) == []


@pytest.mark.parametrize(
    ("count", "wanted", "jobs"),
    [(1, None, 1), (11, None, 1), (10_000, None, cores()), (3, 8, 3), (3, 1, 1), (0, 4, 1)],
)
def test_few_files_are_not_worth_a_process(count: int, wanted: int | None, jobs: int) -> None:
    assert jobs_for(count, wanted) == jobs
