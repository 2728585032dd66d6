// SPDX-License-Identifier: GPL-3.0-or-later
// Prints every figure of a few evaluations. reproducible.cmake compiles this with the evaluation's sources by several
// compilers and compares the bytes.
#include <cstdio>
#include <string>
#include <utility>

#include "core/metrology/uncertainty/arithmetic/number_text.h"
#include "core/metrology/uncertainty/propagation/monte_carlo.h"

using namespace velocert::metrology;

namespace {

void print(const char* what, double value) { std::printf("%s %s\n", what, number_text(value).c_str()); }

int evaluate(Budget budget) {
    budget.monte_carlo = MonteCarloPlan{};
    budget.monte_carlo->trials = 70'000;
    budget.monte_carlo->seed = 42;
    const auto compiled = CompiledBudget::compile(std::move(budget));
    if (!compiled) return 1;
    const auto gum = compiled->evaluate();
    if (!gum) return 1;
    const auto trials = evaluate_monte_carlo(*compiled, *gum);
    if (!trials) return 1;
    for (std::size_t k = 0; k < gum->outputs.size(); ++k) {
        const auto& y = gum->outputs[k];
        print("y", y.value);
        print("u", y.standard_uncertainty);
        print("dof", y.effective_dof.value_or(0));
        print("k", y.coverage_factor);
        for (const auto& row : y.contributions) print("c", row.sensitivity);
        const auto& d = trials->outputs[k];
        print("mean", d.mean);
        print("sd", d.standard_uncertainty);
        for (const double end : {d.symmetric.low, d.symmetric.high, d.shortest.low, d.shortest.high}) print("end", end);
    }
    return 0;
}

}  // namespace

int main() {
    Budget braking;
    braking.inputs = {*stated_input("S", 6.9, 0.01), *stated_input("V", 25.8, 0.05)};
    braking.outputs = {{"Sc", "S*(25/V)^2"}};

    Budget shapes;
    shapes.inputs = {*bounded_input("r", 1, Distribution::rectangular, {0.3, 0, 0}),
                     *bounded_input("t", 1, Distribution::triangular, {0.3, 0, 0}),
                     *bounded_input("z", 1, Distribution::trapezoidal, {0.3, 0.4, 0}),
                     *bounded_input("s", 1, Distribution::arcsine, {0.3, 0, 0}),
                     *bounded_input("c", 1, Distribution::curvilinear_trapezoid, {0.3, 0, 0.1}),
                     *stated_input("n", 1, 0.1, 7.5)};
    shapes.outputs = {{"A", "exp(r)*sin(t) + log(z)*cos(s) + atan2(c, n)^2.5 + tan(r/3)"},
                      {"B", "sinh(r) + cosh(t) - tanh(z) + asin(s/4) + acos(c/4) + log10(2 + n) + r^t"}};

    Budget joined;
    joined.inputs = {*stated_input("a", 2, 0.1), *stated_input("b", 3, 0.2, 4),
                     *bounded_input("c", 1, Distribution::rectangular, {0.2, 0, 0})};
    joined.correlations = {{"a", "b", 0.6}, {"b", "c", -0.3}};
    joined.outputs = {{"Y", "a*b/c"}};

    Budget together;
    together.inputs = {*observed_input("V", {5.007, 4.994, 5.005, 4.990, 4.999}),
                       *observed_input("I", {19.663e-3, 19.639e-3, 19.640e-3, 19.685e-3, 19.678e-3})};
    together.correlate_readings = true;
    together.outputs = {{"R", "V/I"}};

    return evaluate(braking) + evaluate(shapes) + evaluate(joined) + evaluate(together);
}
