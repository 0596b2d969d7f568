"""The parts of `bot/answer/read.py`: what, where, when, who and how of a question, each a small pure module.

Each takes a `Scan`, reads its part out of it and marks the words it has understood; what is left unread at the end is
what the question asks beyond its plan.
"""
