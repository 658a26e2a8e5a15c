"""The rules, one a module: its docstring is the manual page, its `RULE` is the test."""
