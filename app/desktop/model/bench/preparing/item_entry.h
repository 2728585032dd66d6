// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/laboratory/test_item.h"
#include "core/standards/edition.h"
#include "core/standards/editions/edition_selection.h"

namespace velocert::app {

/// The fields of the item form that can be wrong.
enum class ItemField : std::uint8_t { id, model, maker, vehicle_code, made_on, certified_on, sold_on };
enum class FieldProblem : std::uint8_t { missing, not_a_date, before_made, not_showable };
[[nodiscard]] QString problem_words(FieldProblem problem);
/// As the field is named in the form.
[[nodiscard]] QString field_words(ItemField field);

/// The item form as it is typed: texts, not yet checked.
struct ItemEntry {
    QString id;
    QString model;
    QString maker;
    QString vehicle_code;
    standards::Battery battery = standards::Battery::lead_acid;
    standards::Drive drive = standards::Drive::electric;
    QString made_on;
    QString certified_to;  ///< edition id; empty if none or unknown
    QString certified_on;
    QString sold_on;
    std::optional<standards::Use> use = {};
    std::map<std::string, bool> features =
        {};               ///< "textile": whether the vehicle has it; what is not in it was not said
    QString client = {};  ///< from a file or an earlier run; not shown in the form
    QString note = {};    ///< the same
    friend bool operator==(const ItemEntry&, const ItemEntry&) = default;
};
/// The form filled from an item as it is on record.
[[nodiscard]] ItemEntry entry_of(const laboratory::TestItem& item);

/// The form filled from an item file (laboratory::item_from_json).
[[nodiscard]] base::Result<ItemEntry> read_item(const std::string& text, const std::string& source);

/// What the form amounts to: problems beside their fields, the item when there are none, and the edition that
/// applies with its reason, or why none can be named.
struct CheckedItem {
    std::map<ItemField, FieldProblem> problems;
    std::optional<laboratory::TestItem> item;
    std::optional<standards::EditionChoice> edition;
    std::optional<base::Error> edition_error;
};
/// Pure.
[[nodiscard]] CheckedItem check(const ItemEntry& entry, const standards::SelectionRule& rule);

[[nodiscard]] QString battery_word(standards::Battery battery);
[[nodiscard]] QString drive_word(standards::Drive drive);
[[nodiscard]] QString use_word(standards::Use use);
/// What a vehicle may have, by its id in the packs ("textile"); an id that is not known as it is.
[[nodiscard]] QString feature_words(const std::string& id);
/// The features that procedures and clauses of the edition ask about, each once, in their order.
[[nodiscard]] std::vector<std::string> features_asked(const standards::StandardEdition& edition);

}  // namespace velocert::app
