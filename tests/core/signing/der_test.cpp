// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/encoding/der.h"

#include <catch2/catch.hpp>

#include "core/base/digest.h"

using namespace velocert;
using namespace velocert::signing;

namespace {

std::string bytes(std::string_view hex) { return base::bytes_of_hex(hex).value(); }
std::string hex(std::string_view text) { return base::hex(base::as_bytes(text)); }

}  // namespace

TEST_CASE("object identifiers are encoded as X.690 shows them", "[der]") {
    // X.690 8.19.5: {2 999 3}; the others are those of RFC 5652 and RFC 3161 as they stand in every such file.
    CHECK(hex(der_oid("2.999.3")) == "0603883703");
    CHECK(hex(der_oid("1.2.840.113549.1.7.2")) == "06092a864886f70d010702");
    CHECK(hex(der_oid("1.2.840.113549.1.9.16.1.4")) == "060b2a864886f70d0109100104");
    CHECK(hex(der_oid("2.16.840.1.101.3.4.2.1")) == "0609608648016503040201");
}

TEST_CASE("whole numbers are in their shortest form and never negative", "[der]") {
    CHECK(hex(der_integer(0)) == "020100");
    CHECK(hex(der_integer(127)) == "02017f");
    CHECK(hex(der_integer(128)) == "02020080");
    const std::string leading = bytes("0000ff");
    CHECK(hex(der_integer(base::as_bytes(leading))) == "020200ff");
    CHECK(hex(der_integer(std::span<const std::uint8_t>())) == "020100");
}

TEST_CASE("lengths are in their shortest form", "[der]") {
    CHECK(hex(der(tag::octets, std::string(127, 'a'))).substr(0, 4) == "047f");
    CHECK(hex(der(tag::octets, std::string(128, 'a'))).substr(0, 6) == "048180");
    CHECK(hex(der(tag::octets, std::string(256, 'a'))).substr(0, 8) == "04820100");
    CHECK(hex(der(tag::octets, std::string(65536, 'a'))).substr(0, 10) == "0483010000");
}

TEST_CASE("the members of a set stand in the order of their bytes", "[der]") {
    CHECK(hex(der_set(tag::set, {bytes("0201ff"), bytes("020101"), bytes("0401aa"), bytes("020100")})) ==
          "310c"
          "020100"
          "020101"
          "0201ff"
          "0401aa");
}

TEST_CASE("what is written is read again, value by value", "[der]") {
    for (const std::size_t size : {0U, 1U, 127U, 128U, 255U, 256U, 65535U, 65536U}) {
        const std::string content(size, 'x');
        const std::string whole = der(tag::sequence, {der_integer(5), der(tag::octets, content)});
        std::optional<base::Error> fault;
        DerReader file(whole, "test", fault);
        DerReader inner = file.inside(tag::sequence, "sequence");
        CHECK(inner.value(tag::integer, "number").content == "\x05");
        CHECK(inner.next_is(tag::octets));
        CHECK(inner.value(tag::octets, "bytes").content == content);
        inner.end("sequence");
        file.end("file");
        CHECK_FALSE(fault);
    }
}

TEST_CASE("bytes that are not DER are refused, with the reason", "[der]") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "the end of the bytes"},       {"30", "the end of the bytes"},
        {"3005020101", "beyond the bytes"}, {"3080020101000000", "indefinite"},
        {"308103020101", "shortest form"},  {"30820003020101", "shortest form"},
        {"3082", "beyond the bytes"},       {"308500000000030201", "beyond the bytes"},
        {"30ff", "beyond the bytes"},       {"1f8101", "more than one byte"},
        {"0403020101", "tag 04"},
    };
    for (const auto& [text, reason] : cases) {
        DYNAMIC_SECTION(text) {
            const std::string input = bytes(text);
            std::optional<base::Error> fault;
            DerReader reader(input, "test", fault);
            CHECK(reader.value(tag::sequence, "sequence").whole.empty());
            REQUIRE(fault);
            CHECK(fault->found.find(reason) != std::string::npos);
            CHECK(fault->code == base::ErrorCode::integrity);
        }
    }
}

TEST_CASE("the first fault sticks for a reader and those made from it", "[der]") {
    const std::string whole = bytes("3006020101020102");
    std::optional<base::Error> fault;
    DerReader file(whole, "test", fault);
    DerReader inner = file.inside(tag::sequence, "sequence");
    (void)inner.value(tag::integer, "number");
    inner.end("sequence");
    REQUIRE(fault);
    CHECK(fault->found == "more bytes");
    CHECK(file.done());
    CHECK(inner.done());
    CHECK(inner.any("anything").whole.empty());
    CHECK(fault->found == "more bytes");
}
