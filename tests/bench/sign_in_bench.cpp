// SPDX-License-Identifier: GPL-3.0-or-later
// How long signing in takes, for each answer there is: none may be told from another by its time. To be compared with
// one check of a password alone, and with each other.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <memory>

#include "core/records/people/people.h"

namespace {

using namespace velocert;

const std::string right = "a lamp, a hat and 3 spoons";

/// The clock of the machine, put forward by hand.
class ShiftedClock final : public base::Clock {
  public:
    [[nodiscard]] std::chrono::system_clock::time_point now() const override { return system_.now() + shift; }
    [[nodiscard]] std::int64_t monotonic_ns() const override { return system_.monotonic_ns(); }
    std::chrono::minutes shift{0};

  private:
    base::SystemClock system_;
};

/// An archive with a signatory, somebody disabled and somebody locked.
struct Laboratory {
    Laboratory() {
        std::filesystem::remove_all(folder);
        archive = std::move(*records::Archive::create(folder, records::ArchiveKind::training, clock));
        const auto wang = *records::create_first_account(*archive, {clock}, "wang.fang", {"", "Wang Fang"},
                                                         base::Secret(std::string(right)), "for a measurement");
        for (const auto& [login, name] : {std::pair{"gone.person", "Gone Person"}, {"locked.person", "Locked Person"}})
            if (!records::create_account(
                    *archive, {clock}, {wang},
                    {login, {"", name}, {{laboratory::Role::technician, base::day_of(clock.now()), std::nullopt}}},
                    base::Secret(std::string(right)), "for a measurement"))
                std::abort();
        if (!records::disable_account(*archive, {clock}, {wang}, "u-0002", "for a measurement")) std::abort();
        for (int i = 0; i < 5; ++i)
            if (records::authenticate(*archive, clock, "locked.person", base::Secret(std::string("wrong")), "bench"))
                std::abort();
    }
    ~Laboratory() {
        archive.reset();
        std::filesystem::remove_all(folder);
    }
    Laboratory(const Laboratory&) = delete;
    Laboratory& operator=(const Laboratory&) = delete;

    ShiftedClock clock;
    std::string folder = (std::filesystem::temp_directory_path() / "velocert-sign-in-bench").string();
    std::unique_ptr<records::Archive> archive;
};

void sign_in(benchmark::State& state, const std::string& login, const std::string& password, bool fits) {
    Laboratory laboratory;
    for (auto unused : state) {
        const auto result = records::authenticate(*laboratory.archive, laboratory.clock, login,
                                                  base::Secret(std::string(password)), "bench");
        if (result.has_value() != fits) state.SkipWithError("another answer than expected");
    }
    state.SetLabel("beside password/check: the rest is reading the register and one durable record");
}

void check_alone(benchmark::State& state) {
    const base::Secret password{std::string(right)};
    for (auto unused : state)
        benchmark::DoNotOptimize(laboratory::argon2id().verify(laboratory::argon2id().stand_in(), password));
    state.SetLabel("Argon2id, 256 MiB, 3 passes");
}

BENCHMARK(check_alone)->Name("password/check")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sign_in, right, "wang.fang", right, true)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sign_in, wrong, "wang.fang", "not the right one", false)
    ->Unit(benchmark::kMillisecond)
    ->Iterations(4);
BENCHMARK_CAPTURE(sign_in, unknown, "nobody.here", right, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sign_in, disabled, "gone.person", right, false)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sign_in, locked, "locked.person", right, false)->Unit(benchmark::kMillisecond);

}  // namespace
