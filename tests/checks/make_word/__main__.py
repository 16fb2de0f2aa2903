"""Makes the letters of `tests/checks/word` anew, the same bytes each time: `python -m tests.checks.make_word`."""

from pathlib import Path

from tests.checks.make_word import by_hand, with_python_docx

HERE = Path(__file__).parents[1] / "word"

HERE.mkdir(exist_ok=True)
for name, data in {**with_python_docx.letters(), **by_hand.letters()}.items():
    (HERE / name).write_bytes(data)
