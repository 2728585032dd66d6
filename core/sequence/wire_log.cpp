// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/wire_log.h"

#include <algorithm>

#include "core/base/digest.h"
#include "core/base/json_members.h"

namespace velocert::sequence {
namespace {

using base::ErrorCode;
using base::Json;

constexpr std::string_view format_name = "velocert-wire/1";
constexpr std::size_t record_head = 1 + 8 + 4;
constexpr std::uint8_t kind_end = 2;
constexpr std::uint32_t end_length = 4;

template <typename Unsigned>
void put(std::vector<std::uint8_t>& out, Unsigned value) {
    for (std::size_t i = 0; i < sizeof(Unsigned); ++i)
        out.push_back(static_cast<std::uint8_t>((value >> (8U * i)) & 0xFFU));
}

std::uint64_t get(std::span<const std::uint8_t> bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i > 0; --i) value = value << 8U | bytes[i - 1];
    return value;
}

void put_head(std::vector<std::uint8_t>& out, std::uint8_t kind, std::int64_t time_ns, std::uint32_t length) {
    out.push_back(kind);
    put(out, static_cast<std::uint64_t>(time_ns));
    put(out, length);
}

base::Result<WireLogHeader> parse_header(std::string_view line, std::string_view source) {
    auto json = Json::parse(line, source);
    if (!json) return base::fail(json.error());
    base::JsonReader reader(*json, std::string(source));
    WireLogHeader header;
    base::expect_format(reader, format_name);
    header.driver = reader.text("driver");
    header.port = reader.text_or("port", "");
    header.settings = reader.text_or("settings", "");
    for (const auto& pair : reader.array("options")) {
        const auto* items = pair.items();
        if (items == nullptr || items->size() != 2 || (*items)[0].string() == nullptr ||
            (*items)[1].string() == nullptr) {
            reader.refuse("options", ErrorCode::bad_value, std::string(pair.kind_name()), "pairs of texts");
            break;
        }
        header.options.emplace_back(*(*items)[0].string(), *(*items)[1].string());
    }
    header.identity = reader.text_or("identity", "");
    header.simulated = reader.flag_or("simulated", false);
    header.started_utc = reader.text_or("started_utc", "");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return header;
}

std::string at_byte(std::string_view source, std::size_t offset) {
    return std::string(source) + ": byte " + std::to_string(offset);
}

}  // namespace

std::string encode_header(const WireLogHeader& header) {
    // The format stands first so that the file can be told by its first bytes; the order of members is fixed.
    Json json = Json::object();
    json.set("format", format_name);
    json.set("driver", header.driver);
    json.set("port", header.port);
    json.set("settings", header.settings);
    Json options = Json::array();
    for (const auto& [key, value] : header.options) options.push(Json(Json::Array{Json(key), Json(value)}));
    json.set("options", std::move(options));
    json.set("identity", header.identity);
    json.set("simulated", header.simulated);
    json.set("started_utc", header.started_utc);
    return json.text() + '\n';
}

void append_record(std::vector<std::uint8_t>& out, metrology::Direction direction, std::int64_t time_ns,
                   std::span<const std::uint8_t> bytes) {
    const std::uint8_t kind = direction == metrology::Direction::received ? 0 : 1;
    put_head(out, kind, time_ns, static_cast<std::uint32_t>(bytes.size()));
    out.insert(out.end(), bytes.begin(), bytes.end());
}

void append_end(std::vector<std::uint8_t>& out, std::int64_t time_ns, std::uint32_t records) {
    put_head(out, kind_end, time_ns, end_length);
    put(out, records);
}

bool is_wire_log(std::span<const std::uint8_t> bytes) {
    const auto magic = base::as_bytes(wire_log_magic);
    return bytes.size() >= magic.size() && std::equal(magic.begin(), magic.end(), bytes.begin());
}

base::Result<WireLog> parse_wire_log(std::span<const std::uint8_t> bytes, std::string_view source) {
    if (!is_wire_log(bytes))
        return base::fail(ErrorCode::bad_input, std::string(source), "this is no wire log",
                          "a file that begins with " + std::string(wire_log_magic));
    const auto line_end = std::find(bytes.begin(), bytes.end(), static_cast<std::uint8_t>('\n'));
    if (line_end == bytes.end())
        return base::fail(ErrorCode::bad_input, std::string(source), "the header line has no end",
                          "a whole header line");
    const auto header_size = static_cast<std::size_t>(line_end - bytes.begin());
    auto header = parse_header({reinterpret_cast<const char*>(bytes.data()), header_size}, source);
    if (!header) return base::fail(header.error());

    WireLog log;
    log.header = std::move(*header);
    std::size_t at = header_size + 1;
    while (bytes.size() - at >= record_head) {
        const std::uint8_t kind = bytes[at];
        const auto time_ns = static_cast<std::int64_t>(get(bytes.subspan(at + 1, 8)));
        const auto length = static_cast<std::uint32_t>(get(bytes.subspan(at + 9, 4)));
        if (kind > kind_end)
            return base::fail(ErrorCode::bad_input, at_byte(source, at), "a record of kind " + std::to_string(kind),
                              "0, 1 or 2");
        if (kind == kind_end && length != end_length)
            return base::fail(ErrorCode::bad_input, at_byte(source, at),
                              "an end record of length " + std::to_string(length), "4");
        if (bytes.size() - at - record_head < length) return log;  // cut short in the middle of a record
        const auto body = bytes.subspan(at + record_head, length);
        if (kind == kind_end) {
            if (get(body) != log.records.size())
                return base::fail(ErrorCode::integrity, at_byte(source, at),
                                  "the end record counts " + std::to_string(get(body)) + " records",
                                  std::to_string(log.records.size()));
            if (at + record_head + length != bytes.size())
                return base::fail(ErrorCode::bad_input, at_byte(source, at + record_head + length),
                                  "bytes after the end record", "the end of the file");
            log.complete = true;
            return log;
        }
        log.records.push_back({kind == 0 ? metrology::Direction::received : metrology::Direction::sent, time_ns, body});
        at += record_head + length;
    }
    return log;
}

}  // namespace velocert::sequence
