/* The characters of a page together (extractors/pdf/health.py says what they are asked for). */
#include "native.h"

enum { KNOWN = 128 };
static unsigned char kinds[0x10000]; /* of characters met before: what `kind_of` said, and KNOWN */

static int kind(Py_UCS4 c, PyObject *kind_of) {
    if (c < 0x10000 && kinds[c] & KNOWN) return kinds[c] & ~KNOWN;
    PyObject *text = text_of(&c, 1), *said = text ? PyObject_CallFunctionObjArgs(kind_of, text, NULL) : NULL;
    long value = said ? PyLong_AsLong(said) : -1;
    Py_XDECREF(text);
    Py_XDECREF(said);
    if (value >= 0 && value < KNOWN && c < 0x10000) kinds[c] = (unsigned char)(value | KNOWN);
    return PyErr_Occurred() ? -1 : (int)value;
}

/* (glyphs, kind_of) -> how many characters there are, blanks left out, and how many of each of three kinds (bits 1, 2 and 4) */
PyObject *count_kinds(PyObject *module, PyObject *arguments) {
    (void)module;
    PyObject *sequence, *kind_of, *holder;
    Py_ssize_t count, all = 0, of[3] = {0};
    if (!PyArg_ParseTuple(arguments, "OO", &sequence, &kind_of)) return NULL;
    Glyph **glyphs = glyphs_of(sequence, &holder, &count);
    if (!glyphs) return NULL;
    bool failed = false;
    for (Py_ssize_t k = 0; k < count && !failed; k++) {
        const Glyph *glyph = glyphs[k];
        if (is_blank_glyph(glyph)) continue;
        Py_ssize_t length = PyUnicode_GetLength(glyph->text);
        for (Py_ssize_t n = 0; n < length && !failed; n++) {
            Py_UCS4 c = n == 0 ? glyph->first : n == length - 1 ? glyph->last : PyUnicode_ReadChar(glyph->text, n);
            int bits = kind(c, kind_of);
            failed = bits < 0;
            all++;
            for (int bit = 0; bit < 3; bit++) of[bit] += bits >> bit & 1;
        }
    }
    free(glyphs);
    Py_DECREF(holder);
    return failed ? NULL : Py_BuildValue("nnnn", all, of[0], of[1], of[2]);
}

/* (glyphs) -> their texts in the order of the stream */
PyObject *stream_text(PyObject *module, PyObject *sequence) {
    (void)module;
    PyObject *holder;
    Py_ssize_t count, room = 0, length = 0;
    Glyph **glyphs = glyphs_of(sequence, &holder, &count);
    if (!glyphs) return NULL;
    for (Py_ssize_t k = 0; k < count; k++) room += PyUnicode_GetLength(glyphs[k]->text);
    Py_UCS4 *text = malloc((size_t)(room + 1) * sizeof *text);
    for (Py_ssize_t k = 0; text && k < count; k++) {
        Py_ssize_t own = PyUnicode_GetLength(glyphs[k]->text);
        for (Py_ssize_t n = 0; n < own; n++) text[length++] = n == 0 ? glyphs[k]->first : PyUnicode_ReadChar(glyphs[k]->text, n);
    }
    PyObject *result = text ? text_of(text, length) : PyErr_NoMemory();
    free(text);
    free(glyphs);
    Py_DECREF(holder);
    return result;
}

/* ---- clusters that come back (extractors/pdf/replacements.py) ---- */

enum { NEAR = 14, MOST_MARKS = 3 };

static bool is_letter(Py_UCS4 c) { return c >= 0xE01 && c <= 0xE2E; }
static bool goes_with(Py_UCS4 c) { return c == 0xE31 || (c >= 0xE33 && c <= 0xE3A) || (c >= 0xE47 && c <= 0xE4E); }

static bool comes_back(const Py_UCS4 *codes, Py_ssize_t count, Py_ssize_t first, Py_ssize_t length) {
    for (Py_ssize_t at = first + length; at <= first + length + NEAR && at + length <= count; at++)
        if (!memcmp(codes + at, codes + first, (size_t)length * sizeof *codes)) return true;
    return false;
}

/* (codes) -> (place, length) of each Thai letter with marks that comes back within the next few characters */
PyObject *clusters_again(PyObject *module, PyObject *bytes) {
    (void)module;
    char *start;
    Py_ssize_t size;
    if (PyBytes_AsStringAndSize(bytes, &start, &size) < 0) return NULL;
    const Py_UCS4 *codes = (const Py_UCS4 *)start;
    Py_ssize_t count = size / (Py_ssize_t)sizeof *codes;
    PyObject *found = PyList_New(0);
    for (Py_ssize_t k = 0; found && k + 1 < count; k++) {
        if (!is_letter(codes[k]) || !goes_with(codes[k + 1])) continue;
        Py_ssize_t length = 2;
        while (length <= MOST_MARKS && k + length < count && goes_with(codes[k + length])) length++;
        while (length > 1 && !comes_back(codes, count, k, length)) length--; /* the longest cluster first */
        if (length < 2) continue;
        PyObject *place = Py_BuildValue("nn", k, length);
        if (!place || PyList_Append(found, place) < 0) Py_CLEAR(found);
        Py_XDECREF(place);
    }
    return found;
}
