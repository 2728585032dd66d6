// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/records/archive.h"
#include "core/standards/pack.h"

namespace velocert::app {

/// The text of a laboratory's release of limits, and where it came from.
struct LaboratoryRelease {
    std::string text;
    std::string source;
    /// Pack it was confirmed against; none for a file or the demonstration laboratory's.
    std::optional<base::Digest> pack;
};

/// The demonstration laboratory's release for that edition, if it has one.
[[nodiscard]] base::Result<std::optional<LaboratoryRelease>> demonstration_release(const std::string& edition);

/// What a new run of that edition is judged by when nobody names a release: the archive's own latest revision, else in
/// training the demonstration laboratory's, else nothing. `archive` may be null: one that is still to be made.
[[nodiscard]] base::Result<std::optional<LaboratoryRelease>> release_in_force(const std::string& edition, bool training,
                                                                              const records::Archive* archive);

/// The edition with that release in place; as it is where none is in force.
[[nodiscard]] base::Result<standards::StandardEdition> with_release_in_force(standards::StandardEdition edition,
                                                                             bool training,
                                                                             const records::Archive* archive);

}  // namespace velocert::app
