// SPDX-License-Identifier: GPL-3.0-or-later
// Back-EMF and the inductance difference coefficient.
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/sequence/evaluations/motor/back_emf.h"
#include "core/sequence/evaluations/motor/inductance_difference.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/judge_procedure.h"
#include "tests/core/sequence/evaluations/motor_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;
using metrology::Measurand;

const standards::Step& step_of(const standards::StandardEdition& edition, const char* procedure, const char* id) {
    for (const auto& step : edition.procedure(procedure)->steps)
        if (step.id == id) return step;
    throw std::runtime_error(id);
}

/// A motor driven at the pack's four speeds and at the released one, ten values each; volts (root mean square) per
/// r/min.
PolledBench driven(
    double constant, const std::function<double(double, int)>& change = [](double v, int) { return v; },
    const std::vector<double>& speeds = {100, 150, 200, 250, 300}) {
    PolledBench bench;
    int k = 0;
    double t = 10;
    for (const double speed : speeds) {
        bench.begin("drive_" + std::to_string(++k), {"voltmeter", "dynamometer"});
        for (int i = 0; i < 10; ++i, t += 0.5) {
            bench.show("dynamometer", Measurand::rotation, speed, 0, t);
            bench.show("voltmeter", Measurand::voltage, change(constant * speed, k), 4, t + 0.1);
        }
        bench.end();
    }
    return bench;
}

StepResult emf(const standards::StandardEdition& edition, const PolledBench& bench,
               const std::vector<TypedValue>& typed = {}) {
    return evaluate({edition,
                     step_of(edition, "back-emf", "drive"),
                     lead_acid_item(),
                     {},
                     bench.captures,
                     bench.marks,
                     {},
                     typed})
        .value();
}

double base_of(const StepResult& result, const char* name) {
    const auto value = result.value(name);
    REQUIRE(value);
    return static_cast<double>(value->base());
}

/// The readings of one pair at its eight positions, 20 pole pairs.
PolledBench positions(double mean, double swing, double shift) {
    PolledBench bench;
    double t = 10;
    for (int k = 0; k < 8; ++k) {
        bench.begin("position_" + std::to_string(k + 1), {"lcr"});
        const double angle = k * 1.125 * std::numbers::pi / 180;
        for (int i = 0; i < 3; ++i, t += 0.5)
            bench.show("lcr", Measurand::inductance, (mean + swing * std::cos(40 * angle + shift)) * 1e3, 6, t);
        bench.end();
    }
    return bench;
}

StepRun measured(const standards::StandardEdition& edition, const char* step, const PolledBench& bench) {
    StepRun attempt;
    attempt.procedure = "inductance-difference";
    attempt.step = step;
    attempt.outcome = conformity::Outcome::completed;
    attempt.result = evaluate({edition,
                               step_of(edition, "inductance-difference", step),
                               lead_acid_item(),
                               {},
                               bench.captures,
                               bench.marks,
                               {}})
                         .value();
    return attempt;
}

}  // namespace

TEST_CASE("the constant is that of the line through the origin, and its uncertainty that of its scatter") {
    // y = 2x exactly, then with residuals +1 and -1 at x = 1 and 2: k = (3*1 + 3*2)/5 = 1.8, residuals 1.2 and -0.6,
    // s^2 = 1.8, u = sqrt(1.8/5).
    const std::vector<EmfPoint> exact{{1, 2}, {2, 4}, {3, 6}};
    CHECK(emf_line(exact)->constant == Approx(2));
    CHECK(emf_line(exact)->standard_uncertainty == Approx(0).margin(1e-12));
    const std::vector<EmfPoint> scattered{{1, 3}, {2, 3}};
    CHECK(emf_line(scattered)->constant == Approx(1.8));
    CHECK(emf_line(scattered)->standard_uncertainty == Approx(std::sqrt(1.8 / 5)));
    CHECK(emf_line(scattered)->largest_departure == Approx(0.4));
    CHECK_FALSE(emf_line(std::vector<EmfPoint>{{1, 2}}));
    CHECK_FALSE(emf_line(std::vector<EmfPoint>{{0, 0}, {0, 0}}));
    CHECK_FALSE(emf_line(std::vector<EmfPoint>{{1, 2}, {2, -4}}));
    CHECK_FALSE(emf_line(std::vector<EmfPoint>{{1, 2}, {2, std::numeric_limits<double>::quiet_NaN()}}));
}

TEST_CASE("the back-EMF constant and the no-load speeds follow from the driven motor") {
    const auto edition = demonstration_edition();
    // A peak of 0.145 V per r/min: at 48 V 331 r/min, which on a wheel of 0.40 m are 25 km/h.
    const auto result = emf(edition, driven(0.145 / std::numbers::sqrt2), {{"mount", "wheel_diameter", "400 mm"}});
    INFO(conformity::name(result.reason));
    CHECK(result.valid);
    CHECK(result.verdict == Verdict::pass);  // 43.5 V at 300 r/min, at least 40 V
    CHECK(base_of(result, "back_emf_constant") * 1e-9 == Approx(0.145 / std::numbers::sqrt2).epsilon(1e-5));
    CHECK(base_of(result, "back_emf_constant_peak") * 1e-9 == Approx(0.145).epsilon(1e-5));
    CHECK(base_of(result, "back_emf_at_1") * 1e-6 == Approx(43.5).epsilon(1e-5));
    CHECK(base_of(result, "no_load_speed_1") * 1e-3 == Approx(48 / 0.145).epsilon(1e-5));
    CHECK(base_of(result, "no_load_speed_2") * 1e-3 == Approx(60 / 0.145).epsilon(1e-5));
    CHECK(base_of(result, "vehicle_speed_1") * 1e-6 ==
          Approx(48 / 0.145 * 60 * std::numbers::pi * 0.4 / 1000).epsilon(1e-5));
    CHECK(emf(edition, driven(0.10 / std::numbers::sqrt2)).verdict == Verdict::fail);
    // Without the wheel there is no speed of the vehicle, and nothing else is missing.
    CHECK_FALSE(emf(edition, driven(0.1)).value("vehicle_speed_1"));
}

TEST_CASE("the no-load speed is shown without a released limit, and nothing is judged") {
    const auto edition = standards::embedded_editions().value().back();
    const auto result = emf(edition, driven(0.1, [](double v, int) { return v; }, {100, 150, 200, 250}));
    CHECK(result.valid);
    CHECK(result.verdict == Verdict::not_evaluated);
    CHECK(result.reason == Reason::limit_unverified);
    CHECK(result.value("no_load_speed_1"));
    CHECK_FALSE(result.value("back_emf_at_1"));
}

TEST_CASE("a back-EMF that cannot be trusted does not count") {
    auto edition = demonstration_edition();
    const auto reason = [&](const PolledBench& bench) { return emf(edition, bench).reason; };
    CHECK(reason(driven(0.1, [](double v, int k) { return k == 3 ? v * 1.05 : v; })) == Reason::implausible);
    CHECK(reason(driven(0.1, [](double, int) { return 0.0; })) == Reason::implausible);
    CHECK(reason(driven(0.1, [](double v, int k) { return k == 2 ? std::numeric_limits<double>::quiet_NaN() : v; })) ==
          Reason::value_missing);
    auto unmarked = driven(0.1);
    unmarked.marks.pop_back();
    CHECK(reason(unmarked) == Reason::series_empty);
    auto fast = driven(0.1);
    fast.capture_of("dynamometer").indications[12].value = base::Decimal(160, 0);
    CHECK(reason(fast) == Reason::set_point_missed);
    auto torn = driven(0.1);
    torn.capture_of("voltmeter").complete = false;
    CHECK(reason(torn) == Reason::series_gap);
    limit_of(edition, "motor.no_load_back_emf").at.reset();
    CHECK(reason(driven(0.1, [](double v, int) { return v; }, {100, 150, 200, 250})) == Reason::limit_missing);
}

TEST_CASE("the two formulas give what they say, and no other word gives anything") {
    const std::vector<double> henries{3e-4, 2e-4, 2.5e-4};
    CHECK(*inductance_coefficient("spread-over-sum", henries) == Approx(0.2));   // 1/5
    CHECK(*inductance_coefficient("spread-over-mean", henries) == Approx(0.4));  // 1/2.5
    CHECK_FALSE(inductance_coefficient("", henries));
    CHECK_FALSE(inductance_coefficient("spread", henries));
    CHECK_FALSE(inductance_coefficient("spread-over-sum", std::vector<double>{3e-4}));
    CHECK_FALSE(inductance_coefficient("spread-over-sum", std::vector<double>{3e-4, 0}));
    CHECK_FALSE(inductance_coefficient("spread-over-sum", std::vector<double>{3e-4, -1e-4}));
    CHECK(*inductance_coefficient("spread-over-sum", std::vector<double>{3e-4, 3e-4}) == 0);
}

TEST_CASE("the coefficient is that of all pairs and positions, by the released formula") {
    auto edition = demonstration_edition();
    std::vector<StepRun> attempts{measured(edition, "pair.uv", positions(310e-6, 20e-6, 0)),
                                  measured(edition, "pair.vw", positions(310e-6, 20e-6, 2 * std::numbers::pi / 3)),
                                  measured(edition, "pair.wu", positions(310e-6, 20e-6, 4 * std::numbers::pi / 3))};
    for (const auto& attempt : attempts) {
        CHECK(attempt.result.valid);
        CHECK(attempt.result.value("inductance_8"));
        CHECK(attempt.result.value("angle_2")->text() == "1.125 deg");
    }
    const auto& step = step_of(edition, "inductance-difference", "coefficient");
    const auto judge = [&] {
        return evaluate({edition, step, lead_acid_item(), {}, {}, {}, {}, {}, attempts}).value();
    };
    const auto result = judge();
    // At 0 degrees U-V has its maximum, 330 uH; its minimum, 290 uH, is at 4.5 degrees: 40/620.
    CHECK(base_of(result, "inductance_max") == Approx(330'000));
    CHECK(base_of(result, "inductance_min") == Approx(290'000));
    CHECK(base_of(result, "inductance_difference") * 1e-9 == Approx(40.0 / 620).epsilon(1e-5));
    CHECK(result.verdict == Verdict::pass);
    limit_of(edition, "motor.inductance_formula").text_value = "spread-over-mean";
    const auto other = judge();
    CHECK(base_of(other, "inductance_difference") * 1e-9 == Approx(40.0 / 310).epsilon(1e-3));
    CHECK(other.verdict == Verdict::fail);

    // A formula nobody released: the inductances are shown, the coefficient is not.
    limit_of(edition, "motor.inductance_formula").status = conformity::LimitStatus::unverified;
    const auto open = judge();
    CHECK(open.verdict == Verdict::not_evaluated);
    CHECK(open.reason == Reason::limit_unverified);
    CHECK_FALSE(open.value("inductance_difference"));
    CHECK(open.value("inductance_max"));
    StepRun computed;
    computed.procedure = "inductance-difference";
    computed.step = "coefficient";
    computed.outcome = conformity::Outcome::completed;
    computed.result = open;
    auto all = attempts;
    all.push_back(computed);
    CHECK(judge_procedure(edition, *edition.procedure("inductance-difference"), lead_acid_item(), {}, all).verdict ==
          Verdict::not_evaluated);

    attempts.pop_back();
    CHECK(judge().reason == Reason::rests_on_missing);
    attempts.back().result.valid = false;
    CHECK(judge().reason == Reason::rests_on_missing);
}

TEST_CASE("inductances that cannot be trusted do not contribute") {
    const auto edition = demonstration_edition();
    const auto reason = [&](const PolledBench& bench) { return measured(edition, "pair.uv", bench).result.reason; };
    auto jumpy = positions(310e-6, 20e-6, 0);
    jumpy.capture_of("lcr").indications[1].value = base::Decimal(320'000, 6);
    CHECK(reason(jumpy) == Reason::repeatability);
    auto open = positions(310e-6, 20e-6, 0);
    open.capture_of("lcr").indications[4].flags.add(metrology::Flag::over_range);
    CHECK(reason(open) == Reason::over_range);
    CHECK(reason(positions(-310e-6, 20e-6, 0)) == Reason::implausible);
    auto missing = positions(310e-6, 20e-6, 0);
    missing.marks.erase(missing.marks.begin() + 3);
    CHECK(reason(missing) == Reason::series_empty);
}

}  // namespace velocert::sequence::test
