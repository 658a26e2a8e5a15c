"""Lets every test import the small builders that stand beside this file."""
