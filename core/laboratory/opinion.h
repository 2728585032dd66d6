// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"

namespace velocert::laboratory {

/// An opinion or interpretation that a report carries beside its results (ISO/IEC 17025, 7.8.7): what is thought, on
/// what it rests, and what was said about it with the client. It is neither a result nor a statement of conformity, and
/// nothing is computed from it.
struct Opinion {
    std::string text;
    std::string basis;
    std::string dialogue;    ///< with whom, when and what was said; empty where nobody was spoken to
    base::Person stated_by;  ///< who answers for it
};

/// {"format": "velocert-opinions/1", "opinions": [{"text", "basis", "dialogue"}]}, all of them stated by that person.
/// Each text has at most 500 bytes; what is longer is stated in several. Errors: missing_field for no opinion at all
/// and for a text or basis that says nothing; unknown members are refused.
[[nodiscard]] base::Result<std::vector<Opinion>> load_opinions(std::string_view text, std::string_view source,
                                                               const base::Person& stated_by);
/// As the sealed record of a report keeps them: [{"text", "basis", "dialogue", "stated_by"}].
[[nodiscard]] base::Json to_json(std::span<const Opinion> opinions);
/// From there. Errors: bad_value for what is no list of opinions; unknown members are refused.
[[nodiscard]] base::Result<std::vector<Opinion>> opinions_from_json(const base::Json& json, std::string_view source);

}  // namespace velocert::laboratory
