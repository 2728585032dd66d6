// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/records/archive.h"
#include "core/sequence/instrument.h"

namespace velocert::app {

/// How far a sample report is to come, so that each duty finds something to do.
struct SampleReport {
    enum class Until : std::uint8_t { tested, reviewed, approved };
    std::string item;  ///< whose newest run that has ended well it is about
    Until until = Until::approved;
    std::string number = {};  ///< once it is prepared
};
/// Who signs what in a sample archive: logins, and the passphrase of accounts and keys.
struct SampleSigners {
    std::string tested, reviewed, approved;
    const base::Secret& passphrase;
    std::function<std::string(const std::string& login)> key_file;
};

/// Prepares reports of a training archive, and sends the run of `returned` back to its step with a comment by the
/// reviewer. Gives them back with their numbers. GUI thread, like prepare_document(). Errors: not_permitted for a real
/// archive; not_found for an item without a run.
[[nodiscard]] base::Result<std::vector<SampleReport>> prepare_sample_reports(
    records::Archive& archive, const base::Clock& clock, std::vector<SampleReport> reports, const std::string& returned,
    const SampleSigners& signers, const sequence::DecoderSource& decoders);
/// Signs them as far as each is to come. Takes seconds; any thread.
[[nodiscard]] base::Result<void> sign_sample_reports(records::Archive& archive, const base::Clock& clock,
                                                     const std::vector<SampleReport>& reports,
                                                     const SampleSigners& signers, const base::Progress& progress = {});

}  // namespace velocert::app
