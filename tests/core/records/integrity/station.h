// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/entropy.h"
#include "core/records/ledger/clock_state.h"
#include "core/signing/notes/signed_note.h"

namespace velocert::records {

/// Bytes that count up from a seed: the same key every time.
class CountingEntropy final : public base::Entropy {
  public:
    explicit CountingEntropy(std::uint8_t seed) : seed_(seed) {}
    void fill(std::span<std::uint8_t> bytes) const override {
        std::uint8_t next = seed_;
        for (auto& byte : bytes) byte = next++;
    }

  private:
    std::uint8_t seed_;
};

/// The key of the station that the samples are recorded at.
[[nodiscard]] inline signing::StationKey sample_station_key(std::uint8_t seed = 1) {
    return std::move(*signing::StationKey::make("bench-1.example.org", CountingEntropy(seed)));
}

/// A clock that is synchronised, in a place eight hours east.
class SampleClockSource final : public ClockSource {
  public:
    [[nodiscard]] ClockState state() const override { return {Synchronisation::synchronised, "kernel", 1500}; }
    [[nodiscard]] std::chrono::minutes offset(std::chrono::system_clock::time_point) const override {
        return std::chrono::hours(8);
    }
};

}  // namespace velocert::records
