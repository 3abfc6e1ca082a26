"""What is said of a page that cannot be one of text."""

from __future__ import annotations

from normalizers.errors import UnreadablePdfError


class PageTooComplexError(UnreadablePdfError):
    """A page with more objects than any printed page has: a drawing or an attack."""
