// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/radwag.h"

#include <array>

#include "instruments/drivers/balances/radwag_decoder.h"
#include "instruments/drivers/command_table.h"

namespace velocert::instruments {
namespace {

using metrology::Measurand;
using sequence::Command;
using std::chrono::milliseconds;

constexpr std::array measurands{Measurand::mass};
constexpr std::array ranges{RangeInfo{Measurand::mass, "0 kg", "6000 kg", "1 mg"}};

constexpr milliseconds silence{2'000};
// The scale gives up by itself when the load does not come to rest, and says so.
constexpr milliseconds rest_time{40'000};
constexpr milliseconds key_time{10'000};
constexpr milliseconds answer_time{800};

constexpr std::array profiles{
    Profile{"generic", "RADWAG balances and scales", "9600 8N1", ranges, silence},
    Profile{"kern-klb", "KERN KLB and others with this dialect", "9600 8N1", ranges, silence},
};

constexpr std::array options{
    profile_option,
    settings_option,
    step_option,
    OptionInfo{"stream", "no", "yes: values are read as a stream (C1) instead of one by one"},
    OptionInfo{"identify", "yes", "no: the scale is not asked who it is (BN, NB), because it keeps silent then"},
};

base::Result<void> check(const Options& given) {
    if (auto fine = check_options(radwag, given); !fine) return fine;
    for (const char* name : {"stream", "identify"})
        if (const auto word = option(radwag, given, name); word != "yes" && word != "no")
            return base::fail(base::ErrorCode::bad_value, name, "'" + word + "'", "yes or no");
    return {};
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    if (auto fine = check(given); !fine) return base::fail(fine.error());
    const auto step = display_step(option(radwag, given, "step"));
    if (!step) return base::fail(step.error());
    return std::make_unique<RadwagDecoder>(*step);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = check(given); !fine) return base::fail(fine.error());
    CommandTable table{
        {Command::zero, "Z\r\n", true, key_time},          {Command::tare, "T\r\n", true, key_time},
        {Command::read_stable, "S\r\n", false, rest_time}, {Command::read_now, "SI\r\n", false, silence},
        {Command::stop, "C0\r\n", true, answer_time},      {Command::reset, "C0\r\n", true, answer_time},
    };
    if (option(radwag, given, "stream") == "yes") table.emplace_back(Command::start, "C1\r\n", false, silence);
    return exchange_from(table, radwag.id, order, answer_time);
}

std::vector<Exchange> identification(const Options& given) {
    if (option(radwag, given, "identify") == "no") return {};
    return {Exchange{"BN\r\n", true, answer_time}, Exchange{"NB\r\n", true, answer_time}};
}

}  // namespace

const Driver radwag{"radwag",
                    "Balance or scale with RADWAG's protocol (RADWAG, KERN KLB and others)",
                    "balance",
                    measurands,
                    profiles,
                    options,
                    make_decoder,
                    exchange,
                    identification,
                    "balances",
                    Probe{"SI\r\n", milliseconds(600)},
                    false};

}  // namespace velocert::instruments
