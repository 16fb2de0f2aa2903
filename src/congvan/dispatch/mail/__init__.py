"""Thư điện tử: letters as messages, one connection to the office's mail server, reports that come back."""
