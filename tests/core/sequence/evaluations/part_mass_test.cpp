// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/weighing/part_mass.h"
#include "core/sequence/judging/evaluate.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "core/sequence/judging/part_step.h"
#include "tests/core/sequence/evaluations/weighing_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using laboratory::Part;
using metrology::AnyQuantity;
using metrology::Flag;
using metrology::Kind;

/// A weighing in grams, each value with the step of its last digit.
Weighing weigh_grams(const std::vector<std::string>& grams) {
    auto out = weigh(grams);
    out.capture.role = "parts_balance";
    out.marks.pop_back();
    for (auto& mark : out.marks) mark.role = "parts_balance";
    static const auto gram = metrology::find_unit("g").value();
    for (auto& one : out.capture.indications) {
        one.unit = &gram;
        one.resolution = base::Decimal(1, one.value.scale());
    }
    return out;
}

struct Given {
    Part part;
    std::vector<TypedValue> typed;
    CalibrationSet calibrations;
    std::string void_reason;
};

StepResult weighed(const Weighing& weighing, const Given& given = {}) {
    const auto edition = released_edition();
    const auto& steps = edition.procedure("plastics-share")->steps;
    const auto step = step_for_part(steps[1], given.part);
    const std::vector<CaptureData> captures{weighing.capture};
    return evaluate({edition,
                     step,
                     lead_acid_item(),
                     {},
                     captures,
                     weighing.marks,
                     given.void_reason,
                     given.typed,
                     {},
                     &given.calibrations,
                     {},
                     &given.part})
        .value();
}

metrology::Calibration certificate(std::int64_t correction_mg, std::int64_t expanded_mg) {
    metrology::Calibration out;
    out.certificate = "C-1";
    out.serial = "1";
    out.points = {{{Kind::mass, 0}, {Kind::mass, correction_mg}, {Kind::mass, expanded_mg}},
                  {{Kind::mass, 1'000'000}, {Kind::mass, correction_mg}, {Kind::mass, expanded_mg}}};
    out.range_high = {Kind::mass, 1'000'000};
    return out;
}

}  // namespace

TEST_CASE("a part's mass is the mean of its stable readings, in whatever unit the balance shows") {
    const auto result = weighed(weigh_grams({"0.0", "412.3", "412.4", "412.3"}));
    CHECK(conformity::name(result.reason) == "none");
    CHECK(result.valid);
    CHECK(result.value("mass")->text() == "0.412333 kg");
    CHECK(result.value("mass_resolution")->text() == "0.0001 kg");
    CHECK_FALSE(result.value("mass_standard_uncertainty"));
}

TEST_CASE("a part that the balance cannot weigh as the method asks does not count") {
    struct Row {
        const char* what;
        std::vector<std::string> grams;
        Reason reason;
        std::function<void(Weighing&, Given&)> change = [](Weighing&, Given&) {};
    };
    const std::vector<Row> rows{
        {"not at zero", {"0.2", "50.0", "50.0", "50.0"}, Reason::not_zeroed},
        {"zero of one step is allowed", {"0.1", "50.0", "50.0", "50.0"}, Reason::none},
        {"lighter than 20 divisions", {"0.0", "1.9", "1.9", "1.9"}, Reason::over_range},
        {"just 20 divisions", {"0.0", "2.0", "2.0", "2.0"}, Reason::none},
        {"nothing was put on", {"0.0", "0.0", "0.0", "0.0"}, Reason::value_missing},
        {"readings apart", {"0.0", "50.0", "50.3", "50.0"}, Reason::repeatability},
        {"readings two steps apart are allowed", {"0.0", "50.0", "50.2", "50.0"}, Reason::none},
        {"above the range",
         {"0.0", "50.0", "50.0", "50.0"},
         Reason::over_range,
         [](Weighing& w, Given&) { w.capture.indications[2].flags.add(Flag::over_range); }},
        {"not stable",
         {"0.0", "50.0", "50.0", "50.0"},
         Reason::unstable,
         [](Weighing& w, Given&) { w.capture.indications[2].flags = {}; }},
        {"the balance's step is not known",
         {"0.0", "50.0", "50.0", "50.0"},
         Reason::value_missing,
         [](Weighing& w, Given&) { w.capture.indications[2].resolution = {}; }},
        {"the capture is torn",
         {"0.0", "50.0", "50.0", "50.0"},
         Reason::series_gap,
         [](Weighing& w, Given&) { w.capture.complete = false; }},
        {"declared void",
         {"0.0", "50.0", "50.0", "50.0"},
         Reason::run_void,
         [](Weighing&, Given& g) { g.void_reason = "wrong_part"; }},
        {"a container of known mass without its mass",
         {"0.0", "50.0", "50.0", "50.0"},
         Reason::value_missing,
         [](Weighing&, Given& g) { g.part.container = Part::Container::known; }},
        {"a container as heavy as all",
         {"0.0", "50.0", "50.0", "50.0"},
         Reason::value_missing,
         [](Weighing&, Given& g) {
             g.part.container = Part::Container::known;
             g.typed = {{"known", "container_mass", "50 g"}};
         }},
        {"another balance's certificate",
         {"0.0", "50.0", "50.0", "50.0"},
         Reason::not_calibrated,
         [](Weighing&, Given& g) {
             g.calibrations.entries = {{"second_balance", certificate(0, 100)}};
         }},
        {"beyond the certificate",
         {"0.0", "1500.0", "1500.0", "1500.0"},
         Reason::calibration_range,
         [](Weighing&, Given& g) {
             g.calibrations.entries = {{"parts_balance", certificate(0, 100)}};
         }},
    };
    for (const auto& row : rows) {
        CAPTURE(row.what);
        auto weighing = weigh_grams(row.grams);
        Given given;
        row.change(weighing, given);
        const auto result = weighed(weighing, given);
        CHECK(conformity::name(result.reason) == conformity::name(row.reason));
        CHECK(result.valid == (row.reason == Reason::none));
    }
}

TEST_CASE("a container of known mass is taken off") {
    Given given;
    given.part.container = Part::Container::known;
    given.typed = {{"known", "container_mass", "120.5 g"}};
    const auto result = weighed(weigh_grams({"0.0", "412.3", "412.3", "412.3"}), given);
    CHECK(result.valid);
    CHECK(result.value("mass")->text() == "0.2918 kg");
    CHECK(result.value("container_mass")->text() == "0.1205 kg");
}

TEST_CASE("with a certificate a part is corrected and has its uncertainty, shared and its own") {
    Given given;
    given.calibrations.entries = {{"parts_balance", certificate(-30, 80)}};
    const auto result = weighed(weigh_grams({"0.0", "412.3", "412.4", "412.3"}), given);
    CHECK(result.valid);
    CHECK(result.value("mass")->base() == 412'303);  // mean of 412 270, 412 370, 412 270 mg
    CHECK(result.value("mass_correlated_uncertainty")->base() == 40);
    // Closed form: calibration 40; two half steps of 100 mg, 2 x 100^2 / 12; Type A: s^2 / 3 with s^2 = 3333.33.
    const double u = std::sqrt(40.0 * 40.0 + 2 * 10'000.0 / 12 + 10'000.0 / 3 / 3);
    CHECK(result.value("mass_standard_uncertainty")->base() == static_cast<std::int64_t>(std::ceil(u)));

    // The tare adds a half step, a typed container its last digit (100 mg to either side).
    given.part.container = Part::Container::tare;
    const double tared = std::sqrt(40.0 * 40.0 + 3 * 10'000.0 / 12);
    CHECK(weighed(weigh_grams({"0.0", "412.3", "412.3", "412.3"}), given).value("mass_standard_uncertainty")->base() ==
          static_cast<std::int64_t>(std::ceil(tared)));
    given.part.container = Part::Container::known;
    given.typed = {{"known", "container_mass", "120.5 g"}};
    const double known = std::sqrt(40.0 * 40.0 + 2 * 10'000.0 / 12 + 10'000.0 / 3);
    CHECK(weighed(weigh_grams({"0.0", "412.3", "412.3", "412.3"}), given).value("mass_standard_uncertainty")->base() ==
          static_cast<std::int64_t>(std::ceil(known)));
}

TEST_CASE("a part's step is done on its own balance, with the actions its container asks for") {
    const auto edition = released_edition();
    const auto& step = edition.procedure("plastics-share")->steps[1];
    Part part;
    part.id = "P-1";
    part.name = "cover";
    const auto ids = [](const standards::Step& s) {
        std::string out;
        for (const auto& action : s.actions) out += action.id + ' ';
        return out;
    };
    const auto plain = step_for_part(step, part);
    CHECK(ids(plain) == "empty zero zero_check part load mass ");
    CHECK(plain.roles == std::vector<std::string>{"parts_balance"});
    CHECK(plain.conditions.at("part_id") == "P-1");
    part.container = Part::Container::tare;
    CHECK(ids(step_for_part(step, part)) == "empty zero container tare zero_check part load mass ");
    part.container = Part::Container::known;
    part.balance = "second_balance";
    const auto other = step_for_part(step, part);
    CHECK(ids(other) == "empty zero zero_check known part load mass ");
    CHECK(other.roles == std::vector<std::string>{"second_balance"});
    for (const auto& action : other.actions) CHECK((action.role.empty() || action.role == "second_balance"));
}

TEST_CASE("a zero that moved while the vehicle was on the platform makes its mass void of meaning") {
    const auto edition = released_edition();
    const auto& step = edition.procedure("vehicle-mass")->steps.front();
    const auto of = [&](const Weighing& weighing) {
        const std::vector<CaptureData> captures{weighing.capture};
        return evaluate({edition, step, lead_acid_item(), {}, captures, weighing.marks, {}}).value();
    };
    const auto steady = of(weigh({"0.00", "62.90", "62.95", "62.95"}, "0.05"));
    CHECK(steady.valid);
    CHECK(steady.value("zero_after")->text() == "0.05 kg");
    const auto moved = of(weigh({"-0.05", "62.90", "62.95", "62.95"}, "0.05"));
    CHECK_FALSE(moved.valid);
    CHECK(conformity::name(moved.reason) == "drift");
    CHECK(moved.verdict == conformity::Verdict::not_evaluated);
    auto missing = weigh({"0.00", "62.90", "62.95", "62.95"});
    missing.marks.pop_back();
    CHECK_FALSE(of(missing).valid);
}

}  // namespace velocert::sequence::test
