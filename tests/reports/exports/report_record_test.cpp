// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>

#include <unistd.h>

#include <algorithm>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "reports/exports/report_record.h"
#include "reports/exports/si_unit.h"
#include "tests/support/sample_run.h"

namespace velocert::reports {
namespace {

using test::Sample;

std::vector<std::pair<std::string, Sample>> samples() {
    std::vector<std::pair<std::string, Sample>> out;
    out.emplace_back("passing", test::passing_run());
    out.emplace_back("failing", test::failing_run());
    out.emplace_back("undecided", test::undecided_run());
    out.emplace_back("aborted", test::aborted_run());
    out.emplace_back("errored", test::errored_run());
    out.emplace_back("training", test::training_run());
    return out;
}

std::string text_of(const Sample& sample) {
    const auto record = report_record(sample.run, sample.edition);
    REQUIRE(record);
    return json_text(*record);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("a report that is exported, read and exported again is the same to the last character") {
    for (const auto& [name, sample] : samples()) {
        INFO(name);
        const auto text = text_of(sample);
        const auto read = report_record_from_json(text, "report.json");
        if (!read) FAIL(read.error().text());
        CHECK(json_text(*read) == text);
    }
}

TEST_CASE("the record says what the run says, exactly and with both units") {
    const auto sample = test::passing_run();
    const auto record = report_record(sample.run, sample.edition);
    REQUIRE(record);
    CHECK(record->standing == "draft");
    CHECK(record->verdict == "pass");
    CHECK(test::training_run().run.specimen);
    const auto training = test::training_run();
    CHECK(report_record(training.run, training.edition)->standing == "specimen");

    std::set<std::string> ids;
    std::size_t assessments = 0;
    for (const auto& result : sample.run.results) assessments += result.assessments.size();
    REQUIRE(record->results.size() == assessments);
    for (const auto& result : record->results) {
        CHECK(ids.insert(result.id).second);
        CHECK(result.id.starts_with(result.clause + '/'));
        CHECK(result.statement == "P");
        REQUIRE(result.value);
        CHECK_FALSE(result.value->si_unit.empty());
        // What is written is the stored value and no rounding of it.
        const auto unit = metrology::find_unit(result.value->unit);
        REQUIRE(unit);
        const auto value = metrology::WrittenQuantity::parse(result.value->value + ' ' + result.value->unit);
        REQUIRE(value);
        bool found = false;
        for (const auto& one : sample.run.results)
            for (const auto& assessment : one.assessments)
                found = found || (assessment.limit.id == result.limit && assessment.measurement &&
                                  assessment.measurement->value == value->value());
        CHECK(found);
    }
    const auto failing = test::failing_run();
    const auto failed = report_record(failing.run, failing.edition);
    REQUIRE(failed);
    CHECK(std::any_of(failed->results.begin(), failed->results.end(),
                      [](const auto& result) { return result.statement == "F"; }));
    const auto undecided = test::undecided_run();
    const auto open = report_record(undecided.run, undecided.edition);
    REQUIRE(open);
    CHECK(std::any_of(open->results.begin(), open->results.end(),
                      [](const auto& result) { return !result.statement && result.verdict == "not-evaluated"; }));
}

TEST_CASE("the record names the gauges of an attempt, and what a run took up anew when it was gone on with") {
    auto sample = test::passing_run();
    const auto digest = [](std::string_view text) { return base::Digest::of(text); };
    using metrology::Measurand;
    const sequence::FrozenCertificate tape{"gauge:E-1",        "E-1", {}, digest("certificate of the tape"), "G-1",
                                           {Measurand::length}};
    sample.run.step_runs.at(0).gauges = {
        {"gauge", "E-1", Measurand::length, {}, {}, tape},
        {"other_gauge", "T-77", Measurand::length, "not-registered", "no gauge T-77", {}}};
    const sequence::FrozenCertificate first{"scale", "E-7", {}, digest("first"), "M-1", {Measurand::mass}};
    const sequence::FrozenCertificate second{"scale", "E-8", {}, digest("second"), "M-2", {Measurand::mass}};
    sample.run.certificates = {first};
    sample.run.suspensions.emplace_back();
    auto& resumption = sample.run.resumptions.emplace_back();
    resumption.certificates = {first, second};
    resumption.deviations = {{"calibration", "scale", laboratory::BlockerCode::certificate_expired, Measurand::mass,
                              "expired yesterday", "the new one is in the post", "Li Ming", "Wang Fang",
                              "2026-11-25T12:00:00.000Z"}};
    const auto record = report_record(sample.run, sample.edition);
    REQUIRE(record);
    REQUIRE(record->equipment.size() == 3);
    CHECK(record->equipment[0].certificate_number == "M-1");
    CHECK(record->equipment[1].certificate_number == "M-2");
    CHECK(record->equipment[2].certificate_number == "G-1");
    REQUIRE(record->deviations.size() == 1);
    CHECK(record->deviations[0].approver == "Wang Fang");
    const auto& gauges = record->attempts.at(0).gauges;
    REQUIRE(gauges.size() == 2);
    CHECK(gauges[0].role == "gauge:E-1");
    CHECK(gauges[0].certificate == tape.certificate.text());
    CHECK_FALSE(gauges[0].blocked);
    CHECK(gauges[1].blocked == "not-registered");
    CHECK_FALSE(gauges[1].certificate);
    const auto text = json_text(*record);
    const auto read = report_record_from_json(text, "report.json");
    if (!read) FAIL(read.error().text());
    CHECK(json_text(*read) == text);
    // A record of before says nothing of gauges, and stays what it was.
    CHECK(text_of(test::passing_run()).find("gauges") == std::string::npos);
}

TEST_CASE("figures keep the step of their kind, and temperatures too") {
    using metrology::AnyQuantity;
    using metrology::Kind;
    struct Row {
        AnyQuantity value;
        const char *text, *resolution, *unit, *si;
    };
    for (const auto& row : {Row{{Kind::mass, 62'933'333}, "62.933333", "0.000001", "kg", R"(\kilogram)"},
                            Row{{Kind::speed, 25'000'000}, "25", "0.000001", "km/h", R"(\kilo\metre\per\hour)"},
                            Row{{Kind::torque, -22'105}, "-22.105", "0.001", "N.m", R"(\newton\metre)"},
                            Row{{Kind::temperature, 294'650}, "21.5", "0.001", "degC", R"(\degreecelsius)"}}) {
        const auto figure = exact_figure(row.value);
        CHECK(figure.value == row.text);
        CHECK(figure.resolution == row.resolution);
        CHECK(figure.unit == row.unit);
        CHECK(figure.si_unit == row.si);
    }
}

TEST_CASE("every unit has a spelling in D-SI") {
    for (const auto& unit : metrology::units()) {
        INFO(unit.symbol);
        const auto spelling = si_unit(unit);
        REQUIRE_FALSE(spelling.empty());
        CHECK(spelling.front() == '\\');
    }
}

TEST_CASE("what is no report as it was exported is refused") {
    const auto good = text_of(test::passing_run());
    struct Bad {
        const char *from, *to, *says;
    };
    for (const auto& bad :
         {Bad{"velocert-report/1", "velocert-report/9", "velocert-report/9"},
          Bad{"\"standing\": \"draft\"", "\"standing\": 5", "standing"},
          Bad{"\"lifecycle\"", "\"lifecicle\"", "lifecycle"},
          Bad{"\"number\": null", "\"number\": null, \"more\": 1", "more"},
          Bad{"\"valid\": true", "\"valid\": \"true\"", "valid"},
          Bad{"\"si_unit\": \"", "\"si_unit\": \"\", \"x\": \"", "x"}, Bad{"{\n", "{ \n", "another order"}}) {
        INFO(bad.to);
        const auto read = report_record_from_json(replaced(good, bad.from, bad.to), "report.json");
        REQUIRE_FALSE(read);
        CHECK(read.error().text().find(bad.says) != std::string::npos);
    }
    CHECK_FALSE(report_record_from_json("[]", "report.json"));
    CHECK_FALSE(report_record_from_json(good.substr(0, good.size() / 2), "report.json"));
    const auto sample = test::passing_run();
    auto other = sample.edition;
    other.pack = base::Digest::of(std::string_view("another pack"));
    CHECK(report_record(sample.run, other).error().code == base::ErrorCode::integrity);
}

TEST_CASE("a stranger's validator finds our reports to be what the published schema says, and others not") {
    if (std::system("python3 -c 'import jsonschema' > /dev/null 2>&1") != 0) {
        WARN("skipped: python3-jsonschema is not installed");
        return;
    }
    const auto file = std::filesystem::temp_directory_path() / ("velocert-report-" + std::to_string(::getpid()));
    const auto valid = [&](const std::string& text) {
        std::ofstream(file) << text;
        const std::string command =
            "python3 -c 'import json, sys, jsonschema\n"
            "schema = json.load(open(sys.argv[1], encoding=\"utf-8\"))\n"
            "jsonschema.Draft202012Validator.check_schema(schema)\n"
            "jsonschema.Draft202012Validator(schema).validate(json.load(open(sys.argv[2], encoding=\"utf-8\")))' " +
            std::string(VELOCERT_RESOURCES) + "/schemas/velocert-report-1.schema.json '" + file.string() + "' > '" +
            file.string() + ".out' 2>&1";
        return std::system(command.c_str()) == 0;
    };
    for (const auto& [name, sample] : samples()) {
        INFO(name);
        const bool good = valid(text_of(sample));
        std::ostringstream said;
        said << std::ifstream(file.string() + ".out").rdbuf();
        if (!good) FAIL(said.str().substr(0, 2000));
    }
    const auto good = text_of(test::passing_run());
    auto held = report_record(test::passing_run().run, test::passing_run().edition).value();
    held.report_state = "amended";
    held.open_holds = {{"H1", "item S-001", "scale drifted", "2026-11-26T01:10:00.000Z"}};
    held.void_request = "wrong item";
    held.amended_by = {{"R-2026-0002", "supplement", "photos added", "2026-11-26T02:10:00.000Z"}};
    const auto with_holds = json_text(held);
    CHECK(valid(with_holds));
    CHECK(json_text(report_record_from_json(with_holds, "held").value()) == with_holds);
    CHECK_FALSE(valid(replaced(with_holds, "\"supplement\"", "\"addition\"")));
    CHECK_FALSE(valid(replaced(with_holds, "\"hold\": \"H1\"", "\"hold\": 1")));
    CHECK_FALSE(valid(replaced(with_holds, "\"amended\"", "\"prepared\"")));
    CHECK_FALSE(valid(replaced(good, "\"statement\": \"P\"", "\"statement\": \"p\"")));
    CHECK_FALSE(valid(replaced(good, "\"number\": null", "\"number\": null, \"more\": 1")));
    CHECK_FALSE(valid(replaced(good, "\"valid\": true", "\"valid\": 1")));
    CHECK_FALSE(valid(replaced(good, "\"verdict\": \"pass\"", "\"verdict\": \"passed\"")));
    std::filesystem::remove(file);
    std::filesystem::remove(file.string() + ".out");
}

}  // namespace velocert::reports
