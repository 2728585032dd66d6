// SPDX-License-Identifier: GPL-3.0-or-later
// An answer that pauses in the middle of a number for longer than is waited: what comes behind the next question is the
// rest of it, and no value of its own.
#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "instruments/registry/registry.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::metrology::Decoded;
using velocert::metrology::Rejection;

namespace {

struct Row {
    const char* driver;
    Options options;
    std::vector<Said> before;  ///< what makes the question the next one
    std::string question;
    std::string answer;
    std::size_t values;  ///< of the answer
};

const Row rows[] = {
    {"mark-10", {}, {}, "?\r", "4.285 N\r\n", 1},
    {"mark-10", {}, {}, "?\r", "-14.285 N\r\n", 1},
    {"mark-10", {}, {}, "?\r", "- 14.285 N\r\n", 1},
    {"andilog", {}, {}, "F\r", "-112.34\r\n", 1},
    {"dillon-afg", {}, {}, "?", "112.34\r\n", 1},
    {"hioki-3174", {}, {}, ":MEAS:RES:WITH?\n", "1.00,2.00,30.0,PASS,0\r\n", 4},
    {"rion-nl", {}, {}, "DOD?\r\n", "R+0000\r\n62.5, 60.1, 63.0\r\n", 1},
};

std::vector<std::string> values(const Decoded& decoded) {
    std::vector<std::string> out;
    for (const auto& shown : decoded.indications)
        if (shown.has_value()) out.push_back(shown.value.text() + ' ' + std::string(shown.unit->symbol));
    return out;
}

}  // namespace

TEST_CASE("Half a number that comes behind the next question is no value, wherever the answer was cut", "[cut]") {
    for (const auto& row : rows) {
        const auto driver = find_driver(row.driver);
        REQUIRE(driver);
        const auto whole = values(decode(**driver, {sends(row.question), answers(row.answer)}, row.options));
        REQUIRE(whole.size() == row.values);
        std::size_t refused = 0;
        for (std::size_t at = 1; at + 1 < row.answer.size(); ++at) {
            CAPTURE(row.driver, row.answer, at);
            const auto torn = decode(**driver,
                                     {sends(row.question), answers(row.answer.substr(0, at)), sends(row.question),
                                      answers(row.answer.substr(at)), answers(row.answer)},
                                     row.options);
            // The rest may be whole by chance, as where only a blank stood in front; another value it never gives.
            for (const auto& value : values(torn)) CHECK(std::find(whole.begin(), whole.end(), value) != whole.end());
            for (const auto& frame : torn.rejected) refused += frame.reason == Rejection::truncated ? 1U : 0U;
        }
        CHECK(refused > 0);
    }
}

TEST_CASE("A whole answer behind one that was cut counts, unless the two could be one number", "[cut]") {
    const struct {
        const char* driver;
        const char* question;
        const char* cut;
        const char* answer;
        bool counts;
    } cases[] = {
        {"mark-10", "?\r", "4.2", "4.285 N\r\n", true},      // with two points it would be no number
        {"mark-10", "?\r", "4.2", "-4.285 N\r\n", true},     // a sign begins a number
        {"mark-10", "?\r", "4.285 N", "4.285 N\r\n", true},  // cut behind the unit
        {"mark-10", "?\r", ">", "4.285 N\r\n", true},        // a prompt
        {"mark-10", "?\r", "42", " 4.285 N\r\n", true},      // blanks stand between numbers
        {"mark-10", "?\r", "4", "4.285 N\r\n", false},       // or 44.285
        {"mark-10", "?\r", "-", "4.285 N\r\n", false},       // or -4.285
        {"dillon-afg", "?", "12", "12.34\r\n", false},       // or 1212.34
        {"dillon-afg", "?", "12.34", "12.34\r\n", true},
    };
    for (const auto& row : cases) {
        CAPTURE(row.driver, row.cut, row.answer);
        const auto driver = find_driver(row.driver);
        REQUIRE(driver);
        const auto decoded =
            decode(**driver, {sends(row.question), answers(row.cut), sends(row.question), answers(row.answer)});
        CHECK(values(decoded).size() == (row.counts ? 1U : 0U));
        CHECK(decoded.rejected.size() == (row.counts ? 1U : 2U));
        // One that is lost costs no more than itself.
        const auto next = decode(**driver, {sends(row.question), answers(row.cut), sends(row.question),
                                            answers(row.answer), sends(row.question), answers(row.answer)});
        CHECK(values(next).size() == (row.counts ? 2U : 1U));
    }
}
