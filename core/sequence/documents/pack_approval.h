// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/person.h"

namespace velocert::sequence {

/// By which approval a run began by a laboratory's own pack, as its archive had it then. Where nobody could approve it,
/// because the archive has no accounts, `proposal` is empty.
struct PackApproval {
    std::string proposal;  ///< "A1"
    base::Person approved_by;
    std::string time;  ///< of the signature, with the offset of the place

    [[nodiscard]] bool given() const { return !proposal.empty(); }
    friend bool operator==(const PackApproval&, const PackApproval&) = default;
};

/// What a result says as a note where there was none.
inline constexpr std::string_view pack_not_approved = "pack not approved";

[[nodiscard]] base::Json to_json(const PackApproval& approval);
/// Absent in records of before it was asked for, and of runs by a shipped pack. Errors are the reader's.
[[nodiscard]] std::optional<PackApproval> read_pack_approval(base::JsonReader& reader, std::string_view key);

}  // namespace velocert::sequence
