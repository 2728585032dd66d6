// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/item_traits.h"

#include <algorithm>

namespace velocert::standards {

std::string_view name(Battery battery) {
    switch (battery) {
        case Battery::lead_acid:
            return "lead-acid";
        case Battery::lithium_ion:
            return "lithium-ion";
        case Battery::other:
            return "other";
    }
    return "other";
}

base::Result<Battery> parse_battery(std::string_view text) {
    for (const auto battery : {Battery::lead_acid, Battery::lithium_ion, Battery::other})
        if (name(battery) == text) return battery;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no kind of battery",
                      "lead-acid, lithium-ion or other");
}

std::string_view name(Drive drive) {
    switch (drive) {
        case Drive::electric:
            return "electric";
        case Drive::assist:
            return "assist";
        case Drive::both:
            return "both";
    }
    return "both";
}

base::Result<Drive> parse_drive(std::string_view text) {
    for (const auto drive : {Drive::electric, Drive::assist, Drive::both})
        if (name(drive) == text) return drive;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no kind of drive",
                      "electric, assist or both");
}

bool Applicability::covers(const ItemTraits& item) const {
    const bool battery = batteries.empty() || std::ranges::find(batteries, item.battery) != batteries.end();
    const bool drive = drives.empty() || std::ranges::find(drives, item.drive) != drives.end();
    return battery && drive;
}

}  // namespace velocert::standards
