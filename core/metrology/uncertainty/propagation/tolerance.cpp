// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/propagation/tolerance.h"

#include <array>
#include <charconv>
#include <string>

namespace velocert::metrology {

int last_place(double u, int digits) {
    // The exact decimal rounding of the library gives the exponent after any carry: "9.96e-02" -> "1.0e-01".
    std::array<char, 64> text{};
    const char* const end =
        std::to_chars(text.data(), text.data() + text.size(), u, std::chars_format::scientific, digits - 1).ptr;
    int exponent = 0;
    for (const char* at = text.data(); at != end; ++at) {
        if (*at != 'e') continue;
        const char* from = at + 1;
        if (*from == '+') ++from;
        std::from_chars(from, end, exponent);
    }
    return exponent - (digits - 1);
}

double tolerance(double u, int digits) {
    const std::string text = "5e" + std::to_string(last_place(u, digits) - 1);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace velocert::metrology
