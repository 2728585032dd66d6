// SPDX-License-Identifier: GPL-3.0-or-later
// What simulated meters answer whose protocols are described as data, from their makers' lists.
#include "instruments/simulators/force/text_meters.h"

#include <catch2/catch.hpp>

using namespace velocert::instruments;

namespace {

class Desk {
  public:
    explicit Desk(const std::string& driver, const Options& options) {
        for (const auto& info : text_meter_simulators())
            if (info.driver == driver) simulator_ = info.make(options, 1).value();
        REQUIRE(simulator_ != nullptr);
    }
    std::string ask(const std::string& bytes, std::int64_t wait_us = 50'000) {
        simulator_->receive(std::vector<std::uint8_t>(bytes.begin(), bytes.end()), now_us_);
        now_us_ += wait_us;
        std::vector<SentFrame> frames;
        simulator_->advance(now_us_, frames);
        std::string all;
        for (const auto& frame : frames) all += frame.bytes;
        return all;
    }
    void act(Fault fault) { simulator_->act({fault, 0, 1}, now_us_); }

  private:
    std::unique_ptr<Simulator> simulator_;
    std::int64_t now_us_ = 0;
};

const Options still{{"noise", "0 N"}, {"force", "-12.3 N"}};

}  // namespace

TEST_CASE("A Mark-10 answers '?' with value and unit, and *10 to what it does not know", "[force]") {
    Desk desk("mark-10", still);
    CHECK(desk.ask("?\r") == "-12.3 N\r\n");
    CHECK(desk.ask("?\r\n") == "-12.3 N\r\n");
    CHECK(desk.ask("HELLO\r") == "*10\r\n");
    CHECK(desk.ask("?").empty());
    CHECK(desk.ask("\r") == "-12.3 N\r\n");
    desk.act(Fault::unit_change);
    CHECK(desk.ask("?\r") == "-12.3 lbF\r\n");
}

TEST_CASE("An Andilog answers letters", "[force]") {
    Desk desk("andilog", still);
    CHECK(desk.ask("F\r") == "-12.3\r");
    CHECK(desk.ask("V\r") == "-12.3\r");
    CHECK(desk.ask("P\r") == "0.0\r");
    CHECK(desk.ask("U\r") == "N\r");
    CHECK(desk.ask("X\r") == "?\r");
    CHECK(desk.ask("Z\r").empty());
    CHECK(desk.ask("F\r") == "0.0\r");
    desk.act(Fault::over_range);
    CHECK(desk.ask("F\r") == "!\r");
}

TEST_CASE("A tecsis amplifier answers two letters, and streams when it is told", "[force]") {
    Desk desk("tecsis-eze30", still);
    CHECK(desk.ask("ID\r").find("VIRTUAL") != std::string::npos);
    CHECK(desk.ask("GG\r") == "G-00123\r");
    CHECK(desk.ask("ST\r") == "OK\r");
    CHECK(desk.ask("GN\r") == "N 00000\r");
    CHECK(desk.ask("XX\r") == "ERR\r");
    CHECK(desk.ask("SG\r", 1'050'000) ==
          "G-00123\rG-00123\rG-00123\rG-00123\rG-00123\rG-00123\rG-00123\rG-00123\rG-00123\rG-00123\r");
    desk.act(Fault::device_error);
    CHECK(desk.ask("SG\r").find("ERR") == 0);
}

TEST_CASE("A UNI-T sends nineteen bytes twice a second", "[force]") {
    Desk desk("uni-t-ut32x", {{"noise", "0.000001"}, {"temperature", "-5.5 degC"}});
    const std::string frames = desk.ask("", 1'000'000);
    REQUIRE(frames.size() == 38);
    CHECK(frames.substr(0, 19) ==
          "1:;551"
          "0000000000"
          "1\r\n");
}
