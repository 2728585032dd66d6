// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/toledo_continuous.h"

#include <array>

#include "instruments/drivers/balances/toledo_decoder.h"
#include "instruments/drivers/command_table.h"

namespace velocert::instruments {
namespace {

using metrology::Measurand;
using std::chrono::milliseconds;

constexpr std::array measurands{Measurand::mass};
constexpr std::array ranges{RangeInfo{Measurand::mass, "0 kg", "999999 kg", "0.00001 kg"}};
constexpr milliseconds silence{2'000};

// The parity of a line with seven data bits is the port's affair: choose 4800 7E1 as line settings.
constexpr std::array profiles{
    Profile{"checksum", "with check byte (18 bytes)", "9600 8N1", ranges, silence, true},
    Profile{"plain", "without check byte (17 bytes)", "9600 8N1", ranges, silence, true},
};

constexpr std::array options{profile_option, settings_option, step_option};

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    if (auto fine = check_options(toledo_continuous, given); !fine) return base::fail(fine.error());
    const auto step = display_step(option(toledo_continuous, given, "step"));
    if (!step) return base::fail(step.error());
    return std::make_unique<ToledoDecoder>(profile_of(toledo_continuous, given).id == "checksum", *step);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = check_options(toledo_continuous, given); !fine) return base::fail(fine.error());
    return listening_exchange(toledo_continuous.id, order, silence, scale_listens);
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver toledo_continuous{"toledo-continuous",
                               "Terminal with Toledo continuous output (Mettler-Toledo and others built like it)",
                               "balance",
                               measurands,
                               profiles,
                               options,
                               make_decoder,
                               exchange,
                               identification,
                               "balances",
                               Probe{"", milliseconds(1'500)},
                               false};

}  // namespace velocert::instruments
