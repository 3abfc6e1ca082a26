"""Pictures that can hide the text under them."""

from __future__ import annotations

import ctypes
from typing import Any

import pypdfium2.raw as pdfium_c

from extractors.pdf import pdfium_calls as call

COVERING = 0.8  # of the page: a picture this large can hide the text under it


def is_opaque(document: Any, page: Any, item: int) -> bool:
    """Whether nothing can be seen through a picture.

    Args:
        document: pypdfium2.PdfDocument.
        page: pypdfium2.PdfPage.
        item: Address of the picture.
    """
    if call.has_transparency(item):
        return False
    picture = ctypes.cast(item, pdfium_c.FPDF_PAGEOBJECT)
    bitmap = pdfium_c.FPDFImageObj_GetRenderedBitmap(document.raw, page.raw, picture)
    if not bitmap:
        return False
    try:
        if pdfium_c.FPDFBitmap_GetFormat(bitmap) != pdfium_c.FPDFBitmap_BGRA:
            return True
        height, stride = pdfium_c.FPDFBitmap_GetHeight(bitmap), pdfium_c.FPDFBitmap_GetStride(bitmap)
        pixels = (ctypes.c_ubyte * (height * stride)).from_address(
            ctypes.cast(pdfium_c.FPDFBitmap_GetBuffer(bitmap), ctypes.c_void_p).value or 0
        )
        alpha = bytes(pixels)[3 :: 4 * 97]
        return sum(a < 250 for a in alpha) * 20 <= len(alpha)
    finally:
        pdfium_c.FPDFBitmap_Destroy(bitmap)
