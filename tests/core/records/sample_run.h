// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/digest.h"
#include "core/records/archive.h"
#include "core/sequence/instrument.h"
#include "core/sequence/run.h"

namespace velocert::records {

/// A clock that stands still, then moves by one second with each question: times in tests are the same every time.
class SteppedClock final : public base::Clock {
  public:
    [[nodiscard]] std::chrono::system_clock::time_point now() const override {
        return std::chrono::system_clock::time_point(std::chrono::seconds(1'763'776'800 + count_++));
    }
    [[nodiscard]] std::int64_t monotonic_ns() const override { return count_++ * 1'000'000'000; }

  private:
    mutable std::int64_t count_ = 0;
};

/// A folder of its own below the system's temporary one, gone with this object.
class ScratchFolder {
  public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ScratchFolder(ScratchFolder&&) = delete;
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    [[nodiscard]] std::string path(const std::string& name) const { return path_ + '/' + name; }

  private:
    std::string path_;
};

/// Decodes what sample_wire_log() holds: lines of a balance, "S S      62.95 kg".
class SampleDecoders final : public sequence::DecoderSource {
  public:
    [[nodiscard]] base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(
        std::string_view driver, const std::vector<std::pair<std::string, std::string>>& options) const override;
};

/// A run that has started: item, station, edition and a pack that must be stored first.
[[nodiscard]] sequence::Run sample_run(const std::string& id, const base::Digest& pack, bool specimen);
/// A wire log of a balance: header, `records` pieces received, and the end record if `complete`.
[[nodiscard]] std::vector<std::uint8_t> sample_wire_log(int records, bool complete);
/// An attempt with one capture.
[[nodiscard]] sequence::StepRun sample_step_run(int number, const base::Digest& log);

/// Records a whole run with `attempts` attempts. The test fails if anything does.
void record_sample_run(Archive& archive, const std::string& id, int attempts);

/// The content of a file, and a file written from text.
[[nodiscard]] std::string file_text(const std::string& path);
void write_text(const std::string& path, const std::string& text);
/// Writes one byte in place.
void put_byte(const std::string& path, std::size_t at, char byte);
/// "where: what" of every finding, one per line.
[[nodiscard]] std::string text_of(const Verification& verification);

}  // namespace velocert::records
