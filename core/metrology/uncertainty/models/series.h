// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>

namespace velocert::metrology {

/// A factor that is exactly zero wins over a derivative that does not exist: what does not act is not asked.
[[nodiscard]] inline double guarded(double a, double b) { return a == 0 || b == 0 ? 0.0 : a * b; }

/// A truncated Taylor polynomial c0 + c1 e + c2 e^2 + ... of N coefficients: arithmetic on it carries derivatives along
/// one direction exactly (Griewank and Walther 2008, chapter 13).
template <std::size_t N>
struct Series {
    std::array<double, N> c{};

    friend Series operator+(Series a, const Series& b) {
        for (std::size_t i = 0; i < N; ++i) a.c[i] += b.c[i];
        return a;
    }
    friend Series operator-(Series a, const Series& b) {
        for (std::size_t i = 0; i < N; ++i) a.c[i] -= b.c[i];
        return a;
    }
    friend Series operator-(Series a) {
        for (double& k : a.c) k = -k;
        return a;
    }
    friend Series operator*(const Series& a, const Series& b) {
        Series out;
        for (std::size_t i = 0; i < N; ++i)
            for (std::size_t j = 0; i + j < N; ++j) out.c[i + j] += guarded(a.c[i], b.c[j]);
        return out;
    }
    friend Series operator/(const Series& a, const Series& b) {
        Series out;
        for (std::size_t i = 0; i < N; ++i) {
            double rest = a.c[i];
            for (std::size_t j = 0; j < i; ++j) rest -= guarded(out.c[j], b.c[i - j]);
            out.c[i] = rest == 0 && i > 0 ? 0.0 : rest / b.c[0];
        }
        return out;
    }
    [[nodiscard]] bool zero() const {
        for (const double k : c)
            if (k != 0) return false;
        return true;
    }
};

/// f(x) for a function with the value and derivatives f, f', f'' at x.c[0]. N is at most 3.
template <std::size_t N>
[[nodiscard]] Series<N> composed(const Series<N>& x, double f, double f1, double f2) {
    static_assert(N >= 1 && N <= 3);
    Series<N> out;
    out.c[0] = f;
    if constexpr (N > 1) out.c[1] = guarded(f1, x.c[1]);
    if constexpr (N > 2) out.c[2] = guarded(f1, x.c[2]) + guarded(0.5 * f2, x.c[1] * x.c[1]);
    return out;
}

}  // namespace velocert::metrology
