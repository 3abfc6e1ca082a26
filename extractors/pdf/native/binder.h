/* Binds marks to the letter they stand on (binder.c; the rules are those of extractors/pdf/bind_marks.py). */
#ifndef ITA_BINDER_H
#define ITA_BINDER_H
#include "native.h"

#define OWN_TEXT 6

typedef struct {
    Py_UCS4 own[OWN_TEXT], *text; /* `text` is `own` until it holds more */
    int length, room;
    double x0, x1, top, bottom, baseline, size, start, points;
    PyObject *font; /* borrowed */
    bool sliced, after_blank;
} Bound;

typedef struct {
    Py_UCS4 mark;
    double start, middle, baseline;
} Stray;

typedef struct {
    double width, height;
    Bound *glyphs;
    Py_ssize_t count, room;
    Stray *strays;
    Py_ssize_t stray_count, stray_room;
    bool has_dropped, blank, out_of_memory;
    double dropped_start, dropped_baseline;
} Binder;

typedef struct {
    Py_UCS4 code;
    double x0, x1, top, bottom, baseline, start, points;
    PyObject *font;
} Drawn;

void binder_add(Binder *binder, const Drawn *drawn);
PyObject *binder_finish(Binder *binder); /* a list of glyphs */
void binder_free(Binder *binder);

#endif
