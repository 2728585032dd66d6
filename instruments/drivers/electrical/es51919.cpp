// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/electrical/es51919.h"

#include <array>

#include "instruments/drivers/command_table.h"
#include "instruments/drivers/electrical/es51919_decoder.h"
#include "instruments/drivers/reading_rule.h"

namespace velocert::instruments {
namespace {

using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::inductance, Measurand::capacitance, Measurand::resistance,
                                Measurand::quality_factor};
constexpr std::array ranges{RangeInfo{Measurand::inductance, "0 H", "20000 H", "0.001 uH"},
                            RangeInfo{Measurand::capacitance, "0 pF", "20 mF", "0.01 pF"},
                            RangeInfo{Measurand::resistance, "0 ohm", "200 Mohm", "0.001 ohm"},
                            RangeInfo{Measurand::quality_factor, "0 1", "10000 1", "0.001 1"}};
// It measures about once in a second.
constexpr std::chrono::milliseconds longest_silence{3'000};
constexpr std::array profiles{
    Profile{"de-5000", "DER EE DE-5000 and clones", "9600 8N1", ranges, longest_silence, true},
};
constexpr std::array options{profile_option, settings_option};

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    if (auto fine = check_options(es51919, own); !fine) return base::fail(fine.error());
    return std::make_unique<Es51919Decoder>(rule);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = check_options(es51919, given); !fine) return base::fail(fine.error());
    return listening_exchange(es51919.id, order, longest_silence, {Command::read_now, Command::start, Command::stop},
                              "; it is only listened to");
}

std::vector<Exchange> identification(const Options&) { return {}; }

}  // namespace

const Driver es51919{"es51919",
                     "Hand-held impedance meter with ES51919 (DER EE DE-5000 and clones)",
                     "lcr",
                     measurands,
                     profiles,
                     options,
                     make_decoder,
                     exchange,
                     identification,
                     "electrical",
                     Probe{"", std::chrono::milliseconds(2000)},
                     false};

}  // namespace velocert::instruments
