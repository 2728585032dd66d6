// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

#include "core/metrology/unit.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/protocol/open_requests.h"

namespace velocert::instruments {

/// OD lines to rotation and torque. Torque is negative when the direction is L (counter-clockwise): the instrument
/// sends a letter, no sign. With letter A both come without a value, and a fault. An OD behind an order (N, Q) gives no
/// indication: it is the proof that the order was read, and its text says what was shown. That the brake is off is
/// proven by a torque below what the released brake shows, and by nothing else.
class MagtrolDecoder final : public LineDecoder {
  public:
    /// `released` is the most that a released brake shows, in that unit.
    /// `words`: a name may be words without commas, as since the fourth edition of the rules (reading_rule.h).
    MagtrolDecoder(const metrology::Unit& torque_unit, base::Decimal released, bool two_channels, bool words = true);

  private:
    enum class Request : std::uint8_t {
        identity,
        step,  ///< an identity asked behind an order, so that the next answer is known to be the order's
        reading,
        proof,   ///< a reading behind an order
        status,  ///< the word with the alarms
    };
    void request(std::string_view text) override;
    std::optional<metrology::Rejection> answer(const Line& line, metrology::Decoded& out) override;
    [[nodiscard]] std::optional<std::string> name_in(std::string_view text) const;
    std::optional<metrology::Rejection> status(const Line& line, metrology::Decoded& out);
    std::optional<metrology::Rejection> output_data(const Line& line, bool proof, metrology::Decoded& out);

    const metrology::Unit* torque_unit_;
    base::Decimal released_;
    bool two_channels_;
    bool words_;
    OpenRequests<Request> open_;
    std::string_view off_order_;
    std::string order_;   ///< lines sent since the last question
    std::string proven_;  ///< what the reading that is asked for proves
};

}  // namespace velocert::instruments
