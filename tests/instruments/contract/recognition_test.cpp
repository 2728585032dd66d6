// SPDX-License-Identifier: GPL-3.0-or-later
// Which driver and profile the bytes tell, without a line.
#include "instruments/registry/recognition.h"

#include <catch2/catch.hpp>

#include "instruments/registry/identify.h"
#include "instruments/registry/registry.h"

using namespace velocert;
using namespace velocert::instruments;

namespace {

/// The driver that would be taken; empty where none would.
std::string known_driver(const std::vector<Recognition>& found) {
    return found.empty() || found.front().score < recognised_score ? std::string()
                                                                   : std::string(found.front().driver->id);
}

}  // namespace

TEST_CASE("the model that an instrument tells chooses the profile") {
    struct Row {
        const char* driver;
        const char* profile;
        const char* name;
    };
    for (const auto& row : {Row{"scpi-power-meter", "pw3335", "HIOKI,PW3336-02,V1.00,123456789\r\n"},
                            Row{"scpi-power-meter", "gpm-8310", "GW Instek,GPM-8310,GEX1,V1.00\n"},
                            Row{"scpi-power-meter", "wt310", "YOKOGAWA,WT310,C2QF12345V,F1.03\n"},
                            Row{"scpi-multimeter", "xdm1041", "OWON,XDM1041,23150256,V4.1.0,3\r\n"},
                            Row{"scpi-multimeter", "dm3058", "Rigol Technologies,DM3058,DM3L1,00.01\n"},
                            Row{"scpi-multimeter", "gdm-8300", "GWInstek,GDM8342,GEQ120001,1.0\r\n"},
                            Row{"scpi-multimeter", "sdm", "Siglent Technologies,SDM3055,SDM1,1.01\n"},
                            Row{"scpi-multimeter", "34401a", "HEWLETT-PACKARD,34401A,0,11-5-2\n"},
                            Row{"scpi-lcr", "lcr-6000", "LCR-6300,REV 1.0,12345678,Good Will Instrument Co.\n"},
                            Row{"scpi-lcr", "e4980", "Keysight Technologies,E4980A,MY46100001,A.06.15\n"},
                            Row{"scpi-lcr", "th283x", "Tonghui,TH2832,Ver1.0.2,123456\n"},
                            Row{"lcr-handheld", "u1733", "Keysight Technologies,U1733C,MY51250012,V1.05\r\n"},
                            Row{"lcr-handheld", "th2822", "TH2822D,V1.0,12345\r\n"},
                            Row{"gpt-9000", "gpt-9900", "GPT-9903A, GEW123456, V1.10\r\n"},
                            Row{"gpt-9000", "gpt-9800", "GPT-9803, EM123456, V1.00\r\n"},
                            Row{"chroma-190", "1903x", "Chroma ATE,19032,123,1.0\n"}}) {
        CAPTURE(row.name);
        const auto found = recognise(drivers(), std::vector<Hearing>{{"", ""}, {"*IDN?\n", row.name}});
        REQUIRE(known_driver(found) == row.driver);
        CHECK(found.front().profile->id == row.profile);
    }
}

TEST_CASE("a maker's instrument of which no driver knows the model is taken for none") {
    for (const char* name : {"Chroma,62012P-80-60,123,1.0\n", "Chroma,63640-80-80,123,1.0\n", "Chroma,66202,123,1.0\n",
                             "RIGOL TECHNOLOGIES,DP832,DP8C1,00.01.14\n", "RIGOL TECHNOLOGIES,DL3021,DL3A1,00.01\n",
                             "Siglent Technologies,SPD3303X-E,SPD1,1.01\n",
                             "Siglent Technologies,SDL1020X-E,SDL1,1.01\n", "GW-INSTEK,PSW30-36,TW123456,01.43\n"}) {
        const auto found = recognise(drivers(), std::vector<Hearing>{{"", ""}, {"*IDN?\n", name}});
        CAPTURE(name);
        CHECK(known_driver(found).empty());
        REQUIRE_FALSE(found.empty());
        CHECK(found.front().stranger);
    }
}

TEST_CASE("an answer that comes behind the next question is known by the question it answers") {
    const std::vector<Hearing> hearings{{"", ""}, {"SI\r\n", ""}, {"\x1bx1_\r\n", "S D     12.345 kg\r\n"}};
    const auto found = recognise(drivers(), hearings);
    REQUIRE(known_driver(found) == "mt-sics");
    for (const auto& one : found) CHECK(one.identity.model.find("12.345") == std::string::npos);
    // A name that comes in time stays one.
    const auto named =
        recognise(drivers(), std::vector<Hearing>{{"", ""}, {"SI\r\n", ""}, {"\x1bx1_\r\n", "LP6200S\r\n"}});
    REQUIRE(known_driver(named) == "sartorius-sbi");
    CHECK(named.front().identity.model == "LP6200S");
}

TEST_CASE("a balance that keeps silent when it is asked who it is is asked for its weight") {
    const std::vector<Hearing> hearings{{"", ""}, {"\x1bx1_\r\n", ""}, {"\x1bP\r\n", "+    62.95 kg \r\n"}};
    const auto known = recognise(drivers(), hearings);
    CHECK(known_driver(known) == "sartorius-sbi");
    CHECK(question_for_the_quiet(**find_driver("sartorius-sbi")) == "\x1bP\r\n");
    CHECK(question_for_the_quiet(**find_driver("mt-sics")).empty());
}

TEST_CASE("a balance that prints by itself is known by the profile that listens") {
    std::string stream;
    for (int i = 0; i < 6; ++i) stream += "G     +   1255.7 g  \r\n";
    const auto found = recognise(drivers(), std::vector<Hearing>{{"", stream}});
    REQUIRE(known_driver(found) == "sartorius-sbi");
    CHECK(found.front().profile->id == "auto-print");
}

TEST_CASE("a terminal that shows another unit is known, and what is to be set is told") {
    // STX, SWA 2 decimals, SWB lb, SWC, six of weight and of tare, CR, and the check byte.
    std::string frame = "\x02\x2C\x20\x20  5500     0\r";
    unsigned sum = 0;
    for (const char c : frame) sum += static_cast<unsigned char>(c);
    frame += static_cast<char>((128U - sum % 128U) % 128U);
    std::string stream;
    for (int i = 0; i < 8; ++i) stream += frame;
    const auto found = recognise(drivers(), std::vector<Hearing>{{"", stream}});
    REQUIRE(known_driver(found) == "toledo-continuous");
    CHECK(found.front().trouble.find("set it to kg") != std::string::npos);
    CHECK(found.front().reason().find("set it to kg") != std::string::npos);
}

TEST_CASE("a maker's name alone makes nobody sure") {
    const auto heard = [](const std::string& answer) { return std::vector<Hearing>{{"", ""}, {"*IDN?\n", answer}}; };
    struct Row {
        const char* name;
        bool sure;
    };
    // A power supply, a source and a load of makers whose multimeter or safety tester has a driver, and those
    // themselves.
    for (const auto& row :
         {Row{"RIGOL TECHNOLOGIES,DP832,DP8C1,00.01.14\n", false},
          Row{"Siglent Technologies,SPD3303X-E,SPD1,1.01\n", false}, Row{"Chroma,63600-5,123,1.0\n", false},
          Row{"HEWLETT-PACKARD,34401A,0,11-5-2\n", true}, Row{"Chroma ATE,19032,123,1.0\n", true}}) {
        CAPTURE(row.name);
        CHECK(is_clear(recognise(drivers(), heard(row.name))) == row.sure);
    }
}
