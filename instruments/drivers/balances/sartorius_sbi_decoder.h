// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "instruments/drivers/balances/weight.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {

/// SBI lines to indications. Without line end a line has 14 characters (sign, blank, eight for the number, blank, three
/// for the unit), or 20 with six in front that name it (N, G, T1 ...). What each gives:
///   number with unit             indication, stable; with a name that begins with T or PT, of the tare: rejected;
///   before
///                                the fifth edition flagged as zeroing where the name begins with T
///   number without unit          indication, not stable and without value; before the fifth edition in the unit last
///                                shown
///   Stat, or nothing, and H, High, L, Low     indication over or under range
///   the same and --, Cal.        indication without value
///   ERR 123, E 54                indication without value, and a fault; from the fourth edition on in any case (Err)
///   other text                   identity, where it was asked for
///   an answer to nothing open, after something was sent: rejected as late
class SbiDecoder final : public LineDecoder {
  public:
    explicit SbiDecoder(const std::optional<metrology::WrittenQuantity>& step, ReadingRule rule = ReadingRule::now);

  private:
    enum class Question : std::uint8_t { none, model, serial, software };

    void request(std::string_view text) override;
    std::optional<metrology::Rejection> answer(const Line& line, metrology::Decoded& out) override;
    std::optional<metrology::Rejection> weight(const Line& line, std::string_view name, std::string_view field,
                                               metrology::Decoded& out);
    std::optional<metrology::Rejection> identity(const Line& line, metrology::Decoded& out);
    [[nodiscard]] std::optional<metrology::Rejection> show(const metrology::Indication& shown, metrology::Decoded& out);

    WeightUnits units_;
    bool any_case_;                           ///< errors may be spelled in small letters
    bool weight_only_;                        ///< no tare, and no value in a unit of before
    const WeightUnits::Row* unit_ = nullptr;  ///< last shown
    bool print_open_ = false;
    Question question_ = Question::none;
    bool lost_ = false;  ///< a question stayed without answer: text may belong to it
};

}  // namespace velocert::instruments
