// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/result.h"

namespace velocert::laboratory {

/// What one mark covers: procedures of one edition.
struct ScopeItem {
    std::string edition;
    std::vector<std::string> procedures;
};

/// A mark of accreditation or approval that a laboratory may place on reports ("CNAS", "ILAC-MRA", "CMA").
struct ScopeMark {
    std::string mark;
    std::string number;  ///< of the accreditation
    base::Date valid_from;
    base::Date valid_to;  ///< last day
    std::vector<ScopeItem> items;
};

/// The laboratory's scope, from a file "velocert-scope/1".
struct Scope {
    std::vector<ScopeMark> marks;
};
/// {"format": "velocert-scope/1", "marks": [{"mark", "number", "valid_from", "valid_to",
///   "items": [{"edition", "procedures": [...]}]}]}. Unknown members and marks named twice are refused.
[[nodiscard]] base::Result<Scope> load_scope(std::string_view text, std::string_view source);

/// Whether a mark may stand on a report, and what has to be said beside it.
struct MarkDecision {
    std::string mark;
    std::string number;
    bool placed = false;
    std::vector<std::string> outside;  ///< procedures that get a footnote where the mark is placed
    std::string refusal;               ///< why it is not placed; empty where it is
};
/// One decision for each mark of the scope, for the procedures of one edition, on the day of issue. A mark is placed
/// only when at least one of the procedures is inside, and the accreditation holds on that day. Pure.
[[nodiscard]] std::vector<MarkDecision> mark_decisions(const Scope& scope, std::string_view edition,
                                                       std::span<const std::string> procedures, const base::Date& on);

/// As the record of a report keeps them, and back. Unknown members are refused.
[[nodiscard]] base::Json to_json(std::span<const MarkDecision> marks);
[[nodiscard]] base::Result<std::vector<MarkDecision>> mark_decisions_from_json(const base::Json& json,
                                                                               std::string_view source);

}  // namespace velocert::laboratory
