/* The glyph: a letter with the marks bound to it (extractors/pdf/glyphs.py says what its fields are). */
#include "native.h"
#include <structmember.h>

PyTypeObject *glyph_type = NULL;
static PyObject *no_font = NULL;
static PyObject *singles[0x80 + 0x80]; /* texts of one ASCII or Thai letter, made once */

bool is_mark(Py_UCS4 c) {
    if (c < 0xE31) return false;
    if (c <= 0xE4E) return c == 0xE31 || (c >= 0xE34 && c <= 0xE3A) || c >= 0xE47;
    return (c >= 0xF701 && c <= 0xF70E) || (c >= 0xF710 && c <= 0xF71A);
}

bool is_bare(Py_UCS4 c) {
    switch (c) { /* ะ า ำ ฯ เ แ โ ใ ไ ๆ */
        case 0xE30: case 0xE32: case 0xE33: case 0xE2F: case 0xE40: case 0xE41: case 0xE42: case 0xE43: case 0xE44: case 0xE46:
            return true;
        default:
            return false;
    }
}

bool is_space(Py_UCS4 c) {
    if (c < 0x80) return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
    return c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
           c == 0x205F || c == 0x3000;
}

PyObject *text_of(const Py_UCS4 *text, Py_ssize_t length) {
    if (length == 1) {
        Py_UCS4 c = *text;
        int at = c < 0x80 ? (int)c : c >= 0xE00 && c < 0xE80 ? (int)(c - 0xE00 + 0x80) : -1;
        if (at < 0) return PyUnicode_FromOrdinal((int)c);
        if (!singles[at] && !(singles[at] = PyUnicode_FromOrdinal((int)c))) return NULL;
        return Py_NewRef(singles[at]);
    }
    int order = 0;
#if PY_BIG_ENDIAN
    order = 1;
#else
    order = -1;
#endif
    return PyUnicode_DecodeUTF32((const char *)text, length * 4, "surrogatepass", &order);
}

static bool set_ends(Glyph *glyph) {
    Py_ssize_t length = PyUnicode_GetLength(glyph->text);
    if (length < 0) return false;
    glyph->first = length ? PyUnicode_ReadChar(glyph->text, 0) : 0;
    glyph->last = length ? PyUnicode_ReadChar(glyph->text, length - 1) : 0;
    return true;
}

Glyph *glyph_new(const Py_UCS4 *text, Py_ssize_t length, PyObject *font) {
    Glyph *glyph = PyObject_New(Glyph, glyph_type);
    if (!glyph) return NULL;
    glyph->font = Py_NewRef(font ? font : no_font);
    glyph->text = text_of(text, length);
    glyph->x0 = glyph->x1 = glyph->top = glyph->bottom = glyph->baseline = glyph->size = glyph->start = glyph->points = 0.0;
    glyph->first = length ? text[0] : 0;
    glyph->last = length ? text[length - 1] : 0;
    glyph->sliced = glyph->after_blank = 0;
    if (!glyph->text) Py_CLEAR(glyph);
    return glyph;
}

static PyObject *glyph_create(PyTypeObject *type, PyObject *arguments, PyObject *keywords) {
    static char *names[] = {"text", "x0", "x1", "top", "bottom", "baseline", "size", "font", "start", "sliced", "points", "after_blank", NULL};
    PyObject *text, *font = NULL;
    double x0, x1, top, bottom, baseline, size, start = 0.0, points = 0.0;
    int sliced = 0, after_blank = 0;
    if (!PyArg_ParseTupleAndKeywords(arguments, keywords, "Udddddd|Udpdp", names, &text, &x0, &x1, &top, &bottom, &baseline, &size, &font,
                                     &start, &sliced, &points, &after_blank))
        return NULL;
    allocfunc allocate = (allocfunc)PyType_GetSlot(type, Py_tp_alloc);
    Glyph *glyph = (Glyph *)allocate(type, 0);
    if (!glyph) return NULL;
    glyph->text = Py_NewRef(text);
    glyph->font = Py_NewRef(font ? font : no_font);
    glyph->x0 = x0, glyph->x1 = x1, glyph->top = top, glyph->bottom = bottom, glyph->baseline = baseline, glyph->size = size;
    glyph->start = start, glyph->points = points, glyph->sliced = (char)sliced, glyph->after_blank = (char)after_blank;
    if (!set_ends(glyph)) Py_CLEAR(glyph);
    return (PyObject *)glyph;
}

static void glyph_free(PyObject *self) {
    Glyph *glyph = (Glyph *)self;
    PyTypeObject *type = Py_TYPE(self);
    Py_XDECREF(glyph->text);
    Py_XDECREF(glyph->font);
    ((freefunc)PyType_GetSlot(type, Py_tp_free))(self);
    Py_DECREF(type);
}

static PyObject *get_text(PyObject *self, void *unused) {
    (void)unused;
    return Py_NewRef(((Glyph *)self)->text);
}

static int set_text(PyObject *self, PyObject *value, void *unused) {
    (void)unused;
    Glyph *glyph = (Glyph *)self;
    if (!value || !PyUnicode_Check(value)) {
        PyErr_SetString(PyExc_TypeError, "the text of a glyph is a str");
        return -1;
    }
    PyObject *before = glyph->text;
    glyph->text = Py_NewRef(value);
    Py_DECREF(before);
    return set_ends(glyph) ? 0 : -1;
}

static PyObject *compare(PyObject *self, PyObject *other, int how) {
    if ((how != Py_EQ && how != Py_NE) || Py_TYPE(other) != Py_TYPE(self)) Py_RETURN_NOTIMPLEMENTED;
    const Glyph *a = (Glyph *)self, *b = (Glyph *)other;
    int texts = PyUnicode_Compare(a->text, b->text), fonts = PyUnicode_Compare(a->font, b->font);
    if (PyErr_Occurred()) return NULL;
    bool same = !texts && !fonts && a->x0 == b->x0 && a->x1 == b->x1 && a->top == b->top && a->bottom == b->bottom &&
                a->baseline == b->baseline && a->size == b->size && a->start == b->start && a->points == b->points &&
                a->sliced == b->sliced && a->after_blank == b->after_blank;
    return PyBool_FromLong(same == (how == Py_EQ));
}

static PyObject *as_dict(PyObject *self, PyObject *unused) {
    (void)unused;
    const Glyph *g = (Glyph *)self;
    return Py_BuildValue("{sOsdsdsdsdsdsdsOsdsOsdsO}", "text", g->text, "x0", g->x0, "x1", g->x1, "top", g->top, "bottom", g->bottom,
                         "baseline", g->baseline, "size", g->size, "font", g->font, "start", g->start, "sliced",
                         g->sliced ? Py_True : Py_False, "points", g->points, "after_blank", g->after_blank ? Py_True : Py_False);
}

static PyObject *represent(PyObject *self) {
    PyObject *fields = as_dict(self, NULL);
    PyObject *said = fields ? PyUnicode_FromFormat("Glyph(%R)", fields) : NULL;
    Py_XDECREF(fields);
    return said;
}

#define NUMBER(name) {#name, T_DOUBLE, offsetof(Glyph, name), 0, NULL}
static PyMemberDef members[] = {
    NUMBER(x0), NUMBER(x1), NUMBER(top), NUMBER(bottom), NUMBER(baseline), NUMBER(size), NUMBER(start), NUMBER(points),
    {"font", T_OBJECT, offsetof(Glyph, font), 0, NULL}, {"sliced", T_BOOL, offsetof(Glyph, sliced), 0, NULL},
    {"after_blank", T_BOOL, offsetof(Glyph, after_blank), 0, NULL}, {NULL, 0, 0, 0, NULL},
};
static PyGetSetDef text_member[] = {{"text", get_text, set_text, NULL, NULL}, {NULL, NULL, NULL, NULL, NULL}};
static PyMethodDef methods[] = {{"as_dict", as_dict, METH_NOARGS, "Return the fields by name."}, {NULL, NULL, 0, NULL}};
static PyType_Slot slots[] = {
    {Py_tp_new, glyph_create}, {Py_tp_dealloc, glyph_free}, {Py_tp_members, members}, {Py_tp_getset, text_member},
    {Py_tp_methods, methods}, {Py_tp_richcompare, compare}, {Py_tp_repr, represent}, {Py_tp_hash, PyObject_HashNotImplemented},
    {Py_tp_doc, "A base character with the marks bound to it; see extractors.pdf.glyphs."}, {0, NULL},
};
static PyType_Spec spec = {"extractors.pdf._native.Glyph", sizeof(Glyph), 0, Py_TPFLAGS_DEFAULT, slots};

int glyph_ready(PyObject *module) {
    no_font = PyUnicode_FromString("");
    glyph_type = (PyTypeObject *)PyType_FromSpec(&spec);
    return no_font && glyph_type ? PyModule_AddObjectRef(module, "Glyph", (PyObject *)glyph_type) : -1;
}

bool is_blank_glyph(const Glyph *glyph) { return glyph->first == ' ' && glyph->last == ' ' && PyUnicode_GetLength(glyph->text) == 1; }

PyObject *named(PyObject *type, PyObject *fields) {
    newfunc make = (newfunc)PyType_GetSlot(&PyTuple_Type, Py_tp_new);
    PyObject *arguments = fields ? PyTuple_Pack(1, fields) : NULL;
    PyObject *made = arguments ? make((PyTypeObject *)type, arguments, NULL) : NULL;
    Py_XDECREF(arguments);
    Py_XDECREF(fields);
    return made;
}

Glyph **glyphs_of(PyObject *sequence, PyObject **holder, Py_ssize_t *count) {
    *holder = PySequence_List(sequence);
    if (!*holder) return NULL;
    *count = PyList_Size(*holder);
    Glyph **found = malloc((size_t)(*count + 1) * sizeof *found);
    if (!found) {
        Py_CLEAR(*holder);
        PyErr_NoMemory();
        return NULL;
    }
    for (Py_ssize_t k = 0; k < *count; k++) {
        PyObject *item = PyList_GetItem(*holder, k);
        if (Py_TYPE(item) != glyph_type) {
            free(found);
            Py_CLEAR(*holder);
            PyErr_SetString(PyExc_TypeError, "expected glyphs");
            return NULL;
        }
        found[k] = (Glyph *)item;
    }
    return found;
}
