"""The only place that opens a PDF."""

from extractors.pdf.read_printed import read_printed
from extractors.pdf.render import render_page, render_page_with_boxes

__all__ = ["read_printed", "render_page", "render_page_with_boxes"]
