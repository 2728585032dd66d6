// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "core/metrology/decoder.h"
#include "instruments/drivers/driver.h"

namespace velocert::fuzz {

/// Decodes the bytes, cut into pieces of at most `piece`. A byte 0xFE changes the direction.
inline metrology::Decoded decode(const instruments::Driver& driver, const instruments::Options& options,
                                 std::span<const std::uint8_t> bytes, std::size_t piece) {
    auto decoder = driver.make_decoder(options);
    if (!decoder) std::abort();
    metrology::Decoded out;
    auto direction = metrology::Direction::received;
    for (std::size_t at = 0; at < bytes.size();) {
        if (bytes[at] == 0xFE) {
            direction = direction == metrology::Direction::received ? metrology::Direction::sent
                                                                    : metrology::Direction::received;
            ++at;
            continue;
        }
        std::size_t length = 0;
        while (at + length < bytes.size() && length < piece && bytes[at + length] != 0xFE) ++length;
        (*decoder)->feed(direction, bytes.subspan(at, length), metrology::Indication::no_time, out);
        at += length;
    }
    (*decoder)->finish(out);
    return out;
}

inline void require(bool holds) {
    if (!holds) std::abort();
}

/// The same bytes give the same result however they are cut, and nothing lies outside them.
inline void check_decoder(const instruments::Driver& driver, const instruments::Options& options,
                          std::span<const std::uint8_t> bytes) {
    const auto whole = decode(driver, options, bytes, bytes.size() + 1);
    const auto single = decode(driver, options, bytes, 1);
    require(whole.indications.size() == single.indications.size());
    for (std::size_t i = 0; i < whole.indications.size(); ++i) {
        const auto& a = whole.indications[i];
        const auto& b = single.indications[i];
        require(a.measurand == b.measurand && a.flags == b.flags && a.offset == b.offset && a.length == b.length);
        require(a.has_value() == b.has_value() && a.device_time_us == b.device_time_us);
        if (a.has_value()) require(a.value == b.value && a.unit->symbol == b.unit->symbol);
        require(a.offset + a.length <= bytes.size());
    }
    require(whole.rejected.size() == single.rejected.size());
    for (std::size_t i = 0; i < whole.rejected.size(); ++i) {
        require(whole.rejected[i].offset == single.rejected[i].offset);
        require(whole.rejected[i].length == single.rejected[i].length);
        require(whole.rejected[i].reason == single.rejected[i].reason);
        require(whole.rejected[i].offset + whole.rejected[i].length <= bytes.size());
    }
    require(whole.events.size() == single.events.size());
    for (std::size_t i = 0; i < whole.events.size(); ++i)
        require(whole.events[i].kind == single.events[i].kind && whole.events[i].text == single.events[i].text);
}

}  // namespace velocert::fuzz
