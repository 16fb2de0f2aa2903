"""`python -m bench.dispatching [--write] [--rounds N] [--letters N]`: e-mails of 95 KB, beside a bare smtplib loop.

congvan sends the letter of an issued office to its units, each with claim and receipt in the register (SQLite, on this
disk); the loop sends the same bytes, made before, over one connection to the same server. In turns, in one process.
"""

import argparse
import contextlib
import io
import os
import secrets
import shutil
import smtplib
import ssl
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import trustme

from bench.measure import Command, in_turn
from bench.registering_inputs import write_office
from bench.report import machine, put_between
from congvan.dispatch import Message, message_of
from congvan.workflow import Desk, DispatchRequest, MailRequest, Paths, dispatch_mail, send_mail

HERE = Path(__file__).parent
WORK = HERE / "work-dispatching"
BEGIN, END = "<!-- dispatching: begin (make bench) -->", "<!-- dispatching: end -->"
_SIZE = 95_000
_LETTER = "letters/letter.yaml"
_SENDER = "vanthu@sgddt.haiphong.example"


def _issued(letters: int) -> Path:
    """Make an office whose letter is issued; PDF and attachment have 95 KB together."""
    office = write_office(WORK / "issued", units=letters)
    letter = office / _LETTER
    letter.write_text(letter.read_text(encoding="utf-8") + "\nattachments: phu-luc.zip\n", encoding="utf-8")
    attached = office / "letters/phu-luc.zip"
    attached.write_bytes(b"PK")
    at = ("--office", str(office / "congvan.yaml"))
    issue = (str(letter), "--yes", str(letters), "--format", "docx,pdf")
    for words in (("register", "init"), ("issue", *issue)):
        in_turn({" ".join(words[:2]): Command([sys.executable, "-m", "congvan", *words, *at])}, 1)
    one = next((office / "van-ban-di").rglob("*.pdf"))
    attached.write_bytes(secrets.token_bytes(_SIZE - one.stat().st_size))
    return office


@contextmanager
def _server(chain: Path | None) -> Iterator[int]:
    words = [sys.executable, "-m", "bench.mail_server", *([str(chain)] if chain else [])]
    with subprocess.Popen(words, cwd=HERE.parent, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield int(process.stdout.readline() if process.stdout else "")
        finally:
            process.kill()


def _send(office: Path, mail: str) -> float:
    """Send every letter; return the seconds from reading the files to the last receipt on the disk."""
    path = office / "congvan.yaml"
    path.write_text(path.read_text(encoding="utf-8") + f"\ndispatch: {{mail: {{{mail}}}}}\n", encoding="utf-8")
    now = datetime.now().astimezone()
    request = DispatchRequest(Paths(office / _LETTER, office), Desk(now, "bench", office, path))
    begun = time.perf_counter()
    report = send_mail(MailRequest(request, lambda: now), lambda _account: "", lambda _plan, _due: None)
    taken = time.perf_counter() - begun
    if set(report.counts) != {"sent"}:
        sys.exit(f"not all letters were sent: {report.counts}")
    return taken


def _bare(messages: list[Message], port: int, context: ssl.SSLContext | None) -> float:
    begun = time.perf_counter()
    with smtplib.SMTP("localhost", port) as smtp:
        if context:
            smtp.starttls(context=context)
        for one in messages:
            smtp.sendmail(one.sender, [one.receiver], one.data)
    return time.perf_counter() - begun


def _round(issued: Path, chain: Path | None, authority: Path) -> tuple[float, float]:
    """Return the seconds of congvan and of the loop, one after the other."""
    office = WORK / "round"
    shutil.copytree(issued, office)
    messages: list[Message] = []
    made = message_of

    def keep(*parts: object) -> Message:
        messages.append(made(*parts))  # type: ignore[arg-type]
        return messages[-1]

    setattr(dispatch_mail, message_of.__name__, keep)
    context = ssl.create_default_context(cafile=authority) if chain else None
    secure = f"security: starttls, authority_file: {authority}" if chain else "security: none"
    try:
        with _server(chain) as port:
            ours = _send(office, f"server: localhost, port: {port}, sender: {_SENDER}, {secure}")
            return ours, _bare(messages, port, context)
    finally:
        setattr(dispatch_mail, message_of.__name__, made)
        shutil.rmtree(office)


def _table(results: dict[str, list[tuple[float, float]]], letters: int) -> str:
    rows = [
        "| connection | letters | congvan, letters/s | bare smtplib, letters/s | congvan × bare |",
        "|---|---:|---:|---:|---:|",
    ]
    for name, runs in results.items():
        ours, bare = (statistics.median(run[place] for run in runs) for place in (0, 1))
        times = statistics.median(other / own for own, other in runs)
        rows.append(f"| {name} | {letters:,} | {letters / ours:.0f} | {letters / bare:.0f} | {times:.2f} |")
    return "\n".join(rows) + "\n"


def main() -> int:
    """Measure, print the table, and put it into the page."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--letters", type=int, default=1000)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir()
    authority = trustme.CA()
    authority.cert_pem.write_to_path(WORK / "authority.pem")
    authority.issue_cert("localhost").private_key_and_cert_chain_pem.write_to_path(WORK / "chain.pem")
    os.environ["PYTHONPATH"] = str(HERE.parent)
    results: dict[str, list[tuple[float, float]]] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        issued = _issued(chosen.letters)
    for number in range(chosen.rounds):
        for name, chain in (("plain, on this computer", None), ("STARTTLS", WORK / "chain.pem")):
            print(f"round {number + 1} of {chosen.rounds}: {name}", file=sys.stderr)
            results.setdefault(name, []).append(_round(issued, chain, WORK / "authority.pem"))
    text = machine(chosen.rounds) + "\n" + _table(results, chosen.letters)
    print(text)
    if chosen.write:
        put_between(BEGIN, END, text)
    shutil.rmtree(WORK)
    return 0


if __name__ == "__main__":
    sys.exit(main())
