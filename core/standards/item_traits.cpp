// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/standards/item_traits.h"

#include <algorithm>

namespace velocert::standards {

std::string_view name(Battery battery) {
    switch (battery) {
        case Battery::lead_acid: return "lead-acid";
        case Battery::lithium_ion: return "lithium-ion";
        case Battery::other: return "other";
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
        case Drive::electric: return "electric";
        case Drive::assist: return "assist";
        case Drive::both: return "both";
    }
    return "both";
}

base::Result<Drive> parse_drive(std::string_view text) {
    for (const auto drive : {Drive::electric, Drive::assist, Drive::both})
        if (name(drive) == text) return drive;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no kind of drive",
                      "electric, assist or both");
}

std::string_view name(Use use) {
    switch (use) {
        case Use::personal: return "private";
        case Use::commercial: return "commercial";
    }
    return "commercial";
}

base::Result<Use> parse_use(std::string_view text) {
    for (const auto use : {Use::personal, Use::commercial})
        if (name(use) == text) return use;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no use of a vehicle",
                      "private or commercial");
}

bool Applicability::covers(const ItemTraits& item) const {
    const bool battery = batteries.empty() || std::ranges::find(batteries, item.battery) != batteries.end();
    const bool drive = drives.empty() || std::ranges::find(drives, item.drive) != drives.end();
    const bool used = uses.empty() || !item.use || std::ranges::find(uses, *item.use) != uses.end();
    const bool fitted = features.empty() || std::ranges::any_of(features, [&](const std::string& feature) {
                            const auto said = item.features.find(feature);
                            return said == item.features.end() || said->second;
                        });
    return battery && drive && used && fitted;
}

}  // namespace velocert::standards
