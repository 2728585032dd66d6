// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace velocert::app {

/// One line of a hex view: when, which way, the bytes, and what of them can be read.
struct WireLine {
    QString time;  ///< seconds since the log began, to the microsecond
    bool received = true;
    QString hex;   ///< "53 20 53 0D"
    QString text;  ///< "S S."; what is no printable ASCII is a point
};

/// A wire log as lines of at most `width` bytes, and at most `most` of them; `left` says how many did not fit. Pure.
struct WireListing {
    std::vector<WireLine> lines;
    std::size_t left = 0;
    bool complete = false;  ///< the log was closed in order
};
[[nodiscard]] base::Result<WireListing> wire_listing(std::span<const std::uint8_t> log, std::string_view source,
                                                     std::size_t most = 2000, std::size_t width = 16);

}  // namespace velocert::app
