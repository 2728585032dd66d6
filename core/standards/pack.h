// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/embedded_text.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/standards/edition.h"

namespace velocert::standards {

/// The files of an edition pack or a laboratory release, by name ("edition.json", "procedures/braking.json").
struct Pack {
    std::map<std::string, std::string> files;

    /// One canonical text that holds all files: what is hashed, archived and named in results.
    [[nodiscard]] std::string bundle() const;
    [[nodiscard]] base::Digest digest() const;
    [[nodiscard]] static base::Result<Pack> unbundle(std::string_view bundle);
    /// Reads the *.json files under a folder, and all that lies in its folder for pictures (pictures.h).
    [[nodiscard]] static base::Result<Pack> read(const std::string& folder);
};

/// Whether an edition must say of every clause how it is examined, or why it is not. New runs ask for it; what was
/// archived before it was asked for is read as it is.
enum class Coverage : std::uint8_t { complete, as_archived };
/// What is asked of the editions that new runs are judged by.
[[nodiscard]] Coverage required_coverage();

/// Loads and checks an edition pack: schema version, unknown keys, units against kinds, references between files,
/// unique ids, coverage of the clauses. Errors say file, line, column and pointer.
[[nodiscard]] base::Result<StandardEdition> load_edition(const Pack& pack, Coverage coverage = required_coverage());

/// Loads a laboratory's own pack from a folder. It says in edition.json whose it is ("laboratory"), so that nobody
/// takes it for a shipped one, and covers every clause. Errors name the file within the folder.
struct OwnPack {
    Pack pack;
    StandardEdition edition;
};
[[nodiscard]] base::Result<OwnPack> load_own_pack(const std::string& folder);

/// The uncertainty budget of one value of one step, by a laboratory.
struct MethodBudget {
    std::string procedure;
    std::string step;
    StepBudget budget;
};

/// Values a laboratory releases for limits of one edition, and the budgets of its own method.
struct LimitRelease {
    std::string laboratory_id;
    std::string laboratory_name;
    bool demonstration = false;  ///< true: training archives only
    std::string edition;
    std::vector<conformity::Limit> limits;  ///< status released; source holds text and page, or "assumed"
    int revision = 0;                       ///< 1, 2, 3 ... within a laboratory and edition; 0 when it has none
    std::optional<base::Digest> replaces;   ///< the revision before
    base::Person proposed_by;               ///< of this revision; empty names when it carries none
    base::Person confirmed_by;
    std::string confirmed_utc;
    std::map<std::string, LimitOrigin> origins;  ///< by limit id, where the release tells
    /// Uncertainty budgets of the laboratory's own method: each stands in for the pack's of the same value.
    std::vector<MethodBudget> budgets;
    /// A demonstration laboratory's release that holds for the limits which this one does not name. One at most.
    std::vector<LimitRelease> base;
    base::Digest digest;  ///< of the release's text
};
[[nodiscard]] base::Result<LimitRelease> load_release(std::string_view text, std::string_view source);
/// The edition with the released values in place. Refuses a release of another edition, an unknown limit or a wrong
/// kind. Each value is held against the limit as `edition` gives it, also where the release's base has one for it.
[[nodiscard]] base::Result<StandardEdition> apply_release(StandardEdition edition, const LimitRelease& release);

/// One digest for pack and release together: SHA-256 of the canonical text
/// {"format":"velocert-edition/1","pack":"<digest>","release":"<digest>"}.
[[nodiscard]] base::Digest combined_digest(const base::Digest& pack, const base::Digest& release);

using base::EmbeddedText;
/// The shipped edition packs, oldest edition first.
[[nodiscard]] std::vector<Pack> embedded_packs();
/// The shipped editions, loaded; an error here is a defect of the shipped data.
[[nodiscard]] base::Result<std::vector<StandardEdition>> embedded_editions();
/// The releases of the demonstration laboratory, one per edition: assumed values, training archives only.
/// The text is what gets archived; load_release reads it.
[[nodiscard]] std::vector<EmbeddedText> demonstration_releases();

}  // namespace velocert::standards
