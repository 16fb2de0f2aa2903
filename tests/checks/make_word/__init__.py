"""Makes the letters of `tests/checks/word` anew: `python -m tests.checks.make_word`."""
