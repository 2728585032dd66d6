// SPDX-License-Identifier: GPL-3.0-or-later
// Why bytes of real receivers give no value: each reason against a rule of its own, worked out here from the protocols'
// descriptions, and the other way round every sentence whose checksum is wrong.
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>

#include "instruments/drivers/motion/nmea.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::metrology::Rejection;

namespace {

std::string recording(const std::string& name) {
    std::ifstream file(VELOCERT_GOLDEN "/../data/gnss/" + name, std::ios::binary);
    std::ostringstream read;
    read << file.rdbuf();
    return read.str();
}

/// `*hh` at the end of a sentence, with or without its line end.
const std::regex checked(R"(^[$!]([\x20-\x7E]*)\*([0-9A-Fa-f]{2})[\r\n]*$)");

bool sum_fits(const std::string& body, const std::string& hex) {
    int sum = 0;
    for (const char c : body) sum ^= static_cast<unsigned char>(c);
    return sum == std::stoi(hex, nullptr, 16);
}

/// What the protocol says of bytes that are no good frame.
Rejection expected_of(const std::string& text, std::uint64_t offset, std::uint32_t length) {
    const auto at = static_cast<std::size_t>(offset);
    const std::string stretch = text.substr(at, length);
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (stretch.size() >= 2 && byte(0) == 0xB5 && byte(1) == 0x62) {
        // Class, identifier, length, then the payload and two sums over all of them.
        if (at + 6 > text.size()) return Rejection::truncated;
        const std::size_t whole = byte(4) + 256U * byte(5) + 8U;
        if (at + whole > text.size()) return Rejection::truncated;
        unsigned a = 0;
        unsigned b = 0;
        for (std::size_t i = 2; i + 2 < whole; ++i) b += a += byte(i);
        const bool fits = a % 256 == byte(whole - 2) && b % 256 == byte(whole - 1);
        return fits ? Rejection::syntax : Rejection::checksum;
    }
    if (stretch.empty() || (stretch[0] != '$' && stretch[0] != '!')) return Rejection::garbage;
    // The recording ends within it: nobody knows what was to come.
    const bool open = stretch.back() != '\r' && stretch.back() != '\n';
    if (open && at + length == text.size()) return Rejection::truncated;
    if (std::smatch found; std::regex_match(stretch, found, checked))
        return sum_fits(found[1], found[2]) ? Rejection::syntax : Rejection::checksum;
    // Digits behind the star, but not two: bytes were lost among them or behind.
    static const std::regex miscounted(R"(^[$!][\x20-\x7E]*\*[0-9A-Fa-f]+[\r\n]*$)");
    if (std::regex_match(stretch, miscounted)) return Rejection::checksum;
    if (!open) return Rejection::checksum;  // a whole line without the sum it must have
    return stretch.size() > 1000 ? Rejection::length : stretch.size() < 6 ? Rejection::garbage : Rejection::truncated;
}

}  // namespace

TEST_CASE("Every rejected frame of a real receiver's recording has the reason that the protocol gives", "[motion]") {
    std::map<Rejection, int> seen;
    for (const char* name : {"beidou-bd.log", "gp-320fw-2019-04-07-coldboot.log", "nmea-rtk.log", "ublox-8.log",
                             "ublox-zed-f9p-nmea.log"}) {
        const std::string text = recording(name);
        REQUIRE(text.size() > 1000);
        // As it is, cut in its middle, and with one byte changed here and there: so that each reason comes up.
        for (int damage = 0; damage < 3; ++damage) {
            std::string bytes = damage == 1 ? text.substr(0, text.size() / 2) : text;
            if (damage == 2)
                for (std::size_t at = 97; at < bytes.size(); at += 997)
                    bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ 1U);
            const auto decoded = decode(nmea_0183, bytes);
            std::map<std::uint64_t, Rejection> told;
            for (const auto& frame : decoded.rejected) {
                CAPTURE(name, damage, frame.offset, frame.length, bytes.substr(frame.offset, frame.length));
                CHECK(velocert::metrology::name(frame.reason) ==
                      velocert::metrology::name(expected_of(bytes, frame.offset, frame.length)));
                told[frame.offset] = frame.reason;
                ++seen[frame.reason];
            }
            // None is passed over: a line of its own whose checksum is another than it says is told as just that.
            static const std::regex line(
                R"((^|[\r\n])(\$[A-Z]{5},[\x20-\x23\x25-\x29\x2B-\x7E]*\*[0-9A-Fa-f]{2})\r?\n)");
            int wrong = 0;
            for (std::sregex_iterator found(bytes.begin(), bytes.end(), line), end; found != end; ++found) {
                const auto at = static_cast<std::uint64_t>(found->position(2));
                const std::string sentence = (*found)[2];
                const auto star = sentence.rfind('*');
                const bool fits = sum_fits(sentence.substr(1, star - 1), sentence.substr(star + 1));
                CAPTURE(name, damage, at, sentence);
                if (fits) {
                    CHECK((!told.contains(at) || told.at(at) == Rejection::syntax));
                } else {
                    ++wrong;
                    REQUIRE(told.contains(at));
                    CHECK(told.at(at) == Rejection::checksum);
                }
            }
            if (damage == 2) CHECK(wrong > 0);
        }
    }
    for (const auto reason : {Rejection::garbage, Rejection::checksum, Rejection::truncated}) {
        CAPTURE(velocert::metrology::name(reason));
        CHECK(seen[reason] > 0);
    }
}
