// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/line/simulated_line.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <limits>
#include <string_view>
#include <utility>

namespace velocert::instruments {
namespace {

constexpr std::int64_t late_us = 5'000'000;
constexpr std::int64_t lump_us = 100'000;
constexpr std::uint32_t longest_garbage = 16;
/// A fault that goes on for ever strikes one frame in ten.
constexpr double chance_for_ever = 0.1;

std::int64_t microseconds_per_byte(std::string_view settings) {
    int baud = 0;
    std::from_chars(settings.data(), settings.data() + settings.size(), baud);
    return baud > 0 ? 10'000'000 / baud : 0;  // start bit, eight data bits, stop bit
}

}  // namespace

SimulatedLine::SimulatedLine(std::unique_ptr<Simulator> simulator, std::uint64_t seed)
    : simulator_(std::move(simulator)), random_(seed), byte_us_(microseconds_per_byte(simulator_->port_settings())) {}

bool SimulatedLine::has(Fault fault) const {
    if (is_line_fault(fault) && fault != Fault::wrong_checksum) return true;
    return simulator_->knows(fault);
}

bool SimulatedLine::arm(const FaultPlan& plan, std::int64_t now_us) {
    if (!has(plan.fault)) return false;
    armed_.push_back({now_us + plan.after_us, plan});
    return true;
}

bool SimulatedLine::arm_on_command(const FaultPlan& plan) {
    if (!has(plan.fault)) return false;
    armed_on_command_.push_back(plan);
    return true;
}

void SimulatedLine::met(std::int64_t now_us) {
    run_until(now_us);
    for (const auto& plan : std::exchange(armed_on_command_, {})) armed_.push_back({now_us + plan.after_us, plan});
}

void SimulatedLine::receive(std::span<const std::uint8_t> bytes, std::int64_t now_us) {
    met(now_us);
    if (plugged_ && echo_ && !silent_) queue(std::string(bytes.begin(), bytes.end()), now_us, false);
    if (plugged_) simulator_->receive(bytes, now_us);
}

std::optional<std::int64_t> SimulatedLine::next_us() const {
    std::int64_t next = simulator_->next_us().value_or(std::numeric_limits<std::int64_t>::max());
    for (const auto& piece : pieces_)
        next = std::min(next, piece.time_us + piece.byte_us * static_cast<std::int64_t>(piece.taken));
    if (next == std::numeric_limits<std::int64_t>::max()) return std::nullopt;
    return next;
}

std::optional<std::int64_t> SimulatedLine::next_fault_us() const {
    std::optional<std::int64_t> next;
    for (const auto& armed : armed_) next = std::min(next.value_or(armed.time_us), armed.time_us);
    return next;
}

/// Events of instrument and faults in their order of time, so that a fault strikes exactly at its moment.
void SimulatedLine::run_until(std::int64_t now_us) {
    while (!armed_.empty()) {
        const auto first = std::min_element(armed_.begin(), armed_.end(),
                                            [](const Armed& a, const Armed& b) { return a.time_us < b.time_us; });
        if (first->time_us > now_us) break;
        const Armed due = *first;
        armed_.erase(first);
        step(due.time_us);
        begin(due.plan, due.time_us);
    }
    step(now_us);
}

void SimulatedLine::step(std::int64_t now_us) {
    fresh_.clear();
    simulator_->advance(now_us, fresh_);
    for (auto& frame : fresh_) send(std::move(frame));
}

void SimulatedLine::begin(const FaultPlan& plan, std::int64_t now_us) {
    if (!is_line_fault(plan.fault)) {
        simulator_->act(plan, now_us);
        return;
    }
    if (info(plan.fault).counted) {
        frame_faults_.push_back(
            {plan.fault, plan.count == 0 ? -1 : plan.count, plan.count == 0 ? chance_for_ever : 1.0});
        return;
    }
    if (plan.fault == Fault::pacing) paced_ = true;
    if (plan.fault == Fault::fragments) fragments_ = true;
    if (plan.fault == Fault::coalesce) coalesce_ = true;
    if (plan.fault == Fault::echo) echo_ = true;
    if (plan.fault == Fault::silence) silent_ = true;
    if (plan.fault == Fault::unplug) {
        plugged_ = false;
        pieces_.clear();
        held_back_ = 0;
    }
}

bool SimulatedLine::strikes(FrameFault& fault) {
    if (fault.left == 0 || (fault.chance < 1.0 && random_.uniform() >= fault.chance)) return false;
    if (fault.left > 0) --fault.left;
    return true;
}

std::string SimulatedLine::garbage() {
    std::string bytes(1 + random_.below(longest_garbage), '\0');
    for (char& byte : bytes) byte = static_cast<char>(static_cast<std::uint8_t>(random_.below(256)));
    return bytes;
}

void SimulatedLine::send(SentFrame frame) {
    if (silent_ || !plugged_) return;
    bool twice = false;
    bool late = false;
    for (auto& fault : frame_faults_) {
        if (!strikes(fault)) continue;
        std::string& bytes = frame.bytes;
        if (fault.fault == Fault::dropped_reply) return;
        if (fault.fault == Fault::garbage_before) bytes = garbage() + bytes;
        if (fault.fault == Fault::garbage_after) bytes += garbage();
        if (fault.fault == Fault::duplicate_reply) twice = true;
        if (fault.fault == Fault::late_reply) late = true;
        if (fault.fault == Fault::torn_frame) bytes.resize(std::max<std::size_t>(1, bytes.size() / 2));
        // one digit or field bit in the middle, so that only the check tells; framing bytes stay
        if (fault.fault == Fault::wrong_checksum && bytes.size() > 4) {
            char& victim = bytes[bytes.size() / 2];
            victim = static_cast<char>(victim ^ (victim == '\x01' ? 2 : 1));
        }
    }
    const std::int64_t time_us = frame.time_us + (late ? late_us : 0);
    if (twice) queue(frame.bytes, time_us, late);
    queue(std::move(frame.bytes), time_us, late);
}

void SimulatedLine::queue(std::string bytes, std::int64_t time_us, bool late) {
    if (coalesce_) time_us = (time_us / lump_us + 1) * lump_us;
    Piece piece{time_us, paced_ ? byte_us_ : 0, late, std::move(bytes)};
    if (late) ++held_back_;
    // a line carries one byte after the other: nobody overtakes, except those who were never late
    auto place = pieces_.end();
    while (place != pieces_.begin() && std::prev(place)->late && !late && std::prev(place)->time_us > time_us) --place;
    if (place != pieces_.begin()) {
        const Piece& before = *std::prev(place);
        const std::int64_t free_us = before.time_us + before.byte_us * static_cast<std::int64_t>(before.bytes.size());
        piece.time_us = std::max(piece.time_us, free_us);
    }
    pieces_.insert(place, std::move(piece));
}

std::size_t SimulatedLine::take(std::int64_t now_us, std::span<std::uint8_t> into) {
    run_until(now_us);
    const std::size_t most = fragments_ ? std::min<std::size_t>(1, into.size()) : into.size();
    std::size_t count = 0;
    while (count < most && !pieces_.empty()) {
        Piece& piece = pieces_.front();
        const std::int64_t at = piece.time_us + piece.byte_us * static_cast<std::int64_t>(piece.taken);
        if (at > now_us) break;
        into[count++] = static_cast<std::uint8_t>(piece.bytes[piece.taken++]);
        if (piece.taken < piece.bytes.size()) continue;
        if (piece.late) --held_back_;
        pieces_.pop_front();
    }
    return count;
}

void SimulatedLine::plug_in(std::int64_t now_us) {
    if (!plugged_) simulator_->reconnected(now_us);
    plugged_ = true;
    silent_ = false;
    pieces_.clear();
    held_back_ = 0;
}

}  // namespace velocert::instruments
