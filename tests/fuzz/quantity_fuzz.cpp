// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/decimal.h"
#include "core/base/digest.h"
#include "core/metrology/quantity.h"

using namespace velocert;

namespace {

/// parse(print(x)) = x, with the same digits.
template <typename T>
void check_round_trip(const base::Result<T>& value) {
    if (!value) return;
    const auto again = T::parse(value->text());
    if (!again || again->text() != value->text()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    check_round_trip(base::Decimal::parse(text));
    check_round_trip(base::Digest::parse(text));
    if (const auto written = metrology::WrittenQuantity::parse(text)) {
        check_round_trip(metrology::WrittenQuantity::parse(text));
        const auto exact = metrology::WrittenQuantity::parse(written->value().text());
        if (!exact || !(exact->value() == written->value())) std::abort();
    }
    if (const auto date = base::parse_date(text); date && base::text(*date) != text) std::abort();
    return 0;
}
