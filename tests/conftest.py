"""Lets every test import the small builders that stand beside this file, and adds our options."""

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the texts under tests/golden anew from what is built now",
    )
    parser.addoption("--rules", default="", help="look at some groups of rules only: PH,TR")
