// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/xk3190.h"

#include <array>
#include <string>

#include "instruments/drivers/balances/xk3190_decoders.h"
#include "instruments/drivers/command_table.h"

namespace velocert::instruments {
namespace {

using base::ErrorCode;
using base::Result;
using metrology::Measurand;
using sequence::Command;
using std::chrono::milliseconds;

constexpr std::array measurands{Measurand::mass};
constexpr std::array ranges{RangeInfo{Measurand::mass, "0 kg", "999999 kg", "0.0001 kg"}};
constexpr milliseconds silence{2'000};
constexpr milliseconds command_time{1'000};

constexpr std::array profiles{
    Profile{"continuous", "continuous sending with check digits", "9600 8N1", ranges, silence, true},
    Profile{"reversed", "continuous sending, \"=\" and the display from its end", "9600 8N1", ranges, silence, true},
    Profile{"forward", "continuous sending, \"=\" and the display from its beginning", "9600 8N1", ranges, silence,
            true},
    Profile{"command", "asked by address (command mode)", "9600 8N1", ranges, silence},
    Profile{"a12e", "A12(E) platform, W lines", "9600 8N1", ranges, silence, true},
};

constexpr std::array options{
    profile_option,
    settings_option,
    step_option,
    OptionInfo{"unit", "kg", "what the indicator shows, as its frames do not tell: kg, g or t"},
    OptionInfo{"capacity", "", "largest load such as 150 kg; what is shown beyond it counts as out of range"},
    OptionInfo{"rest", "10", "values in a row within one step that make a weight stable, 2 to 100; 0: none is"},
    OptionInfo{"address", "A", "A to Z, in command mode"},
    OptionInfo{"weight", "gross", "gross or net, in command mode"},
};

Result<IndicatorSettings> settings_from(const Options& given) {
    if (auto fine = check_options(xk3190, given); !fine) return base::fail(fine.error());
    const auto refuse = [&](const char* name, std::string expected) {
        return base::fail(ErrorCode::bad_value, name, "'" + option(xk3190, given, name) + "'", std::move(expected));
    };
    IndicatorSettings out;
    const std::string unit = option(xk3190, given, "unit");
    if (unit != "kg" && unit != "g" && unit != "t") return refuse("unit", "kg, g or t");
    out.unit = unit_row(unit).symbol;
    auto step = display_step(option(xk3190, given, "step"));
    if (!step) return base::fail(step.error());
    out.step = *step;
    auto capacity = display_step(option(xk3190, given, "capacity"));
    if (!capacity) return refuse("capacity", "a mass greater than zero, such as 150 kg");
    out.capacity = *capacity;
    const auto rest = base::Decimal::parse(option(xk3190, given, "rest"));
    if (!rest || rest->scale() != 0 || rest->mantissa() < 0 || rest->mantissa() == 1 ||
        rest->mantissa() > static_cast<std::int64_t>(RestWindow::longest))
        return refuse("rest", "0, or 2 to 100");
    out.rest_values = static_cast<std::size_t>(rest->mantissa());
    const std::string address = option(xk3190, given, "address");
    if (address.size() != 1 || address[0] < 'A' || address[0] > 'Z') return refuse("address", "A to Z");
    const std::string weight = option(xk3190, given, "weight");
    if (weight != "gross" && weight != "net") return refuse("weight", "gross or net");
    return out;
}

Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    const auto settings = settings_from(given);
    if (!settings) return base::fail(settings.error());
    const std::string_view profile = profile_of(xk3190, given).id;
    if (profile == "reversed" || profile == "forward")
        return std::make_unique<Xk3190EqualsDecoder>(*settings, profile == "reversed");
    if (profile == "command")
        return std::make_unique<Xk3190CommandDecoder>(*settings, option(xk3190, given, "address").front());
    if (profile == "a12e") return std::make_unique<Xk3190PlatformDecoder>(*settings);
    return std::make_unique<Xk3190ContinuousDecoder>(*settings);
}

/// What it weighs, asked at the address it leaves the factory with: the question(address, weight) of command mode.
constexpr std::string_view gross_of_first =
    "\x02"
    "AB03"
    "\x03";

/// STX, address, command, their exclusive or as two hexadecimal digits, ETX.
std::string question(char address, char command) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto sum = static_cast<unsigned>(address ^ command);
    return {'\x02', address, command, digits[sum >> 4U], digits[sum & 0x0FU], '\x03'};
}

Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = settings_from(given); !fine) return base::fail(fine.error());
    if (profile_of(xk3190, given).listens_only) return listening_exchange(xk3190.id, order, silence, scale_listens);
    const char address = option(xk3190, given, "address").front();
    const std::string handshake = question(address, 'A');
    const std::string weight = question(address, option(xk3190, given, "weight") == "net" ? 'D' : 'B');
    // There is no command for zero, which is set at the key: that the indicator is there is all that can be asked. The
    // zero check of a weighing tells whether it was set. Nothing streams, so there is nothing to stop.
    const CommandTable table{
        {Command::zero, handshake, true},
        {Command::read_stable, weight, false, silence},
        {Command::read_now, weight, false, silence},
        {Command::stop, handshake},
        {Command::reset, handshake},
    };
    return exchange_from(table, xk3190.id, order, command_time);
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver xk3190{"xk3190",
                    "Weighing indicator XK3190 (Yaohua A9, A12, A26, DS3 and others built like them)",
                    "balance",
                    measurands,
                    profiles,
                    options,
                    make_decoder,
                    exchange,
                    identification,
                    "balances",
                    Probe{gross_of_first, milliseconds(200)},
                    false};

}  // namespace velocert::instruments
