// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "instruments/drivers/balances/start_byte_decoder.h"
#include "instruments/drivers/balances/weight.h"

namespace velocert::instruments {

/// Toledo continuous output to indications: STX, three status bytes, six digits of weight and of tare, CR, and a check
/// byte where the terminal is set to send one. Decimals, step, unit, range, motion and sign stand in the status bytes;
/// those of their bits that only say that they are status bytes are not looked at, because copies set them otherwise.
/// A terminal that says it was switched on and not zeroed has restarted, and its weights have no value until it was.
class ToledoDecoder final : public StartByteDecoder {
  public:
    ToledoDecoder(bool checksum, const std::optional<metrology::WrittenQuantity>& step);

  private:
    Outcome judge(const Frame& frame, metrology::Decoded& out) override;
    [[nodiscard]] bool may_hold_start(std::size_t place) const override;
    Outcome read(const Frame& frame, metrology::Decoded& out);

    bool checksum_;
    WeightUnits units_;
    bool zeroed_ = false;        ///< a frame said so
    bool foreign_told_ = false;  ///< that the unit cannot be used
};

}  // namespace velocert::instruments
