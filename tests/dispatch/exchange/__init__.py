"""Tests of the exchange package (edXML): what is written, what is read, what strangers send."""
