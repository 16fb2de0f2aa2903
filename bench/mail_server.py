"""`python -m bench.mail_server [CHAIN.pem]`: a mail server that takes every message and keeps none; prints its port."""

import asyncio
import ssl
import sys
from typing import Any

from aiosmtpd.smtp import SMTP

_LARGEST = 50_000_000


class Taking:
    """Takes every message."""

    async def handle_DATA(self, _server: Any, _session: Any, _envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        """Answer the final dot."""
        return "250 2.0.0 Ok"


async def serve(chain: str) -> None:
    """Serve until killed."""
    context = None
    if chain:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(chain)

    def made() -> SMTP:
        secure = context is not None
        return SMTP(Taking(), data_size_limit=_LARGEST, tls_context=context, require_starttls=secure)

    server = await asyncio.get_running_loop().create_server(made, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1] if len(sys.argv) > 1 else ""))
