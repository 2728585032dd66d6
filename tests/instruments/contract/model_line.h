// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_line.h"
#include "instruments/transport/transport.h"

namespace velocert::instruments::test {

/// A simulated instrument and the time it lives on, which passes only while somebody reads: waiting costs nothing.
class ModelLine final : public base::Clock {
  public:
    explicit ModelLine(std::unique_ptr<Simulator> simulator) : line_(std::move(simulator), 5) {}
    explicit ModelLine(std::string_view driver, const Options& options = {})
        : ModelLine(make_simulator(driver, options, EbikeModel{}, 7).value()) {}

    [[nodiscard]] std::chrono::system_clock::time_point now() const override { return {}; }
    [[nodiscard]] std::int64_t monotonic_ns() const override { return now_us_ * 1000; }
    [[nodiscard]] std::int64_t now_us() const { return now_us_; }
    [[nodiscard]] SimulatedLine& line() { return line_; }

    void send(std::string_view bytes) {
        sent += bytes;
        if (!deaf) line_.receive(base::as_bytes(bytes), now_us_);
    }
    [[nodiscard]] std::string hear(std::int64_t wait_us) {
        const std::int64_t until = now_us_ + wait_us;
        std::string out;
        std::vector<std::uint8_t> buffer(65536);
        const auto next = line_.next_us();
        now_us_ = next ? std::clamp(*next, now_us_, until) : until;
        const auto count = line_.take(now_us_, buffer);
        out.assign(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(count));
        return deaf ? std::string() : out;
    }
    /// All that comes within a time.
    [[nodiscard]] std::string listen(std::int64_t wait_us) {
        const std::int64_t until = now_us_ + wait_us;
        std::string out;
        while (now_us_ < until) {
            const auto before = now_us_;
            out += hear(until - now_us_);
            if (now_us_ == before) ++now_us_;
        }
        return out;
    }

    bool deaf = false;  ///< nobody is at the other end at these settings
    std::string sent;

  private:
    SimulatedLine line_;
    std::int64_t now_us_ = 0;
};

/// The program's end of it.
class ModelTransport final : public Transport {
  public:
    ModelTransport(ModelLine& line, std::string settings) : line_(line), settings_(std::move(settings)) {}
    base::Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds wait) override {
        if (kept_.empty()) kept_ = line_.hear(wait.count() * 1000);
        const std::size_t count = std::min(into.size(), kept_.size());
        std::copy_n(kept_.begin(), count, into.begin());
        kept_.erase(0, count);
        return count;
    }
    base::Result<void> write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds) override {
        line_.send({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
        return {};
    }
    std::string settings_text() const override { return settings_; }
    std::string name() const override { return "model"; }

  private:
    ModelLine& line_;
    std::string settings_;
    std::string kept_;
};

}  // namespace velocert::instruments::test
