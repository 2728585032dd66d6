// SPDX-License-Identifier: GPL-3.0-or-later
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "core/metrology/uncertainty/propagation/monte_carlo.h"

namespace {

using namespace velocert::metrology;

Budget braking() {
    Budget out;
    out.inputs = {*stated_input("S", 6.90, 0.01), *stated_input("V", 25.8, 0.05)};
    out.outputs = {{"Sc", "S*(25/V)^2"}};
    return out;
}

/// Milliseconds of processor time NumPy needs for the same million trials with both intervals; 0 where it is not
/// installed.
double numpy_milliseconds() {
    constexpr const char* script =
        "import time, numpy as n\n"
        "def run():\n"
        "    g = n.random.default_rng(1); m = 1000000\n"
        "    y = g.normal(6.9, .01, m) * (25 / g.normal(25.8, .05, m)) ** 2\n"
        "    y.mean(), y.std(ddof=1); y.sort(); q = int(.95 * m); w = y[q:] - y[:m - q]; return y[w.argmin()]\n"
        "best = 1e9\n"
        "for _ in range(5):\n"
        "    t = time.process_time(); run(); best = min(best, time.process_time() - t)\n"
        "print(best * 1e3)\n";
    double out = 0;
    for (const char* python : {"python3", "/usr/bin/python3"}) {
        const std::string command = std::string(python) + " -c '" + script + "' 2>/dev/null";
        std::FILE* const pipe = popen(command.c_str(), "r");
        if (pipe == nullptr) continue;
        if (std::fscanf(pipe, "%lf", &out) != 1) out = 0;
        pclose(pipe);
        if (out > 0) break;
    }
    return out;
}

void monte_carlo_braking(benchmark::State& state) {
    static const double numpy = numpy_milliseconds();
    Budget budget = braking();
    budget.monte_carlo = MonteCarloPlan{};
    const auto compiled = CompiledBudget::compile(budget);
    const auto gum = compiled->evaluate();
    for (auto _ : state) benchmark::DoNotOptimize(evaluate_monte_carlo(*compiled, *gum));
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * budget.monte_carlo->trials);
    state.SetLabel(numpy > 0 ? "reference: NumPy needs " + std::to_string(numpy) +
                                   " ms for the same; a third of that is the goal"
                             : "reference: 45 ms (NumPy is not installed here)");
}
BENCHMARK(monte_carlo_braking)->Unit(benchmark::kMillisecond);

void gum_again(benchmark::State& state) {
    const auto compiled = CompiledBudget::compile(braking());
    double estimates[] = {6.9, 25.8};
    const double uncertainties[] = {0.01, 0.05};
    for (auto _ : state) {
        estimates[0] += 1e-9;
        benchmark::DoNotOptimize(compiled->evaluate(estimates, uncertainties));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.SetLabel("reference: 1,000/s, the runs that are judged again after a change of rules");
}
BENCHMARK(gum_again);

}  // namespace
