// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way of a sample: from the port's bytes over log, hash, decoder and queue to the reader, until the log is
// on disk under its digest.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/records/archive.h"
#include "instruments/drivers/balances/mt_sics.h"
#include "instruments/registry/port_instrument.h"

namespace {

using namespace velocert;
using Steady = std::chrono::steady_clock;

constexpr int samples = 200'000;

/// Gives a capture as fast as it is read, so many bytes at a time; answers nothing.
class Playback final : public instruments::Transport {
  public:
    Playback(std::string capture, std::size_t piece) : capture_(std::move(capture)), piece_(piece) {}
    base::Result<std::size_t> read(std::span<std::uint8_t> into, std::chrono::milliseconds wait) override {
        if (!started_ || at_ == capture_.size()) {
            std::this_thread::sleep_for(wait);
            return std::size_t{0};
        }
        const std::size_t count = std::min({into.size(), piece_, capture_.size() - at_});
        std::copy_n(capture_.begin() + static_cast<std::ptrdiff_t>(at_), count, into.begin());
        at_ += count;
        return count;
    }
    base::Result<void> write(std::span<const std::uint8_t>, std::chrono::milliseconds) override {
        started_ = true;
        return {};
    }
    std::string settings_text() const override { return "9600 8N1"; }
    std::string name() const override { return "playback"; }

  private:
    std::string capture_;
    std::size_t piece_;
    std::size_t at_ = 0;
    std::atomic<bool> started_ = false;
};

std::string weights() {
    std::string out;
    for (int i = 0; i < samples; ++i) {
        std::string digits = std::to_string(6'200 + i % 100);
        digits.insert(digits.size() - 2, ".");
        out += "S D " + std::string(10 - digits.size(), ' ') + digits + " g\r\n";
    }
    return out;
}

void bytes_to_durable_samples(benchmark::State& state) {
    const base::SystemClock clock;
    std::string folder = (std::filesystem::temp_directory_path() / "bench-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) return state.SkipWithError("no temporary folder");
    auto archive = records::Archive::create(folder + "/archive", records::ArchiveKind::training, clock);
    if (!archive) return state.SkipWithError(archive.error().text().c_str());
    const auto capture = weights();
    for (auto _ : state) {
        instruments::PortInstrument balance(
            instruments::mt_sics, {}, std::make_unique<Playback>(capture, static_cast<std::size_t>(state.range(0))),
            instruments::mt_sics.make_decoder({}).value(), clock, 65'536);
        auto log = (*archive)->open_log("scale");
        if (!log || !balance.begin_capture(std::move(*log)) ||
            !balance.command(sequence::Command::start, std::chrono::seconds(1)))
            return state.SkipWithError("the capture did not begin");
        for (int i = 0; i < samples; ++i) {
            const auto next = balance.next(Steady::now() + std::chrono::seconds(10), {});
            if (!next || !*next) return state.SkipWithError("a sample is missing");
        }
        const auto end = balance.end_capture();
        if (!end || end->received != capture.size() || end->rejected != 0 || end->overflowed)
            return state.SkipWithError("the capture is not whole");
    }
    archive->reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder, ignored);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * samples);
    state.SetLabel("samples per second of CPU over all threads; reference: 500,000/s");
}
// One read brings a full kernel buffer, or what a fast line brings in about a millisecond.
BENCHMARK(bytes_to_durable_samples)
    ->ArgName("bytes_per_read")
    ->Arg(4096)
    ->Arg(96)
    ->MeasureProcessCPUTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
