// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/balances/balance_simulator.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace velocert::instruments;

namespace {

constexpr std::int64_t second = 1'000'000;

/// Speaks to a balance on model time that it keeps itself.
class Talk {
  public:
    explicit Talk(BalanceSettings settings = without_noise()) : balance(std::move(settings), 1) {}

    static BalanceSettings without_noise() {
        BalanceSettings settings;
        settings.noise_kg = 0.0;
        return settings;
    }
    void send(const std::string& bytes) {
        const std::vector<std::uint8_t> raw(bytes.begin(), bytes.end());
        balance.receive(raw, now);
    }
    /// What it says within that time.
    std::string heard(std::int64_t us) {
        now += us;
        std::vector<SentFrame> frames;
        balance.advance(now, frames);
        std::string all;
        for (const auto& frame : frames) all += frame.bytes;
        return all;
    }
    std::string ask(const std::string& command, std::int64_t us = second / 2) {
        send(command + "\r\n");
        return heard(us);
    }
    void load(bool on) { balance.place_vehicle(on, now); }

    BalanceSimulator balance;
    std::int64_t now = 0;
};

}  // namespace

TEST_CASE("The balance answers as the table of MT-SICS commands says", "[simulators]") {
    const struct {
        const char* command;
        const char* reply;
    } cases[] = {
        {"S", "S S       0.00 kg\r\n"},
        {"SI", "S S       0.00 kg\r\n"},
        {"Z", "Z A\r\n"},
        {"ZI", "ZI S\r\n"},
        {"T", "T S       0.00 kg\r\n"},
        {"TI", "TI S       0.00 kg\r\n"},
        {"TA", "TA A       0.00 kg\r\n"},
        {"TA 12.5 kg", "TA A      12.50 kg\r\n"},
        {"TA 12500 g", "TA A      12.50 kg\r\n"},
        {"TA 12.5", "TA L\r\n"},
        {"TA -1 kg", "TA L\r\n"},
        {"TA 151 kg", "TA L\r\n"},
        {"TA nan kg", "TA L\r\n"},
        {"TAC", "TAC A\r\n"},
        {"@", "I4 A \"V0150001\"\r\n"},
        {"I1", "I1 A \"01\" \"2.00\" \"2.00\"\r\n"},
        {"I2", "I2 A \"VIRTUAL-150 150.00 kg\"\r\n"},
        {"I3", "I3 A \"VIRTUAL 1.00\"\r\n"},
        {"I4", "I4 A \"V0150001\"\r\n"},
        {"D \"BRAKE NOW\"", "D A\r\n"},
        {"D BRAKE", "D L\r\n"},
        {"DW", "DW A\r\n"},
        {"U", "U A kg\r\n"},
        {"U g", "U A\r\n"},
        {"U lb", "U L\r\n"},
        {"s", "ES\r\n"},
        {"si", "ES\r\n"},
        {"S I", "ES\r\n"},
        {" S", "ES\r\n"},
        {"S ", "ES\r\n"},
        {"", "ES\r\n"},
        {"I9", "ES\r\n"},
        {"TX", "ES\r\n"},
        {"HELLO", "ES\r\n"},
        {"S\n", "ES\r\n"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.command);
        Talk talk;
        CHECK(talk.ask(c.command) == c.reply);
        CHECK(talk.heard(60 * second).empty());
    }
}

TEST_CASE("The list of commands names each one that is understood, the last line marked as last", "[simulators]") {
    Talk talk;
    const std::string list = talk.ask("I0");
    for (const char* name :
         {"I0", "I1", "I2", "I3", "I4", "S", "SI", "SIR", "SR", "Z", "ZI", "T", "TI", "TA", "TAC", "@", "D", "DW", "U"})
        CHECK(list.find(" \"" + std::string(name) + "\"\r\n") != std::string::npos);
    CHECK(list.find("I0 A ") == list.rfind("I0 "));
    CHECK(list.starts_with("I0 B 0 \"I0\"\r\n"));
}

TEST_CASE("A weight reply has the bytes of the manual's layout", "[simulators]") {
    // the manual's example is 100.00 g; a balance with a step of 0.01 g shows it in these very bytes
    BalanceSettings settings = Talk::without_noise();
    settings.vehicle_mg = 100'000;
    settings.step_mg = 10;
    settings.capacity_mg = 220'000;
    settings.load = BalanceSettings::Load::on;
    Talk talk(settings);
    CHECK(talk.ask("U g") == "U A\r\n");
    CHECK(talk.ask("S") == "\x53\x20\x53\x20\x20\x20\x20\x20\x31\x30\x30\x2E\x30\x30\x20\x67\x0D\x0A");
}

TEST_CASE("After a change of load the value is dynamic for one to three seconds, then stable", "[simulators]") {
    Talk talk;
    talk.load(true);
    talk.now += 200'000;
    const std::string at_once = talk.ask("SI", 50'000);
    CHECK(at_once.starts_with("S D "));
    CHECK(at_once.size() == 19);
    talk.now += 500'000;
    CHECK(talk.ask("SI", 100'000).starts_with("S D "));
    talk.now += 2'300'000;
    CHECK(talk.ask("SI") == "S S      62.95 kg\r\n");  // 62.93 kg to the nearest 0.05 kg
}

TEST_CASE("S waits until the load is at rest and then answers once", "[simulators]") {
    Talk talk;
    talk.load(true);
    talk.now += 100'000;
    CHECK(talk.ask("S", 500'000).empty());
    CHECK(talk.heard(3 * second) == "S S      62.95 kg\r\n");
    CHECK(talk.heard(10 * second).empty());
}

TEST_CASE("Any other command cancels a waiting one", "[simulators]") {
    const struct {
        const char* command;
        const char* reply;
    } cases[] = {{"@", "I4 A \"V0150001\"\r\n"},
                 {"I2", "I2 A \"VIRTUAL-150 150.00 kg\"\r\n"},
                 {"TA", "TA A       0.00 kg\r\n"},
                 {"x", "ES\r\n"}};
    for (const auto& c : cases) {
        CAPTURE(c.command);
        Talk talk;
        talk.load(true);
        talk.now += 100'000;
        CHECK(talk.ask("S", 100'000).empty());
        CHECK(talk.ask(c.command, 10 * second) == c.reply);
        CHECK(talk.heard(30 * second).empty());
    }
}

TEST_CASE("Zero and tare wait for stability too, and refuse what is out of their range", "[simulators]") {
    Talk talk;
    talk.load(true);
    CHECK(talk.ask("Z", 3 * second + 100'000) == "Z +\r\n");  // 62.9 kg is far beyond two per cent of 150 kg
    CHECK(talk.ask("ZI") == "ZI +\r\n");
    CHECK(talk.ask("T") == "T S      62.95 kg\r\n");
    CHECK(talk.ask("S") == "S S       0.00 kg\r\n");
    talk.load(false);
    CHECK(talk.ask("S", 4 * second) == "S S     -62.95 kg\r\n");
    CHECK(talk.ask("TAC") == "TAC A\r\n");
    CHECK(talk.ask("S") == "S S       0.00 kg\r\n");
    talk.load(true);
    talk.now += 100'000;
    CHECK(talk.ask("TI", 50'000).starts_with("TI D "));
}

TEST_CASE("A restart of commands clears the tare and leaves the zero", "[simulators]") {
    BalanceSettings settings = Talk::without_noise();
    settings.vehicle_mg = 1'000'000;
    settings.load = BalanceSettings::Load::on;
    Talk talk(settings);
    CHECK(talk.ask("Z") == "Z A\r\n");
    CHECK(talk.ask("TA 5 kg") == "TA A       5.00 kg\r\n");
    CHECK(talk.ask("SI") == "S S      -5.00 kg\r\n");
    talk.ask("@");
    CHECK(talk.ask("SI") == "S S       0.00 kg\r\n");
}

TEST_CASE("SIR streams until a weighing command or @ ends it", "[simulators]") {
    for (const char* end : {"S", "SI", "@"}) {
        CAPTURE(end);
        Talk talk;
        talk.send("SIR\r\n");
        const std::string stream = talk.heard(second);
        CHECK(stream.size() == 10 * std::string("S S       0.00 kg\r\n").size());
        talk.ask(end);
        CHECK(talk.heard(5 * second).empty());
    }
    Talk talk;
    talk.send("SIR\r\n");
    talk.heard(second);
    talk.ask("I2");
    CHECK(talk.heard(second).starts_with("S S"));  // an inquiry does not end the stream
}

TEST_CASE("SR sends the first stable value, then one per change of the load", "[simulators]") {
    Talk talk;
    talk.send("SR\r\n");
    CHECK(talk.heard(5 * second) == "S S       0.00 kg\r\n");
    talk.load(true);
    CHECK(talk.heard(10 * second) == "S S      62.95 kg\r\n");
    CHECK(talk.heard(10 * second).empty());
    CHECK(talk.ask("SR x") == "S L\r\n");
}

TEST_CASE("Above the range is +, below it is -, and neither has a value", "[simulators]") {
    const struct {
        std::int64_t mass_mg;
        const char* reply;
    } cases[] = {
        {150'450'000, "S S     150.45 kg\r\n"},  // nine steps above the capacity are still shown
        {150'500'000, "S +\r\n"},
        {400'000'000, "S +\r\n"},
    };
    for (const auto& c : cases) {
        BalanceSettings settings = Talk::without_noise();
        settings.vehicle_mg = c.mass_mg;
        settings.load = BalanceSettings::Load::on;
        Talk talk(settings);
        CHECK(talk.ask("S") == c.reply);
        CHECK(talk.ask("SI") == c.reply);
    }
    BalanceSettings settings = Talk::without_noise();
    settings.vehicle_mg = 2'900'000;
    settings.load = BalanceSettings::Load::on;
    Talk talk(settings);
    CHECK(talk.ask("Z") == "Z A\r\n");
    talk.load(false);
    CHECK(talk.ask("S", 4 * second) == "S -\r\n");  // 2.9 kg below zero, twenty steps are 1 kg
}

TEST_CASE("A balance just switched on greets with its serial number", "[simulators]") {
    BalanceSettings settings = Talk::without_noise();
    settings.power_on = true;
    Talk talk(settings);
    CHECK(talk.heard(second) == "I4 A \"V0150001\"\r\n");
}

TEST_CASE("A load that follows is placed two seconds after zero was set", "[simulators]") {
    BalanceSettings settings = Talk::without_noise();
    settings.load = BalanceSettings::Load::follow;
    Talk talk(settings);
    CHECK(talk.ask("Z", 1'900'000) == "Z A\r\n");
    CHECK(talk.ask("SI", 50'000).starts_with("S S       0.00"));
    CHECK(talk.heard(200'000).empty());
    CHECK(talk.ask("S", 4 * second) == "S S      62.95 kg\r\n");
}

TEST_CASE("A load that follows is taken off again when it was weighed three times", "[simulators]") {
    BalanceSettings settings = Talk::without_noise();
    settings.load = BalanceSettings::Load::follow;
    Talk talk(settings);
    CHECK(talk.ask("Z", 3'500'000) == "Z A\r\n");
    CHECK(talk.heard(5 * second).empty());
    for (int i = 0; i < 3; ++i) CHECK(talk.ask("S") == "S S      62.95 kg\r\n");
    CHECK(talk.ask("S", 4 * second) == "S S       0.00 kg\r\n");
    CHECK(talk.ask("Z", 3'500'000) == "Z A\r\n");
    CHECK(talk.heard(5 * second).empty());
    CHECK(talk.ask("S") == "S S      62.95 kg\r\n");
}

TEST_CASE("A load that follows is taken off when zero is to be set again", "[simulators]") {
    BalanceSettings settings = Talk::without_noise();
    settings.load = BalanceSettings::Load::follow;
    Talk talk(settings);
    for (int i = 0; i < 3; ++i) {
        CHECK(talk.ask("Z", 3'500'000) == "Z A\r\n");
        CHECK(talk.heard(5 * second).empty());
        CHECK(talk.ask("S") == "S S      62.95 kg\r\n");
    }
}

TEST_CASE("A changed load swings in and then rests", "[simulators]") {
    LoadCell cell(1 * second, 3 * second, RandomSource(3));
    for (int i = 0; i < 50; ++i) {
        const double kg = i % 2 == 0 ? 62.93 : 0.0;
        const std::int64_t now = i * 10 * second;
        const double before = cell.felt_kg(now);
        cell.place(kg, now);
        CHECK(cell.felt_kg(now) == Approx(before));  // no jump
        CHECK(cell.rests_us() - now >= 1 * second);
        CHECK(cell.rests_us() - now <= 3 * second);
        CHECK(cell.felt_kg(now + second / 2) != kg);
        CHECK(cell.felt_kg(cell.rests_us()) == kg);
        const std::int64_t rests = cell.rests_us();
        cell.place(kg, now + second);  // the same load again changes nothing
        CHECK(cell.rests_us() == rests);
    }
}

TEST_CASE("Requests are understood in pieces of any size", "[simulators]") {
    Talk talk;
    for (const char c : std::string("SI\r\nTA\r\n")) talk.send(std::string(1, c));
    CHECK(talk.heard(second) == "S S       0.00 kg\r\nTA A       0.00 kg\r\n");
    talk.send(std::string(100, 'A'));
    CHECK(talk.heard(second) == "ES\r\n");
}

TEST_CASE("Each fault of the balance does what it declares", "[simulators]") {
    const auto reply_under = [](Fault fault, const std::string& command, std::int64_t us) {
        Talk talk;
        REQUIRE(talk.balance.knows(fault));
        talk.balance.act({fault, 0, 1}, talk.now);
        return talk.ask(command, us);
    };
    CHECK(reply_under(Fault::over_range, "S", second) == "S +\r\n");
    CHECK(reply_under(Fault::under_range, "SI", second) == "S -\r\n");
    CHECK(reply_under(Fault::busy, "S", second) == "S I\r\n");
    CHECK(reply_under(Fault::busy, "Z", second) == "Z I\r\n");
    CHECK(reply_under(Fault::device_error, "S", second) == "S S Error 1b\r\n");
    CHECK(reply_under(Fault::unstable, "SI", second).starts_with("S D "));
    CHECK(reply_under(Fault::unstable, "S", 10 * second).empty());
    CHECK(reply_under(Fault::unstable, "S", 21 * second) == "S I\r\n");
    CHECK(reply_under(Fault::unstable, "T", 21 * second) == "T I\r\n");

    Talk stuck;
    stuck.balance.act({Fault::stuck_value, 0, 1}, 0);
    CHECK(stuck.ask("SI") == "S S       0.00 kg\r\n");
    stuck.load(true);
    CHECK(stuck.ask("SI", 10 * second) == "S S       0.00 kg\r\n");

    Talk restarted;
    restarted.ask("TA 5 kg");
    restarted.send("SIR\r\n");
    restarted.heard(second);
    restarted.balance.act({Fault::restart, 0, 1}, restarted.now);
    CHECK(restarted.heard(10 * second) == "I4 A \"V0150001\"\r\n");
    CHECK(restarted.ask("TA") == "TA A       0.00 kg\r\n");

    Talk plain;
    CHECK_FALSE(plain.balance.knows(Fault::clock_wrap));
    CHECK_FALSE(plain.balance.knows(Fault::wrong_checksum));
}

TEST_CASE("The same seed weighs the same noise, another seed another one", "[simulators]") {
    const auto weighed = [](std::uint64_t seed) {
        BalanceSettings settings;
        settings.noise_kg = 0.1;
        BalanceSimulator balance(settings, seed);
        std::string all;
        std::vector<SentFrame> frames;
        const std::string command = "SIR\r\n";
        balance.receive(std::vector<std::uint8_t>(command.begin(), command.end()), 0);
        balance.advance(10 * second, frames);
        for (const auto& frame : frames) all += frame.bytes;
        return all;
    };
    CHECK(weighed(1) == weighed(1));
    CHECK(weighed(1) != weighed(2));
}
