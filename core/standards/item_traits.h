// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
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

/// What the vehicle is bought for, as far as the standards ask ("commercial": deliveries and other trade).
enum class Use : std::uint8_t { personal, commercial };
[[nodiscard]] std::string_view name(Use use);  ///< "private", "commercial"
[[nodiscard]] base::Result<Use> parse_use(std::string_view text);

/// What must be known of an item to say which edition and which clauses apply.
struct ItemTraits {
    Battery battery = Battery::other;
    Drive drive = Drive::electric;
    std::optional<base::Date> made_on;  ///< made or imported
    std::string certified_to;           ///< edition id of the certificate; empty if none or unknown
    std::optional<base::Date> certified_on;
    std::optional<base::Date> sold_on;
    std::optional<Use> use = {};                ///< absent: not said
    std::map<std::string, bool> features = {};  ///< "textile": true; one that is not named has not been said
};

/// For which items something holds. An empty list means all. What an item does not say of itself holds: nothing is left
/// out because somebody forgot to say something.
struct Applicability {
    std::vector<Battery> batteries;
    std::vector<Drive> drives;
    std::vector<Use> uses = {};
    std::vector<std::string> features = {};  ///< holds where the item has one of them, or does not say that it has none
    [[nodiscard]] bool covers(const ItemTraits& item) const;
};

}  // namespace velocert::standards
