// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding alone, and the way from bytes to durable, hashed samples, on one core.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/digest.h"
#include "core/metrology/decoder.h"
#include "instruments/drivers/ambient/wxt.h"
#include "instruments/drivers/balances/mt_sics.h"
#include "instruments/drivers/electrical/scpi_lcr.h"
#include "instruments/drivers/electrical/scpi_power_meter.h"
#include "instruments/drivers/motion/pulse_daq.h"
#include "instruments/drivers/motion/pulse_daq_frame.h"
#include "instruments/drivers/torque/magtrol.h"

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

std::string repeated(const std::string& line) {
    std::string out;
    for (int i = 0; i < frames; ++i) out += line;
    return out;
}

void decode_output_data(benchmark::State& state) {
    decode(state, instruments::magtrol, {}, repeated("S  120T12.35R\r\n"));
    state.SetLabel("lines of 15 bytes, 2 indications each");
}
BENCHMARK(decode_output_data);

void decode_power(benchmark::State& state) {
    decode(state, instruments::scpi_power_meter, {}, repeated("126.86E+00,2.0199E+00,256.07E+00,59.989E+00\r\n"));
    state.SetLabel("lines of 45 bytes, 4 indications each");
}
BENCHMARK(decode_power);

void decode_inductance(benchmark::State& state) {
    decode(state, instruments::scpi_lcr, {}, repeated("+1.23450E-04,+8.76000E-01,+0\n"));
    state.SetLabel("lines of 29 bytes, 2 indications each");
}
BENCHMARK(decode_inductance);

void decode_weather(benchmark::State& state) {
    decode(state, instruments::wxt, {}, repeated("0r0,Dm=283D,Sm=1.0M,Sx=2.2M,Ta=23.6C,Ua=14.2P,Pa=1026.6HGSg\r\n"));
    state.SetLabel("lines of 61 bytes with checksum, 3 indications each");
}
BENCHMARK(decode_weather);

}  // namespace
