"""The one root of all errors that a user can meet; each class knows the exit code of its kind."""

from __future__ import annotations


class ItaError(Exception):
    """Something a user can act on: the message says what, where and what to type next."""

    exit_code = 2


class UsageError(ItaError):
    """A wrong option, an unknown office or rule, SQL that writes."""

    exit_code = 2


class InputError(ItaError):
    """Input or data folder missing or unusable."""

    exit_code = 4


class SourceRefusedError(ItaError):
    """The network or a source refused altogether."""

    exit_code = 5


class BusyError(ItaError):
    """Another process holds the warehouse for writing."""

    exit_code = 75


class UnreadablePdfError(ItaError):
    """Bytes that are kept but cannot be read as a PDF: becomes a quarantined document with this reason."""

    exit_code = 3
