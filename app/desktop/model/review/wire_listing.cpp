// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/review/wire_listing.h"

#include <algorithm>

#include "core/sequence/wire_log.h"

namespace velocert::app {
namespace {

WireLine line_of(const sequence::WireRecord& record, std::int64_t begin_ns, std::span<const std::uint8_t> bytes) {
    WireLine out;
    out.time = QString::number(static_cast<double>(record.time_ns - begin_ns) / 1e9, 'f', 6);
    out.received = record.direction == metrology::Direction::received;
    for (const auto byte : bytes) {
        if (!out.hex.isEmpty()) out.hex += ' ';
        out.hex += QString("%1").arg(byte, 2, 16, QChar('0')).toUpper();
        out.text += byte >= 0x20 && byte < 0x7F ? QChar(byte) : QChar('.');
    }
    return out;
}

}  // namespace

base::Result<WireListing> wire_listing(std::span<const std::uint8_t> log, std::string_view source, std::size_t most,
                                       std::size_t width) {
    const auto parsed = sequence::parse_wire_log(log, source);
    if (!parsed) return base::fail(parsed.error());
    WireListing out;
    out.complete = parsed->complete;
    const std::int64_t begin = parsed->records.empty() ? 0 : parsed->records.front().time_ns;
    for (const auto& record : parsed->records)
        for (std::size_t at = 0; at < record.bytes.size(); at += width) {
            if (out.lines.size() == most) {
                ++out.left;
                continue;
            }
            out.lines.push_back(
                line_of(record, begin, record.bytes.subspan(at, std::min(width, record.bytes.size() - at))));
        }
    return out;
}

}  // namespace velocert::app
