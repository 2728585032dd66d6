// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/metrology/unit.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"
#include "instruments/simulators/line/simulated_port.h"

namespace velocert::instruments::test {

/// A driver at work on the simulator of the same protocol.
class MeterBench {
  public:
    explicit MeterBench(std::string driver, const Options& simulated = {}, Options options = {})
        : driver_(std::move(driver)),
          options_(std::move(options)),
          port_(make_simulator(driver_, simulated, EbikeModel{}, 7).value(), 11, 0.0, clock_) {
        auto opened = open_instrument(**find_driver(driver_), options_, port_.connect("virtual"), clock_);
        INFO((opened ? "" : opened.error().text()));
        REQUIRE(opened);
        instrument_ = std::move(*opened);
    }

    sequence::Instrument& instrument() { return *instrument_; }
    void arm(Fault fault, int count = 1) {
        port_.with_line([&](SimulatedLine& line, std::int64_t now_us) {
            REQUIRE(line.arm({fault, 0, count}, now_us));
        });
    }
    [[nodiscard]] bool tell(sequence::Command command) {
        return instrument_->command(command, std::chrono::milliseconds(1'000)).has_value();
    }
    /// The next indication as text: "sound_level 62.5 dB(A)", with its flags; or the name of the error, or "nothing".
    [[nodiscard]] std::string next() {
        // No meter is this slow; a machine with other work may be.
        const auto next = instrument_->next(std::chrono::steady_clock::now() + std::chrono::seconds(5), {});
        if (!next) return std::string(base::name(next.error().code));
        if (!*next) return "nothing";
        std::string text(metrology::name((*next)->measurand));
        if ((*next)->has_value())
            text += ' ' + (*next)->value.text() + ' ' + std::string((*next)->unit->symbol);
        else
            text += " -";
        for (const auto flag : (*next)->flags.names()) text += ' ' + std::string(flag);
        return text;
    }
    /// What a command gives.
    [[nodiscard]] std::string ask(sequence::Command command) { return tell(command) ? next() : "refused"; }

    /// The first indication without a value, or the error, among a few readings: what streams may have sent a value
    /// before a fault struck.
    [[nodiscard]] std::string first_without_value() {
        std::string text;
        for (int i = 0; i < 8; ++i) {
            if (!tell(sequence::Command::read_now)) return "refused";
            for (int k = 0; k < 2; ++k)
                if (text = next(); text.find(" -") != std::string::npos || text == "protocol") return text;
        }
        return text;
    }

  private:
    base::SystemClock clock_;
    std::string driver_;
    Options options_;
    SimulatedPort port_;
    std::unique_ptr<sequence::Instrument> instrument_;
};

}  // namespace velocert::instruments::test
