// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/laboratory/bill_of_parts.h"
#include "core/laboratory/equipment.h"
#include "core/laboratory/station.h"
#include "core/laboratory/test_item.h"
#include "core/standards/pack.h"

using namespace velocert;

/// An item, a station or a bill of parts that is accepted is the same after being written and read again; a release
/// that is accepted never changes which limits an edition has; a certificate that is accepted has a correction and an
/// uncertainty at each of its points.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto editions = standards::embedded_editions();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto json = base::Json::parse(text, "fuzz");
    if (!json) return 0;
    if (const auto item = laboratory::item_from_json(*json, "fuzz")) {
        const auto again = laboratory::item_from_json(to_json(*item), "again");
        if (!again || !(to_json(*again) == to_json(*item))) std::abort();
    }
    if (const auto station = laboratory::station_from_json(*json, "fuzz")) {
        const auto again = laboratory::station_from_json(to_json(*station), "again");
        if (!again || !(to_json(*again) == to_json(*station))) std::abort();
    }
    if (const auto parts = laboratory::parts_from_json(*json, "fuzz")) {
        const auto again = laboratory::parts_from_array(to_json(*parts), "again", "/parts");
        if (!again || *again != *parts) std::abort();
    }
    if (const auto certificate = laboratory::load_certificate(text, "fuzz"))
        for (const auto& calibration : certificate->measurands)
            for (const auto& point : calibration.points)
                if (!metrology::correction_at(calibration, point.indication) ||
                    !metrology::calibration_uncertainty(calibration, point.indication))
                    std::abort();
    if (const auto equipment = laboratory::load_equipment(text, "fuzz"); equipment && equipment->id.empty())
        std::abort();
    if (const auto release = standards::load_release(text, "fuzz"); release && editions)
        for (const auto& edition : *editions) {
            const auto applied = standards::apply_release(edition, *release);
            if (applied && applied->limits.size() != edition.limits.size()) std::abort();
        }
    return 0;
}
