// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/standards/item_traits.h"

namespace velocert::standards {

/// Which edition judges an item, and why.
struct EditionChoice {
    std::string edition;      ///< "GB17761-2024"; empty when none can be named
    std::string reason;       ///< code, worded in app/words: "made-from-2025-09-01" (new edition only),
                              ///< "made-before-2025-09-01" (old edition), "certified-early" (new edition)
    std::string reason_text;  ///< the same as an English sentence with the dates filled in
    /// A code and what it concerns: "sell-by 2025-11-30", "not-saleable-from 2025-12-01",
    /// "certificate-of-old-edition GB17761-2018", "certificate-after-making 2025-05-01".
    std::vector<std::string> warnings;
};

/// The rule with its dates, as data (resources/standards/GB17761/selection.json); see load_selection_rule.
struct SelectionRule {
    std::string source;
    base::Date old_from;        ///< first day of the old edition
    base::Date new_from;        ///< made or imported from here on: new edition only
    base::Date old_sold_until;  ///< last day a vehicle under the old edition may be sold
    std::string old_edition;
    std::string new_edition;
    std::string before_old;  ///< what held before old_from and is not supported ("GB 17761-1999")
};
[[nodiscard]] base::Result<SelectionRule> load_selection_rule(std::string_view text, std::string_view source);
[[nodiscard]] base::Result<SelectionRule> embedded_selection_rule();

/// Pure. The decisive input is the date made or imported, then the certificate's edition, then the date sold;
/// never the date of the test. A missing date made, a date before the old edition, a sale before making, or a
/// certificate that cannot be is an error (bad_value), not a guess.
[[nodiscard]] base::Result<EditionChoice> select_edition(const ItemTraits& item, const SelectionRule& rule);

}  // namespace velocert::standards
