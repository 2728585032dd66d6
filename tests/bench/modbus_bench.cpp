// SPDX-License-Identifier: GPL-3.0-or-later
// Ten Modbus devices on one line, asked in turn by ten instruments as a run asks them, against what the line itself
// needs. Real time: the line is virtual, but its bytes take as long as bits at that rate do, and threads and locks are
// those of the program.
#include <benchmark/benchmark.h>

#include <atomic>
#include <condition_variable>
#include <cstring>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "instruments/protocol/checksums.h"
#include "instruments/protocol/modbus.h"
#include "instruments/registry/registry.h"
#include "instruments/transport/shared_line.h"

namespace {

using namespace velocert;
using namespace velocert::instruments;
using std::chrono::milliseconds;
using std::chrono::nanoseconds;
using Steady = std::chrono::steady_clock;

constexpr int devices = 10;
constexpr int rounds = 5;
constexpr std::size_t request_bytes = 8;
constexpr std::size_t answer_bytes = 9;
constexpr milliseconds latency{5};

/// Slaves that see the end of a request by the quiet behind it, think, and answer byte by byte.
class PacedSlaves final : public Transport {
  public:
    explicit PacedSlaves(const PortSettings& settings)
        : text_(settings.text()), character_(character_time(settings)), quiet_(quiet_before_request(settings)) {}

    base::Result<std::size_t> read(std::span<std::uint8_t> into, milliseconds wait) override {
        std::unique_lock lock(mutex_);
        if (answer_.empty()) changed_.wait_for(lock, wait, [this] { return !answer_.empty(); });
        if (answer_.empty()) return std::size_t{0};
        const auto due = due_;
        lock.unlock();
        std::this_thread::sleep_until(due);
        lock.lock();
        const std::size_t count = answer_.size();
        std::memcpy(into.data(), answer_.data(), count);
        answer_.clear();
        return count;
    }
    base::Result<void> write(std::span<const std::uint8_t> bytes, milliseconds) override {
        const std::scoped_lock lock(mutex_);
        // Registers behind the first ones are asked only when an instrument is opened: there are none.
        const std::uint8_t values[] = {bytes[0], 3, 4, 0x41, 0x45, 0x70, 0xA4};
        const std::uint8_t exception[] = {bytes[0], 0x83, 2};
        const auto frame = bytes[2] == 0 ? std::span<const std::uint8_t>(values) : std::span(exception);
        const auto crc = crc16_modbus(frame);
        answer_.assign(frame.begin(), frame.end());
        answer_ += static_cast<char>(crc & 0xFFU);
        answer_ += static_cast<char>(crc >> 8U);
        due_ = Steady::now() + character_ * static_cast<int>(bytes.size() + answer_.size()) + quiet_ + latency;
        changed_.notify_all();
        return {};
    }
    std::string settings_text() const override { return text_; }
    std::string name() const override { return "paced"; }

  private:
    std::string text_;
    nanoseconds character_;
    nanoseconds quiet_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::string answer_;
    Steady::time_point due_;
};

void poll_ten(benchmark::State& state, const char* settings_text) {
    const base::SystemClock clock;
    const auto settings = PortSettings::parse(settings_text).value();
    SharedLine line(std::make_unique<PacedSlaves>(settings), settings, clock);
    const auto& driver = **find_driver("modbus");
    std::vector<std::unique_ptr<sequence::Instrument>> instruments;
    for (int i = 1; i <= devices; ++i) {
        const Options options{{"type", "f32"}, {"address", std::to_string(i)}, {"settings", settings_text}};
        auto opened = open_instrument(driver, options, take_seat(line, driver, options), clock);
        if (!opened) {
            state.SkipWithError(opened.error().text().c_str());
            return;
        }
        instruments.push_back(std::move(*opened));
    }
    std::atomic<int> wrong{0};
    double measured = 0;
    for (auto _ : state) {
        const auto begin = Steady::now();
        {
            std::vector<std::jthread> runs;
            for (auto& instrument : instruments)
                runs.emplace_back([&wrong, &instrument] {
                    for (int k = 0; k < rounds; ++k) {
                        if (!instrument->command(sequence::Command::read_now, milliseconds(2'000))) ++wrong;
                        const auto next = instrument->next(Steady::now() + milliseconds(2'000), {});
                        if (!next || !*next || (*next)->value.text() != "12.34") ++wrong;
                    }
                });
        }
        const double seconds = std::chrono::duration<double>(Steady::now() - begin).count();
        state.SetIterationTime(seconds / rounds);
        measured += seconds / rounds;
    }
    if (wrong > 0) state.SkipWithError("a value was missing or wrong");
    const auto turn = character_time(settings) * static_cast<int>(request_bytes + answer_bytes) + latency +
                      2 * quiet_before_request(settings);
    const double ideal = std::chrono::duration<double>(turn).count() * devices;
    const double cycle = measured / static_cast<double>(state.iterations());
    state.counters["ideal_ms"] = ideal * 1e3;
    state.counters["percent_of_ideal"] = 100 * ideal / cycle;
    state.counters["polls_per_s"] = devices / cycle;
    state.SetLabel("10 devices, 2 registers each, 5 ms latency; target 95 % of what the line allows");
}

BENCHMARK_CAPTURE(poll_ten, 9600_8n1, "9600 8N1")->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(poll_ten, 9600_8e1, "9600 8E1")->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(poll_ten, 19200_8e1, "19200 8E1")->UseManualTime()->Iterations(3)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(poll_ten, 115200_8n1, "115200 8N1")->UseManualTime()->Iterations(5)->Unit(benchmark::kMillisecond);

}  // namespace
