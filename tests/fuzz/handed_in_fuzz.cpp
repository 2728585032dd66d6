// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/sequence/answers/answered_file.h"
#include "core/sequence/evaluations/messages/message_intervals.h"

using namespace velocert;
using namespace velocert::sequence;

/// A file that is handed in is taken, or refused with what was found; a picture is decoded and a PDF opened for it. Of a
/// log, no stretch has a gap that is longer than it was watched.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const AnsweredFile file{"fuzz", {data, data + size}};
    for (const bool photo : {true, false})
        if (const auto fine = check_file(file, photo, "fuzz"); !fine && fine.error().found.empty()) std::abort();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const auto rule : {LogRule::rounded, LogRule::exact}) {
        const auto log = parse_message_log(text, "fuzz", rule);
        if (!log) continue;
        static_cast<void>(alarms_of(*log));
        const auto intervals = intervals_of(*log);
        if (!intervals || rule != LogRule::exact) continue;
        for (const auto& one : *intervals)
            if (one.largest_gap.attoseconds > one.observed.attoseconds) std::abort();
    }
    return 0;
}
