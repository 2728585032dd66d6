// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::instruments {

enum class Parity : std::uint8_t { none, even, odd };
enum class FlowControl : std::uint8_t { none, xon_xoff, rts_cts };

/// How a serial line is set. A checked value: data bits 7 or 8, stop bits 1 or 2, a positive baud rate.
struct PortSettings {
    int baud = 9600;
    int data_bits = 8;
    Parity parity = Parity::none;
    int stop_bits = 1;
    FlowControl flow = FlowControl::none;

    /// "9600 8N1", "2400 7E1", "115200 8N1 rts/cts", "9600 8N1 xon/xoff".
    [[nodiscard]] static base::Result<PortSettings> parse(std::string_view text);
    [[nodiscard]] std::string text() const;
    friend bool operator==(const PortSettings&, const PortSettings&) = default;
};

}  // namespace velocert::instruments
