"""pdfium's functions with plain addresses for pointers.

One call for each character is most of what reading costs. The same functions with integers in place of ctypes' pointer objects
take half the time, and an address can be kept in a set.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import pypdfium2.raw as pdfium_c

_PLAIN = (ctypes.c_int, ctypes.c_uint, ctypes.c_ulong, ctypes.c_float, ctypes.c_double, ctypes.c_size_t)


def plain(function: Any) -> Callable[..., Any]:
    """Return a pdfium function that takes and gives addresses as integers."""
    types = [_plain_type(t) for t in (function.restype, *function.argtypes)]
    return ctypes.PYFUNCTYPE(*types)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def _plain_type(kind: Any) -> Any:
    # not c_void_p: ctypes takes twice as long over a number that it has to make a pointer of
    return kind if kind is None or kind in _PLAIN else ctypes.c_size_t


def address(pointer: Any) -> int:
    """Return where a ctypes pointer points, 0 for none."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0


_FUNCTIONS = {
    "count_objects": pdfium_c.FPDFPage_CountObjects,
    "get_object": pdfium_c.FPDFPage_GetObject,
    "form_count_objects": pdfium_c.FPDFFormObj_CountObjects,
    "form_get_object": pdfium_c.FPDFFormObj_GetObject,
    "object_type": pdfium_c.FPDFPageObj_GetType,
    "object_matrix": pdfium_c.FPDFPageObj_GetMatrix,
    "object_bounds": pdfium_c.FPDFPageObj_GetBounds,
    "fill_colour": pdfium_c.FPDFPageObj_GetFillColor,
    "has_transparency": pdfium_c.FPDFPageObj_HasTransparency,
    "render_mode": pdfium_c.FPDFTextObj_GetTextRenderMode,
    "count_marks": pdfium_c.FPDFPageObj_CountMarks,
    "get_mark": pdfium_c.FPDFPageObj_GetMark,
    "draw_mode": pdfium_c.FPDFPath_GetDrawMode,
    "count_segments": pdfium_c.FPDFPath_CountSegments,
    "get_segment": pdfium_c.FPDFPath_GetPathSegment,
    "segment_point": pdfium_c.FPDFPathSegment_GetPoint,
    "segment_type": pdfium_c.FPDFPathSegment_GetType,
    "segment_closes": pdfium_c.FPDFPathSegment_GetClose,
    "get_text": pdfium_c.FPDFText_GetText,
    "char_code": pdfium_c.FPDFText_GetUnicode,
    "char_box": pdfium_c.FPDFText_GetLooseCharBox,
    "char_origin": pdfium_c.FPDFText_GetCharOrigin,
    "char_angle": pdfium_c.FPDFText_GetCharAngle,
    "is_generated": pdfium_c.FPDFText_IsGenerated,
    "is_hyphen": pdfium_c.FPDFText_IsHyphen,
    "char_object": pdfium_c.FPDFText_GetTextObject,
    "has_map_error": pdfium_c.FPDFText_HasUnicodeMapError,
    "font_size": pdfium_c.FPDFText_GetFontSize,
    "char_matrix": pdfium_c.FPDFText_GetMatrix,
    "font_info": pdfium_c.FPDFText_GetFontInfo,
}
ADDRESSES = {name: address(function) for name, function in _FUNCTIONS.items()}  # for the compiled reader

count_objects, get_object = plain(pdfium_c.FPDFPage_CountObjects), plain(pdfium_c.FPDFPage_GetObject)
form_count_objects, form_get_object = plain(pdfium_c.FPDFFormObj_CountObjects), plain(pdfium_c.FPDFFormObj_GetObject)
object_type, object_matrix = plain(pdfium_c.FPDFPageObj_GetType), plain(pdfium_c.FPDFPageObj_GetMatrix)
object_bounds, fill_colour = plain(pdfium_c.FPDFPageObj_GetBounds), plain(pdfium_c.FPDFPageObj_GetFillColor)
has_transparency, render_mode = plain(pdfium_c.FPDFPageObj_HasTransparency), plain(pdfium_c.FPDFTextObj_GetTextRenderMode)
count_marks, get_mark = plain(pdfium_c.FPDFPageObj_CountMarks), plain(pdfium_c.FPDFPageObj_GetMark)
mark_value_type = plain(pdfium_c.FPDFPageObjMark_GetParamValueType)
draw_mode, count_segments = plain(pdfium_c.FPDFPath_GetDrawMode), plain(pdfium_c.FPDFPath_CountSegments)
get_segment, segment_point = plain(pdfium_c.FPDFPath_GetPathSegment), plain(pdfium_c.FPDFPathSegment_GetPoint)
segment_type, segment_closes = plain(pdfium_c.FPDFPathSegment_GetType), plain(pdfium_c.FPDFPathSegment_GetClose)

get_text = plain(pdfium_c.FPDFText_GetText)
char_code, char_box = plain(pdfium_c.FPDFText_GetUnicode), plain(pdfium_c.FPDFText_GetLooseCharBox)
char_origin, char_angle = plain(pdfium_c.FPDFText_GetCharOrigin), plain(pdfium_c.FPDFText_GetCharAngle)
is_generated, is_hyphen = plain(pdfium_c.FPDFText_IsGenerated), plain(pdfium_c.FPDFText_IsHyphen)
char_object, has_map_error = plain(pdfium_c.FPDFText_GetTextObject), plain(pdfium_c.FPDFText_HasUnicodeMapError)
font_size, char_matrix = plain(pdfium_c.FPDFText_GetFontSize), plain(pdfium_c.FPDFText_GetMatrix)
font_info = plain(pdfium_c.FPDFText_GetFontInfo)
