// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/drivers/class_meaning.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace velocert::instruments {
namespace {

/// A class as the plates of such instruments state it, with the document that defines it.
struct ClassExample {
    std::string_view kind;
    std::string_view example;
};
constexpr ClassExample class_examples[] = {
    {"balance", "III, OIML R 76"},           {"weighing-indicator", "III, OIML R 76"},
    {"sound-level-meter", "1, IEC 61672-1"}, {"force-gauge", "0.5, ISO 376"},
    {"force-sensor", "0.5, ISO 376"},        {"torque-sensor", "0.2, DIN 51309"},
    {"dynamometer", "0.5, DIN 51309"},       {"power-meter", "0.2, JJG 780"},
    {"safety-tester", "5, JJG 795"},         {"thermometer", "A, IEC 60751"},
};

}  // namespace

std::string class_meaning(const Driver& driver) {
    std::string out = "accuracy class of this very instrument, as its plate says";
    const auto* const row = std::find_if(std::begin(class_examples), std::end(class_examples),
                                         [&](const ClassExample& one) { return one.kind == driver.kind; });
    if (row != std::end(class_examples)) out += ": " + std::string(row->example);
    return out + "; the model's when not given";
}

}  // namespace velocert::instruments
