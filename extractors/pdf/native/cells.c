/* Which glyphs stand in which cells (the rules are those of extractors/pdf/assemble.py). */
#include "native.h"

#include <math.h>

typedef struct {
    double y, x;
    Py_ssize_t glyph;
} Placed;

static int by_height(const void *left, const void *right) {
    const Placed *a = left, *b = right;
    if (isnan(a->y) != isnan(b->y)) return isnan(a->y) ? 1 : -1; /* what stands nowhere comes last */
    if (a->y < b->y || a->y > b->y) return a->y < b->y ? -1 : 1;
    return a->glyph < b->glyph ? -1 : 1;
}

static Py_ssize_t first_from(const Placed *placed, Py_ssize_t count, double y, bool behind) {
    Py_ssize_t low = 0, high = count;
    while (low < high) {
        Py_ssize_t middle = (low + high) / 2;
        if (placed[middle].y < y || (behind && placed[middle].y == y))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The number of the first cell that holds each glyph's middle, `cells` for none. */
static Py_ssize_t *places_of(Glyph **glyphs, Py_ssize_t count, const Area *boxes, Py_ssize_t cells) {
    Placed *placed = malloc((size_t)(count + 1) * sizeof *placed);
    Py_ssize_t *places = malloc((size_t)(count + 1) * sizeof *places);
    if (!placed || !places) {
        free(placed);
        free(places);
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t k = 0; k < count; k++) {
        const Glyph *g = glyphs[k];
        /* a little above the baseline: boxes of different fonts differ, this point is inside every letter */
        placed[k] = (Placed){g->baseline - 0.18 * g->size, (g->x0 + g->x1) / 2, k};
        places[k] = cells;
    }
    qsort(placed, (size_t)count, sizeof *placed, by_height);
    /* the last cell first, so that of two cells that share an edge the first one keeps what stands on it */
    for (Py_ssize_t n = cells; n-- > 0;) {
        Py_ssize_t end = first_from(placed, count, boxes[n].bottom, true);
        for (Py_ssize_t k = first_from(placed, count, boxes[n].top, false); k < end; k++)
            if (boxes[n].x0 <= placed[k].x && placed[k].x <= boxes[n].x1) places[placed[k].glyph] = n;
    }
    free(placed);
    return places;
}

static bool is_digit(Py_UCS4 c) { return (c >= '0' && c <= '9') || (c >= 0xE50 && c <= 0xE59) || c == '.'; }

static bool runs_on(const Glyph *before, const Glyph *glyph) {
    double gap = glyph->x0 - before->x1;
    return fabs(before->baseline - glyph->baseline) < 0.5 && -0.1 * glyph->size < gap && gap < 0.06 * glyph->size;
}

/* 1 where the glyphs together read as one number, 0 where not, -1 with an error. */
static int is_number(PyObject *ask, Glyph **glyphs, Py_ssize_t count) {
    PyObject *parts = PyList_New(count), *nothing = PyUnicode_FromString("");
    for (Py_ssize_t k = 0; parts && k < count; k++) PyList_SetItem(parts, k, Py_NewRef(glyphs[k]->text));
    PyObject *text = parts && nothing ? PyUnicode_Join(nothing, parts) : NULL;
    PyObject *said = text ? PyObject_CallFunctionObjArgs(ask, text, NULL) : NULL;
    int number = said ? PyObject_IsTrue(said) : -1;
    Py_XDECREF(parts);
    Py_XDECREF(nothing);
    Py_XDECREF(text);
    Py_XDECREF(said);
    return number;
}

/* Put a number that is printed over a cell's border into the cell where it begins. */
static bool keep_numbers_whole(Glyph **glyphs, Py_ssize_t count, Py_ssize_t *places, PyObject *ask) {
    for (Py_ssize_t start = 0, end; start < count; start = end) {
        end = start + 1;
        if (!is_digit(glyphs[start]->first)) continue;
        bool parted = false;
        for (; end < count && is_digit(glyphs[end]->first) && runs_on(glyphs[end - 1], glyphs[end]); end++)
            parted = parted || places[end] != places[start];
        if (!parted) continue;
        int number = is_number(ask, glyphs + start, end - start);
        if (number < 0) return false;
        for (Py_ssize_t k = start; number && k < end; k++) places[k] = places[start];
    }
    return true;
}

static Area *boxes_in(PyObject *list, Py_ssize_t *count) {
    *count = PyList_Size(list);
    Area *boxes = *count < 0 ? NULL : malloc((size_t)(*count + 1) * sizeof *boxes);
    for (Py_ssize_t k = 0; boxes && k < *count; k++) {
        Area *b = &boxes[k];
        if (!PyArg_ParseTuple(PyList_GetItem(list, k), "dddd", &b->x0, &b->top, &b->x1, &b->bottom)) {
            free(boxes);
            return NULL;
        }
    }
    if (!boxes && !PyErr_Occurred()) PyErr_NoMemory();
    return boxes;
}

/* (glyphs, boxes, reads_as_number) -> [glyphs of each box, and last those outside all] */
PyObject *in_cells(PyObject *module, PyObject *arguments) {
    (void)module;
    PyObject *sequence, *list, *ask, *holder, *owned = NULL;
    Py_ssize_t count, cells, *places = NULL;
    if (!PyArg_ParseTuple(arguments, "OO!O", &sequence, &PyList_Type, &list, &ask)) return NULL;
    Area *boxes = boxes_in(list, &cells);
    Glyph **glyphs = boxes ? glyphs_of(sequence, &holder, &count) : NULL;
    if (!glyphs) {
        free(boxes);
        return NULL;
    }
    if ((places = places_of(glyphs, count, boxes, cells)) && keep_numbers_whole(glyphs, count, places, ask)) owned = PyList_New(cells + 1);
    for (Py_ssize_t k = 0; owned && k <= cells; k++) {
        PyObject *own = PyList_New(0);
        if (!own || PyList_SetItem(owned, k, own) < 0) Py_CLEAR(owned);
    }
    for (Py_ssize_t k = 0; owned && k < count; k++)
        if (PyList_Append(PyList_GetItem(owned, places[k]), (PyObject *)glyphs[k]) < 0) Py_CLEAR(owned);
    free(places);
    free(boxes);
    free(glyphs);
    Py_DECREF(holder);
    return owned;
}
