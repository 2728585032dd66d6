// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/mt_sics.h"

#include <array>

#include "instruments/drivers/balances/mt_sics_decoder.h"
#include "instruments/drivers/command_table.h"

namespace velocert::instruments {
namespace {

using metrology::Measurand;
using sequence::Command;

constexpr std::array measurands{Measurand::mass};

constexpr std::array generic_ranges{RangeInfo{Measurand::mass, "0 kg", "3000 kg", "1 mg"}};
constexpr std::array platform_ranges{RangeInfo{Measurand::mass, "0 kg", "150 kg", "0.05 kg"}};
constexpr std::array bench_ranges{RangeInfo{Measurand::mass, "0 kg", "30 kg", "0.001 kg"}};

// A stream brings 5 to 25 weights a second; terminals that are busy with their display pause longer.
constexpr std::chrono::milliseconds stream_silence{2'000};
// A balance waits for stability by its own time limit; hosts are asked to allow at least 30 s.
constexpr std::chrono::milliseconds stability_silence{40'000};

constexpr std::array profiles{
    Profile{"generic", "any balance with MT-SICS", "9600 8N1", generic_ranges, stream_silence},
    Profile{"150-kg-platform", "platform scale 150 kg, step 50 g", "9600 8N1", platform_ranges, stream_silence},
    Profile{"30-kg-bench", "bench scale 30 kg, step 1 g", "9600 8N1", bench_ranges, stream_silence},
    Profile{"kern-kcp-sx", "KERN KCP with high resolution, 11 characters", "9600 8N1", generic_ranges, stream_silence},
};

/// What the profiles differ in beyond what every driver's table has.
struct DialectRow {
    std::string_view profile;
    std::size_t value_width;
    std::string_view step;
};
constexpr std::array dialects{
    DialectRow{"generic", 10, ""},
    DialectRow{"150-kg-platform", 10, "0.05 kg"},
    DialectRow{"30-kg-bench", 10, "0.001 kg"},
    DialectRow{"kern-kcp-sx", 11, ""},
};

constexpr std::array options{
    profile_option,
    settings_option,
    OptionInfo{"step", "", "smallest step of the display such as 0.05 kg; else the profile's, else the last digit"},
};

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    if (auto fine = check_options(mt_sics, own); !fine) return base::fail(fine.error());
    SicsDialect dialect;
    std::string step = option(mt_sics, own, "step");
    for (const auto& row : dialects) {
        if (row.profile != profile_of(mt_sics, own).id) continue;
        dialect.value_width = row.value_width;
        if (step.empty()) step = row.step;
    }
    auto parsed = display_step(step);
    if (!parsed) return base::fail(parsed.error());
    dialect.step = *parsed;
    return std::make_unique<MtSicsDecoder>(dialect, rule);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = check_options(mt_sics, given); !fine) return base::fail(fine.error());
    constexpr std::chrono::milliseconds key_time{10'000};
    constexpr std::chrono::milliseconds cancel_time{1'000};
    return exchange_from({{Command::zero, "Z\r\n", true, key_time},
                          {Command::tare, "T\r\n", true, key_time},
                          {Command::read_stable, "S\r\n", false, stability_silence},
                          {Command::read_now, "SI\r\n"},
                          {Command::start, "SIR\r\n"},
                          {Command::stop, "@\r\n", true, cancel_time},
                          {Command::reset, "@\r\n", true, cancel_time}},
                         mt_sics.id, order, stream_silence);
}

std::vector<Exchange> identification(const Options&) {
    const std::chrono::milliseconds wait{1'000};
    return {Exchange{"@\r\n", true, wait}, Exchange{"I2\r\n", true, wait}, Exchange{"I3\r\n", true, wait}};
}

}  // namespace

const Driver mt_sics{"mt-sics", "Balance or weighing terminal with MT-SICS (Mettler-Toledo, KERN KCP and others)",
                     "balance", measurands, profiles, options, make_decoder, exchange, identification, "balances",
                     // I2, I3 and I4 are a brake current to a dynamometer controller: no question to whoever is there.
                     Probe{"SI\r\n", std::chrono::milliseconds(600), "I4\r\n"}, false};

}  // namespace velocert::instruments
