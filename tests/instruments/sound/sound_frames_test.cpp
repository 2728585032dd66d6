// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of sound level meters, good and bad.
#include <catch2/catch.hpp>

#include <rapidcheck.h>
#include <numeric>

#include "instruments/drivers/sound/cem_dt885x.h"
#include "instruments/drivers/sound/colead_sl5868p.h"
#include "instruments/drivers/sound/nti_xl2.h"
#include "instruments/drivers/sound/pce_322a.h"
#include "instruments/drivers/sound/rion_nl.h"
#include "instruments/drivers/sound/svantek.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::sequence::Command;

namespace {

// Shown by an open decoder of this meter as 62.5 dB(A) F.
const std::string colead_frame("\x08\x04\x10\x0A\x0A\x06\x02\x05\x01\x3E", 10);

/// The values alone: "sound_level 62.5 dB(A)", "sound_level -".
std::vector<std::string> shown(const velocert::metrology::Decoded& decoded) {
    std::vector<std::string> out;
    for (const auto& indication : decoded.indications) {
        const auto text = line(indication);
        out.push_back(text.substr(0, indication.has_value() ? text.find(" step") : text.find(" -") + 2));
    }
    return out;
}
using Lines = std::vector<std::string>;

/// A frame of the Colead with that mode and those digits, its sum added up here.
std::string colead(char mode, const std::string& digits) {
    std::string frame = std::string("\x08\x04") + mode + digits + '\x01';
    const unsigned sum = std::accumulate(frame.begin(), frame.end(), 0U,
                                         [](unsigned all, char c) { return all + static_cast<unsigned char>(c); });
    return frame + static_cast<char>(sum & 0xFFU);
}

}  // namespace

TEST_CASE("A frame of the Colead with any byte changed, cut anywhere or with a byte too many is never a value",
          "[sound]") {
    REQUIRE(shown(decode(colead_sl5868p, colead_frame)) == Lines{"sound_level 62.5 dB(A)"});
    for (std::size_t at = 0; at < colead_frame.size(); ++at) {
        for (int change = 1; change < 256; ++change) {
            std::string changed = colead_frame;
            changed[at] = static_cast<char>(changed[at] ^ change);
            CHECK(decode(colead_sl5868p, changed).indications.empty());
        }
        CHECK(decode(colead_sl5868p, colead_frame.substr(0, at)).indications.empty());
        CHECK(shown(decode(colead_sl5868p, colead_frame.substr(0, at) + colead_frame)) ==
              Lines{"sound_level 62.5 dB(A)"});
    }
}

TEST_CASE("The Colead's modes: only what is weighted with A and F, live and no average is a level", "[sound]") {
    const struct {
        char mode;
        std::string digits;
        const char* gives;
        const char* fault;
    } rows[] = {
        {'\x10', {"\x0A\x0A\x06\x02\x05", 5}, "sound_level 62.5 dB(A)", ""},
        {'\x10', {"\x0A\x01\x00\x04\x03", 5}, "sound_level 104.3 dB(A)", ""},
        {'\x11', {"\x0A\x01\x00\x04\x03", 5}, "sound_level -", "weighting to F"},
        {'\x10', {"\x00\x00\x06\x02\x05", 5}, "sound_level 62.5 dB(A)", ""},
        {'\x12', {"\x0A\x0A\x06\x02\x05", 5}, "sound_level -", "weighting to A"},
        {'\x13', {"\x0A\x0A\x06\x02\x05", 5}, "sound_level -", "weighting to A"},
        {'\x14', {"\x0A\x0A\x06\x02\x05", 5}, "sound_level -", "weighting to A"},
        {'\x15', {"\x0A\x0A\x06\x02\x05", 5}, "sound_level -", "weighting to A"},
        {'\x20', {"\x0A\x0A\x06\x02\x05", 5}, "sound_level -", "holds"},
        {'\x18', {"\x0A\x0A\x06\x02\x05", 5}, "sound_level -", "average"},
        {'\x10', {"\x0A\x0A\x0A\x0A\x0A", 5}, "sound_level -", ""},
        {'\x10', {"\x0A\x06\x0A\x02\x05", 5}, "", ""},
        {'\x1C', {"\x0A\x0A\x06\x02\x05", 5}, "", "mode"},
        {'\x30', {"\x0A\x0A\x06\x02\x05", 5}, "", "mode"},
    };
    for (const auto& row : rows) {
        CAPTURE(static_cast<int>(row.mode), row.gives);
        const auto decoded = decode(colead_sl5868p, colead(row.mode, row.digits));
        CHECK(shown(decoded) == (*row.gives == 0 ? Lines{} : Lines{row.gives}));
        std::string told;
        for (const auto& event : decoded.events)
            if (event.kind == velocert::metrology::DeviceEvent::Kind::fault) told += event.text;
        CHECK(told.empty() == (*row.fault == 0));
        CHECK(told.find(row.fault) != std::string::npos);
    }
}

TEST_CASE("Lines of the XL2 are values with a number, decibels and OK", "[sound]") {
    for (const char* good : {"62.5 dB, OK", "62.5dB,OK", "62.5 dB,  OK", " 62.5 dB(A), OK"})
        CHECK(shown(decode(nti_xl2, std::string(good) + "\n")) == Lines{"sound_level 62.5 dB(A)"});
    CHECK(shown(decode(nti_xl2, "-3.0 dB, OK\n")) == Lines{"sound_level -3.0 dB(A)"});
    for (const char* none : {"-- dB, OK", "---, OK", "--.- dB, OK", "62.5 dB, LOW", "62.5 dB, OVLD", "62.5 dB, UNDR"})
        CHECK(shown(decode(nti_xl2, std::string(none) + "\n")) == Lines{"sound_level -"});
    for (const char* bad : {"62.5 dB", "62.5, OK", "62.5 Pa, OK", "6 2.5 dB, OK", "62.5 dB, OK, OK", "62.5 dB, 0",
                            "nan dB, OK", "62,5 dB, OK", "dB, OK", "62.5 dB,"})
        CHECK(decode(nti_xl2, std::string(bad) + "\n").indications.empty());
    CHECK(decode(nti_xl2, "62.5 dB, OK").indications.empty());
    CHECK(shown(decode(nti_xl2, "62.5 dB, OK\n", {{"item", "LAFMAX"}})) == Lines{"maximum_sound_level 62.5 dB(A)"});
    CHECK_FALSE(nti_xl2.make_decoder({{"item", "LCF"}}));
}

TEST_CASE("An XL2 that does not tell who it is answers what was asked behind, a late answer is none", "[sound]") {
    CHECK(shown(decode(nti_xl2, {sends("INIT START\n*IDN?\n"), sends("MEAS:INIT\nMEAS:SLM:123? LAF\n"),
                                 answers("62.5 dB, OK\n")})) == Lines{"sound_level 62.5 dB(A)"});
    // The question was given up, and the answer comes behind the stop.
    CHECK(decode(nti_xl2,
                 {sends("MEAS:INIT\nMEAS:SLM:123? LAF\n"), sends("INIT STOP\n*IDN?\n"), answers("62.5 dB, OK\n")})
              .indications.empty());
    CHECK(decode(nti_xl2, {sends("MEAS:INIT\n"), answers("62.5 dB, OK\n")}).indications.empty());
}

TEST_CASE("Answers that stay away, however many, do not stop a sound level meter from being read", "[sound]") {
    const struct {
        const Driver& driver;
        const char* question;
        const char* answer;
    } rows[] = {{nti_xl2, "MEAS:INIT\nMEAS:SLM:123? LAF\n", "62.5 dB, OK\n"},
                {rion_nl, "DOD?\r\n", "R+0000\r\n62.5\r\n"},
                {svantek, "#2,1,M?,S?,R?;", "#2,1,S62.5;"}};
    for (const auto& row : rows) {
        CAPTURE(row.driver.id);
        std::vector<Said> said;
        for (int i = 0; i < 40; ++i) said.push_back(sends(row.question));
        said.push_back(answers(row.answer));
        said.push_back(answers(row.answer));
        CHECK(shown(decode(row.driver, said)) == Lines{"sound_level 62.5 dB(A)"});
    }
}

TEST_CASE("Rion's lines: the prompt may stand before or behind, with and without a result code", "[sound]") {
    for (const char* good : {"$R+0000\r\n62.5,60.1\r\n", "R+0000\r\n62.5\r\n$", "$ R+0000\r\n 62.5, 60.1\r\n",
                             "62.5\r\n", "R+0000\r\n062.5,060.1\r\n"})
        CHECK(shown(decode(rion_nl, {sends("DOD?\r\n"), answers(good)})).size() == 1);
    CHECK(shown(decode(rion_nl, {sends("DOD?\r\n"), answers("R+0000\r\n62.5,1,2,70.2\r\n")}, {{"maximum", "4"}})) ==
          Lines{"sound_level 62.5 dB(A)", "maximum_sound_level 70.2 dB(A)"});
    CHECK(shown(decode(rion_nl, {sends("DOD?\r\n"), answers("R+0000\r\n1,62.5\r\n")}, {{"level", "2"}})) ==
          Lines{"sound_level 62.5 dB(A)"});
    for (const char* bad :
         {"R+0001\r\n", "R+00\r\n", "R+0000\r\nabc\r\n", "R+0000\r\n62.5x\r\n", "R+0000\r\n", "R+000\r\n"})
        CHECK(decode(rion_nl, {sends("DOD?\r\n"), answers(bad)}).indications.empty());
    CHECK(decode(rion_nl, {sends("Type?\r\n"), answers("R+0000\r\nNL-52\r\n62.5\r\n")}).indications.empty());
    for (const char* place : {"0", "41", "one", "1.0"}) CHECK_FALSE(rion_nl.make_decoder({{"level", place}}));
}

TEST_CASE("Svantek's answers say what they are, of another profile they are none", "[sound]") {
    const auto ask = sends("#2,1,M?,S?,R?;");
    CHECK(shown(decode(svantek, "#2,1,M84.2,S61.0,R63.3;")) ==
          Lines{"maximum_sound_level 84.2 dB(A)", "sound_level 61.0 dB(A)"});
    CHECK(shown(decode(svantek, {ask, answers("#2,?;")})) == Lines{"sound_level -"});
    CHECK(shown(decode(svantek, {ask, answers("#2,1,v0,V0,T10,P79.97,M52.92,S46.35,L(10)45.60;")})) ==
          Lines{"maximum_sound_level 52.92 dB(A)", "sound_level 46.35 dB(A)"});
    for (const char* bad : {"#2,2,S61.0;", "#2,1,Sx;", "#2,1,R63.3;", "#2,1;", "#2;", "#3,1,S61.0;", "#2,1,S61.0",
                            "2,1,S61.0;", "#2,1,S61.0 dB;", "#2,1,,S61.0;", "#2,1,S61,9;", "#2,1,M84,2,S61,0;"})
        CHECK(decode(svantek, {ask, answers(bad)}).indications.empty());
    // What was sent is understood alike in one piece and in many, also behind more than a question can be.
    const std::vector<Said> behind_noise{sends(std::string(501, 'x') + "#2,1,M?,S?,R?;"), answers("#2,1,S61.0;")};
    for (const std::size_t piece : {0U, 1U, 7U, 500U}) {
        CAPTURE(piece);
        CHECK(shown(decode(svantek, behind_noise, {}, piece)) == Lines{"sound_level 61.0 dB(A)"});
    }
    CHECK(shown(decode(svantek, {sends("#1,U?,N?,W?;"), ask, answers("#2,1,S61.0;")})).size() == 1);
    CHECK(decode(svantek, {ask, sends("#1,U?,N?,W?;"), answers("#2,1,S61.0;")}).indications.empty());
    CHECK(svantek.exchange(Command::read_now, {})->request == "#2,1,M?,S?,R?;");
    CHECK(svantek.exchange(Command::read_now, {{"channel", "2"}, {"flags", "yes"}})->request == "#2,2,v?,V?,M?,S?,R?;");
}

TEST_CASE("Tokens of the CEM count in the state that the meter has told before", "[sound]") {
    const std::string a("\xA5\x1B"), c("\xA5\x1C"), value("\xA5\x0D\x06\x25", 4), readout("\xA5\x0B"), over("\xA5\x07");
    CHECK(shown(decode(cem_dt885x, a + value + readout)) == Lines{"sound_level 62.5 dB(A)"});
    CHECK(shown(decode(cem_dt885x, value + readout)) == Lines{"sound_level -"});
    CHECK(shown(decode(cem_dt885x, a + c + value + readout)) == Lines{"sound_level -"});
    // Said once, over range holds for two readouts; the meter repeats it as long as it lasts.
    CHECK(shown(decode(cem_dt885x, a + over + value + readout + value + readout + value + readout)) ==
          Lines{"sound_level -", "sound_level -", "sound_level 62.5 dB(A)"});
    CHECK(shown(decode(cem_dt885x, a + over + "\xA5\x11" + value + readout)) == Lines{"sound_level 62.5 dB(A)"});
    CHECK(shown(decode(cem_dt885x, a + "\xA5\x04" + value + readout + "\xA5\x0E" + value + readout)) ==
          Lines{"maximum_sound_level 62.5 dB(A)", "sound_level 62.5 dB(A)"});
    CHECK(shown(decode(cem_dt885x, a + "\xA5\x05" + value + readout)) == Lines{"sound_level -"});
    for (const std::string& bad :
         {value, readout, value + "\xA5\x0C", value + value + readout, std::string("\xA5\x0D\x06"),
          std::string("\xA5\x0D\xA5\x0B"), std::string("\xA5\x0D\x6A\x25\xA5\x0B", 6), std::string("\x0D\x06\x25")})
        CHECK(decode(cem_dt885x, a + bad).indications.empty());
}

TEST_CASE("Frames of the PCE are thirteen bytes, or six where all have six, a cut one is none", "[sound]") {
    const std::string body("\x7F\x02\x71\x00\x00", 5);
    const std::string thirteen = body + std::string(7, '\x01') + '\0';
    const std::string six = body + '\0';
    CHECK(shown(decode(pce_322a, thirteen)) == Lines{"sound_level 62.5 dB(A)"});
    CHECK(shown(decode(pce_322a, six + six + six)).size() == 3);
    CHECK(shown(decode(pce_322a, body + std::string(8, '\0'))).size() == 1);
    for (std::size_t at = 0; at < thirteen.size(); ++at) {
        CHECK(decode(pce_322a, thirteen.substr(0, at)).indications.empty());
        CHECK(shown(decode(pce_322a, thirteen.substr(0, at) + thirteen)).size() == 1);
    }
    CHECK(decode(pce_322a, six).indications.empty());
    // 7F inside of a frame that looks like a first byte: no meter shows 325.1 dB and more.
    const std::string inside("\x7F\x0C\xB3\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 13);
    CHECK(decode(pce_322a, inside).indications.empty());
    CHECK(shown(decode(pce_322a, std::string("\x7F\xFF", 2) + thirteen)) == Lines{"sound_level 62.5 dB(A)"});
    const std::string loudest("\x7F\x06\x40\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00", 13);
    CHECK(shown(decode(pce_322a, loudest)) == Lines{"sound_level 160.0 dB(A)"});
}

TEST_CASE("Streams of sound level meters give the same however they are cut", "[sound]") {
    using velocert::metrology::Decoded;
    const std::vector<std::string> parts{colead_frame,
                                         std::string("\x10"),
                                         std::string("\x20"),
                                         std::string("\xA5\x1B"),
                                         std::string("\xA5\x0D\x06\x25", 4),
                                         std::string("\xA5\x0B"),
                                         std::string("\xA5\x07"),
                                         std::string("\xFF"),
                                         std::string("\xA5"),
                                         std::string("\x7F\x02\x71\x00\x00\x01\x01\x01\x01\x01\x01\x01\x00", 13),
                                         std::string("\x7F\x02\x71\x00\x00\x00", 6),
                                         std::string("\x00", 1),
                                         "62.5 dB, OK\n",
                                         "$R+0000\r\n62.5\r\n",
                                         "#2,1,M84.2,S61.0;",
                                         "#2,",
                                         ";",
                                         "--.- dB, OK\n"};
    for (const auto* driver : {&nti_xl2, &rion_nl, &svantek, &colead_sl5868p, &cem_dt885x, &pce_322a})
        CHECK(rc::check("cuts do not matter", [&] {
            const auto chosen = *rc::gen::container<std::vector<std::string>>(
                rc::gen::oneOf(rc::gen::elementOf(parts), rc::gen::string<std::string>()));
            std::string stream;
            for (const auto& part : chosen) stream += part;
            const auto piece = static_cast<std::size_t>(*rc::gen::inRange(1, 30));
            const auto whole = decode(*driver, stream);
            RC_ASSERT(lines(decode(*driver, stream, {}, piece)) == lines(whole));
            std::size_t rejected = 0;
            for (const auto& frame : whole.rejected) rejected += frame.length;
            RC_ASSERT(rejected <= stream.size());
        }));
}
