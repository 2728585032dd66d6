// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "core/base/digest.h"
#include "core/sequence/wire_log.h"

using namespace velocert;

/// What is read from a log, written again, is read the same; and no record reaches outside the bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const std::uint8_t> bytes(data, size);
    const auto log = sequence::parse_wire_log(bytes, "fuzz");
    if (!log) return 0;
    const std::string header = sequence::encode_header(log->header);
    const auto head = base::as_bytes(header);
    std::vector<std::uint8_t> written(head.begin(), head.end());
    for (const auto& record : log->records) {
        if (!record.bytes.empty() &&
            (record.bytes.data() < data || record.bytes.data() + record.bytes.size() > data + size))
            std::abort();
        sequence::append_record(written, record.direction, record.time_ns, record.bytes);
    }
    if (log->complete) sequence::append_end(written, 0, static_cast<std::uint32_t>(log->records.size()));
    const auto again = sequence::parse_wire_log(written, "again");
    if (!again || again->complete != log->complete || again->records.size() != log->records.size()) std::abort();
    for (std::size_t i = 0; i < log->records.size(); ++i) {
        const auto& a = log->records[i];
        const auto& b = again->records[i];
        if (a.direction != b.direction || a.time_ns != b.time_ns || !std::ranges::equal(a.bytes, b.bytes)) std::abort();
    }
    return 0;
}
