// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/sound/rion_nl.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/drivers/shown_text.h"
#include "instruments/drivers/sound/sound_value.h"
#include "instruments/protocol/open_requests.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Flag;
using metrology::Measurand;
using metrology::Rejection;
using sequence::Command;

constexpr std::size_t longest_line = 400;
constexpr std::string_view identity_question = "Type?";
constexpr std::string_view level_question = "DOD?";
constexpr char stop_character = '\x1A';

/// Which fields of the displayed data count, from 1; 0: none of them.
struct Places {
    std::int64_t level = 1;
    std::int64_t maximum = 0;
};

struct CodeRow {
    std::string_view code;
    std::string_view meaning;
};
constexpr std::array code_rows{
    CodeRow{"0001", "the meter does not know this command"},
    CodeRow{"0002", "the meter does not take this parameter"},
    CodeRow{"0003", "the meter can be asked this but not told, or the other way round"},
    CodeRow{"0004", "the meter cannot do this in its present state"},
};

/// A result code, and behind "R+0000" to a question a line of data. The two make one frame. The prompt '$' ends a line
/// as CR and LF do.
class RionDecoder final : public LineDecoder {
  public:
    explicit RionDecoder(Places places) : LineDecoder(longest_line, {.prompt = '$'}), places_(places) {}

  private:
    enum class Request : std::uint8_t { identity, level };

    void request(std::string_view text) override {
        if (text.starts_with(stop_character)) text.remove_prefix(1);
        confirmed_.reset();
        if (text == identity_question) open_.synchronise(Request::identity);
        // Asked again: one answer is enough.
        if (text == level_question && open_.last() != Request::level) open_.push(Request::level);
    }

    std::optional<Rejection> answer(const Line& line, Decoded& out) override {
        const auto text = without_blanks(line.text);
        if (watching() && !open_.next()) return Rejection::late;
        if (text.starts_with("R+")) return result(text.substr(2), line, out);
        Line whole = line;
        if (confirmed_) {
            whole.offset = *confirmed_;
            whole.length = static_cast<std::uint32_t>(line.offset + line.length - *confirmed_);
        }
        const auto reason = data(text, whole, out);
        if (reason && confirmed_)  // what was rejected is this line alone; the code in front of it answered nothing
            out.rejected.push_back(
                {*reason, line.arrival_ns, *confirmed_, static_cast<std::uint32_t>(line.offset - *confirmed_)});
        confirmed_.reset();
        return reason;
    }

    std::optional<Rejection> result(std::string_view code, const Line& line, Decoded& out) {
        if (code.size() != 4 || code.find_first_not_of("0123456789") != std::string_view::npos)
            return Rejection::syntax;
        if (code == "0000") {
            if (confirmed_)
                out.rejected.push_back({Rejection::syntax, line.arrival_ns, *confirmed_,
                                        static_cast<std::uint32_t>(line.offset - *confirmed_)});
            confirmed_ = line.offset;
            return std::nullopt;
        }
        std::string meaning = "R+" + std::string(code);
        for (const auto& row : code_rows)
            if (row.code == code) meaning += ": " + std::string(row.meaning);
        open_.answered();
        event(line, DeviceEvent::Kind::refused, meaning, out);
        return std::nullopt;
    }

    std::optional<Rejection> data(std::string_view text, const Line& line, Decoded& out) {
        const auto fields = scpi_fields(text, ',');
        const bool numbers = !fields.empty() && parse_shown_text(fields[0]).has_value();
        const auto next = open_.next();
        if (next == Request::identity) {
            if (!numbers && !text.empty()) {
                open_.answered();
                event(line, DeviceEvent::Kind::identity, "Rion|" + std::string(text) + "||", out);
                return std::nullopt;
            }
            if (open_.out_of_step()) return Rejection::late;
            // The question for the type stayed unanswered; this is to what was asked behind it.
            open_.answered();
            if (!open_.next()) return Rejection::late;
        }
        if (open_.out_of_step()) return Rejection::late;
        if (!numbers) return Rejection::syntax;
        const std::size_t before = out.indications.size();
        const bool fine = place(fields, places_.level, Measurand::sound_level, line, out) &&
                          place(fields, places_.maximum, Measurand::maximum_sound_level, line, out);
        if (!fine || out.indications.size() == before) {
            out.indications.resize(before);
            return Rejection::syntax;
        }
        open_.answered();
        event(line, DeviceEvent::Kind::accepted, "reading", out);
        return std::nullopt;
    }

    /// False when that field is there and is no level.
    static bool place(const std::vector<std::string_view>& fields, std::int64_t at, Measurand measurand,
                      const Line& line, Decoded& out) {
        if (at < 1 || static_cast<std::size_t>(at) > fields.size()) return true;
        const auto shown = parse_shown_text(fields[static_cast<std::size_t>(at) - 1]);
        if (!shown || !shown->unit.empty()) return false;
        auto indicated = indication(line, measurand);
        if (shown->value)
            show_level(indicated, FrequencyWeighting::a, *shown->value);
        else
            indicated.flags.add(Flag::no_value);
        out.indications.push_back(indicated);
        return true;
    }

    Places places_;
    OpenRequests<Request> open_;
    std::optional<std::uint64_t> confirmed_;  ///< where "R+0000" stands that waits for its line of data
};

constexpr std::chrono::milliseconds answer_time{3'000};

// The maker's: at least a second from command to command.
constexpr std::chrono::milliseconds pause{1'000};

constexpr std::array profiles{
    Profile{"nl", "Rion NL-43, NL-53, NL-42, NL-52", "115200 8N1", level_ranges, answer_time, false, pause},
    Profile{"nl-9600", "the same on a line of 9600 baud", "9600 8N1", level_ranges, answer_time, false, pause},
};

// [M] The order of the fields of the displayed data is not in the source: it is the meter's manual that tells it.
constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"level", "1", "which field of the displayed data is the level LAF, from 1"},
    OptionInfo{"maximum", "0", "which field is the maximum LAFmax, from 1; 0: it is not looked at"},
};

base::Result<Places> places_of(const Options& given) {
    if (auto fine = check_options(rion_nl, given); !fine) return base::fail(fine.error());
    const auto place = [&](std::string_view name, std::int64_t low) -> base::Result<std::int64_t> {
        const std::string text = option(rion_nl, given, name);
        const auto number = base::Decimal::parse(text);
        if (!number || number->scale() != 0 || number->mantissa() < low || number->mantissa() > 40)
            return base::fail(ErrorCode::bad_value, std::string(name), "'" + text + "'",
                              std::to_string(low) + " to 40");
        return number->mantissa();
    };
    const auto level = place("level", 1);
    if (!level) return base::fail(level.error());
    const auto maximum = place("maximum", 0);
    if (!maximum) return base::fail(maximum.error());
    return Places{*level, *maximum};
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    const auto places = places_of(given);
    if (!places) return base::fail(places.error());
    return std::make_unique<RionDecoder>(*places);
}

std::string line(std::string_view text) { return std::string(text) + "\r\n"; }

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto places = places_of(given);
    if (!places) return base::fail(places.error());
    CommandTable table{
        {Command::read_now, line(level_question), true},
        // SUB ends whatever it sends by itself and takes no line end.
        {Command::stop, stop_character + line(identity_question), true},
    };
    if (places->maximum > 0) table.emplace_back(Command::read_peak, line(level_question), true);
    return exchange_from(table, rion_nl.id, order, answer_time);
}

std::vector<Exchange> identification(const Options&) {
    return {Exchange{line(identity_question), true, std::chrono::milliseconds(1'000)}};
}

}  // namespace

const Driver rion_nl{"rion-nl", "Sound level meter Rion NL-42, NL-52, NL-43, NL-53", "sound-level-meter",
                     level_measurands, profiles, options, make_decoder, exchange, identification, "sound",
                     // Not the question for the type: its letters are keys of some force gauges.
                     Probe{"DOD?\r\n", std::chrono::milliseconds(1'000)}, false};

}  // namespace velocert::instruments
