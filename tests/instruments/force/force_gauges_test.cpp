// SPDX-License-Identifier: GPL-3.0-or-later
// Force gauges: their answers, good and bad, and the simulated ones at work.
#include <rapidcheck.h>

#include "instruments/drivers/force/dillon_afg.h"
#include "instruments/drivers/force/omega_denshi_al6.h"
#include "tests/instruments/drivers/decode.h"
#include "tests/instruments/sound/meter_bench.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::sequence::Command;

namespace {

using Lines = std::vector<std::string>;

/// What a gauge that was asked once shows: "force 12.3 N"; empty when it is rejected.
std::string shown(const Driver& driver, const std::string& question, const std::string& answer,
                  const Options& options = {}) {
    const auto decoded = decode(driver, {sends(question), answers(answer)}, options);
    if (decoded.indications.empty()) return {};
    const auto text = line(decoded.indications[0]);
    return text.substr(0, text.find(decoded.indications[0].has_value() ? " step" : " @"));
}

}  // namespace

TEST_CASE("Answers of a Dillon or Mecmesin gauge are numbers with a unit of force, or none", "[force]") {
    for (const char* good : {"-12.34 N\r\n", " -12.34 N\r\n", "-12.34N\r", "- 12.34 N\n", "-12.34\r\n"})
        CHECK(shown(dillon_afg, "?", good) == "force -12.34 N");
    CHECK(shown(dillon_afg, "?", "+0.250 kN\r\n") == "force 0.250 kN");
    CHECK(shown(dillon_afg, "?", "250\r\n", {{"unit", "mN"}}) == "force 250 mN");
    CHECK(shown(dillon_afg, "?", "----\r\n") == "force - no-value");
    CHECK(shown(dillon_afg, "?", "OL\r\n") == "force - over-range");
    for (const char* bad : {"12.34 lbf\r\n", "12.34 kgf\r\n", "12.3.4 N\r\n", "N\r\n", "12,34 N\r\n", "nan N\r\n",
                            "inf\r\n", "0x12 N\r\n", "1e3 N\r\n", "12.34 N", "12.34 n\r\n", "12.34 N N\r\n"})
        CHECK(shown(dillon_afg, "?", bad).empty());
    CHECK_FALSE(dillon_afg.make_decoder({{"unit", "lbf"}}));
    CHECK_FALSE(dillon_afg.make_decoder({{"direction", "up"}}));
    CHECK_FALSE(dillon_afg.exchange(Command::read_peak, {}));
    CHECK(dillon_afg.exchange(Command::read_peak, {{"profile", "mecmesin"}})->request == "t?r");
    CHECK(dillon_afg.exchange(Command::read_peak, {{"profile", "mecmesin"}, {"direction", "compression"}})->request ==
          "u?r");
}

TEST_CASE("A value in another unit is a rejected frame of an Andilog gauge, and the unit is named", "[force]") {
    const Driver* driver = find_driver("andilog").value();
    const auto decoded = decode(*driver, "12.34 kgf\r");
    CHECK(lines(decoded) ==
          std::vector<std::string>{"rejected syntax @0+10", "fault [it shows 'kgf'; set it to N] @0"});
    CHECK(decode(*driver, "12.34 N\r").rejected.empty());
}

TEST_CASE("Values of the strain amplifier have a sign and six digits, and count what the options say", "[force]") {
    CHECK(shown(omega_denshi_al6, "M\r", "+001234\r") == "force 1234 N");
    CHECK(shown(omega_denshi_al6, "M\r", "-001234\r", {{"decimals", "2"}}) == "force -12.34 N");
    CHECK(shown(omega_denshi_al6, "M\r", "+001234\r", {{"unit", "kN"}, {"decimals", "5"}}) == "force 0.01234 kN");
    CHECK(shown(omega_denshi_al6, "PM\r", "-000007\r") == "peak_force -7 N");
    for (const char* bad : {"001234\r", "+01234\r", "+0012345\r", "+00123A\r", "OK\r", "+001234", " +001234\r", "\r"})
        CHECK(shown(omega_denshi_al6, "M\r", bad).empty());
    CHECK(shown(omega_denshi_al6, "?\r", "+001234\r").empty());
    CHECK(shown(omega_denshi_al6, "MM\r", "+001234\r") == "force 1234 N");
    CHECK(shown(omega_denshi_al6, "MM\rMX\r", "+001234\r").empty());
    CHECK(omega_denshi_al6.exchange(Command::start, {})->request == "MM\r");
    CHECK(omega_denshi_al6.exchange(Command::start, {{"rate", "1200"}})->request == "FA\rMM\r");
    CHECK(omega_denshi_al6.exchange(Command::start, {{"rate", "5"}})->request == "F0\rMM\r");
    for (const auto& bad : {Options{{"rate", "1000"}}, Options{{"decimals", "6"}}, Options{{"unit", "g"}},
                            Options{{"direction", "left"}}})
        CHECK_FALSE(omega_denshi_al6.make_decoder(bad));
}

TEST_CASE("A strain amplifier on a line that gives back what is sent tells its own name, not the question", "[force]") {
    const auto decoded =
        decode(omega_denshi_al6, {sends("U?\r"), answers("U?\rAL6\r"), sends("V?\r"), answers("V?\r1.2\r")});
    std::vector<std::string> told;
    for (const auto& event : decoded.events) told.push_back(event.text);
    CHECK(told == std::vector<std::string>{"Omega Denshi|AL6||", "|||1.2"});
    CHECK(decoded.rejected.size() == 2);
}

TEST_CASE("A value of the strain amplifier that was cut is none, wherever it was cut", "[force]") {
    const std::string value = "+001234\r";
    for (std::size_t at = 0; at + 1 < value.size(); ++at) {
        CHECK(shown(omega_denshi_al6, "M\r", value.substr(0, at)).empty());
        CHECK(decode(omega_denshi_al6, {sends("MM\r"), answers(value.substr(0, at) + "\r")}).indications.empty());
    }
}

TEST_CASE("Simulated force gauges show what pulls at them, their zero and their peak", "[force]") {
    const Options still{{"noise", "0 N"}, {"force", "87.4 N"}};
    const struct {
        const char* driver;
        Options options;
    } rows[] = {{"dillon-afg", {{"profile", "mecmesin"}}}, {"omega-denshi-al6", {{"decimals", "1"}}}};
    for (const auto& row : rows) {
        CAPTURE(row.driver);
        MeterBench bench(row.driver, still, row.options);
        CHECK(bench.ask(Command::read_now) == "force 87.4 N");
        CHECK(bench.ask(Command::read_peak) == "peak_force 87.4 N");
        CHECK(bench.tell(Command::zero));
        if (std::string(row.driver) == "dillon-afg") CHECK(bench.next() == "force 0.0 N zeroing");
        CHECK(bench.ask(Command::read_now) == "force 0.0 N");
        CHECK(bench.tell(Command::reset_peak));
        CHECK_FALSE(bench.tell(Command::output_on));
        CHECK(bench.instrument().safe_state());
    }
    CHECK(MeterBench("omega-denshi-al6", still).instrument().identity().simulated);
}

TEST_CASE("The stream of the strain amplifier runs from start to stop", "[force]") {
    MeterBench bench("omega-denshi-al6", {{"noise", "0 N"}}, {{"decimals", "1"}, {"rate", "1200"}});
    REQUIRE(bench.tell(Command::start));
    for (int i = 0; i < 200; ++i) REQUIRE(bench.next() == "force 152.3 N");
    CHECK(bench.tell(Command::stop));
    CHECK(bench.instrument().safe_state());
}

TEST_CASE("A force beyond the range is no value", "[force]") {
    MeterBench bench("dillon-afg", {{"noise", "0 N"}});
    bench.arm(Fault::over_range);
    CHECK(bench.ask(Command::read_now) == "force - over-range");
}

TEST_CASE("Answers of force gauges give the same however they are cut", "[force]") {
    const std::vector<std::string> parts{"-12.34 N\r\n", "+001234\r", "OK\r", "AL6\r", "\r",
                                         "\n",           "12.34",     " lbf", "?"};
    for (const auto* driver : {&dillon_afg, &omega_denshi_al6})
        CHECK(rc::check("cuts do not matter", [&] {
            const auto chosen = *rc::gen::container<std::vector<std::string>>(
                rc::gen::oneOf(rc::gen::elementOf(parts), rc::gen::string<std::string>()));
            std::string stream;
            for (const auto& part : chosen) stream += part;
            const auto piece = static_cast<std::size_t>(*rc::gen::inRange(1, 30));
            RC_ASSERT(lines(decode(*driver, stream, {}, piece)) == lines(decode(*driver, stream)));
        }));
}

TEST_CASE("A gauge that leaves its unit out is asked for it, and one that is not set to newtons is not opened",
          "[force]") {
    const auto andilog = find_driver("andilog");
    REQUIRE(andilog);
    const auto asked = (*andilog)->identification({});
    REQUIRE(asked.size() == 1);
    CHECK(asked[0].request == "U\r");
    CHECK(asked[0].acknowledged);
    const auto events = [&](const std::string& unit) {
        Lines out;
        for (const auto& text : lines(decode(**andilog, {sends("U\r"), answers(unit)}))) out.push_back(text);
        return out;
    };
    CHECK(events("N\r") == Lines{"accepted [unit N] @0"});
    for (const std::string unit : {"daN", "lbf", "kgf", "kN"})
        CHECK(events(unit + "\r").at(0) ==
              "fault [the gauge is set to '" + unit + "', and its values do not tell it; set it to N] @0");
    CHECK(events("?\r").at(0).starts_with("rejected refused"));
    // And ahead of each value again: somebody may press its key.
    for (const auto command : {Command::read_now, Command::read_peak}) {
        const auto reading = (*andilog)->exchange(command, {});
        REQUIRE(reading);
        CHECK(reading->request == "U\r");
        REQUIRE(reading->then.size() == 1);
        CHECK(reading->acknowledged);
        const auto values = [&](const std::string& unit, const Options& options = {}) {
            const auto decoded = decode(**andilog,
                                        {sends("U\r"), answers("N\r"), sends("U\r"), answers(unit + "\r"),
                                         sends(reading->then.front()), answers("152.3\r")},
                                        options);
            return std::ranges::count_if(decoded.indications, &velocert::metrology::Indication::has_value);
        };
        CHECK(values("N") == 1);
        for (const std::string unit : {"daN", "lbf", "kgf", "kN", "?", "!"}) {
            CAPTURE(unit);
            CHECK(values(unit) == 0);
            // A record from before has the number.
            CHECK(values(unit, {{"reading-rule", "4"}}) == 1);
        }
    }

    const velocert::base::SystemClock clock;
    for (const bool foreign : {false, true}) {
        SimulatedPort port(make_simulator("andilog", {{"noise", "0 N"}, {"force", "12.3 N"}}, EbikeModel{}, 7).value(),
                           11, 0.0, clock);
        if (foreign)
            port.with_line([](SimulatedLine& line, std::int64_t now_us) {
                REQUIRE(line.arm({Fault::unit_change, 0, 1}, now_us));
            });
        const auto opened = open_instrument(**andilog, {}, port.connect("virtual"), clock);
        REQUIRE(opened.has_value() != foreign);
        if (!foreign) continue;
        CHECK(opened.error().code == velocert::base::ErrorCode::wrong_instrument);
        CHECK(opened.error().found.find("'lbf'") != std::string::npos);
    }
}
