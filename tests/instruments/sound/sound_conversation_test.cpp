// SPDX-License-Identifier: GPL-3.0-or-later
// Sound level meters, simulated, and the drivers that read them.
#include "tests/instruments/sound/meter_bench.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;
using velocert::sequence::Command;

namespace {

const Options still{{"noise", "0 dB(A)"}};
Options still_and(const std::string& name, const std::string& value) {
    Options out = still;
    out[name] = value;
    return out;
}

/// The first indication of that measurand among a few.
std::string shown(MeterBench& bench, const std::string& measurand = "sound_level") {
    for (int i = 0; i < 4; ++i)
        if (const auto text = bench.next(); text.starts_with(measurand) || text.find(' ') == std::string::npos)
            return text;
    return "none of them";
}

}  // namespace

TEST_CASE("Every sound level meter shows the level that its microphone hears", "[sound]") {
    for (const std::string driver : {"nti-xl2", "rion-nl", "svantek", "colead-sl5868p", "cem-dt885x", "pce-322a"}) {
        CAPTURE(driver);
        MeterBench bench(driver, still_and("level", "87.4 dB(A)"));
        REQUIRE(bench.tell(Command::read_now));
        CHECK(shown(bench) == "sound_level 87.4 dB(A)");
        CHECK(bench.instrument().safe_state());
    }
}

TEST_CASE("A sound level meter that says who it is says that it is virtual", "[sound]") {
    for (const std::string driver : {"nti-xl2", "rion-nl", "svantek"}) {
        CAPTURE(driver);
        CHECK(MeterBench(driver, still).instrument().identity().simulated);
    }
}

TEST_CASE("A level that is not weighted with A is no value, and it is said what to set", "[sound]") {
    for (const std::string driver : {"colead-sl5868p", "cem-dt885x", "pce-322a"}) {
        CAPTURE(driver);
        MeterBench bench(driver, still_and("weighting", "C"));
        REQUIRE(bench.tell(Command::read_now));
        CHECK(shown(bench) == "sound_level - no-value");
        CHECK(shown(bench, "never") == "protocol");  // the fault
        MeterBench turned(driver, still);
        turned.arm(Fault::unit_change);
        const auto told = turned.first_without_value();
        CHECK((told == "sound_level - no-value" || told == "protocol"));
    }
}

TEST_CASE("A level beyond the range is no value", "[sound]") {
    for (const std::string driver : {"nti-xl2", "rion-nl", "svantek", "colead-sl5868p", "cem-dt885x"})
        for (const Fault fault : {Fault::over_range, Fault::under_range}) {
            CAPTURE(driver, info(fault).name);
            MeterBench bench(driver, still);
            bench.arm(fault);
            CHECK(bench.first_without_value().find("level - ") != std::string::npos);
        }
    MeterBench flagged("svantek", still, {{"flags", "yes"}});
    flagged.arm(Fault::under_range);
    REQUIRE(flagged.tell(Command::read_now));
    CHECK(shown(flagged) == "sound_level - under-range");
}

TEST_CASE("The maximum is that since the measurement began", "[sound]") {
    MeterBench bench("nti-xl2", still_and("level", "71.0 dB(A)"));
    REQUIRE(bench.ask(Command::read_now) == "sound_level 71.0 dB(A)");
    CHECK(bench.ask(Command::read_peak) == "maximum_sound_level 71.0 dB(A)");
    bench.arm(Fault::unstable);
    for (int i = 0; i < 5; ++i) REQUIRE(bench.tell(Command::read_now));
    std::string peak;
    REQUIRE(bench.tell(Command::read_peak));
    for (int i = 0; i < 6; ++i) peak = bench.next();
    CHECK(peak > "maximum_sound_level 71.0 dB(A)");
    CHECK(bench.tell(Command::reset_peak));
    MeterBench rion("rion-nl", still_and("level", "71.0 dB(A)"), {{"maximum", "4"}});
    REQUIRE(rion.tell(Command::read_peak));
    CHECK(shown(rion, "maximum") == "maximum_sound_level 71.0 dB(A)");
    CHECK_FALSE(MeterBench("rion-nl", still).tell(Command::read_peak));
}

TEST_CASE("Disturbed lines of sound level meters give the right level or none", "[sound]") {
    for (const std::string driver : {"nti-xl2", "rion-nl", "svantek", "colead-sl5868p"})
        for (const Fault fault : {Fault::dropped_reply, Fault::torn_frame, Fault::duplicate_reply, Fault::fragments,
                                  Fault::garbage_before, Fault::garbage_after}) {
            CAPTURE(driver, info(fault).name);
            MeterBench bench(driver, still);
            bench.arm(fault);
            int good = 0;
            for (int i = 0; i < 6; ++i) {
                if (!bench.instrument().command(Command::read_now, std::chrono::milliseconds(100))) continue;
                // Where two come, they come together.
                for (const int wait : {60, 1}) {
                    const auto next =
                        bench.instrument().next(std::chrono::steady_clock::now() + std::chrono::milliseconds(wait), {});
                    if (!next || !*next || !(*next)->has_value()) continue;
                    CHECK((*next)->value.text() == "62.5");
                    ++good;
                }
            }
            CHECK(good >= 3);
        }
}
