// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/described/description.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "core/metrology/quantity.h"
#include "instruments/drivers/described/description_fields.h"
#include "instruments/drivers/instrument_file.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;

/// Reads one description; the first error sticks in the reader it was found with and is passed up.
class DescriptionReader {
  public:
    explicit DescriptionReader(JsonReader& reader) : reader_(reader) {}

    base::Result<Description> read() {
        const auto protocol = reader_.text("protocol");
        if (reader_.ok() && protocol != "lines" && protocol != "frames")
            reader_.refuse("protocol", ErrorCode::bad_value, "'" + protocol + "'", "lines or frames");
        out_.lines = protocol == "lines";
        read_frame();
        read_messages();
        if (reader_.optional("checksum") != nullptr) read_check();
        read_commands();
        if (auto good = reader_.finish(); !good) return base::fail(good.error());
        return std::move(out_);
    }

  private:
    std::vector<std::string> texts(JsonReader& reader, std::string_view key) {
        std::vector<std::string> list;
        for (const auto& item : reader.array(key)) {
            if (const auto* text = item.string()) {
                list.push_back(*text);
            } else if (const auto* number = item.number()) {
                list.push_back(number->digits);
            } else {
                reader.refuse(key, ErrorCode::bad_value, std::string(item.kind_name()), "texts or numbers");
            }
        }
        return list;
    }

    std::size_t field(JsonReader& reader, std::string_view key) {
        const auto name = reader.text(key);
        const auto found = std::find(out_.names.begin(), out_.names.end(), name);
        if (found != out_.names.end()) return static_cast<std::size_t>(found - out_.names.begin());
        std::string known;
        for (const auto& other : out_.names) known += (known.empty() ? "" : ", ") + other;
        reader.refuse(key, ErrorCode::bad_value, "there is no field '" + name + "'", "one of " + known);
        return 0;
    }

    FieldCondition condition(JsonReader& reader) {
        FieldCondition out;
        out.field = field(reader, "field");
        out.is = texts(reader, "is");
        return out;
    }

    std::optional<FieldCondition> optional_condition(JsonReader& reader, std::string_view key) {
        if (reader.optional(key) == nullptr) return std::nullopt;
        auto child = reader.child(key);
        const auto out = condition(child);
        if (auto good = child.finish(); !good) reader.refuse(good.error());
        return out;
    }

    void read_frame() {
        auto frame = reader_.child("frame");
        if (out_.lines) {
            out_.longest = static_cast<std::size_t>(std::clamp<std::int64_t>(frame.integer("longest"), 1, 4096));
        } else {
            out_.start = bytes(frame, "start", true);
            out_.end = bytes(frame, "end", false);
            const auto length = frame.integer("length");
            if (frame.ok() &&
                (length < static_cast<std::int64_t>(out_.start.size() + out_.end.size() + 1) || length > 256))
                frame.refuse("length", ErrorCode::bad_value, std::to_string(length),
                             "more than start and end have, at most 256");
            out_.length = static_cast<std::size_t>(length);
            each_item(frame, "fields", false, [&](JsonReader& item) { read_field(item); });
        }
        if (auto good = frame.finish(); !good) reader_.refuse(good.error());
    }

    void read_field(JsonReader& reader) {
        using As = FrameField::As;
        FrameField out;
        out.name = reader.text("name");
        const auto at = reader.integer("at");
        const auto as = reader.text_or("as", "text");
        struct Row {
            std::string_view name;
            As as;
            std::size_t length;  ///< 0: given
        };
        static constexpr std::array rows{
            Row{"text", As::text, 0},   Row{"u8", As::u8, 1},       Row{"u16be", As::u16be, 2},
            Row{"u16le", As::u16le, 2}, Row{"i16be", As::i16be, 2}, Row{"i16le", As::i16le, 2},
            Row{"u32be", As::u32be, 4}, Row{"u32le", As::u32le, 4}, Row{"i32be", As::i32be, 4},
            Row{"i32le", As::i32le, 4}, Row{"bcd", As::bcd, 0},     Row{"bits", As::bits, 1}};
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& r) { return r.name == as; });
        if (row == rows.end()) {
            reader.refuse("as", ErrorCode::bad_value, "'" + as + "'",
                          "text, u8, u16be, u16le, i16be, i16le, u32be, u32le, i32be, i32le, bcd or bits");
            return;
        }
        out.as = row->as;
        const auto length = row->length != 0 ? static_cast<std::int64_t>(row->length) : reader.integer_or("length", 1);
        if (reader.ok() && (at < 0 || length < 1 || at + length > static_cast<std::int64_t>(out_.length) ||
                            (out.as == As::bcd && length > 8)))
            reader.refuse("at", ErrorCode::bad_value, std::to_string(at) + " and " + std::to_string(length) + " bytes",
                          "a place inside the frame, counted from 0");
        out.at = static_cast<std::size_t>(at);
        out.length = static_cast<std::size_t>(length);
        if (out.as == As::bits) {
            out.high_bit = static_cast<unsigned>(std::clamp<std::int64_t>(reader.integer("high"), 0, 7));
            out.low_bit = static_cast<unsigned>(std::clamp<std::int64_t>(reader.integer_or("low", out.high_bit), 0, 7));
            if (out.low_bit > out.high_bit) reader.refuse("low", ErrorCode::bad_value, "above high", "at most high");
        }
        if (std::find(out_.names.begin(), out_.names.end(), out.name) != out_.names.end())
            reader.refuse("name", ErrorCode::bad_value, "'" + out.name + "' twice", "a name of its own");
        if (out_.names.size() == FieldValues::capacity)
            reader.refuse("name", ErrorCode::bad_value, "a seventeenth field", "at most 16 fields");
        if (!reader.ok()) return;
        out_.names.push_back(out.name);
        out_.fields.push_back(std::move(out));
    }

    void read_messages() {
        // All patterns first: a condition may name a field that a later pattern brings in.
        each_item(reader_, "messages", false, [&](JsonReader& item) { read_message(item); });
        if (reader_.ok() && out_.messages.empty())
            reader_.refuse("messages", ErrorCode::missing_field, "no messages", "what the instrument sends");
    }

    void read_message(JsonReader& reader) {
        Message out;
        out.name = reader.text("name");
        if (out_.lines) {
            const auto text = reader.text("pattern");
            if (!reader.ok()) return;
            auto pattern = Pattern::parse(text, out_.names);
            if (!pattern)
                reader.refuse("pattern", ErrorCode::bad_value, pattern.error().where + ": " + pattern.error().found,
                              pattern.error().expected);
            else
                out.pattern = std::move(*pattern);
        }
        out.unasked = reader.flag_or("unasked", false);
        out.only_asked = reader.flag_or("only_asked", false);
        out.unchecked = reader.flag_or("unchecked", false);
        if (reader.optional("profiles") != nullptr) out.profiles = texts(reader, "profiles");
        constexpr auto newest = static_cast<std::int64_t>(ReadingRule::now);
        const auto since = reader.integer_or("since", 1);
        if (since < 1 || since > newest)
            reader.refuse("since", ErrorCode::bad_value, std::to_string(since),
                          "an edition of the reading rules, 1 to " + std::to_string(newest));
        out.since = static_cast<int>(since);
        const auto until = reader.integer_or("until", 0);
        if (until < 0 || until >= newest)
            reader.refuse("until", ErrorCode::bad_value, std::to_string(until),
                          "an edition of the reading rules before today's, 1 to " + std::to_string(newest - 1));
        out.until = static_cast<int>(until);
        each_item(reader, "only_if", false, [&](JsonReader& item) { out.only_if.push_back(condition(item)); });
        each_item(reader, "gives", false, [&](JsonReader& item) { out.gives.push_back(given(item)); });
        each_item(reader, "flags", false, [&](JsonReader& item) { out.flags.push_back(flag(item)); });
        if (reader.optional("event") != nullptr) {
            auto child = reader.child("event");
            out.event = event(child);
            if (auto good = child.finish(); !good) reader.refuse(good.error());
        }
        if (out.unchecked && !out.gives.empty())
            reader.refuse("unchecked", ErrorCode::bad_value, "a value that no check covers",
                          "\"unchecked\" in messages that give none");
        for (const auto& other : out_.messages)
            if (other.name == out.name)
                reader.refuse("name", ErrorCode::bad_value, "'" + out.name + "' twice", "a name of its own");
        if (reader.ok() && out.gives.empty() && !out.event)
            reader.refuse({}, ErrorCode::missing_field, "neither \"gives\" nor \"event\"", "at least one of them");
        out_.messages.push_back(std::move(out));
    }

    GivenValue given(JsonReader& reader) {
        GivenValue out;
        out.measurand = read_measurand(reader);
        const auto kind = metrology::kind_of(out.measurand);
        out.value = field(reader, "value");
        out.only_if = optional_condition(reader, "only_if");
        out.negative = optional_condition(reader, "negative_if");
        out.decimals = static_cast<int>(std::clamp<std::int64_t>(reader.integer_or("decimals", 0), 0, 9));
        if (reader.optional("decimals_field") != nullptr) out.decimals_field = field(reader, "decimals_field");
        if (const Json* map = reader.optional("decimals_map")) {
            if (map->members() == nullptr) {
                reader.refuse("decimals_map", ErrorCode::bad_value, std::string(map->kind_name()), "an object");
                return out;
            }
            for (const auto& [text, digits] : *map->members()) {
                const auto number = digits.number() ? base::Decimal::parse(digits.number()->digits)
                                                    : base::Result<base::Decimal>(base::Decimal(-1, 0));
                if (!number || number->scale() != 0 || number->mantissa() < 0 || number->mantissa() > 9)
                    reader.refuse("decimals_map", ErrorCode::bad_value, "'" + text + "'", "whole numbers from 0 to 9");
                else
                    out.decimals_map.emplace_back(text, static_cast<int>(number->mantissa()));
            }
        }
        if (reader.optional("multiply") != nullptr) {
            const auto number = base::Decimal::parse(reader.text("multiply"));
            if (reader.ok() && (!number || number->mantissa() == 0))
                reader.refuse("multiply", ErrorCode::bad_value, "no number", "a decimal such as \"0.1\", not zero");
            if (number) out.multiply = *number;
        }
        const auto fixed = reader.text_or("unit", "");
        if (!fixed.empty()) out.unit = read_unit(reader, "unit", fixed, kind);
        if (reader.optional("unit_field") != nullptr) {
            out.unit_field = field(reader, "unit_field");
            const Json& map = reader.any("units");
            if (map.members() == nullptr)
                reader.refuse("units", ErrorCode::bad_value, std::string(map.kind_name()), "an object");
            else
                for (const auto& [text, symbol] : *map.members())
                    out.units.emplace_back(text,
                                           read_unit(reader, "units", symbol.string() ? *symbol.string() : "", kind));
        } else if (reader.ok() && out.unit == nullptr) {
            reader.refuse({}, ErrorCode::missing_field, "neither \"unit\" nor \"unit_field\"", "the unit of the value");
        }
        if (reader.optional("resolution") != nullptr) {
            const auto step = metrology::WrittenQuantity::parse(reader.text("resolution"), kind);
            if (reader.ok() && (!step || out.unit == nullptr || step->unit().symbol != out.unit->symbol))
                reader.refuse("resolution", ErrorCode::bad_value, "not in the unit of the value",
                              "a quantity in \"unit\", such as \"0.1 N\"");
            if (step) out.resolution = step->number();
        }
        return out;
    }

    GivenFlag flag(JsonReader& reader) {
        GivenFlag out;
        if (reader.optional("field") != nullptr) out.when = condition(reader);
        const auto word = reader.text("flag");
        for (const auto known : {metrology::Flag::stable, metrology::Flag::over_range, metrology::Flag::under_range,
                                 metrology::Flag::no_value, metrology::Flag::saturated, metrology::Flag::zeroing})
            if (metrology::name(known) == word) {
                out.flag = known;
                return out;
            }
        reader.refuse("flag", ErrorCode::bad_value, "'" + word + "'",
                      "stable, over-range, under-range, no-value, saturated or zeroing");
        return out;
    }

    GivenEvent event(JsonReader& reader) {
        using Kind = metrology::DeviceEvent::Kind;
        GivenEvent out;
        const auto word = reader.text("kind");
        out.text = reader.text("text");
        constexpr std::array<std::pair<std::string_view, Kind>, 5> kinds{{{"identity", Kind::identity},
                                                                          {"restarted", Kind::restarted},
                                                                          {"accepted", Kind::accepted},
                                                                          {"refused", Kind::refused},
                                                                          {"fault", Kind::fault}}};
        for (const auto& [text, kind] : kinds)
            if (text == word) {
                out.kind = kind;
                return out;
            }
        reader.refuse("kind", ErrorCode::bad_value, "'" + word + "'",
                      "identity, restarted, accepted, refused or fault");
        return out;
    }

    void read_check() {
        auto reader = reader_.child("checksum");
        FrameCheck out;
        const auto method = reader.text("method");
        const auto written = reader.text_or("written", "hex");
        if (method == "xor") {
            out.method = FrameCheck::Method::exclusive_or;
        } else if (method == "sum") {
            out.method = FrameCheck::Method::sum;
        } else if (method == "crc16-xmodem") {
            out.method = FrameCheck::Method::crc16_xmodem;
        } else if (method == "crc16-modbus") {
            out.method = FrameCheck::Method::crc16_modbus;
        } else if (reader.ok()) {
            reader.refuse("method", ErrorCode::bad_value, "'" + method + "'", "xor, sum, crc16-xmodem or crc16-modbus");
        }
        if (written == "bytes") {
            out.written = FrameCheck::Written::bytes;
        } else if (written == "bytes-low-first") {
            out.written = FrameCheck::Written::bytes_low_first;
        } else if (written != "hex" && reader.ok()) {
            reader.refuse("written", ErrorCode::bad_value, "'" + written + "'", "hex, bytes or bytes-low-first");
        }
        out.from = static_cast<std::size_t>(std::clamp<std::int64_t>(reader.integer_or("from", 0), 0, 4096));
        out.gap = static_cast<std::size_t>(std::clamp<std::int64_t>(reader.integer_or("gap", 0), 0, 16));
        out.field = field(reader, "field");
        if (auto good = reader.finish(); !good) reader_.refuse(good.error());
        out_.check = out;
    }

    void read_commands() {
        if (const Json* commands = reader_.optional("commands")) {
            if (commands->members() == nullptr) {
                reader_.refuse("commands", ErrorCode::bad_value, std::string(commands->kind_name()), "an object");
                return;
            }
            for (const auto& [name, json] : *commands->members()) {
                const auto known = sequence::parse_command(name);
                JsonReader item(json, reader_.source(), reader_.pointer() + "/commands/" + name);
                if (!known) item.refuse({}, ErrorCode::bad_value, known.error().found, known.error().expected);
                auto command = read_command(item, name);
                command.stream = name == "start";
                if (known && sequence::value_kind(*known).has_value() != (command.unit != nullptr))
                    item.refuse("send", ErrorCode::bad_value,
                                command.unit == nullptr ? "no place for the value" : "a value that it does not take",
                                "{value:unit:digits} in orders that take a value, in no other");
                if (auto good = item.finish(); !good) reader_.refuse(good.error());
                out_.commands.push_back(std::move(command));
            }
        }
        each_item(reader_, "identification", false, [&](JsonReader& item) {
            out_.identification.push_back(
                read_command(item, "identification " + std::to_string(out_.identification.size() + 1)));
        });
        if (reader_.ok()) check_ahead();
    }

    std::optional<std::size_t> message_of(std::string_view name) const {
        for (std::size_t i = 0; i < out_.messages.size(); ++i)
            if (out_.messages[i].name == name) return i;
        return std::nullopt;
    }

    void read_ahead(JsonReader& reader, DescribedCommand& out) {
        auto child = reader.child("ahead");
        out.ahead = bytes(child, "send", true);
        const auto name = child.text("answer");
        const auto answer = message_of(name);
        if (child.ok() && !answer)
            child.refuse("answer", ErrorCode::bad_value, "there is no message '" + name + "'", "the name of a message");
        out.ahead_answer = answer.value_or(0);
        if (child.ok() && !out.name.starts_with("read-"))
            child.refuse("send", ErrorCode::bad_value, "ahead of \"" + out.name + "\"",
                         "\"ahead\" of what reads a value, such as read-now");
        if (auto good = child.finish(); !good) reader.refuse(good.error());
    }

    /// What goes ahead is known by its bytes, and asked when the port is opened too.
    void check_ahead() {
        for (const auto& command : out_.commands)
            if (!command.ahead.empty() && std::ranges::none_of(out_.identification, [&](const DescribedCommand& one) {
                    return one.before == command.ahead &&
                           std::ranges::find(one.answers, command.ahead_answer) != one.answers.end();
                }))
                reader_.refuse("identification", ErrorCode::missing_field,
                               "what goes ahead of \"" + command.name + "\" is not among them with that answer",
                               "the same question in \"identification\", with the message among its answers");
    }

    DescribedCommand read_command(JsonReader& reader, const std::string& name) {
        DescribedCommand out;
        out.name = name;
        const auto request = bytes(reader, "send", true);
        const auto open = request.find("{value:");
        const auto close = open == std::string::npos ? open : request.find('}', open);
        if (close == std::string::npos) {
            out.before = request;
        } else {
            out.before = request.substr(0, open);
            out.behind = request.substr(close + 1);
            const auto inside = request.substr(open + 7, close - open - 7);
            const auto colon = inside.rfind(':');
            const auto [end, bad] =
                std::from_chars(inside.data() + colon + 1, inside.data() + inside.size(), out.digits);
            if (colon == std::string::npos || bad != std::errc() || end != inside.data() + inside.size() ||
                out.digits < 0 || out.digits > 9)
                reader.refuse("send", ErrorCode::bad_value, "'{value:" + inside + "}'", "{value:unit:digits}");
            else
                out.unit = read_unit(reader, "send", inside.substr(0, colon), std::nullopt);
            if (reader.ok() && out.behind.empty())
                reader.refuse("send", ErrorCode::bad_value, "nothing behind the value", "what ends the request");
        }
        if (reader.optional("answer") != nullptr)
            for (const auto& answer : texts(reader, "answer")) {
                const auto found = std::find_if(out_.messages.begin(), out_.messages.end(),
                                                [&](const Message& message) { return message.name == answer; });
                if (found == out_.messages.end())
                    reader.refuse("answer", ErrorCode::bad_value, "there is no message '" + answer + "'",
                                  "names of messages");
                else
                    out.answers.push_back(static_cast<std::size_t>(found - out_.messages.begin()));
            }
        if (reader.optional("ahead") != nullptr) read_ahead(reader, out);
        out.count = static_cast<int>(std::clamp<std::int64_t>(reader.integer_or("answers", 1), 1, 100));
        out.timeout = duration(reader, "timeout", std::chrono::milliseconds(1'000));
        return out;
    }

    JsonReader& reader_;
    Description out_;
};

}  // namespace

base::Result<Description> read_description(JsonReader& reader) { return DescriptionReader(reader).read(); }

}  // namespace velocert::instruments
