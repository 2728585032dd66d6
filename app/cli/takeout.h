// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/cli/acting_person.h"
#include "app/cli/output.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/laboratory/people/role.h"
#include "core/records/archive.h"
#include "core/records/trail/handed_out.h"

namespace velocert::app {

/// An archive that a command takes something out of: who takes it is asked where the archive asks, and what was
/// written is put on record where the archive can be written.
class Takeout {
  public:
    /// Somebody who is named signs in and must have the permission; their takings cannot go unrecorded. Nobody need be
    /// named in a training archive, in one without accounts, for an act that every role may, and in a copy that cannot
    /// be written, where nobody can sign in. Errors: not_permitted; those of the archive.
    [[nodiscard]] static base::Result<Takeout> open(const std::string& folder, const base::Clock& clock,
                                                    const ActorOptions& options, std::string_view purpose,
                                                    laboratory::Act act, std::string_view object);

    [[nodiscard]] const records::Archive& archive() const { return *archive_; }
    /// Who takes it; empty where nobody is named.
    [[nodiscard]] std::string person_name() const { return person_ ? person_->name : std::string(); }
    /// Puts on record what was written. Where nobody is named, that this cannot be done now is told and no error.
    [[nodiscard]] base::Result<void> record(const Output& output, records::HandingOut done);

  private:
    Takeout(std::string folder, const base::Clock& clock) : folder_(std::move(folder)), clock_(&clock) {}
    [[nodiscard]] base::Result<void> record_unnamed(const records::HandingOut& done);

    std::string folder_;
    const base::Clock* clock_;
    std::unique_ptr<records::Archive> archive_;
    std::optional<base::Person> person_;
};

/// Adds --user, --password-stdin and --person to a command that takes something out.
void add_takeout_options(CLI::App& command, ActorOptions& options);

}  // namespace velocert::app
