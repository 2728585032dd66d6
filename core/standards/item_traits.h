// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace velocert::standards {

/// Battery kind, as far as the standards tell kinds apart.
enum class Battery : std::uint8_t { lead_acid, lithium_ion, other };
[[nodiscard]] std::string_view name(Battery battery);
[[nodiscard]] base::Result<Battery> parse_battery(std::string_view text);

/// How the motor helps: throttle ("electric"), while pedalling ("assist"), or both.
enum class Drive : std::uint8_t { electric, assist, both };
[[nodiscard]] std::string_view name(Drive drive);
[[nodiscard]] base::Result<Drive> parse_drive(std::string_view text);

/// What must be known of an item to say which edition and which clauses apply.
struct ItemTraits {
    Battery battery = Battery::other;
    Drive drive = Drive::electric;
    std::optional<base::Date> made_on;          ///< made or imported
    std::string certified_to;                   ///< edition id of the certificate; empty if none or unknown
    std::optional<base::Date> certified_on;
    std::optional<base::Date> sold_on;
};

/// For which items something holds. An empty list means all.
struct Applicability {
    std::vector<Battery> batteries;
    std::vector<Drive> drives;
    [[nodiscard]] bool covers(const ItemTraits& item) const;
};

}  // namespace velocert::standards
