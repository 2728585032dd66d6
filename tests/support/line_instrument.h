// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "core/sequence/instrument.h"
#include "core/sequence/wire_log.h"

namespace velocert::tests {

/// A protocol for tests of the sequence: one line per indication, "<measurand> <value> <unit> <device us> [flag...]".
/// "restarted" on a line of its own is that event.
class LineDecoder final : public metrology::Decoder {
  public:
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override {
        if (direction == metrology::Direction::sent) return;
        for (const auto byte : bytes) {
            line_ += static_cast<char>(byte);
            ++offset_;
            if (byte != '\n') continue;
            decode(arrival_ns, out);
            line_.clear();
        }
    }
    void finish(metrology::Decoded&) override {}

  private:
    void decode(std::int64_t arrival_ns, metrology::Decoded& out) {
        std::istringstream words(line_);
        std::string measurand;
        std::string value;
        std::string unit;
        std::int64_t time = 0;
        words >> measurand >> value >> unit >> time;
        if (measurand == "restarted") {
            out.events.push_back({metrology::DeviceEvent::Kind::restarted, {}, arrival_ns, offset_ - line_.size()});
            return;
        }
        metrology::Indication indication;
        indication.measurand = *metrology::parse_measurand(measurand);
        indication.value = *base::Decimal::parse(value);
        indication.resolution = base::Decimal(1, indication.value.scale());
        for (const auto& known : metrology::units())
            if (known.symbol == unit) indication.unit = &known;
        indication.device_time_us = time;
        indication.arrival_ns = arrival_ns;
        indication.offset = offset_ - line_.size();
        indication.length = static_cast<std::uint32_t>(line_.size());
        for (std::string flag; words >> flag;) {
            if (flag == "stable") indication.flags.add(metrology::Flag::stable);
            if (flag == "over") indication.flags.add(metrology::Flag::over_range);
            if (flag == "busy") indication.flags.add(metrology::Flag::no_value);
            if (flag == "gap") indication.flags.add(metrology::Flag::gap);
        }
        out.indications.push_back(indication);
    }

    std::string line_;
    std::uint64_t offset_ = 0;
};

class LineDecoders final : public sequence::DecoderSource {
  public:
    [[nodiscard]] base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(
        std::string_view, const std::vector<std::pair<std::string, std::string>>&) const override {
        return std::unique_ptr<metrology::Decoder>(std::make_unique<LineDecoder>());
    }
};

/// An instrument whose replies are written by the test: for each command a function gives the lines it answers.
class LineInstrument : public sequence::Instrument {
  public:
    using Replies = std::function<base::Result<std::string>(sequence::Command)>;
    LineInstrument(std::string driver, sequence::InstrumentIdentity identity, Replies replies)
        : driver_(std::move(driver)), identity_(std::move(identity)), replies_(std::move(replies)) {}

    std::string_view driver() const override { return driver_; }
    sequence::InstrumentState state() const override { return sequence::InstrumentState::simulated; }
    const sequence::InstrumentIdentity& identity() const override { return identity_; }

    base::Result<void> begin_capture(std::unique_ptr<sequence::EvidenceLog> log) override {
        log_ = std::move(log);
        decoder_ = LineDecoder();
        received_ = 0;
        records_ = 0;
        const std::string header = sequence::encode_header(
            {driver_, "test", "test", {}, identity_.text(), identity_.simulated, "2026-01-01T00:00:00.000Z"});
        return log_->append(base::as_bytes(header));
    }
    std::uint64_t position() const override { return received_; }

    base::Result<void> command(const sequence::Order& order, std::chrono::milliseconds) override {
        if (log_ == nullptr) return {};
        auto lines = replies_(order.command);
        if (!lines) return base::fail(lines.error());
        std::istringstream stream(*lines);
        for (std::string line; std::getline(stream, line);) waiting_.push_back(line + '\n');
        return {};
    }

    base::Result<std::optional<metrology::Indication>> next(std::chrono::steady_clock::time_point,
                                                            std::stop_token stop) override {
        while (decoded_.empty()) {
            if (stop.stop_requested() || waiting_.empty()) return std::optional<metrology::Indication>();
            const std::string line = waiting_.front();
            waiting_.pop_front();
            if (line == "unplug\n") return base::fail(base::ErrorCode::unplugged, driver_, "the port is gone", "");
            // A line that has a time arrives then.
            std::istringstream words(line);
            std::string word;
            std::int64_t time_us = 0;
            words >> word >> word >> word >> time_us;
            time_ns_ = std::max(time_ns_ + 1, time_us * 1000);
            std::vector<std::uint8_t> record;
            sequence::append_record(record, metrology::Direction::received, time_ns_, base::as_bytes(line));
            ++records_;
            received_ += line.size();
            if (auto ok = log_->append(record); !ok) return base::fail(ok.error());
            metrology::Decoded out;
            decoder_.feed(metrology::Direction::received, base::as_bytes(line), time_ns_, out);
            for (const auto& event : out.events)
                if (event.kind == metrology::DeviceEvent::Kind::restarted)
                    return base::fail(base::ErrorCode::instrument_restarted, driver_, "it restarted", "");
            decoded_.insert(decoded_.end(), out.indications.begin(), out.indications.end());
        }
        const auto indication = decoded_.front();
        decoded_.pop_front();
        return std::optional(indication);
    }

    base::Result<sequence::CaptureEnd> end_capture() override {
        std::vector<std::uint8_t> end;
        sequence::append_end(end, ++time_ns_, records_);
        if (auto ok = log_->append(end); !ok) return base::fail(ok.error());
        auto digest = log_->seal();
        log_.reset();
        waiting_.clear();
        decoded_.clear();
        if (!digest) return base::fail(digest.error());
        return sequence::CaptureEnd{*digest, received_, 0, false};
    }
    base::Result<std::string> safe_state() override {
        ++safe_states;
        return std::string("idle");
    }

    inline static int safe_states = 0;

  private:
    std::string driver_;
    sequence::InstrumentIdentity identity_;
    Replies replies_;
    std::unique_ptr<sequence::EvidenceLog> log_;
    LineDecoder decoder_;
    std::deque<std::string> waiting_;
    std::deque<metrology::Indication> decoded_;
    std::uint64_t received_ = 0;
    std::uint32_t records_ = 0;
    std::int64_t time_ns_ = 0;
};

}  // namespace velocert::tests
