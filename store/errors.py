"""The base of all of Dateline's errors, and those of the store.

An error says what happened, where, and what to do; the wording for a Telegram reader lives in `bot/chat`.
"""


class DatelineError(Exception):
    """The base of every error that Dateline raises on purpose.

    Attributes:
        retry_helps: whether the same call may succeed later without anybody changing anything.
    """

    retry_helps: bool = False


class StoreError(DatelineError):
    """The database or the data folder cannot be used as asked."""


class FolderLocked(StoreError):
    """Another process writes to the same data folder."""

    retry_helps = True


class FolderReadOnly(StoreError):
    """The data folder cannot be written."""


class NotFound(StoreError):
    """No row has the id that was asked for."""
