// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/watch/guard.h"

#include <algorithm>
#include <array>
#include <thread>

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
// A program that was killed gives its ports back at once; one that hangs may not.
constexpr milliseconds longest_held{10'000};
constexpr milliseconds between_openings{25};
constexpr milliseconds read_step{20};
constexpr milliseconds write_wait{1'000};

std::unique_ptr<metrology::Decoder> decoder_of(const WatchOrder& order) {
    auto decoder = RegistryDecoders().make_decoder(order.driver, {order.options.begin(), order.options.end()});
    return decoder ? std::move(*decoder) : nullptr;
}

/// One try: what was sent and came back is added to the record; true when it is settled.
bool try_once(const WatchOrder& order, Transport& transport, const base::Clock& clock, WatchRecord& record) {
    const auto decoder = decoder_of(order);
    Decoded decoded;
    for (const auto* bytes : {&order.stop, &order.question}) {
        if (bytes->empty()) continue;
        if (decoder) decoder->feed(Direction::sent, base::as_bytes(*bytes), Indication::no_time, decoded);
        if (auto written = transport.write(base::as_bytes(*bytes), write_wait); !written) {
            record.outcome = Outcome::unreachable;
            record.detail = written.error().text();
            return false;
        }
        record.sent += *bytes;
    }
    std::array<std::uint8_t, 1024> buffer{};
    const std::int64_t until = clock.monotonic_ns() + std::chrono::nanoseconds(order.patience).count();
    while (clock.monotonic_ns() < until) {
        const auto count = transport.read(buffer, read_step);
        if (!count) {
            record.outcome = Outcome::unreachable;
            record.detail = count.error().text();
            return false;
        }
        if (*count == 0) continue;
        const auto bytes = std::span<const std::uint8_t>(buffer.data(), *count);
        record.received.append(bytes.begin(), bytes.end());
        if (record.outcome == Outcome::silent) record.outcome = Outcome::answered;
        decoded.clear();
        if (decoder) decoder->feed(Direction::received, bytes, Indication::no_time, decoded);
        for (const auto& event : decoded.events) {
            const bool good = event.kind == DeviceEvent::Kind::accepted || event.kind == DeviceEvent::Kind::identity;
            record.outcome = good ? Outcome::confirmed : Outcome::refused;
            record.detail = event.text;
            return good;
        }
    }
    return false;
}

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
    for (int i = 0; i < attempts; ++i) {
        if (try_once(order, **transport, clock, record) || record.outcome == Outcome::unreachable) break;
    }
    return record;
}

}  // namespace velocert::instruments
