// SPDX-License-Identifier: GPL-3.0-or-later
// A speed counts by what its own epoch tells of the fix, in whichever order a receiver sends its sentences. gpsdecode
// of gpsd 3.22 gives the same epochs a speed, those apart whose fix is estimated or simulated, which it takes for one.
#include <catch2/catch.hpp>

#include "instruments/drivers/motion/nmea.h"
#include "tests/instruments/motion/sentences.h"

using namespace velocert::instruments;
using namespace velocert::instruments::test;

namespace {

struct Epoch {
    char status = 'A';
    char mode = 'A';
    int quality = 1;
    int dimensions = 3;
};
constexpr Epoch good{};
constexpr Epoch none{'V', 'N', 0, 1};

const std::string here = "3113.80000,N,12128.20000,E";

/// One sentence, "GPRMC": that of the second.
std::string sentence_of(const std::string& address, const Epoch& epoch, int second) {
    const auto time = "08000" + std::to_string(second) + ".00";
    const auto knots = std::to_string(20 + second) + ".0";
    const bool empty = epoch.status == 'V';
    const auto type = address.substr(2);
    if (type == "RMC")
        return sealed(address + ',' + time + ',' + epoch.status + ',' +
                      (empty ? ",,,,," : here + ',' + knots + ",0.00") + ",050126,,," + epoch.mode + ",V");
    if (type == "VTG")
        return sealed(address + (empty ? ",,T,,M,,N,,K," : ",0.00,T,,M," + knots + ",N,,K,") + epoch.mode);
    if (type == "GGA")
        return sealed(address + ',' + time + ',' +
                      (epoch.quality == 0 ? ",,,,0,00,99.9,,,,,,"
                                          : here + ',' + std::to_string(epoch.quality) + ",08,0.6,4.2,M,8.0,M,,"));
    if (type == "GLL")
        return sealed(address + ',' + (empty ? ",,," : here) + ',' + time + ',' + epoch.status + ',' + epoch.mode);
    if (type == "ZDA") return sealed(address + ',' + time + ",05,01,2026,00,00");
    if (type == "GSA")
        return sealed(address + ",A," + std::to_string(epoch.dimensions) +
                      (epoch.dimensions == 1 ? ",,,,,,,,,,,,,99,99,99,1" : ",01,02,03,04,,,,,,,,,1.1,0.6,0.9,1"));
    return sealed(address + ",1,1,03,01,45,120,40,02,50,200,42,03,30,080,38,1");
}

using Order = std::vector<std::string>;
std::string stream(const Order& order, const std::vector<Epoch>& epochs) {
    std::string out;
    for (std::size_t i = 0; i < epochs.size(); ++i)
        for (const auto& address : order) out += sentence_of(address, epochs[i], static_cast<int>(i));
    return out;
}

/// The speeds of the seconds, '-' where one has none: "20 - 22".
std::string speeds(const std::string& bytes, const Options& options = {}) {
    std::string out;
    for (const auto& one : shown(nmea_0183, bytes, options))
        if (one.starts_with("speed "))
            out += (out.empty() ? "" : " ") + (one == "speed -" ? one.substr(6) : one.substr(6, 2));
    return out;
}

const struct {
    const char* receiver;
    Order order;
} receivers[] = {
    {"u-blox", {"GNRMC", "GNVTG", "GNGGA", "GNGSA", "GPGSV", "GNGLL"}},
    {"MediaTek", {"GPGGA", "GPGSA", "GPGSV", "GPRMC", "GPVTG"}},
    {"Quectel", {"GNRMC", "GNGGA", "GPGSV", "GNGSA", "GNVTG"}},
    {"SiRF", {"GPGGA", "GPGLL", "GPGSA", "GPGSV", "GPRMC", "GPVTG"}},
    {"Unicore", {"GNGGA", "GNGLL", "GNGSA", "GNRMC", "GNVTG", "GNZDA"}},
    {"clock first", {"GNZDA", "GNRMC", "GNGGA", "GNGSA"}},
    {"clock first, quality first", {"GNZDA", "GNGGA", "GNGSA", "GNRMC", "GNVTG"}},
};

const Options three{{"speed_fix", "3d"}};

}  // namespace

TEST_CASE("An epoch whose quality tells no fix has no speed and takes none from its neighbours", "[motion]") {
    const Epoch unfixed{'A', 'A', 0, 3};
    for (const auto& row : receivers) {
        CAPTURE(row.receiver);
        CHECK(speeds(stream(row.order, {good, good, unfixed, good, good})) == "20 21 - 23 24");
        CHECK(speeds(stream(row.order, {unfixed, good, unfixed, good})) == "- 21 - 23");
        CHECK(speeds(stream(row.order, {good, none, none, good})) == "20 - - 23");
        CHECK(speeds(stream(row.order, {none, none, good, good})) == "- - 22 23");
        for (const auto& [mode, quality] : {std::pair('E', 6), std::pair('M', 7), std::pair('S', 8)})
            CHECK(speeds(stream(row.order, {good, {'A', mode, quality, 3}, good})) == "20 - 22");
        for (const auto& [mode, quality] : {std::pair('D', 2), std::pair('P', 3), std::pair('R', 4), std::pair('F', 5)})
            CHECK(speeds(stream(row.order, {good, {'A', mode, quality, 3}, good})) == "20 21 22");
        // The mode of RMC may say less than the quality: by hand is by hand.
        CHECK(speeds(stream(row.order, {good, {'A', 'A', 7, 3}, good})) == "20 - 22");
    }
}

TEST_CASE("Where three dimensions are needed a speed counts by the list of its own epoch", "[motion]") {
    const Epoch flat{'A', 'A', 1, 2};
    for (const auto& row : receivers) {
        CAPTURE(row.receiver);
        CHECK(speeds(stream(row.order, {good, good, flat, good, good}), three) == "20 21 - 23 24");
        CHECK(speeds(stream(row.order, {flat, flat, good, flat}), three) == "- - 22 -");
        CHECK(speeds(stream(row.order, {good, none, flat, good}), three) == "20 - - 23");
        // Without the option a fix in two dimensions is one.
        CHECK(speeds(stream(row.order, {good, flat, good})) == "20 21 22");
    }
    // The list of each system tells the mode of that system alone.
    const auto systems = stream({"GNRMC", "GNGGA"}, {good}) + sentence_of("GPGSA", none, 0) +
                         sentence_of("GBGSA", good, 0) + sentence_of("GNRMC", good, 1);
    CHECK(speeds(systems, three) == "20 -");
    // Nobody told: not even once.
    CHECK(speeds(stream({"GNRMC", "GNGGA"}, {good, good}), three) == "- -");
    CHECK(speeds(stream({"GNRMC", "GNGGA"}, {good, good}), {{"speed_fix", "3d"}, {"reading-rule", "4"}}) == "20 21");
}

TEST_CASE("A list that may stand in front of its time counts with the one behind it", "[motion]") {
    const Epoch flat{'A', 'A', 1, 2};
    // Each list leads its epoch, or the recording began behind an epoch's first sentence: nobody knows, so both tell.
    const Order leads{"GNGSA", "GNRMC"};
    const auto told = speeds(stream(leads, {good, good, flat, good, good, good}), three);
    CHECK(told == "- - - 23 24 -");
    CHECK(speeds(stream({"GNRMC", "GNGSA"}, {good, good, flat, good}), three) == "20 21 - 23");
    // A list between two sentences of one time is of that time, wherever the recording began.
    const auto begun = sentence_of("GNGSA", good, 0) + sentence_of("GNGLL", good, 0);
    const Order follows{"GNRMC", "GNGGA", "GNGSA", "GNGLL"};
    std::string rest = stream(follows, {good, good, flat, good});
    rest = begun + rest.substr(rest.find("$GNRMC,080001"));
    CHECK(speeds(rest, three) == "21 - 23");
}

TEST_CASE("A list that comes once a second counts for the speeds up to the next one and no longer", "[motion]") {
    const auto rmc = [](const std::string& time) {
        return sealed("GNRMC,0800" + time + ",A," + here + ",20.0,0.00,050126,,,A,V");
    };
    const auto list = sentence_of("GNGSA", good, 0);
    CHECK(speeds(rmc("00.00") + list + rmc("00.50") + rmc("00.90") + rmc("01.00") + rmc("01.10"), three) ==
          "20 20 20 - -");
    // Ten in a second, five of which have one.
    std::string both;
    for (int i = 0; i < 10; ++i) both += rmc("0" + std::to_string(i) + ".00") + (i % 2 == 0 ? list : "");
    CHECK(speeds(both, three) == "20 - 20 - 20 - 20 - 20 -");
}

TEST_CASE("A quality that was lost on the way is not replaced by that of another epoch", "[motion]") {
    const Epoch unfixed{'A', 'A', 0, 3};
    const auto rmc = [](int second, const Epoch& epoch) { return sentence_of("GNRMC", epoch, second); };
    const auto gga = [](int second, const Epoch& epoch) { return sentence_of("GNGGA", epoch, second); };
    std::string damaged = gga(1, good);
    damaged[20] = 'x';
    // RMC tells status and mode itself.
    CHECK(speeds(rmc(0, good) + gga(0, good) + rmc(1, good) + damaged + rmc(2, good) + gga(2, good)) == "20 21 22");
    // Of a receiver that has told both, a fix and none, its word alone is not enough.
    CHECK(speeds(rmc(0, good) + gga(0, unfixed) + rmc(1, good) + damaged + rmc(2, good) + gga(2, good)) == "- - 22");
    CHECK(speeds(gga(0, unfixed) + rmc(0, good) + rmc(1, good) + gga(2, good) + rmc(2, good)) == "- - 22");
}

TEST_CASE("What waits for its quality is told with its own time and place once that is there", "[motion]") {
    using velocert::metrology::Measurand;
    const Order order{"GNRMC", "GNGGA"};
    auto decoder = nmea_0183.make_decoder({}).value();
    velocert::metrology::Decoded out;
    const auto hear = [&](const std::string& text, std::int64_t at_ns) {
        decoder->feed(velocert::metrology::Direction::received, velocert::base::as_bytes(text), at_ns, out);
        std::vector<std::int64_t> told;
        for (const auto& one : out.indications)
            if (one.measurand == Measurand::speed) told.push_back(one.arrival_ns);
        return told;
    };
    using Told = std::vector<std::int64_t>;
    CHECK(hear(sentence_of("GNRMC", good, 0), 100).empty());
    CHECK(hear(sentence_of("GNGGA", good, 0), 110) == Told{100});
    CHECK(hear(sentence_of("GNRMC", good, 1), 200) == Told{100});
    // The quality did not come; the next epoch ends the waiting.
    CHECK(hear(sentence_of("GNRMC", good, 2), 300) == Told{100, 200});
    decoder->finish(out);
    CHECK(hear("", 400) == Told{100, 200, 300});
    std::int64_t last_us = -1;
    for (const auto& one : out.indications) {
        if (one.measurand != Measurand::speed) continue;
        CHECK((last_us < 0 || one.device_time_us - last_us == 1'000'000));
        last_us = one.device_time_us;
    }
    // One that tells nothing else is waited for in its first epoch only.
    auto alone = nmea_0183.make_decoder({}).value();
    velocert::metrology::Decoded told;
    for (int second = 0; second < 4; ++second)
        alone->feed(velocert::metrology::Direction::received,
                    velocert::base::as_bytes(sentence_of("GPRMC", good, second)), second, told);
    CHECK(std::count_if(told.indications.begin(), told.indications.end(),
                        [](const auto& one) { return one.measurand == Measurand::speed; }) == 4);
}

TEST_CASE("Talkers that follow each other in whole blocks have the speed and the quality of the one with a fix",
          "[motion]") {
    const auto block = [](const std::string& talker, const Epoch& epoch, int second) {
        return sentence_of(talker + "RMC", epoch, second) + sentence_of(talker + "GGA", epoch, second) +
               sentence_of(talker + "VTG", epoch, second);
    };
    const Epoch unfixed{'A', 'A', 0, 3};
    std::string second_has;
    std::string first_has;
    std::string both;
    std::string nobody;
    for (int i = 0; i < 3; ++i) {
        second_has += block("GP", none, i) + block("BD", good, i);
        first_has += block("GP", good, i) + block("BD", none, i);
        both += block("GP", good, i) + block("BD", good, i);
        nobody += block("GP", unfixed, i) + block("BD", unfixed, i);
    }
    CHECK(speeds(second_has) == "- 20 21 22");
    CHECK(speeds(first_has) == "20 21 22");
    CHECK(speeds(both) == "20 21 22");
    CHECK(speeds(nobody) == "- - -");
}

TEST_CASE("Ground speeds without a mode count by the status of the positions beside them", "[motion]") {
    const auto gll = [](int second, char status) {
        return sealed("GPGLL," + here + ",08000" + std::to_string(second) + ',' + status);
    };
    const std::string vtg = sealed("GPVTG,0.00,T,,M,20.0,N,,K");
    CHECK(speeds(gll(0, 'A') + vtg + gll(1, 'V') + vtg + gll(2, 'A') + vtg) == "20 - 20");
    CHECK(speeds(gll(0, 'A') + vtg + gll(1, 'V') + vtg, {{"reading-rule", "4"}}) == "20 20");
    // One that leads waits for the time and the quality behind it, from the first on.
    const auto gga = [](int second, const Epoch& epoch) { return sentence_of("GPGGA", epoch, second); };
    const Epoch unfixed{'A', 'A', 0, 3};
    CHECK(speeds(vtg + gga(0, unfixed) + vtg + gga(1, good) + vtg + gga(2, unfixed)) == "- 20 -");
}
