/* Python's own rounding and division of floats. */
#include "native.h"

#include <math.h>
#include <stdio.h>

double round_to(double value, int places) {
    double scale = places == 1 ? 10.0 : 100.0, scaled = value * scale;
    if (!(fabs(value) < 4503599627370496.0)) return value; /* a whole number, or none */
    double whole = nearbyint(scaled), rest = fabs(scaled - whole);
    if (rest < 0.499999 && fabs(scaled) < 1e14) return whole / scale; /* a whole number over ten or a hundred is the nearest double of that decimal */
    char text[64];
    snprintf(text, sizeof text, "%.*f", places, value); /* exact, half to even: as round() */
    return strtod(text, NULL);
}

double floor_div(double value, double by) {
    double rest = fmod(value, by), whole = (value - rest) / by;
    if (rest != 0.0 && (by < 0) != (rest < 0)) whole -= 1.0;
    double low = floor(whole);
    return whole - low > 0.5 ? low + 1.0 : low;
}

/* Not hypot(): libraries differ in its last bit, and Python has its own. */
double length_of(double x, double y) { return sqrt(x * x + y * y); }
