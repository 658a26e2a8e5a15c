"""Tests that several rules share: they differ only in the values of the profile."""
