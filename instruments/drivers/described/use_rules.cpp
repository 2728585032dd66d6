// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/use_rules.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <optional>
#include <vector>

#include "core/base/decimal.h"
#include "core/metrology/quantity.h"
#include "instruments/drivers/instrument_file.h"
#include "instruments/drivers/modbus/modbus_driver.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using sequence::Command;

constexpr std::array kinds{std::string_view("anemometer"),
                           std::string_view("balance"),
                           std::string_view("climate-sensor"),
                           std::string_view("dynamometer"),
                           std::string_view("force-gauge"),
                           std::string_view("force-sensor"),
                           std::string_view("gnss"),
                           std::string_view("gnss-logger"),
                           std::string_view("hand-held-meter"),
                           std::string_view("lcr"),
                           std::string_view("load"),
                           std::string_view("modbus-device"),
                           std::string_view("multimeter"),
                           std::string_view("power-meter"),
                           std::string_view("pulse-daq"),
                           std::string_view("safety-tester"),
                           std::string_view("sound-level-meter"),
                           std::string_view("source"),
                           std::string_view("thermo-hygrometer"),
                           std::string_view("thermometer"),
                           std::string_view("torque-sensor"),
                           std::string_view("weather"),
                           std::string_view("weighing-indicator")};
/// Of these each one that can be told anything puts power, torque or current on what it is connected to.
constexpr std::array hazardous_kinds{std::string_view("source"), std::string_view("load"),
                                     std::string_view("safety-tester"), std::string_view("dynamometer")};
/// What such a word begins is no mere question, in SCPI and in most languages like it.
constexpr std::array switching_words{
    std::string_view("OUTP"), std::string_view("INP"),  std::string_view("SOUR"), std::string_view("VOLT"),
    std::string_view("CURR"), std::string_view("POW"),  std::string_view("*RST"), std::string_view("*TRG"),
    std::string_view("*RCL"), std::string_view("*SAV"), std::string_view("INIT"), std::string_view("TEST"),
    std::string_view("STAR"), std::string_view("RUN"),  std::string_view(" ON"),  std::string_view("SET"),
    std::string_view("ZERO"), std::string_view("TARE"), std::string_view("TRIG"), std::string_view("CAL")};

struct Limits {
    std::string_view key;
    std::int64_t low;
    std::int64_t high;
};

/// A whole number, if it is there, inside of its limits: never one that is silently put at the nearest of them.
void within(JsonReader& reader, const Limits& limits) {
    const Json* found = reader.optional(limits.key);
    if (found == nullptr || found->number() == nullptr) return;
    const auto value = reader.integer(limits.key);
    if (reader.ok() && (value < limits.low || value > limits.high))
        reader.refuse(limits.key, ErrorCode::bad_value, std::to_string(value),
                      "a whole number from " + std::to_string(limits.low) + " to " + std::to_string(limits.high));
}

/// Goes through the objects of an array that may be there; what they hold beside is none of its business.
void each(JsonReader& reader, std::string_view key, const std::function<void(JsonReader&)>& look) {
    const Json* list = reader.optional(key);
    if (list == nullptr || list->items() == nullptr) return;
    for (std::size_t i = 0; i < list->items()->size() && reader.ok(); ++i) {
        JsonReader item((*list->items())[i], reader.source(),
                        reader.pointer() + "/" + std::string(key) + "/" + std::to_string(i));
        look(item);
        if (!item.ok()) reader.refuse(item.finish().error());
    }
}

void inside(JsonReader& reader, std::string_view key, const std::function<void(JsonReader&)>& look) {
    const Json* found = reader.optional(key);
    if (found == nullptr || found->members() == nullptr) return;
    JsonReader item = reader.child(key);
    look(item);
    if (!item.ok()) reader.refuse(item.finish().error());
}

/// One value of a Modbus device; `known`: those of the same profile before it.
void register_value(JsonReader& reader, std::vector<std::string>& known) {
    const auto scale = reader.text_or("scale", "1");
    if (const auto number = base::Decimal::parse(scale); reader.ok() && number && number->mantissa() == 0)
        reader.refuse("scale", ErrorCode::bad_value, "'" + scale + "', by which every value is 0",
                      "the value of one count");
    const auto measurand = reader.text_or("measurand", "");
    if (std::find(known.begin(), known.end(), measurand) != known.end())
        reader.refuse("measurand", ErrorCode::bad_value,
                      "'" + measurand + "' twice: nothing tells which of them is meant",
                      "each measurand once in a profile; the other register in a profile of its own");
    known.push_back(measurand);
}

/// A whole number, as JSON number or as text ("0x01F4"); nothing where it is missing or none.
std::optional<std::int64_t> whole(JsonReader& reader, std::string_view key) {
    const Json* found = reader.optional(key);
    if (found == nullptr) return std::nullopt;
    const std::string text = found->number() != nullptr   ? found->number()->digits
                             : found->string() != nullptr ? *found->string()
                                                          : std::string();
    using Limits = std::numeric_limits<std::int64_t>;
    const auto value = parse_modbus_number(text, Limits::min(), Limits::max());
    return value ? std::optional(*value) : std::nullopt;
}

/// A status of a Modbus device that is never read says nothing, however bad things are.
void read_at_all(JsonReader& profile) {
    struct Stretch {
        std::int64_t function, start, count;
    };
    std::vector<Stretch> polls;
    each(profile, "polls", [&](JsonReader& poll) {
        polls.push_back(
            {whole(poll, "function").value_or(0), whole(poll, "start").value_or(0), whole(poll, "count").value_or(0)});
    });
    each(profile, "status", [&](JsonReader& status) {
        const auto function = whole(status, "function").value_or(0);
        const auto number = whole(status, "register").value_or(0);
        if (std::ranges::none_of(polls, [&](const Stretch& poll) {
                return poll.function == function && number >= poll.start && number < poll.start + poll.count;
            }))
            status.refuse("register", ErrorCode::bad_value,
                          "no poll of function " + std::to_string(function) + " brings " + std::to_string(number),
                          "\"polls\" that cover every status too");
    });
}

void range(JsonReader& reader) {
    const auto low = metrology::WrittenQuantity::parse(reader.text_or("low", ""));
    const auto high = metrology::WrittenQuantity::parse(reader.text_or("high", ""));
    const auto step = metrology::WrittenQuantity::parse(reader.text_or("resolution", ""));
    if (!low || !high || !step) return;
    if (low->value().base() >= high->value().base())
        reader.refuse("low", ErrorCode::bad_value,
                      "'" + reader.text("low") + "' is not below '" + reader.text("high") + "'",
                      "the smallest value, below \"high\"");
    if (step->value().base() <= 0)
        reader.refuse("resolution", ErrorCode::bad_value, "'" + reader.text("resolution") + "'",
                      "the smallest step, more than nothing");
}

/// What the file says of its check.
struct Check {
    std::string field;
    std::string written;
    std::size_t bytes = 1;  ///< of the sum itself
};

/// One field of a pattern: "sum" and "hex(2)".
struct PatternField {
    std::string_view name;
    std::string_view type;
};
std::vector<PatternField> fields_of(std::string_view pattern) {
    std::vector<PatternField> out;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        if (pattern[at] != '{') continue;
        if (pattern.substr(at).starts_with("{{")) {
            ++at;
            continue;
        }
        const auto end = std::min(pattern.find('}', at), pattern.size());
        const auto inside = pattern.substr(at + 1, end - at - 1);
        const auto colon = std::min(inside.find(':'), inside.size());
        out.push_back({inside.substr(0, colon), inside.substr(std::min(colon + 1, inside.size()))});
        at = end;
    }
    return out;
}

/// Whether a choice such as "S|D|" can leave that in its field.
bool can_be(std::string_view choices, std::string_view word) {
    const auto bare = [](std::string_view text) {
        const auto begin = std::min(text.find_first_not_of(' '), text.size());
        return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
    };
    for (std::size_t from = 0; from <= choices.size();) {
        const auto bar = std::min(choices.find('|', from), choices.size());
        if (bare(choices.substr(from, bar - from)) == bare(word)) return true;
        from = bar + 1;
    }
    return false;
}

/// A pattern that no line can fit, or that reads less than it seems to.
void possible_pattern(JsonReader& reader, const Check& check) {
    const auto pattern = reader.text_or("pattern", "");
    const auto control = std::ranges::find_if(
        pattern, [](char c) { return (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) && c != 0x06 && c != 0x15; });
    if (control != pattern.end())
        reader.refuse("pattern", ErrorCode::bad_value,
                      "column " + std::to_string(control - pattern.begin() + 1) + ": a control character",
                      "what stands in the line; its end (CR, LF) is not part of it, and only ACK and NAK are read");
    const auto fields = fields_of(pattern);
    for (auto one = fields.begin(); one != fields.end(); ++one) {
        if (std::any_of(fields.begin(), one, [&](const PatternField& other) { return other.name == one->name; }))
            reader.refuse("pattern", ErrorCode::bad_value,
                          "the field '" + std::string(one->name) + "' twice: the last one would count",
                          "a name of its own for each field of a pattern");
        const auto wanted = check.written == "hex" ? "hex(" + std::to_string(2 * check.bytes) + ")"
                                                   : "text(" + std::to_string(check.bytes) + ")";
        if (one->name == check.field && !check.field.empty() && one->type != wanted)
            reader.refuse("pattern", ErrorCode::bad_value,
                          "the check field as " + std::string(one->type) + ", by which no line is good",
                          "{" + check.field + ":" + wanted + "} for this method");
    }
    each(reader, "flags", [&](JsonReader& flag) {
        const auto name = flag.text_or("field", "");
        const Json* words = flag.optional("is");
        const auto field = std::ranges::find(fields, std::string_view(name), &PatternField::name);
        if (words == nullptr || words->items() == nullptr || field == fields.end() ||
            field->type.find('|') == std::string_view::npos)
            return;
        for (const auto& word : *words->items())
            if (word.string() != nullptr && !word.string()->empty() && !can_be(field->type, *word.string()))
                flag.refuse("is", ErrorCode::bad_value,
                            "'" + *word.string() + "', which '" + name + "' can never be in this pattern",
                            "one of " + std::string(field->type));
    });
}

/// Where the check begins, and what holds it, in a frame of fixed length or a line.
void possible_check(JsonReader& reader, const Check& check, bool lines) {
    std::int64_t end = 0;
    std::int64_t length = 0;
    inside(reader, "frame", [&](JsonReader& frame) {
        end = whole(frame, "longest").value_or(0);
        each(frame, "fields", [&](JsonReader& field) {
            if (field.text_or("name", "") != check.field) return;
            end = whole(field, "at").value_or(0);
            length = whole(field, "length").value_or(1);
        });
    });
    inside(reader, "checksum", [&](JsonReader& sum) {
        const auto from = whole(sum, "from").value_or(0);
        const auto gap = whole(sum, "gap").value_or(0);
        if (from + gap >= end)
            sum.refuse(from >= end ? "from" : "gap", ErrorCode::bad_value,
                       std::to_string(from) + " and a gap of " + std::to_string(gap) + ": nothing is left to check",
                       "bytes in front of the check field, counted from 0");
        const auto wanted = static_cast<std::int64_t>(check.written == "hex" ? 2 * check.bytes : check.bytes);
        if (!lines && length != wanted)
            sum.refuse("field", ErrorCode::bad_value,
                       "a field of " + std::to_string(length) + " bytes, by which no frame is good",
                       "one of " + std::to_string(wanted) + " for this method");
    });
}

void message(JsonReader& reader, const Check& check, bool lines) {
    const std::string_view check_field = check.field;
    if (lines) possible_pattern(reader, check);
    each(reader, "gives", [](JsonReader& give) {
        within(give, {"decimals", 0, 9});
        if (const Json* units = give.optional("units");
            units != nullptr && units->members() != nullptr && units->members()->empty())
            give.refuse("units", ErrorCode::missing_field, "no unit", "each text of the unit field with its unit");
    });
    if (check_field.empty() || !lines || reader.flag_or("unchecked", false)) return;
    const auto pattern = reader.text_or("pattern", "");
    const auto named = "{" + std::string(check_field) + ":";
    if (pattern.find(named) == std::string::npos)
        reader.refuse(
            "pattern", ErrorCode::missing_field, "the check field '" + std::string(check_field) + "' is not in it",
            named + "...} in each message; \"unchecked\": true in one that gives no value and carries no check");
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

/// Where a command of the file stands, and what it is.
using CommandSeen = std::function<void(JsonReader& at, std::string_view key, Command command, const std::string& word)>;

void each_command(JsonReader& reader, const CommandSeen& seen) {
    inside(reader, "commands", [&](JsonReader& commands) {
        for (const auto& [name, json] : *reader.any("commands").members())
            if (const auto command = sequence::parse_command(name)) seen(commands, name, *command, name);
    });
    each(reader, "profiles", [&](JsonReader& profile) {
        each(profile, "actions", [&](JsonReader& action) {
            const auto name = action.text_or("command", "");
            if (const auto command = sequence::parse_command(name)) seen(action, "command", *command, name);
        });
    });
}

void energising(JsonReader& reader, const Driver& driver) {
    bool talks = false;
    each_command(reader, [&](JsonReader& at, std::string_view key, Command command, const std::string& word) {
        talks = true;
        if (!driver.energises && switches_on(command, driver.kind))
            at.refuse(key, ErrorCode::missing_field,
                      "\"" + word + "\" can put power on something, and \"energises\" is not said",
                      "\"energises\": true, so that the watchdog and the interlock stand beside it");
    });
    if (talks && !driver.energises &&
        std::find(hazardous_kinds.begin(), hazardous_kinds.end(), driver.kind) != hazardous_kinds.end())
        reader.refuse("kind", ErrorCode::missing_field,
                      "a " + std::string(driver.kind) + " that can be told something, without \"energises\"",
                      "\"energises\": true");
}

/// The names of the messages that say that an order was done.
std::vector<std::string> accepting(JsonReader& reader) {
    std::vector<std::string> out;
    each(reader, "messages", [&](JsonReader& message) {
        inside(message, "event", [&](JsonReader& event) {
            if (event.text_or("kind", "") == "accepted") out.push_back(message.text_or("name", ""));
        });
    });
    return out;
}

/// Of what talks in lines or frames; a Modbus map has its read-back checked where it is read.
void proven_stop(JsonReader& reader, const Driver& driver) {
    if (!driver.energises || reader.optional("commands") == nullptr) return;
    const auto proofs = accepting(reader);
    inside(reader, "commands", [&](JsonReader& commands) {
        for (const std::string_view name : {"stop", "output-off", "brake-off"})
            inside(commands, name, [&](JsonReader& command) {
                const Json* answers = command.optional("answer");
                const bool proven =
                    answers != nullptr && answers->items() != nullptr &&
                    std::any_of(answers->items()->begin(), answers->items()->end(), [&](const Json& answer) {
                        return answer.string() != nullptr &&
                               std::find(proofs.begin(), proofs.end(), *answer.string()) != proofs.end();
                    });
                if (!proven)
                    command.refuse(
                        answers == nullptr ? "send" : "answer", ErrorCode::missing_field,
                        "nothing proves that \"" + std::string(name) + "\" was done",
                        "among its answers a message of the kind \"accepted\": what the instrument says of its "
                        "output when it is asked in the same request");
            });
    });
}

void harmless(JsonReader& reader, const Driver& driver) {
    std::vector<std::string> questions;
    const auto sent = [](JsonReader& command) { return command.text_or("send", ""); };
    each(reader, "identification", [&](JsonReader& command) {
        questions.push_back(sent(command));
        if (!harmless_question(questions.back()))
            command.refuse("send", ErrorCode::bad_value, "'" + questions.back() + "' may switch or change something",
                           "a question: it is sent whenever the port is opened");
    });
    inside(reader, "commands", [&](JsonReader& commands) {
        for (const std::string_view name : {"read-now", "read-stable"})
            inside(commands, name, [&](JsonReader& command) { questions.push_back(sent(command)); });
    });
    std::vector<std::string> orders;
    inside(reader, "commands", [&](JsonReader& commands) {
        for (const auto& [name, ignored] : *reader.any("commands").members())
            // What ends a meter's doing is often a question that changes nothing.
            if (name != "read-now" && name != "read-stable" && name != "stop")
                inside(commands, name, [&](JsonReader& command) { orders.push_back(sent(command)); });
    });
    inside(reader, "probe", [&](JsonReader& probe) {
        const auto question = sent(probe);
        const auto name = probe.text_or("name", "");
        if (!name.empty() &&
            (!harmless_question(name) || std::find(questions.begin(), questions.end(), name) == questions.end()))
            probe.refuse("name", ErrorCode::bad_value, "'" + name + "' is no question of this file",
                         "what one of \"identification\" sends");
        if (!harmless_question(question))
            probe.refuse("send", ErrorCode::bad_value, "'" + question + "' may switch or change something",
                         "a question: it is sent to ports of which nobody knows what stands behind them");
        else if (!end_of_probe(driver).empty())
            return;  // a stream that is ended at once is no more than an answer
        else if (std::find(orders.begin(), orders.end(), question) != orders.end())
            probe.refuse("send", ErrorCode::bad_value, "'" + question + "' is an order of this very file",
                         "a question: it is sent to ports of which nobody knows what stands behind them");
        else if (!question.empty() && std::find(questions.begin(), questions.end(), question) == questions.end())
            probe.refuse("send", ErrorCode::bad_value, "'" + question + "' is asked nowhere else in this file",
                         "what one of \"identification\", or \"read-now\", sends");
    });
}

}  // namespace

std::span<const std::string_view> instrument_kinds() { return kinds; }

bool harmless_question(std::string_view bytes) {
    const auto text = upper(bytes);
    for (std::size_t begin = 0; begin < text.size();) {
        const auto end = std::min(text.find_first_of(";\r\n", begin), text.size());
        const auto part = std::string_view(text).substr(begin, end - begin);
        begin = end + 1;
        if (part.ends_with('?')) continue;
        if (std::any_of(switching_words.begin(), switching_words.end(),
                        [&](std::string_view word) { return part.find(word) != std::string_view::npos; }))
            return false;
    }
    return true;
}

base::Result<void> fit_for_use(const Json& json, const std::string& source, const Driver& driver) {
    JsonReader reader(json, source);
    if (std::find(kinds.begin(), kinds.end(), driver.kind) == kinds.end()) {
        std::string known;
        for (const auto kind : kinds) known += (known.empty() ? "" : ", ") + std::string(kind);
        reader.refuse("kind", ErrorCode::bad_value, "'" + std::string(driver.kind) + "', which no procedure asks for",
                      "one of " + known);
    }
    const bool lines = reader.text_or("protocol", "") == "lines";
    Check check_told;
    inside(reader, "frame", [](JsonReader& frame) {
        within(frame, {"longest", 1, 4096});
        each(frame, "fields", [](JsonReader& field) {
            within(field, {"high", 0, 7});
            within(field, {"low", 0, 7});
        });
    });
    inside(reader, "checksum", [&](JsonReader& check) {
        within(check, {"from", 0, 4096});
        within(check, {"gap", 0, 16});
        check_told.field = check.text_or("field", "");
        check_told.written = check.text_or("written", "hex");
        check_told.bytes = check.text_or("method", "").starts_with("crc16") ? 2 : 1;
    });
    if (!check_told.field.empty()) possible_check(reader, check_told, lines);
    if (const auto name = reader.text_or("name", ""); name.find('\0') != std::string::npos)
        reader.refuse("name", ErrorCode::bad_value, "a zero byte in the name", "letters, digits and signs");
    each(reader, "messages", [&](JsonReader& item) { message(item, check_told, lines); });
    each(reader, "profiles", [](JsonReader& profile) {
        std::vector<std::string> ranged;
        each(profile, "ranges", [&](JsonReader& one) {
            range(one);
            const auto measurand = one.text_or("measurand", "");
            if (std::ranges::find(ranged, measurand) != ranged.end())
                one.refuse("measurand", ErrorCode::bad_value,
                           "'" + measurand + "' twice: its values would be held to both ranges",
                           "one range for each measurand of a profile");
            ranged.push_back(measurand);
        });
        std::vector<std::string> known;
        each(profile, "values", [&](JsonReader& value) {
            range(value);
            register_value(value, known);
        });
        read_at_all(profile);
    });
    inside(reader, "commands", [&](JsonReader& commands) {
        for (const auto& [name, ignored] : *reader.any("commands").members())
            inside(commands, name, [](JsonReader& command) { within(command, {"answers", 1, 100}); });
    });
    energising(reader, driver);
    proven_stop(reader, driver);
    harmless(reader, driver);
    if (!reader.ok()) return base::fail(reader.finish().error());
    return {};
}

}  // namespace velocert::instruments
