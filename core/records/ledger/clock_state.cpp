// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/ledger/clock_state.h"

#include <sys/timex.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace velocert::records {
namespace {

std::string offset_text(std::chrono::minutes offset) {
    const auto minutes = std::abs(offset.count());
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", offset.count() < 0 ? '-' : '+',
                  static_cast<int>(minutes / 60 % 100), static_cast<int>(minutes % 60));
    return buffer.data();
}

/// Of a clock that is not the machine's nobody can tell.
class UnknownClock final : public ClockSource {
  public:
    [[nodiscard]] ClockState state() const override { return {}; }
    [[nodiscard]] std::chrono::minutes offset(std::chrono::system_clock::time_point) const override {
        return std::chrono::minutes(0);
    }
};

}  // namespace

bool is_offset(std::string_view text) {
    const auto digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    return text.size() == 6 && (text[0] == '+' || text[0] == '-') && digit(1) && digit(2) && text[3] == ':' &&
           digit(4) && digit(5);
}

std::optional<Synchronisation> parse_synchronisation(std::string_view text) {
    for (const auto one : {Synchronisation::synchronised, Synchronisation::unsynchronised, Synchronisation::unknown})
        if (name(one) == text) return one;
    return std::nullopt;
}

const ClockSource& source_of(const base::Clock& clock) {
    static const MachineClock machine;
    static const UnknownClock unknown;
    if (dynamic_cast<const base::SystemClock*>(&clock) != nullptr) return machine;
    return unknown;
}

std::string_view name(Synchronisation synchronisation) {
    switch (synchronisation) {
        case Synchronisation::synchronised: return "synchronised";
        case Synchronisation::unsynchronised: return "unsynchronised";
        case Synchronisation::unknown: return "unknown";
    }
    return {};
}

ClockState MachineClock::state() const {
    struct timex told {};  // modes 0: only asked
    const int state = ::adjtimex(&told);
    if (state < 0) return {};
    const bool good = state != TIME_ERROR && (told.status & STA_UNSYNC) == 0;
    return {good ? Synchronisation::synchronised : Synchronisation::unsynchronised, "kernel", told.maxerror};
}

std::chrono::minutes MachineClock::offset(std::chrono::system_clock::time_point time) const {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm local{};
    if (::localtime_r(&seconds, &local) == nullptr) return std::chrono::minutes(0);
    return std::chrono::minutes(local.tm_gmtoff / 60);
}

RecordTime RecordTime::now(const base::Clock& clock, const ClockSource& source) {
    const auto time = clock.now();
    return {base::utc_text(time), offset_text(source.offset(time)), source.state()};
}

base::Json RecordTime::json() const {
    return base::Json::object()
        .set("utc", utc)
        .set("offset", offset)
        .set("clock", base::Json::object()
                          .set("state", name(clock.synchronisation))
                          .set("source", clock.source)
                          .set("largest_error_us", base::Json::integer(clock.largest_error_us)));
}

base::Result<RecordTime> RecordTime::parse(const base::Json& json, std::string_view where) {
    base::JsonReader reader(json, std::string(where));
    RecordTime out;
    out.utc = reader.text("utc");
    out.offset = reader.text("offset");
    auto clock = reader.child("clock");
    const auto state = clock.text("state");
    out.clock.source = clock.text_or("source", {});
    out.clock.largest_error_us = clock.integer("largest_error_us");
    if (const auto one = parse_synchronisation(state))
        out.clock.synchronisation = *one;
    else
        clock.refuse("state", base::ErrorCode::bad_value, state, "synchronised, unsynchronised or unknown");
    if (auto time = base::parse_utc(out.utc); !time && reader.ok()) reader.refuse(time.error());
    if (reader.ok() && !is_offset(out.offset))
        reader.refuse("offset", base::ErrorCode::bad_value, out.offset, "\"+08:00\"");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    if (auto done = clock.finish(); !done) return base::fail(done.error());
    return out;
}

ClockWatch::ClockWatch(const base::Clock& clock)
    : clock_(clock), wall_(clock.now()), monotonic_ns_(clock.monotonic_ns()) {}

std::chrono::milliseconds ClockWatch::step() {
    const auto wall = clock_.now();
    const auto monotonic = clock_.monotonic_ns();
    const auto moved = (wall - wall_) - std::chrono::nanoseconds(monotonic - monotonic_ns_);
    wall_ = wall;
    monotonic_ns_ = monotonic;
    return std::chrono::duration_cast<std::chrono::milliseconds>(moved);
}

}  // namespace velocert::records
