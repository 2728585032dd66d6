// SPDX-License-Identifier: GPL-3.0-or-later
// Sixteen simulated ports at 921,600 baud: no byte may be lost, and the program may need one core.
// A process of its own plays the instruments, so that the CPU time measured is that of the reading side alone.
// Use: velocert_bench_ports [seconds]   (60 when not given); exit code 1 when a byte is missing or changed, or when
// more than one core was needed. The options of the other benchmark programs are understood as far as they mean
// something here (a filter that does not fit).
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

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
#include "instruments/drivers/balances/mt_sics.h"
#include "instruments/registry/port_instrument.h"

namespace {

using namespace velocert;
using Steady = std::chrono::steady_clock;

constexpr int ports = 16;
constexpr int frames_per_second = 921'600 / 10 / 18;
constexpr std::chrono::milliseconds tick{1};

std::string frame(int port, int number) {
    std::string digits = std::to_string(10'000 + port * 1'000 + number % 1'000);
    digits.insert(digits.size() - 2, ".");
    return "S D " + std::string(10 - digits.size(), ' ') + digits + " g\r\n";
}

/// The instruments' side: the nominal rate of the line, in the small pieces in which it would come.
[[noreturn]] void play(const std::array<int, ports>& masters, int frames) {
    // Each begins when it is asked to.
    for (const int master : masters)
        for (char byte = 0; byte != '\n';)
            if (read(master, &byte, 1) != 1) _exit(1);
    const auto begin = Steady::now();
    std::array<std::string, ports> waiting;
    for (int sent = 0; sent < frames;) {
        const auto due = std::chrono::duration<double>(Steady::now() - begin).count() * frames_per_second;
        const int until = due < frames ? static_cast<int>(due) : frames;
        for (int port = 0; port < ports; ++port) {
            auto& bytes = waiting[static_cast<std::size_t>(port)];
            for (int i = sent; i < until; ++i) bytes += frame(port, i);
            while (!bytes.empty()) {
                const ssize_t count = write(masters[static_cast<std::size_t>(port)], bytes.data(), bytes.size());
                if (count <= 0) _exit(1);
                bytes.erase(0, static_cast<std::size_t>(count));
            }
        }
        sent = until;
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
    const int frames = frames_per_second * seconds;
    const pid_t instruments_side = fork();
    if (instruments_side == 0) play(masters, frames);
    for (const int master : masters) close(master);

    const base::SystemClock clock;
    auto archive = records::Archive::create(folder + "/archive", records::ArchiveKind::training, clock);
    if (!archive) return complain(archive.error().text());

    std::vector<std::unique_ptr<instruments::PortInstrument>> balances;
    for (const auto& path : paths) {
        auto transport = instruments::open_port(path, *instruments::PortSettings::parse("921600 8N1"));
        if (!transport) return complain(transport.error().text());
        balances.push_back(std::make_unique<instruments::PortInstrument>(
            instruments::mt_sics, instruments::Options{}, std::move(*transport), *instruments::mt_sics.make_decoder({}),
            clock, 65'536));
        auto log = (*archive)->open_log("scale");
        if (!log) return complain(log.error().text());
        if (auto begun = balances.back()->begin_capture(std::move(*log)); !begun) return complain(begun.error().text());
        if (auto sent = balances.back()->command(sequence::Command::start, std::chrono::seconds(1)); !sent)
            return complain(sent.error().text());
    }
    const double before = cpu_seconds();
    const auto begin = Steady::now();
    std::array<int, ports> counts{};
    for (bool more = true; more;) {
        more = false;
        for (std::size_t i = 0; i < ports; ++i) {
            while (counts[i] < frames) {
                const auto next = balances[i]->next(Steady::now(), {});
                if (!next) return complain(next.error().text());
                if (!*next) break;
                ++counts[i];
            }
            more = more || counts[i] < frames;
        }
        if (Steady::now() - begin > std::chrono::seconds(seconds * 2 + 10)) return complain("samples are missing");
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const double elapsed = std::chrono::duration<double>(Steady::now() - begin).count();
    const double cpu = cpu_seconds() - before;

    for (std::size_t i = 0; i < ports; ++i) {
        const auto end = balances[i]->end_capture();
        if (!end) return complain(end.error().text());
        base::DigestBuilder expected;
        for (int n = 0; n < frames; ++n) expected.add(frame(static_cast<int>(i), n));
        const auto digest = received(**archive, end->log);
        if (!digest) return complain(digest.error().text());
        if (end->received != static_cast<std::uint64_t>(frames) * 18 || end->rejected != 0 ||
            *digest != expected.digest())
            return complain("port " + std::to_string(i) + ": bytes were lost or changed");
    }
    balances.clear();
    int status = 0;
    waitpid(instruments_side, &status, 0);
    std::printf(
        "ports: %d at 921600 baud for %.1f s, %d frames each, none lost, digests equal; CPU %.3f of one core "
        "(reference: 1.0)\n",
        ports, elapsed, frames, cpu / elapsed);
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
