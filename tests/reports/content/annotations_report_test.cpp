// SPDX-License-Identifier: GPL-3.0-or-later
// What people noted beside recordings, as a report prints it: in the chart by its number and below it in words.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "core/sequence/wire_log.h"
#include "reports/content/report_text.h"
#include "reports/content/sections/chart_moments.h"
#include "reports/content/sections/sections.h"
#include "reports/content/sections/step_sections.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;
using Catch::Contains;
using Note = records::RunAnnotations::Note;

namespace {

constexpr std::size_t frame = 25;  // bytes of a frame of the recorder in the sample
constexpr std::int64_t question_ns = 5'000'000'000;
constexpr std::int64_t first_frame_ns = question_ns + 200'000'000;

/// The passing run, with the frames of its rides coming in one by one, 10 ms apart, 0.2 s after a question was sent.
test::Sample sample_in_time() {
    auto sample = test::passing_run();
    for (auto& attempt : sample.run.step_runs) {
        if (attempt.procedure != "braking") continue;
        const auto old = sample.evidence.load(attempt.captures[0].log);
        REQUIRE(old);
        const auto log = sequence::parse_wire_log(*old, "sample");
        REQUIRE(log);
        const auto bytes = log->records.front().bytes;
        const std::string head = sequence::encode_header(log->header);
        std::vector<std::uint8_t> out(head.begin(), head.end());
        sequence::append_record(out, metrology::Direction::sent, question_ns, base::as_bytes("?"));
        std::uint32_t records = 1;
        for (std::size_t at = 0; at + frame <= bytes.size(); at += frame, ++records)
            sequence::append_record(out, metrology::Direction::received,
                                    first_frame_ns + static_cast<std::int64_t>(at / frame) * 10'000'000,
                                    bytes.subspan(at, frame));
        sequence::append_end(out, first_frame_ns + 60'000'000'000, records);
        attempt.captures[0].log = sample.evidence.store(std::move(out));
    }
    return sample;
}

metrology::WrittenQuantity seconds(const char* text) {
    return *metrology::WrittenQuantity::parse(text, metrology::Kind::duration);
}

Note note(int number, const sequence::StepRun& attempt, const char* from, const std::string& comment) {
    records::NotedAttempt noted{"run", attempt.procedure, attempt.step, attempt.subject, attempt.number, 5, {}};
    const records::Annotation annotation{noted,
                                         seconds(from),
                                         std::nullopt,
                                         std::nullopt,
                                         0,
                                         comment,
                                         {"u-0002", "Wang Fang"},
                                         "2025-11-23T10:00:00.000+08:00"};
    Note out{number, {annotation, std::nullopt, 0}, std::nullopt};
    return out;
}

ReportInput input_of(const test::Sample& sample, std::span<const Note> notes) {
    return {sample.run, sample.edition, sample.evidence, sample.decoders, nullptr, notes};
}

/// Where the ride of the sample is, that many seconds after it began: even for 8 m, then braked to a stop.
struct RidePath {
    explicit RidePath(const sequence::StepRun& attempt)
        : speed(static_cast<double>(attempt.result.value("speed")->base()) * 1e-6 / 3.6),
          stop_m(static_cast<double>(attempt.result.value("distance")->base()) * 1e-6),
          approach_s(8.0 / speed),
          // The lever is seen in the first frame after that.
          seen_s(std::ceil(approach_s * 100) / 100) {}
    [[nodiscard]] double at(double t) const {
        if (t < approach_s) return speed * t;
        const double braked = t - approach_s;
        return 8.0 + speed * braked - speed * speed / (2 * stop_m) * braked * braked / 2;
    }
    [[nodiscard]] double from_trigger(double t) const { return at(t) - at(seen_s); }

    double speed, stop_m, approach_s, seen_s;
};

}  // namespace

TEST_CASE("a moment of a recording is found in the chart over distance, and back", "[annotations]") {
    const auto sample = sample_in_time();
    const auto* procedure = sample.edition.procedure("braking");
    const auto input = input_of(sample, {});
    const auto moments = chart_moments(input, *procedure);
    if (!moments) FAIL(moments.error().text());
    REQUIRE(moments->attempt != nullptr);
    CHECK(moments->attempt == deciding_run(input, *procedure).attempt);
    CHECK(moments->role == "recorder");
    CHECK(moments->start_ns == question_ns);
    const RidePath ride(*moments->attempt);
    CHECK_FALSE(moments->x_at(0.1999));
    CHECK(*moments->x_at(0.2) == Approx(ride.from_trigger(0)));
    CHECK(*moments->x_at(0.7) == Approx(ride.from_trigger(0.5)));
    CHECK(*moments->x_at(0.7099) == Approx(ride.from_trigger(0.5)));
    CHECK(*moments->x_at(0.2 + ride.seen_s + 0.2) == Approx(ride.from_trigger(ride.seen_s + 0.2)));
    CHECK(*moments->time_at(0) == Approx(0.2 + ride.seen_s));
    CHECK(*moments->time_at(ride.from_trigger(0.5) - 1e-6) == Approx(0.7));
    CHECK(*moments->time_at(ride.from_trigger(0.5) + 1e-6) == Approx(0.71));
    CHECK_FALSE(moments->time_at(1000));
    REQUIRE(moments->at(0) != nullptr);
    CHECK(moments->at(0)->shown.measurand == metrology::Measurand::speed);
    // There and back again.
    for (const auto& one : moments->moments) {
        if (one.x > *moments->x_at(2)) break;
        CHECK(*moments->time_at(*moments->x_at(one.at_s)) <= one.at_s + 1e-9);
    }
    // A procedure without rides has no chart.
    const auto none = chart_moments(input, *sample.edition.procedure("vehicle-mass"));
    REQUIRE(none);
    CHECK(none->attempt == nullptr);
    // A log that is not what it was is an error, as for the chart.
    auto spoilt = sample_in_time();
    const auto log = deciding_run(input_of(spoilt, {}), *spoilt.edition.procedure("braking")).attempt->captures[0].log;
    spoilt.evidence.spoil(log);
    CHECK_FALSE(chart_moments(input_of(spoilt, {}), *spoilt.edition.procedure("braking")));
}

TEST_CASE("annotations stand in the chart by number and below it in words, others in a section", "[annotations]") {
    const auto sample = sample_in_time();
    const auto* procedure = sample.edition.procedure("braking");
    const auto& deciding = *deciding_run(input_of(sample, {}), *procedure).attempt;
    const auto& weighing = *std::ranges::find(sample.run.step_runs, "vehicle-mass", &sequence::StepRun::procedure);
    std::vector<Note> notes{
        note(1, deciding, "0.7 s", "the rider lifted a foot"), note(2, deciding, "0.9 s", "withdrawn words"),
        note(3, weighing, "0.01 s", "a draught on the balance"), note(4, deciding, "0.75 s", "gravel on the track")};
    notes[1].withdrawn = records::AnnotationWithdrawal{"run", 7, "wrong place", {}, {}};
    notes[3].recorded.annotation.to = seconds("0.85 s");
    notes[3].recorded.signature = records::DetachedSignature{};
    notes[3].recorded.annotation.reading =
        records::NotedReading{"recorder", metrology::Measurand::speed,
                              *metrology::WrittenQuantity::parse("25.2 km/h", metrology::Kind::speed)};
    const auto report = build_report(input_of(sample, notes));
    if (!report) FAIL(report.error().text());
    const auto* section = report->section("chart/braking");
    REQUIRE(section != nullptr);
    const auto* figure = std::get_if<Figure>(&section->blocks.front());
    REQUIRE(figure != nullptr);
    REQUIRE(figure->chart.markers.size() == 2);
    CHECK(figure->chart.markers[0].label.zh == "1");
    CHECK(figure->chart.markers[1].label.zh == "4");
    const auto moments = chart_moments(input_of(sample, {}), *procedure);
    CHECK(figure->chart.markers[0].at.x == Approx(*moments->x_at(0.7)));
    CHECK(figure->chart.markers[0].at.y == Approx(RidePath(deciding).speed * 3.6));
    const auto stretch = std::ranges::count_if(figure->chart.bands, [&](const ChartBand& band) {
        return band.direction == Direction::vertical && band.from == Approx(*moments->x_at(0.75)) &&
               band.to == Approx(*moments->x_at(0.85));
    });
    CHECK(stretch == 1);
    const auto* table = std::get_if<Table>(&section->blocks.at(1));
    REQUIRE(table != nullptr);
    REQUIRE(table->rows.size() == 2);
    const auto text = report_text(*report);
    CHECK_THAT(text, Contains("the rider lifted a foot") && Contains("gravel on the track") &&
                         Contains("a draught on the balance") && !Contains("withdrawn words"));
    CHECK_THAT(text, Contains("Wang Fang, 2025-11-23T10:00:00.000+08:00, not signed"));
    CHECK_THAT(text, Contains("signed with the own key") && Contains("0.75 s – 0.85 s") && Contains("25.2 km/h"));
    CHECK_THAT(text, Contains("Annotations withdrawn: 2."));
    const auto* others = report->section("annotations");
    REQUIRE(others != nullptr);
    CHECK(std::get<Table>(others->blocks.front()).rows.size() == 1);
}

TEST_CASE("a witness of an attempt is printed as one, apart from what was only noted", "[annotations]") {
    const auto sample = test::passing_run();
    const auto at = std::ranges::find(sample.run.step_runs, std::string("vehicle-mass"), &sequence::StepRun::procedure);
    REQUIRE(at != sample.run.step_runs.end());
    std::vector<Note> notes{note(1, *at, "0 s", "The display read 62.95 kg"), note(2, *at, "0 s", "A door was open")};
    notes[0].recorded.annotation.witnessed = true;
    const auto report = build_report(input_of(sample, notes));
    REQUIRE(report);
    const auto* section = report->section("annotations");
    REQUIRE(section != nullptr);
    const auto& table = std::get<Table>(section->blocks.front());
    REQUIRE(table.rows.size() == 2);
    CHECK(table.rows[0][4].text.en == "Witnessed: The display read 62.95 kg");
    CHECK(table.rows[0][4].text.zh == "现场见证：The display read 62.95 kg");
    CHECK(table.rows[1][4].text.zh == "A door was open");
}

TEST_CASE("annotations change nothing else of a report, and none leaves no trace of them", "[annotations]") {
    const auto sample = sample_in_time();
    const auto& deciding = *deciding_run(input_of(sample, {}), *sample.edition.procedure("braking")).attempt;
    const std::vector<Note> notes{note(1, deciding, "0.7 s", "the rider lifted a foot"),
                                  note(2, deciding, "0.1 s", "before the first reading")};
    const auto with = build_report(input_of(sample, notes));
    const auto without = build_report(input_of(sample, {}));
    REQUIRE(with);
    REQUIRE(without);
    CHECK(without->section("annotations") == nullptr);
    CHECK_THAT(report_text(*without), !Contains("nnotation"));
    CHECK(with->verdict == without->verdict);
    CHECK(with->conclusion.zh == without->conclusion.zh);
    for (const auto& section : without->sections) {
        if (section.id == "chart/braking") continue;
        const auto* same = with->section(section.id);
        REQUIRE(same != nullptr);
        CHECK(same->blocks.size() == section.blocks.size());
    }
    // What the chart cannot place is told in words all the same.
    const auto* chart = with->section("chart/braking");
    CHECK(std::get<Figure>(chart->blocks.front()).chart.markers.size() == 1);
    CHECK(std::get<Table>(chart->blocks.at(1)).rows.size() == 2);
}

TEST_CASE("the curve of one step is of an attempt of that step, and says so", "[charts]") {
    const auto sample = sample_in_time();
    const auto* procedure = sample.edition.procedure("braking");
    const auto input = input_of(sample, {});
    const auto deciding = deciding_run(input, *procedure);
    std::set<std::string> titles;
    for (const auto& step : procedure->steps) {
        INFO(step.id);
        const std::vector<std::string> only{step.id};
        const auto chart = step_chart(input, *procedure, only);
        if (!chart) FAIL(chart.error().text());
        const auto section = step_section(input, *procedure, step);
        CHECK(section.id == "step/braking/" + step.id);
        CHECK(section.heading.en == step.title.en);
        if (attempts_of(input, *procedure, step).empty()) {
            CHECK(chart->step == nullptr);
            continue;
        }
        REQUIRE(chart->step == &step);
        CHECK(chart->moments.attempt->step == step.id);
        CHECK(chart->chart.title.en == step.title.en + ", attempt " + std::to_string(chart->moments.attempt->number));
        titles.insert(chart->chart.title.en);
        CHECK_FALSE(section.blocks.empty());
    }
    CHECK(titles.size() >= 1);
    // Of all steps it is the attempt that the report shows.
    std::vector<std::string> all;
    for (const auto& step : procedure->steps) all.push_back(step.id);
    CHECK(step_chart(input, *procedure, all)->moments.attempt == deciding.attempt);
    // Of none, of one that is not there, and of a procedure without rides: no curve.
    CHECK(step_chart(input, *procedure, {})->step == nullptr);
    const std::vector<std::string> unknown{"nowhere"};
    CHECK(step_chart(input, *procedure, unknown)->step == nullptr);
    const std::vector<std::string> weigh{"weigh"};
    CHECK(step_chart(input, *sample.edition.procedure("vehicle-mass"), weigh)->step == nullptr);
    // A log that is not what it was is an error.
    auto spoilt = sample_in_time();
    spoilt.evidence.spoil(
        deciding_run(input_of(spoilt, {}), *spoilt.edition.procedure("braking")).attempt->captures[0].log);
    CHECK_FALSE(step_chart(input_of(spoilt, {}), *spoilt.edition.procedure("braking"), all));
}
