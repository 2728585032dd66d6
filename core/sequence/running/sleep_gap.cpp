// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/sleep_gap.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "core/base/decimal.h"

namespace velocert::sequence {
namespace {

constexpr std::chrono::milliseconds look_again{50};
constexpr std::string_view before_gap = ": the machine slept for ";
constexpr std::string_view behind_gap = " s while this was under way";

}  // namespace

void SetGoing::done(const std::string& role, Command command) {
    const auto begins = [&](What what) {
        if (std::ranges::find(going_, std::pair(role, what)) == going_.end()) going_.emplace_back(role, what);
    };
    const auto ends = [&](What what) { std::erase(going_, std::pair(role, what)); };
    switch (command) {
        case Command::output_on: return begins(What::output);
        case Command::output_off: return ends(What::output);
        case Command::set_speed:
        case Command::set_torque: return begins(What::brake);
        case Command::brake_off: return ends(What::brake);
        case Command::start: return begins(What::recording);
        case Command::stop: return ends(What::recording);
        case Command::zero:
        case Command::tare:
        case Command::read_stable:
        case Command::read_now:
        case Command::reset:
        case Command::set_voltage:
        case Command::set_current_limit:
        case Command::set_frequency:
        case Command::set_current:
        case Command::set_power:
        case Command::set_resistance:
        case Command::set_resistance_limit:
        case Command::set_duration:
        case Command::read_peak:
        case Command::reset_peak: return;
    }
}

bool spoiled_by_sleep(standards::Action::Kind action, bool set_going) {
    using Kind = standards::Action::Kind;
    switch (action) {
        case Kind::prompt: return set_going;
        case Kind::set:
        case Kind::wait:
        case Kind::acquire: return true;
        // These work on what is on record already.
        case Kind::compute:
        case Kind::assess: return set_going;
    }
    return true;
}

std::string slept_text(std::chrono::milliseconds gap, const std::string& where) {
    const auto number = base::Decimal(gap.count(), 3);
    return where + std::string(before_gap) + number.text() + std::string(behind_gap);
}

std::optional<std::chrono::milliseconds> slept_for(std::string_view text) {
    const auto begin = text.find(before_gap);
    if (begin == std::string_view::npos) return std::nullopt;
    const auto rest = text.substr(begin + before_gap.size());
    const auto number = base::Decimal::parse(rest.substr(0, rest.find(' ')));
    const auto exact = number ? number->rescaled(3) : number;
    if (!exact || exact->mantissa() < 0) return std::nullopt;
    return std::chrono::milliseconds(exact->mantissa());
}

StopOnWaking::StopOnWaking(const base::SleepClock& clock, std::stop_token run)
    : pass_(std::move(run), Pass{woken_}),
      // The watch begins here and not when the thread does: a lid may close before that.
      looks_([watch = base::SleepWatch(clock), woken = woken_](const std::stop_token& over) mutable {
          std::mutex mutex;
          std::condition_variable_any never;
          std::unique_lock lock(mutex);
          while (!over.stop_requested() && !woken.stop_requested()) {
              if (watch.slept()) woken.request_stop();
              never.wait_for(lock, over, look_again, [] { return false; });
          }
      }) {}

}  // namespace velocert::sequence
