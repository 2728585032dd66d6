// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/acts/actor.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/records/people/limit_release.h"

namespace velocert::app {

/// A limit as somebody read it in the official copy. What it means is checked where releases are read.
struct LimitFigures {
    std::string limit;
    std::string relation;
    std::string value;
    std::string upper;
    std::string text;
    std::vector<std::string> at;
    std::string duration;
    std::string note;
    std::string page;
    std::string source;
    /// As a release writes it; what is empty is left out, but for id, relation, source and page.
    [[nodiscard]] base::Json entry() const;
};

/// The demonstration laboratory's release of that edition, in training only.
[[nodiscard]] base::Result<std::optional<std::string>> demonstration_text(bool training, const std::string& edition);

/// Nothing changes until a second person confirms.
[[nodiscard]] base::Result<records::LimitProposal> propose_limit(records::Archive& archive, const base::Clock& clock,
                                                                 const Actor& actor, const std::string& edition,
                                                                 const base::Json& entry, const std::string& reason);
/// Errors: not_found; not_permitted for the person who proposed it.
[[nodiscard]] base::Result<records::ReleaseRevision> confirm_limit(records::Archive& archive, const base::Clock& clock,
                                                                   const Actor& actor, const std::string& proposal);
[[nodiscard]] base::Result<records::LimitProposal> reject_limit(records::Archive& archive, const base::Clock& clock,
                                                                const Actor& actor, const std::string& proposal,
                                                                const std::string& reason);

}  // namespace velocert::app
