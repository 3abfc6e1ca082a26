/* pdfium's functions, by the addresses that Python's loader gives. */
#include "native.h"

Pdfium pdfium;

#define FUNCTION(name) {#name, (void **)&pdfium.name}
static const struct {
    const char *name;
    void **slot;
} functions[] = {
    FUNCTION(count_objects), FUNCTION(get_object), FUNCTION(form_count_objects), FUNCTION(form_get_object), FUNCTION(object_type),
    FUNCTION(object_matrix), FUNCTION(object_bounds), FUNCTION(fill_colour), FUNCTION(has_transparency), FUNCTION(render_mode),
    FUNCTION(count_marks), FUNCTION(get_mark), FUNCTION(draw_mode), FUNCTION(count_segments), FUNCTION(get_segment),
    FUNCTION(segment_point), FUNCTION(segment_type), FUNCTION(segment_closes), FUNCTION(get_text), FUNCTION(char_code),
    FUNCTION(char_box), FUNCTION(char_origin), FUNCTION(char_angle), FUNCTION(is_generated), FUNCTION(is_hyphen),
    FUNCTION(char_object), FUNCTION(has_map_error), FUNCTION(font_size), FUNCTION(char_matrix), FUNCTION(font_info),
};

PyObject *bind_functions(PyObject *module, PyObject *addresses) {
    (void)module;
    for (size_t k = 0; k < sizeof functions / sizeof *functions; k++) {
        PyObject *address = PyMapping_GetItemString(addresses, functions[k].name);
        if (!address) return NULL;
        *functions[k].slot = PyLong_AsVoidPtr(address);
        Py_DECREF(address);
        if (!*functions[k].slot) {
            if (!PyErr_Occurred()) PyErr_Format(PyExc_ValueError, "no address for %s", functions[k].name);
            return NULL;
        }
    }
    Py_RETURN_NONE;
}

bool parse_matrix(PyObject *tuple, Matrix *matrix) {
    return PyArg_ParseTuple(tuple, "dddddd", &matrix->a, &matrix->b, &matrix->c, &matrix->d, &matrix->e, &matrix->f);
}

static int by_address(const void *left, const void *right) {
    uintptr_t a = *(const uintptr_t *)left, b = *(const uintptr_t *)right;
    return (a > b) - (a < b);
}

bool addresses_of(PyObject *set, Addresses *addresses) {
    addresses->items = NULL;
    addresses->count = 0;
    Py_ssize_t size = PyObject_Size(set);
    if (size < 0) return false;
    if (size == 0) return true;
    addresses->items = malloc((size_t)size * sizeof *addresses->items);
    PyObject *iterator = addresses->items ? PyObject_GetIter(set) : PyErr_NoMemory();
    if (!iterator) goto failed;
    PyObject *item;
    while ((item = PyIter_Next(iterator))) {
        addresses->items[addresses->count++] = (uintptr_t)PyLong_AsVoidPtr(item);
        Py_DECREF(item);
    }
    Py_DECREF(iterator);
    if (PyErr_Occurred()) goto failed;
    qsort(addresses->items, (size_t)addresses->count, sizeof *addresses->items, by_address);
    return true;
failed:
    free(addresses->items);
    addresses->items = NULL;
    return false;
}

bool holds_address(const Addresses *addresses, const void *item) {
    uintptr_t wanted = (uintptr_t)item;
    return addresses->count && bsearch(&wanted, addresses->items, (size_t)addresses->count, sizeof wanted, by_address);
}
