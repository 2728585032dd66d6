// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/metrology/indication.h"
#include "core/metrology/unit.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {

/// What the answers of one reading have shown so far; a fixed place, so that a reading costs no memory.
class ScpiShown {
  public:
    /// One more indication of that measurand, without a value yet. Beyond the room there is, the last one again.
    metrology::Indication& add(metrology::Measurand measurand);
    [[nodiscard]] std::span<metrology::Indication> all() { return {shown_.data(), count_}; }
    void clear();

    std::string_view fault;  ///< what the instrument says is wrong with itself; empty: nothing
    /// Why the reading is none at all, in words: one of its values was told in a unit that is not of its measurand.
    /// Empty: nothing of that kind.
    std::string strange_unit;

  private:
    std::array<metrology::Indication, 12> shown_;
    std::size_t count_ = 0;
};

/// One value of an answer.
struct ScpiValue {
    metrology::Measurand measurand;
    const metrology::Unit* unit;
    std::string_view kind = {};  ///< "DC" or "AC" where that is known; some put it behind the unit ("VDC")
};

/// What stands behind the values of an answer.
enum class ScpiStatus : std::uint8_t {
    none,
    impedance,  ///< a status number as of the E4980, and perhaps a sorting bin
    sum,        ///< a sum of bits as of the LCR-6000: 1, 2 and 4 are troubles, 16 and 32 tell of limits
    bin,        ///< a sorting bin that says nothing of the values
};

struct ScpiQuery;
/// Takes one answer apart: appends what it shows, or returns false when it is no answer to that question.
using ScpiParse = bool (*)(const ScpiQuery& query, std::string_view answer, ScpiShown& shown);

/// Numbers between separators, each perhaps behind its header ("U +48.01E+00", ":NUM:NORM:VAL 48.01,2.1") and, where
/// the query allows it, with its unit behind it ("48.01V", "U +48.01E+00 V"). A value in another unit than one of its
/// measurand gives no indication but `strange_unit`. Where the query allows it, the words that a display shows in place
/// of a number say why there is none.
[[nodiscard]] bool parse_scpi_list(const ScpiQuery& query, std::string_view answer, ScpiShown& shown);

/// One line that asks for values, and how they are told.
struct ScpiQuery {
    std::string line;
    std::vector<ScpiValue> values;  ///< in the order of the answer
    char separator = ',';
    ScpiStatus status = ScpiStatus::none;
    ScpiParse parse = parse_scpi_list;
    std::size_t place = 0;  ///< what the parse function is to take: of a list, or of its own table
    bool suffixes = false;  ///< units may stand behind the numbers of a list
    bool words = false;     ///< "OL" or dashes may stand in place of a number
};

/// The value of a number as SCPI writes it goes into that indication, or the flag that says why there is none.
void show(const ScpiNumber& number, const metrology::Unit& unit, metrology::Indication& shown);

/// The number at the beginning of a text, and what stands behind it without blanks ("0.024kV", "0.013 mA").
struct NumberAndUnit {
    ScpiNumber number;
    std::string_view unit;
};
[[nodiscard]] std::optional<NumberAndUnit> parse_number_and_unit(std::string_view text);

/// What a set point is of, so that a unit behind the number that is read back counts.
struct SetPoint {
    std::optional<metrology::Kind> kind;  ///< nothing: not known, so no unit can stand there
    std::string_view current = {};        ///< "DC" or "AC" where that is known
};
/// The quantity that the header of an order sets (VOLT, CURR, POW, RES, FREQ); nothing for any other.
[[nodiscard]] std::optional<metrology::Kind> kind_set_by(std::string_view header);

/// Whether what an instrument reads back is what was ordered: numbers by value, whatever unit stands behind them; ON
/// and 1, OFF and 0; words in their short or long form. Of a set point a unit behind it counts: what was ordered is in
/// the plain unit of its kind (V, A, W, ohm, Hz), and a unit of any other kind reads back something else.
[[nodiscard]] bool reads_back(std::string_view ordered, std::string_view told,
                              const std::optional<SetPoint>& set = std::nullopt);

/// Whether an instrument tells that word: `"VOLT +1.0E+02,+1.0E-04"` tells VOLT, Ls-Rs tells LSRS. A header before it
/// (":NUMERIC:FORMAT ASCII"), quotation marks, hyphens, case and what stands behind the word do not matter; the word
/// itself does, whole: "VOLT:AC" does not tell VOLT.
[[nodiscard]] bool tells(std::string_view told, std::string_view word);

}  // namespace velocert::instruments
