/* What is painted on a page besides characters (the steps are those of extractors/pdf/pdfium_objects.py, strokes.py and hidden_text.py). */
#include "native.h"

#include <math.h>

enum { TEXT = 1, PATH = 2, IMAGE = 3, SHADING = 4, FORM = 5 }; /* FPDF_PAGEOBJ_… */
enum { MOVE_TO = 2 };                                          /* FPDF_SEGMENT_MOVETO */
enum { FILL = 0, INVISIBLE = 3, FILL_CLIP = 4, CLIP = 7 };     /* FPDF_TEXTRENDERMODE_… */

#define MOST_OBJECTS 200000
#define MOST_RULES 40000
#define MOST_COVERS 3000
#define DEEPEST_FORM 6
#define COVERING 0.8
#define THIN 3.0
#define STRAIGHT 0.8
#define SHORTEST 3.0
#define WHITE 250
#define SMALLEST_COVER 4.0
#define EDGE 0.6
#define BAND 20.0
#define FAR 1e5

typedef struct {
    double x, y;
} Point;

typedef struct {
    Handle item;
    Matrix outer;
    long order;
} PaintedText;

typedef struct {
    Area area;
    long order;
} Painted;

typedef struct {
    void *items;
    Py_ssize_t count, room;
} Items;

typedef enum { WELL, NO_MEMORY, TOO_MANY_OBJECTS, TOO_MANY_RULES, RAISED } State;

typedef struct {
    double width, height, image_share;
    Items texts, whites, covers, backdrops, rules, hidden, points;
    long order, total;
    State state;
    PyObject *is_opaque;
} Walk;

static void *added(Walk *walk, Items *items, size_t size) {
    if (items->count == items->room) {
        Py_ssize_t room = items->room ? items->room * 2 : 64;
        void *larger = realloc(items->items, (size_t)room * size);
        if (!larger) {
            walk->state = NO_MEMORY;
            return NULL;
        }
        items->items = larger;
        items->room = room;
    }
    return (char *)items->items + (size_t)items->count++ * size;
}

#define ADD(walk, items, type, ...) do { type *slot = added(walk, &(walk)->items, sizeof(type)); if (slot) *slot = (type[]){__VA_ARGS__}[0]; } while (0)

static Matrix multiply(Matrix m, Matrix n) {
    return (Matrix){m.a * n.a + m.b * n.c, m.a * n.b + m.b * n.d, m.c * n.a + m.d * n.c, m.c * n.b + m.d * n.d,
                    m.e * n.a + m.f * n.c + n.e, m.e * n.b + m.f * n.d + n.f};
}

static Area around(const Point *points, Py_ssize_t count) {
    Area area = {points->x, points->y, points->x, points->y};
    for (Py_ssize_t k = 1; k < count; k++) {
        area.x0 = lesser(area.x0, points[k].x), area.x1 = greater(area.x1, points[k].x);
        area.top = lesser(area.top, points[k].y), area.bottom = greater(area.bottom, points[k].y);
    }
    return area;
}

/* ---- rules ---- */

static void thin(Walk *walk, Area a) {
    if (a.x1 < -1 || a.bottom < -1 || a.x0 > walk->width + 1 || a.top > walk->height + 1) return;
    if (walk->rules.count > MOST_RULES) {
        walk->state = TOO_MANY_RULES;
        return;
    }
    if (a.x1 - a.x0 >= a.bottom - a.top) {
        double y = (a.top + a.bottom) / 2;
        if (a.x1 - a.x0 >= SHORTEST) ADD(walk, rules, Area, {a.x0, y, a.x1, y});
    } else if (a.bottom - a.top >= SHORTEST) {
        double x = (a.x0 + a.x1) / 2;
        ADD(walk, rules, Area, {x, a.top, x, a.bottom});
    }
}

static bool straight(Point a, Point b) { return fabs(a.x - b.x) < STRAIGHT || fabs(a.y - b.y) < STRAIGHT; }

static void line(Walk *walk, Point a, Point b) {
    if (straight(a, b)) thin(walk, (Area){lesser(a.x, b.x), lesser(a.y, b.y), greater(a.x, b.x), greater(a.y, b.y)});
}

static void stroke(Walk *walk, const Point *points, Py_ssize_t count, bool filled) {
    if (count < 2) return;
    if (count == 2) {
        line(walk, points[0], points[1]);
        return;
    }
    Area a = around(points, count);
    if (a.x1 - a.x0 <= THIN || a.bottom - a.top <= THIN) {
        thin(walk, a);
        return;
    }
    bool drawn = !filled;
    if (!drawn && count <= 6) {
        drawn = true;
        for (Py_ssize_t k = 1; k < count; k++) drawn = drawn && straight(points[k - 1], points[k]);
    }
    for (Py_ssize_t k = 1; drawn && k < count && walk->state == WELL; k++) line(walk, points[k - 1], points[k]);
}

/* ---- what hides text ---- */

static void fill(Walk *walk, Handle item, Area area) {
    if (area.x1 - area.x0 < SMALLEST_COVER || area.bottom - area.top < SMALLEST_COVER) return;
    walk->order++;
    unsigned red = 0, green = 0, blue = 0, alpha = 0;
    bool coloured = pdfium.fill_colour(item, &red, &green, &blue, &alpha) != 0;
    if (!coloured || red < WHITE || green < WHITE || blue < WHITE) ADD(walk, backdrops, Painted, {area, walk->order});
    if (coloured && alpha == 255 && walk->texts.count && walk->covers.count < MOST_COVERS && !pdfium.has_transparency(item))
        ADD(walk, covers, Painted, {area, walk->order});
}

static void text(Walk *walk, Handle item, Matrix outer) {
    walk->order++;
    unsigned red = 0, green = 0, blue = 0, alpha = 0;
    bool coloured = pdfium.fill_colour(item, &red, &green, &blue, &alpha) != 0;
    int mode = pdfium.render_mode(item);
    coloured = coloured && (mode == FILL || mode == FILL_CLIP);
    bool unpainted = mode == INVISIBLE || mode == CLIP, clear = coloured && alpha == 0;
    if (unpainted || clear)
        ADD(walk, hidden, Handle, item);
    else if (coloured && red >= WHITE && green >= WHITE && blue >= WHITE)
        ADD(walk, whites, PaintedText, {item, outer, walk->order});
    if (!unpainted) ADD(walk, texts, PaintedText, {item, outer, walk->order});
}

static void image(Walk *walk, Handle item, Matrix m) {
    double page = walk->width * walk->height;
    double share = lesser(1.0, length_of(m.a, m.b) * length_of(m.c, m.d) / (page ? page : 1));
    walk->image_share = greater(walk->image_share, share);
    Point corners[4] = {{m.e, m.f}, {m.e + m.a, m.f + m.b}, {m.e + m.c, m.f + m.d}, {m.e + m.a + m.c, m.f + m.b + m.d}};
    walk->order++;
    Area area = around(corners, 4);
    ADD(walk, backdrops, Painted, {area, walk->order});
    if (share > COVERING && walk->texts.count) {
        PyObject *said = PyObject_CallFunction(walk->is_opaque, "N", PyLong_FromVoidPtr(item));
        int opaque = said ? PyObject_IsTrue(said) : -1;
        Py_XDECREF(said);
        if (opaque < 0) walk->state = RAISED;
        if (opaque > 0) ADD(walk, covers, Painted, {area, walk->order});
    }
}

/* Whether an exception waits, as when the page has used up its time; it is looked for from time to time. */
static bool interrupted(Walk *walk) {
    if (PyErr_CheckSignals() == 0) return false;
    walk->state = RAISED;
    return true;
}

/* The strip of the page that a height lies in; what lies far outside, or nowhere, has the first or the last. */
static double band_of(double y) { return floor_div(greater(-FAR, lesser(FAR, y)), BAND); }

static Area bounds(const PaintedText *text) {
    float left = 0, low = 0, right = 0, high = 0;
    pdfium.object_bounds(text->item, &left, &low, &right, &high);
    Matrix m = text->outer;
    Point corners[4];
    const double xs[4] = {left, left, right, right}, ys[4] = {low, high, low, high};
    for (int k = 0; k < 4; k++) corners[k] = (Point){m.a * xs[k] + m.c * ys[k] + m.e, m.b * xs[k] + m.d * ys[k] + m.f};
    Area area = around(corners, 4);
    for (int k = 0; k < 4; k++) { /* a corner that lies nowhere leaves no side, as numpy has it */
        if (isnan(corners[k].x)) area.x0 = area.x1 = NAN;
        if (isnan(corners[k].y)) area.top = area.bottom = NAN;
    }
    return area;
}

static void find_hidden(Walk *walk) {
    const PaintedText *whites = walk->whites.items, *texts = walk->texts.items;
    const Painted *backdrops = walk->backdrops.items, *covers = walk->covers.items;
    for (Py_ssize_t k = 0; k < walk->whites.count && walk->state == WELL; k++) {
        if (k % 512 == 511 && interrupted(walk)) return;
        Area a = bounds(&whites[k]);
        double x = (a.x0 + a.x1) / 2, y = (a.top + a.bottom) / 2;
        bool behind = false;
        for (Py_ssize_t n = 0; n < walk->backdrops.count && !behind; n++) {
            Area b = backdrops[n].area;
            behind = backdrops[n].order < whites[k].order && b.x0 <= x && x <= b.x1 && b.top <= y && y <= b.bottom;
        }
        if (!behind) ADD(walk, hidden, Handle, whites[k].item);
    }
    if (!walk->covers.count) return;
    long last = covers[walk->covers.count - 1].order;
    for (Py_ssize_t k = 0; k < walk->texts.count && texts[k].order <= last && walk->state == WELL; k++) {
        if (k % 512 == 511 && interrupted(walk)) return;
        Area a = bounds(&texts[k]);
        double band = band_of((a.top + a.bottom) / 2);
        for (Py_ssize_t n = 0; n < walk->covers.count; n++) {
            Area c = covers[n].area;
            if (covers[n].order > texts[k].order && c.x0 <= a.x0 + EDGE && c.top <= a.top + EDGE && c.x1 >= a.x1 - EDGE &&
                c.bottom >= a.bottom - EDGE && band_of(c.top) <= band && band <= band_of(c.bottom)) {
                ADD(walk, hidden, Handle, texts[k].item);
                break;
            }
        }
    }
}

/* ---- the walk ---- */

static void outline(Walk *walk, Handle item, bool filled) {
    const Point *points = walk->points.items;
    Py_ssize_t count = walk->points.count;
    stroke(walk, points, count, filled);
    if (filled && 4 <= count && count <= 6) fill(walk, item, around(points, count));
}

static void path(Walk *walk, Handle item, Matrix m) {
    int filled = 0, drawn = 0;
    pdfium.draw_mode(item, &filled, &drawn);
    if (!filled && !drawn) return;
    int count = pdfium.count_segments(item);
    walk->points.count = 0;
    for (int k = 0; k < count && walk->state == WELL; k++) {
        if (k % 4096 == 4095 && interrupted(walk)) return;
        Handle segment = pdfium.get_segment(item, k);
        float x = 0, y = 0;
        pdfium.segment_point(segment, &x, &y);
        Point point = {m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f};
        if (pdfium.segment_type(segment) == MOVE_TO) {
            outline(walk, item, filled);
            walk->points.count = 0;
        }
        ADD(walk, points, Point, point);
        if (pdfium.segment_closes(segment) && walk->state == WELL) {
            Point first = *(Point *)walk->points.items;
            ADD(walk, points, Point, first);
            outline(walk, item, filled);
            walk->points.count = 1;
        }
    }
    if (walk->state == WELL) outline(walk, item, filled);
}

static void through(Walk *walk, Handle holder, bool form, Matrix outer, int depth) {
    int count = form ? pdfium.form_count_objects(holder) : pdfium.count_objects(holder);
    if (count < 0) count = 0;
    walk->total += count;
    if (walk->total > MOST_OBJECTS) walk->state = TOO_MANY_OBJECTS;
    for (int k = 0; k < count && walk->state == WELL; k++) {
        if (k % 1024 == 1023 && interrupted(walk)) return;
        Handle item = form ? pdfium.form_get_object(holder, (unsigned long)k) : pdfium.get_object(holder, k);
        int kind = pdfium.object_type(item);
        if (kind == TEXT) {
            text(walk, item, outer);
            continue;
        }
        float own[6] = {0};
        pdfium.object_matrix(item, own);
        Matrix inner = multiply((Matrix){own[0], own[1], own[2], own[3], own[4], own[5]}, outer);
        if (kind == PATH)
            path(walk, item, inner);
        else if (kind == FORM && depth < DEEPEST_FORM)
            through(walk, item, true, inner, depth + 1);
        else if (kind == IMAGE)
            image(walk, item, inner);
        else if (kind == SHADING) {
            walk->order++;
            ADD(walk, backdrops, Painted, {{0.0, 0.0, walk->width, walk->height}, walk->order});
        }
    }
}

static PyObject *rules_of(const Walk *walk, PyObject *rule_type) {
    PyObject *rules = PyList_New(walk->rules.count);
    const Area *areas = walk->rules.items;
    for (Py_ssize_t k = 0; rules && k < walk->rules.count; k++) {
        PyObject *rule = named(rule_type, Py_BuildValue("(dddd)", areas[k].x0, areas[k].top, areas[k].x1, areas[k].bottom));
        if (rule)
            PyList_SetItem(rules, k, rule);
        else
            Py_CLEAR(rules);
    }
    return rules;
}

static PyObject *hidden_of(const Walk *walk) {
    PyObject *set = PySet_New(NULL);
    for (Py_ssize_t k = 0; set && k < walk->hidden.count; k++) {
        PyObject *item = PyLong_FromVoidPtr(((Handle *)walk->hidden.items)[k]);
        if (!item || PySet_Add(set, item) < 0) Py_CLEAR(set);
        Py_XDECREF(item);
    }
    return set;
}

/* (page, matrix, width, height, Rule, is_opaque, PageTooComplexError) -> rules, hidden text objects, image share */
PyObject *read_objects(PyObject *module, PyObject *arguments) {
    (void)module;
    Py_ssize_t page;
    PyObject *map, *rule_type, *too_complex, *rules = NULL, *hidden = NULL, *result = NULL;
    Walk walk = {0};
    Matrix matrix;
    if (!PyArg_ParseTuple(arguments, "nOddOOO", &page, &map, &walk.width, &walk.height, &rule_type, &walk.is_opaque, &too_complex)) return NULL;
    if (!parse_matrix(map, &matrix)) return NULL;
    through(&walk, (Handle)page, false, matrix, 0);
    if (walk.state == WELL) find_hidden(&walk);
    switch (walk.state) {
        case WELL:
            if ((rules = rules_of(&walk, rule_type)) && (hidden = hidden_of(&walk))) result = Py_BuildValue("OOd", rules, hidden, walk.image_share);
            break;
        case NO_MEMORY: PyErr_NoMemory(); break;
        case TOO_MANY_OBJECTS: PyErr_SetString(too_complex, "page_too_complex: more than 200,000 objects"); break;
        case TOO_MANY_RULES: PyErr_SetString(too_complex, "page_too_complex: more than 40,000 rules"); break;
        case RAISED: break;
    }
    Py_XDECREF(rules);
    Py_XDECREF(hidden);
    Items *held[] = {&walk.texts, &walk.whites, &walk.covers, &walk.backdrops, &walk.rules, &walk.hidden, &walk.points};
    for (size_t k = 0; k < sizeof held / sizeof *held; k++) free(held[k]->items);
    return result;
}
