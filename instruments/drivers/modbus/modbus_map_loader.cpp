// SPDX-License-Identifier: GPL-3.0-or-later
// Instrument files: what a maker's register table says, as JSON.
#include <algorithm>

#include "core/metrology/quantity.h"
#include "instruments/drivers/instrument_file.h"
#include "instruments/drivers/modbus/modbus_driver.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::ErrorCode;
using base::Json;
using base::JsonReader;

/// A whole number, written as JSON number or as text in base 16 ("0x01F4").
std::int64_t number(JsonReader& reader, std::string_view key, std::int64_t low, std::int64_t high) {
    const Json& given = reader.any(key);
    if (!reader.ok()) return low;
    const std::string text = given.number() != nullptr   ? given.number()->digits
                             : given.string() != nullptr ? *given.string()
                                                         : std::string();
    const auto value = parse_modbus_number(text, low, high);
    if (value) return *value;
    reader.refuse(key, ErrorCode::bad_value, text.empty() ? std::string(given.kind_name()) : "'" + text + "'",
                  value.error().expected);
    return low;
}

std::int64_t number_or(JsonReader& reader, std::string_view key, std::int64_t fallback, std::int64_t low,
                       std::int64_t high) {
    return reader.optional(key) == nullptr ? fallback : number(reader, key, low, high);
}

Decimal decimal_or(JsonReader& reader, std::string_view key, const Decimal& fallback) {
    const std::string text = reader.text_or(key, {});
    if (text.empty()) return fallback;
    const auto value = Decimal::parse(text);
    if (value && value->scale() <= 9 && value->mantissa() <= 1'000'000'000 && value->mantissa() >= -1'000'000'000)
        return *value;
    reader.refuse(key, ErrorCode::bad_value, "'" + text + "'", "a decimal number of at most nine digits, as text");
    return fallback;
}

template <typename T, typename Parse>
T word_or(JsonReader& reader, std::string_view key, T fallback, Parse parse) {
    const std::string text = reader.text_or(key, {});
    if (text.empty()) return fallback;
    const auto value = parse(text);
    if (value) return *value;
    reader.refuse(key, ErrorCode::bad_value, value.error().found, value.error().expected);
    return fallback;
}

const metrology::Unit* unit(JsonReader& reader, metrology::Kind kind) {
    const std::string symbol = reader.text("unit");
    return reader.ok() ? read_unit(reader, "unit", symbol, kind) : nullptr;
}

std::uint8_t function(JsonReader& reader, bool writes) {
    const auto code = static_cast<std::uint8_t>(number(reader, "function", 1, 16));
    const bool known = writes ? modbus_writes(code) && code != modbus_function::write_coils : modbus_reads(code);
    if (reader.ok() && !known)
        reader.refuse("function", ErrorCode::bad_value, std::to_string(code), writes ? "5, 6 or 16" : "1, 2, 3 or 4");
    return code;
}

std::uint16_t place(JsonReader& reader, std::string_view key = "register") {
    return static_cast<std::uint16_t>(number(reader, key, 0, 0xFFFF));
}

ModbusType type(JsonReader& reader) { return word_or(reader, "type", ModbusType::u16, parse_modbus_type); }

std::vector<std::uint32_t> codes(JsonReader& reader, std::string_view key) {
    std::vector<std::uint32_t> out;
    const Json* list = reader.optional(key);
    if (list == nullptr) return out;
    for (const auto& entry : list->items() != nullptr ? *list->items() : Json::Array{}) {
        const auto code =
            parse_modbus_number(entry.string() != nullptr ? *entry.string() : std::string(), 0, 0xFFFFFFFF);
        if (code)
            out.push_back(static_cast<std::uint32_t>(*code));
        else
            reader.refuse(key, ErrorCode::bad_value, code.error().found, "texts such as \"0x7FFF\"");
    }
    return out;
}

ModbusPoll read_poll(JsonReader& reader) {
    ModbusPoll poll;
    poll.function = function(reader, false);
    poll.start = place(reader, "start");
    poll.count = static_cast<std::uint16_t>(number(reader, "count", 1, modbus_most(poll.function)));
    return poll;
}

ModbusValue read_value(JsonReader& reader, ModbusDriver& owner, std::vector<RangeInfo>& ranges) {
    ModbusValue value;
    value.measurand = read_measurand(reader);
    value.function = static_cast<std::uint8_t>(number_or(reader, "function", modbus_function::read_holding, 3, 4));
    value.number = place(reader);
    value.type = type(reader);
    if (reader.optional("order") != nullptr) value.order = word_or(reader, "order", WordOrder::abcd, parse_word_order);
    value.scale = decimal_or(reader, "scale", Decimal(1, 0));
    value.offset = decimal_or(reader, "offset", Decimal());
    value.times = reader.text_or("times", {});
    value.unit = unit(reader, metrology::kind_of(value.measurand));
    value.no_value = codes(reader, "no_value");
    value.over = codes(reader, "over");
    value.under = codes(reader, "under");
    if (reader.optional("over_from") != nullptr)
        value.over_from = static_cast<std::uint32_t>(number(reader, "over_from", 1, 0xFFFFFFFF));
    if (reader.optional("under_to") != nullptr)
        value.under_to = static_cast<std::uint32_t>(number(reader, "under_to", 0, 0xFFFFFFFE));
    if ((value.over_from || value.under_to) && value.type != ModbusType::u16 && value.type != ModbusType::u32)
        reader.refuse("type", ErrorCode::bad_value, "counts that may be below zero",
                      "u16 or u32 with \"over_from\" and \"under_to\"");
    if (reader.optional("highest") != nullptr)
        value.highest = static_cast<std::uint32_t>(number(reader, "highest", 0, 0xFFFFFFFF));
    ranges.push_back(read_range(reader, value.measurand, owner));
    const auto step = metrology::WrittenQuantity::parse(ranges.back().resolution);
    if (step && value.type == ModbusType::f32 && value.unit != nullptr && step->unit().symbol == value.unit->symbol)
        value.step = step->number();
    return value;
}

ModbusStatus read_status(JsonReader& reader) {
    ModbusStatus status;
    status.function = function(reader, false);
    status.number = place(reader);
    if (modbus_reads_registers(status.function) && reader.optional("mask") != nullptr) {
        // A code in some of the bits.
        status.mask = static_cast<unsigned>(number(reader, "mask", 1, 0xFFFF));
        status.equals = static_cast<unsigned>(number(reader, "equals", 0, 0xFFFF));
        if ((status.equals & ~status.mask) != 0)
            reader.refuse("equals", ErrorCode::bad_value, std::to_string(status.equals),
                          "a number with no other bits than those of \"mask\"");
    } else {
        if (modbus_reads_registers(status.function))
            status.mask = 1U << static_cast<unsigned>(number(reader, "bit", 0, 15));
        status.equals = reader.flag_or("when", true) ? status.mask : 0U;
    }
    status.fault = reader.text_or("fault", {});
    const std::string flag = reader.text_or("flag", {});
    using metrology::Flag;
    for (const auto known : {Flag::stable, Flag::over_range, Flag::under_range, Flag::saturated, Flag::no_value})
        if (metrology::name(known) == flag) status.flags.add(known);
    if (status.flags.empty() && status.fault.empty())
        reader.refuse({}, ErrorCode::bad_value, flag.empty() ? "neither flag nor fault" : "'" + flag + "'",
                      "\"flag\": stable, over-range, under-range, saturated or no-value, or a \"fault\" in words");
    return status;
}

ModbusAction read_action(JsonReader& reader) {
    ModbusAction action;
    if (reader.optional("command") == nullptr)
        reader.refuse({}, ErrorCode::missing_field, "\"command\" is missing", "stop, output-on, set-current ...");
    action.command = word_or(reader, "command", sequence::Command::stop, sequence::parse_command);
    if (const auto kind = sequence::value_kind(action.command)) {
        action.unit = unit(reader, *kind);
        action.digits = static_cast<int>(number(reader, "digits", 0, 9));
        action.most = number(reader, "most", 1, 1'000'000'000);
        action.scale = decimal_or(reader, "scale", Decimal(1, 0));
        if (action.scale.normalized().mantissa() != 1)
            reader.refuse("scale", ErrorCode::bad_value, action.scale.text(), "1, 0.1, 0.01 or so");
    }
    each_item(reader, "writes", true, [&](JsonReader& item) {
        ModbusWrite write;
        write.function = function(item, true);
        write.number = place(item);
        write.type = type(item);
        if (item.optional("value") != nullptr) {
            write.value = Decimal(number(item, "value", 0, 0xFFFF), 0);
        } else if (action.unit == nullptr || write.function == modbus_function::write_coil) {
            item.refuse({}, ErrorCode::missing_field, "\"value\" is missing", "the value that is written");
        }
        if (write.function == modbus_function::write_register && registers_of(write.type) != 1)
            item.refuse("function", ErrorCode::bad_value, "6", "16 for a number in two registers");
        action.writes.push_back(write);
    });
    if (reader.optional("read_back") != nullptr) {
        JsonReader item = reader.child("read_back");
        ModbusReadBack back;
        back.function = function(item, false);
        back.number = place(item);
        back.type = type(item);
        if (item.optional("expect") != nullptr)
            back.expect = Decimal(number(item, "expect", 0, 0xFFFF), 0);
        else if (action.unit == nullptr)
            item.refuse({}, ErrorCode::missing_field, "\"expect\" is missing", "what must be read");
        if (auto good = item.finish(); !good) reader.refuse(good.error());
        action.read_back = back;
    }
    return action;
}

/// What cannot be told apart on the wire must not be asked in one device: a late answer would get another's name.
void check_polls(JsonReader& reader, const ModbusMap& map) {
    for (std::size_t i = 0; i < map.polls.size(); ++i)
        for (std::size_t k = i + 1; k < map.polls.size(); ++k)
            if (map.polls[i].function == map.polls[k].function && map.polls[i].count == map.polls[k].count)
                reader.refuse("polls", ErrorCode::bad_value,
                              "two polls with the same function and count: their answers cannot be told apart",
                              "one poll for all, or different counts");
    for (const auto& value : map.values) {
        const bool polled = std::any_of(map.polls.begin(), map.polls.end(), [&](const ModbusPoll& poll) {
            return poll.brings(value.function, value.number, registers_of(value.type));
        });
        if (!polled)
            reader.refuse("values", ErrorCode::bad_value,
                          "no poll brings the " + std::string(metrology::name(value.measurand)) + " at register " +
                              std::to_string(value.number),
                          "\"polls\" that cover every value");
    }
}

void read_profile(JsonReader& reader, ModbusDriver& owner) {
    ModbusMap map;
    Profile profile = read_profile_head(reader, owner);
    profile.accuracy_class = owner.keep(reader.text_or("class", ""));
    map.id = profile.id;
    map.address = static_cast<int>(number_or(reader, "address", 1, 1, 247));
    map.order = word_or(reader, "order", WordOrder::abcd, parse_word_order);
    map.timeout = std::chrono::milliseconds(number_or(reader, "timeout_ms", 500, 20, 10'000));
    static_cast<void>(reader.text_or("note", {}));  // for people
    each_item(reader, "polls", true, [&](JsonReader& item) { map.polls.push_back(read_poll(item)); });
    auto& ranges = owner.ranges.emplace_back();
    each_item(reader, "values", true, [&](JsonReader& item) { map.values.push_back(read_value(item, owner, ranges)); });
    each_item(reader, "status", false, [&](JsonReader& item) { map.status.push_back(read_status(item)); });
    each_item(reader, "actions", false, [&](JsonReader& item) { map.actions.push_back(read_action(item)); });
    if (reader.optional("identity") != nullptr) {
        JsonReader item = reader.child("identity");
        ModbusIdentity identity;
        identity.function = function(item, false);
        identity.number = place(item);
        identity.count = static_cast<std::uint16_t>(number_or(item, "count", 1, 1, 2));
        identity.maker = item.text_or("maker", {});
        if (item.optional("simulated") != nullptr) identity.simulated = place(item, "simulated");
        if (auto good = item.finish(); !good) reader.refuse(good.error());
        map.identity = identity;
    }
    if (reader.ok()) check_polls(reader, map);
    // What says whether a value counts is asked for in front of it.
    std::stable_partition(map.polls.begin(), map.polls.end(),
                          [&](const ModbusPoll& poll) { return modbus_only_status(map, poll); });
    profile.ranges = ranges;
    // Until then a poll and its repetitions are over.
    profile.longest_silence = 4 * map.timeout * static_cast<int>(std::max<std::size_t>(map.polls.size(), 1));
    owner.profiles.push_back(profile);
    owner.maps.push_back(std::move(map));
}

void read_options(JsonReader& reader, ModbusDriver& owner) {
    owner.options = {profile_option,     settings_option,     modbus_address_option,
                     modbus_echo_option, modbus_order_option, modbus_timeout_option};
    each_item(reader, "options", false, [&](JsonReader& item) {
        const auto name = owner.keep(item.text("name"));
        const auto fallback = owner.keep(item.text("fallback"));
        owner.options.push_back({name, fallback, owner.keep(item.text("meaning"))});
    });
}

void check_driver(JsonReader& reader, const ModbusDriver& owner) {
    const auto stops = [](const ModbusMap& map) {
        return std::any_of(map.actions.begin(), map.actions.end(), [](const ModbusAction& action) {
            return action.command == sequence::Command::stop && action.read_back;
        });
    };
    if (owner.driver.energises && !std::all_of(owner.maps.begin(), owner.maps.end(), stops))
        reader.refuse("energises", ErrorCode::missing_field, "no action \"stop\" with a read-back",
                      "one in each profile of an instrument that can put power on something");
    for (const auto& map : owner.maps)
        for (const auto& value : map.values)
            if (!value.times.empty() && std::none_of(owner.options.begin(), owner.options.end(),
                                                     [&](const OptionInfo& row) { return row.name == value.times; }))
                reader.refuse("profiles", ErrorCode::not_found, "no option '" + value.times + "'",
                              "an entry of \"options\" for each \"times\"");
}

}  // namespace

base::Result<std::unique_ptr<LoadedDriver>> load_modbus_driver(const Json& json, std::string source) {
    auto owner = std::make_unique<ModbusDriver>();
    JsonReader reader(json, std::move(source));
    read_head(reader, *owner, "modbus");
    if (const std::string protocol = reader.text("protocol"); reader.ok() && protocol != "modbus")
        reader.refuse("protocol", ErrorCode::bad_value, "'" + protocol + "'", "\"modbus\"");
    static_cast<void>(reader.text_or("source", {}));  // for people: where the figures come from
    read_options(reader, *owner);
    each_item(reader, "profiles", true, [&](JsonReader& item) { read_profile(item, *owner); });
    if (reader.ok()) check_driver(reader, *owner);
    if (auto good = reader.finish(); !good) return base::fail(good.error());
    for (const auto& map : owner->maps)
        for (const auto& value : map.values)
            if (std::find(owner->measurands.begin(), owner->measurands.end(), value.measurand) ==
                owner->measurands.end())
                owner->measurands.push_back(value.measurand);
    owner->complete();
    // Everything that could still be wrong together is tried once.
    if (auto decoder = owner->driver.make_decoder({}); !decoder) return base::fail(decoder.error());
    return std::unique_ptr<LoadedDriver>(std::move(owner));
}

}  // namespace velocert::instruments
