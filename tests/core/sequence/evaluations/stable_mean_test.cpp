// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/weighing/stable_mean.h"
#include "core/sequence/judging/evaluate.h"

#include <catch2/catch.hpp>
#include <functional>

#include "tests/core/sequence/evaluations/weighing_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;
using metrology::Flag;

StepResult judged(const Weighing& weighing, std::string_view void_reason = {}) {
    const auto edition = released_edition();
    const std::vector<CaptureData> captures{weighing.capture};
    return evaluate({edition,
                     edition.procedure("vehicle-mass")->steps.front(),
                     lead_acid_item(),
                     {},
                     captures,
                     weighing.marks,
                     void_reason})
        .value();
}

}  // namespace

TEST_CASE("three stable readings after a zero check give their exact mean") {
    const auto result = judged(weigh({"0.00", "62.90", "62.95", "62.95"}));
    CHECK(conformity::name(result.reason) == "inside-limit");
    CHECK(result.valid);
    CHECK(result.verdict == Verdict::pass);
    CHECK(result.value("zero")->text() == "0 kg");
    CHECK(result.value("reading_1")->text() == "62.9 kg");
    CHECK(result.value("reading_3")->text() == "62.95 kg");
    CHECK(result.value("mass")->text() == "62.933333 kg");
    CHECK(judged(weigh({"-0.05", "63.00", "63.00", "63.00"})).verdict == Verdict::pass);
    CHECK(judged(weigh({"0.05", "63.05", "63.00", "63.00"})).verdict == Verdict::fail);  // 63.016 666 kg
}

TEST_CASE("a weighing that is not as the method asks does not count") {
    struct Row {
        const char* what;
        Reason reason;
        std::function<void(Weighing&)> make;
    };
    const auto at = [](std::size_t i, Flag flag) {
        return [=](Weighing& w) { w.capture.indications[i].flags.add(flag); };
    };
    const auto unstable = [](std::size_t i) { return [=](Weighing& w) { w.capture.indications[i].flags = {}; }; };
    const std::vector<Row> rows{
        {"the scale was not at zero", Reason::not_zeroed,
         [](auto& w) {
             w = weigh({"0.051", "62", "62", "62"});
         }},
        {"the zero was never stable", Reason::not_zeroed, unstable(0)},
        {"the zero was over range", Reason::not_zeroed, at(0, Flag::over_range)},
        {"the zero was not looked at", Reason::not_zeroed, [](auto& w) { w.marks.erase(w.marks.begin()); }},
        {"one reading was not stable", Reason::unstable, unstable(2)},
        {"one reading is missing", Reason::series_empty, [](auto& w) { w.capture.indications.pop_back(); }},
        {"no reading came", Reason::series_empty, [](auto& w) { w.capture.indications.resize(1); }},
        {"the load was not marked", Reason::series_empty, [](auto& w) { w.marks.pop_back(); }},
        {"overload", Reason::over_range, at(1, Flag::over_range)},
        {"under range", Reason::over_range, at(3, Flag::under_range)},
        {"a converter at its end", Reason::saturated, at(2, Flag::saturated)},
        {"a reading without value", Reason::series_empty, at(2, Flag::no_value)},
        {"readings too far apart", Reason::repeatability,
         [](auto& w) {
             w = weigh({"0", "62.00", "62.05", "62.101"});
         }},
        {"the scale restarted", Reason::instrument_restarted,
         [](auto& w) {
             w.capture.events.push_back({metrology::DeviceEvent::Kind::restarted, "", -1, 15});
         }},
        {"the log was cut short", Reason::series_gap, [](auto& w) { w.capture.complete = false; }},
        {"a box of tools was on the platform", Reason::implausible,
         [](auto& w) {
             w = weigh({"0.00", "7.95", "7.95", "7.95"});
         }},
        {"nothing was on the platform", Reason::value_missing,
         [](auto& w) {
             w = weigh({"0", "0.00", "0.00", "0.00"});
         }},
        {"the readings are lengths", Reason::wrong_kind,
         [](auto& w) {
             for (const auto& unit : metrology::units())
                 if (unit.symbol == "m") w.capture.indications[2].unit = &unit;
         }},
    };
    for (const auto& row : rows) {
        auto weighing = weigh({"0.00", "62.00", "62.00", "62.00"});
        REQUIRE(judged(weighing).verdict == Verdict::pass);
        row.make(weighing);
        const auto result = judged(weighing);
        INFO(row.what << ": " << conformity::name(result.reason));
        CHECK(result.reason == row.reason);
        CHECK_FALSE(result.valid);
        CHECK(result.verdict == Verdict::not_evaluated);
    }
    const auto voided = judged(weigh({"0", "62", "62", "62"}), "touched");
    CHECK(voided.reason == Reason::run_void);
    CHECK_FALSE(voided.valid);
}

TEST_CASE("readings differing by exactly what the method allows count") {
    CHECK(judged(weigh({"0", "62.00", "62.05", "62.10"})).valid);
    CHECK_FALSE(judged(weigh({"0", "62.00", "62.05", "62.100001"})).valid);
}

TEST_CASE("an unstable reading is passed over when enough stable ones follow") {
    auto weighing = weigh({"0.00", "10.00", "62.00", "62.00", "62.00"});
    weighing.capture.indications[1].flags = {};
    CHECK(judged(weighing).value("mass")->text() == "62 kg");
}

TEST_CASE("indications outside the marks are not looked at") {
    auto weighing = weigh({"0.00", "62.00", "62.00", "62.00"});
    weighing.marks[1].from += 1;  // the first frame of the load is cut
    const auto result = judged(weighing);
    CHECK_FALSE(result.valid);
    CHECK_FALSE(result.value("reading_3").has_value());
}

}  // namespace velocert::sequence::test
