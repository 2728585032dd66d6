// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding alone, and the way from bytes to durable, hashed samples, on one core.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/metrology/decoder.h"
#include "instruments/drivers/mt_sics.h"
#include "instruments/drivers/pulse_daq.h"
#include "instruments/drivers/pulse_daq_frame.h"

namespace {

using namespace velocert;
using instruments::DaqSample;
using metrology::Direction;
using metrology::Indication;

constexpr int frames = 10'000;
// What one read from a port brings at most, so that frames are cut as they are in life.
constexpr std::size_t chunk = 4096;

std::string weights() {
    std::string out;
    for (int i = 0; i < frames; ++i) {
        std::string digits = std::to_string(6'200 + i % 100);
        digits.insert(digits.size() - 2, ".");
        out += (i % 3 == 0 ? "S S " : "S D ") + std::string(10 - digits.size(), ' ') + digits + " g\r\n";
    }
    return out;
}

DaqSample sample(int i) {
    const auto n = static_cast<std::uint32_t>(i);
    return {static_cast<std::uint16_t>(n),
            n * 1'000U,
            n * 3U,
            n * 1'000U - 100U,
            static_cast<std::uint16_t>(i / 100 % 2),
            static_cast<std::int32_t>(n % 2'000U)};
}

std::string samples_text() {
    std::string out;
    for (int i = 1; i <= frames; ++i) out += instruments::daq_line(sample(i));
    return out;
}

std::string samples_binary() {
    std::string out;
    for (int i = 1; i <= frames; ++i) {
        const auto frame = instruments::daq_binary(1, sample(i));
        out.append(frame.begin(), frame.end());
    }
    return out;
}

/// Decodes the capture again and again, each time from the beginning.
void decode(benchmark::State& state, const instruments::Driver& driver, const instruments::Options& options,
            const std::string& capture) {
    const auto bytes = base::as_bytes(capture);
    metrology::Decoded decoded;
    std::size_t indications = 0;
    for (auto _ : state) {
        auto decoder = driver.make_decoder(options).value();
        for (std::size_t at = 0; at < bytes.size(); at += chunk) {
            decoded.clear();
            decoder->feed(Direction::received, bytes.subspan(at, std::min(chunk, bytes.size() - at)), 0, decoded);
            indications += decoded.indications.size();
        }
        if (!decoded.rejected.empty()) state.SkipWithError("a good frame was rejected");
    }
    if (indications < static_cast<std::size_t>(state.iterations()) * frames) state.SkipWithError("frames are missing");
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * frames);
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(capture.size()));
}

void decode_weights(benchmark::State& state) {
    decode(state, instruments::mt_sics, {}, weights());
    state.SetLabel("frames; reference: 5,000,000/s");
}
BENCHMARK(decode_weights);

void decode_samples_text(benchmark::State& state) {
    decode(state, instruments::pulse_daq, {{"force", "single"}}, samples_text());
    state.SetLabel("frames of 35 bytes, 3 indications each");
}
BENCHMARK(decode_samples_text);

void decode_samples_binary(benchmark::State& state) {
    decode(state, instruments::pulse_daq, {{"format", "binary"}, {"force", "single"}}, samples_binary());
    state.SetLabel("frames of 25 bytes, 3 indications each");
}
BENCHMARK(decode_samples_binary);

}  // namespace
