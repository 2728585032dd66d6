// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "core/metrology/uncertainty/propagation/gum.h"

using namespace velocert::metrology;

namespace {

bool close(double a, double b, double relative) {
    return std::fabs(a - b) <= relative * std::max({std::fabs(a), std::fabs(b), 1e-12});
}

rc::Gen<double> real(double low, double high) {
    return rc::gen::map(rc::gen::inRange(0, 1'000'001),
                        [low, high](int n) { return low + (high - low) * static_cast<double>(n) / 1e6; });
}

/// An expression that is defined and smooth for all x0, x1, x2 in 0.5..2.
std::string expression(int depth) {
    const int kind = depth <= 0 ? *rc::gen::inRange(0, 2) : *rc::gen::inRange(0, 10);
    const auto inner = [depth] { return expression(depth - 1); };
    switch (kind) {
        case 0: return "x" + std::to_string(*rc::gen::inRange(0, 3));
        case 1: return std::to_string(*rc::gen::inRange(1, 5));
        case 2: return "(" + inner() + " + " + inner() + ")";
        case 3: return "(" + inner() + " - " + inner() + ")";
        case 4: return inner() + "*" + "sin(" + inner() + ")";
        case 5: return "cos(" + inner() + ")/(2 + cos(" + inner() + "))";
        case 6: return "atan(" + inner() + ")";
        case 7: return "log(3 + sin(" + inner() + "))";
        case 8: return "sqrt(1 + tanh(" + inner() + ")^2)";
        default: return "exp(-atan(" + inner() + ")^2)";
    }
}

const std::vector<std::string> names{"x0", "x1", "x2"};

Budget linear(const std::vector<double>& c, const std::vector<double>& u) {
    Budget out;
    std::string model = "0";
    for (std::size_t i = 0; i < c.size(); ++i) {
        out.inputs.push_back(
            *stated_input("x" + std::to_string(i), 1.0 + static_cast<double>(i), u[i], 3.0 + static_cast<double>(i)));
        model += " + (" + std::to_string(c[i]) + ")*x" + std::to_string(i);
    }
    out.outputs = {{"Y", model}};
    return out;
}

std::vector<double> some(std::size_t size, double low, double high) {
    std::vector<double> out;
    for (std::size_t i = 0; i < size; ++i) out.push_back(*real(low, high));
    return out;
}

}  // namespace

TEST_CASE("exact derivatives of any expression agree with differences of high order") {
    CHECK(rc::check([] {
        const std::string text = expression(4);
        const auto model = Model::parse(text, names);
        RC_ASSERT(model.has_value());
        const std::vector<double> x = some(3, 0.5, 2);
        std::vector<double> work(model->steps().size());
        std::vector<double> gradient(3);
        const double value = model->gradient(x, gradient);
        RC_ASSERT(value == model->value(x, work));
        for (std::size_t i = 0; i < 3; ++i) {
            const auto at = [&](double shift) {
                auto moved = x;
                moved[i] += shift;
                return model->value(moved, work);
            };
            // The eight-point central difference; its error falls with h^8.
            constexpr double h = 2e-3;
            const double slope = (4.0 / 5 * (at(h) - at(-h)) - 1.0 / 5 * (at(2 * h) - at(-2 * h)) +
                                  4.0 / 105 * (at(3 * h) - at(-3 * h)) - 1.0 / 280 * (at(4 * h) - at(-4 * h))) /
                                 h;
            const double size = std::max({1.0, std::fabs(value), std::fabs(gradient[i])});
            if (size > 1e3) return;  // products of products: the difference itself is worth nothing
            RC_ASSERT(std::fabs(slope - gradient[i]) <= 1e-7 * size);
        }
    }));
}

TEST_CASE("the order in which inputs are listed changes no result") {
    CHECK(rc::check([] {
        Budget budget = linear(some(4, -3, 3), some(4, 0, 2));
        const auto r = *real(-0.9, 0.9);
        budget.correlations = {{"x0", "x2", r}};
        const auto before = evaluate_gum(budget);
        std::reverse(budget.inputs.begin(), budget.inputs.end());
        const auto after = evaluate_gum(budget);
        RC_ASSERT(before.has_value() && after.has_value());
        RC_ASSERT(close(before->outputs[0].value, after->outputs[0].value, 1e-12));
        RC_ASSERT(std::fabs(before->outputs[0].standard_uncertainty - after->outputs[0].standard_uncertainty) <= 1e-7);
    }));
}

TEST_CASE("all uncertainties times a factor give the result's uncertainty times that factor, for a linear model") {
    CHECK(rc::check([] {
        const auto c = some(3, -3, 3);
        auto u = some(3, 0.1, 2);
        const auto before = evaluate_gum(linear(c, u));
        const double factor = *real(0.1, 100);
        for (double& each : u) each *= factor;
        const auto after = evaluate_gum(linear(c, u));
        RC_ASSERT(before.has_value() && after.has_value());
        RC_ASSERT(
            close(before->outputs[0].standard_uncertainty * factor, after->outputs[0].standard_uncertainty, 1e-12));
        RC_ASSERT(before->outputs[0].effective_dof.has_value() == after->outputs[0].effective_dof.has_value());
    }));
}

TEST_CASE("an input without uncertainty adds nothing") {
    CHECK(rc::check([] {
        const auto c = some(3, -3, 3);
        const auto u = some(3, 0.1, 2);
        const auto before = evaluate_gum(linear(c, u));
        Budget more = linear(c, u);
        more.inputs.push_back(*stated_input("extra", 5, 0));
        more.outputs[0].model += " + extra - 5";
        const auto after = evaluate_gum(more);
        RC_ASSERT(before.has_value() && after.has_value());
        RC_ASSERT(before->outputs[0].standard_uncertainty == after->outputs[0].standard_uncertainty);
        RC_ASSERT(before->outputs[0].effective_dof == after->outputs[0].effective_dof);
    }));
}
