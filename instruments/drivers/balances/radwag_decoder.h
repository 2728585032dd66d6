// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "instruments/drivers/balances/weight.h"
#include "instruments/drivers/line_decoder.h"

namespace velocert::instruments {

/// RADWAG lines to indications. What each answer gives:
///   XX A             nothing by itself: its bytes belong to what it announces, and to nothing when that never comes
///   mass frame       indication; stable, unstable, above or below the range
///   XX D             accepted
///   XX I, XX E       of a weight: indication without a value; of another command: refused
///   XX ^, XX v       of a weight: indication over or under range; of another command: refused
///   ES               to the end of a stream: accepted, as it knows none; to another command: refused, and the frame is
///                    listed as rejected
///   BN, NB, RV       identity
///   an answer to nothing open, after something was sent: rejected as late
/// The columns of a mass frame must hold, so a line that lost a character is never a value.
class RadwagDecoder final : public LineDecoder {
  public:
    explicit RadwagDecoder(const std::optional<metrology::WrittenQuantity>& step);

    /// What a command is for.
    enum class Use : std::uint8_t { weight, action, stream_on, stream_off, identity };

  private:
    static constexpr std::size_t commands = 16;
    struct State {
        bool open = false;                       ///< asked and not answered
        std::optional<std::uint64_t> announced;  ///< where its "XX A" stands
        std::uint32_t announced_length = 0;
    };

    void request(std::string_view text) override;
    std::optional<metrology::Rejection> answer(const Line& line, metrology::Decoded& out) override;
    std::optional<metrology::Rejection> mass_frame(const Line& line, metrology::Decoded& out);
    std::optional<metrology::Rejection> status(const Line& line, std::size_t command, char status,
                                               metrology::Decoded& out);
    std::optional<metrology::Rejection> identity(const Line& line, std::size_t command, std::string_view text,
                                                 metrology::Decoded& out);
    std::optional<metrology::Rejection> unknown_command(const Line& line, metrology::Decoded& out);
    /// True if that may be answered now.
    [[nodiscard]] bool expected(std::size_t command) const;
    /// The command is answered: the place of the answer, with its announcement where there was one.
    [[nodiscard]] Line answered(std::size_t command, const Line& line);

    WeightUnits units_;
    std::array<State, commands> states_{};
    std::optional<std::size_t> last_;  ///< the last command that was sent
    bool stream_ = false;
};

}  // namespace velocert::instruments
