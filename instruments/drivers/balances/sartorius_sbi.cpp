// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/balances/sartorius_sbi.h"

#include <array>

#include "instruments/drivers/balances/sartorius_sbi_decoder.h"
#include "instruments/drivers/command_table.h"

namespace velocert::instruments {
namespace {

using metrology::Measurand;
using sequence::Command;
using std::chrono::milliseconds;

constexpr std::array measurands{Measurand::mass};
constexpr std::array ranges{RangeInfo{Measurand::mass, "0 kg", "3000 kg", "1 mg"}};

constexpr milliseconds silence{2'000};
constexpr milliseconds command_time{1'000};
// A balance that prints only at rest waits for it.
constexpr milliseconds rest_time{40'000};
constexpr milliseconds answer_time{800};

constexpr std::array profiles{
    Profile{"manual-print", "prints when it is asked to (menu: manual print)", "9600 8N1", ranges, silence},
    Profile{"older", "the same, older balances", "1200 7O1", ranges, silence},
    Profile{"auto-print", "prints by itself (menu: automatic print)", "9600 8N1", ranges, silence, true},
};

constexpr std::array options{
    profile_option,
    settings_option,
    step_option,
    OptionInfo{"identify", "yes", "no: the balance is not asked who it is (ESC x1_), because it keeps silent then"},
};

base::Result<void> check(const Options& given) {
    if (auto fine = check_options(sartorius_sbi, given); !fine) return fine;
    if (const auto word = option(sartorius_sbi, given, "identify"); word != "yes" && word != "no")
        return base::fail(base::ErrorCode::bad_value, "identify", "'" + word + "'", "yes or no");
    return {};
}

base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(const Options& given) {
    Options own = given;
    const auto rule = take_reading_rule(own);
    if (auto fine = check(own); !fine) return base::fail(fine.error());
    const auto step = display_step(option(sartorius_sbi, own, "step"));
    if (!step) return base::fail(step.error());
    return std::make_unique<SbiDecoder>(*step, rule);
}

base::Result<Exchange> exchange(const sequence::Order& order, const Options& given) {
    if (auto fine = check(given); !fine) return base::fail(fine.error());
    if (profile_of(sartorius_sbi, given).listens_only)
        return listening_exchange(sartorius_sbi.id, order, silence, scale_listens);
    // Keys are not acknowledged. Nothing streams after a print command; giving the keys back is all there is to stop.
    static const CommandTable table{
        {Command::zero, "\x1bV\r\n"},
        {Command::tare, "\x1bT\r\n"},
        {Command::read_stable, "\x1bP\r\n", false, rest_time},
        {Command::read_now, "\x1bP\r\n", false, silence},
        {Command::stop, "\x1bR\r\n"},
        {Command::reset, "\x1bR\r\n"},
    };
    return exchange_from(table, sartorius_sbi.id, order, command_time);
}

std::vector<Exchange> identification(const Options& given) {
    if (profile_of(sartorius_sbi, given).listens_only || option(sartorius_sbi, given, "identify") == "no") return {};
    return {Exchange{"\x1bx1_\r\n", true, answer_time}, Exchange{"\x1bx2_\r\n", true, answer_time}};
}

}  // namespace

const Driver sartorius_sbi{"sartorius-sbi",
                           "Balance or scale with Sartorius SBI (Sartorius, Minebea Intec and others)",
                           "balance",
                           measurands,
                           profiles,
                           options,
                           make_decoder,
                           exchange,
                           identification,
                           "balances",
                           Probe{"\x1bx1_\r\n", milliseconds(600)},
                           false};

}  // namespace velocert::instruments
