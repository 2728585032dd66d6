// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/reading_rule.h"

#include <algorithm>
#include <array>

#include "core/sequence/wire_log.h"

namespace velocert::instruments {

ReadingRule take_reading_rule(Options& options) {
    const auto rule = options.extract(std::string(sequence::reading_rule_option));
    if (rule.empty()) return ReadingRule::now;
    if (rule.mapped() == sequence::reading_rule_first) return ReadingRule::first;
    if (rule.mapped() == sequence::reading_rule_second) return ReadingRule::second;
    if (rule.mapped() == sequence::reading_rule_third) return ReadingRule::third;
    return rule.mapped() == sequence::reading_rule_fourth ? ReadingRule::fourth : ReadingRule::now;
}

// The second edition: wxt, nmea-0183. The third: mt-sics, the sound level meters, es51919, and of wxt the answers R0
// and R2 that nobody asked for. The fourth: those whose answers are lists of SCPI numbers, sartorius-sbi, of
// nmea-0183 the first epoch in which a fix is back, and the name of a magtrol that has no commas. The fifth: the fix of
// nmea-0183 by the words of its own epoch, also where those tell too few satellites or no place, words in place of SCPI
// numbers, the ends of a Star J12 (modbus-torque), a ubx receiver's dead reckoning, which is no fix, its counts that
// contradict its fix and the lengths of its solutions, the bins of aim-tti-lcr400 and its words for too much, names of
// an nti-xl2, what wxt tells of another address, and the tare of sartorius-sbi. Descriptions, shipped or a laboratory's
// own, say by themselves what is of which edition; by the fifth a status that is asked for by itself counts for all
// values of its round, a number that contradicts its description is none, and hexadecimal digits are read as such.
bool reads_by_edition(const Driver& driver) {
    constexpr std::array<std::string_view, 19> changed{
        "nmea-0183",        "wxt",      "mt-sics",         "pce-322a",      "colead-sl5868p",
        "cem-dt885x",       "es51919",  "scpi-multimeter", "scpi-load",     "scpi-source",
        "scpi-power-meter", "scpi-lcr", "lcr-handheld",    "sartorius-sbi", "magtrol",
        "modbus-torque",    "ubx",      "aim-tti-lcr400",  "nti-xl2"};
    return driver.by_edition || std::ranges::find(changed, driver.id) != changed.end();
}

}  // namespace velocert::instruments
