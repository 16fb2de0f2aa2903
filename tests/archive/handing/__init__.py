"""Tests of the hand-over packages."""
