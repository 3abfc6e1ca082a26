/* Glyphs to rows and the texts of rows (the rules are those of extractors/pdf/lines.py). */
#include "native.h"

#include <math.h>

#define SAME_LINE 0.3
#define BLANK_GAP 0.145
#define MARK_GAP 0.19
#define NUMBER_GAP 0.22
#define SHUT 0.08
#define SLICED_GAP 0.3
#define UNSURE_GAP 0.75

static double em(const Glyph *glyph) { return glyph->points ? glyph->points : greater(glyph->size * 0.72, 4.0); }

static bool in_number(Py_UCS4 c) { return (c >= '0' && c <= '9') || (c >= 0xE50 && c <= 0xE59) || c == '.' || c == ','; }

/* ---- rows ---- */

typedef bool (*Before)(const Glyph *, const Glyph *);

static bool further_up(const Glyph *a, const Glyph *b) { return a->baseline != b->baseline ? a->baseline < b->baseline : a->x0 < b->x0; }
static bool further_left(const Glyph *a, const Glyph *b) { return a->x0 != b->x0 ? a->x0 < b->x0 : a->x1 < b->x1; }

/* Stable: what is alike stays in the order of the stream. Runs are found first, so that sorted text costs one look. */
static bool sort(Glyph **glyphs, Py_ssize_t count, Before before) {
    Py_ssize_t k = 1;
    while (k < count && !before(glyphs[k], glyphs[k - 1])) k++;
    if (k >= count) return true;
    if (count <= 24) {
        for (; k < count; k++) {
            Glyph *glyph = glyphs[k];
            Py_ssize_t at = k;
            for (; at > 0 && before(glyph, glyphs[at - 1]); at--) glyphs[at] = glyphs[at - 1];
            glyphs[at] = glyph;
        }
        return true;
    }
    Py_ssize_t half = count / 2, left = 0, right = half, out = 0;
    if (!sort(glyphs, half, before) || !sort(glyphs + half, count - half, before)) return false;
    Glyph **first = malloc((size_t)half * sizeof *first);
    if (!first) return false;
    memcpy(first, glyphs, (size_t)half * sizeof *first);
    while (left < half && right < count) glyphs[out++] = before(glyphs[right], first[left]) ? glyphs[right++] : first[left++];
    while (left < half) glyphs[out++] = first[left++];
    free(first);
    return true;
}

static bool readable(const Glyph *glyph) {
    if (is_mark(glyph->first)) return false;
    if (glyph->first && !is_space(glyph->first)) return true;
    Py_ssize_t length = PyUnicode_GetLength(glyph->text);
    for (Py_ssize_t k = 0; k < length; k++)
        if (!is_space(PyUnicode_ReadChar(glyph->text, k))) return true;
    return false;
}

static PyObject *list_of(Glyph **glyphs, Py_ssize_t count) {
    PyObject *list = PyList_New(count);
    for (Py_ssize_t k = 0; list && k < count; k++) PyList_SetItem(list, k, Py_NewRef((PyObject *)glyphs[k]));
    return list;
}

static PyObject *rows(PyObject *sequence, bool readable_only) {
    PyObject *holder;
    Py_ssize_t count, end;
    Glyph **glyphs = glyphs_of(sequence, &holder, &count);
    if (!glyphs) return NULL;
    PyObject *found = PyList_New(0);
    if (found && !sort(glyphs, count, further_up)) {
        PyErr_NoMemory();
        Py_CLEAR(found);
    }
    for (Py_ssize_t start = 0; found && start < count; start = end) {
        bool kept = !readable_only || readable(glyphs[start]);
        double first = glyphs[start]->baseline;
        for (end = start + 1; end < count; end++) {
            double below = glyphs[end]->baseline - first;
            if (below != 0.0 && !(below <= SAME_LINE * lesser(em(glyphs[end]), em(glyphs[end - 1])))) break;
            kept = kept || readable(glyphs[end]);
        }
        if (!kept) continue;
        PyObject *row = sort(glyphs + start, end - start, further_left) ? list_of(glyphs + start, end - start) : PyErr_NoMemory();
        if (!row || PyList_Append(found, row) < 0) Py_CLEAR(found);
        Py_XDECREF(row);
    }
    free(glyphs);
    Py_DECREF(holder);
    return found;
}

PyObject *baselines(PyObject *module, PyObject *glyphs) {
    (void)module;
    return rows(glyphs, false);
}

PyObject *printed_rows(PyObject *module, PyObject *glyphs) {
    (void)module;
    return rows(glyphs, true);
}

/* ---- the text of a row ---- */

static double widest(Glyph **row, Py_ssize_t count) {
    double size = em(row[0]);
    for (Py_ssize_t k = 1; k < count; k++) size = greater(size, em(row[k]));
    return size;
}

static bool within_number(const Glyph *last, const Glyph *glyph) { return in_number(last->last) && in_number(glyph->first); }

static double least_gap(const Glyph *last, const Glyph *glyph) {
    if (last->sliced) return glyph->after_blank && is_mark(last->last) ? SLICED_GAP : UNSURE_GAP;
    if (within_number(last, glyph)) return NUMBER_GAP;
    if (is_mark(last->last) && !glyph->after_blank && glyph->first >= 0xE01 && glyph->first <= 0xE4E) return MARK_GAP;
    return BLANK_GAP;
}

static PyObject *text_of_row(Glyph **row, Py_ssize_t count, double size) {
    Py_ssize_t room = 64, length = 0;
    for (Py_ssize_t k = 0; k < count; k++) room += PyUnicode_GetLength(row[k]->text) + 1;
    Py_UCS4 *text = malloc((size_t)room * sizeof *text);
    if (!text) return PyErr_NoMemory();
    const Glyph *last = NULL;
    bool blank = false;
    for (Py_ssize_t k = 0; k < count; k++) {
        const Glyph *glyph = row[k];
        Py_ssize_t own = PyUnicode_GetLength(glyph->text);
        if (is_blank_glyph(glyph)) {
            blank = true;
            continue;
        }
        if (last) {
            double gap = (glyph->x0 - last->x1) / size;
            if (blank || gap > BLANK_GAP) {
                bool seen = blank && !(gap < SHUT && within_number(last, glyph));
                bool joined = glyph->first == 0xE32 || glyph->first == 0xE33 || glyph->first == 0xE30;
                if (seen || (gap > least_gap(last, glyph) && !joined)) text[length++] = ' ';
            }
        }
        if (own == 1)
            text[length++] = glyph->first;
        else
            for (Py_ssize_t n = 0; n < own; n++) text[length++] = PyUnicode_ReadChar(glyph->text, n);
        last = glyph;
        blank = false;
    }
    Py_ssize_t start = 0;
    while (length > start && is_space(text[length - 1])) length--;
    while (start < length && is_space(text[start])) start++;
    PyObject *result = text_of(text + start, length - start);
    free(text);
    return result;
}

static bool filled_row(Py_ssize_t count) {
    if (!count) PyErr_SetString(PyExc_ValueError, "a row without glyphs");
    return count > 0;
}

PyObject *raw_text(PyObject *module, PyObject *row) {
    (void)module;
    PyObject *holder, *text = NULL;
    Py_ssize_t count;
    Glyph **glyphs = glyphs_of(row, &holder, &count);
    if (!glyphs) return NULL;
    if (filled_row(count)) text = text_of_row(glyphs, count, widest(glyphs, count));
    free(glyphs);
    Py_DECREF(holder);
    return text;
}

PyObject *widest_em(PyObject *module, PyObject *row) {
    (void)module;
    PyObject *holder, *size = NULL;
    Py_ssize_t count;
    Glyph **glyphs = glyphs_of(row, &holder, &count);
    if (!glyphs) return NULL;
    if (filled_row(count)) size = PyFloat_FromDouble(widest(glyphs, count));
    free(glyphs);
    Py_DECREF(holder);
    return size;
}

static bool is_bold(PyObject *font) {
    Py_ssize_t length;
    const char *name = PyUnicode_AsUTF8AndSize(font, &length);
    if (!name) PyErr_Clear();
    for (Py_ssize_t k = 0; name && k + 4 <= length; k++)
        if ((name[k] | 32) == 'b' && (name[k + 1] | 32) == 'o' && (name[k + 2] | 32) == 'l' && (name[k + 3] | 32) == 'd') return true;
    return false;
}

/* (row) -> its text, the box around it, its largest font size, whether most of it is bold */
PyObject *line_parts(PyObject *module, PyObject *row) {
    (void)module;
    PyObject *holder, *result = NULL;
    Py_ssize_t count, bold = 0;
    Glyph **glyphs = glyphs_of(row, &holder, &count);
    if (!glyphs) return NULL;
    if (filled_row(count)) {
        bool any = false, heavy = false;
        PyObject *font = NULL;
        for (Py_ssize_t k = 0; k < count; k++) any = any || !is_blank_glyph(glyphs[k]);
        double x0 = 0.0, top = 0.0, x1 = 0.0, bottom = 0.0;
        bool begun = false;
        for (Py_ssize_t k = 0; k < count; k++) {
            const Glyph *g = glyphs[k];
            if (g->font != font) heavy = is_bold(font = g->font);
            bold += heavy;
            if (any && is_blank_glyph(g)) continue;
            if (!begun) x0 = g->x0, top = g->top, x1 = g->x1, bottom = g->bottom;
            begun = true;
            x0 = lesser(x0, g->x0), top = lesser(top, g->top), x1 = greater(x1, g->x1), bottom = greater(bottom, g->bottom);
        }
        double size = widest(glyphs, count);
        PyObject *text = text_of_row(glyphs, count, size);
        if (text)
            result = Py_BuildValue("N(dddd)dO", text, round_to(x0, 1), round_to(top, 1), round_to(x1, 1), round_to(bottom, 1), round_to(size, 1),
                                   bold * 2 > count ? Py_True : Py_False);
    }
    free(glyphs);
    Py_DECREF(holder);
    return result;
}

/* ---- gaps ---- */

/* (row) -> how many gaps may part columns */
PyObject *gap_count(PyObject *module, PyObject *row) {
    (void)module;
    PyObject *holder;
    Py_ssize_t count, gaps = 0;
    Glyph **glyphs = glyphs_of(row, &holder, &count);
    if (!glyphs) return NULL;
    if (filled_row(count)) {
        double least = 0.4 * em(glyphs[0]), edge = glyphs[0]->x1;
        for (Py_ssize_t k = 0; k < count; k++) {
            if (is_blank_glyph(glyphs[k])) continue;
            gaps += glyphs[k]->x0 - edge > least;
            edge = glyphs[k]->x1;
        }
    }
    free(glyphs);
    Py_DECREF(holder);
    return PyErr_Occurred() ? NULL : PyLong_FromSsize_t(gaps);
}

/* (row, gap, last) -> its glyphs without blanks, cut where a gap behind the `last` glyphs is wider than `gap` em */
PyObject *parts_of(PyObject *module, PyObject *arguments) {
    (void)module;
    PyObject *row, *holder, *parts = NULL;
    double gap;
    Py_ssize_t count, first = 0, kept = 0;
    int behind;
    if (!PyArg_ParseTuple(arguments, "Odi", &row, &gap, &behind)) return NULL;
    Glyph **glyphs = glyphs_of(row, &holder, &count);
    if (!glyphs) return NULL;
    if (filled_row(count)) parts = PyList_New(0);
    double least = count ? gap * widest(glyphs, count) : 0.0;
    for (Py_ssize_t k = 0; parts && k <= count; k++) {
        if (k < count && is_blank_glyph(glyphs[k])) continue;
        bool cut = k == count;
        if (!cut && kept > first) {
            double edge = glyphs[kept - 1]->x1;
            if (behind > 1 && kept - 1 > first) edge = greater(glyphs[kept - 2]->x1, edge);
            cut = glyphs[k]->x0 - edge > least;
        }
        if (cut && kept > first) {
            PyObject *part = list_of(glyphs + first, kept - first);
            if (!part || PyList_Append(parts, part) < 0) Py_CLEAR(parts);
            Py_XDECREF(part);
            first = kept;
        }
        if (k < count) glyphs[kept++] = glyphs[k];
    }
    free(glyphs);
    Py_DECREF(holder);
    return parts;
}
