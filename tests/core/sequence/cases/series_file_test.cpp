// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/braking/series_file.h"

#include <catch2/catch.hpp>
#include <functional>
#include <stdexcept>

#include "tests/core/sequence/cases/case_fixture.h"
#include "tests/core/sequence/evaluations/ride_fixture.h"
#include "tests/core/sequence/released_edition.h"

namespace velocert::sequence::test {
namespace {

using conformity::Reason;

constexpr const char* header = "t_s,speed_km/h,distance_m,front_force_N,rear_force_N,brake\n";

struct Options {
    double rate_hz = 1000;
    double before = 0.5;
    double after = 0.5;
    std::function<std::string(double t, const std::string& line)> change = [](double, const std::string& line) {
        return line;
    };
};

double true_speed(const TrueStop& stop, double t) {
    if (t <= 0) return stop.speed;
    if (t < stop.build_up) return stop.speed - stop.deceleration * t * t / (2 * stop.build_up);
    return std::max(0.0, stop.speed_after_build_up() - stop.deceleration * (t - stop.build_up));
}

std::string series_of(const TrueStop& stop, const Options& options = {}) {
    std::string out = header;
    const auto count = static_cast<int>((options.before + stop.standstill() + options.after) * options.rate_hz);
    const auto first = static_cast<int>(options.before * options.rate_hz);
    for (int i = 0; i <= count; ++i) {
        const double t = (i - first) / options.rate_hz;
        char line[128];
        std::snprintf(line, sizeof line, "%.4f,%.4f,%.5f,%.1f,%.1f,%d", t + options.before, true_speed(stop, t) * 3.6,
                      stop.path(t) - stop.path(-options.before), t > 0 ? 150.0 : 0.0, t > 0 ? 140.0 : 0.0,
                      t >= 0 ? 1 : 0);
        out += options.change(t, line) + "\n";
    }
    return out;
}

BrakingData found(const std::string& text, std::string_view step = "dry.both") {
    const auto edition = released_edition();
    const auto series = parse_braking_series(text, "run.csv");
    if (!series) FAIL(series.error().text());
    return braking_data(braking_step(edition, step), *series).value();
}

std::string refusal(const std::string& text) {
    const auto series = parse_braking_series(text, "run.csv");
    return series ? "accepted" : series.error().text();
}

}  // namespace

TEST_CASE("a sampled series gives the true stop") {
    for (const double rate : {1000.0, 100.0, 25.0}) {
        const TrueStop stop;
        const auto data = found(series_of(stop, {rate, 0.52, 0.5}));
        INFO(rate);
        REQUIRE(conformity::name(data.trouble) == "none");
        CHECK(static_cast<double>(data.distance->base()) * 1e-6 == Approx(stop.distance()).epsilon(0.001));
        CHECK(static_cast<double>(data.speed->base()) * 1e-6 == Approx(25.0).epsilon(0.0005));
        CHECK(data.front_force->base() == 150'000);
        CHECK(data.rear_force->base() == 140'000);
    }
}

TEST_CASE("a series is judged in a case like given figures") {
    const std::map<std::string, std::string> files{{"run1.csv", series_of(TrueStop{})}};
    const std::string text = R"({ "format": "velocert-case/1",
      "item": { "id": "S", "battery": "lead-acid", "drive": "electric", "made_on": "2025-10-01" }, "edition": "auto", "procedure": "braking",
      "limits": [ { "id": "brake.dry.both.distance", "relation": "<=", "value": "7 m" }, { "id": "brake.valid_runs", "relation": "=", "value": "1" } ],
      "data": { "runs": [ { "condition": "dry", "brakes": "both", "series": "run1.csv" } ] } })";
    const auto result = judge_text(text, files);
    if (!result) FAIL(result.error().text());
    CHECK(result->verdict == conformity::Verdict::pass);
    CHECK(at(result->document, "runs/0/corrected_distance").substr(0, 4) == "5.87");
    CHECK(at(result->document, "runs/0/front_force") == "150 N");
}

TEST_CASE("a series that is not usable gives its reason and no stop") {
    struct Row {
        const char* what;
        Reason reason;
        Options options;
    };
    const auto replace = [](double from, double to, const std::string& with) {
        return [=](double t, const std::string& line) { return t > from && t < to ? with : line; };
    };
    const auto cell = [](std::size_t column, const std::string& value, double from = 0.4, double to = 0.6) {
        return [=](double t, const std::string& line) {
            if (t <= from || t >= to) return line;
            std::string out;
            std::size_t start = 0;
            for (std::size_t i = 0; i < 6; ++i) {
                const auto comma = std::min(line.find(',', start), line.size());
                out += (i > 0 ? "," : "") + (i == column ? value : line.substr(start, comma - start));
                start = comma + 1;
            }
            return out;
        };
    };
    const std::vector<Row> rows{
        {"NaN speed", Reason::value_not_finite, {.change = cell(1, "NaN")}},
        {"infinite distance", Reason::value_not_finite, {.change = cell(2, "inf")}},
        {"empty distance", Reason::value_not_finite, {.change = cell(2, "")}},
        {"no lever", Reason::trigger_missing, {.change = cell(5, "0", -9, 9)}},
        {"lever from the start", Reason::trigger_missing, {.change = cell(5, "1", -9, 9)}},
        {"no standstill", Reason::no_standstill, {.after = -0.5}},
        {"hold cut off", Reason::no_standstill, {.after = 0.1}},
        {"no front force", Reason::force_missing, {.change = cell(3, "")}},
        {"rear force not a number", Reason::force_missing, {.change = cell(4, "nan")}},
        {"a clock that stands", Reason::clock_fault, {.change = cell(0, "0.9")}},
        {"a counter that was zeroed", Reason::instrument_restarted, {.change = cell(2, "0.1", 0.4, 9)}},
        {"a path that freezes while the speed goes on", Reason::stale, {.change = cell(2, "6.0", 0.37, 9)}},
        {"a speed in another unit than its header says", Reason::stale, {.change = cell(1, "40", -9, 1.0)}},
        {"a speed that drops out for a quarter of a second", Reason::implausible, {.change = cell(1, "0", 0.5, 0.75)}},
        {"a recorder that goes dead in the middle of the stop",
         Reason::implausible,
         {.change =
              [&](double t, const std::string& line) {
                  return cell(1, "0", 0.5, 9)(t, cell(2, "6.54000", 0.5, 9)(t, line));
              }}},
        {"one sample far off before the lever", Reason::implausible, {.change = cell(1, "50", -0.0505, -0.0495)}},
        {"a speed too high until the lever moves", Reason::sources_disagree, {.change = cell(1, "27.2", -9, 0)}},
        {"a switch that bounces half a second early",
         Reason::implausible,
         {.before = 1.5, .change = cell(5, "1", -0.5, -0.49)}},
        {"a lever that is let go in the middle", Reason::implausible, {.change = cell(5, "0", 0.5, 0.6)}},
        {"a path that grows while the vehicle stands",
         Reason::sources_disagree,
         {.change =
              [&](double t, const std::string& line) {
                  const double since = t - TrueStop{}.standstill();
                  return since < 0 ? line
                                   : cell(2, std::to_string(TrueStop{}.distance() - TrueStop{}.path(-0.5) + since * 2),
                                          -9, 9)(t, line);
              }}},
        {"10 Hz", Reason::series_gap, {.rate_hz = 10}},
        {"too little before the lever", Reason::series_gap, {.before = 0.1}},
    };
    for (const auto& row : rows) {
        INFO(row.what);
        const auto data = found(series_of(TrueStop{}, row.options));
        CHECK(conformity::name(data.trouble) == conformity::name(row.reason));
    }
    const auto gap = found(series_of(TrueStop{}, {.change = replace(0.5, 0.56, "")}));
    CHECK(conformity::name(gap.trouble) == "series-gap");
    CHECK(conformity::name(found(header).trouble) == "series-empty");
    CHECK(conformity::name(found(std::string(header) + "0,25,0,1,1,0\n").trouble) == "series-empty");
}

TEST_CASE("a path that is counted from the brake on is compared from there on") {
    const TrueStop stop;
    const auto data = found(series_of(stop, {.change = [&](double t, const std::string& line) {
                                          char path[32];
                                          std::snprintf(path, sizeof path, "%.5f", t <= 0 ? 0.0 : stop.path(t));
                                          const auto second = line.find(',', line.find(',') + 1) + 1;
                                          return line.substr(0, second) + path + line.substr(line.find(',', second));
                                      }}));
    REQUIRE(conformity::name(data.trouble) == "none");
    CHECK(static_cast<double>(data.distance->base()) * 1e-6 == Approx(stop.distance()).epsilon(0.001));
}

TEST_CASE("a lever may be let go just before the wheels stand") {
    const auto data = found(series_of(TrueStop{}, {.change = [](double t, const std::string& line) {
                                          return t < 1.5 ? line : line.substr(0, line.size() - 1) + "0";
                                      }}));
    CHECK(conformity::name(data.trouble) == "none");
}

TEST_CASE("a force is as large as it is, whichever way round its transducer is wired") {
    const auto reversed = [](double t, const std::string& line) {
        if (t <= 0) return line;
        std::string out = line;
        return out.replace(out.find(",150.0,"), 7, ",-250.0,");
    };
    const auto data = found(series_of(TrueStop{}, {.change = reversed}));
    CHECK(data.front_force->base() == 250'000);
    CHECK(data.rear_force->base() == 140'000);
}

TEST_CASE("a lever that a condition leaves alone may be touched, not pulled") {
    const auto front = [](const std::string& force) {
        return [force](double t, const std::string& line) {
            if (t <= 0) return line;
            std::string out = line;
            return out.replace(out.find(",150.0,"), 7, "," + force + ",");
        };
    };
    // The other lever pulls with 140 N.
    for (const auto* force : {"0", "-3.5", "14.0"})
        CHECK(conformity::name(found(series_of(TrueStop{}, {.change = front(force)}), "dry.rear").trouble) == "none");
    for (const auto* force : {"14.1", "150.0", "-60"})
        CHECK(conformity::name(found(series_of(TrueStop{}, {.change = front(force)}), "dry.rear").trouble) ==
              "wrong-brake");
}

TEST_CASE("the columns of a series carry their units") {
    const auto series =
        parse_braking_series("t_ms,brake,distance_mm,speed_m/s\n100,0,1000,10\n200,1,2000,9.5\n", "run.csv").value();
    REQUIRE(series.rows.size() == 2);
    CHECK(series.rows[1].time_s == Approx(0.2));
    CHECK(series.rows[1].distance_m == Approx(2));
    CHECK(series.rows[1].speed_mps == Approx(9.5));
    CHECK_FALSE(series.has_front_force);
    CHECK(parse_braking_series(std::string("\xEF\xBB\xBF") + "t_s,speed_km/h,distance_m,brake\r\n0,36,0,0\r\n\r\n", "x")
              .value()
              .rows[0]
              .speed_mps == Approx(10));
}

TEST_CASE("a series file that is wrong is refused with line and column") {
    CHECK(refusal("") != "accepted");
    CHECK(refusal("t_s,speed_km/h,distance_m\n").find("brake") != std::string::npos);
    CHECK(refusal("speed_km/h,t_s,distance_m,brake\n").find("t_s first") != std::string::npos);
    CHECK(refusal("t_s,speed_km/h,distance_m,brake,colour\n").find("column 5") != std::string::npos);
    CHECK(refusal("t_s,speed_km/h,speed_m/s,distance_m,brake\n").find("twice") != std::string::npos);
    CHECK(refusal("t_s,speed_m,distance_m,brake\n").find("speed") != std::string::npos);
    CHECK(refusal("t,speed_km/h,distance_m,brake\n") != "accepted");
    CHECK(refusal(std::string(header) + "0,25,0,1,1\n").find("run.csv:2") != std::string::npos);
    // Of the brake contact nothing is a value but 0 and 1.
    CHECK(refusal(std::string(header) + "0,25,0,1,1,0\n0.1,25,0,1,1,2\n").find("run.csv:3, column 6") !=
          std::string::npos);
    CHECK(refusal(std::string(header) + "0,25,0,1,1,0\n0.1,25,0,one,1,0\n").find("run.csv:3, column 4") !=
          std::string::npos);
    CHECK(refusal(std::string(header) + "0,25,0,1,1,0,\n") != "accepted");
    CHECK(refusal(std::string(header) + "0;25;0;1;1;0\n") != "accepted");
    CHECK(refusal(std::string(header) + "0,2 5,0,1,1,0\n") != "accepted");
    CHECK(refusal(std::string(header) + "0,0x19,0,1,1,0\n") != "accepted");
}

}  // namespace velocert::sequence::test
