// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/metrology/quantity.h"
#include "core/standards/edition.h"

namespace velocert::standards {

/// A condition of a test as the edition states it: a state of the surroundings, the vehicle or the rig without which a
/// result says nothing about the vehicle (ISO/IEC 17025 7.5.1, 7.8.3.1). Borrowed from the edition.
struct TestCondition {
    const Action* prompt = nullptr;            ///< where it is asked for
    const Field* field = nullptr;              ///< what is asked
    const conformity::Limit* limit = nullptr;  ///< that it is held against; null: the field's own figures, or none
    std::optional<metrology::WrittenQuantity> low = {};
    std::optional<metrology::WrittenQuantity> high = {};
    bool exact = false;  ///< the limit is a figure that is set; `<field>_tolerance` of the step says how closely, as a
                         ///< ratio or in its own unit; without it, to the digit
    /// Whether the figure that keeps it was found in a text that may judge; false: nothing that rests on it passes.
    [[nodiscard]] bool verified() const;
    /// The answer that keeps it, of a choice or flag; empty for a quantity, or while nobody knows it.
    [[nodiscard]] const std::string& answer() const;
    /// "5 degC ... 35 degC", "<= 3 m/s", the answer it must have in words; empty where it is only recorded.
    [[nodiscard]] Title text() const;
};

/// The conditions of a step, in the order in which they are asked for. Pure.
[[nodiscard]] std::vector<TestCondition> conditions_of(const StandardEdition& edition, const Step& step);

/// The same to be shown before a test: nothing of it is borrowed. The last one may be the longest time after what the
/// step needs ("within"), which no field asks for: the record tells it.
struct StatedCondition {
    std::string prompt;  ///< id of the prompt that asks for it; empty for "within"
    std::string field;   ///< id of the field, or "within", which names it in every reason
    Title title;         ///< "Air temperature"
    Title asked;         ///< "5 degC ... 35 degC"; empty where it is only recorded
    std::string limit;   ///< id of the limit that states it; empty: the method does
    bool verified = true;
    std::string source;
};
[[nodiscard]] std::vector<StatedCondition> stated_conditions(const StandardEdition& edition, const Step& step);

/// Whether the field's answer is a condition: then no limit is judged by it.
[[nodiscard]] inline bool is_condition(const Field& field) { return field.condition.has_value(); }

}  // namespace velocert::standards
