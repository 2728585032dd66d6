// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "instruments/simulators/line/line_simulator.h"

namespace velocert::instruments {

/// True if what was typed is the header of that pattern: each part in its short form (the capitals of the pattern) or
/// its long one, in any case ("syst:err?" for "SYSTem:ERRor?").
[[nodiscard]] bool scpi_header_matches(std::string_view typed, std::string_view pattern);

/// The value as NR3 with six digits behind the point ("+4.801200E+01"); 9.9E37 for what is over the range.
[[nodiscard]] std::string scpi_nr3(double value);
/// The value with that many digits behind the point, as NR2.
[[nodiscard]] std::string scpi_nr2(double value, int digits);

/// A SCPI instrument (IEEE 488.2): several commands on a line, answers joined by semicolons, an error queue of at most
/// sixteen. Knows *IDN?, *CLS, *RST, *OPC?, SYST:ERR?, SYST:REM and SYST:LOC; the rest is the instrument's own.
class ScpiSimulator : public LineSimulator {
  protected:
    ScpiSimulator(std::string_view driver, std::string_view port_settings, std::int64_t reply_us, std::string identity)
        : LineSimulator(driver, port_settings, reply_us), identity_(std::move(identity)) {}

    /// Does one command. The answer of a query; an empty one for a command that gives none. Nothing when the header is
    /// not known.
    [[nodiscard]] virtual std::optional<std::string> perform(std::string_view header, std::string_view argument,
                                                             std::int64_t now_us) = 0;
    virtual void power_up(std::int64_t now_us) override { static_cast<void>(now_us); }
    void error(int code, std::string_view text) {
        if (errors_.size() < 16) errors_.emplace_back(code, text);
    }
    /// A plain number in that range; otherwise an error is queued.
    [[nodiscard]] std::optional<double> number(std::string_view argument, double low, double high);

  private:
    [[nodiscard]] std::string execute(const std::string& line, std::int64_t now_us) final;
    [[nodiscard]] std::int64_t longest_reply_us(std::string_view line) const final;
    [[nodiscard]] std::optional<std::string> common(std::string_view header);

    std::string identity_;
    std::deque<std::pair<int, std::string>> errors_;
};

}  // namespace velocert::instruments
