// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/sound/nti_xl2.h"

#include <algorithm>
#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/line_decoder.h"
#include "instruments/drivers/reading_rule.h"
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

constexpr std::size_t longest_line = 200;
constexpr std::string_view identity_question = "*IDN?";
constexpr std::string_view item_question = "MEAS:SLM:123? ";

Measurand shown_by(std::string_view item) {
    return item.ends_with("MAX") ? Measurand::maximum_sound_level : Measurand::sound_level;
}

/// "62.5 dB, OK", one line for each item that was asked for, in their order. Another status than OK, or dashes, is no
/// value.
class XlDecoder final : public LineDecoder {
  public:
    XlDecoder(std::string_view item, ReadingRule rule)
        : LineDecoder(longest_line), unasked_(shown_by(item)), least_names_(rule >= ReadingRule::fifth ? 3 : 2) {}

  private:
    struct Request {
        bool identity = false;
        Measurand measurand = Measurand::sound_level;
        friend bool operator==(const Request&, const Request&) = default;
    };

    void request(std::string_view text) override {
        if (text == identity_question) return open_.synchronise({true, unasked_});
        if (!text.starts_with(item_question)) return;
        const Request level{false, shown_by(text)};
        // Asked again: one answer is enough.
        if (open_.last() == level) return;
        open_.push(level);
    }

    std::optional<Rejection> answer(const Line& line, Decoded& out) override {
        auto next = open_.next();
        if (!next) {
            if (watching()) return Rejection::late;
            return identity(line, out) ? std::nullopt : level(line, unasked_, out);
        }
        if (next->identity) {
            if (identity(line, out)) {
                open_.answered();
                return std::nullopt;
            }
            if (open_.out_of_step()) return Rejection::late;
            // One that does not know the question for its identity says nothing to it, and answers what came after.
            const auto shown = parse_shown_text(line.text.substr(0, line.text.find(',')));
            if (!shown) return Rejection::syntax;
            open_.answered();
            next = open_.next();
            if (!next) return Rejection::late;
        }
        if (open_.out_of_step()) return Rejection::late;
        auto refused = level(line, next->measurand, out);
        if (!refused) open_.answered();
        return refused;
    }

    /// With maker and model at least the serial number: "nan dB, OK" is neither a level nor a name.
    [[nodiscard]] bool identity(const Line& line, Decoded& out) const {
        if (scpi_fields(line.text, ',').size() < least_names_) return false;
        const auto text = identity_of(line.text);
        if (text) event(line, DeviceEvent::Kind::identity, *text, out);
        return text.has_value();
    }

    static std::optional<Rejection> level(const Line& line, Measurand measurand, Decoded& out) {
        const auto fields = scpi_fields(line.text, ',');
        if (fields.size() != 2 || fields[1].empty()) return Rejection::syntax;
        const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
        if (!std::all_of(fields[1].begin(), fields[1].end(), letter)) return Rejection::syntax;
        const auto shown = parse_shown_text(fields[0]);
        if (!shown) return Rejection::syntax;
        if (shown->unit != "dB" && shown->unit != "dB(A)" && shown->unit != "dBA" &&
            (shown->value || !shown->unit.empty())) {
            event(line, DeviceEvent::Kind::fault, std::string(set_weighting_a), out);
            return Rejection::syntax;
        }
        auto indicated = indication(line, measurand);
        // [M] The words for a microphone out of its range are not in the source; anything but OK is no value.
        if (fields[1].starts_with("OV"))
            indicated.flags.add(Flag::over_range);
        else if (fields[1].starts_with("UN"))
            indicated.flags.add(Flag::under_range);
        else if (fields[1] != "OK" || !shown->value)
            indicated.flags.add(Flag::no_value);
        else
            show_level(indicated, FrequencyWeighting::a, *shown->value);
        out.indications.push_back(indicated);
        event(line, DeviceEvent::Kind::accepted, "reading", out);
        return std::nullopt;
    }

    Measurand unasked_;
    std::size_t least_names_;  ///< fields of an identity
    OpenRequests<Request> open_;
};

constexpr std::chrono::milliseconds answer_time{2'000};

constexpr std::array profiles{
    // Over USB any rate is taken.
    Profile{"xl2", "NTi Audio XL2, XL3 over USB", "115200 8N1", level_ranges, answer_time},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"item", "LAF", "what read-now asks for: LAF, LAS, LAFMAX or LASMAX"},
};

base::Result<std::string> item_of(const Options& given) {
    if (auto fine = check_options(nti_xl2, given); !fine) return base::fail(fine.error());
    std::string item = option(nti_xl2, given, "item");
    for (const std::string_view known : {"LAF", "LAS", "LAFMAX", "LASMAX"})
        if (item == known) return item;
    return base::fail(ErrorCode::bad_value, "item", "'" + item + "'", "LAF, LAS, LAFMAX or LASMAX");
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    const auto item = item_of(own);
    if (!item) return base::fail(item.error());
    return std::make_unique<XlDecoder>(*item, rule);
}

/// MEAS:INIT takes what is measured now into the values that are asked for afterwards.
std::string question(std::string_view item) {
    return "MEAS:INIT\n" + std::string(item_question) + std::string(item) + "\n";
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto item = item_of(given);
    if (!item) return base::fail(item.error());
    const CommandTable table{
        {Command::read_now, question(*item), true},
        {Command::read_peak, question(item->starts_with("LAS") ? "LASMAX" : "LAFMAX"), true},
        {Command::reset_peak, "INIT STOP\nINIT START\n*IDN?\n", true},
        {Command::reset, "*RST\nINIT START\n*IDN?\n", true},
        // It may go on measuring; what counts is that nothing asked before is still to be answered.
        {Command::stop, "*IDN?\n", true},
    };
    return exchange_from(table, nti_xl2.id, order, answer_time);
}

/// A meter that does not measure has no values, so it is told to begin when it is asked who it is.
std::vector<Exchange> identification(const Options&) { return {Exchange{"INIT START\n*IDN?\n", true, answer_time}}; }

}  // namespace

const Driver nti_xl2{"nti-xl2",
                     "Sound level meter NTi Audio XL2, XL3 (remote measurement commands)",
                     "sound-level-meter",
                     level_measurands,
                     profiles,
                     options,
                     make_decoder,
                     exchange,
                     identification,
                     "sound",
                     Probe{"*IDN?\n", std::chrono::milliseconds(500)},
                     false};

}  // namespace velocert::instruments
