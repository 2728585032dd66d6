// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/wire_log.h"

#include <catch2/catch.hpp>

#include "core/base/digest.h"

namespace velocert::sequence::test {
namespace {

using metrology::Direction;

WireLogHeader header() {
    return {"mt-sics",
            "/dev/ttyUSB0",
            "9600 8N1",
            {{"b", "2"}, {"a", "\"1\""}},
            "Maker|Model|1|2",
            true,
            "2025-11-22T02:00:00.000Z"};
}

std::vector<std::uint8_t> log_of(std::uint32_t counted) {
    const std::string head = encode_header(header());
    std::vector<std::uint8_t> out(head.begin(), head.end());
    append_record(out, Direction::sent, 5, base::as_bytes("S\r\n"));
    append_record(out, Direction::received, 0x0102030405060708, base::as_bytes("S S 1 kg\r\n"));
    append_record(out, Direction::received, 7, {});
    append_end(out, 9, counted);
    return out;
}

}  // namespace

TEST_CASE("a wire log reads back as it was written") {
    const auto bytes = log_of(3);
    REQUIRE(is_wire_log(bytes));
    const auto log = parse_wire_log(bytes, "log").value();
    CHECK(log.complete);
    CHECK(log.header.driver == "mt-sics");
    CHECK(log.header.port == "/dev/ttyUSB0");
    CHECK(log.header.settings == "9600 8N1");
    CHECK(log.header.options == header().options);  // in their order
    CHECK(log.header.identity == "Maker|Model|1|2");
    CHECK(log.header.simulated);
    CHECK(log.header.started_utc == "2025-11-22T02:00:00.000Z");
    REQUIRE(log.records.size() == 3);
    CHECK(log.records[0].direction == Direction::sent);
    CHECK(log.records[1].direction == Direction::received);
    CHECK(log.records[1].time_ns == 0x0102030405060708);
    CHECK(std::string(log.records[1].bytes.begin(), log.records[1].bytes.end()) == "S S 1 kg\r\n");
    CHECK(log.records[2].bytes.empty());
}

TEST_CASE("records are little-endian: kind, 64-bit time, 32-bit length, bytes") {
    std::vector<std::uint8_t> out;
    append_record(out, Direction::received, 0x0102030405060708, base::as_bytes("A"));
    CHECK(base::hex(out) == "0008070605040302010100000041");
    out.clear();
    append_end(out, 1, 3);
    CHECK(base::hex(out) == "0201000000000000000400000003000000");
}

TEST_CASE("a wire log cut anywhere is never complete and never has a record too many") {
    const auto bytes = log_of(3);
    const std::size_t head = encode_header(header()).size();
    for (std::size_t n = 0; n < bytes.size(); ++n) {
        const auto log = parse_wire_log(std::span(bytes).first(n), "log");
        if (n < head) {
            CHECK_FALSE(log.has_value());
            continue;
        }
        REQUIRE(log.has_value());
        CHECK_FALSE(log->complete);
        std::size_t whole = 0;
        for (const std::size_t size : {std::size_t{16}, std::size_t{23}, std::size_t{13}})
            if (n >= head + (whole == 0 ? 16 : whole == 1 ? 39 : 52)) whole += size > 0 ? 1 : 0;
        CHECK(log->records.size() == whole);
    }
}

TEST_CASE("what is no wire log is refused with the place") {
    const auto refused = [](std::vector<std::uint8_t> bytes) {
        const auto log = parse_wire_log(bytes, "log");
        return log ? std::string() : log.error().text();
    };
    CHECK_FALSE(refused({}).empty());
    CHECK_FALSE(refused({'{', '}', '\n'}).empty());
    auto bytes = log_of(4);
    CHECK_FALSE(refused(bytes).empty());  // the count of records is wrong
    bytes = log_of(3);
    bytes.push_back(0);
    CHECK_FALSE(refused(bytes).empty());  // bytes after the end
    bytes = log_of(3);
    bytes[encode_header(header()).size()] = 7;
    CHECK(refused(bytes).find("byte " + std::to_string(encode_header(header()).size())) != std::string::npos);
    bytes = log_of(3);
    bytes[bytes.size() - 8] = 5;  // length of the end record
    CHECK_FALSE(refused(bytes).empty());
    const std::string unknown = "{\"format\":\"velocert-wire/1\",\"driver\":\"d\",\"options\":[],\"colour\":\"red\"}\n";
    CHECK(refused({unknown.begin(), unknown.end()}).find("colour") != std::string::npos);
    const std::string pair = "{\"format\":\"velocert-wire/1\",\"driver\":\"d\",\"options\":[[\"a\"]]}\n";
    CHECK_FALSE(refused({pair.begin(), pair.end()}).empty());
    const std::string later = "{\"format\":\"velocert-wire/10\",\"driver\":\"d\",\"options\":[]}\n";
    CHECK_FALSE(refused({later.begin(), later.end()}).empty());
}

}  // namespace velocert::sequence::test
