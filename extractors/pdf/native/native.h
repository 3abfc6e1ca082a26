/* What the files of the compiled reader share.

   The reader has two forms: the Python modules beside this folder, which say what is meant, and these files, which say the
   same to the last bit in a tenth of the time. A test holds the two against each other. Only the stable ABI is used, so that
   one build serves every Python from 3.11 on. */
#ifndef ITA_NATIVE_H
#define ITA_NATIVE_H

#define PY_SSIZE_T_CLEAN
#include <Python.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    double a, b, c, d, e, f;
} Matrix;

typedef struct {
    double x0, top, x1, bottom;
} Area;

/* ---- glyphs (glyph.c) ---- */
typedef struct {
    PyObject_HEAD
    PyObject *text, *font;
    double x0, x1, top, bottom, baseline, size, start, points;
    Py_UCS4 first, last; /* characters of the text */
    char sliced, after_blank;
} Glyph;

extern PyTypeObject *glyph_type;
int glyph_ready(PyObject *module);
/* A new glyph of a text of UCS-4 characters; `font` is borrowed. */
Glyph *glyph_new(const Py_UCS4 *text, Py_ssize_t length, PyObject *font);
PyObject *text_of(const Py_UCS4 *text, Py_ssize_t length);
/* The glyphs of a list or other sequence as borrowed pointers; `*holder` keeps them alive. NULL with an error set. */
Glyph **glyphs_of(PyObject *sequence, PyObject **holder, Py_ssize_t *count);

bool is_blank_glyph(const Glyph *glyph); /* a single space */
/* A named tuple of a Python type; takes `fields`, a tuple. */
PyObject *named(PyObject *type, PyObject *fields);

bool is_mark(Py_UCS4 c);   /* a Thai mark above or below a letter, private-use ones included */
bool is_bare(Py_UCS4 c);   /* a Thai letter that carries no mark */
bool is_space(Py_UCS4 c);  /* as str.isspace() says */

/* ---- numbers (numbers.c) ---- */
double round_to(double value, int places); /* as Python's round() */
double floor_div(double value, double by); /* as Python's // */
double length_of(double x, double y);
/* As Python's min() and max() of two: the first where they are alike or cannot be compared. */
static inline double lesser(double a, double b) { return b < a ? b : a; }
static inline double greater(double a, double b) { return b > a ? b : a; }

/* ---- pdfium's functions (calls.c) ---- */
typedef void *Handle;
typedef struct {
    int (*count_objects)(Handle);
    Handle (*get_object)(Handle, int);
    int (*form_count_objects)(Handle);
    Handle (*form_get_object)(Handle, unsigned long);
    int (*object_type)(Handle);
    int (*object_matrix)(Handle, float *);
    int (*object_bounds)(Handle, float *, float *, float *, float *);
    int (*fill_colour)(Handle, unsigned *, unsigned *, unsigned *, unsigned *);
    int (*has_transparency)(Handle);
    int (*render_mode)(Handle);
    int (*count_marks)(Handle);
    Handle (*get_mark)(Handle, unsigned long);
    int (*draw_mode)(Handle, int *, int *);
    int (*count_segments)(Handle);
    Handle (*get_segment)(Handle, int);
    int (*segment_point)(Handle, float *, float *);
    int (*segment_type)(Handle);
    int (*segment_closes)(Handle);
    int (*get_text)(Handle, int, int, unsigned short *);
    unsigned (*char_code)(Handle, int);
    int (*char_box)(Handle, int, float *);
    int (*char_origin)(Handle, int, double *, double *);
    float (*char_angle)(Handle, int);
    int (*is_generated)(Handle, int);
    int (*is_hyphen)(Handle, int);
    Handle (*char_object)(Handle, int);
    int (*has_map_error)(Handle, int);
    double (*font_size)(Handle, int);
    int (*char_matrix)(Handle, int, float *);
    unsigned long (*font_info)(Handle, int, void *, unsigned long, int *);
} Pdfium;

extern Pdfium pdfium;
PyObject *bind_functions(PyObject *module, PyObject *addresses);

/* ---- what is handed to Python ---- */
PyObject *read_objects(PyObject *module, PyObject *arguments);
PyObject *read_characters(PyObject *module, PyObject *arguments);
PyObject *upright_rotation(PyObject *module, PyObject *arguments);
PyObject *doubts(PyObject *module, PyObject *arguments);
PyObject *character_codes(PyObject *module, PyObject *arguments);
PyObject *baselines(PyObject *module, PyObject *glyphs);
PyObject *printed_rows(PyObject *module, PyObject *glyphs);
PyObject *raw_text(PyObject *module, PyObject *row);
PyObject *widest_em(PyObject *module, PyObject *row);
PyObject *line_parts(PyObject *module, PyObject *row);
PyObject *gap_count(PyObject *module, PyObject *row);
PyObject *parts_of(PyObject *module, PyObject *arguments);
PyObject *count_kinds(PyObject *module, PyObject *arguments);
PyObject *clusters_again(PyObject *module, PyObject *codes);
PyObject *stream_text(PyObject *module, PyObject *glyphs);
PyObject *find_grids(PyObject *module, PyObject *arguments);
PyObject *in_cells(PyObject *module, PyObject *arguments);

bool parse_matrix(PyObject *tuple, Matrix *matrix);

/* Addresses of text objects as a sorted array, to look one up. */
typedef struct {
    uintptr_t *items;
    Py_ssize_t count;
} Addresses;
bool addresses_of(PyObject *set, Addresses *addresses);
bool holds_address(const Addresses *addresses, const void *item);

#endif
