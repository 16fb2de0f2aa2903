"""Benchmarks: congvan beside its peers, in one run, as whole processes. `python -m bench --write` (make bench)."""
