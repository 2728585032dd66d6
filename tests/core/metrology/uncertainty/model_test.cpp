// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/models/model.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

using namespace velocert::metrology;

namespace {

const std::vector<std::string> names{"x", "y", "\xCE\xB1_S", "\xE9\x95\xBF"};
const std::vector<double> at{3, 0.5, 2, 7};

double value(const std::string& text) {
    const auto model = Model::parse(text, names);
    if (!model) FAIL(text << ": " << model.error().text());
    const auto result = model->value(at);
    if (!result) FAIL(text << ": " << result.error().text());
    return *result;
}

}  // namespace

TEST_CASE("expressions mean what mathematicians write") {
    struct Row {
        const char* text;
        double value;
    };
    for (const auto& row : {Row{"1+2*3", 7},
                            Row{"(1+2)*3", 9},
                            Row{"-2^2", -4},
                            Row{"2^3^2", 512},
                            Row{"2^-1", 0.5},
                            Row{"2^-3^2", std::pow(2, -9)},
                            Row{"1-2-3", -4},
                            Row{"8/2/2", 2},
                            Row{"2*-3", -6},
                            Row{"--2", 2},
                            Row{"+2", 2},
                            Row{"x^2", 9},
                            Row{"x*y", 1.5},
                            Row{"\xCE\xB1_S + \xE9\x95\xBF", 9},
                            Row{"1.5e-3*2E3", 3},
                            Row{"sqrt(x*x)", 3},
                            Row{"max(x, y)-min(x, y)", 2.5},
                            Row{"abs(-x)", 3},
                            Row{"atan2(1, 1)*4/pi", 1},
                            Row{" ( ( x ) ) ", 3},
                            Row{"log10(1000)", 3},
                            Row{"ln(exp(2))", 2},
                            Row{"log(exp(2))", 2},
                            Row{"x^y", std::sqrt(3.0)},
                            Row{"1/x^2", 1.0 / 9}}) {
        CAPTURE(row.text);
        CHECK(value(row.text) == Approx(row.value).epsilon(1e-15));
    }
}

TEST_CASE("what is no expression is refused with its character") {
    struct Row {
        const char* text;
        const char* where;
        const char* found;
    };
    for (const auto& row : {Row{"", "character 1", "the end"},
                            Row{"x +", "character 4", "the end"},
                            Row{"x y", "character 3", "'y'"},
                            Row{"2x", "character 2", "a name right behind a number"},
                            Row{"x + z", "character 5", "unknown name 'z'"},
                            Row{"(x", "character 1", "'('"},
                            Row{"x)", "character 2", "')'"},
                            Row{"sin x", "character 1", "without '('"},
                            Row{"sin()", "character 5", "')'"},
                            Row{"atan2(x)", "character 8", "')'"},
                            Row{"sin(x, y)", "character 6", "','"},
                            Row{"x, y", "character 2", "','"},
                            Row{"x $ y", "character 3", "'$'"},
                            Row{"1.2.3", "character 1", "'1.2.3'"},
                            Row{"1e999", "character 1", "'1e999'"},
                            Row{".5", "character 1", "'.5'"},
                            Row{"x ** y", "character 4", "'*'"},
                            Row{"nan", "character 1", "unknown name 'nan'"},
                            Row{"\xCE\xB1_S \xC2\xB7 x", "character 5", "'\xC2\xB7'"},
                            Row{"x \xE2\x88\x92 y", "character 3", "'\xE2\x88\x92'"},
                            Row{"\xE9\x95\xBF + q", "character 5", "unknown name 'q'"},
                            Row{"x = y", "character 3", "'='"},
                            Row{"()", "character 2", "')'"}}) {
        CAPTURE(row.text);
        const auto model = Model::parse(row.text, names);
        REQUIRE_FALSE(model);
        CHECK(model.error().where == row.where);
        CHECK_THAT(model.error().found, Catch::Contains(row.found));
        CHECK_FALSE(model.error().expected.empty());
    }
}

TEST_CASE("long and deep models work or are refused, and never end the program") {
    std::string sum = "x";
    while (sum.size() < 10'000) sum += "+x";
    CHECK(value(sum) == Approx(3.0 * static_cast<double>((sum.size() + 1) / 2)));
    CHECK_FALSE(Model::parse(std::string(Model::longest_text + 1, '1'), names));
    for (const char* open : {"(", "-", "sin(", "x^", "1+("}) {
        CAPTURE(open);
        std::string deep;
        while (deep.size() < 10'000) deep += open;
        const auto model = Model::parse(deep + "x", names);
        REQUIRE_FALSE(model);
        CHECK_THAT(model.error().found, Catch::Contains("levels"));
    }
    std::string nested = "x";
    for (int i = 0; i < 200; ++i) nested = "(" + nested + ")";
    CHECK(value(nested) == 3);
}

TEST_CASE("a model without a finite value says which step and where") {
    struct Row {
        const char* text;
        const char* where;
    };
    for (const auto& row :
         {Row{"1/(x-3)", "character 2"}, Row{"1/(1/(x-3))", "character 5"}, Row{"log(-x)", "character 1"},
          Row{"x + sqrt(y-1)", "character 5"}, Row{"exp(1000*x)", "character 1"}, Row{"(-x)^y", "character 5"},
          Row{"asin(x)", "character 1"}, Row{"0^-1", "character 2"}}) {
        CAPTURE(row.text);
        const auto model = Model::parse(row.text, names);
        REQUIRE(model);
        const auto result = model->value(at);
        REQUIRE_FALSE(result);
        CHECK(result.error().where == row.where);
    }
}

TEST_CASE("derivatives are those of the rules of differentiation, to the third order") {
    // f = x^3 sin(y): closed forms.
    const auto model = Model::parse("x^3*sin(y)", names);
    REQUIRE(model);
    std::vector<double> first(4);
    std::vector<double> second(4);
    std::vector<double> third(4);
    CHECK(model->gradient(at, first) == Approx(27 * std::sin(0.5)).epsilon(1e-14));
    CHECK(first[0] == Approx(27 * std::sin(0.5)).epsilon(1e-14));
    CHECK(first[1] == Approx(27 * std::cos(0.5)).epsilon(1e-14));
    CHECK(first[2] == 0);
    model->derivatives_along(0, at, first, second, third);
    CHECK(second[0] == Approx(18 * std::sin(0.5)).epsilon(1e-14));
    CHECK(second[1] == Approx(27 * std::cos(0.5)).epsilon(1e-14));
    CHECK(third[0] == Approx(6 * std::sin(0.5)).epsilon(1e-14));
    CHECK(third[1] == Approx(18 * std::cos(0.5)).epsilon(1e-14));
    model->derivatives_along(1, at, first, second, third);
    CHECK(second[0] == Approx(27 * std::cos(0.5)).epsilon(1e-14));
    CHECK(second[1] == Approx(-27 * std::sin(0.5)).epsilon(1e-14));
    CHECK(third[0] == Approx(-27 * std::sin(0.5)).epsilon(1e-14));
    CHECK(third[1] == Approx(-27 * std::cos(0.5)).epsilon(1e-14));
}

TEST_CASE("every function's derivatives agree with differences of the next lower ones") {
    for (const char* text :
         {"exp(y)",    "log(x)",      "log10(x)", "sin(x)",     "cos(x)",      "tan(y)",       "asin(y)",
          "acos(y)",   "atan(x)",     "sinh(x)",  "cosh(x)",    "tanh(y)",     "sqrt(x)",      "x^2.5",
          "x^-3",      "x^y",         "y^x",      "x/y",        "atan2(y, x)", "atan2(-x, y)", "abs(-x)",
          "min(x, y)", "max(x^2, y)", "2^x",      "(x*y)^(x/y)"}) {
        const auto model = Model::parse(text, names);
        REQUIRE(model);
        for (std::size_t j = 0; j < 2; ++j) {
            CAPTURE(text, j);
            const auto along = [&](double shift) {
                auto moved = at;
                moved[j] += shift;
                std::array<std::vector<double>, 3> d{std::vector<double>(4), std::vector<double>(4),
                                                     std::vector<double>(4)};
                model->derivatives_along(j, moved, d[0], d[1], d[2]);
                return d;
            };
            constexpr double h = 2.5e-4;
            // Richardson's extrapolation of central differences: error of order h^4.
            const auto slope = [&](std::size_t order, std::size_t i) {
                const double wide = (along(2 * h)[order][i] - along(-2 * h)[order][i]) / (4 * h);
                const double narrow = (along(h)[order][i] - along(-h)[order][i]) / (2 * h);
                return (4 * narrow - wide) / 3;
            };
            const auto exact = along(0);
            std::vector<double> gradient(4);
            static_cast<void>(model->gradient(at, gradient));
            for (std::size_t i = 0; i < 2; ++i) {
                CHECK(gradient[i] == Approx(exact[0][i]).epsilon(1e-14).margin(1e-300));
                CHECK(exact[1][i] == Approx(slope(0, i)).epsilon(1e-8).margin(1e-8));
                CHECK(exact[2][i] == Approx(slope(1, i)).epsilon(1e-8).margin(1e-8));
            }
        }
    }
}

TEST_CASE("trials in one go are the same numbers as one by one") {
    const auto model = Model::parse("max(x, 2)^3*sin(y)/(1 + x^2) - -sqrt(abs(y)) + 2 + log(x)", names);
    REQUIRE(model);
    constexpr std::size_t count = 37;
    constexpr std::size_t stride = 40;
    std::vector<double> xs(stride, 1.0);
    std::vector<double> ys(stride, 1.0);
    for (std::size_t i = 0; i < count; ++i) {
        xs[i] = 0.1 + static_cast<double>(i) * 0.3;
        ys[i] = 2.0 - static_cast<double>(i) * 0.1;
    }
    const std::vector<const double*> inputs{xs.data(), ys.data(), xs.data(), ys.data()};
    std::vector<double> out(count);
    std::vector<double> slots(model->slots() * stride);
    model->values(inputs, out.data(), count, slots.data(), stride);
    for (std::size_t i = 0; i < count; ++i) CHECK(out[i] == *model->value(std::vector<double>{xs[i], ys[i], 0, 0}));
}

TEST_CASE("names are those of letters, digits and underscores, and no functions") {
    for (const char* good :
         {"x", "V_m", "_1", "\xCE\xB1", "\xCE\x94T", "\xE9\x80\x9F\xE5\xBA\xA6", "x\xE2\x82\x81", "Sinus"})
        CHECK(Model::check_name(good));
    for (const char* bad :
         {"", "1x", "a b", "a-b", "sin", "pi", "ln", "max", "x\xC2\xB2", "\xE2\x88\x92", "a.b", "\xFF", "\xCE"})
        CHECK_FALSE(Model::check_name(bad));
}
