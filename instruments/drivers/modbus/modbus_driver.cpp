// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/modbus/modbus_driver.h"

#include <algorithm>
#include <charconv>

#include "instruments/drivers/modbus/modbus_decoder.h"
#include "instruments/drivers/order_value.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {
namespace {

using base::Decimal;
using base::ErrorCode;
using sequence::Command;

constexpr int retries = 2;

std::string poll_bytes(const ModbusMap& map, const ModbusPoll& poll) {
    return modbus_read(static_cast<std::uint8_t>(map.address), poll.function, poll.start, poll.count);
}

/// All polls of the map, one after the other.
Exchange reading(const ModbusMap& map) {
    Exchange out{poll_bytes(map, map.polls.front()), true, map.timeout};
    for (std::size_t i = 1; i < map.polls.size(); ++i) out.then.push_back(poll_bytes(map, map.polls[i]));
    out.retries = retries;
    if (const auto other = modbus_in_step(map)) out.in_step = poll_bytes(map, *other);
    return out;
}

base::Result<std::string> write_bytes(const ModbusMap& map, const ModbusAction& action, const ModbusWrite& write,
                                      const std::optional<Decimal>& ordered) {
    const auto address = static_cast<std::uint8_t>(map.address);
    if (write.function == modbus_function::write_coil)
        return modbus_write_coil(address, write.number, write.value && write.value->mantissa() != 0);
    Decimal raw = write.value.value_or(Decimal());
    if (!write.value) {
        if (!ordered)
            return base::fail(ErrorCode::missing_field, std::string(sequence::name(action.command)), "no value",
                              "a value");
        raw = *ordered;
    }
    const auto wire = modbus_wire(raw, write.type, map.order);
    if (!wire) return base::fail(wire.error());
    if (write.function == modbus_function::write_register)
        return modbus_write_register(address, write.number,
                                     static_cast<std::uint16_t>(((*wire)[0] << 8U) | (*wire)[1]));
    return modbus_write_registers(address, write.number, *wire);
}

base::Result<Exchange> doing(const ModbusMap& map, const ModbusAction& action, const sequence::Order& order) {
    std::optional<Decimal> ordered;
    if (action.unit != nullptr) {
        const auto text = order_value(order, *action.unit, action.digits, action.most);
        if (!text) return base::fail(text.error());
        const auto number = Decimal::parse(*text);
        if (!number) return base::fail(number.error());
        // register = value / scale; the scale is one, or a power of ten below it.
        ordered = *number;
        const Decimal scale = action.scale.normalized();
        if (scale != Decimal(1, 0)) {
            std::int64_t factor = 1;
            for (int i = 0; i < scale.scale(); ++i) factor *= 10;
            const auto raised = modbus_scaled(*number, Decimal(factor, 0), Decimal());
            if (!raised || raised->normalized().scale() != 0)
                return base::fail(ErrorCode::bad_value, std::string(sequence::name(order.command)), *text,
                                  "a multiple of " + scale.text() + ' ' + std::string(action.unit->symbol));
            ordered = raised->normalized();
        }
    }
    Exchange out{{}, true, map.timeout};
    const auto add = [&](std::string bytes) {
        if (out.request.empty())
            out.request = std::move(bytes);
        else
            out.then.push_back(std::move(bytes));
    };
    for (const auto& write : action.writes) {
        auto bytes = write_bytes(map, action, write, ordered);
        if (!bytes) return base::fail(bytes.error());
        add(std::move(*bytes));
    }
    if (const auto& back = action.read_back)
        add(modbus_read(static_cast<std::uint8_t>(map.address), back->function, back->number,
                        modbus_reads_bits(back->function) ? std::uint16_t{1}
                                                          : static_cast<std::uint16_t>(registers_of(back->type))));
    return out;
}

/// A request of which no byte is a letter, digit or sign, so that no instrument that is operated by characters takes
/// part of it for a command; the poll itself when there is none. It brings the first value at least.
std::string quiet_question(const ModbusMap& map) {
    const auto& value = map.values.front();
    const auto brings = [&](const ModbusPoll& poll) {
        return poll.brings(value.function, value.number, registers_of(value.type));
    };
    const auto& poll = *std::find_if(map.polls.begin(), map.polls.end(), brings);
    const auto printable = [](char c) { return c >= ' ' && c <= '~'; };
    for (std::size_t count = value.number - poll.start + registers_of(value.type); count <= poll.count; ++count) {
        auto bytes = modbus_read(static_cast<std::uint8_t>(map.address), poll.function, poll.start,
                                 static_cast<std::uint16_t>(count));
        if (std::none_of(bytes.begin(), bytes.end(), printable)) return bytes;
    }
    return poll_bytes(map, poll);
}

}  // namespace

bool modbus_only_status(const ModbusMap& map, const ModbusPoll& poll) {
    return std::ranges::any_of(map.status,
                               [&](const ModbusStatus& status) {
                                   return !status.flags.empty() && poll.brings(status.function, status.number);
                               }) &&
           std::ranges::none_of(map.values,
                                [&](const ModbusValue& value) { return poll.brings(value.function, value.number); });
}

std::optional<ModbusPoll> modbus_in_step(const ModbusMap& map) {
    const auto first = std::find_if(map.polls.begin(), map.polls.end(),
                                    [](const auto& poll) { return modbus_reads_registers(poll.function); });
    if (first == map.polls.end()) return std::nullopt;
    const auto taken = [&](std::uint16_t count) {
        return std::any_of(map.polls.begin(), map.polls.end(),
                           [&](const auto& poll) { return poll.function == first->function && poll.count == count; });
    };
    ModbusPoll out = *first;
    out.count = 1;
    while (taken(out.count)) ++out.count;
    // Its last registers, where they are enough.
    if (out.count < first->count) out.start = static_cast<std::uint16_t>(first->start + first->count - out.count);
    return out;
}

std::vector<Exchange> modbus_identification(const ModbusMap& map) {
    // Whether anything answers at all; whoever asks repeats it.
    std::vector<Exchange> out{reading(map)};
    out.front().retries = 0;
    const auto ask = [&](std::uint8_t function, std::uint16_t number, std::uint16_t count) {
        return Exchange{modbus_read(static_cast<std::uint8_t>(map.address), function, number, count), true,
                        map.timeout};
    };
    if (const auto& identity = map.identity) out.push_back(ask(identity->function, identity->number, identity->count));
    if (!map.identity || !map.identity->simulated) {
        out.push_back(ask(modbus_function::read_holding, modbus_virtual_mark, modbus_virtual_count));
        out.back().timeout = std::min(out.back().timeout, std::chrono::milliseconds(250));
    }
    return out;
}

base::Result<std::int64_t> parse_modbus_number(std::string_view text, std::int64_t low, std::int64_t high) {
    const bool hex = text.starts_with("0x") || text.starts_with("0X");
    const std::string_view digits = hex ? text.substr(2) : text;
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size() || value < low || value > high)
        return base::fail(
            ErrorCode::bad_value, {}, "'" + std::string(text) + "'",
            "a whole number from " + std::to_string(low) + " to " + std::to_string(high) + ", such as 500 or 0x01F4");
    return value;
}

base::Result<Exchange> modbus_exchange(const ModbusMap& map, std::string_view driver, const sequence::Order& order) {
    if (auto fine = sequence::check(order); !fine) return base::fail(fine.error());
    for (const auto& action : map.actions)
        if (action.command == order.command) return doing(map, action, order);
    // One that has nothing to be stopped is asked for its values: that harms nothing and is answered.
    if (order.command == Command::read_now || order.command == Command::stop) return reading(map);
    std::string known;
    for (const auto& action : map.actions) known += std::string(sequence::name(action.command)) + ", ";
    return base::fail(no_such_command(driver, order, known + "read-now or stop"));
}

base::Result<ModbusMap> ModbusDriver::map_for(const Options& given) const {
    if (auto fine = check_options(driver, given); !fine) return base::fail(fine.error());
    ModbusMap map = maps.front();
    for (const auto& other : maps)
        if (other.id == profile_of(driver, given).id) map = other;
    if (const auto address = option(driver, given, "address"); !address.empty()) {
        const auto number = parse_modbus_number(address, 1, 247);
        if (!number) return base::fail(ErrorCode::bad_value, "address", number.error().found, number.error().expected);
        map.address = static_cast<int>(*number);
    }
    if (const auto time = option(driver, given, "timeout"); !time.empty()) {
        const auto number = parse_modbus_number(time, 20, 10'000);
        if (!number) return base::fail(ErrorCode::bad_value, "timeout", number.error().found, number.error().expected);
        map.timeout = std::chrono::milliseconds(*number);
    }
    if (const auto word = option(driver, given, "order"); !word.empty()) {
        const auto order = parse_word_order(word);
        if (!order) return base::fail(order.error());
        map.order = *order;
        for (auto& value : map.values) value.order.reset();
    }
    if (const auto echo = option(driver, given, "echo"); echo != "yes" && echo != "no")
        return base::fail(ErrorCode::bad_value, "echo", "'" + echo + "'", "yes or no");
    for (auto& value : map.values) {
        if (value.times.empty()) continue;
        const auto text = option(driver, given, value.times);
        const auto number = Decimal::parse(text);
        const auto scale = number ? modbus_scaled(value.scale, *number, Decimal()) : std::nullopt;
        const auto offset = number ? modbus_scaled(value.offset, *number, Decimal()) : std::nullopt;
        if (!number || number->mantissa() <= 0 || !scale || !offset)
            return base::fail(ErrorCode::bad_value, value.times, "'" + text + "'", "a decimal number above zero");
        value.scale = scale->normalized();
        value.offset = offset->normalized();
    }
    return map;
}

void ModbusDriver::complete() {
    driver.by_edition = true;
    driver.measurands = measurands;
    driver.profiles = profiles;
    driver.options = options;
    driver.make_decoder = [this](const Options& given) -> base::Result<std::unique_ptr<metrology::Decoder>> {
        Options own = given;
        const auto rule = reads_by_edition(driver) ? take_reading_rule(own) : ReadingRule::now;
        auto map = map_for(own);
        if (!map) return base::fail(map.error());
        map->before_fifth = rule < ReadingRule::fifth;
        if (map->before_fifth)
            for (auto& value : map->values) {
                value.over_from.reset();
                value.under_to.reset();
                value.step.reset();
            }
        return std::make_unique<ModbusDecoder>(std::move(*map), option(driver, own, "echo") == "yes");
    };
    driver.exchange = [this](const sequence::Order& order, const Options& given) -> base::Result<Exchange> {
        const auto map = map_for(given);
        if (!map) return base::fail(map.error());
        return modbus_exchange(*map, driver.id, order);
    };
    driver.identification = [this](const Options& given) -> std::vector<Exchange> {
        const auto map = map_for(given);
        if (!map) return {};
        return modbus_identification(*map);
    };
    driver.answer_complete = [this](const Options& given, std::span<const std::uint8_t> request,
                                    std::span<const std::uint8_t> answer) {
        return modbus_answer_complete(request, answer, option(driver, given, "echo") == "yes");
    };
    driver.probe = {keep(quiet_question(maps.front())), maps.front().timeout};
}

}  // namespace velocert::instruments
