// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/cli/output.h"
#include "app/cli/signing_options.h"
#include "app/reporting/key_opening.h"
#include "app/reporting/sign_decision.h"

namespace velocert::app {

/// The key that a command was given for a decision, if it was given one.
class GivenKey {
  public:
    /// Reads the files. Errors: those of the files.
    [[nodiscard]] static base::Result<GivenKey> read(const SigningOptions& options);
    /// Asks for passphrase or PIN, after whoever acts has signed in; nothing where no key was given. This must outlive
    /// what is returned.
    [[nodiscard]] base::Result<std::optional<DecisionKey>> ask(bool from_stdin, const base::Clock& clock);

  private:
    std::optional<SigningFiles> files_;
    KeyPlace place_;
    base::Secret secret_;
    std::optional<KeyOpening> opening_;
};

/// Tells what there is to say of a decision that was made.
void say_cautions(const Output& output, const DecisionCautions& cautions);

}  // namespace velocert::app
