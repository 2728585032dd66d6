// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/base/json.h"

using velocert::base::Json;

/// What is accepted must survive being printed and read again, in each of its three forms.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto value = Json::parse(text, "fuzz");
    if (!value) return 0;
    for (const bool pretty : {false, true}) {
        const auto again = Json::parse(value->text(pretty));
        if (!again || !(*again == *value)) std::abort();
    }
    const std::string canonical = value->canonical();
    const auto again = Json::parse(canonical);
    if (!again || again->canonical() != canonical) std::abort();
    return 0;
}
