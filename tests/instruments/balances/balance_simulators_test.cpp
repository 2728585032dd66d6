// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of the simulated balances, held against the examples of manuals: no driver takes part.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "instruments/simulators/balances/balances.h"

using namespace velocert::instruments;

namespace {

constexpr std::int64_t second = 1'000'000;

/// Speaks to a simulated balance on model time that it keeps itself.
class Talk {
  public:
    explicit Talk(std::string_view driver, const Options& options = {}) {
        for (const auto& list : {balance_simulators(), text_balance_simulators()})
            for (const auto& entry : list)
                if (entry.driver == driver) balance = entry.make(options, 1).value();
        REQUIRE(balance);
    }
    std::string heard(std::int64_t us) {
        now += us;
        std::vector<SentFrame> frames;
        balance->advance(now, frames);
        std::string all;
        for (const auto& frame : frames) all += frame.bytes;
        return all;
    }
    std::string ask(const std::string& bytes, std::int64_t us = second / 2) {
        balance->receive(std::vector<std::uint8_t>(bytes.begin(), bytes.end()), now);
        return heard(us);
    }
    void strike(Fault fault, int count = 1) {
        REQUIRE(balance->knows(fault));
        balance->act({fault, 0, count}, now);
    }

    std::unique_ptr<Simulator> balance;
    std::int64_t now = 0;
};

Options in(const char* mass, const char* step, Options more = {}) {
    more.insert({{"mass", mass}, {"step", step}});
    return more;
}

}  // namespace

TEST_CASE("each simulated balance sends the very bytes of the examples in its manual", "[simulators]") {
    struct Row {
        const char* driver;
        Options options;
        bool other_unit;
        std::string asked;
        std::string frame;
    };
    const std::string esc = "\x1b";
    for (const auto& row : {
             Row{"sartorius-sbi", in("123.56 g", "0.01 g"), true, esc + "P", "N     +   123.56 g  \r\n"},
             Row{"sartorius-sbi", in("123.56 g", "0.01 g", {{"line", "16"}}), true, esc + "P\r\n",
                 "+   123.56 g  \r\n"},
             Row{"xk3190", in("55 kg", "0.01 kg"), false, "", "\x02+005500219\x03"},
             Row{"xk3190", in("3 kg", "0.001 kg", {{"mode", "reversed"}}), false, "", "=000.3000"},
             Row{"xk3190", in("3 kg", "0.001 kg", {{"mode", "forward"}}), false, "", "=0003.000"},
             Row{"xk3190", in("55 kg", "0.01 kg", {{"mode", "command"}}), false,
                 "\x02"
                 "AB03\x03",
                 "\x02"
                 "AB+00550021A\x03"},
             Row{"xk3190",
                 {{"mode", "command"}},
                 false,
                 "\x02"
                 "AA00\x03",
                 "\x02"
                 "AA00\x03"},
             Row{"xk3190", in("4.139 kg", "0.001 kg", {{"mode", "a12e"}}), false, "", "WG004.139kg3D\r\n"},
             Row{"toledo-continuous", in("55 kg", "0.01 kg"), false, "", "\x02,0   5500     0\r\x1b"},
             Row{"kern", {}, false, "O1\r\n", "A00\r\n+0123.45 G S\r\n"},
             Row{"kern", {{"frame", "15"}}, false, "O1\r\n", "A00\r\n+00123.45 G S\r\n"},
             Row{"kern", {}, false, "O7\r\n", "E01\r\n"},
             Row{"and", in("123.45 g", "0.01 g"), true, "Q\r\n", "ST,+00123.45  g\r\n"},
             Row{"and", {}, false, "S\r\n", "ST,+00062.95 kg\r\n"},
             Row{"and", {}, false, "X\r\n", "EC,E01\r\n"},
             Row{"and", {{"acknowledge", "yes"}}, false, "Z\r\n", "\x06\r\n"},
             Row{"ohaus", in("192.21 g", "0.01 g"), true, "IP\r\n", "     192.21 g\r\n"},
             Row{"ohaus", {}, false, "hello\r", "ES\r\n"},
             Row{"sma", {}, false, "\nW\r", "\n 1G       62.95kg \r"},
             Row{"sma", {}, false, "\nX\r", "\n?\r"},
             Row{"radwag", in("8.5 g", "0.1 g"), true, "S\r\n", "S A\r\nS            8.5 g  \r\n"},
             Row{"radwag", {}, false, "Q\r\n", "ES\r\n"},
             Row{"radwag", {}, false, "Z\r\n", "Z A\r\nZ D\r\n"},
         }) {
        CAPTURE(row.driver, row.asked, row.frame);
        Talk talk(row.driver, row.options);
        if (row.other_unit) talk.strike(Fault::unit_change);
        const std::string heard = row.asked.empty()
                                      ? talk.heard(100'000)
                                      : talk.ask(row.asked, 20'000 + (row.frame.size() > 6 ? 210'000 : 0));
        CHECK(heard.substr(0, row.frame.size()) == row.frame);
    }
}

TEST_CASE("each simulated balance shows that its load moves, and that it is out of range, in its own way",
          "[simulators]") {
    struct Row {
        const char* driver;
        Options options;
        std::string asked;
        const char* moving;
        const char* over;
        const char* under;
    };
    const std::string esc = "\x1b";
    for (const auto& row : {
             Row{"radwag", {}, "SI\r\n", "SI  ? ", "SI  ^ ", "SI  v "},
             Row{"sartorius-sbi", {}, esc + "P", "   \r\n", "High", "Low"},
             Row{"xk3190", {{"mode", "a12e"}}, "", "kg", "         OL23", "         LO23"},
             Row{"toledo-continuous", {}, "", "\x02<8 ", "\x02<4 ", "\x02<6 "},
             Row{"kern", {}, "O1\r\n", " U\r\n", " E\r\n", " E\r\n"},
             Row{"and", {}, "Q\r\n", "US,", "OL,+9999999E+19", "OL,-9999999E+19"},
             Row{"ohaus", {}, "P\r\n", " kg ?\r\n", "Err8.3", "Err8.4"},
             Row{"sma", {}, "\nW\r", "1GM ", "\nO1G", "\nU1G"},
         }) {
        CAPTURE(row.driver);
        const auto after = [&](Fault fault) {
            Talk talk(row.driver, row.options);
            talk.strike(fault);
            return row.asked.empty() ? talk.heard(100'000) : talk.ask(row.asked);
        };
        CHECK(after(Fault::unstable).find(row.moving) != std::string::npos);
        CHECK(after(Fault::over_range).find(row.over) != std::string::npos);
        CHECK(after(Fault::under_range).find(row.under) != std::string::npos);
    }
}

TEST_CASE("a value asked for at rest waits for it, and is given up by the balance that knows how", "[simulators]") {
    struct Row {
        const char* driver;
        const char* asked;
        const char* first;  ///< at once
        const char* at_rest;
        const char* gave_up;
    };
    for (const auto& row : {Row{"radwag", "S\r\n", "S A\r\n", "S          62.95 kg \r\n", "S E\r\n"},
                            Row{"and", "S\r\n", "", "ST,+00062.95 kg\r\n", "EC,E11\r\n"},
                            Row{"ohaus", "SP\r\n", "", "      62.95 kg\r\n", ""},
                            Row{"sma", "\nP\r", "", "\n 1G       62.95kg \r", ""}}) {
        CAPTURE(row.driver);
        Talk talk(row.driver, {{"load", "empty"}});
        talk.balance->place_vehicle(true, 0);
        CHECK(talk.ask(row.asked, second) == row.first);
        CHECK(talk.heard(second) == row.at_rest);
        CHECK(talk.heard(30 * second).empty());
        talk.strike(Fault::unstable);
        CHECK(talk.ask(row.asked, 19 * second) == row.first);
        CHECK(talk.heard(2 * second) == row.gave_up);
    }
}

TEST_CASE("simulated balances say that they are busy or broken where their protocol can", "[simulators]") {
    const auto said = [](const char* driver, Fault fault, const std::string& asked) {
        Talk talk(driver);
        talk.strike(fault);
        return talk.ask(asked);
    };
    CHECK(said("radwag", Fault::busy, "SI\r\n") == "SI I\r\n");
    CHECK(said("radwag", Fault::busy, "Z\r\n") == "Z I\r\n");
    CHECK(said("and", Fault::busy, "Q\r\n") == "EC,E02\r\n");
    CHECK(said("sartorius-sbi", Fault::busy, "\x1bP").empty());
    CHECK(said("sartorius-sbi", Fault::device_error, "\x1bP") == "Stat    ERR 054     \r\n");
    CHECK(said("and", Fault::device_error, "Q\r\n") == "EC,E20\r\n");
    CHECK_FALSE(Talk("ohaus").balance->knows(Fault::device_error));
    CHECK_FALSE(Talk("radwag").balance->knows(Fault::wrong_checksum));
    CHECK(Talk("xk3190").balance->knows(Fault::wrong_checksum));
    CHECK_FALSE(Talk("xk3190").balance->knows(Fault::unit_change));
    // Streams end with power, and those that always stream begin again.
    Talk stream("ohaus");
    CHECK(stream.ask("CP\r\n", second).size() == 10 * std::string("      62.95 kg\r\n").size());
    stream.strike(Fault::restart);
    CHECK(stream.heard(5 * second).empty());
    Talk terminal("toledo-continuous");
    terminal.strike(Fault::restart);
    CHECK(terminal.heard(second).empty());
    CHECK(terminal.heard(second).substr(0, 4) == "\x02<p ");  // 30 and 40: not zeroed yet
    CHECK(terminal.heard(4 * second).ends_with("\x02<0   6295     0\r\x7f"));
}

TEST_CASE("the same seed weighs the same noise on every simulated balance", "[simulators]") {
    const auto weighed = [](const char* noise) {
        Talk talk("toledo-continuous", {{"noise", noise}});
        return talk.heard(5 * second);
    };
    CHECK(weighed("100 g") == weighed("100 g"));
    CHECK(weighed("100 g") != weighed("0 g"));
}
