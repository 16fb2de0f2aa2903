"""Faults on purpose: what a crash, a full disk, a second clerk or a wrong clock leaves behind."""
