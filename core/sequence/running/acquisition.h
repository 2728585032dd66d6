// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/sequence/running/attempt.h"

namespace velocert::sequence {

/// Collects the indications of one action until its end condition holds. Only collects: what they say is found out by
/// the evaluation, so a time that runs out is no error unless nothing else could be done with the step.
/// Instruments that are asked ("rate" of the action) get one question after the other; others are listened to.
/// Errors: those of the instruments; interrupted; timeout where a stable value was waited for.
class Acquisition {
  public:
    struct Source {
        std::string role;
        Instrument* instrument = nullptr;
    };
    /// `sources` begins with the action's own role; the others are read alongside.
    Acquisition(const AttemptContext& context, const standards::Action& action, std::vector<Source> sources);

    [[nodiscard]] base::Result<void> run();

  private:
    [[nodiscard]] base::Result<void> until_stable();
    [[nodiscard]] base::Result<void> until_standstill();
    [[nodiscard]] base::Result<void> until_counted();
    [[nodiscard]] base::Result<void> until_over();
    [[nodiscard]] base::Result<void> until_steady();

    /// Asks every source once, and waits until it is time for the next round. Each indication goes to `take`.
    template <typename Take>
    [[nodiscard]] base::Result<void> round(const Take& take);
    /// Takes what a source has waiting.
    template <typename Take>
    [[nodiscard]] base::Result<void> drain(const Source& source, const Take& take);
    /// As the instrument's own next(), but it comes back with `interrupted` soon after a sleep of the machine.
    [[nodiscard]] base::Result<std::optional<metrology::Indication>> next_of(
        Instrument& instrument, std::chrono::steady_clock::time_point deadline) const;
    void show(const std::string& role, const metrology::Indication& indication) const;
    /// Whether time is over: on the wall, or in the instrument's own time where it has run ahead.
    [[nodiscard]] bool over() const;
    void note_time(const metrology::Indication& indication);

    const AttemptContext& context_;
    const standards::Action& action_;
    std::vector<Source> sources_;
    std::stop_token stop_;
    base::SleepWatch watch_;
    std::chrono::milliseconds timeout_;
    std::chrono::steady_clock::time_point deadline_;
    std::chrono::nanoseconds period_{0};  ///< between two rounds of questions; 0: the instruments send by themselves
    std::optional<std::int64_t> first_us_;
    std::int64_t last_us_ = 0;
};

/// The parameters of an action, or what holds where the pack says nothing.
[[nodiscard]] std::chrono::milliseconds duration_or(const standards::Action& action, const std::string& name,
                                                    std::chrono::milliseconds fallback);
[[nodiscard]] std::int64_t count_or(const standards::Action& action, const std::string& name, std::int64_t fallback);

/// How long a command may take where the pack says nothing.
inline constexpr std::chrono::milliseconds command_timeout{5'000};
/// What ends an attempt that was told to stop: by whom.
[[nodiscard]] base::Error interrupted(const RunControl& control);

}  // namespace velocert::sequence
