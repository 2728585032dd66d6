// SPDX-License-Identifier: GPL-3.0-or-later
// Sixteen different instruments at once, each on a line of 921,600 baud that is never idle: no byte may be lost, no
// indication either, and the program may need one core. What they say are the frames of the golden files, over and
// over, of the first sixteen drivers that send by themselves. A process of its own plays them, so that the CPU time
// measured is that of the reading side alone. Use: velocert_bench_ports [seconds]   (60 when not given); exit code 1
// when a byte or an indication is missing, or when more than one core was needed. The options of the other benchmark
// programs are understood as far as they mean something here (a filter that does not fit).
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/records/archive.h"
#include "core/sequence/wire_log.h"
#include "instruments/registry/port_instrument.h"
#include "instruments/registry/registry.h"
#include "tests/instruments/drivers/golden.h"

namespace {

using namespace velocert;
using Steady = std::chrono::steady_clock;

constexpr std::size_t ports = 16;
constexpr std::size_t bytes_per_second = 921'600 / 10;
constexpr std::chrono::milliseconds tick{1};

/// An instrument that talks, and what it says in one turn.
struct Talker {
    const instruments::Driver* driver;
    instruments::Options options;
    std::string turn;
};

/// As many whole turns as the line carries in that time.
std::size_t turns_of(const Talker& talker, int seconds) {
    return bytes_per_second * static_cast<std::size_t>(seconds) / talker.turn.size();
}

/// What a decoder of its own makes of that many turns: the number of indications; nothing if it is not all good, or
/// nothing is said.
std::size_t indications_of(const Talker& talker, std::size_t turns) {
    const auto decoder = talker.driver->make_decoder(talker.options);
    if (!decoder) return 0;
    std::size_t count = 0;
    metrology::Decoded decoded;
    for (std::size_t i = 0; i < turns; ++i) {
        decoded.clear();
        (*decoder)->feed(metrology::Direction::received, base::as_bytes(talker.turn), 0, decoded);
        for (const auto& event : decoded.events)
            if (event.kind != metrology::DeviceEvent::Kind::identity) return 0;
        if (!decoded.rejected.empty()) return 0;
        count += decoded.indications.size();
    }
    return count;
}

/// The first drivers of the golden files whose good frames are understood without a question.
std::vector<Talker> talkers() {
    std::vector<Talker> out;
    for (const auto& golden : instruments::test::golden_frames(std::string(VELOCERT_GOLDEN) + "/frames")) {
        const auto driver = instruments::find_driver(golden.driver);
        if (!driver || (!out.empty() && out.back().driver == *driver)) continue;
        Talker talker{*driver, golden.options, {}};
        for (const auto& stretch : golden.stretches) {
            if (stretch.direction == metrology::Direction::sent) continue;
            const auto before = talker.turn;
            talker.turn += stretch.bytes;
            if (indications_of(talker, 2) == 0) talker.turn = before;
        }
        if (!talker.turn.empty()) out.push_back(std::move(talker));
        if (out.size() == ports) break;
    }
    return out;
}

/// The instruments' side, once told to begin: the nominal rate of the line, in the small pieces in which it would come.
[[noreturn]] void play(const std::array<int, ports>& masters, int begin_here, const std::vector<Talker>& all,
                       int seconds) {
    char byte = 0;
    if (read(begin_here, &byte, 1) != 1) _exit(1);
    const auto begin = Steady::now();
    std::array<std::size_t, ports> said{};
    for (bool more = true; more;) {
        more = false;
        const double elapsed = std::chrono::duration<double>(Steady::now() - begin).count();
        for (std::size_t port = 0; port < ports; ++port) {
            const auto& turn = all[port].turn;
            const std::size_t whole = turns_of(all[port], seconds) * turn.size();
            auto due = static_cast<std::size_t>(elapsed * static_cast<double>(bytes_per_second));
            if (due > whole) due = whole;
            while (said[port] < due) {
                const std::size_t at = said[port] % turn.size();
                const ssize_t count =
                    write(masters[port], turn.data() + at, std::min(turn.size() - at, due - said[port]));
                if (count <= 0) _exit(1);
                said[port] += static_cast<std::size_t>(count);
            }
            more = more || said[port] < whole;
        }
        std::this_thread::sleep_for(tick);
    }
    // The reading side hangs up first.
    std::array<char, 64> answer{};
    while (read(masters[0], answer.data(), answer.size()) > 0) {
    }
    _exit(0);
}

double cpu_seconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

int complain(const std::string& what) {
    std::fprintf(stderr, "ports: %s\n", what.c_str());
    return 1;
}

/// The received bytes of a log, as one digest.
base::Result<base::Digest> received(const sequence::EvidenceSource& evidence, const base::Digest& digest) {
    const auto bytes = evidence.load(digest);
    if (!bytes) return base::fail(bytes.error());
    const auto log = sequence::parse_wire_log(*bytes, "log");
    if (!log) return base::fail(log.error());
    base::DigestBuilder out;
    for (const auto& record : log->records)
        if (record.direction == metrology::Direction::received) out.add(record.bytes);
    return out.digest();
}

int measure(int seconds, const std::string& folder) {
    const auto all = talkers();
    if (all.size() != ports) return complain("only " + std::to_string(all.size()) + " instruments that talk");
    std::array<int, ports> masters{};
    std::array<std::string, ports> paths;
    for (std::size_t i = 0; i < ports; ++i) {
        masters[i] = posix_openpt(O_RDWR | O_NOCTTY);
        std::array<char, 128> name{};
        if (masters[i] < 0 || grantpt(masters[i]) != 0 || unlockpt(masters[i]) != 0 ||
            ptsname_r(masters[i], name.data(), name.size()) != 0)
            return complain("no pseudo-terminal to be had");
        paths[i] = name.data();
    }
    std::array<int, 2> starting_gun{};
    if (pipe(starting_gun.data()) != 0) return complain("no pipe to be had");
    const pid_t instruments_side = fork();
    if (instruments_side == 0) play(masters, starting_gun[0], all, seconds);
    for (const int master : masters) close(master);
    std::array<std::size_t, ports> due{};
    for (std::size_t i = 0; i < ports; ++i) due[i] = indications_of(all[i], turns_of(all[i], seconds));

    const base::SystemClock clock;
    auto archive = records::Archive::create(folder + "/archive", records::ArchiveKind::training, clock);
    if (!archive) return complain(archive.error().text());

    std::vector<std::unique_ptr<instruments::PortInstrument>> readers;
    for (std::size_t i = 0; i < ports; ++i) {
        auto transport = instruments::open_port(paths[i], *instruments::PortSettings::parse("921600 8N1"));
        if (!transport) return complain(transport.error().text());
        readers.push_back(
            std::make_unique<instruments::PortInstrument>(*all[i].driver, all[i].options, std::move(*transport),
                                                          *all[i].driver->make_decoder(all[i].options), clock, 65'536));
        auto log = (*archive)->open_log("reader" + std::to_string(i));
        if (!log) return complain(log.error().text());
        if (auto begun = readers.back()->begin_capture(std::move(*log)); !begun) return complain(begun.error().text());
        // Nothing is sent: what is only listened to is told to hand on all it hears.
        if (instruments::profile_of(*all[i].driver, all[i].options).listens_only)
            if (auto asked = readers.back()->command(sequence::Command::start, std::chrono::seconds(1)); !asked)
                return complain(asked.error().text());
    }
    if (write(starting_gun[1], "g", 1) != 1) return complain("the instruments' side is gone");
    const double before = cpu_seconds();
    const auto begin = Steady::now();
    std::array<std::size_t, ports> counts{};
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < ports; ++i) {
            while (counts[i] < due[i]) {
                const auto next = readers[i]->next(Steady::now(), {});
                if (!next) return complain(std::string(all[i].driver->id) + ": " + next.error().text());
                if (!*next) break;
                ++counts[i];
            }
            more = more || counts[i] < due[i];
        }
        if (Steady::now() - begin > std::chrono::seconds(seconds * 2 + 10)) return complain("indications are missing");
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const double elapsed = std::chrono::duration<double>(Steady::now() - begin).count();
    const double cpu = cpu_seconds() - before;

    std::size_t indications = 0;
    for (std::size_t i = 0; i < ports; ++i) {
        const auto end = readers[i]->end_capture();
        if (!end) return complain(end.error().text());
        const std::size_t turns = turns_of(all[i], seconds);
        base::DigestBuilder expected;
        for (std::size_t n = 0; n < turns; ++n) expected.add(all[i].turn);
        const auto digest = received(**archive, end->log);
        if (!digest) return complain(digest.error().text());
        if (end->received != turns * all[i].turn.size() || end->rejected != 0 || *digest != expected.digest())
            return complain(std::string(all[i].driver->id) + ": bytes were lost or changed");
        indications += counts[i];
        std::printf("  %-22s %9zu bytes %8zu indications\n", std::string(all[i].driver->id).c_str(),
                    turns * all[i].turn.size(), counts[i]);
    }
    readers.clear();
    int status = 0;
    waitpid(instruments_side, &status, 0);
    std::printf(
        "ports: %zu different instruments at 921600 baud for %.1f s, %zu indications, none lost, digests equal; CPU "
        "%.3f "
        "of one core (reference: 1.0)\n",
        ports, elapsed, indications, cpu / elapsed);
    return cpu > elapsed ? complain("more than one core was needed") : 0;
}

}  // namespace

int main(int argc, char** argv) {
    int seconds = 60;
    for (int i = 1; i < argc; ++i) {
        const std::string_view text = argv[i];
        constexpr std::string_view filter = "--benchmark_filter=";
        if (text.starts_with(filter) &&
            std::string_view("ports").find(text.substr(filter.size())) == std::string_view::npos)
            return 0;
        if (text.starts_with("--benchmark_")) continue;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        if (error != std::errc{} || end != text.data() + text.size() || seconds < 1)
            return complain("use: velocert_bench_ports [seconds]");
    }
    std::string folder = (std::filesystem::temp_directory_path() / "ports-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) return complain("no temporary folder");
    const int code = measure(seconds, folder);
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    return code;
}
