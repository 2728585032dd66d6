// SPDX-License-Identifier: GPL-3.0-or-later
// The command line's uncertainty evaluation as other programs use it.
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <string>

#include "tests/app/process.h"

using velocert::base::Json;
using velocert::tests::cli;
using velocert::tests::Finished;
using velocert::tests::ScratchFolder;

namespace {

Finished uncertainty(const std::string& text, bool json = true) {
    const ScratchFolder folder;
    std::vector<std::string> words{"uncertainty", folder.file("budget.json", text)};
    if (json) words.emplace_back("--json");
    return cli(words);
}

const Json& member(const Json& json, const char* key) {
    const Json* found = json.find(key);
    REQUIRE(found != nullptr);
    return *found;
}

double number(const Json& json) {
    REQUIRE(json.string() != nullptr);
    return std::strtod(json.string()->c_str(), nullptr);
}

std::string example(const std::string& monte_carlo) {
    return R"({ "format": "velocert-budget/1",
      "inputs": [ { "name": "S", "value": "6.90", "standard_uncertainty": "0.01", "dof": null, "distribution": "normal" },
                  { "name": "V", "readings": ["25.8", "25.7", "25.9"] },
                  { "name": "d", "value": "0", "half_width": "0.05", "distribution": "rectangular" } ],
      "correlations": [ ["S", "V", "0.2"] ],
      "outputs": [ { "name": "Sc", "model": "S*(25/V)^2" }, { "name": "R", "model": "S/V + d" } ],
      "coverage_probability": "0.95", "second_order": false,
      "monte_carlo": )" +
           monte_carlo + "}";
}

}  // namespace

TEST_CASE("the contract's example gives every field it promises") {
    const auto result = uncertainty(example(R"({ "trials": 100000, "seed": 1, "adaptive_digits": null })"));
    CAPTURE(result.err);
    REQUIRE(result.code == 0);
    const auto document = result.json();
    CHECK(*member(document, "format").string() == "velocert-uncertainty/1");
    const auto& outputs = *member(document, "outputs").items();
    REQUIRE(outputs.size() == 2);
    const auto& y = outputs[0];
    // Closed form: y = 6.9 (25/25.8)^2; relative u of V is 0.1/sqrt 3/25.8 and counts twice, r = 0.2.
    const double a = 0.01 / 6.9;
    const double b = 2 * 0.1 / std::sqrt(3.0) / 25.8;
    const double value = 6.9 * 625 / (25.8 * 25.8);
    CHECK(number(member(y, "value")) == Approx(value).epsilon(1e-14));
    CHECK(number(member(y, "standard_uncertainty")) ==
          Approx(value * std::sqrt(a * a + b * b - 2 * 0.2 * a * b)).epsilon(1e-12));
    CHECK(member(y, "effective_dof").is_null());
    CHECK_FALSE(member(y, "effective_dof_reason").string()->empty());
    CHECK(number(member(y, "coverage_factor")) == Approx(1.959963985));
    CHECK(number(member(y, "expanded_uncertainty")) == Approx(1.959963985 * number(member(y, "standard_uncertainty"))));
    CHECK(*member(y, "coverage_probability").string() == "0.95");
    REQUIRE(member(y, "contributions").items()->size() == 3);
    CHECK(*member((*member(y, "contributions").items())[1], "name").string() == "V");
    CHECK(number(member((*member(y, "contributions").items())[1], "sensitivity")) == Approx(-2 * value / 25.8));
    const auto& trials = member(y, "monte_carlo");
    for (const char* key : {"mean", "standard_uncertainty"}) CHECK(number(member(trials, key)) > 0);
    for (const char* key : {"symmetric", "shortest"}) REQUIRE(member(trials, key).items()->size() == 2);
    CHECK(member(trials, "validates_gum").boolean() != nullptr);
    CHECK(member(trials, "trials").number()->digits == "100000");
    CHECK(member(trials, "seed").number()->digits == "1");
    const auto& correlation = (*member(document, "correlations").items()).at(0);
    CHECK(*(*correlation.items())[0].string() == "Sc");
    CHECK(std::fabs(number((*correlation.items())[2])) <= 1);
    // The same seed, the same bytes.
    CHECK(uncertainty(example(R"({ "trials": 100000, "seed": 1, "adaptive_digits": null })")).out == result.out);
    CHECK(uncertainty(example(R"({ "trials": 100000, "seed": 2 })")).out != result.out);
}

TEST_CASE("without a Monte Carlo plan there is none, and people get a table and a statement") {
    const auto result = uncertainty(example("null"));
    REQUIRE(result.code == 0);
    CHECK(member((*member(result.json(), "outputs").items())[0], "monte_carlo").is_null());
    const auto text = uncertainty(example("null"), false);
    CHECK(text.code == 0);
    for (const char* part :
         {"quantity", "sensitivity", "contribution", "Sc = 6.479, U = 0.056", "k = 1.96", "p = 0.95"})
        CHECK_THAT(text.out, Catch::Contains(part));
    // A printing example of the requirement catalogue: 24.6432 with U = 0.2987.
    const auto printed = uncertainty(
        R"({"format":"velocert-budget/1","inputs":[{"name":"x","value":"24.6432","standard_uncertainty":"0.2987"}],)"
        R"("outputs":[{"name":"Y","model":"x"}],"coverage_probability":"0.682689492137086"})",
        false);
    CHECK_THAT(printed.out, Catch::Contains("Y = 24.64, U = 0.30, k = 1.00"));
}

TEST_CASE("a wrong budget ends with exit code 3, nothing on standard output, and says where") {
    struct Row {
        std::string text;
        const char* says;
    };
    const auto one = [](const std::string& value, const std::string& u, const std::string& model,
                        const std::string& more) {
        return R"({"format":"velocert-budget/1","inputs":[{"name":"x","value":")" + value +
               R"(","standard_uncertainty":")" + u + R"("}],"outputs":[{"name":"Y","model":")" + model + R"("}])" +
               more + "}";
    };
    for (const auto& row :
         {Row{"", "budget.json"}, Row{R"({"format":"velocert-budget/9"})", "velocert-budget/1"},
          Row{one("1", "0.1", "x+q", ""), "budget.json:1:127 /outputs/0/model character 3"},
          Row{one("0", "0.1", "1/x", ""), "character 2"}, Row{one("0", "0.1", "sqrt(x)", ""), "no finite derivative"},
          Row{one("0.1", "1", "log(x)", R"(,"monte_carlo":{"trials":10000})"),
              "a trial in which the model is not defined"}}) {
        CAPTURE(row.text);
        const auto result = uncertainty(row.text);
        CAPTURE(result.err);
        CHECK(result.code == 3);
        CHECK(result.out.empty());
        CHECK_THAT(result.err, Catch::Contains(row.says));
    }
    CHECK(cli({"uncertainty", "no-such-file.json"}).code == 3);
    CHECK(cli({"uncertainty"}).code == 3);
    CHECK_THAT(cli({"uncertainty", "--help"}).out, Catch::Contains("Example: velocert-cli uncertainty"));
}
