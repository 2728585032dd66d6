// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/modbus/modbus_generic.h"

#include <array>
#include <deque>

#include "instruments/drivers/modbus/modbus_decoder.h"
#include "instruments/drivers/modbus/modbus_driver.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::ErrorCode;
using metrology::Measurand;

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"address", "1", "of the device, 1 to 247"},
    OptionInfo{"echo", modbus_echo_option.fallback, modbus_echo_option.meaning},
    OptionInfo{"function", "3", "3 for holding registers, 4 for input registers"},
    OptionInfo{"register", "0", "first register, counted from zero (40001 is 0), such as 500 or 0x01F4"},
    OptionInfo{"type", "u16", "u16, i16, sign16 (10000 and above below zero), u32, i32 or f32"},
    OptionInfo{"order", "ABCD", "of the bytes of a number in two registers: ABCD, CDAB, BADC or DCBA"},
    OptionInfo{"scale", "1", "value of one count, such as 0.01; below zero turns the sign"},
    OptionInfo{"offset", "0", "added after scaling, in the unit"},
    OptionInfo{"measurand", "torque", "what the value is, such as torque, force, mass, temperature or wind_speed"},
    OptionInfo{"unit", "", "such as N.m, N, kg, degC or m/s; the usual one of the measurand when not given"},
    OptionInfo{"timeout", "500", "milliseconds an answer may take"},
};

constexpr std::chrono::milliseconds longest_silence{2'000};
constexpr std::chrono::milliseconds usual_pause = Profile{}.pause;

/// Every measurand there is, since the options say which.
std::span<const Measurand> measurands() {
    static const std::vector<Measurand> all = [] {
        std::vector<Measurand> list;
        for (auto i = static_cast<int>(Measurand::mass); i <= static_cast<int>(Measurand::pulses); ++i)
            list.push_back(static_cast<Measurand>(i));
        return list;
    }();
    return all;
}

std::span<const Profile> profiles() {
    static std::deque<std::string> texts;
    static const std::vector<RangeInfo> ranges = [] {
        std::vector<RangeInfo> list;
        for (const auto measurand : measurands()) {
            const auto kind = metrology::kind_of(measurand);
            const auto& unit = metrology::preferred_unit(kind);
            const std::string symbol =
                unit.kind == metrology::Kind::count ? std::string() : " " + std::string(unit.symbol);
            const auto& high = texts.emplace_back("1000" + symbol);
            const auto& low = texts.emplace_back("0" + symbol);
            const auto& step = texts.emplace_back("1" + symbol);
            list.push_back({measurand, low, high, step});
        }
        return list;
    }();
    static const std::array list{
        Profile{"generic",
                "one value of any Modbus RTU device",
                "9600 8N1",
                ranges,
                longest_silence,
                false,
                usual_pause,
                {},
                true},
        Profile{"9600-8e1",
                "the same, with even parity",
                "9600 8E1",
                ranges,
                longest_silence,
                false,
                usual_pause,
                {},
                true},
        Profile{"19200-8e1",
                "the same, as the standard sets a line",
                "19200 8E1",
                ranges,
                longest_silence,
                false,
                usual_pause,
                {},
                true},
        Profile{"4800",
                "the same, as many small sensors are shipped",
                "4800 8N1",
                ranges,
                longest_silence,
                false,
                usual_pause,
                {},
                true},
    };
    return list;
}

base::Result<std::int64_t> whole(const Options& given, std::string_view name, std::int64_t low, std::int64_t high) {
    const auto value = parse_modbus_number(option(modbus_generic, given, name), low, high);
    if (!value) return base::fail(ErrorCode::bad_value, std::string(name), value.error().found, value.error().expected);
    return *value;
}

base::Result<Decimal> decimal(const Options& given, std::string_view name) {
    const std::string text = option(modbus_generic, given, name);
    const auto value = Decimal::parse(text);
    if (!value || value->scale() > 9 || value->mantissa() > 1'000'000'000 || value->mantissa() < -1'000'000'000)
        return base::fail(ErrorCode::bad_value, std::string(name), "'" + text + "'",
                          "a decimal number of at most nine digits");
    return *value;
}

base::Result<ModbusMap> map_for(const Options& given) {
    if (auto fine = check_options(modbus_generic, given); !fine) return base::fail(fine.error());
    ModbusMap map;
    map.id = "generic";
    const auto address = whole(given, "address", 1, 247);
    if (!address) return base::fail(address.error());
    map.address = static_cast<int>(*address);
    const auto timeout = whole(given, "timeout", 20, 10'000);
    if (!timeout) return base::fail(timeout.error());
    map.timeout = std::chrono::milliseconds(*timeout);
    if (const auto echo = option(modbus_generic, given, "echo"); echo != "yes" && echo != "no")
        return base::fail(ErrorCode::bad_value, "echo", "'" + echo + "'", "yes or no");

    ModbusValue value;
    const auto function = whole(given, "function", 3, 4);
    if (!function) return base::fail(function.error());
    value.function = static_cast<std::uint8_t>(*function);
    const auto number = whole(given, "register", 0, 0xFFFE);
    if (!number) return base::fail(number.error());
    value.number = static_cast<std::uint16_t>(*number);
    const auto type = parse_modbus_type(option(modbus_generic, given, "type"));
    if (!type) return base::fail(type.error());
    value.type = *type;
    const auto order = parse_word_order(option(modbus_generic, given, "order"));
    if (!order) return base::fail(order.error());
    map.order = *order;
    const auto scale = decimal(given, "scale");
    if (!scale) return base::fail(scale.error());
    if (scale->mantissa() == 0) return base::fail(ErrorCode::bad_value, "scale", "'0'", "another number");
    value.scale = scale->normalized();
    const auto offset = decimal(given, "offset");
    if (!offset) return base::fail(offset.error());
    value.offset = offset->normalized();
    const auto measurand = metrology::parse_measurand(option(modbus_generic, given, "measurand"));
    if (!measurand) return base::fail(measurand.error());
    value.measurand = *measurand;
    const auto kind = metrology::kind_of(*measurand);
    const std::string symbol = option(modbus_generic, given, "unit");
    value.unit = symbol.empty() ? &metrology::preferred_unit(kind) : nullptr;
    for (const auto& row : metrology::units())
        if (row.kind == kind && row.symbol == symbol) value.unit = &row;
    if (value.unit == nullptr)
        return base::fail(ErrorCode::wrong_unit, "unit", "'" + symbol + "'",
                          "a unit of " + std::string(metrology::name(kind)) + ", such as " +
                              std::string(metrology::preferred_unit(kind).symbol));
    map.polls.push_back({value.function, value.number, static_cast<std::uint16_t>(registers_of(value.type))});
    map.values.push_back(std::move(value));
    return map;
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    auto map = map_for(given);
    if (!map) return base::fail(map.error());
    return std::make_unique<ModbusDecoder>(std::move(*map), option(modbus_generic, given, "echo") == "yes");
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto map = map_for(given);
    if (!map) return base::fail(map.error());
    return modbus_exchange(*map, modbus_generic.id, order);
}

std::vector<Exchange> identification(const Options& given) {
    const auto map = map_for(given);
    if (!map) return {};
    return modbus_identification(*map);
}

bool answer_complete(const Options& given, std::span<const std::uint8_t> request,
                     std::span<const std::uint8_t> answer) {
    return modbus_answer_complete(request, answer, option(modbus_generic, given, "echo") == "yes");
}

// Register 0 of device 1: whoever does not understand it takes it for noise.
constexpr std::string_view question{"\x01\x03\x00\x00\x00\x01\x84\x0A", 8};

}  // namespace

const Driver modbus_generic{"modbus",
                            "Any Modbus RTU device: one value, described by options (register, type, unit)",
                            "modbus-device",
                            measurands(),
                            profiles(),
                            options,
                            make_decoder,
                            exchange,
                            identification,
                            "modbus",
                            Probe{question, std::chrono::milliseconds(500)},
                            false,
                            answer_complete};

}  // namespace velocert::instruments
