"""Hỏi cơ quan chứng thực: over the network, for lists and answers about revoked certificates."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

__all__ = ["asking"]

_WAIT = 20
"""Seconds that an authority is waited for."""


@asynccontextmanager
async def asking() -> AsyncIterator[AIOHttpFetcherBackend]:
    """Give what asks authorities, and close its connections afterwards."""
    async with aiohttp.ClientSession() as session:
        yield AIOHttpFetcherBackend(session, per_request_timeout=_WAIT)
