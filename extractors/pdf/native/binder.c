#include "binder.h"

#include <math.h>

static bool grow(Binder *binder, void **items, Py_ssize_t *room, size_t size) {
    Py_ssize_t wanted = *room ? *room * 2 : 256;
    void *larger = realloc(*items, (size_t)wanted * size);
    if (!larger) {
        binder->out_of_memory = true;
        return false;
    }
    *items = larger;
    *room = wanted;
    return true;
}

static Py_UCS4 *letters(Bound *glyph) { return glyph->text ? glyph->text : glyph->own; }

static void append(Binder *binder, Bound *glyph, Py_UCS4 c) {
    if (glyph->length == glyph->room) {
        Py_UCS4 *larger = realloc(glyph->text, (size_t)glyph->room * 2 * sizeof *larger);
        if (!larger) {
            binder->out_of_memory = true;
            return;
        }
        if (!glyph->text) memcpy(larger, glyph->own, sizeof glyph->own);
        glyph->text = larger;
        glyph->room *= 2;
    }
    letters(glyph)[glyph->length++] = c;
}

static bool has(Bound *glyph, Py_UCS4 c) {
    for (int k = 0; k < glyph->length; k++)
        if (letters(glyph)[k] == c) return true;
    return false;
}

static Py_UCS4 first(const Bound *glyph) { return glyph->text ? glyph->text[0] : glyph->own[0]; }

static bool is_blank(const Bound *glyph) { return glyph->length == 1 && first(glyph) == ' '; }

static bool off_its_line(const Drawn *d, double size) {
    if (d->code < 0xE01 || d->code > 0xE46) return false;
    return d->bottom < d->baseline - 0.8 * size || d->top > d->baseline - 0.1;
}

static bool painted_before(const Binder *binder, const Drawn *d) {
    if (d->code == ' ') return false;
    double width = greater(d->x1 - d->x0, 0.1);
    for (Py_ssize_t k = binder->count - 1; k >= 0 && k >= binder->count - 6; k--) {
        const Bound *other = &binder->glyphs[k];
        if (first(other) == d->code && fabs(other->baseline - d->baseline) < 1.0 &&
            lesser(other->x1, d->x1) - greater(other->x0, d->x0) > 0.7 * width)
            return true;
    }
    return false;
}

static bool follows(const Bound *glyph, double start, double baseline, double size) {
    if (is_blank(glyph) || fabs(glyph->baseline - baseline) > 0.5 * size) return false;
    return glyph->start - 0.1 * size <= start && start <= glyph->x1 + 0.15 * size;
}

static bool overtaken(const Bound *before, const Bound *last, double start, double middle, double baseline) {
    if (is_blank(before) || is_mark(first(before)) || fabs(before->baseline - baseline) > 0.5) return false;
    double reach = (is_bare(first(last)) ? 0.8 : 0.5) * (last->x1 - last->x0), behind = start - before->x1;
    bool nearer = middle < last->x0 - 0.01 * last->size && start - last->x0 < reach;
    return nearer && -0.05 * last->size <= behind && behind <= 0.15 * last->size && middle >= before->x0 - 0.05 * last->size;
}

static bool stands_on(const Bound *glyph, double start, double middle, double baseline, double size) {
    if (fabs(glyph->baseline - baseline) > 0.5 * size || is_blank(glyph)) return false;
    return fabs(start - glyph->x1) <= 0.1 * size || (glyph->x0 - 0.05 * size <= middle && middle <= glyph->x1 + 0.1 * size);
}

static bool nearer_than(const Bound *a, const Bound *b, double start, double middle) {
    int bare_a = is_bare(first(a)), bare_b = is_bare(first(b));
    if (bare_a != bare_b) return bare_a < bare_b;
    double beside_a = greater(greater(a->x0 - middle, middle - a->x1), 0.0), beside_b = greater(greater(b->x0 - middle, middle - b->x1), 0.0);
    if (beside_a != beside_b) return beside_a < beside_b;
    return fabs(start - a->x1) < fabs(start - b->x1);
}

static void add_mark(Binder *binder, const Drawn *d, double size) {
    double middle = (d->x0 + d->x1) / 2;
    Bound *last = binder->count ? &binder->glyphs[binder->count - 1] : NULL;
    if (binder->has_dropped && fabs(d->start - binder->dropped_start) < 0.05 && fabs(d->baseline - binder->dropped_baseline) < 0.5) return;
    if (binder->count > 1 && overtaken(last - 1, last, d->start, middle, d->baseline)) {
        if (!has(last - 1, d->code)) append(binder, last - 1, d->code);
        return;
    }
    if (last && follows(last, d->start, d->baseline, greater(size, last->size))) {
        if (letters(last)[last->length - 1] != d->code) append(binder, last, d->code);
        if (fabs(d->start - last->start) < 0.05) {
            last->x1 = greater(last->x1, d->x1);
            last->sliced = true;
        }
        return;
    }
    Bound *best = NULL;
    for (Py_ssize_t k = binder->count > 80 ? binder->count - 80 : 0; k < binder->count; k++) {
        Bound *g = &binder->glyphs[k];
        if (fabs(g->baseline - d->baseline) > 0.5 * size || is_mark(first(g))) continue;
        if (stands_on(g, d->start, middle, d->baseline, size) && (!best || nearer_than(g, best, d->start, middle))) best = g;
    }
    if (best) {
        if (!has(best, d->code)) append(binder, best, d->code);
        return;
    }
    if (binder->stray_count == binder->stray_room && !grow(binder, (void **)&binder->strays, &binder->stray_room, sizeof *binder->strays)) return;
    binder->strays[binder->stray_count++] = (Stray){d->code, d->start, middle, d->baseline};
}

static void take_strays(Binder *binder, Bound *glyph) {
    if (!binder->stray_count || is_blank(glyph)) return;
    Py_ssize_t kept = 0;
    for (Py_ssize_t k = 0; k < binder->stray_count; k++) {
        Stray stray = binder->strays[k];
        if (stands_on(glyph, stray.start, stray.middle, stray.baseline, glyph->size))
            append(binder, glyph, stray.mark);
        else
            binder->strays[kept++] = stray;
    }
    binder->stray_count = kept;
}

void binder_add(Binder *binder, const Drawn *d) {
    double middle = (d->x0 + d->x1) / 2;
    if (!(-1 <= middle && middle <= binder->width + 1 && -1 <= d->baseline && d->baseline <= binder->height + 1)) return;
    double size = greater(d->bottom - d->top, 1.0);
    if (is_mark(d->code)) {
        add_mark(binder, d, size);
        return;
    }
    if (off_its_line(d, size)) {
        binder->has_dropped = true;
        binder->dropped_start = d->start;
        binder->dropped_baseline = d->baseline;
        return;
    }
    if (painted_before(binder, d)) return;
    Bound *last = binder->count ? &binder->glyphs[binder->count - 1] : NULL;
    if (last && fabs(d->start - last->start) < 0.05 && fabs(last->baseline - d->baseline) < 0.5 && d->code != ' ') {
        append(binder, last, d->code);
        last->x1 = greater(last->x1, d->x1);
        last->sliced = true;
        return;
    }
    if (binder->count == binder->room && !grow(binder, (void **)&binder->glyphs, &binder->room, sizeof *binder->glyphs)) return;
    Bound *glyph = &binder->glyphs[binder->count++];
    *glyph = (Bound){.length = 1, .room = OWN_TEXT, .x0 = d->x0, .x1 = d->x1, .top = d->top, .bottom = d->bottom, .baseline = d->baseline,
                     .size = size, .start = d->start, .points = d->points, .font = d->font};
    glyph->own[0] = d->code;
    take_strays(binder, glyph);
    glyph->after_blank = binder->blank;
    binder->blank = false;
}

PyObject *binder_finish(Binder *binder) {
    if (binder->out_of_memory) return PyErr_NoMemory();
    PyObject *list = PyList_New(binder->count + binder->stray_count);
    if (!list) return NULL;
    for (Py_ssize_t k = 0; k < binder->count; k++) {
        Bound *bound = &binder->glyphs[k];
        Glyph *glyph = glyph_new(letters(bound), bound->length, bound->font);
        if (!glyph) goto failed;
        glyph->x0 = bound->x0, glyph->x1 = bound->x1, glyph->top = bound->top, glyph->bottom = bound->bottom;
        glyph->baseline = bound->baseline, glyph->size = bound->size, glyph->start = bound->start, glyph->points = bound->points;
        glyph->sliced = bound->sliced, glyph->after_blank = bound->after_blank;
        PyList_SetItem(list, k, (PyObject *)glyph);
    }
    for (Py_ssize_t k = 0; k < binder->stray_count; k++) {
        Stray *stray = &binder->strays[k];
        Glyph *glyph = glyph_new(&stray->mark, 1, NULL);
        if (!glyph) goto failed;
        glyph->x0 = glyph->x1 = stray->middle, glyph->top = stray->baseline - 10, glyph->bottom = stray->baseline + 2;
        glyph->baseline = stray->baseline, glyph->size = 12.0;
        PyList_SetItem(list, binder->count + k, (PyObject *)glyph);
    }
    return list;
failed:
    Py_DECREF(list);
    return NULL;
}

void binder_free(Binder *binder) {
    for (Py_ssize_t k = 0; k < binder->count; k++) free(binder->glyphs[k].text);
    free(binder->glyphs);
    free(binder->strays);
}
