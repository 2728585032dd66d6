// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/sound/sound.h"

#include <array>

#include "instruments/simulators/option_reader.h"
#include "instruments/simulators/sound/polled_meters.h"
#include "instruments/simulators/sound/streaming_meters.h"

namespace velocert::instruments {
namespace {

using metrology::Kind;

constexpr std::array options{
    OptionInfo{"level", "62.5 dB(A)", "of what it hears"},
    OptionInfo{"noise", "0.2 dB(A)", "standard deviation of one value"},
    OptionInfo{"weighting", "A", "frequency weighting it is set to, where it can tell: A or C"},
    OptionInfo{"serial", "V0230001", "serial number it tells, where it does"},
};

template <typename Meter>
base::Result<std::unique_ptr<Simulator>> make(const Options& given, std::uint64_t seed) {
    OptionReader read("sound level meter", options, given);
    SoundSettings settings;
    settings.level = static_cast<double>(read.quantity("level", Kind::sound_level, 0, 16'000)) * 0.01;
    settings.noise = static_cast<double>(read.quantity("noise", Kind::sound_level, 0, 1'000)) * 0.01;
    settings.a_weighted = read.word("weighting", {"A", "C"}) == 0;
    settings.serial = read.text("serial");
    if (auto good = read.finish(); !good) return base::fail(good.error());
    return std::make_unique<Meter>(settings, seed);
}

}  // namespace

std::span<const SimulatorInfo> sound_simulators() {
    static constexpr std::array table{
        SimulatorInfo{"nti-xl2", "sound level meter NTi XL2", options, make<XlSimulator>},
        SimulatorInfo{"rion-nl", "sound level meter Rion NL-52", options, make<RionSimulator>},
        SimulatorInfo{"svantek", "sound level meter Svantek 971", options, make<SvantekSimulator>},
        SimulatorInfo{"colead-sl5868p", "sound level meter Colead SL-5868P", options, make<ColeadSimulator>},
        SimulatorInfo{"cem-dt885x", "sound level meter CEM DT-8852", options, make<CemSimulator>},
        SimulatorInfo{"pce-322a", "sound level meter PCE-322A", options, make<PceSimulator>},
    };
    return table;
}

}  // namespace velocert::instruments
