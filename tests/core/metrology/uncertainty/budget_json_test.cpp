// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/budgets/budget_json.h"

#include <catch2/catch.hpp>
#include <string>

#include "core/metrology/uncertainty/propagation/gum.h"

using namespace velocert;
using namespace velocert::metrology;

namespace {

/// The error of a budget with this text, read, checked and evaluated; empty when there is none.
std::string refusal(const std::string& text) {
    const auto document = base::Json::parse(text, "b.json");
    if (!document) return document.error().text();
    const auto budget = read_budget(*document, "b.json");
    if (!budget) return budget.error().text();
    const auto result = evaluate_gum(*budget);
    return result ? std::string() : placed(result.error(), *document, "b.json").text();
}

std::string with(const std::string& inputs, const std::string& model = "a", const std::string& more = "") {
    return R"({"format":"velocert-budget/1","inputs":[)" + inputs + R"(],"outputs":[{"name":"Y","model":")" + model +
           R"("}])" + more + "}";
}

const std::string a = R"({"name":"a","value":"1","standard_uncertainty":"0.1"})";
const std::string b = R"({"name":"b","value":"2","standard_uncertainty":"0.1"})";
const std::string c = R"({"name":"c","value":"3","standard_uncertainty":"0.1"})";

}  // namespace

TEST_CASE("budgets of every shape are read") {
    for (
        const auto& text :
        {with(a), with(R"({"name":"a","readings":["1","2"]})"),
         with(R"({"name":"a","readings":["1","2"],"distribution":"normal"})"),
         with(R"({"name":"a","readings":["1"],"pooled_standard_deviation":"0.1","pooled_dof":"9"})"),
         with(R"({"name":"a","value":"0","half_width":"0.5","distribution":"rectangular","dof":"50"})"),
         with(R"({"name":"a","value":"0","half_width":"0.5","distribution":"trapezoidal","beta":"0.3"})"),
         with(
             R"({"name":"a","value":"0","half_width":"0.5","distribution":"curvilinear-trapezoid","inner_half_width":"0.1"})"),
         with(R"({"name":"a","value":"0","standard_uncertainty":"0.5","distribution":"arcsine"})"),
         with(R"({"name":"a","value":"0","standard_uncertainty":"0.5","distribution":"t","dof":"3","scaled":true})"),
         with(a + ',' + b, "a+b",
              R"(,"correlations":[["a","b","0.5"]],"coverage_probability":"0.9545","second_order":false)"),
         with(a, "a", R"(,"monte_carlo":{"trials":10000,"seed":5,"adaptive_digits":null})"),
         with(a, "a", R"(,"monte_carlo":null,"correlations":[],"coverage_factor_from":"normal-or-t")")}) {
        CAPTURE(text);
        CHECK(refusal(text).empty());
    }
}

TEST_CASE("a standard uncertainty of a bounded distribution gives the half width that has it") {
    const auto document =
        base::Json::parse(with(R"({"name":"a","value":"0","standard_uncertainty":"1","distribution":"rectangular"})"));
    const auto budget = read_budget(*document, "b.json");
    REQUIRE(budget);
    CHECK(budget->inputs[0].limits.half_width == Approx(1.7320508075688772));
    CHECK(budget->inputs[0].standard_uncertainty == Approx(1));
}

TEST_CASE("a bad budget is refused with its place and what was expected") {
    struct Row {
        std::string text;
        const char* where;
        const char* found;
    };
    for (
        const auto& row :
        {Row{with(a, "a*(q+1)"), "/outputs/0/model character 4", "unknown name 'q'"},
         Row{with(a, "1/(a-1)"), "/outputs/0/model character 2", "not defined"},
         Row{with(a, "log(-a)"), "/outputs/0/model character 1", "not defined"},
         Row{with(a, "exp(1000*a)"), "/outputs/0/model character 1", "too large"},
         Row{with(a, "abs(a-1)"), "/outputs/0/model", "no finite derivative by 'a'"},
         Row{with(a, std::string(70'000, '1')), "/outputs/0/model", "70000 bytes"},
         Row{with(a + ',' + b + ',' + c, "a+b+c",
                  R"(,"correlations":[["a","b","0.9"],["b","c","0.9"],["a","c","-0.9"]])"),
             "/correlations", "contradict"},
         Row{with(a + ',' + b, "a", R"(,"correlations":[["a","b","1.1"]])"), "/correlations/0/2", "1.1"},
         Row{with(a + ',' + b, "a", R"(,"correlations":[["a","z","0.1"]])"), "/correlations/0/1", "unknown name 'z'"},
         Row{with(a + ',' + b, "a", R"(,"correlations":[["a","a","1"]])"), "/correlations/0", "itself"},
         Row{with(a + ',' + b, "a", R"(,"correlations":[["a","b","0.1"],["b","a","0.1"]])"), "/correlations/1",
             "second time"},
         Row{with(a + ',' + b, "a", R"(,"correlations":[["a","b"]])"), "/correlations/0", "shape"},
         Row{with(a + ',' + b, "a", R"(,"correlations":[["a","b","x"]])"), "/correlations/0/2", "'x'"},
         Row{with(R"({"name":"a","value":"NaN","standard_uncertainty":"1"})"), "/inputs/0/value", "'NaN'"},
         Row{with(R"({"name":"a","value":"inf","standard_uncertainty":"1"})"), "/inputs/0/value", "'inf'"},
         Row{with(R"({"name":"a","value":"1e999","standard_uncertainty":"1"})"), "/inputs/0/value", "'1e999'"},
         Row{with(R"({"name":"a","value":"1","standard_uncertainty":"-1"})"), "/inputs/0/standard_uncertainty", "-1"},
         Row{with(R"({"name":"a","value":"1","half_width":"-1","distribution":"rectangular"})"), "/inputs/0/half_width",
             "-1"},
         Row{with(R"({"name":"a","value":"1","standard_uncertainty":"1","dof":"0"})"), "/inputs/0/dof", "0"},
         Row{with(R"({"name":"a","value":"1","standard_uncertainty":"1","dof":"-2"})"), "/inputs/0/dof", "-2"},
         Row{with(R"({"name":"a","value":"1","standard_uncertainty":"1","distribution":"t"})"), "/inputs/0",
             "t distribution without"},
         Row{with(R"({"name":"a","value":"1","standard_uncertainty":"1","distribution":"t","dof":"2","scaled":true})"),
             "/inputs/0/scaled", "scaled"},
         Row{with(R"({"name":"a","value":"1","standard_uncertainty":"1","distribution":"uniform"})"),
             "/inputs/0/distribution", "'uniform'"},
         Row{with(R"({"name":"a","value":"1","half_width":"1"})"), "/inputs/0/half_width", "without limits"},
         Row{with(
                 R"({"name":"a","value":"1","half_width":"1","standard_uncertainty":"1","distribution":"rectangular"})"),
             "/inputs/0/half_width", "beside"},
         Row{with(R"({"name":"a","value":"1","half_width":"1","distribution":"trapezoidal"})"), "/inputs/0", "beta"},
         Row{with(R"({"name":"a","value":"1","half_width":"1","distribution":"trapezoidal","beta":"2"})"),
             "/inputs/0/beta", "2"},
         Row{with(R"({"name":"a","value":"1","half_width":"1","distribution":"rectangular","beta":"0.5"})"),
             "/inputs/0/beta", "beta"},
         Row{with(
                 R"({"name":"a","value":"1","half_width":"1","distribution":"curvilinear-trapezoid","inner_half_width":"3"})"),
             "/inputs/0/inner_half_width", "3"},
         Row{with(R"({"name":"a","value":"1"})"), "/inputs/0", "no uncertainty"},
         Row{with(R"({"name":"a","standard_uncertainty":"1"})"), "/inputs/0", "neither value nor readings"},
         Row{with(R"({"name":"a","readings":["1"]})"), "/inputs/0/readings", "1 readings"},
         Row{with(R"({"name":"a","readings":["1","x"]})"), "/inputs/0/readings/1", "'x'"},
         Row{with(R"({"name":"a","readings":["1","2"],"value":"1"})"), "/inputs/0/value", "beside readings"},
         Row{with(R"({"name":"a","readings":["1"],"pooled_standard_deviation":"1"})"), "/inputs/0", "one of"},
         Row{with(R"({"name":"a","readings":["1","2"]},{"name":"b","readings":["1","2","3"]})", "a",
                  R"(,"correlate":"readings")"),
             "/inputs/1/readings", "3 readings"},
         Row{with(a, "a", R"(,"correlate":"readings")"), "/correlate", "no input with readings"},
         Row{with(a, "a", R"(,"correlate":"everything")"), "/correlate", "everything"},
         Row{with(a + ',' + a), "/inputs/1/name", "second time"},
         Row{with(R"({"name":"sin","value":"1","standard_uncertainty":"1"})", "1"), "/inputs/0/name", "function"},
         Row{with(R"({"name":"2a","value":"1","standard_uncertainty":"1"})", "1"), "/inputs/0/name", "'2a'"},
         Row{with(R"({"name":"Y","value":"1","standard_uncertainty":"1"})", "1"), "/outputs/0/name", "second time"},
         Row{with(R"({"name":"a","value":"1","standard_uncertainty":"1","unit":"m"})"), "/inputs/0/unit",
             "unknown field"},
         Row{with(a, "a", R"(,"surprise":1)"), "/surprise", "unknown field"},
         Row{with(a, "a", R"(,"coverage_probability":"1")"), "/coverage_probability", "1"},
         Row{with(a, "a", R"(,"coverage_probability":"0")"), "/coverage_probability", "0"},
         Row{with(a, "a", R"(,"coverage_factor_from":"guess")"), "/coverage_factor_from", "guess"},
         Row{with(a, "a", R"(,"monte_carlo":{"trials":10})"), "/monte_carlo/trials", "10"},
         Row{with(a, "a", R"(,"monte_carlo":{"trials":100000000})"), "/monte_carlo/trials", "100000000"},
         Row{with(a, "a", R"(,"monte_carlo":{"trials":1000},"coverage_probability":"0.999")"), "/monte_carlo/trials",
             "1000"},
         Row{with(a, "a", R"(,"monte_carlo":{"trials":100000,"adaptive_digits":2})"), "/monte_carlo/trials", "100000"},
         Row{with(a, "a", R"(,"monte_carlo":{"seed":-1})"), "/monte_carlo/seed", "-1"},
         Row{with(a, "a", R"(,"monte_carlo":{"adaptive_digits":9})"), "/monte_carlo/adaptive_digits", "9"},
         Row{with(a + ',' + b, "a", R"(,"correlations":[["a","b","0.1"]],"second_order":true)"), "/second_order",
             "correlated"},
         Row{with(""), "/inputs", "0 inputs"},
         Row{R"({"format":"velocert-budget/1","inputs":[)" + a + R"(],"outputs":[]})", "/outputs", "0 outputs"},
         Row{R"({"format":"velocert-budget/2"})", "/format", "velocert-budget/2"},
         Row{"[]", "/", "array"}}) {
        const std::string text = refusal(row.text);
        CAPTURE(row.text.substr(0, 300), text);
        CHECK_THAT(text, Catch::StartsWith("b.json:1:"));
        CHECK_THAT(text, Catch::Contains(std::string(" ") + row.where));
        CHECK_THAT(text, Catch::Contains(row.found));
    }
}
