// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>

#include "app/reporting/key_opening.h"
#include "core/base/clock.h"
#include "core/base/entropy.h"
#include "core/base/secret.h"
#include "core/signing/signed_data/timestamp.h"

namespace velocert::app {

/// The key file of a time-stamp authority, read. Errors: not_found.
[[nodiscard]] base::Result<KeyPlace> read_time_stamp_key(const std::string& path);

/// The laboratory's own time-stamp authority, with the key of a file that is opened beside other work. Both `file` and
/// `passphrase` must outlive it, and so must the clock.
class TimeStamping final : public signing::TimeStampSource {
  public:
    TimeStamping(const KeyPlace& file, const base::Secret& passphrase, const base::Clock& clock)
        : opening_(file, passphrase), clock_(clock) {}
    /// Errors besides those of an authority: those of the key file.
    [[nodiscard]] base::Result<signing::Der> stamp(const base::Digest& digest) override;

  private:
    KeyOpening opening_;
    const base::Clock& clock_;
    base::SystemEntropy entropy_;
    std::unique_ptr<signing::SigningKey> key_;
};

}  // namespace velocert::app
