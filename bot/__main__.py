"""The console command `dateline`; `python -m bot` is the same."""

from __future__ import annotations


def main() -> None:
    """Runs the command line; exit status as in docs/interface.md."""
    from bot.cli import run

    run()


if __name__ == "__main__":
    main()
