// SPDX-License-Identifier: GPL-3.0-or-later
// Maximum speed over a stretch, the mean of the directions, and the cut-off of the motor.
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <limits>

#include "core/sequence/evaluations/motor/cut_off.h"
#include "core/sequence/evaluations/motor/maximum_speed.h"
#include "core/sequence/judging/evaluate.h"
#include "tests/core/sequence/answers/usual_answers.h"
#include "tests/core/sequence/cases/case_fixture.h"
#include "tests/core/sequence/evaluations/motor_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;
using conformity::Verdict;
using metrology::Measurand;

/// A path at constant speed (m/s), an edge every `pulse` metres.
std::vector<PathPoint> ride(double speed, double length, double pulse = 0.05) {
    std::vector<PathPoint> out;
    for (int i = 0; i * pulse <= length; ++i) out.push_back({10 + i * pulse / speed, i * pulse});
    return out;
}

const StretchMethod fifty{50, 0.2, {}};
const CutOffMethod cut_off_method{25, 0.5, 0.2, 2, 1, 0.5};

struct Through {
    Series speed;
    Series current;
};
/// From 20 to 29 km/h, three seconds there, and back; the current is a function of the speed.
Through through(const std::function<double(double v)>& current) {
    Through out;
    for (int i = 0; i <= 2100; ++i) {
        const double t = i * 0.01;
        const double v = t < 9 ? 20 + t : t < 12 ? 29 : 29 - (t - 12);
        out.speed.push_back({t, v});
        out.current.push_back({t, current(v)});
    }
    return out;
}
double limited(double v) { return v < 24.5 ? 8 : v < 25 ? 8 * (25 - v) / 0.5 : 0.03; }

/// One ride as the recorder shows it: path and current in the recorder's own time.
PolledBench recorded(double speed, double current = 5) {
    PolledBench bench;
    bench.begin("ride", {"roller"});
    int i = 0;
    for (const auto& point : ride(speed, 80)) {
        bench.show("roller", Measurand::distance, point.path_m, 3, point.time_s);
        if (++i % 10 == 0) bench.show("roller", Measurand::current, current, 2, point.time_s);
    }
    bench.end();
    return bench;
}

StepRun direction(const standards::StandardEdition& edition, const char* id, const PolledBench& bench,
                  const char* wind = "0 m/s") {
    StepRun attempt;
    attempt.procedure = "maximum-speed";
    attempt.step = id;
    attempt.outcome = conformity::Outcome::completed;
    for (const auto& step : edition.procedure("maximum-speed")->steps) {
        if (step.id != id) continue;
        const auto typed = answers_with(step, "wind", wind == nullptr ? "" : wind);
        attempt.result =
            evaluate({edition, step, lead_acid_item(), {}, bench.captures, bench.marks, {}, typed}).value();
    }
    return attempt;
}

std::string speed_case(const std::string& data, const std::string& made = "2025-10-01") {
    return R"({"format":"velocert-case/1","item":{"id":"S-001","battery":"lead-acid","drive":"electric","made_on":")" +
           made + R"(","certified_to":null,"sold_on":null},"edition":"auto","procedure":"maximum-speed","data":)" +
           data + "}";
}

}  // namespace

TEST_CASE("a stretch at constant speed has that speed") {
    CHECK(*fastest_stretch(ride(7, 60), fifty) == Approx(7).epsilon(1e-9));
    CHECK(*fastest_stretch(ride(7, 50.02), fifty) == Approx(7).epsilon(1e-9));  // just long enough
}

TEST_CASE("the fastest stretch of a ride counts") {
    // 40 m at 5 m/s, then 60 m at 7 m/s, then 40 m at 6 m/s.
    auto path = ride(5, 40);
    for (const auto& [speed, length] : {std::pair(7.0, 60.0), std::pair(6.0, 40.0)}) {
        const auto from = path.back();
        for (int i = 1; i * 0.05 <= length; ++i)
            path.push_back({from.time_s + i * 0.05 / speed, from.path_m + i * 0.05});
    }
    CHECK(*fastest_stretch(path, fifty) == Approx(7).epsilon(1e-9));
    CHECK(*fastest_stretch(path, {80, 0.2, {}}) == Approx(80 / (60 / 7.0 + 20 / 6.0)).epsilon(1e-3));
}

TEST_CASE("a stretch that is not one is refused with its reason") {
    CHECK(fastest_stretch(ride(7, 49), fifty).error() == Reason::series_empty);
    CHECK(fastest_stretch(std::vector<PathPoint>(), fifty).error() == Reason::series_empty);
    auto path = ride(7, 60);
    std::erase_if(path, [](const auto& point) { return point.path_m > 29 && point.path_m < 31; });
    CHECK(fastest_stretch(path, fifty).error() == Reason::series_gap);
    path = ride(7, 60);
    path[9].time_s = path[8].time_s;
    CHECK(fastest_stretch(path, fifty).error() == Reason::clock_fault);
    path = ride(7, 60);
    path[9].path_m = std::numeric_limits<double>::quiet_NaN();
    CHECK(fastest_stretch(path, fifty).error() == Reason::value_not_finite);
    CHECK(fastest_stretch(ride(7, 60), {50, 0.2, {14}}).error() == Reason::implausible);  // idle in the middle
    CHECK(fastest_stretch(ride(7, 120), {50, 0.2, {12}}).has_value());                    // and beside a whole stretch
}

TEST_CASE("the maximum speed is the mean of both directions") {
    const auto edition = standards::embedded_editions().value().back();
    const auto& steps = edition.procedure("maximum-speed")->steps;
    const auto mean = [&](const std::vector<StepRun>& earlier) {
        return evaluate({edition, steps.back(), lead_acid_item(), {}, {}, {}, {}, {}, earlier}).value();
    };
    const std::vector<StepRun> both{direction(edition, "outbound", recorded(24.0 / 3.6)),
                                    direction(edition, "return", recorded(25.0 / 3.6))};
    INFO(conformity::name(both.front().result.reason));
    REQUIRE(both.front().result.valid);
    const auto result = mean(both);
    CHECK(result.verdict == Verdict::pass);
    CHECK(static_cast<double>(result.value("maximum_speed")->base()) * 1e-6 == Approx(24.5).epsilon(1e-4));
    const auto fast = mean(
        {direction(edition, "outbound", recorded(25.2 / 3.6)), direction(edition, "return", recorded(25.0 / 3.6))});
    CHECK(fast.verdict == Verdict::fail);
    CHECK(mean({both.front()}).reason == Reason::rests_on_missing);
    CHECK(mean({direction(edition, "outbound", recorded(20 / 3.6)), both.back()}).reason == Reason::sources_disagree);
    CHECK(direction(edition, "outbound", recorded(25 / 3.6), "3.1 m/s").result.reason == Reason::ambient_outside);
    CHECK(direction(edition, "outbound", recorded(25 / 3.6), nullptr).result.reason == Reason::ambient_missing);
    // Driven by the roller, not by the motor: no speed of the vehicle.
    CHECK(direction(edition, "outbound", recorded(25 / 3.6, 0.03)).result.reason == Reason::implausible);
    auto torn = recorded(25 / 3.6);
    torn.capture_of("roller").complete = false;
    CHECK(direction(edition, "outbound", torn).result.reason == Reason::series_gap);
}

TEST_CASE("a motor that ceases above the cut-off speed is told from one that does not") {
    const auto ride = through(limited);
    const auto found = find_cut_off(ride.speed, ride.current, cut_off_method);
    REQUIRE(found);
    CHECK(found->highest_speed == Approx(29));
    CHECK(found->drive_current == Approx(8));
    CHECK(found->current_above == Approx(0.03));
    CHECK(*found->current_after == Approx(8));
    const auto tampered = through([](double) { return 6.0; });
    CHECK(find_cut_off(tampered.speed, tampered.current, cut_off_method)->current_above == Approx(6));
    // Recuperation is current too.
    const auto braking = through([](double v) { return v > 25 ? -2.0 : 8.0; });
    CHECK(find_cut_off(braking.speed, braking.current, cut_off_method)->current_above == Approx(2));
    // One sample is no current: it is averaged over the window.
    auto spike = through(limited);
    spike.current[1000].value = 20;
    CHECK(find_cut_off(spike.speed, spike.current, cut_off_method)->current_above < 1.1);
}

TEST_CASE("a ride that shows nothing of the cut-off says why") {
    const auto reason = [](const Through& ride) {
        const auto found = find_cut_off(ride.speed, ride.current, cut_off_method);
        return found ? Reason::none : found.error();
    };
    auto slow = through(limited);
    for (auto& one : slow.speed) one.value -= 4;  // 25 km/h at most
    CHECK(reason(slow) == Reason::set_point_missed);
    CHECK(reason(through([](double) { return 0.0; })) == Reason::implausible);
    auto gap = through(limited);
    std::erase_if(gap.current, [](const auto& one) { return one.time_s > 10 && one.time_s < 11; });
    CHECK(reason(gap) == Reason::series_gap);
    auto nan = through(limited);
    nan.speed[5].value = std::numeric_limits<double>::quiet_NaN();
    CHECK(reason(nan) == Reason::value_not_finite);
    auto back = through(limited);
    std::swap(back.current[7].time_s, back.current[8].time_s);
    CHECK(reason(back) == Reason::clock_fault);
    CHECK(reason({}) == Reason::series_empty);
}

TEST_CASE("given speeds of both directions are judged by their mean") {
    const auto judged = [](const std::string& data) {
        const auto result = judge_text(speed_case(data));
        if (!result) FAIL(result.error().text());
        return result->document;
    };
    const auto pass = judged(
        R"({"directions":[{"direction":"outbound","speed":"24.6 km/h"},{"direction":"return","speed":"25.2 km/h"}],)"
        R"("standard_uncertainty":{"speed":"0.1 km/h"}})");
    CHECK(at(pass, "verdict") == "pass");
    CHECK(at(pass, "assessments/0/value").substr(0, 4) == "24.9");
    CHECK(at(pass, "assessments/0/expanded_uncertainty") == "0.2 km/h");
    const auto exactly = judged(
        R"({"directions":[{"direction":"outbound","speed":"25 km/h"},{"direction":"return","speed":"25 km/h"}]})");
    CHECK(at(exactly, "verdict") == "pass");
    const auto over = judged(
        R"({"directions":[{"direction":"outbound","speed":"25 km/h"},{"direction":"return","speed":"25.01 km/h"}]})");
    CHECK(at(over, "verdict") == "fail");
    const auto one = judged(R"({"directions":[{"direction":"outbound","speed":"24.6 km/h"}]})");
    CHECK(at(one, "verdict") == "not-evaluated");
    const auto null = judged(
        R"({"directions":[{"direction":"outbound","speed":"24.6 km/h"},{"direction":"return","speed":"24 km/h"},{"direction":"return","speed":null}]})");
    CHECK(at(null, "verdict") == "not-evaluated");
    CHECK_FALSE(judge_text(speed_case(R"({"directions":[{"direction":"up","speed":"24.6 km/h"}]})")));
    CHECK_FALSE(judge_text(speed_case(R"({"directions":[{"direction":"outbound","speed":"24.6"}]})")));
}

TEST_CASE("several rides of a direction are not rounded before the mean of both directions") {
    const auto judged = [](std::initializer_list<const char*> outbound, std::initializer_list<const char*> back) {
        std::string rides;
        const auto add = [&](const char* direction, const char* speed) {
            rides += std::string(rides.empty() ? "" : ",") + R"({"direction":")" + direction + R"(","speed":")" +
                     speed + R"( km/h"})";
        };
        for (const auto* speed : outbound) add("outbound", speed);
        for (const auto* speed : back) add("return", speed);
        const auto result = judge_text(speed_case(R"({"directions":[)" + rides + "]}"));
        if (!result) FAIL(result.error().text());
        return result->document;
    };
    // (25.0000005 + 25) / 2 km/h lies above 25 km/h; each direction in whole mm/h would be 25 km/h.
    const auto above = judged({"25.000001", "25"}, {"25"});
    CHECK(at(above, "verdict") == "fail");
    CHECK(at(above, "assessments/0/value") == "25 km/h");
    CHECK_THAT(at(above, "reason"), Catch::Contains("just above"));
    // (25.00000067 + 24.999999) / 2 km/h lies below it.
    CHECK(at(judged({"25.000001", "25.000001", "25"}, {"24.999999"}), "verdict") == "pass");
    CHECK(at(judged({"25.000001", "24.999999"}, {"25", "25"}), "verdict") == "pass");
    // 2.0000005 km/h apart is further than the 2 km/h that the method allows.
    CHECK(at(judged({"24.000001", "24"}, {"22"}), "reason_code") == "sources-disagree");
    CHECK(at(judged({"24"}, {"22"}), "verdict") == "pass");
}

TEST_CASE("a cut-off series is judged against the released current, in the modes the item has") {
    std::string csv = "t_s,speed_km/h,current_A\n";
    const auto ride = through(limited);
    for (std::size_t i = 0; i < ride.speed.size(); ++i) {
        char line[80];
        std::snprintf(line, sizeof line, "%.2f,%.4f,%.3f\n", ride.speed[i].time_s, ride.speed[i].value,
                      ride.current[i].value);
        csv += line;
    }
    const auto judged = [&](const std::string& limits) {
        const auto result = judge_text(
            R"({"format":"velocert-case/1","item":{"id":"S-001","battery":"lead-acid","drive":"electric","made_on":"2025-10-01",)"
            R"("certified_to":null,"sold_on":null},"edition":"auto","procedure":"cut-off","limits":[)" +
                limits + R"(],"data":{"runs":[{"mode":"throttle","series":"ride.csv"}]}})",
            {{"ride.csv", csv}});
        if (!result) FAIL(result.error().text());
        return result->document;
    };
    CHECK(at(judged(R"({"id":"speed.cutoff_current","relation":"<=","value":"0.5 A"})"), "verdict") == "pass");
    CHECK(at(judged(R"({"id":"speed.cutoff_current","relation":"<=","value":"0.02 A"})"), "verdict") == "fail");
    const auto open = judged("");
    CHECK(at(open, "verdict") == "not-evaluated");
    CHECK(at(open, "reason_code") == "limit-unverified");
    CHECK(at(open, "runs/0/highest_speed") == "29 km/h");
}

}  // namespace velocert::sequence::test
