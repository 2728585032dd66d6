// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/itech_frame_load.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/itech_frame_decoder.h"
#include "instruments/drivers/order_value.h"
#include "instruments/protocol/scpi.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::voltage, Measurand::current, Measurand::power};
constexpr std::array ranges{RangeInfo{Measurand::voltage, "0 V", "500 V", "0.001 V"},
                            RangeInfo{Measurand::current, "0 A", "500 A", "0.0001 A"},
                            RangeInfo{Measurand::power, "0 W", "6000 W", "0.001 W"}};
constexpr std::chrono::milliseconds answer_time{1'500};
constexpr std::array profiles{
    Profile{"it85xx", "ITECH IT8511 to IT8518", "9600 8N1", ranges, answer_time},
    Profile{"bk85xx", "BK Precision 8500 to 8526", "9600 8N1", ranges, answer_time},
};
constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"address", "0", "address set at the load, 0 to 254"},
};
constexpr std::int64_t highest_voltage = 500;
constexpr std::int64_t highest_current = 500;
constexpr std::int64_t highest_power = 6'000;
constexpr std::int64_t highest_resistance = 4'000;

base::Result<std::uint8_t> address_of(const Options& given) {
    if (auto fine = check_options(itech_frame_load, given); !fine) return base::fail(fine.error());
    const std::string text = option(itech_frame_load, given, "address");
    const auto number = parse_scpi_integer(text);
    if (!number || *number < 0 || *number > 254)
        return base::fail(ErrorCode::bad_value, "address", "'" + text + "'", "a whole number from 0 to 254");
    return static_cast<std::uint8_t>(*number);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    const auto address = address_of(given);
    if (!address) return base::fail(address.error());
    const auto frame = [&](ItechCommand command, std::uint32_t number = 0, std::size_t width = 0, int further = 0) {
        return itech_frame(*address, static_cast<std::uint8_t>(static_cast<int>(command) + further), number, width);
    };
    /// The mode, then its value in the load's own steps, then what it reads back.
    const auto set = [&](std::uint32_t mode, ItechCommand command, std::string_view unit, int digits,
                         std::int64_t most) -> base::Result<Exchange> {
        const auto text = order_value(order, unit_row(unit), digits, most);
        if (!text) return base::fail(text.error());
        const auto value = base::Decimal::parse(*text);
        const auto steps = value ? value->rescaled(digits) : value;
        if (!steps) return base::fail(steps.error());
        return Exchange{frame(ItechCommand::mode, mode, 1),
                        true,
                        answer_time,
                        {frame(command, static_cast<std::uint32_t>(steps->mantissa()), 4), frame(command, 0, 0, 1)}};
    };
    const std::string state = frame(ItechCommand::state);
    const auto input = [&](std::uint32_t on) -> base::Result<Exchange> {
        return Exchange{frame(ItechCommand::input, on, 1), true, answer_time, {state}};
    };
    return exchange_from(
        {
            {Command::set_current, [&] { return set(0, ItechCommand::current, "A", 4, highest_current); }},
            {Command::set_voltage, [&] { return set(1, ItechCommand::voltage, "V", 3, highest_voltage); }},
            {Command::set_power, [&] { return set(2, ItechCommand::power, "W", 3, highest_power); }},
            {Command::set_resistance, [&] { return set(3, ItechCommand::resistance, "ohm", 3, highest_resistance); }},
            {Command::output_on, [&] { return input(1); }},
            {Command::output_off, [&] { return input(0); }},
            {Command::read_now, state, true},
            {Command::reset, frame(ItechCommand::remote, 1, 1), true},
            {Command::stop, [&] { return input(0); }},
        },
        itech_frame_load.id, order, answer_time);
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    const auto address = address_of(given);
    if (!address) return base::fail(address.error());
    return std::make_unique<ItechFrameDecoder>(*address);
}

std::vector<Exchange> identification(const Options& given) {
    const auto address = address_of(given);
    return {
        Exchange{itech_frame(address ? *address : std::uint8_t{0}, static_cast<std::uint8_t>(ItechCommand::identity)),
                 true, answer_time}};
}

/// The question for the state at address 0, as the description prints it.
constexpr std::array<char, itech_frame_length> state_question = [] {
    std::array<char, itech_frame_length> frame{};
    frame[0] = static_cast<char>(0xAA);
    frame[2] = 0x5F;
    frame[25] = 0x09;
    return frame;
}();

}  // namespace

const Driver itech_frame_load{"itech-frame-load",
                              "Electronic load with 26-byte frames (ITECH IT85xx, BK Precision 85xx)",
                              "load",
                              measurands,
                              profiles,
                              options,
                              make_decoder,
                              exchange,
                              identification,
                              "electrical",
                              Probe{{state_question.data(), state_question.size()}, std::chrono::milliseconds(1000)},
                              true};

}  // namespace velocert::instruments
