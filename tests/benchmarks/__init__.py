"""How fast it is at size, beside plain SQL on the same file: `python -m tests.benchmarks`."""
