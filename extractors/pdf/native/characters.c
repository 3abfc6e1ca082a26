/* Characters of a pdfium text page to glyphs (the steps are those of extractors/pdf/pdfium_characters.py and swept_source.py). */
#include "binder.h"

#include <math.h>

#define SMALLEST_PRINT 0.002
#define SAMPLE 120
#define PAIRS 80
#define NAME_BYTES 128
#define FEWEST_RUNS 8
#define PI 3.14159265358979323846

static const Py_UCS4 *codes_in(PyObject *bytes, Py_ssize_t *count) {
    char *start;
    if (PyBytes_AsStringAndSize(bytes, &start, count) < 0) return NULL;
    *count /= (Py_ssize_t)sizeof(Py_UCS4);
    return (const Py_UCS4 *)start;
}

/* (text, count) -> the codes of the characters, four bytes each; half a pair of UTF-16 is no character and becomes U+FFFD. */
PyObject *character_codes(PyObject *module, PyObject *arguments) {
    (void)module;
    Py_ssize_t address;
    int count;
    if (!PyArg_ParseTuple(arguments, "ni", &address, &count)) return NULL;
    Handle text = (Handle)address;
    PyObject *bytes = PyBytes_FromStringAndSize(NULL, (Py_ssize_t)count * 4);
    unsigned short *units = calloc((size_t)count + 2, sizeof *units);
    if (!bytes || !units) {
        free(units);
        Py_XDECREF(bytes);
        return PyErr_NoMemory();
    }
    Py_UCS4 *codes = (Py_UCS4 *)PyBytes_AsString(bytes);
    bool bulk = pdfium.get_text(text, 0, count, units) - 1 == count;
    for (int k = 0; k < count; k++) {
        Py_UCS4 code = units[k];
        /* the bulk text says otherwise about hyphens at line ends */
        if (!bulk || code == 2 || code == 0xAD || code == 0xFFFE) code = pdfium.char_code(text, k);
        codes[k] = code >= 0xD800 && code < 0xE000 ? 0xFFFD : code;
    }
    free(units);
    return bytes;
}

/* (text, codes, rotation) -> the clockwise turn that makes most of the text run from left to right. */
PyObject *upright_rotation(PyObject *module, PyObject *arguments) {
    (void)module;
    Py_ssize_t address, count;
    PyObject *bytes;
    int rotation;
    if (!PyArg_ParseTuple(arguments, "nSi", &address, &bytes, &rotation)) return NULL;
    const Py_UCS4 *codes = codes_in(bytes, &count);
    if (!codes) return NULL;
    Handle text = (Handle)address;
    Py_ssize_t neighbours = 0, seen = 0;
    for (Py_ssize_t k = 0; k + 1 < count; k++) neighbours += codes[k] > 32 && codes[k + 1] > 32;
    Py_ssize_t step = neighbours / PAIRS > 1 ? neighbours / PAIRS : 1;
    int turns[4] = {0}, order[4], known = 0, sum = 0; /* of 0, 90, 180 and 270; in the order in which they came */
    for (Py_ssize_t k = 0; k + 1 < count; k++) {
        if (codes[k] <= 32 || codes[k + 1] <= 32 || seen++ % step) continue;
        double x = 0, y = 0, further = 0, up = 0;
        pdfium.char_origin(text, (int)k, &x, &y);
        pdfium.char_origin(text, (int)k + 1, &further, &up);
        double dx = further - x, dy = up - y, far = fabs(dx) + fabs(dy);
        if (!(0.5 < far && far < 40)) continue;
        int turn = fabs(dx) > 4 * fabs(dy) ? (dx > 0 ? 0 : 2) : fabs(dy) > 4 * fabs(dx) ? (dy > 0 ? 1 : 3) : -1;
        if (turn < 0) continue;
        if (!turns[turn]++) order[known++] = turn;
        sum++;
    }
    if (sum < FEWEST_RUNS) return PyLong_FromLong(rotation);
    int best = order[0];
    for (int k = 1; k < known; k++)
        if (turns[order[k]] > turns[best]) best = order[k];
    return PyLong_FromLong(best * 90);
}

/* (text, codes, hidden) -> the shares of sampled characters without a certain value, and of text objects that cannot be seen. */
PyObject *doubts(PyObject *module, PyObject *arguments) {
    (void)module;
    Py_ssize_t address, count, printed = 0, seen = 0, sampled = 0, errors = 0, unseen = 0;
    PyObject *bytes, *set;
    Addresses hidden;
    if (!PyArg_ParseTuple(arguments, "nSO", &address, &bytes, &set)) return NULL;
    const Py_UCS4 *codes = codes_in(bytes, &count);
    if (!codes || !addresses_of(set, &hidden)) return NULL;
    Handle text = (Handle)address;
    for (Py_ssize_t k = 0; k < count; k++) printed += codes[k] > 32;
    Py_ssize_t step = printed / SAMPLE > 1 ? printed / SAMPLE : 1;
    for (Py_ssize_t k = 0; k < count; k++) {
        if (codes[k] <= 32 || seen++ % step) continue;
        sampled++;
        errors += pdfium.has_map_error(text, (int)k) == 1;
        unseen += hidden.count && holds_address(&hidden, pdfium.char_object(text, (int)k));
    }
    free(hidden.items);
    if (!sampled) return Py_BuildValue("dd", 0.0, 0.0);
    return Py_BuildValue("dd", (double)errors / (double)sampled, (double)unseen / (double)sampled);
}

typedef struct {
    double exact, rounded, points;
} Height;

/* What one page of characters is read with. */
typedef struct {
    Handle text;
    Height *heights;
    Py_ssize_t height_count, height_room;
    PyObject *names, *font; /* fonts by the bytes of their names; the one of the present word */
} Reader;

static double points_at(Handle text, int k) {
    float matrix[6] = {0};
    double scale = 1.0;
    if (pdfium.char_matrix(text, k, matrix)) {
        scale = length_of(matrix[2], matrix[3]);
        if (scale == 0.0) scale = 1.0;
    }
    return pdfium.font_size(text, k) * scale;
}

/* Characters of one height are of one size: it is asked for at the first of each. */
static bool points_of(Reader *reader, int k, double height, double *points) {
    for (Py_ssize_t n = reader->height_count; n-- > 0;) {
        if (reader->heights[n].exact == height) {
            *points = reader->heights[n].points;
            return true;
        }
    }
    double rounded = round_to(height, 2);
    const Height *like = NULL;
    for (Py_ssize_t n = 0; n < reader->height_count && !like; n++)
        if (reader->heights[n].rounded == rounded) like = &reader->heights[n];
    *points = like ? like->points : points_at(reader->text, k);
    if (reader->height_count == reader->height_room) {
        Py_ssize_t room = reader->height_room ? reader->height_room * 2 : 32;
        Height *larger = realloc(reader->heights, (size_t)room * sizeof *larger);
        if (!larger) return PyErr_NoMemory() != NULL;
        reader->heights = larger;
        reader->height_room = room;
    }
    reader->heights[reader->height_count++] = (Height){height, rounded, *points};
    return true;
}

/* The name of a character's font; borrowed, kept in `names`. */
static PyObject *font_at(Reader *reader, int k) {
    char name[NAME_BYTES + 1] = {0};
    int flags;
    pdfium.font_info(reader->text, k, name, NAME_BYTES, &flags);
    PyObject *key = PyBytes_FromString(name);
    if (!key) return NULL;
    PyObject *known = PyDict_GetItemWithError(reader->names, key);
    if (!known && !PyErr_Occurred()) {
        known = PyUnicode_DecodeLatin1(name, (Py_ssize_t)strlen(name), NULL);
        if (known && PyDict_SetItem(reader->names, key, known) < 0) Py_CLEAR(known);
        Py_XDECREF(known); /* the dictionary holds it */
    }
    Py_DECREF(key);
    return known;
}

static bool report(PyObject *list, PyObject *item) {
    bool done = item && PyList_Append(list, item) == 0;
    Py_XDECREF(item);
    return done;
}

static PyObject *letter(Py_UCS4 code) { return text_of(&code, 1); }

/* Another character where a font gives the codes of others; 0 with an error set where asking failed. */
static Py_UCS4 replaced(Reader *reader, PyObject *ask, int k, Py_UCS4 code) {
    PyObject *font = font_at(reader, k);
    PyObject *said = font ? PyObject_CallFunction(ask, "Oi", font, (int)code) : NULL;
    if (!said) return 0;
    if (PyUnicode_Check(said) && PyUnicode_GetLength(said) == 1) code = PyUnicode_ReadChar(said, 0);
    Py_DECREF(said);
    return code;
}

static int turn_of(Handle text, int k, int rotation) {
    double degrees = (double)pdfium.char_angle(text, k) * (180.0 / PI);
    if (!isfinite(degrees)) degrees = 0.0;
    long turn = (360 - (long)rint(degrees / 90) * 90 - rotation) % 360;
    return (int)(turn < 0 ? turn + 360 : turn);
}

/* (text, codes, matrix, width, height, rotation, hidden, again, replaced_character)
   -> glyphs, turned characters [(turn, character, box, pen, points)], unseen ones [(character, start, baseline)] */
PyObject *read_characters(PyObject *module, PyObject *arguments) {
    (void)module;
    Py_ssize_t address, count;
    PyObject *bytes, *map, *hidden_set, *again_set, *ask;
    double width, height;
    int rotation;
    Matrix m;
    if (!PyArg_ParseTuple(arguments, "nSOddiOOO", &address, &bytes, &map, &width, &height, &rotation, &hidden_set, &again_set, &ask)) return NULL;
    const Py_UCS4 *codes = codes_in(bytes, &count);
    if (!codes || !parse_matrix(map, &m)) return NULL;
    Addresses hidden = {0}, again = {0};
    Binder binder = {.width = width, .height = height};
    Handle text = (Handle)address;
    Reader reader = {.text = text, .names = PyDict_New()};
    PyObject *turned = PyList_New(0), *unseen = PyList_New(0), *glyphs = NULL, *result = NULL;
    if (!reader.names || !turned || !unseen || !addresses_of(hidden_set, &hidden) || !addresses_of(again_set, &again)) goto done;
    bool in_word = false; /* whether the font of the present word is known */
    for (int k = 0; k < count; k++) {
        if (k % 4096 == 4095 && PyErr_CheckSignals() < 0) goto done;
        Py_UCS4 code = codes[k];
        bool low = code <= 32 || code == 0xFFFE, ends = code == 0 || code == 2 || code == 10 || code == 13 || code == 0xFFFE;
        if (code == 2 || code == 0xFFFE) {
            if (pdfium.is_hyphen(text, k) == 1) code = 0x2D, ends = false;
        }
        if (low && !ends && code != 0x2D) ends = pdfium.is_generated(text, k) != 0;
        if (low) in_word = false;
        if (ends) {
            binder.blank = true;
            continue;
        }
        float rect[4] = {0}; /* left, top, right, bottom */
        double x = 0, y = 0;
        bool placed = pdfium.char_box(text, k, rect) != 0;
        placed = pdfium.char_origin(text, k, &x, &y) != 0 && placed;
        if (!placed || holds_address(&again, (void *)(uintptr_t)k)) continue;
        double xa = m.a * rect[0] + m.c * rect[1] + m.e, xb = m.a * rect[2] + m.c * rect[3] + m.e;
        double ya = m.b * rect[0] + m.d * rect[1] + m.f, yb = m.b * rect[2] + m.d * rect[3] + m.f;
        Drawn d = {.code = code, .x0 = xa < xb ? xa : xb, .x1 = xa < xb ? xb : xa, .top = ya < yb ? ya : yb, .bottom = ya < yb ? yb : ya,
                   .start = m.a * x + m.c * y + m.e, .baseline = m.b * x + m.d * y + m.f};
        if (!points_of(&reader, k, d.bottom - d.top, &d.points)) goto done;
        if (code > 32 && !in_word) {
            in_word = true;
            if (!(reader.font = font_at(&reader, k))) goto done;
        }
        d.font = reader.font;
        if (code >= 0xC0 && code <= 0xFF && !(d.code = replaced(&reader, ask, k, code))) goto done;
        if (d.points < SMALLEST_PRINT * height || (hidden.count && holds_address(&hidden, pdfium.char_object(text, k)))) {
            if (!report(unseen, Py_BuildValue("Ndd", letter(d.code), d.start, d.baseline))) goto done;
            continue;
        }
        if (fabs(d.start - d.x0) > 0.3 + 0.02 * (rint((d.bottom - d.top) * 100.0) / 100.0)) {
            int turn = turn_of(text, k, rotation);
            if (turn) {
                PyObject *character = Py_BuildValue("iN(dddd)(dd)d", turn, letter(d.code), d.x0, d.top, d.x1, d.bottom, d.start, d.baseline, d.points);
                if (!report(turned, character)) goto done;
                continue;
            }
        }
        binder_add(&binder, &d);
    }
    glyphs = binder_finish(&binder);
    if (glyphs) result = PyTuple_Pack(3, glyphs, turned, unseen);
done:
    Py_XDECREF(glyphs);
    Py_XDECREF(turned);
    Py_XDECREF(unseen);
    Py_XDECREF(reader.names);
    free(reader.heights);
    free(hidden.items);
    free(again.items);
    binder_free(&binder);
    return result;
}
