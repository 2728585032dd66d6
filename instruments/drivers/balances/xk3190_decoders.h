// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instruments/drivers/balances/indicator_weight.h"
#include "instruments/drivers/balances/start_byte_decoder.h"
#include "instruments/drivers/line_decoder.h"

namespace velocert::instruments {

/// "Continuous" frames of XK3190 indicators: STX, sign, six digits, number of decimals, two check digits, ETX.
class Xk3190ContinuousDecoder final : public StartByteDecoder {
  public:
    explicit Xk3190ContinuousDecoder(const IndicatorSettings& settings);

  private:
    Outcome judge(const Frame& frame, metrology::Decoded& out) override;
    IndicatorWeight weight_;
};

/// "=" frames: seven characters of the display and the sign, without a check. Reversed: last character of the display
/// first, sign at the end; forward: sign in front.
class Xk3190EqualsDecoder final : public StartByteDecoder {
  public:
    Xk3190EqualsDecoder(const IndicatorSettings& settings, bool reversed);

  private:
    Outcome judge(const Frame& frame, metrology::Decoded& out) override;
    IndicatorWeight weight_;
    bool reversed_;
};

/// Answers to the questions of the command mode: STX, address, command, sign, digits and decimals, two check digits,
/// ETX. An answer without data answers a handshake only, so that the echo of a question is never taken for its answer.
class Xk3190CommandDecoder final : public StartByteDecoder {
  public:
    Xk3190CommandDecoder(const IndicatorSettings& settings, char address);

  private:
    Outcome judge(const Frame& frame, metrology::Decoded& out) override;
    void request(std::span<const std::uint8_t> bytes) override;

    IndicatorWeight weight_;
    char address_;
    std::size_t sent_ = 0;  ///< bytes of the question under way
    char open_ = 0;         ///< command that was asked; 0: none
};

/// Lines of the A12(E) platform: W, G or N, seven characters, kg, two check digits.
class Xk3190PlatformDecoder final : public LineDecoder {
  public:
    explicit Xk3190PlatformDecoder(const IndicatorSettings& settings);

  private:
    void request(std::string_view) override {}
    std::optional<metrology::Rejection> answer(const Line& line, metrology::Decoded& out) override;
    IndicatorWeight weight_;
};

}  // namespace velocert::instruments
