// SPDX-License-Identifier: GPL-3.0-or-later
// Packages larger than the memory that a program may take.
#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/records/archive.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

constexpr std::uint64_t mebi = std::uint64_t{1} << 20U;

/// A run whose one log is that long.
void record_long_run(const std::string& folder, std::uint64_t size) {
    const SteppedClock clock;
    auto archive = Archive::create(folder, ArchiveKind::training, clock);
    REQUIRE(archive);
    const auto pack = (*archive)->store(base::as_bytes("the bundle of the pack"));
    REQUIRE(pack);
    auto run = sample_run("run-1", *pack, true);
    REQUIRE((*archive)->append("run-start/1", sequence::run_start_record(run)));
    auto log = (*archive)->open_log("scale");
    REQUIRE(log);
    std::vector<std::uint8_t> piece(mebi);
    for (std::size_t i = 0; i < piece.size(); ++i) piece[i] = static_cast<std::uint8_t>(i * 2654435761U >> 13U);
    for (std::uint64_t written = 0; written < size; written += piece.size()) REQUIRE((*log)->append(piece));
    const auto digest = (*log)->seal();
    REQUIRE(digest);
    auto attempt = sample_step_run(1, *digest);
    attempt.captures.front().received = size;
    REQUIRE((*archive)->append("step-run/1", sequence::step_run_record("run-1", attempt)));
    run.lifecycle = sequence::Lifecycle::completed;
    run.ended_utc = "2025-11-22T02:10:00.000Z";
    REQUIRE((*archive)->append("run-end/1", sequence::run_end_record(run)));
}

/// Private memory of this process, in bytes.
std::uint64_t data_size() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmData:")) return std::stoull(line.substr(7)) * 1024;
    return 0;
}

/// Runs it in a process of its own that may take that much more memory; whether it said true.
template <typename Work>
bool within(std::uint64_t more, const Work& work) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const rlimit limit{data_size() + more, data_size() + more};
        const bool set = ::setrlimit(RLIMIT_DATA, &limit) == 0;
        bool done = false;
        try {
            done = set && work();
        } catch (const std::bad_alloc&) {
        }
        ::_exit(done ? 0 : 1);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_is_ours = false;
#else
constexpr bool memory_is_ours = true;
#endif

}  // namespace

TEST_CASE("a package much larger than the memory a program may take is written and verified") {
    if (!memory_is_ours) return;
    const ScratchFolder scratch;
    record_long_run(scratch.path("a"), 96 * mebi);
    const std::string file = scratch.path("one.velo");
    REQUIRE(within(24 * mebi, [&] {
        const auto archive = Archive::open_read_only(scratch.path("a"));
        return archive && export_package(**archive, "run-1", SampleDecoders(), file);
    }));
    REQUIRE(std::filesystem::file_size(file) > 96 * mebi);
    CHECK(within(24 * mebi, [&] {
        const auto verification = verify_package(file);
        return verification && verification->ok();
    }));
    // The limit is one: what holds the whole file does not get through.
    CHECK_FALSE(within(24 * mebi, [&] { return file_text(file).size() > 96 * mebi; }));
}

// By name: how long a gigabyte takes. Prints figures.
TEST_CASE("a gigabyte in one package", "[.gigabyte]") {
    const ScratchFolder scratch;
    record_long_run(scratch.path("a"), 1024 * mebi);
    const auto archive = Archive::open_read_only(scratch.path("a"));
    REQUIRE(archive);
    const auto timed = [](const char* what, const auto& work) {
        const auto start = std::chrono::steady_clock::now();
        work();
        std::cout << what << ": " << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()
                  << " s\n";
    };
    timed("write", [&] { REQUIRE(export_package(**archive, "run-1", SampleDecoders(), scratch.path("one.velo"))); });
    for (int i = 0; i < 3; ++i) timed("verify", [&] { CHECK(verify_package(scratch.path("one.velo"))->ok()); });
}

}  // namespace velocert::records
