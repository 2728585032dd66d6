// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/distributions/normal_score.h"

#include <array>
#include <cmath>
#include <cstdint>

#include "core/metrology/uncertainty/arithmetic/portable.h"

namespace velocert::metrology {
namespace {

using Coefficients = std::array<double, 8>;

// The coefficients of the publication, highest power first.
constexpr Coefficients a{2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4,
                         4.5921953931549871457e+4, 1.3731693765509461125e+4, 1.9715909503065514427e+3,
                         1.3314166789178437745e+2, 3.3871328727963666080e+0};
constexpr Coefficients b{
    5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
    5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0};
constexpr Coefficients c{7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                         1.27045825245236838258e+0, 3.64784832476320460504e+0, 5.76949722146069140550e+0,
                         4.63033784615654529590e+0, 1.42343711074968357734e+0};
constexpr Coefficients d{
    1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
    6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1.0};
constexpr Coefficients e{2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
                         2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580e+0,
                         5.46378491116411436990e+0, 6.65790464350110377720e+0};
constexpr Coefficients f{
    2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
    1.48753612908506148525e-2,  1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0};

inline double polynomial(const Coefficients& k, double x) {
    return ((((((k[0] * x + k[1]) * x + k[2]) * x + k[3]) * x + k[4]) * x + k[5]) * x + k[6]) * x + k[7];
}

inline double middle(double q) {
    const double r = 0.180625 - q * q;
    return q * polynomial(a, r) / polynomial(b, r);
}

/// For a tail probability below 0.075.
double outer(double tail) {
    const double r = std::sqrt(-portable::log(tail));
    if (r <= 5.0) return polynomial(c, r - 1.6) / polynomial(d, r - 1.6);
    return polynomial(e, r - 5.0) / polynomial(f, r - 5.0);
}

constexpr double border = 0.425;

}  // namespace

double normal_score(double p) {
    const double q = p - 0.5;
    if (std::fabs(q) <= border) return middle(q);
    return q < 0 ? -outer(p) : outer(1.0 - p);
}

void normal_scores(double* values, std::size_t count) {
    constexpr std::size_t piece = 256;
    std::array<double, piece> p;
    std::array<std::uint16_t, piece> tails;
    for (std::size_t start = 0; start < count; start += piece) {
        const std::size_t size = count - start < piece ? count - start : piece;
        double* const out = values + start;
        std::size_t tail_count = 0;
        for (std::size_t i = 0; i < size; ++i) {
            p[i] = out[i];
            tails[tail_count] = static_cast<std::uint16_t>(i);
            tail_count += std::fabs(out[i] - 0.5) > border ? 1U : 0U;
        }
        for (std::size_t i = 0; i < size; ++i) out[i] = middle(out[i] - 0.5);
        for (std::size_t k = 0; k < tail_count; ++k) out[tails[k]] = normal_score(p[tails[k]]);
    }
}

}  // namespace velocert::metrology
