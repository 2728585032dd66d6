// SPDX-License-Identifier: GPL-3.0-or-later
// The decoder of every driver over its golden frames, against the line: 92,160 bytes a second at 921,600 bit/s. The
// counter "lines" says how many such lines one core keeps up with; a hundred are asked for.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "instruments/registry/registry.h"
#include "tests/bench/drivers_bench.h"
#include "tests/instruments/drivers/golden.h"

namespace {

using namespace velocert;
using namespace velocert::instruments;

constexpr double line_bytes = 92'160.0;
constexpr int repetitions = 500;

/// Frames that give something, each with the request that belongs to it.
std::vector<test::Golden::Stretch> good_frames(const test::Golden& golden) {
    std::vector<test::Golden::Stretch> out;
    const test::Golden::Stretch* asked = nullptr;
    for (const auto& stretch : golden.stretches) {
        if (stretch.direction == metrology::Direction::sent) {
            asked = &stretch;
            continue;
        }
        bool good = !stretch.gives.empty();
        for (const auto& line : stretch.gives)
            good = good && line.rfind("rejected", 0) != 0 && line.rfind("fault", 0) != 0;
        if (good && asked != nullptr) out.push_back(*asked);
        if (good) out.push_back(stretch);
        asked = nullptr;
    }
    return out;
}

void decode_golden(benchmark::State& state, const Driver* driver, const test::Golden& golden) {
    const auto frames = good_frames(golden);
    metrology::Decoded decoded;
    std::size_t given = 0;
    std::size_t bytes = 0;
    std::size_t count = 0;
    for (auto _ : state) {
        auto decoder = driver->make_decoder(golden.options).value();
        for (int i = 0; i < repetitions; ++i)
            for (const auto& frame : frames) {
                decoded.clear();
                decoder->feed(frame.direction, base::as_bytes(frame.bytes), 0, decoded);
                given += decoded.indications.size() + decoded.events.size();
                if (frame.direction == metrology::Direction::sent) continue;
                bytes += frame.bytes.size();
                ++count;
            }
    }
    if (given == 0) state.SkipWithError("nothing was decoded");
    state.SetItemsProcessed(static_cast<std::int64_t>(count));
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
    state.counters["lines"] = benchmark::Counter(static_cast<double>(bytes) / line_bytes, benchmark::Counter::kIsRate);
    state.SetLabel("frames; lines of 921,600 bit/s (100 asked)");
}

/// What a line at a wrong rate or without an instrument gives: any bytes, with the same limit.
void decode_noise(benchmark::State& state, const Driver* driver) {
    constexpr std::size_t all = 65'536;
    constexpr std::size_t chunk = 256;
    std::vector<std::uint8_t> noise(all);
    std::uint64_t random = 0x9E3779B97F4A7C15U;
    for (auto& byte : noise) {
        random ^= random << 13U;
        random ^= random >> 7U;
        random ^= random << 17U;
        byte = static_cast<std::uint8_t>(random >> 32U);
    }
    metrology::Decoded decoded;
    std::size_t bytes = 0;
    for (auto _ : state) {
        auto decoder = driver->make_decoder({}).value();
        for (std::size_t at = 0; at < all; at += chunk) {
            decoded.clear();
            decoder->feed(metrology::Direction::received, std::span(noise).subspan(at, chunk), 0, decoded);
            benchmark::DoNotOptimize(decoded.rejected.size());
        }
        bytes += all;
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
    state.counters["lines"] = benchmark::Counter(static_cast<double>(bytes) / line_bytes, benchmark::Counter::kIsRate);
    state.SetLabel("lines of 921,600 bit/s (100 asked)");
}

}  // namespace

void register_driver_benchmarks() {
    // One for each driver: the first of its golden files that holds a good frame.
    std::string last;
    for (const auto& golden : test::golden_frames(std::string(VELOCERT_GOLDEN) + "/frames")) {
        const auto driver = find_driver(golden.driver);
        if (!driver || golden.driver == last || good_frames(golden).empty()) continue;
        last = golden.driver;
        benchmark::RegisterBenchmark(
            ("decode/" + golden.driver).c_str(),
            [found = *driver, golden](benchmark::State& state) { decode_golden(state, found, golden); });
        benchmark::RegisterBenchmark(("noise/" + golden.driver).c_str(),
                                     [found = *driver](benchmark::State& state) { decode_noise(state, found); });
    }
}
