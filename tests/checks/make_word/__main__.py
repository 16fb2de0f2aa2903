"""Makes the letters of `tests/checks/word` anew: `python -m tests.checks.make_word`; LibreOffice must be installed."""

import shutil
import tempfile
from pathlib import Path

from tests.checks.make_word import by_hand, with_libreoffice, with_python_docx

HERE = Path(__file__).parents[1] / "word"

HERE.mkdir(exist_ok=True)
for name, data in {**with_python_docx.letters(), **by_hand.letters()}.items():
    (HERE / name).write_bytes(data)
with tempfile.TemporaryDirectory() as folder:
    for name, path in with_libreoffice.convert(Path(folder)).items():
        shutil.copyfile(path, HERE / name)
