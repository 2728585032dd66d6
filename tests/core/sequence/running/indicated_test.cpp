// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/indicated.h"
#include "core/sequence/judging/evaluate.h"

#include <catch2/catch.hpp>

#include "tests/core/sequence/answers/usual_answers.h"
#include "tests/core/standards/inspection_pack.h"

using namespace velocert;
using namespace velocert::sequence;
using conformity::Reason;
using conformity::Verdict;
using metrology::Flag;
using metrology::Measurand;

namespace {

const standards::StandardEdition& edition() {
    static const auto loaded = standards::load_edition(tests::inspection_pack()).value();
    return loaded;
}

/// What the meter showed, frames of ten bytes; an entry that begins with '!' carries that flag.
CaptureData shown(const std::vector<std::string>& values, Measurand measurand = Measurand::sound_level) {
    CaptureData out;
    out.role = "meter";
    for (const auto& text : values) {
        metrology::Indication one;
        one.measurand = measurand;
        one.offset = out.received;
        one.length = 10;
        one.unit = &metrology::preferred_unit(kind_of(measurand));
        one.resolution = base::Decimal(1, 1);
        if (text == "!over")
            one.flags = Flag::over_range;
        else if (text == "!saturated")
            one.flags = Flag::saturated;
        else if (text == "!none")
            one.flags = Flag::no_value;
        else if (text == "!gap")
            one.flags = Flag::gap;
        else
            one.value = base::Decimal::parse(text).value();
        out.received += 10;
        out.indications.push_back(one);
    }
    return out;
}

StepResult result_of(const CaptureData& capture, const std::string& statistic = "max",
                     const std::map<std::string, std::string>& limits = {{"result", "b"}}, bool marked = true) {
    auto step = edition().procedure("looking")->steps[3];
    step.parameters["statistic"].word = statistic;
    step.limits = limits;
    const std::vector<CaptureData> captures{capture};
    std::vector<Mark> marks;
    if (marked) marks.push_back({"listen", "meter", 0, capture.received});
    const auto typed = sequence::test::kept_conditions(step);
    return evaluate({edition(), step, {}, {}, captures, marks, {}, typed}).value();
}

}  // namespace

TEST_CASE("the statistic that is asked for is made of all that was shown, and judged") {
    struct Row {
        const char* statistic;
        std::vector<std::string> values;
        const char* value;
        Verdict verdict;
    };
    for (const auto& row : {
             Row{"max", {"58.1", "59.9", "57.0"}, "59.9 dB(A)", Verdict::pass},
             Row{"max", {"58.1", "60.0", "57.0"}, "60 dB(A)", Verdict::pass},
             Row{"max", {"58.1", "60.1", "57.0"}, "60.1 dB(A)", Verdict::fail},
             Row{"min", {"58.1", "70.1", "57.0"}, "57 dB(A)", Verdict::pass},
             Row{"min", {"61.0", "60.1", "62.0"}, "60.1 dB(A)", Verdict::fail},
             Row{"mean", {"59.0", "60.0", "61.0"}, "60 dB(A)", Verdict::pass},
             Row{"mean", {"59.0", "60.0", "61.4"}, "60.13 dB(A)", Verdict::fail},
             Row{"last", {"70.0", "59.0"}, "59 dB(A)", Verdict::pass},
             Row{"last", {"59.0", "70.0"}, "70 dB(A)", Verdict::fail},
             Row{"max", {"!none", "59.0"}, "59 dB(A)", Verdict::pass},
         }) {
        CAPTURE(row.statistic, row.value);
        const auto result = result_of(shown(row.values), row.statistic);
        CHECK(result.valid);
        REQUIRE(result.value("sound_level"));
        CHECK(*result.value("sound_level") == metrology::WrittenQuantity::parse(row.value)->value());
        CHECK(result.verdict == row.verdict);
        CHECK(result.value("sound_level_resolution")->text() == "0.1 dB(A)");
    }
}

TEST_CASE("a band is held from both sides") {
    const std::map<std::string, std::string> band{{"low", "l"}, {"high", "b"}};
    // "l" holds from 10 to 20 dB(A), "b" up to 60 dB(A): the lower one decides.
    CHECK(result_of(shown({"15.0"}), "max", band).verdict == Verdict::pass);
    CHECK(result_of(shown({"25.0"}), "max", band).verdict == Verdict::fail);
    CHECK(result_of(shown({"9.9"}), "max", band).verdict == Verdict::fail);
}

TEST_CASE("an earlier value does not stand in for a last one that is missing") {
    const auto result = result_of(shown({"59.0", "!none"}), "last");
    CHECK_FALSE(result.valid);
    CHECK(result.verdict == Verdict::not_evaluated);
    CHECK(result.reason == Reason::value_missing);
    CHECK(result_of(shown({"!none", "59.0"}), "last").verdict == Verdict::pass);
}

TEST_CASE("what was not shown well enough is no value") {
    struct Row {
        const char* name;
        CaptureData capture;
        bool marked;
        Reason reason;
    };
    auto torn = shown({"59.0"});
    torn.complete = false;
    auto restarted = shown({"59.0"});
    restarted.events.push_back({});
    restarted.events.back().kind = metrology::DeviceEvent::Kind::restarted;
    for (const auto& row : {
             Row{"nothing", shown({}), true, Reason::series_empty},
             Row{"nothing with a value", shown({"!none"}), true, Reason::series_empty},
             Row{"another measurand", shown({"59.0"}, Measurand::mass), true, Reason::series_empty},
             Row{"over range in between", shown({"59.0", "!over", "58.0"}), true, Reason::over_range},
             Row{"saturated in between", shown({"59.0", "!saturated"}), true, Reason::saturated},
             Row{"frames were lost before it", shown({"59.0", "!gap", "58.0"}), true, Reason::series_gap},
             Row{"not acquired", shown({"59.0"}), false, Reason::series_empty},
             Row{"torn", torn, true, Reason::series_gap},
             Row{"restarted", restarted, true, Reason::instrument_restarted},
         }) {
        CAPTURE(row.name);
        const auto result = result_of(row.capture, "max", {{"result", "b"}}, row.marked);
        CHECK_FALSE(result.valid);
        CHECK(result.verdict == Verdict::not_evaluated);
        CHECK(conformity::name(result.reason) == conformity::name(row.reason));
    }
}

TEST_CASE("what is to stop has to be seen before it stops") {
    struct Row {
        const char* name;
        std::vector<std::string> before;
        std::vector<std::string> after;
        Verdict verdict;
        Reason reason;
    };
    for (const auto& row : {
             Row{"it drove and stopped", {"69.0", "70.0"}, {"59.0"}, Verdict::pass, Reason::inside_limit},
             Row{"just enough", {"65.0"}, {"59.0"}, Verdict::pass, Reason::inside_limit},
             Row{"it never drove", {"64.9", "10.0"}, {"59.0"}, Verdict::not_evaluated, Reason::condition_not_met},
             Row{"nobody looked", {}, {"59.0"}, Verdict::not_evaluated, Reason::series_empty},
             Row{"no value before", {"!none"}, {"59.0"}, Verdict::not_evaluated, Reason::series_empty},
             Row{"beyond the range before", {"!over"}, {"59.0"}, Verdict::not_evaluated, Reason::over_range},
             // What is too high afterwards fails, whatever was before; what was before is never judged.
             Row{"it did not stop", {"70.0"}, {"60.1"}, Verdict::fail, Reason::outside_limit},
             Row{"it did not stop, and nobody looked", {}, {"60.1"}, Verdict::fail, Reason::outside_limit},
         }) {
        CAPTURE(row.name);
        auto step = edition().procedure("looking")->steps[3];
        step.limits = {{"result", "b"}};
        step.parameters["before"].word = "driving";
        step.parameters["least_before"].value = metrology::WrittenQuantity::parse("65 dB(A)").value();
        const auto acquired = std::ranges::find(step.actions, "listen", &standards::Action::id);
        REQUIRE(acquired != step.actions.end());
        auto driving = *acquired;
        driving.id = "driving";
        step.actions.insert(acquired, driving);
        auto values = row.before;
        values.insert(values.end(), row.after.begin(), row.after.end());
        const std::vector<CaptureData> captures{shown(values)};
        const auto border = static_cast<std::uint64_t>(10 * row.before.size());
        std::vector<Mark> marks{{"listen", "meter", border, captures.front().received}};
        if (!row.before.empty()) marks.push_back({"driving", "meter", 0, border});
        const auto typed = sequence::test::kept_conditions(step);
        const auto result = evaluate({edition(), step, {}, {}, captures, marks, {}, typed}).value();
        CHECK(conformity::name(result.verdict) == conformity::name(row.verdict));
        CHECK(conformity::name(result.reason) == conformity::name(row.reason));
        CHECK(result.valid == (row.verdict != Verdict::not_evaluated));
        REQUIRE(result.value("sound_level"));
        CHECK(*result.value("sound_level") == metrology::WrittenQuantity::parse(row.after.front() + " dB(A)")->value());
    }
}
