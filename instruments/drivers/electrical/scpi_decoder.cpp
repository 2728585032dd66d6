// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/scpi_decoder.h"

#include <algorithm>
#include <utility>

namespace velocert::instruments {
namespace {

using metrology::Decoded;
using metrology::DeviceEvent;
using metrology::Rejection;

constexpr std::size_t longest_line = 250;
constexpr std::string_view identity_question = "*IDN?";

std::string error_text(const ScpiError& error) {
    return std::to_string(error.code) + (error.text.empty() ? "" : " " + std::string(error.text));
}

/// An entry of the error queue; some instruments leave the text or its quotation marks out when there is none.
std::optional<ScpiError> entry_of(std::string_view text) {
    if (const auto error = parse_scpi_error(text)) return error;
    const auto comma = text.find(',');
    const auto code = parse_scpi_integer(text.substr(0, comma));
    if (!code || text.find('.') != std::string_view::npos) return std::nullopt;
    if (comma == std::string_view::npos) return ScpiError{*code, {}};
    const auto words = text.substr(comma + 1);
    if (words.find_first_of("\",;") != std::string_view::npos ||
        words.find_first_not_of("0123456789 ") == std::string_view::npos)
        return std::nullopt;
    return ScpiError{*code, words};
}

/// Begins with the letters of a maker or a model, and has no value with a name or a number in its first two places.
bool looks_like_a_name(std::string_view text) {
    if (text.find('=') != std::string_view::npos) return false;
    const auto fields = scpi_fields(text, ',');
    return !fields.empty() && !parse_scpi_number(fields[0]) && std::any_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

/// A number, or the dashes in place of one, is no answer to the question what is measured, but to something else.
bool no_word(std::string_view text) {
    return text.empty() || text.starts_with('-') || parse_number_and_unit(text.substr(0, text.find(','))).has_value();
}

/// What instruments without an error queue say to a question they do not know ("*E10" of the hand-held ones, "ERROR").
bool complains(std::string_view text) {
    if (text.starts_with('*')) text.remove_prefix(1);
    return text == "N" || text.starts_with("ERR") || text.starts_with("Err") ||
           (text.size() == 3 && text[0] == 'E' && text[1] >= '0' && text[1] <= '9' && text[2] >= '0' && text[2] <= '9');
}

/// The last line of an order taken apart: what is read back when its header is asked for.
struct LastLine {
    std::string_view header;
    std::string_view argument;
    std::string_view whole;
};
std::optional<LastLine> last_line(std::string_view order) {
    const auto from = order.rfind("; ");
    if (from != std::string_view::npos) order.remove_prefix(from + 2);
    const auto blank = order.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    return LastLine{order.substr(0, blank), order.substr(blank + 1), order};
}

}  // namespace

ScpiDecoder::ScpiDecoder(ScpiDialect dialect)
    : LineDecoder(longest_line, {.blocks = true}),
      dialect_(std::move(dialect)),
      error_behind_((dialect_.error.starts_with(':') ? ";" : ";:") + dialect_.error) {}

void ScpiDecoder::request(std::string_view text) {
    if (text == identity_question) {
        order_open_ = false;
        return open_.synchronise({Kind::identity, 0});
    }
    if (request_of_old(text)) return;
    for (std::size_t i = 0; i < dialect_.reading.size(); ++i)
        if (text == dialect_.reading[i].line) {
            if (i == 0) shown_.clear();
            order_open_ = false;
            const auto reading = [](const auto& open) { return open.kind == Kind::reading; };
            if (i == 0 && open_.holds(reading)) {
                // Asked once more without an answer. Of one value an answer is an answer; of several nobody knows which
                // of them comes next.
                if (dialect_.reading.size() == 1) return;
                open_.give_up();
            }
            return open_.push({Kind::reading, static_cast<std::uint32_t>(i)});
        }
    const auto place = [&] { return (order_count_ - 1U) % static_cast<std::uint32_t>(orders_.size()); };
    const auto question = text.find('?');
    if (question == std::string_view::npos) {
        if (!order_open_) {
            ++order_count_;
            orders_[place()].clear();
        }
        order_open_ = true;
        auto& order = orders_[place()];
        if (order.size() + text.size() > longest_line) return;
        if (!order.empty()) order += "; ";
        order += text;
        return;
    }
    const bool behind_order = std::exchange(order_open_, false);
    if (text == dialect_.error) {
        const std::uint32_t which = order_count_ == 0 ? 0 : place();
        if (!behind_order || dialect_.configured.empty() || !orders_[which].ends_with(dialect_.configured))
            return open_.push({Kind::error, which});
        begin_reading();
        doubt(0);
        return open_.push({Kind::configured, which});
    }
    for (std::uint32_t i = 0; i < dialect_.confirmations.size(); ++i)
        if (text == dialect_.confirmations[i].question) {
            if (i == 0 && dialect_.configured.empty()) begin_reading();
            if (dialect_.confirm == ScpiDialect::Confirm::needed) doubt(i + 1);
            return open_.push({Kind::confirmation, i});
        }
    if (!dialect_.state.question.empty() && text == dialect_.state.question)
        return open_.push({Kind::state, order_count_ == 0 ? 0 : place()});
    const auto set = order_count_ > 0 ? last_line(orders_[place()]) : std::nullopt;
    if (set && text.substr(0, question) == set->header && question + 1 == text.size())
        return open_.push({Kind::read_back, place()});
    open_.push({Kind::other, 0});
}

void ScpiDecoder::begin_reading() {
    const bool needed = dialect_.confirm == ScpiDialect::Confirm::needed;
    const auto of_reading = [needed](const Request& open) {
        return open.kind == Kind::configured || (open.kind == Kind::confirmation && needed) ||
               open.kind == Kind::reading;
    };
    if (open_.holds(of_reading)) open_.give_up();
}

bool ScpiDecoder::request_of_old(std::string_view text) {
    if (!dialect_.compound.line.empty() && text == dialect_.compound.line) {
        open_.push({Kind::compound, 0});
        return true;
    }
    if (!dialect_.compound_output.empty() && text == dialect_.compound_output) {
        open_.synchronise({Kind::output, 0});
        return true;
    }
    if (!text.ends_with(error_behind_)) return false;
    const auto order = text.substr(0, text.size() - error_behind_.size());
    if (order == identity_question) {
        open_.synchronise({Kind::identity_and_error, 0});
        return true;
    }
    const std::uint32_t place = order_count_++ % static_cast<std::uint32_t>(orders_.size());
    orders_[place] = order;
    order_open_ = false;
    open_.push({Kind::error, place});
    return true;
}

std::optional<std::string> ScpiDecoder::identity(std::string_view text) const {
    auto told = identity_of(text);
    if (!told || !dialect_.model_first || scpi_fields(text, ',').size() != 3) return told;
    // "model|serial|software|" moves one place to the right.
    told->pop_back();
    return "|" + *told;
}

std::optional<Rejection> ScpiDecoder::answer(const Line& line, Decoded& out) {
    if (dialect_.acknowledges && (line.text == "OK" || line.text == "nOK")) {
        // It answers no question; whoever waits for the answer to one goes on waiting.
        if (line.text == "nOK")
            event(line, DeviceEvent::Kind::fault, "the instrument did not take what was set (nOK)", out);
        return std::nullopt;
    }
    auto next = open_.next();
    if (!next) return unasked(line, out);
    const auto synchronises = [](Kind kind) {
        return kind == Kind::identity || kind == Kind::identity_and_error || kind == Kind::output;
    };
    if (open_.out_of_step() && !synchronises(next->kind)) return Rejection::late;
    while (!open_.out_of_step() && open_.more() && passed_over(next->kind, line)) {
        open_.answered();
        next = open_.next();
    }
    if (next->kind == Kind::reading && doubts_ != 0) {
        open_.answered();
        event(line, DeviceEvent::Kind::refused, "the instrument did not confirm what it shows", out);
        return Rejection::refused;
    }
    if (!take(*next, line, out)) return open_.out_of_step() ? Rejection::late : Rejection::syntax;
    open_.answered();
    return taken();
}

std::optional<Rejection> ScpiDecoder::taken() {
    return std::exchange(strange_unit_, false) ? std::optional(Rejection::unit) : std::nullopt;
}

std::optional<Rejection> ScpiDecoder::unasked(const Line& line, Decoded& out) {
    if (watching()) return Rejection::late;
    if (dialect_.distinct && dialect_.reading.size() == 1) {
        shown_.clear();
        if (reading(dialect_.reading.front(), true, line, out)) return taken();
    }
    if (parse_scpi_error(line.text)) {
        error({}, line.text, line, out);
        return std::nullopt;
    }
    // What nobody asked for is a name only when it looks like one, and not like values of another form.
    if (const auto told = identity(line.text); told && looks_like_a_name(line.text)) {
        event(line, DeviceEvent::Kind::identity, *told, out);
        return std::nullopt;
    }
    return dialect_.distinct ? Rejection::syntax : Rejection::garbage;
}

bool ScpiDecoder::take(const Request& request, const Line& line, Decoded& out) {
    switch (request.kind) {
        case Kind::identity: {
            const auto told = identity(line.text);
            if (told) event(line, DeviceEvent::Kind::identity, *told, out);
            return told.has_value();
        }
        case Kind::identity_and_error: {
            const auto fields = scpi_fields(line.text, ';');
            if (fields.size() != 2 || !parse_scpi_error(fields[1])) return false;
            const auto told = identity(fields[0]);
            if (told) event(line, DeviceEvent::Kind::accepted, *told, out);
            return told.has_value();
        }
        case Kind::error: return error(orders_[request.place], line.text, line, out);
        case Kind::configured: return error(orders_[request.place], line.text, line, out, true);
        case Kind::confirmation: return confirmation(request.place, line, out);
        case Kind::read_back: return read_back(orders_[request.place], line, out);
        case Kind::state: return state(orders_[request.place], line, out);
        case Kind::output: return output_of_old(line, out);
        case Kind::compound: shown_.clear(); return reading(dialect_.compound, true, line, out);
        case Kind::reading:
            return reading(dialect_.reading[request.place], request.place + 1U == dialect_.reading.size(), line, out);
        case Kind::other: event(line, DeviceEvent::Kind::accepted, std::string(line.text), out); return true;
    }
    return false;
}

bool ScpiDecoder::passed_over(Kind kind, const Line& line) const {
    if (kind == Kind::identity) return !identity(line.text);
    return kind == Kind::confirmation && dialect_.confirm == ScpiDialect::Confirm::if_it_can && no_word(line.text);
}

bool ScpiDecoder::confirmation(std::uint32_t place, const Line& line, Decoded& out) {
    const auto& wanted = dialect_.confirmations[place];
    if (no_word(line.text)) return false;
    const std::string told = wanted.question + " " + std::string(line.text);
    if (std::any_of(wanted.expected.begin(), wanted.expected.end(),
                    [&](const auto& word) { return tells(line.text, word); })) {
        settle(place + 1);
        if (wanted.second) second_unknown_ = false;
        event(line, DeviceEvent::Kind::accepted, told, out);
    } else if (dialect_.confirm == ScpiDialect::Confirm::if_it_can && complains(line.text)) {
        return false;  // it does not know the question; what it measures is as unknown as before
    } else if (dialect_.confirm == ScpiDialect::Confirm::if_it_can && wanted.second) {
        second_unknown_ = true;
        event(line, DeviceEvent::Kind::accepted, told, out);
    } else {
        doubt(place + 1);
        // Asked when the port was opened, it is no instrument for what is to be read.
        const bool needed = dialect_.confirm == ScpiDialect::Confirm::needed;
        event(line, needed ? DeviceEvent::Kind::refused : DeviceEvent::Kind::fault,
              told + ": the instrument shows something else than " + wanted.expected.front() +
                  (wanted.remedy.empty() ? "" : "; " + wanted.remedy),
              out);
        if (!needed) event(line, DeviceEvent::Kind::accepted, told, out);  // the question itself is answered
    }
    return true;
}

bool ScpiDecoder::error(const std::string& order, std::string_view told, const Line& line, Decoded& out,
                        bool configured) {
    const auto entry = entry_of(told);
    if (!entry) return false;
    if (configured && entry->code == 0) settle(0);
    if (entry->code == 0)
        event(line, DeviceEvent::Kind::accepted, order.empty() ? "no error" : order, out);
    else
        event(line, DeviceEvent::Kind::refused, (order.empty() ? "" : order + ": ") + error_text(*entry), out);
    return true;
}

SetPoint ScpiDecoder::set_point(std::string_view header) const {
    SetPoint out{kind_set_by(header)};
    // What it measures of that kind, direct or alternating, is what it is set to.
    for (const auto& query : dialect_.reading)
        for (const auto& value : query.values)
            if (out.kind && value.unit->kind == *out.kind) out.current = value.kind;
    return out;
}

bool ScpiDecoder::read_back(const std::string& order, const Line& line, Decoded& out) {
    const auto set = last_line(order);
    if (!set) return false;
    const auto& [header, argument, last] = *set;
    const std::string told = std::string(header) + "? " + std::string(line.text);
    const bool suffixes = !dialect_.reading.empty() && dialect_.reading.front().suffixes;
    const bool same = reads_back(argument, line.text, suffixes ? std::optional(set_point(header)) : std::nullopt);
    if (!dialect_.output.empty() && header == dialect_.output) {
        const std::string what = header.starts_with("INP") ? "input" : header.starts_with("FUNC") ? "test" : "output";
        // "TEST ON" of some: the last word counts.
        const auto word = line.text.substr(line.text.rfind(' ') + 1);
        const bool on = reads_back("ON", word);
        if (!on && !reads_back("OFF", word)) return false;
        if (reads_back(argument, word))
            event(line, DeviceEvent::Kind::accepted, what + (on ? " on (" : " off (") + told + ")", out);
        else
            event(line, DeviceEvent::Kind::refused,
                  "the " + what + (on ? " is still on (" : " is still off (") + told + ")", out);
        return true;
    }
    if (same)
        event(line, DeviceEvent::Kind::accepted, std::string(last) + " (" + told + ")", out);
    else
        event(line, DeviceEvent::Kind::refused, std::string(last) + ": it reads back something else (" + told + ")",
              out);
    return true;
}

bool ScpiDecoder::state(const std::string& order, const Line& line, Decoded& out) {
    const auto& words = dialect_.state;
    const bool on = line.text == words.on;
    if (!on && line.text != words.off) return false;
    const std::string told = " (" + words.question + " " + std::string(line.text) + ")";
    if (on == order.ends_with(words.order_on))
        event(line, DeviceEvent::Kind::accepted, std::string(on ? "test on" : "test off") + told, out);
    else
        event(line, DeviceEvent::Kind::refused,
              std::string(on ? "the test is still on" : "the test is still off") + told, out);
    return true;
}

bool ScpiDecoder::output_of_old(const Line& line, Decoded& out) {
    const auto fields = scpi_fields(line.text, ';');
    if (fields.size() != 2 || (fields[0] != "0" && fields[0] != "1")) return false;
    const auto entry = parse_scpi_error(fields[1]);
    if (!entry) return false;
    if (fields[0] == "0")
        event(line, DeviceEvent::Kind::accepted, "output off (OUTP? 0)", out);
    else
        event(line, DeviceEvent::Kind::refused, "the output is still on (OUTP? 1): " + error_text(*entry), out);
    return true;
}

bool ScpiDecoder::reading(const ScpiQuery& query, bool last, const Line& line, Decoded& out) {
    const std::size_t before = shown_.all().size();
    const bool spoilt = !shown_.strange_unit.empty();
    if (!query.parse(query, line.text, shown_)) return false;
    if (!shown_.strange_unit.empty() && (!spoilt || last)) {
        // Of this reading nothing counts any more, whatever else is answered to it.
        event(line, DeviceEvent::Kind::refused, (spoilt ? "" : query.line + ": ") + shown_.strange_unit, out);
        strange_unit_ = true;
        if (last) shown_.clear();
        return true;
    }
    if (second_unknown_ && shown_.all().size() > 1) {
        auto& second = shown_.all()[1];
        const auto measurand = second.measurand;
        second = {};
        second.measurand = measurand;
        second.flags.add(metrology::Flag::no_value);
    }
    for (auto& shown : shown_.all().subspan(before)) {
        shown.arrival_ns = line.arrival_ns;
        shown.offset = line.offset;
        shown.length = line.length;
    }
    if (!last) {
        event(line, DeviceEvent::Kind::accepted, query.line, out);
        return true;
    }
    for (const auto& shown : shown_.all()) out.indications.push_back(shown);
    event(line, DeviceEvent::Kind::accepted, "reading", out);
    if (!shown_.fault.empty()) event(line, DeviceEvent::Kind::fault, std::string(shown_.fault), out);
    shown_.clear();
    return true;
}

base::Result<void> confirmed_as_wanted(const Driver& driver, const Options& given, ScpiDialect& dialect) {
    const std::string confirm = option(driver, given, "confirm");
    const bool may_ask = dialect.configured.empty();
    if (confirm != "yes" && confirm != "no" && (confirm != "ask" || !may_ask))
        return base::fail(base::ErrorCode::bad_value, "confirm", "'" + confirm + "'",
                          may_ask ? "yes, ask or no" : "yes or no");
    if (confirm == "no") dialect.confirmations.clear();
    if (confirm == "ask") dialect.confirm = ScpiDialect::Confirm::if_it_can;
    return {};
}

base::Result<std::unique_ptr<metrology::Decoder>> make_scpi_decoder(base::Result<ScpiDialect> dialect,
                                                                    ReadingRule rule) {
    if (!dialect) return base::fail(dialect.error());
    const bool suffixes = rule >= ReadingRule::fourth;
    const bool words = rule >= ReadingRule::fifth;
    const auto take = [&](ScpiQuery& query) {
        query.suffixes = suffixes;
        query.words = words;
    };
    std::ranges::for_each(dialect->reading, take);
    take(dialect->compound);
    return std::make_unique<ScpiDecoder>(std::move(*dialect));
}

Exchange scpi_reading(const ScpiDialect& dialect, std::chrono::milliseconds timeout, const std::string& set,
                      const std::string& trigger) {
    std::vector<std::string> requests;
    std::string ahead = set;
    const auto ask = [&](const std::string& question) {
        requests.push_back(ahead + question + '\n');
        ahead.clear();
    };
    if (!dialect.configured.empty()) ask(dialect.error);
    if (dialect.confirm == ScpiDialect::Confirm::needed)
        for (const auto& confirmation : dialect.confirmations) ask(confirmation.question);
    ahead += trigger;
    for (const auto& query : dialect.reading) ask(query.line);
    Exchange exchange{requests.front(), true, timeout, {requests.begin() + 1, requests.end()}};
    if (!dialect.configured.empty()) exchange.drain = dialect.error + '\n';
    return exchange;
}

std::vector<Exchange> scpi_identification(const base::Result<ScpiDialect>& dialect, std::chrono::milliseconds timeout) {
    std::vector<Exchange> out{{"*IDN?\n", true, timeout}};
    if (!dialect || dialect->confirm != ScpiDialect::Confirm::if_it_can || dialect->confirmations.empty()) return out;
    // What it is set to it knows at once, however slow its measurements are.
    constexpr std::chrono::milliseconds longest{1'500};
    Exchange ask{dialect->confirmations.front().question + '\n', true, longest};
    for (std::size_t i = 1; i < dialect->confirmations.size(); ++i)
        ask.then.push_back(dialect->confirmations[i].question + '\n');
    out.push_back(std::move(ask));
    return out;
}

Exchange scpi_order(const ScpiDialect& dialect, std::chrono::milliseconds timeout, const std::string& lines,
                    const std::string& question) {
    Exchange exchange{lines + '\n' + dialect.error + '\n', true, timeout};
    if (!question.empty()) exchange.then.push_back(question + '\n');
    exchange.drain = dialect.error + '\n';
    return exchange;
}

Exchange scpi_output_off(const ScpiDialect& dialect, std::chrono::milliseconds timeout) {
    return {dialect.output + " OFF\n*IDN?\n", true, timeout, {dialect.output + "?\n"}};
}

}  // namespace velocert::instruments
