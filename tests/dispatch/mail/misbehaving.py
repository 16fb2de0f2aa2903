"""The server's process: `python -m tests.dispatch.mail.misbehaving FOLDER CHAIN_FILE PORT`, its script on stdin.

It listens on the loopback only, tells its port as one line on stdout, and ends when its stdin is closed: so it
cannot outlive the test, even if the test is killed.
"""

import asyncio
import os
import ssl
import sys
import threading
from pathlib import Path

from tests.dispatch.mail.ledger import Ledger
from tests.dispatch.mail.protocol import Misbehaving, Shared
from tests.dispatch.mail.script import Script, Turning


async def _serve(folder: Path, chain_file: Path, port: int, script: Script) -> None:
    """Serve until the process ends."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(chain_file)
    shared = Shared(script, Ledger(folder), Turning())
    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: Misbehaving(shared, context if script.starttls and not script.implicit_tls else None),
        host="127.0.0.1",
        port=port,
        ssl=context if script.implicit_tls else None,
    )
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


def _end_with_parent() -> None:
    """Wait for the end of stdin; a thread, because Windows cannot wait for a pipe in the loop."""
    sys.stdin.read()
    os._exit(0)


def main() -> None:
    """Read the script, then serve."""
    folder, chain_file, port = sys.argv[1:4]
    script = Script.from_json(sys.stdin.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    asyncio.run(_serve(Path(folder), Path(chain_file), int(port), script))


if __name__ == "__main__":
    main()
