/* Ruled tables of one page (the steps and their arithmetic are those of extractors/tables.py and ruled_cells.py). */
#include "native.h"

#include <math.h>

#define SNAP 3.0
#define PHANTOM 5.5
#define MOST_PAIRS 300000
#define MOST_CROSSINGS 12000
#define SHORTEST_PIECE 5
#define FARTHEST 1e6

typedef struct {
    double at, start, end;
} Edge;

typedef struct {
    Edge *items;
    int count, room;
} Edges;

typedef struct {
    double x0, top, x1, bottom;
    int corners[4]; /* numbers of the crossings */
} Square;

typedef struct {
    Edges flat, upright, closing;
    Glyph **glyphs;
    Py_ssize_t glyph_count;
    PyObject *box, *cell, *grid; /* the Python types of what is returned */
} Page;

/* ---- memory of one call: freed as a whole ---- */

typedef struct Block {
    struct Block *before;
    double align;
} Block;
static Block *blocks = NULL; /* the interpreter's lock is held throughout a call */

static void *get(size_t count, size_t size) {
    Block *block = malloc(sizeof *block + (count ? count : 1) * size);
    if (!block) return NULL;
    block->before = blocks;
    blocks = block;
    return block + 1;
}

static void free_all(void) {
    while (blocks) {
        Block *before = blocks->before;
        free(blocks);
        blocks = before;
    }
}

/* ---- sums and orders ---- */

typedef struct {
    double total, rest;
} Sum;

/* From Python 3.12 on sum() keeps what rounding loses. */
static void add_to(Sum *sum, double x) {
    double t = sum->total + x;
    if (Py_Version >= 0x030C0000) sum->rest += fabs(sum->total) >= fabs(x) ? (sum->total - t) + x : (x - t) + sum->total;
    sum->total = t;
}

static double value_of(Sum sum) { return sum.rest != 0.0 && isfinite(sum.rest) ? sum.total + sum.rest : sum.total; }

static int by_value(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

typedef struct {
    double first, second;
    int place; /* what is alike stays in its order */
} Key;

static int by_key(const void *left, const void *right) {
    const Key *a = left, *b = right;
    if (a->first != b->first) return a->first < b->first ? -1 : 1;
    if (a->second != b->second) return a->second < b->second ? -1 : 1;
    return a->place - b->place;
}

static int distinct(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, by_value);
    int kept = 0;
    for (int k = 0; k < count; k++)
        if (!kept || values[k] != values[kept - 1]) values[kept++] = values[k];
    return kept;
}

/* ---- edges that a page break left undrawn ---- */

static bool close_strips(Page *page, const double *xs, int count, double y) {
    const Edges flat = page->flat;
    bool drawn = false;
    for (int k = 0; k < flat.count; k++)
        drawn = drawn || (fabs(flat.items[k].at - y) <= SNAP && flat.items[k].start < xs[count - 1] + 2 && flat.items[k].end > xs[0] - 2);
    if (count < 3 && !drawn) return true;
    if (page->closing.count + count > page->closing.room) {
        page->closing.room = 2 * (page->closing.count + count);
        Edge *larger = get((size_t)page->closing.room, sizeof *larger);
        if (!larger) return false;
        if (page->closing.count) memcpy(larger, page->closing.items, (size_t)page->closing.count * sizeof *larger);
        page->closing.items = larger;
    }
    for (int n = 0; n + 1 < count; n++) {
        double left = xs[n], right = xs[n + 1];
        Sum covered = {0};
        for (int k = 0; k < flat.count; k++) {
            const Edge e = flat.items[k];
            if (fabs(e.at - y) <= SNAP && e.start < xs[count - 1] + 2 && e.end > xs[0] - 2)
                add_to(&covered, greater(0.0, lesser(e.end, right) - greater(e.start, left)));
        }
        if (value_of(covered) <= 0.5 * (right - left)) page->closing.items[page->closing.count++] = (Edge){y, left, right};
    }
    return true;
}

static bool find_closing(Page *page) {
    int count = page->upright.count, piece_count = 0;
    Key *order = get((size_t)count, sizeof *order);
    Edge *pieces = get((size_t)count, sizeof *pieces);
    double *xs = get((size_t)count, sizeof *xs);
    if (!order || !pieces || !xs) return false;
    for (int k = 0; k < count; k++) order[k] = (Key){nearbyint(page->upright.items[k].at), page->upright.items[k].start, k};
    qsort(order, (size_t)count, sizeof *order, by_key);
    for (int k = 0; k < count; k++) {
        Edge edge = page->upright.items[order[k].place], *last = pieces + piece_count - 1;
        if (piece_count && fabs(last->at - edge.at) < 2 && edge.start - last->end <= SNAP)
            last->end = greater(last->end, edge.end);
        else
            pieces[piece_count++] = edge;
    }
    for (int side = 0; side < 2; side++) {
        int kept = 0;
        for (int k = 0; k < piece_count; k++)
            if (!(pieces[k].end - pieces[k].start < SHORTEST_PIECE)) order[kept++] = (Key){side ? pieces[k].end : pieces[k].start, 0.0, k};
        qsort(order, (size_t)kept, sizeof *order, by_key);
        for (int first = 0, end; first < kept; first = end) {
            Sum sum = {0};
            for (end = first; end < kept && order[end].first - order[first].first <= SNAP; end++) {
                add_to(&sum, order[end].first);
                xs[end - first] = round_to(pieces[order[end].place].at, 1);
            }
            double y = value_of(sum) / (end - first);
            int different = distinct(xs, end - first);
            if (different > 1 && !close_strips(page, xs, different, y)) return false;
        }
    }
    return true;
}

/* ---- edges snapped to common lines and joined along them ---- */

static bool merge(Edges edges, Edges *merged) {
    int count = edges.count, number = -1;
    double *ats = get((size_t)count, sizeof *ats);
    int *group = get((size_t)count, sizeof *group), *size = get((size_t)count, sizeof *size);
    Sum *sums = get((size_t)count, sizeof *sums);
    Key *order = get((size_t)count, sizeof *order);
    Edge *snapped = get((size_t)count, sizeof *snapped);
    merged->items = get((size_t)count, sizeof *merged->items);
    merged->count = 0;
    if (!ats || !group || !size || !sums || !order || !snapped || !merged->items) return false;
    for (int k = 0; k < count; k++) ats[k] = edges.items[k].at;
    int different = distinct(ats, count);
    for (int k = 0; k < different; k++) {
        if (number < 0 || ats[k] > ats[k - 1] + SNAP) {
            number++;
            sums[number] = (Sum){0};
            size[number] = 0;
        }
        group[k] = number;
    }
    for (int k = 0; k < count; k++) {
        double *found = bsearch(&edges.items[k].at, ats, (size_t)different, sizeof *ats, by_value);
        int own = group[found - ats];
        add_to(&sums[own], edges.items[k].at);
        size[own]++;
        order[k].place = own;
    }
    /* cluster by cluster, each in the order given */
    for (int k = 0; k < count; k++) order[k] = (Key){order[k].place, k, k};
    qsort(order, (size_t)count, sizeof *order, by_key);
    for (int k = 0; k < count; k++) {
        Edge edge = edges.items[order[k].place];
        int own = (int)order[k].first;
        double middle = value_of(sums[own]) / size[own];
        snapped[k] = (Edge){edge.at + (middle - edge.at), edge.start, edge.end};
    }
    for (int k = 0; k < count; k++) order[k] = (Key){snapped[k].at, snapped[k].start, k};
    qsort(order, (size_t)count, sizeof *order, by_key);
    for (int k = 0; k < count; k++) {
        Edge edge = snapped[order[k].place], *last = merged->items + merged->count - 1;
        if (!merged->count || last->at != edge.at || edge.start > last->end + SNAP)
            merged->items[merged->count++] = edge;
        else if (edge.end > last->end)
            last->end = edge.end;
    }
    return true;
}

/* ---- crossings and the cells between them ---- */

typedef struct {
    int column, row, first, end; /* its place among the distinct lines; its meetings */
} Crossing;

typedef struct {
    int column, row, upright, flat;
} Meeting;

typedef struct {
    double *xs, *ys;
    int nx, ny, count;
    int *at; /* number of the crossing of a column and a row, -1 for none */
    Crossing *crossings;
    Meeting *meetings;
} Net;

static int by_place(const void *left, const void *right) {
    const Meeting *a = left, *b = right;
    return a->column != b->column ? a->column - b->column : a->row - b->row;
}

static int line_number(const double *lines, int count, double at) {
    return (int)((double *)bsearch(&at, lines, (size_t)count, sizeof *lines, by_value) - lines);
}

/* Returns 1, 0 where there are too many crossings, -1 without memory. */
static int cross(Edges flat, Edges upright, Net *net) {
    net->xs = get((size_t)upright.count, sizeof(double));
    net->ys = get((size_t)flat.count, sizeof(double));
    if (!net->xs || !net->ys) return -1;
    for (int k = 0; k < upright.count; k++) net->xs[k] = upright.items[k].at;
    for (int k = 0; k < flat.count; k++) net->ys[k] = flat.items[k].at;
    net->nx = distinct(net->xs, upright.count);
    net->ny = distinct(net->ys, flat.count);
    net->at = get((size_t)net->nx * (size_t)net->ny, sizeof(int));
    if (!net->at) return -1;
    int met = 0;
    for (int pass = 0; pass < 2; pass++) {
        if (pass && !(net->meetings = get((size_t)met, sizeof(Meeting)))) return -1;
        met = 0;
        for (int v = 0; v < upright.count; v++) {
            Edge u = upright.items[v];
            for (int h = 0; h < flat.count; h++) {
                Edge f = flat.items[h];
                if (!(u.start <= f.at + SNAP && u.end >= f.at - SNAP && u.at >= f.start - SNAP && u.at <= f.end + SNAP)) continue;
                if (pass) net->meetings[met] = (Meeting){line_number(net->xs, net->nx, u.at), line_number(net->ys, net->ny, f.at), v, h};
                met++;
            }
        }
    }
    qsort(net->meetings, (size_t)met, sizeof(Meeting), by_place);
    net->crossings = get((size_t)met, sizeof(Crossing));
    if (!net->crossings) return -1;
    for (int k = 0; k < net->nx * net->ny; k++) net->at[k] = -1;
    net->count = 0;
    for (int k = 0; k < met; k++) {
        Meeting m = net->meetings[k];
        Crossing *last = net->crossings + net->count - 1;
        if (!net->count || last->column != m.column || last->row != m.row) {
            net->at[m.column * net->ny + m.row] = net->count;
            net->crossings[net->count++] = (Crossing){m.column, m.row, k, k};
            last = net->crossings + net->count - 1;
        }
        last->end = k + 1;
    }
    return net->count <= MOST_CROSSINGS;
}

/* Whether one edge, flat or upright, runs through both crossings. */
static bool share(const Net *net, int a, int b, bool flat) {
    Crossing p = net->crossings[a], q = net->crossings[b];
    for (int i = p.first; i < p.end; i++)
        for (int j = q.first; j < q.end; j++)
            if (flat ? net->meetings[i].flat == net->meetings[j].flat : net->meetings[i].upright == net->meetings[j].upright) return true;
    return false;
}

static bool smallest(const Net *net, int number, int *beside, Square *found) {
    Crossing p = net->crossings[number];
    const int *own = net->at + p.column * net->ny;
    int count = 0;
    for (int column = p.column + 1; column < net->nx; column++) {
        int far = net->at[column * net->ny + p.row];
        if (far >= 0 && share(net, number, far, true)) beside[count++] = far;
    }
    if (!count) return false;
    for (int row = p.row + 1; row < net->ny; row++) {
        int low = own[row];
        if (low < 0 || !share(net, number, low, false)) continue;
        for (int k = 0; k < count; k++) {
            int far = beside[k], corner = net->at[net->crossings[far].column * net->ny + row];
            if (corner < 0 || !share(net, corner, far, false) || !share(net, corner, low, true)) continue;
            *found = (Square){net->xs[p.column], net->ys[p.row], net->xs[net->crossings[far].column], net->ys[row], {number, low, far, corner}};
            return true;
        }
    }
    return false;
}

/* The groups of cells that hang together by their corners; sizes in `sizes`, cells in order in `squares`. -1 without memory. */
static int group_cells(const Net *net, Square *squares, int count, int *sizes) {
    bool *corner = get((size_t)net->count, sizeof *corner), *taken = get((size_t)count, sizeof *taken);
    Square *ordered = get((size_t)count, sizeof *ordered), *sorted = get((size_t)count, sizeof *sorted);
    int *starts = get((size_t)count + 1, sizeof *starts);
    Key *order = get((size_t)count, sizeof *order);
    if (!corner || !taken || !ordered || !sorted || !starts || !order) return -1;
    memset(taken, 0, (size_t)count * sizeof *taken);
    int groups = 0, done = 0;
    while (done < count) {
        memset(corner, 0, (size_t)net->count * sizeof *corner);
        int start = done, before = -1;
        while (done - start > before) {
            before = done - start;
            for (int k = 0; k < count; k++) {
                if (taken[k]) continue;
                const int *own = squares[k].corners;
                if (done > start && !corner[own[0]] && !corner[own[1]] && !corner[own[2]] && !corner[own[3]]) continue;
                for (int n = 0; n < 4; n++) corner[own[n]] = true;
                taken[k] = true;
                ordered[done++] = squares[k];
            }
        }
        Key first = {INFINITY, INFINITY, groups};
        for (int k = start; k < done; k++)
            if (ordered[k].top < first.first || (ordered[k].top == first.first && ordered[k].x0 < first.second))
                first.first = ordered[k].top, first.second = ordered[k].x0;
        order[groups] = first;
        starts[groups++] = start;
    }
    starts[groups] = done;
    qsort(order, (size_t)groups, sizeof *order, by_key);
    int kept = 0, filled = 0;
    for (int k = 0; k < groups; k++) {
        int from = starts[order[k].place], size = starts[order[k].place + 1] - from;
        if (size < 2) continue; /* a cell alone is none */
        memcpy(sorted + filled, ordered + from, (size_t)size * sizeof *sorted);
        filled += size;
        sizes[kept++] = size;
    }
    memcpy(squares, sorted, (size_t)filled * sizeof *squares);
    return kept;
}

/* ---- one group of cells to a grid ---- */

static bool holds_text(const Page *page, double x0, double top, double x1, double bottom) {
    for (Py_ssize_t k = 0; k < page->glyph_count; k++) {
        const Glyph *g = page->glyphs[k];
        double y = g->baseline - 0.18 * g->size, x = (g->x0 + g->x1) / 2;
        if (top <= y && y < bottom && x0 <= x && x <= x1 && !is_blank_glyph(g)) return true;
    }
    return false;
}

static int cluster(double *values, int count) {
    qsort(values, (size_t)count, sizeof *values, by_value);
    int found = 0;
    for (int first = 0, end; first < count; first = end) {
        Sum sum = {0};
        for (end = first; end < count && (end == first || values[end] - values[end - 1] <= SNAP); end++) add_to(&sum, values[end]);
        values[found++] = value_of(sum) / (end - first);
    }
    return found;
}

/* Drop the second edge of a double rule: a strip too narrow for text that holds none. */
static int without_phantoms(const Page *page, double *edges, int count, bool across, Area around) {
    int kept = 1;
    double last = edges[count - 1];
    for (int k = 1; k < count; k++) {
        double a = edges[kept - 1], b = edges[k];
        bool phantom = b - a < PHANTOM &&
                       !(across ? holds_text(page, a, around.top, b, around.bottom) : holds_text(page, around.x0, a, around.x1, b));
        if (!phantom)
            edges[kept++] = b;
        else if (b == last && kept > 1)
            edges[kept - 1] = b;
    }
    return kept;
}

static int nearest(const double *edges, int count, double value) {
    int best = 0;
    for (int k = 1; k < count; k++)
        if (fabs(edges[k] - value) < fabs(edges[best] - value)) best = k;
    return best;
}

static PyObject *as_tuple(const double *values, int count) {
    PyObject *tuple = PyTuple_New(count);
    for (int k = 0; tuple && k < count; k++) {
        PyObject *value = PyFloat_FromDouble(values[k]);
        if (!value || PyTuple_SetItem(tuple, k, value) < 0) Py_CLEAR(tuple);
    }
    return tuple;
}

static PyObject *box_of(const Page *page, double x0, double top, double x1, double bottom) {
    return named(page->box, Py_BuildValue("(dddd)", round_to(x0, 1), round_to(top, 1), round_to(x1, 1), round_to(bottom, 1)));
}

static bool near_any(const Edges closing, double y) {
    for (int k = 0; k < closing.count; k++)
        if (fabs(closing.items[k].at - y) <= SNAP) return true;
    return false;
}

/* What `_outermost` needs to know of a grid. */
typedef struct {
    PyObject *grid;
    double x0, top, x1, bottom;
    int cells;
    Area *boxes;
} Found;

/* Returns 1 with a grid, 0 where the cells are no table, -1 with an error. */
static int make_grid(const Page *page, const Square *squares, int count, Found *found) {
    Area around = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    double *xs = get((size_t)count * 2, sizeof *xs), *ys = get((size_t)count * 2, sizeof *ys);
    Key *order = get((size_t)count, sizeof *order);
    int(*places)[5] = get((size_t)count, sizeof *places);
    found->boxes = get((size_t)count, sizeof(Area));
    if (!xs || !ys || !order || !places || !found->boxes) return PyErr_NoMemory() ? 0 : -1;
    for (int k = 0; k < count; k++) {
        Square s = squares[k];
        around.x0 = lesser(around.x0, s.x0), around.top = lesser(around.top, s.top);
        around.x1 = greater(around.x1, s.x1), around.bottom = greater(around.bottom, s.bottom);
        xs[2 * k] = s.x0, xs[2 * k + 1] = s.x1, ys[2 * k] = s.top, ys[2 * k + 1] = s.bottom;
        order[k] = (Key){(s.x1 - s.x0) * (s.bottom - s.top), 0.0, k};
    }
    int nx = without_phantoms(page, xs, cluster(xs, 2 * count), true, around);
    int ny = without_phantoms(page, ys, cluster(ys, 2 * count), false, around);
    if (nx < 3 || ny < 2) return 0;
    bool *taken = get((size_t)nx * (size_t)ny, sizeof *taken);
    if (!taken) return PyErr_NoMemory() ? 0 : -1;
    memset(taken, 0, (size_t)nx * (size_t)ny * sizeof *taken);
    qsort(order, (size_t)count, sizeof *order, by_key);
    int cells = 0;
    for (int k = 0; k < count; k++) {
        Square s = squares[order[k].place];
        int c0 = nearest(xs, nx, s.x0), c1 = nearest(xs, nx, s.x1), r0 = nearest(ys, ny, s.top), r1 = nearest(ys, ny, s.bottom);
        bool is_free = c0 < c1 && r0 < r1;
        for (int r = r0; r < r1 && is_free; r++)
            for (int c = c0; c < c1 && is_free; c++) is_free = !taken[r * nx + c];
        if (!is_free) continue;
        for (int r = r0; r < r1; r++)
            for (int c = c0; c < c1; c++) taken[r * nx + c] = true;
        int place[5] = {r0, c0, r1 - r0, c1 - c0, order[k].place};
        memcpy(places[cells++], place, sizeof place);
    }
    if (cells < 2) return 0;
    for (int k = 0; k < cells; k++) order[k] = (Key){places[k][0], places[k][1], k};
    qsort(order, (size_t)cells, sizeof *order, by_key);
    PyObject *tuple = PyTuple_New(cells);
    for (int k = 0; tuple && k < cells; k++) {
        const int *p = places[order[k].place];
        Square s = squares[p[4]];
        PyObject *box = box_of(page, s.x0, s.top, s.x1, s.bottom);
        PyObject *cell = box ? named(page->cell, Py_BuildValue("(iiiiN)", p[0], p[1], p[2], p[3], box)) : NULL;
        if (!cell)
            Py_CLEAR(tuple);
        else
            PyTuple_SetItem(tuple, k, cell);
        found->boxes[k] = (Area){round_to(s.x0, 1), round_to(s.top, 1), round_to(s.x1, 1), round_to(s.bottom, 1)};
    }
    if (!tuple) return -1;
    found->cells = cells;
    found->x0 = round_to(around.x0, 1), found->top = round_to(around.top, 1);
    found->x1 = round_to(around.x1, 1), found->bottom = round_to(around.bottom, 1);
    PyObject *box = box_of(page, around.x0, around.top, around.x1, around.bottom);
    found->grid = named(page->grid, Py_BuildValue("(NNNNOO)", box, as_tuple(xs, nx), as_tuple(ys, ny), tuple,
                                                  near_any(page->closing, around.top) ? Py_True : Py_False,
                                                  near_any(page->closing, around.bottom) ? Py_True : Py_False));
    return found->grid ? 1 : -1;
}

/* Whether a table lies inside a single cell of another: its text is that cell's. */
static bool inside_another(const Found *grids, int count, int number) {
    const Found *g = &grids[number];
    for (int k = 0; k < count; k++) {
        const Found *other = &grids[k];
        if (k == number || other->cells < g->cells) continue;
        for (int n = 0; n < other->cells; n++) {
            Area c = other->boxes[n];
            if (c.x0 - 1 <= g->x0 && c.top - 1 <= g->top && c.x1 + 1 >= g->x1 && c.bottom + 1 >= g->bottom) return true;
        }
    }
    return false;
}

/* ---- all together ---- */

static bool take_rules(PyObject *rules, double width, double height, Page *page) {
    Py_ssize_t count = PyList_Size(rules);
    page->flat.items = get((size_t)count, sizeof(Edge));
    page->upright.items = get((size_t)count, sizeof(Edge));
    if (!page->flat.items || !page->upright.items) return PyErr_NoMemory() != NULL;
    for (Py_ssize_t k = 0; k < count; k++) {
        double side[4];
        for (Py_ssize_t n = 0; n < 4; n++) {
            side[n] = PyFloat_AsDouble(PyTuple_GetItem(PyList_GetItem(rules, k), n));
            if (side[n] == -1.0 && PyErr_Occurred()) return false;
        }
        bool flat = side[1] == side[3];
        double x0 = greater(side[0], 0.0), x1 = lesser(side[2], width), top = greater(side[1], 0.0), bottom = lesser(side[3], height);
        Edge edge = flat ? (Edge){top, x0, x1} : (Edge){x0, top, bottom};
        /* what lies nowhere, or at no end, is dropped here: sorting and searching rely on it */
        if (!(fabs(edge.at) <= FARTHEST && edge.end > edge.start && edge.end <= FARTHEST)) continue;
        Edges *edges = flat ? &page->flat : &page->upright;
        edges->items[edges->count++] = edge;
    }
    return true;
}

static Edges joined(Edges a, Edges b) {
    Edges both = {get((size_t)(a.count + b.count), sizeof(Edge)), a.count + b.count, a.count + b.count};
    if (both.items && a.count) memcpy(both.items, a.items, (size_t)a.count * sizeof(Edge));
    if (both.items && b.count) memcpy(both.items + a.count, b.items, (size_t)b.count * sizeof(Edge));
    return both;
}

/* Returns how many grids there are, -1 with an error. */
static int find_all(Page *page, Found **grids) {
    if (!page->flat.count || !page->upright.count) return 0;
    Edges flat, upright, all;
    if (!find_closing(page)) goto no_memory;
    all = joined(page->flat, page->closing);
    if (!all.items || !merge(all, &flat) || !merge(page->upright, &upright)) goto no_memory;
    if ((long)flat.count * upright.count > MOST_PAIRS) return 0;
    Net net = {0};
    int well = cross(flat, upright, &net);
    if (well < 0) goto no_memory;
    if (!well) return 0;
    Square *squares = get((size_t)net.count, sizeof *squares);
    int *beside = get((size_t)net.nx, sizeof *beside), *sizes = get((size_t)net.count, sizeof *sizes), count = 0;
    if (!squares || !beside || !sizes) goto no_memory;
    for (int k = 0; k < net.count; k++) {
        if (k % 256 == 255 && PyErr_CheckSignals() < 0) return -1;
        count += smallest(&net, k, beside, &squares[count]);
    }
    int groups = group_cells(&net, squares, count, sizes), found = 0;
    if (groups < 0 || !(*grids = get((size_t)groups, sizeof **grids))) goto no_memory;
    for (int k = 0, from = 0; k < groups; from += sizes[k++]) {
        int made = make_grid(page, squares + from, sizes[k], &(*grids)[found]);
        if (made < 0) {
            while (found--) Py_DECREF((*grids)[found].grid);
            return -1;
        }
        found += made;
    }
    return found;
no_memory:
    PyErr_NoMemory();
    return -1;
}

/* (rules, width, height, glyphs, Box, GridCell, Grid) -> the ruled tables of a page in reading order */
PyObject *find_grids(PyObject *module, PyObject *arguments) {
    (void)module;
    PyObject *rules, *glyphs, *holder, *result = NULL;
    double width, height;
    Page page = {0};
    if (!PyArg_ParseTuple(arguments, "O!ddOOOO", &PyList_Type, &rules, &width, &height, &glyphs, &page.box, &page.cell, &page.grid)) return NULL;
    if (!(page.glyphs = glyphs_of(glyphs, &holder, &page.glyph_count))) return NULL;
    Found *grids = NULL;
    int count = take_rules(rules, width, height, &page) ? find_all(&page, &grids) : -1;
    Key *order = count >= 0 ? get((size_t)count, sizeof *order) : NULL;
    if (order && (result = PyList_New(0))) {
        int kept = 0;
        for (int k = 0; k < count; k++)
            if (!inside_another(grids, count, k)) order[kept++] = (Key){grids[k].top, grids[k].x0, k};
        qsort(order, (size_t)kept, sizeof *order, by_key);
        for (int k = 0; result && k < kept; k++)
            if (PyList_Append(result, grids[order[k].place].grid) < 0) Py_CLEAR(result);
    } else if (count >= 0 && !PyErr_Occurred())
        PyErr_NoMemory();
    for (int k = 0; k < count; k++) Py_DECREF(grids[k].grid);
    free_all();
    free(page.glyphs);
    Py_DECREF(holder);
    return result;
}
