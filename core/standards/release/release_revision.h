// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/standards/edition.h"
#include "core/standards/pack.h"

// How a laboratory's release grows: one limit at a time, each time a new revision that holds all values released so
// far. Pure; the persons and their order are kept by core/records.
namespace velocert::standards {

/// What a change stands on.
struct ReleaseGround {
    StandardEdition pack;                      ///< the edition as its pack gives it, without any release
    std::optional<std::string> current;        ///< text of the laboratory's latest revision
    std::optional<std::string> demonstration;  ///< text of the demonstration laboratory's release; training only
};
/// The edition as a run would be judged now: the pack with the current revision, else with the demonstration's.
[[nodiscard]] base::Result<StandardEdition> edition_in_force(const ReleaseGround& ground);

/// What the second person has to look at twice.
enum class ReleaseWarning : std::uint8_t {
    overrides_confirmed,    ///< the pack's value is confirmed by the official text or by two sources
    overrides_provisional,  ///< the pack's value has one usable source
    replaces_released,      ///< the laboratory has released another value before
};
[[nodiscard]] std::string_view name(ReleaseWarning warning);
[[nodiscard]] base::Result<ReleaseWarning> parse_release_warning(std::string_view text);

/// One limit as it is in force, and as it would be.
struct LimitChange {
    conformity::Limit before;
    conformity::Limit after;
    std::vector<ReleaseWarning> warnings;
};

/// Checks `entry`, an object as a release writes a limit: id, relation, value (and upper) or text, source, page, at
/// and note as needed. Refuses an unknown id, a wrong kind or unit, a relation that does not fit, digits finer than the
/// base unit, a word that nothing judges by (words_of()), a missing source or page, and an entry that overrides a
/// confirmed limit without a `reason`. Errors name the member ("proposal /value").
[[nodiscard]] base::Result<LimitChange> limit_change(const ReleaseGround& ground, const base::Json& entry,
                                                     std::string_view reason);

/// Who stands behind a revision.
struct RevisionSigners {
    base::Person proposed_by;
    base::Person confirmed_by;
    std::string confirmed_utc;
};
/// The text of the next revision ("velocert-release/1", RFC 8785 form): all limits of the current one, with `entry` in
/// place of the one of its id or behind them. Refuses what limit_change() refuses, and one person in both parts.
[[nodiscard]] base::Result<std::string> next_revision(const ReleaseGround& ground, const base::Json& entry,
                                                      std::string_view reason, const RevisionSigners& signers);

}  // namespace velocert::standards
