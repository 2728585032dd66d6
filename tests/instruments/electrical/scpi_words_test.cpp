// SPDX-License-Identifier: GPL-3.0-or-later
// What meters send in place of a number: over range is told as over range, and nothing of it is a value.
#include "instruments/drivers/electrical/scpi_words.h"

#include <catch2/catch.hpp>

#include "instruments/drivers/electrical/scpi_multimeter.h"
#include "instruments/drivers/electrical/scpi_power_meter.h"
#include "instruments/drivers/line_decoder.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

/// "over-range", "48.1 V", or why it is rejected.
std::string answer_told(const std::string& answer, const Options& options = {}) {
    const auto told = decode(scpi_multimeter, answer + "\r\n", options);
    if (!told.rejected.empty())
        return std::string("rejected ") + std::string(velocert::metrology::name(told.rejected[0].reason));
    if (told.indications.size() != 1) return std::to_string(told.indications.size());
    const auto text = line(told.indications[0]);
    return text.substr(8, text.find(" @") - 8);
}

}  // namespace

TEST_CASE("Over range in the words of real meters is over range and no value", "[scpi]") {
    for (const char* over : {"9.9E37",    "+9.9E+37",  "+9.90000000E+37",
                             "9.9E37 V",  "OL",        "+OL",
                             "ol",        "O.L",       "0.L",
                             "OL.",       ".OL",       "0L",
                             "OVLD",      "OVL",       "Overload",
                             "OVER",      "+OVERFLOW", "OVERFLOW",
                             "OVRFLW",    "OVFL",      "INF",
                             "+INF",      "inf",       "Infinity",
                             "+INFINITY", "OL V",      "OL mV",
                             "OL VDC",    "  OL  "}) {
        CAPTURE(over);
        CHECK(answer_told(over) == "- over-range");
    }
    for (const char* under : {"-9.9E37", "-OL", "-ol", "-O.L", "-OVERFLOW", "-INF", "NINF", "UNDER", "Underrange"}) {
        CAPTURE(under);
        CHECK(answer_told(under) == "- under-range");
    }
    for (const char* none :
         {"9.91E37", "+9.91E+37", "NAN", "nan", "NaN", "+NAN", "---", "----", "--.--", "-.----", "-----.-", "---- V"}) {
        CAPTURE(none);
        CHECK(answer_told(none) == "- no-value");
    }
}

TEST_CASE("A number in any small shape is that number, and a word that is none of these is rejected", "[scpi]") {
    for (const char* shape :
         {"48.1", "+48.1", "+4.81E+1", "4.81e+01", "4.81e1", " 48.1  ", "48.1V", "48.1 V", "48.1 VDC"}) {
        CAPTURE(shape);
        CHECK(answer_told(shape) == "48.1 V step 0.1");
    }
    for (const char* wrong : {"OLE",   "OL1",   "O.L.", "OVE",   "OVERL", "OVER.LOAD", "--",     "-",
                              "-.",    "1--",   "--1",  "- -",   "OL A",  "OL OHM",    "---- A", "1.234,1.235,1.236",
                              "1,234", "UNCAL", "ERR",  "*****", "> 1",   "48.1E"}) {
        CAPTURE(wrong);
        CHECK(answer_told(wrong).starts_with("rejected"));
    }
}

TEST_CASE("A record from before is read without these words", "[scpi]") {
    for (const char* word : {"OL", "----", "nan", "+OVERFLOW"}) {
        CAPTURE(word);
        for (const char* rule : {"1", "2", "3", "4"})
            CHECK(answer_told(word, {{"reading-rule", rule}}) == "rejected syntax");
        CHECK(answer_told(word, {{"reading-rule", "5"}}).starts_with("- "));
    }
    CHECK(answer_told("NAN", {{"reading-rule", "4"}}) == "- no-value");
    CHECK(answer_told("INF", {{"reading-rule", "4"}}) == "- over-range");
}

TEST_CASE("In a list a word takes the place of its own value only", "[scpi]") {
    const std::string question =
        ":NUM:NORM:NUMB 3\n:NUM:NORM:ITEM1 U,1\n:NUM:NORM:ITEM2 I,1\n:NUM:NORM:ITEM3 P,1\n:NUM:NORM:VAL?\n";
    const auto told = decode(scpi_power_meter, {sends(question), answers("48.01,OL,--.--\r\n")}, {{"items", "U,I,P"}});
    REQUIRE(told.indications.size() == 3);
    CHECK(told.indications[0].value.text() == "48.01");
    CHECK(told.indications[1].flags == velocert::metrology::Flags(velocert::metrology::Flag::over_range));
    CHECK(told.indications[2].flags == velocert::metrology::Flags(velocert::metrology::Flag::no_value));
}

TEST_CASE("A name in two fields is maker and model, or model and software", "[scpi]") {
    const std::pair<const char*, const char*> rows[] = {
        {"HEWLETT-PACKARD,34401A", "HEWLETT-PACKARD|34401A||"},
        {"hewlett-packard,34401a", "hewlett-packard|34401a||"},
        {" HEWLETT-PACKARD , 34401A ", "HEWLETT-PACKARD|34401A||"},
        {"OWON,XDM1041", "OWON|XDM1041||"},
        {"Magtrol DSP6001,V1.20", "|Magtrol DSP6001||V1.20"},
        {"Magtrol DSP6001,3A", "|Magtrol DSP6001||3A"},
        {"Magtrol DSP6001,120B", "|Magtrol DSP6001||120B"},
        {"Meter,1.20", "|Meter||1.20"},
        {"Meter,2", "|Meter||2"},
    };
    for (const auto& [answer, identity] : rows) {
        CAPTURE(answer);
        CHECK(identity_of(answer) == identity);
    }
}
