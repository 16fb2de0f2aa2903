"""Gói tin liên thông (edXML): messages of the national exchange, written and read (QCVN 102:2016/BTTTT)."""

from congvan.dispatch.exchange.messages import (
    DocumentId,
    DocumentMessage,
    ExchangeFile,
    Organ,
    OrganChange,
    Replacement,
    ResponseFor,
    Staff,
    StatusMessage,
)
from congvan.dispatch.exchange.reading import read_message
from congvan.dispatch.exchange.unpacking import safe_name
from congvan.dispatch.exchange.writing import write_document, write_status

__all__ = [
    "DocumentId",
    "DocumentMessage",
    "ExchangeFile",
    "Organ",
    "OrganChange",
    "Replacement",
    "ResponseFor",
    "Staff",
    "StatusMessage",
    "read_message",
    "safe_name",
    "write_document",
    "write_status",
]
