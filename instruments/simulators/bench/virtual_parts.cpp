// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/bench/virtual_parts.h"

#include <cstdint>

#include "instruments/simulators/bench/scenario.h"

namespace velocert::instruments {

base::Result<std::vector<laboratory::Part>> virtual_bill() {
    const auto& bill = embedded_bills().front();
    const auto json = base::Json::parse(bill.text, std::string(bill.name));
    if (!json) return base::fail(json.error());
    return laboratory::parts_from_json(*json, bill.name);
}

double virtual_part_kg(std::string_view part_id) {
    std::uint32_t mixed = 0x811c9dc5U;  // FNV-1a, 32 bits
    for (const char c : part_id) mixed = (mixed ^ static_cast<std::uint8_t>(c)) * 0x01000193U;
    return (40 + static_cast<double>(mixed % 361U)) / 1000.0;
}

}  // namespace velocert::instruments
