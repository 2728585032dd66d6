// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/sequence/evidence.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"
#include "core/standards/edition.h"
#include "reports/content/build_report.h"

namespace velocert::reports::test {

/// Evidence held in memory, found by digest, checked like the archive's.
class MemoryEvidence final : public sequence::EvidenceSource {
  public:
    base::Digest store(std::vector<std::uint8_t> bytes);
    /// What a damaged disk gives: other bytes under the same name.
    void spoil(const base::Digest& digest);
    [[nodiscard]] base::Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const override;

  private:
    std::map<base::Digest, std::vector<std::uint8_t>> files_;
};

/// Decodes the wire of a recorder made up for these tests: 25 bytes a frame, little-endian time in us, path in um,
/// speed in mm/h, lever.
class TestDecoders final : public sequence::DecoderSource {
  public:
    [[nodiscard]] base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(
        std::string_view driver, const std::vector<std::pair<std::string, std::string>>& options) const override;
};

/// A run with everything a report is made from.
struct Sample {
    sequence::Run run;
    standards::StandardEdition edition;
    MemoryEvidence evidence;
    TestDecoders decoders;

    [[nodiscard]] base::Result<Report> report() const { return build_report({run, edition, evidence, decoders}); }
};

/// A small edition with invented titles and the two procedures: mass, and braking with two conditions.
[[nodiscard]] standards::StandardEdition small_edition();
/// Adds to the braking attempts what a run under the full method leaves, and to the edition what asks for it.
void add_surroundings(Sample& sample);

/// Real instruments, confirmed limits, everything inside.
[[nodiscard]] Sample passing_run();
/// The dry stop is too long; one attempt was void and one did not count.
[[nodiscard]] Sample failing_run();
/// The limits of braking are unverified: nothing can be decided about it.
[[nodiscard]] Sample undecided_run();
/// Stopped by the operator in the middle of braking.
[[nodiscard]] Sample aborted_run();
/// The recorder was unplugged in the second attempt.
[[nodiscard]] Sample errored_run();
/// Virtual instruments, assumed limits of a demonstration laboratory, in a training archive.
[[nodiscard]] Sample training_run();
/// The passing run with that many attempts at the dry stop.
[[nodiscard]] Sample run_with_attempts(int count);

}  // namespace velocert::reports::test
