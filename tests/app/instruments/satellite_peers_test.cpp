// SPDX-License-Identifier: GPL-3.0-or-later
// Satellite receivers and the programs of the gpsd project, which nobody here wrote: they read our simulators, their
// recordings are read by us, and both say the same. Where they are not installed, there is nothing to compare with.
#include <catch2/catch.hpp>

#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <thread>

#include "tests/app/process.h"

using namespace velocert::tests;
using velocert::base::Json;

namespace {

bool there(const char* program) {
    if (std::filesystem::exists(program)) return true;
    WARN(std::string(program) +
         " is not installed: nothing is compared with it (apt-get install gpsd gpsd-clients "
         "gpsd-tools)");
    return false;
}

std::vector<Json> objects(const std::string& text) {
    std::vector<Json> out;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        if (auto json = Json::parse(line)) out.push_back(*json);
    return out;
}

std::string member(const Json& json, const char* key) {
    const Json* found = json.find(key);
    if (found == nullptr) return {};
    if (const auto* number = found->number()) return number->digits;
    return found->string() != nullptr ? *found->string() : std::string();
}

std::string whole_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream out;
    out << file.rdbuf();
    return out.str();
}

/// "13.499 kn" in m/s.
double metres_per_second(const std::string& text) {
    const auto blank = text.find(' ');
    const double value = std::stod(text.substr(0, blank));
    const std::string unit = text.substr(blank + 1);
    if (unit == "kn") return value * 1852.0 / 3600.0;
    if (unit == "km/h") return value / 3.6;
    if (unit == "mm/s") return value / 1000.0;
    return value;
}

/// What one epoch told: milliseconds of the day to speeds (m/s) and modes.
struct Epoch {
    std::vector<double> speeds;
    std::set<std::string> modes;
};
using Epochs = std::map<int, Epoch>;

/// "2026-01-05T08:00:00.040Z" in milliseconds of its day. The day is left out: gpsd moves old recordings by 1024 weeks.
int of_day(const std::string& time) {
    const int seconds =
        std::stoi(time.substr(11, 2)) * 3600 + std::stoi(time.substr(14, 2)) * 60 + std::stoi(time.substr(17, 2));
    std::string fraction = time.size() > 20 && time[19] == '.' ? time.substr(20, time.find('Z') - 20) : "";
    fraction.resize(3, '0');
    return seconds * 1000 + std::stoi(fraction);
}

Epochs of_gpsd(const std::string& text) {
    Epochs out;
    for (const auto& json : objects(text)) {
        if (member(json, "class") != "TPV" || member(json, "time").empty()) continue;
        auto& epoch = out[of_day(member(json, "time"))];
        epoch.modes.insert(member(json, "mode"));
        if (const auto speed = member(json, "speed"); !speed.empty()) epoch.speeds.push_back(std::stod(speed));
    }
    return out;
}

Epochs of_ours(const std::string& text) {
    // An epoch is over when its time comes again or another one does.
    Epochs out;
    Epoch open;
    int time = -1;
    const auto close = [&] {
        if (time >= 0) out[time] = open;
    };
    for (const auto& json : objects(text)) {
        const auto measurand = member(json, "measurand");
        const auto value = member(json, "value");
        if (measurand == "time_utc") {
            close();
            open = {};
            time = value.empty() ? -1 : of_day(value);
        }
        if (measurand == "speed" && !value.empty()) open.speeds.push_back(metres_per_second(value));
        if (measurand == "fix_mode") open.modes.insert(value);
    }
    close();
    return out;
}

/// Compares every epoch that both have, and returns how many there were.
int compare(const Epochs& theirs, const Epochs& ours) {
    int both = 0;
    for (const auto& [time, their] : theirs) {
        const auto found = ours.find(time);
        if (found == ours.end() || their.speeds.empty() || found->second.speeds.empty()) continue;
        CAPTURE(time);
        ++both;
        // gpsd may have reported a speed of its own making before the receiver's.
        const double speed = found->second.speeds.front();
        const bool same = std::any_of(their.speeds.begin(), their.speeds.end(),
                                      [&](double one) { return std::fabs(one - speed) < 0.0006; });
        CHECK(same);
        for (const auto& mode : found->second.modes) CHECK(their.modes.contains(mode));
    }
    return both;
}

Finished gpsdecode(const std::string& bytes) { return Process({"/usr/bin/gpsdecode"}, bytes).wait(); }

/// A bench with one simulated receiver.
class Bench {
  public:
    Bench(const ScratchFolder& folder, const std::string& driver, std::vector<std::string> more = {})
        : link_(folder / driver) {
        std::vector<std::string> words{VELOCERT_BENCH, "--instrument", driver, "--link", link_, "--set", "ride=steady"};
        words.insert(words.end(), more.begin(), more.end());
        process_ = std::make_unique<Process>(words);
        REQUIRE(appears(link_));
    }
    [[nodiscard]] const std::string& link() const { return link_; }

  private:
    std::string link_;
    std::unique_ptr<Process> process_;
};

}  // namespace

TEST_CASE("gpsdecode and we read the same speeds and modes from recordings of real receivers", "[peers]") {
    struct Row {
        const char* name;
        int epochs;  ///< with a speed, at least
    };
    const Row rows[] = {{"beidou-bd.log", 4},
                        {"gp-320fw-2019-04-07-coldboot.log", 1},
                        {"nmea-rtk.log", 120},
                        {"ublox-8.log", 70},
                        {"ublox-zed-f9p-nmea.log", 27}};
    for (const auto& row : rows) {
        CAPTURE(row.name);
        const std::string path = std::string(VELOCERT_TEST_DATA) + "/gnss/" + row.name;
        const auto ours = cli({"decode", "--driver", "nmea-0183", path});
        CHECK(ours.code == 0);
        for (const auto& json : objects(ours.out)) CHECK_FALSE(member(json, "offset").empty());
        if (!there("/usr/bin/gpsdecode")) continue;
        CHECK(compare(of_gpsd(gpsdecode(whole_file(path)).out), of_ours(ours.out)) >= row.epochs);
    }
}

TEST_CASE("gpsdecode reads from our simulators what our drivers read", "[peers]") {
    if (!there("/usr/bin/gpsdecode")) return;
    for (const char* driver : {"nmea-0183", "ubx"}) {
        CAPTURE(driver);
        const ScratchFolder folder;
        const Bench bench(folder, driver);
        std::vector<std::string> words{"read", "--driver", driver, "--port", bench.link(), "--count", "100"};
        if (std::string(driver) == "ubx") words.insert(words.end(), {"--set", "rate=10"});
        const auto read = cli(words);
        REQUIRE(read.code == 0);
        // The bytes of all frames, each once, in their order.
        std::string bytes;
        std::string last;
        for (const auto& json : objects(read.out)) {
            const auto hex = member(json, "frame");
            if (hex == last) continue;
            last = hex;
            for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
                bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
            if (std::string(driver) == "nmea-0183") bytes += '\n';
        }
        CHECK(compare(of_gpsd(gpsdecode(bytes).out), of_ours(read.out)) >= 7);
    }
}

TEST_CASE("gpsd reads our receivers over a pseudo-terminal: speed, mode, and satellites of BeiDou", "[peers]") {
    if (!there("/usr/sbin/gpsd") || !there("/usr/bin/gpspipe")) return;
    // gpsd sets a u-blox receiver up by itself.
    for (const char* driver : {"nmea-0183", "ubx"}) {
        CAPTURE(driver);
        const ScratchFolder folder;
        const bool fast = std::string(driver) == "nmea-0183";
        std::vector<std::string> more;
        if (fast) more = {"--set", "rate=5"};
        const Bench bench(folder, driver, more);
        const Process gpsd({"/usr/sbin/gpsd", "-N", "-n", "-S", "29471", bench.link()});
        std::this_thread::sleep_for(std::chrono::milliseconds(700));
        const auto piped = Process({"/usr/bin/gpspipe", "-w", "-n", fast ? "24" : "14", "localhost:29471"})
                               .wait(std::chrono::seconds(20));
        int speeds = 0;
        int beidou = 0;
        std::string mode;
        for (const auto& json : objects(piped.out)) {
            if (member(json, "class") == "TPV" && !member(json, "speed").empty()) {
                ++speeds;
                mode = member(json, "mode");
                CHECK(std::stod(member(json, "speed")) == Approx(25.0 / 3.6).margin(0.06));
            }
            const Json* satellites = json.find("satellites");
            if (satellites == nullptr || satellites->items() == nullptr) continue;
            for (const auto& one : *satellites->items()) beidou += member(one, "gnssid") == "3" ? 1 : 0;
        }
        CHECK(speeds >= (fast ? 3 : 1));
        CHECK(beidou >= 8);
        CHECK(mode == "3");
    }
}

TEST_CASE("A recording that gpsfake plays is read live, between the reports of gpsd", "[peers]") {
    if (!there("/usr/bin/gpsfake") || !there("/usr/bin/gpsdecode") || !there("/usr/bin/socat")) return;
    const ScratchFolder folder;
    const std::string path = std::string(VELOCERT_TEST_DATA) + "/gnss/beidou-bd.log";
    const Process wire(
        {"/usr/bin/socat", "pty,raw,echo=0,link=" + (folder / "far"), "pty,raw,echo=0,link=" + (folder / "near")});
    REQUIRE(appears(folder / "far"));
    REQUIRE(appears(folder / "near"));
    Process player({"/bin/sh", "-c",
                    "exec /usr/bin/gpsfake -1 -p -q -c 0.01 -P 29472 '" + path + "' > '" + (folder / "far") + "'"});
    const auto read = cli({"read", "--driver", "nmea-0183", "--port", folder / "near", "--seconds", "6"});
    CAPTURE(read.err);
    static_cast<void>(player.wait(std::chrono::seconds(20)));
    CHECK(compare(of_gpsd(gpsdecode(whole_file(path)).out), of_ours(read.out)) >= 3);
}

TEST_CASE("ubxtool sets the rate of our u-blox receiver in both ways and is acknowledged", "[peers]") {
    if (!there("/usr/bin/ubxtool")) return;
    const ScratchFolder folder;
    const Bench bench(folder, "ubx");
    const auto tool = [&](std::vector<std::string> words) {
        std::vector<std::string> all{"/usr/bin/ubxtool", "-f", bench.link(), "-w", "1", "-v", "2"};
        all.insert(all.end(), words.begin(), words.end());
        return Process(all).wait(std::chrono::seconds(20)).out;
    };
    CHECK(tool({"-P", "27", "-p", "MON-VER"}).find("VIRTUAL") != std::string::npos);
    const auto legacy = tool({"-P", "18", "-p", "CFG-RATE,200,1"});
    CHECK(legacy.find("ACK to Class x06 (CFG) ID x08 (RATE)") != std::string::npos);
    const auto keys = tool({"-P", "27", "-z", "CFG-RATE-MEAS,100,1"});
    CHECK(keys.find("ACK to Class x06 (CFG) ID x8a (VALSET)") != std::string::npos);
    CHECK(tool({"-P", "27", "-g", "CFG-RATE-MEAS"}).find("val 100") != std::string::npos);
}
