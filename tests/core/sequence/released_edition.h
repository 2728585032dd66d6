// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/standards/pack.h"

namespace velocert::sequence::test {

/// The newest shipped edition with assumed values released for what braking needs: tests need verdicts.
inline standards::StandardEdition released_edition(int valid_runs = 5) {
    auto edition = standards::embedded_editions().value().back();
    const auto release = [&](std::string_view id, const std::string& value) {
        for (auto& limit : edition.limits) {
            if (limit.id != id) continue;
            limit.status = conformity::LimitStatus::released;
            if (limit.is_class)
                limit.text_value = value;
            else
                limit.value = metrology::WrittenQuantity::parse(value).value();
        }
    };
    release("brake.dry.both.distance", "7 m");
    release("brake.dry.rear.distance", "15 m");
    release("brake.wet.both.distance", "5 m");
    release("brake.wet.rear.distance", "10 m");
    release("brake.valid_runs", std::to_string(valid_runs));
    release("brake.aggregation", "mean");
    return edition;
}

inline standards::ItemTraits lead_acid_item() {
    standards::ItemTraits item;
    item.battery = standards::Battery::lead_acid;
    item.made_on = base::parse_date("2025-10-01").value();
    return item;
}

}  // namespace velocert::sequence::test
