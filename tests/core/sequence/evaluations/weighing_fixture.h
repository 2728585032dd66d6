// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence::test {

struct Weighing {
    CaptureData capture;
    std::vector<Mark> marks;
};

/// A capture of a balance: the first value is the zero check, the others are the load; frames of 10 bytes. After the
/// load comes a second zero check, by itself the same as the first.
inline Weighing weigh(std::vector<std::string> kilograms, const std::string& zero_after = {}) {
    kilograms.push_back(zero_after.empty() ? kilograms.front() : zero_after);
    Weighing out;
    out.capture.role = "scale";
    std::uint64_t offset = 0;
    for (const auto& text : kilograms) {
        metrology::Indication one;
        one.measurand = metrology::Measurand::mass;
        one.value = base::Decimal::parse(text).value();
        one.unit = &metrology::preferred_unit(metrology::Kind::mass);
        one.flags = metrology::Flag::stable;
        one.offset = offset;
        one.length = 10;
        offset += 10;
        out.capture.indications.push_back(one);
    }
    out.capture.received = offset;
    out.marks = {{"zero_check", "scale", 0, 10},
                 {"load", "scale", 10, offset - 10},
                 {"zero_after", "scale", offset - 10, offset}};
    return out;
}

}  // namespace velocert::sequence::test
