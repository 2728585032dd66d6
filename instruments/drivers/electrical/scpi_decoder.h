// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/metrology/unit.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/protocol/open_requests.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {

/// How one SCPI instrument tells its values.
struct ScpiDialect {
    /// One value of a reading, in the order of the answer.
    struct Value {
        metrology::Measurand measurand;
        const metrology::Unit* unit;
    };
    std::string reading;               ///< the line that asks for values
    std::string error = ":SYST:ERR?";  ///< asks for the first entry of the error queue
    char separator = ',';              ///< between the values of an answer
    std::vector<Value> values;
    bool status = false;    ///< a status number stands behind the values, and perhaps a sorting bin
    std::string output;     ///< the line that switches an output off and reads it back; empty: it has none
    bool distinct = false;  ///< an answer is a reading even when nothing is known about what was asked
};

/// Answers of instruments that take whole lines of commands and answer each line with at most one line (IEEE 488.2).
/// A line that asks for values gives all of them in one answer, so that a lost answer never shifts values to other
/// measurands. Every other line ends with the question for the error queue:
///   reading             indications, and accepted; over, under and not-a-number as indications without a value
///   ending with the error question  accepted when the queue is empty, refused with its first entry otherwise
///   output switched off accepted when it is read back as off, refused otherwise; synchronises
///   "*IDN?"             identity; synchronises
///   "*IDN?;:SYST:ERR?"  accepted with the identity as text; synchronises
class ScpiDecoder final : public LineDecoder {
  public:
    explicit ScpiDecoder(ScpiDialect dialect);

  private:
    enum class Kind : std::uint8_t { identity, identity_and_error, error, output, reading };
    struct Request {
        Kind kind = Kind::error;
        std::uint32_t order = 0;  ///< which of the latest orders
    };
    void request(std::string_view text) override;
    std::optional<metrology::Rejection> answer(const Line& line, metrology::Decoded& out) override;
    /// False when the answer has not the form of that kind.
    bool take(Kind kind, const Line& line, const std::string& order, metrology::Decoded& out);
    bool reading(const Line& line, metrology::Decoded& out);
    bool output(const Line& line, metrology::Decoded& out);

    ScpiDialect dialect_;
    std::string error_question_;
    std::string step_question_;
    OpenRequests<Request> open_;
    std::array<std::string, 16> orders_;  ///< what was ordered, in turn
    std::uint32_t order_count_ = 0;
};

/// The decoder of a dialect, or the error that made it impossible: what each SCPI driver offers.
[[nodiscard]] base::Result<std::unique_ptr<metrology::Decoder>> make_scpi_decoder(base::Result<ScpiDialect> dialect);

}  // namespace velocert::instruments
