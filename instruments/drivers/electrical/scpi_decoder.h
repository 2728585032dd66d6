// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "instruments/drivers/driver.h"
#include "instruments/drivers/electrical/scpi_reading.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/drivers/reading_rule.h"
#include "instruments/protocol/open_requests.h"

namespace velocert::instruments {

/// How one SCPI instrument tells its values and takes its orders.
struct ScpiDialect {
    std::vector<ScpiQuery> reading;   ///< the lines that make one reading, in their order
    std::string error = "SYST:ERR?";  ///< asks for the first entry of the error queue
    std::string output;               ///< header of the switch of its output or input ("OUTP"); empty: it has none
    bool distinct = false;            ///< an answer is a reading even when nothing is known about what was asked
    /// Where what is on is told in words of its own and not by the header of its switch.
    struct State {
        std::string question;  ///< empty: it is not told so
        std::string on;        ///< the answers
        std::string off;
        std::string order_on;  ///< the line that switches it on; any other order means off
    };
    State state;
    /// The last line of what is set ahead of a reading. No value counts until the error queue, asked right behind that
    /// line, was empty. Empty: nothing is set, or no error queue is described.
    std::string configured;
    /// What must be told before a reading, so that its values are what they are taken for. No value counts while one of
    /// these questions is open or was answered with something else.
    struct Confirmation {
        std::string question;               ///< "FUNC:IMP?"
        std::vector<std::string> expected;  ///< its right answers, compared without quotation marks, hyphens and case
        std::string remedy;                 ///< what is to be done when it says something else
        /// It is about the second value of the reading alone: where it is only asked, another answer takes that one.
        bool second = false;
    };
    std::vector<Confirmation> confirmations;  ///< at most 7
    /// How much a confirmation counts that stays away.
    enum class Confirm : std::uint8_t {
        needed,     ///< asked with each reading; no value without it
        if_it_can,  ///< asked ahead of the readings of an instrument that answers it; only a wrong answer takes the
                    ///< values
    };
    Confirm confirm = Confirm::needed;
    /// It says "OK" or "nOK" to a line that is no question.
    bool acknowledges = false;
    /// Some tell no maker: "GPT-9803, XXXXXXXXXXXX, V1.00".
    bool model_first = false;

    // What earlier releases sent, all on one line; their records are still read.
    ScpiQuery compound;
    std::string compound_output;
};

/// Answers of instruments that answer each question with one line, in the order of the questions. A reading is
/// complete, and shown, when all its questions were answered: a lost answer then never shifts values to other
/// measurands. Orders are lines without a question mark; what follows them tells what became of them:
///   the error question    accepted when the queue is empty, refused with its entry otherwise
///   the order as question ("VOLT?" after "VOLT 48")  accepted when it reads back what was ordered, refused otherwise
///   "*IDN?"               identity; synchronises
/// An identity that was never told is passed over when numbers follow, so that an instrument without one can be read.
class ScpiDecoder final : public LineDecoder {
  public:
    explicit ScpiDecoder(ScpiDialect dialect);

  private:
    enum class Kind : std::uint8_t {
        identity,
        error,
        configured,    ///< the error queue right behind what was set ahead of a reading
        confirmation,  ///< what the values will be
        read_back,
        state,
        reading,
        other,               ///< a question whose answer is of no use
        compound,            ///< of earlier releases
        identity_and_error,  ///< likewise
        output,              ///< likewise
    };
    struct Request {
        Kind kind = Kind::error;
        std::uint32_t place = 0;  ///< which of the latest orders, or which question of the reading
    };
    void request(std::string_view text) override;
    /// A reading of several questions begins: what is still open of the one before was lost, and nobody knows what is
    /// answered next.
    void begin_reading();
    bool request_of_old(std::string_view text);
    std::optional<metrology::Rejection> answer(const Line& line, metrology::Decoded& out) override;
    std::optional<metrology::Rejection> unasked(const Line& line, metrology::Decoded& out);
    /// False when the answer has not the form of that request.
    bool take(const Request& request, const Line& line, metrology::Decoded& out);
    bool reading(const ScpiQuery& query, bool last, const Line& line, metrology::Decoded& out);
    /// What became of an answer that was taken: nothing wrong, or a value in a unit that is none.
    std::optional<metrology::Rejection> taken();
    [[nodiscard]] SetPoint set_point(std::string_view header) const;
    bool read_back(const std::string& order, const Line& line, metrology::Decoded& out);
    bool state(const std::string& order, const Line& line, metrology::Decoded& out);
    bool confirmation(std::uint32_t place, const Line& line, metrology::Decoded& out);
    /// True when the open request was one that may stay unanswered, and this line answers what was asked after it.
    [[nodiscard]] bool passed_over(Kind kind, const Line& line) const;
    /// That which the error queue or a confirmation must clear before values count.
    void doubt(std::uint32_t place) { doubts_ |= 1U << place; }
    void settle(std::uint32_t place) { doubts_ &= ~(1U << place); }
    bool error(const std::string& order, std::string_view told, const Line& line, metrology::Decoded& out,
               bool configured = false);
    bool output_of_old(const Line& line, metrology::Decoded& out);
    [[nodiscard]] std::optional<std::string> identity(std::string_view text) const;

    ScpiDialect dialect_;
    std::string error_behind_;  ///< as earlier releases put it behind an order
    OpenRequests<Request> open_;
    std::array<std::string, 16> orders_;  ///< what was ordered, in turn; lines of one order joined by "; "
    std::uint32_t order_count_ = 0;
    bool order_open_ = false;   ///< no question has followed it yet
    std::uint32_t doubts_ = 0;  ///< bit 0: what was set; above: the confirmations, in their order. Records of earlier
                                ///< releases, which asked for none, have none.
    bool second_unknown_ = false;  ///< it told that the second value is not what is read as such
    ScpiShown shown_;              ///< by the answers to the reading under way
    bool strange_unit_ = false;    ///< the answer that was taken last has one
};

/// Whether the instrument is asked before each reading what it measures. Not all of those that speak these commands
/// answer that, so it has to be switched on.
inline constexpr OptionInfo confirm_option{
    "confirm", "no", "yes: before each reading the instrument must tell that it measures what was set"};
/// The same for those whose answers look alike whatever they are set to: they are asked unless somebody forbids it.
inline constexpr OptionInfo ask_option{
    "confirm", "ask",
    "ask: when the port is opened the instrument is asked what it measures, and gives no value when it is something "
    "else; yes: before each reading, and none either when it does not answer; no: it is not asked"};
/// Drops the confirmations of the dialect, or says how much they count, as the option `confirm` tells. Errors:
/// bad_value, also for `ask` where an error queue counts as well: there they are one.
[[nodiscard]] base::Result<void> confirmed_as_wanted(const Driver& driver, const Options& given, ScpiDialect& dialect);

/// The decoder of a dialect, or the error that made it impossible: what each SCPI driver offers. Up to the third
/// edition of the rules a number with a unit behind it was no value; drivers that are read so still name that one.
[[nodiscard]] base::Result<std::unique_ptr<metrology::Decoder>> make_scpi_decoder(base::Result<ScpiDialect> dialect,
                                                                                  ReadingRule rule);

/// The questions of a reading, one after the other, each line by itself. `set` goes ahead of them, with the error queue
/// behind it where the dialect has one for that; then what must be confirmed where that is needed; `trigger` goes with
/// the first question of the reading itself.
[[nodiscard]] Exchange scpi_reading(const ScpiDialect& dialect, std::chrono::milliseconds timeout,
                                    const std::string& set = {}, const std::string& trigger = {});
/// Who it is, and where that is only asked, what it measures.
[[nodiscard]] std::vector<Exchange> scpi_identification(const base::Result<ScpiDialect>& dialect,
                                                        std::chrono::milliseconds timeout);
/// An order of one or more lines, then the error queue until it is empty, then what reads it back (may be empty).
[[nodiscard]] Exchange scpi_order(const ScpiDialect& dialect, std::chrono::milliseconds timeout,
                                  const std::string& lines, const std::string& question);
/// Output or input off, at once; then in step again, then read back.
[[nodiscard]] Exchange scpi_output_off(const ScpiDialect& dialect, std::chrono::milliseconds timeout);

}  // namespace velocert::instruments
