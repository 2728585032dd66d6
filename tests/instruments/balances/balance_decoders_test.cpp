// SPDX-License-Identifier: GPL-3.0-or-later
// Balances apart from MT-SICS: what must never be taken for a weight, and what is the same however it is cut. The good
// frames are those of the golden files, which come from manuals.
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "instruments/drivers/balances/radwag.h"
#include "instruments/drivers/balances/sartorius_sbi.h"
#include "instruments/drivers/balances/toledo_continuous.h"
#include "instruments/drivers/balances/xk3190.h"
#include "tests/instruments/drivers/decode.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using Lines = std::vector<std::string>;
using velocert::metrology::Decoded;
using velocert::sequence::Command;

namespace {

/// A way of talking: the driver, its options, what it was asked, and a good frame with its value.
struct Talk {
    const char* name;
    const Driver& driver;
    Options options;
    std::string asked;  ///< empty: it sends by itself
    std::string frame;
    std::string shown;
    bool checked;  ///< the frame has a check of its own
};

const std::vector<Talk>& talks() {
    static const std::vector<Talk> all{
        {"radwag", radwag, {}, "S\r\n", "S     -      8.5 g  \r\n", "-8.5 g", false},
        {"sbi", sartorius_sbi, {}, "\x1bP\r\n", "N     +   123.56 g  \r\n", "123.56 g", false},
        {"continuous", xk3190, {}, "", "\x02+005500219\x03", "55.00 kg", true},
        {"reversed", xk3190, {{"profile", "reversed"}}, "", "=000.3000", "3.000 kg", false},
        {"forward", xk3190, {{"profile", "forward"}}, "", "=0003.000", "3.000 kg", false},
        {"command",
         xk3190,
         {{"profile", "command"}},
         "\x02"
         "AB03\x03",
         "\x02"
         "AB+00550021A\x03",
         "55.00 kg",
         true},
        {"a12e", xk3190, {{"profile", "a12e"}}, "", "WG004.139kg3D\r\n", "4.139 kg", true},
        {"toledo", toledo_continuous, {}, "", "\x02,0   5500     0\r\x1b", "55.00 kg", true},
        {"toledo plain", toledo_continuous, {{"profile", "plain"}}, "", "\x02,0   5500     0\r", "55.00 kg", false},
    };
    return all;
}

std::vector<Said> conversation(const Talk& talk, const std::string& answer) {
    std::vector<Said> out;
    if (!talk.asked.empty()) out.push_back(sends(talk.asked));
    out.push_back(answers(answer));
    return out;
}

std::vector<std::string> values(const Decoded& decoded) {
    std::vector<std::string> out;
    for (const auto& one : decoded.indications)
        if (one.has_value()) out.push_back(one.value.text() + ' ' + std::string(one.unit->symbol));
    return out;
}

}  // namespace

TEST_CASE("the good frame of each balance is its value", "[balances]") {
    for (const auto& talk : talks()) {
        CAPTURE(talk.name);
        CHECK(values(decode(talk.driver, conversation(talk, talk.frame), talk.options)) == Lines{talk.shown});
    }
}

TEST_CASE("a frame that is cut anywhere is never a value, and the next one is read again", "[balances]") {
    for (const auto& talk : talks())
        for (std::size_t cut = 1; cut < talk.frame.size(); ++cut) {
            CAPTURE(talk.name, cut);
            const std::string piece = talk.frame.substr(0, cut);
            // A line is whole with its CR; that LF is missing does not matter.
            const bool whole = piece.ends_with('\r') && !talk.frame.ends_with('\x1b') && !talk.frame.ends_with('\r');
            if (whole) continue;
            CHECK(values(decode(talk.driver, conversation(talk, piece), talk.options)).empty());
            // The rest follows after a pause in which it was asked again.
            if (talk.asked.empty()) continue;
            std::vector<Said> again = conversation(talk, piece);
            again.push_back(sends(talk.asked));
            again.push_back(answers(talk.frame));
            CHECK(values(decode(talk.driver, again, talk.options)) == Lines{talk.shown});
        }
}

TEST_CASE("a frame that was cut by the next one of a stream is rejected, and the next one is a value", "[balances]") {
    for (const auto& talk : talks()) {
        if (!talk.asked.empty() || talk.frame.ends_with('\n')) continue;
        for (std::size_t cut = 1; cut < talk.frame.size(); ++cut) {
            CAPTURE(talk.name, cut);
            const auto decoded = decode(talk.driver, talk.frame.substr(0, cut) + talk.frame + talk.frame, talk.options);
            const auto shown = values(decoded);
            // Where the check byte was cut off, the start of the next frame stands in its place.
            CHECK(shown.size() >= 1);
            for (const auto& value : shown) CHECK(value == talk.shown);
            CHECK_FALSE(decoded.rejected.empty());
        }
    }
}

TEST_CASE("no single byte of a frame with a check can change without its rejection", "[balances]") {
    for (const auto& talk : talks()) {
        if (!talk.checked) continue;
        const bool line = talk.frame.ends_with('\n');
        const std::size_t size = line ? talk.frame.size() - 2 : talk.frame.size();
        for (std::size_t at = 0; at < size; ++at)
            for (int other = 0; other < 256; ++other) {
                std::string changed = talk.frame;
                if (static_cast<unsigned char>(changed[at]) == other) continue;
                changed[at] = static_cast<char>(static_cast<unsigned char>(other));
                const auto shown = values(decode(talk.driver, conversation(talk, changed), talk.options));
                if (!shown.empty()) {
                    CAPTURE(talk.name, at, other);
                    CHECK(shown.empty());
                }
            }
    }
}

TEST_CASE("a character lost from the columns of a line is never another value", "[balances]") {
    for (const auto& talk : talks()) {
        if (!talk.frame.ends_with('\n')) continue;
        for (std::size_t at = 0; at + 2 < talk.frame.size(); ++at) {
            std::string shorter = talk.frame;
            shorter.erase(at, 1);
            CAPTURE(talk.name, shorter);
            for (const auto& value : values(decode(talk.driver, conversation(talk, shorter), talk.options)))
                CHECK(value == talk.shown);  // a blank at the end
        }
    }
}

TEST_CASE("noise, frames and halves of frames give the same however they are cut", "[balances]") {
    for (const auto& talk : talks())
        CHECK(rc::check(std::string("cuts do not matter: ") + talk.name, [&] {
            const std::vector<std::string> known{talk.frame,
                                                 talk.frame,
                                                 talk.frame.substr(0, talk.frame.size() / 2),
                                                 talk.frame.substr(1),
                                                 "\r\n",
                                                 "\x02",
                                                 "=",
                                                 "S A\r\n",
                                                 "Z D\r\n",
                                                 "ES\r\n",
                                                 "Stat     H\r\n"};
            const auto parts = *rc::gen::container<std::vector<std::string>>(
                rc::gen::oneOf(rc::gen::elementOf(known), rc::gen::string<std::string>()));
            std::string bytes;
            for (const auto& part : parts) bytes += part;
            const auto piece = static_cast<std::size_t>(*rc::gen::inRange(1, 30));
            const auto whole = decode(talk.driver, bytes, talk.options);
            RC_ASSERT(lines(decode(talk.driver, bytes, talk.options, piece)) == lines(whole));
            std::size_t covered = 0;
            for (const auto& frame : whole.rejected) covered += frame.length;
            for (const auto& one : whole.indications) covered += one.length;
            RC_ASSERT(covered <= bytes.size());
            for (const auto& one : whole.indications) RC_ASSERT(one.offset + one.length <= bytes.size());
        }));
}

TEST_CASE("an answer nobody asked for is late once something was sent", "[balances]") {
    for (const auto& talk : talks()) {
        if (talk.asked.empty()) continue;
        CAPTURE(talk.name);
        auto twice = conversation(talk, talk.frame + talk.frame);
        const auto decoded = decode(talk.driver, twice, talk.options);
        CHECK(values(decoded) == Lines{talk.shown});
        REQUIRE(decoded.rejected.size() == 1);
        CHECK(decoded.rejected[0].reason == velocert::metrology::Rejection::late);
    }
}

TEST_CASE("rest is derived from values within one step, and not from fewer than were asked for", "[balances]") {
    // The check digits of 55.01 and 55.02 by hand: 2B^30^30^35^35^30^31^32 = 18, with 32 in the place of 31: 1B.
    const std::string at_00 = "\x02+005500219\x03";
    const std::string at_01 = "\x02+005501218\x03";
    const std::string at_02 = "\x02+00550221B\x03";
    struct Row {
        const char* what;
        std::string bytes;
        const char* last;
    };
    for (const auto& row :
         {Row{"three equal", at_00 + at_00 + at_00, "stable derived"}, Row{"two only", at_00 + at_00, ""},
          Row{"one step apart", at_00 + at_01 + at_00, "stable derived"},
          Row{"two steps apart", at_00 + at_02 + at_00, ""}, Row{"creeping", at_00 + at_01 + at_02, ""},
          Row{"come to rest", at_02 + at_00 + at_00 + at_00, "stable derived"}}) {
        CAPTURE(row.what);
        const auto decoded = decode(xk3190, row.bytes, {{"rest", "3"}});
        REQUIRE(decoded.rejected.empty());
        std::string flags;
        for (const auto name : decoded.indications.back().flags.names())
            flags += (flags.empty() ? "" : " ") + std::string(name);
        CHECK(flags == row.last);
    }
    const auto never = decode(xk3190, at_00 + at_00 + at_00, {{"rest", "0"}});
    CHECK(never.indications.back().flags.empty());
}

TEST_CASE("the step that was set counts as resolution, unless the value was shown finer", "[balances]") {
    CHECK(lines(decode(xk3190, "\x02+005500219\x03", {{"step", "0.05 kg"}})) == Lines{"mass 55.00 kg step 0.05 @0+12"});
    CHECK(lines(decode(xk3190, "\x02+005501218\x03", {{"step", "50 g"}})) == Lines{"mass 55.01 kg step 0.01 @0+12"});
    CHECK(lines(decode(xk3190, "\x02+005500219\x03", {{"unit", "t"}})) == Lines{"mass 55.00 t step 0.01 @0+12"});
}

TEST_CASE("options of these balances are checked", "[balances]") {
    struct Row {
        const Driver& driver;
        Options options;
        bool good;
    };
    for (const auto& row : {
             Row{radwag, {{"stream", "yes"}, {"identify", "no"}, {"step", "0.05 kg"}}, true},
             Row{radwag, {{"profile", "kern-klb"}}, true},
             Row{radwag, {{"stream", "maybe"}}, false},
             Row{radwag, {{"step", "0 kg"}}, false},
             Row{sartorius_sbi, {{"profile", "older"}}, true},
             Row{sartorius_sbi, {{"identify", "perhaps"}}, false},
             Row{sartorius_sbi, {{"step", "1 m"}}, false},
             Row{xk3190, {{"unit", "t"}, {"capacity", "3 t"}, {"rest", "100"}, {"address", "Z"}}, true},
             Row{xk3190, {{"unit", "lb"}}, false},
             Row{xk3190, {{"rest", "1"}}, false},
             Row{xk3190, {{"rest", "101"}}, false},
             Row{xk3190, {{"rest", "-2"}}, false},
             Row{xk3190, {{"rest", "2.5"}}, false},
             Row{xk3190, {{"address", "a"}}, false},
             Row{xk3190, {{"address", "AA"}}, false},
             Row{xk3190, {{"weight", "tare"}}, false},
             Row{xk3190, {{"capacity", "-1 kg"}}, false},
             Row{xk3190, {{"profile", "backwards"}}, false},
             Row{toledo_continuous, {{"profile", "plain"}, {"step", "20 g"}}, true},
             Row{toledo_continuous, {{"checksum", "no"}}, false},
         }) {
        CAPTURE(row.driver.id, row.options.begin()->first, row.options.begin()->second);
        CHECK(row.driver.make_decoder(row.options).has_value() == row.good);
    }
}

TEST_CASE("each command of these balances has the bytes of its manual", "[balances]") {
    struct Row {
        const Driver& driver;
        Options options;
        Command command;
        std::string bytes;
        bool acknowledged;
    };
    const Options command{{"profile", "command"}};
    for (const auto& row : {
             Row{radwag, {}, Command::read_stable, "S\r\n", false},
             Row{radwag, {}, Command::read_now, "SI\r\n", false},
             Row{radwag, {}, Command::zero, "Z\r\n", true},
             Row{radwag, {}, Command::tare, "T\r\n", true},
             Row{radwag, {}, Command::stop, "C0\r\n", true},
             Row{radwag, {{"stream", "yes"}}, Command::start, "C1\r\n", false},
             Row{sartorius_sbi, {}, Command::read_stable, "\x1bP\r\n", false},
             Row{sartorius_sbi, {}, Command::zero, "\x1bV\r\n", false},
             Row{sartorius_sbi, {}, Command::tare, "\x1bT\r\n", false},
             Row{sartorius_sbi, {}, Command::stop, "\x1bR\r\n", false},
             Row{xk3190, command, Command::read_now,
                 "\x02"
                 "AB03\x03",
                 false},
             Row{xk3190,
                 {{"profile", "command"}, {"weight", "net"}},
                 Command::read_now,
                 "\x02"
                 "AD05\x03",
                 false},
             Row{xk3190, command, Command::stop,
                 "\x02"
                 "AA00\x03",
                 false},
             Row{xk3190, {}, Command::read_now, "", false},
             Row{toledo_continuous, {}, Command::start, "", false},
         }) {
        CAPTURE(row.driver.id, velocert::sequence::name(row.command));
        const auto exchange = row.driver.exchange(row.command, row.options);
        REQUIRE(exchange);
        CHECK(exchange->request == row.bytes);
        CHECK(exchange->acknowledged == row.acknowledged);
    }
    CHECK_FALSE(radwag.exchange(Command::start, {}));
    CHECK_FALSE(sartorius_sbi.exchange(Command::start, {}));
    CHECK_FALSE(xk3190.exchange(Command::tare, command));
    CHECK_FALSE(toledo_continuous.exchange(Command::output_on, {}));
}
