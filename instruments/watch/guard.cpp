// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/watch/guard.h"

#include <algorithm>
#include <array>
#include <thread>

#include "core/sequence/stop_repeats.h"
#include "instruments/registry/registry.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Direction;
using metrology::Indication;
using std::chrono::milliseconds;
using Outcome = WatchRecord::Outcome;

constexpr int attempts = 3;
constexpr int attempts_refused = 1 + sequence::stop_repeats;
// A program that was killed gives its ports back at once; one that hangs may not.
constexpr milliseconds longest_held{10'000};
constexpr milliseconds between_openings{25};
constexpr milliseconds read_step{20};
constexpr milliseconds write_wait{1'000};

std::unique_ptr<metrology::Decoder> decoder_of(const WatchOrder& order) {
    auto decoder = RegistryDecoders().make_decoder(order.driver, {order.options.begin(), order.options.end()});
    return decoder ? std::move(*decoder) : nullptr;
}

/// One try at the order, on one decoder.
class Try {
  public:
    Try(const WatchOrder& order, Transport& transport, const base::Clock& clock, WatchRecord& record)
        : order_(order), transport_(transport), clock_(clock), record_(record), decoder_(decoder_of(order)) {}

    /// True when the safe state was read back.
    bool run() {
        if (!step(order_.stop)) return false;
        for (const auto& bytes : order_.then)
            if (!step(bytes)) return false;
        return record_.outcome == Outcome::confirmed;
    }

    /// Lets that much time pass; what comes meanwhile is kept.
    void wait(milliseconds time) {
        std::array<std::uint8_t, 1024> buffer{};
        const std::int64_t until = clock_.monotonic_ns() + std::chrono::nanoseconds(time).count();
        while (clock_.monotonic_ns() < until) {
            const auto count = transport_.read(buffer, read_step);
            if (!count) return static_cast<void>(unreachable(count.error()));
            record_.received.append(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(*count));
        }
    }

  private:
    bool unreachable(const base::Error& error) {
        record_.outcome = Outcome::unreachable;
        record_.detail = error.text();
        return false;
    }

    /// Sends, and listens until something understandable came or its time is over. False when it makes no sense to go
    /// on.
    bool step(const std::string& bytes) {
        if (bytes.empty()) return true;
        Decoded decoded;
        if (decoder_) decoder_->feed(Direction::sent, base::as_bytes(bytes), Indication::no_time, decoded);
        if (auto written = transport_.write(base::as_bytes(bytes), write_wait); !written)
            return unreachable(written.error());
        record_.sent += bytes;
        // Only the last answer proves the state.
        if (record_.outcome == Outcome::confirmed) record_.outcome = Outcome::answered;
        std::array<std::uint8_t, 1024> buffer{};
        const std::int64_t until = clock_.monotonic_ns() + std::chrono::nanoseconds(order_.patience).count();
        while (clock_.monotonic_ns() < until) {
            const auto count = transport_.read(buffer, read_step);
            if (!count) return unreachable(count.error());
            if (*count == 0) continue;
            record_.received.append(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(*count));
            if (record_.outcome == Outcome::silent) record_.outcome = Outcome::answered;
            decoded.clear();
            if (decoder_)
                decoder_->feed(Direction::received, std::span(buffer).first(*count), Indication::no_time, decoded);
            for (const auto& event : decoded.events) {
                const bool good =
                    event.kind == DeviceEvent::Kind::accepted || event.kind == DeviceEvent::Kind::identity;
                record_.outcome = good ? Outcome::confirmed : Outcome::refused;
                record_.detail = event.text;
                return good;
            }
        }
        // What gives no answer by itself is followed by something that does.
        return true;
    }

    const WatchOrder& order_;
    Transport& transport_;
    const base::Clock& clock_;
    WatchRecord& record_;
    std::unique_ptr<metrology::Decoder> decoder_;
};

}  // namespace

WatchRecord drive_safe(const WatchOrder& order, const GuardPort& open, const base::Clock& clock) {
    WatchRecord record;
    record.utc = base::utc_text(clock.now());
    record.port = order.port;
    record.settings = order.settings;
    record.driver = order.driver;
    record.identity = order.identity;
    record.person = order.person;
    record.purpose = order.purpose;
    const std::int64_t until = clock.monotonic_ns() + std::chrono::nanoseconds(longest_held).count();
    auto transport = open();
    while (!transport && transport.error().code == ErrorCode::port_unavailable && clock.monotonic_ns() < until) {
        std::this_thread::sleep_for(between_openings);
        transport = open();
    }
    if (!transport) {
        record.detail = transport.error().text();
        return record;
    }
    record.outcome = Outcome::silent;
    for (int i = 0; i < (record.outcome == Outcome::refused ? attempts_refused : attempts); ++i) {
        Try attempt(order, **transport, clock, record);
        if (attempt.run() || record.outcome == Outcome::unreachable) break;
        if (record.outcome == Outcome::refused && i + 1 < attempts_refused) attempt.wait(sequence::between_stops);
    }
    return record;
}

}  // namespace velocert::instruments
