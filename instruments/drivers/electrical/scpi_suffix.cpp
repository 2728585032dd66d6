// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_suffix.h"

#include <algorithm>
#include <array>

#include "instruments/drivers/driver.h"

namespace velocert::instruments {
namespace {

/// One suffix and the unit it means.
struct SuffixRow {
    std::string_view suffix;  ///< in the spelling that is shown
    std::string_view unit;
    /// Other case means the same. Where it is not, a big M would be taken for milli by IEEE 488.2 and for mega by SI.
    bool any_case = true;
};
constexpr std::array suffix_rows{
    SuffixRow{"V", "V"},
    SuffixRow{"mV", "mV", false},
    SuffixRow{"uV", "uV"},
    SuffixRow{"kV", "kV"},
    SuffixRow{"A", "A"},
    SuffixRow{"mA", "mA", false},
    SuffixRow{"uA", "uA"},
    SuffixRow{"W", "W"},
    SuffixRow{"mW", "mW", false},
    SuffixRow{"uW", "uW"},
    SuffixRow{"kW", "kW"},
    SuffixRow{"Wh", "Wh"},
    SuffixRow{"ohm", "ohm"},
    SuffixRow{"kohm", "kohm"},
    SuffixRow{"MOHM", "Mohm", false},
    SuffixRow{"MOhm", "Mohm", false},
    SuffixRow{"Mohm", "Mohm", false},
    SuffixRow{"H", "H"},
    SuffixRow{"mH", "mH", false},
    SuffixRow{"uH", "uH"},
    SuffixRow{"nH", "nH"},
    SuffixRow{"Hz", "Hz"},
    SuffixRow{"kHz", "kHz"},
};

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool same_spelling(std::string_view a, std::string_view b) {
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return upper(x) == upper(y); });
}

}  // namespace

const metrology::Unit* suffix_unit(metrology::Kind kind, std::string_view suffix, std::string_view current) {
    if (!current.empty() && suffix.size() > current.size() &&
        same_spelling(suffix.substr(suffix.size() - current.size()), current)) {
        suffix.remove_suffix(current.size());
        while (suffix.ends_with(' ')) suffix.remove_suffix(1);
    }
    for (const auto& row : suffix_rows) {
        if (row.any_case ? !same_spelling(row.suffix, suffix) : row.suffix != suffix) continue;
        const auto& unit = unit_row(row.unit);
        if (unit.kind == kind) return &unit;
    }
    return nullptr;
}

std::optional<base::Decimal> in_plain_unit(const base::Decimal& value, metrology::Kind kind, std::string_view suffix,
                                           std::string_view current) {
    const metrology::Unit* unit = suffix_unit(kind, suffix, current);
    if (unit == nullptr) return std::nullopt;
    // The plain unit of a kind stands before its multiples.
    const auto first = std::find_if(suffix_rows.begin(), suffix_rows.end(),
                                    [kind](const SuffixRow& row) { return unit_row(row.unit).kind == kind; });
    const auto& plain = unit_row(first->unit);
    // All factors are powers of ten.
    std::int64_t mantissa = value.mantissa();
    int scale = value.scale();
    for (auto factor = unit->factor; factor > plain.factor; factor /= 10)
        if (scale > 0)
            --scale;
        else if (__builtin_mul_overflow(mantissa, std::int64_t{10}, &mantissa))
            return std::nullopt;
    for (auto factor = unit->factor; factor < plain.factor; factor *= 10) ++scale;
    if (scale > base::Decimal::max_scale) return std::nullopt;
    return base::Decimal(mantissa, scale);
}

std::string suffixes_of(metrology::Kind kind) {
    std::string out;
    for (const auto& row : suffix_rows)
        if (unit_row(row.unit).kind == kind && row.suffix != "MOHM" && row.suffix != "Mohm")
            out += (out.empty() ? "" : ", ") + std::string(row.suffix);
    return out;
}

}  // namespace velocert::instruments
