// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/metrology/decoder.h"
#include "core/metrology/quantity.h"
#include "instruments/drivers/balances/mt_sics_requests.h"
#include "instruments/drivers/balances/weight.h"
#include "instruments/drivers/reading_rule.h"
#include "instruments/protocol/line_framer.h"

namespace velocert::instruments {

/// What differs between balances that speak MT-SICS.
struct SicsDialect {
    std::size_t value_width = 10;                    ///< characters of a weight, right-aligned
    std::optional<metrology::WrittenQuantity> step;  ///< of the display; without it the last digit counts as the step
};

/// MT-SICS lines to indications. What each reply gives:
///   S S / S D with a weight       indication, stable or not
///   S I                           indication without a value (busy, no stability in time)
///   S + / S -                     indication over or under range, without a value
///   S S Error n                   indication without a value, and a fault
///   T, TI, TA with a weight       indication flagged as zeroing, and accepted
///   Z A, ZI S, ZI D, TAC A ...    accepted; with status I, +, -, L: refused
///   S L, ES, ET, EL               refused, and the frame is listed as rejected
///   I2, I3, I4                    identity; an I4 nobody asked for: restarted (zero and tare are lost)
///   a reply to nothing open       rejected as late
/// Lines end with CR LF, or as a terminal is set with CR or LF alone: any run of them ends one.
/// A weight field must have exactly its width, so a line that lost a character is never a value.
class MtSicsDecoder final : public metrology::Decoder {
  public:
    MtSicsDecoder(const SicsDialect& dialect, ReadingRule rule);
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override;
    void finish(metrology::Decoded& out) override;

  private:
    struct Line {
        std::string_view text;
        std::uint64_t offset;
        std::uint32_t length;
        std::int64_t arrival_ns;
    };
    enum class Weight : std::uint8_t { good, malformed, foreign_unit };

    void frame(const RawFrame& raw, std::int64_t arrival_ns, metrology::Decoded& out);
    void ended_frame(const RawFrame& raw, std::int64_t arrival_ns, metrology::Decoded& out);
    void line(const Line& line, metrology::Decoded& out);
    void weight_reply(const Line& line, metrology::Decoded& out);
    void weight_of_command(const Line& line, SicsRequest request, std::string_view rest, metrology::Decoded& out);
    void command_reply(const Line& line, SicsRequest request, std::string_view rest, metrology::Decoded& out);
    void information(const Line& line, SicsRequest request, std::string_view rest, metrology::Decoded& out);
    void serial(const Line& line, std::string_view rest, metrology::Decoded& out);
    void general_error(const Line& line, metrology::Decoded& out);
    [[nodiscard]] Weight read_weight(std::string_view field, metrology::Indication& into) const;

    std::size_t value_width_;
    WeightUnits units_;
    ReadingRule rule_;
    Framer first_framer_;  ///< before the third edition of the rules, CR LF alone ended a line
    LineFramer framer_;
    SicsRequests requests_;
    bool weighed_ = false;  ///< a weight reply has been seen
};

}  // namespace velocert::instruments
