"""The benchmark: `make bench`, or `python -m tests.bench`. Made-up texts only; see docs/quality.md for figures."""
