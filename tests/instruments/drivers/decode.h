// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/metrology/decoder.h"
#include "instruments/drivers/driver.h"

namespace velocert::instruments::test {

/// One stretch of bytes of a conversation.
struct Said {
    metrology::Direction direction;
    std::string bytes;
};
[[nodiscard]] inline Said sends(std::string bytes) { return {metrology::Direction::sent, std::move(bytes)}; }
[[nodiscard]] inline Said answers(std::string bytes) { return {metrology::Direction::received, std::move(bytes)}; }

/// A decoder of that driver; throws when the options are refused, which no test here expects.
[[nodiscard]] std::unique_ptr<metrology::Decoder> decoder_of(const Driver& driver, const Options& options = {});
/// All that a conversation gives, every stretch fed in pieces of `piece` bytes (0: whole).
[[nodiscard]] metrology::Decoded decode(const Driver& driver, const std::vector<Said>& conversation,
                                        const Options& options = {}, std::size_t piece = 0);
/// A bare capture: received bytes only.
[[nodiscard]] metrology::Decoded decode(const Driver& driver, std::string_view bytes, const Options& options = {},
                                        std::size_t piece = 0);
/// One line per indication, rejected frame and event, with all that matters, to compare and to read.
[[nodiscard]] std::vector<std::string> lines(const metrology::Decoded& decoded);
[[nodiscard]] std::string line(const metrology::Indication& indication);

}  // namespace velocert::instruments::test
