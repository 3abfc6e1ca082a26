/* The module extractors.pdf._native. */
#include "native.h"

static PyMethodDef methods[] = {
    {"bind_functions", bind_functions, METH_O, "Take the addresses of pdfium's functions by name."},
    {"read_objects", read_objects, METH_VARARGS, "Rules, hidden text objects and the share of pictures of a page."},
    {"character_codes", character_codes, METH_VARARGS, "The codes of a text page's characters, four bytes each."},
    {"upright_rotation", upright_rotation, METH_VARARGS, "The clockwise turn that makes most of the text run from left to right."},
    {"doubts", doubts, METH_VARARGS, "Shares of sampled characters without a certain value, and hidden ones."},
    {"read_characters", read_characters, METH_VARARGS, "Glyphs, turned characters and unseen ones of a text page."},
    {"baselines", baselines, METH_O, "Glyphs by baseline, from top to bottom, each from left to right."},
    {"printed_rows", printed_rows, METH_O, "The same, rows with nothing to read left out."},
    {"raw_text", raw_text, METH_O, "The text of a row."},
    {"widest_em", widest_em, METH_O, "The largest font size of a row in points."},
    {"line_parts", line_parts, METH_O, "Text, box, font size and boldness of a row."},
    {"gap_count", gap_count, METH_O, "How many gaps of a row may part columns."},
    {"parts_of", parts_of, METH_VARARGS, "A row cut where a gap is wide."},
    {"count_kinds", count_kinds, METH_VARARGS, "How many characters there are, and how many of each of three kinds."},
    {"stream_text", stream_text, METH_O, "The texts of glyphs in the order of the stream."},
    {"clusters_again", clusters_again, METH_O, "Letters with marks that come back within the next few characters."},
    {"find_grids", find_grids, METH_VARARGS, "The ruled tables of a page in reading order."},
    {"in_cells", in_cells, METH_VARARGS, "The glyphs of each cell, and last those outside all."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "extractors.pdf._native", "The compiled reader.", -1, methods, NULL, NULL, NULL, NULL};

PyMODINIT_FUNC PyInit__native(void) {
    PyObject *module = PyModule_Create(&definition);
    if (module && glyph_ready(module) < 0) Py_CLEAR(module);
    return module;
}
