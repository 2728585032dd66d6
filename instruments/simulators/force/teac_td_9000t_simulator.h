// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/simulators/force/force_gauges.h"

namespace velocert::instruments {

/// In the manner of the TEAC TD-9000T, unit 00, format TD (BCC), measuring continuously: '#', unit, command, check
/// digits; ACK or NAK in front of what is answered.
class TeacSimulator final : public ForceSimulator {
  public:
    TeacSimulator(const ForceSettings& settings, std::uint64_t seed);

  private:
    std::size_t take(std::string_view pending, std::int64_t now_us) override;
    [[nodiscard]] std::string status_digits();
};

}  // namespace velocert::instruments
