// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/metrology/decoder.h"
#include "instruments/drivers/driver.h"

namespace velocert::app {

/// Notices a line that gives back what is sent (local echo), whatever the instrument speaks: what comes behind a
/// request begins with that very request. Pure.
class EchoWatch {
  public:
    /// Protocols with addresses tell it by themselves: an answer may be the same as its request there.
    explicit EchoWatch(const instruments::Driver& driver) : told_(driver.answer_complete != nullptr) {}

    /// What goes over the line, in order. True once: by now it is known.
    [[nodiscard]] bool echoes(metrology::Direction direction, std::span<const std::uint8_t> bytes);

    /// What to say then.
    static constexpr std::string_view words =
        "the line gives back what is sent (local echo): switch it off at the adapter or in the menu of the instrument";

  private:
    bool told_;
    std::string request_;
    std::size_t same_ = 0;  ///< bytes that came since and are those of the request
    int times_ = 0;         ///< requests that came back whole
};

}  // namespace velocert::app
