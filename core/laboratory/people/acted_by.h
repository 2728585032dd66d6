// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/person.h"

namespace velocert::laboratory {

/// Who acted, when and why, as every record about people has it.
struct ActedBy {
    base::Person by;
    std::optional<base::Person> confirmed_by;
    std::string at_utc;
    std::chrono::system_clock::time_point at{};
    base::Date day{};
    std::string reason;
};

enum class Reason : std::uint8_t { none, needed };

/// The members "by", "confirmed_by" (optional), "at_utc" and "reason" (only where it is needed).
[[nodiscard]] ActedBy read_acted_by(base::JsonReader& reader, Reason reason);
/// Adds them to a record.
void add_acted_by(base::Json& record, const ActedBy& acted, Reason reason);

}  // namespace velocert::laboratory
