// SPDX-License-Identifier: GPL-3.0-or-later
// How fast an evidence package is verified, beside what this machine's SHA-256 and a plain read of the same file allow.
// Use: velocert_bench_verify [MiB]   (1024 when not given). Each figure is the best of five over a file in the page
// cache. The options of the other benchmarks are passed over. Exit code 1 when verifying reaches less than 70 % of that
// limit, or a package of 1 GiB takes more than 3 s.
#include <openssl/evp.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/records/archive.h"
#include "core/sequence/run.h"
#include "instruments/registry/registry.h"
#include "tests/bench/scratch.h"

using namespace velocert;

namespace {

constexpr std::uint64_t mebi = std::uint64_t{1} << 20U;
constexpr double least_share = 0.70;
constexpr double longest_gibi = 3.0;

template <typename Value>
Value need(base::Result<Value> result) {
    if (!result) {
        std::fprintf(stderr, "%s\n", result.error().text().c_str());
        std::exit(3);
    }
    if constexpr (!std::is_void_v<Value>) return std::move(*result);
}

/// A run whose one wire log is that long.
void record(records::Archive& archive, std::uint64_t size) {
    sequence::Run run;
    run.id = "run-1";
    run.started_utc = "2025-11-22T02:00:00.000Z";
    run.item.id = "S-001";
    run.item.traits.made_on = *base::parse_date("2025-10-01");
    run.station.id = "bench-1";
    run.station.name = "Bench 1";
    run.station.is_virtual = true;
    run.edition = "GB17761-2024";
    run.pack = need(archive.store(base::as_bytes("the bundle of the pack")));
    run.operator_name = "Li Ming";
    run.program_version = "0.1.0";
    run.specimen = true;
    run.procedures = {"vehicle-mass"};
    need(archive.append("run-start/1", sequence::run_start_record(run)));
    auto log = need(archive.open_log("scale"));
    std::vector<std::uint8_t> piece(mebi);
    for (std::size_t i = 0; i < piece.size(); ++i) piece[i] = static_cast<std::uint8_t>(i * 2654435761U >> 13U);
    for (std::uint64_t written = 0; written < size; written += piece.size()) need(log->append(piece));
    sequence::StepRun attempt;
    attempt.procedure = "vehicle-mass";
    attempt.step = "weigh";
    attempt.number = 1;
    attempt.started_utc = "2025-11-22T02:01:00.000Z";
    attempt.ended_utc = "2025-11-22T02:02:00.000Z";
    attempt.outcome = conformity::Outcome::completed;
    sequence::CaptureRecord capture;
    capture.role = "scale";
    capture.driver = "mt-sics";
    capture.simulated = true;
    capture.log = need(log->seal());
    capture.received = size;
    attempt.captures.push_back(capture);
    need(archive.append("step-run/1", sequence::step_run_record(run.id, attempt)));
    run.lifecycle = sequence::Lifecycle::completed;
    run.ended_utc = "2025-11-22T02:10:00.000Z";
    need(archive.append("run-end/1", sequence::run_end_record(run)));
}

/// Seconds of the best of five.
template <typename Work>
double best(const Work& work) {
    double out = 1e9;
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        out = std::min(out, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return out;
}

/// Reads the whole file in pieces of a mebibyte, and hashes them if asked to.
void read(const std::string& path, bool hashed) {
    std::FILE* file = std::fopen(path.c_str(), "rb");
    if (file == nullptr) std::exit(3);
    std::setvbuf(file, nullptr, _IONBF, 0);
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(context, EVP_sha256(), nullptr);
    std::vector<std::uint8_t> piece(mebi);
    while (const auto count = std::fread(piece.data(), 1, piece.size(), file))
        if (hashed) EVP_DigestUpdate(context, piece.data(), count);
    std::uint8_t digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    EVP_DigestFinal_ex(context, digest, &length);
    EVP_MD_CTX_free(context);
    std::fclose(file);
}

}  // namespace

int main(int argc, char** argv) {
    const char* given = nullptr;
    for (int i = 1; i < argc; ++i)
        if (!std::string_view(argv[i]).starts_with("--benchmark_")) given = argv[i];
    const std::uint64_t size = (given != nullptr ? std::strtoull(given, nullptr, 10) : 1024) * mebi;
    if (size == 0) {
        std::fprintf(stderr, "velocert_bench_verify: a size in MiB was expected, as 1024\n");
        return 3;
    }
    const bench::Scratch scratch;
    const std::string package = scratch.path("one.velo");
    const base::SystemClock clock;
    {
        const auto archive = need(records::Archive::create(scratch.archive(), records::ArchiveKind::training, clock));
        record(*archive, size);
        need(records::export_package(*archive, "run-1", instruments::RegistryDecoders(), package));
    }
    const double gibi = static_cast<double>(std::filesystem::file_size(package)) / static_cast<double>(1024 * mebi);
    bool sound = true;
    const double plain = best([&] { read(package, false); });
    const double limit = best([&] { read(package, true); });
    const double verified = best([&] {
        const auto found = records::verify_package(package);
        sound = sound && found && found->ok();
    });
    const double archive_verified = best([&] {
        const auto found = records::verify_archive(scratch.archive());
        sound = sound && found && found->ok();
    });
    const auto say = [&](const char* what, double seconds) {
        std::printf("%-42s %7.3f s  %6.2f GiB/s  %5.1f %% of the limit\n", what, seconds, gibi / seconds,
                    100 * limit / seconds);
    };
    std::printf("package of %.3f GiB, in the page cache; best of five\n", gibi);
    say("plain read", plain);
    say("plain read and SHA-256 (the limit)", limit);
    say("verify the package", verified);
    say("verify the archive it came from", archive_verified);
    const bool fast = limit / verified >= least_share && limit / archive_verified >= least_share;
    const bool in_time = verified / std::max(gibi, 1.0) <= longest_gibi;
    std::printf("wanted: at least %.0f %% of the limit (%s), a package of 1 GiB in %.0f s (%s)\n", 100 * least_share,
                fast ? "reached" : "MISSED", longest_gibi, in_time ? "reached" : "MISSED");
    if (!sound) std::printf("what was verified was NOT found sound\n");
    return sound && fast && in_time ? 0 : 1;
}
