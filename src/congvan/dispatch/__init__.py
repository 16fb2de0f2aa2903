"""Phát hành: how a letter leaves the office, one module a way out. What became of it is a receipt, no more."""

from congvan.dispatch.codes import CODES
from congvan.dispatch.exchange import (
    DocumentId,
    DocumentMessage,
    ExchangeFile,
    Organ,
    OrganChange,
    Replacement,
    ResponseFor,
    Staff,
    StatusMessage,
    read_message,
    safe_name,
    write_document,
    write_status,
)
from congvan.dispatch.mail.connection import Connection, MailStopped, Unsecured
from congvan.dispatch.mail.delivering import Due, Ledger, deliver
from congvan.dispatch.mail.messages import Message, message_id, message_of, sender_of
from congvan.dispatch.mail.reports import DeliveryReport, read_reports
from congvan.dispatch.mail.texts import USUAL_TEXT, MailText, Words

__all__ = [
    "CODES",
    "USUAL_TEXT",
    "Connection",
    "DeliveryReport",
    "DocumentId",
    "DocumentMessage",
    "Due",
    "ExchangeFile",
    "Ledger",
    "MailStopped",
    "MailText",
    "Message",
    "Organ",
    "OrganChange",
    "Replacement",
    "ResponseFor",
    "Staff",
    "StatusMessage",
    "Unsecured",
    "Words",
    "deliver",
    "message_id",
    "message_of",
    "read_message",
    "read_reports",
    "safe_name",
    "sender_of",
    "write_document",
    "write_status",
]
