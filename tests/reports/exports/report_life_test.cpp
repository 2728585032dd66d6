// SPDX-License-Identifier: GPL-3.0-or-later
// What a report that was issued adds to the record of its run, and the structure of the XML with and without it.
#include "reports/exports/report_life.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "core/base/digest.h"
#include "reports/exports/report_xml.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/support/sample_run.h"

namespace velocert::reports {
namespace {

namespace fs = std::filesystem;
using records::Meaning;
using records::Story;

ReportRecord record_of(const test::Sample& sample) { return report_record(sample.run, sample.edition).value(); }

/// The issued report of the story's run; the record is left as it is where there is none.
ReportRecord with_life(ReportRecord record, const Story& story) {
    const auto reports = records::report_register(story.entries);
    if (!reports) FAIL(reports.error().text());
    if (const auto* life = issued_of(reports->of_run("run-1"))) add_life(record, *life);
    return record;
}

bool python_is_here() {
    const bool here = std::system("python3 -c 'import xml.etree.ElementTree' > /dev/null 2>&1") == 0;
    if (!here) WARN("skipped: python3 is not installed");
    return here;
}

/// What dcc_structure.py says of the text.
std::string structure_of(const std::string& xml) {
    const auto base = (fs::temp_directory_path() / ("velocert-dcc-" + std::to_string(::getpid()))).string();
    std::ofstream(base + ".xml") << xml;
    const std::string command =
        std::string("python3 '" VELOCERT_DCC_STRUCTURE "' '") + base + ".xml' > '" + base + ".out' 2>&1";
    const int code = std::system(command.c_str());
    std::ifstream file(base + ".out");
    std::string out((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (code != 0 && out.empty()) out = "it failed";
    fs::remove(base + ".xml");
    fs::remove(base + ".out");
    return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the record of an issued report carries its number, standing and signatures") {
    const auto plain = record_of(test::passing_run());
    Story story;
    story.prepare().sign(Meaning::tested, records::li).sign(Meaning::witnessed, records::chen);
    // Until it went out there is nothing to tell.
    CHECK(json_text(with_life(plain, story)) == json_text(plain));
    story.sign(Meaning::reviewed, records::wang).sign(Meaning::approved, records::zhao).issue();
    const auto record = with_life(plain, story);
    CHECK(record.number == "R-2026-0001");
    CHECK(record.standing == "issued");
    CHECK(record.issued_utc == "2026-11-26T02:00:00.000Z");
    REQUIRE(record.persons.size() == plain.persons.size() + 4);
    const auto& tested = record.persons.at(plain.persons.size());
    CHECK(tested.meaning == "tested");
    CHECK(tested.name == "Li Ming");
    CHECK(tested.account == "li");
    CHECK(tested.utc == "2026-11-26T01:30:00.000Z");  // 09:30 in a place eight hours ahead
    CHECK(tested.certificate == base::Digest::of(std::string_view("certificate of Li Ming")).text());
    CHECK(record.persons.back().meaning == "approved");
    // What is written is read back the same.
    const auto text = json_text(record);
    const auto read = report_record_from_json(text, "report.json");
    if (!read) FAIL(read.error().text());
    CHECK(json_text(*read) == text);
}

TEST_CASE("a signature of an earlier preparation is not one of the issued report, and a specimen stays one") {
    Story story;
    story.prepare().sign(Meaning::tested, records::li);
    story.prepare("R-2026-0001", 2).sign_all().issue();
    const auto plain = record_of(test::passing_run());
    const auto record = with_life(plain, story);
    CHECK(record.persons.size() == plain.persons.size() + 3);
    CHECK(with_life(record_of(test::training_run()), story).standing == "specimen");
    // A later report of the same run that is not out yet changes nothing.
    story.prepare("R-2026-0002");
    CHECK(with_life(plain, story).number == "R-2026-0001");
    CHECK(issued_of({}) == nullptr);
}

TEST_CASE("holds, what asks to void an issued report and what amends it stand in its record, a specimen's too") {
    Story story;
    story.open_hold("H1", {records::HoldSubject::Kind::item, "S-777"});
    story.prepare().sign_all().issue();
    const auto sample = test::training_run();
    const auto told = [&] {
        const auto reports = records::report_register(story.entries);
        if (!reports) FAIL(reports.error().text());
        auto record = with_life(record_of(sample), story);
        record.run = "run-1";
        record.item.id = "S-001";
        add_open_holds(record, *reports);
        return record;
    };
    auto record = told();
    CHECK(record.standing == "specimen");
    CHECK(record.report_state == "issued");
    CHECK(record.open_holds.empty());  // that hold is on another item
    story.open_hold("H2", {records::HoldSubject::Kind::run, "run-1"});
    story.open_hold("H3", {records::HoldSubject::Kind::report, "R-2026-0001"});
    story.close_hold("H2");
    story.add("report-void-request/1",
              to_record(records::VoidRequest{"R-2026-0001", "wrong item", records::li, "2026-11-26T03:00:00.000Z"}));
    record = told();
    REQUIRE(record.open_holds.size() == 1);
    CHECK(record.open_holds.front().hold == "H3");
    CHECK(record.open_holds.front().about == "report R-2026-0001");
    CHECK(record.open_holds.front().reason == "scale drifted");
    CHECK(record.void_request == "wrong item");
    CHECK_FALSE(record.void_reason);
    story.add("report-void/1",
              to_record(records::ReportVoid{{"R-2026-0001", "wrong item", records::li, "2026-11-26T03:00:00.000Z"},
                                            records::zhao,
                                            "2026-11-26T04:00:00.000Z"}));
    record = told();
    CHECK(record.report_state == "voided");
    CHECK(record.void_reason == "wrong item");
    CHECK_FALSE(record.void_request);
}

TEST_CASE("the XML keeps to the structure of a digital certificate, whatever the run, issued or not") {
    if (!python_is_here()) return;
    Story issued;
    issued.prepare().sign_all().issue();
    auto odd = test::failing_run();
    odd.run.item.model = "  a model with blanks around it ";
    odd.run.item.maker = "制造商";
    auto empty = test::passing_run();
    empty.run.results.clear();
    auto twice = test::passing_run();
    twice.run.results.insert(twice.run.results.end(), twice.run.results.begin(), twice.run.results.end());
    auto nameless = test::passing_run();
    nameless.edition.clauses.clear();
    auto endless = test::aborted_run();
    endless.run.ended_utc.clear();
    for (const auto& sample : {test::passing_run(), test::failing_run(), test::undecided_run(), test::aborted_run(),
                               test::errored_run(), test::training_run(), odd, empty, twice, nameless, endless}) {
        const auto record = record_of(sample);
        CAPTURE(record.run, record.results.size());
        CHECK(structure_of(xml_text(record)) == "");
        const std::string pdf = "%PDF-1.7 bytes";
        const auto whole = xml_text(with_life(record, issued), {"R-2026-0001.pdf", base::as_bytes(pdf)});
        CHECK(structure_of(whole) == "");
        CHECK(whole.find("<dcc:uniqueIdentifier>R-2026-0001</dcc:uniqueIdentifier>") != std::string::npos);
        CHECK(whole.find("<dcc:issueDate>2026-11-26</dcc:issueDate>") != std::string::npos);
        CHECK(whole.find("<dcc:mainSigner>true</dcc:mainSigner>") != std::string::npos);
    }
}

TEST_CASE("the report that an issued one amends stands in its record, and is read back") {
    records::ReportLife life;
    Story story;
    story.prepare().sign_all().issue();
    life.preparation = story.preparation("R-2026-0002");
    life.preparation.amends = {"R-2026-0001", records::AmendmentKind::replacement, "wrong model", {}};
    life.issue = story.issue_of();
    life.state = records::ReportState::issued;
    auto record = record_of(test::passing_run());
    add_life(record, life);
    REQUIRE(record.amends);
    CHECK(record.amends->report == "R-2026-0001");
    CHECK(record.amends->kind == "replacement");
    const auto text = json_text(record);
    const auto read = report_record_from_json(text, "report.json");
    if (!read) FAIL(read.error().text());
    CHECK(json_text(*read) == text);
    const auto xml = xml_text(record);
    CHECK(xml.find("<dcc:typeOfChange>substituted</dcc:typeOfChange>") != std::string::npos);
    CHECK(xml.find("<dcc:replacedUniqueIdentifier>R-2026-0001</dcc:replacedUniqueIdentifier>") != std::string::npos);
    record.amends->kind = "supplement";
    CHECK(xml_text(record).find("<dcc:typeOfChange>amended</dcc:typeOfChange>") != std::string::npos);
    if (python_is_here()) CHECK(structure_of(xml) == "");
}

TEST_CASE("the XML names the file of the program, and what measured for each result with its certificate") {
    auto record = record_of(test::passing_run());
    REQUIRE_FALSE(record.results.empty());
    const auto procedure = record.results.front().procedure;
    const auto digest = base::Digest::of(std::string_view("the certificate")).text();
    record.program_file = "velocert-cli";
    record.program_sha256 = base::Digest::of(std::string_view("the program")).text();
    const auto attempt = [](const std::string& of, const std::vector<std::string>& roles) {
        AttemptRecord out;
        out.id = of + "/a#1";
        out.procedure = of;
        for (const auto& role : roles) out.captures.emplace_back().role = role;
        return out;
    };
    record.attempts = {attempt(procedure, {"scale", "timer"}), attempt("other", {"pedal"})};
    record.equipment = {{"scale", "EQ-7", "CAL-2025-11", digest, {"mass"}},
                        {"timer", {}, "", "", {}},
                        {"pedal", "EQ-9", "CAL-2025-12", digest, {}}};
    const auto xml = xml_text(record);
    CHECK(xml.find("velocert-cli, SHA-256 " + *record.program_sha256) != std::string::npos);
    CHECK(xml.find("<dcc:referralID>CAL-2025-11</dcc:referralID>") != std::string::npos);
    CHECK(xml.find("<dcc:value>" + digest + "</dcc:value>") != std::string::npos);
    CHECK(xml.find("<dcc:value>EQ-7</dcc:value>") != std::string::npos);
    CHECK(xml.find("<dcc:content>timer</dcc:content>") != std::string::npos);
    // Of another procedure: nothing here was measured with it.
    CHECK(xml.find("<dcc:referralID>CAL-2025-12</dcc:referralID>") == std::string::npos);
    // Gauges that were read and named: one of the register, one that it does not know, and one of another procedure.
    const auto of_gauge = base::Digest::of(std::string_view("certificate of the gauge")).text();
    const auto older = base::Digest::of(std::string_view("its certificate of before")).text();
    record.equipment.push_back({"gauge:E-1", "EQ-11", "CAL-G1", of_gauge, {"length"}});
    record.equipment.push_back({"gauge:E-1", "EQ-11", "CAL-G0", older, {"length"}});
    record.equipment.push_back({"gauge:E-2", "EQ-12", "CAL-G2", of_gauge, {"length"}});
    const auto read_by = [](const char* gauge, Maybe role, Maybe certificate) {
        return GaugeRecord{"gauge", gauge, "length", {}, {}, std::move(role), std::move(certificate)};
    };
    record.attempts.at(0).gauges = {read_by("E-1", "gauge:E-1", of_gauge), read_by("E-1", "gauge:E-1", of_gauge),
                                    read_by("T-77", {}, {})};
    record.attempts.at(1).gauges = {read_by("E-2", "gauge:E-2", of_gauge)};
    const auto with_gauges = xml_text(record);
    const auto times = [&](const std::string& what) {
        std::size_t out = 0;
        for (auto at = with_gauges.find(what); at != std::string::npos; at = with_gauges.find(what, at + 1)) ++out;
        return out;
    };
    const auto results = static_cast<std::size_t>(
        std::ranges::count_if(record.results, [&](const auto& result) { return result.procedure == procedure; }));
    CHECK(times("<dcc:referralID>CAL-G1</dcc:referralID>") == results);
    CHECK(times("<dcc:value>EQ-11</dcc:value>") == results);
    CHECK(times("<dcc:value>T-77</dcc:value>") == results);
    CHECK(times("<dcc:referralID>CAL-G0</dcc:referralID>") == 0);
    CHECK(times("<dcc:referralID>CAL-G2</dcc:referralID>") == 0);
    if (python_is_here()) CHECK(structure_of(with_gauges) == "");
    if (python_is_here()) CHECK(structure_of(xml) == "");
}

TEST_CASE("the check of the structure finds what is out of place") {
    if (!python_is_here()) return;
    Story issued;
    issued.prepare().sign_all().issue();
    const auto good = xml_text(with_life(record_of(test::passing_run()), issued));
    REQUIRE(structure_of(good) == "");
    const std::pair<const char*, const char*> changes[] = {
        {"<dcc:countryCodeISO3166_1>CN</dcc:countryCodeISO3166_1>", ""},
        {"<dcc:countryCodeISO3166_1>CN<", "<dcc:countryCodeISO3166_1>China<"},
        {"<dcc:issuer>calibrationLaboratory<", "<dcc:issuer>laboratory<"},
        {"<dcc:performanceLocation>laboratory<", "<dcc:performanceLocation>hall 2<"},
        {"<dcc:role>approved</dcc:role>", "<dcc:role></dcc:role>"},
        {"<dcc:mainSigner>true</dcc:mainSigner>", "<dcc:signer>true</dcc:signer>"},
        {"<si:unit>", "<si:unit>kg"},
        {"<si:value>", "<si:value>about "},
        {"schemaVersion=\"3.3.0\"", "schemaVersion=\"2.4.0\""},
        {"<dcc:conformity>pass<", "<dcc:conformity>P<"},
        {"<dcc:type>application<", "<dcc:type>program<"},
    };
    for (const auto& [from, to] : changes) {
        CAPTURE(from, to);
        CHECK(structure_of(replaced(good, from, to)) != "");
    }
}

namespace {

/// What a report was sealed with, of another laboratory and client than the run tells.
base::Json sealed_record() {
    return base::Json::parse(R"({"fields":{"b":{"what":"laboratory","text":"Real Lab GmbH, Tianjin"},
        "e":{"what":"client","text":"ACME, 2 Road"}},
        "opinions":[{"text":"The brake is well made","basis":"6.2","dialogue":"","stated_by":{"name":"Zhao Lei"}}],
        "order":{"format":"velocert-order/1","number":"O-7","place":"Hall 3, Tianjin",
            "laboratory":{"name":"Real Lab GmbH","address":"Tianjin"},"client":{"name":"ACME","address":"2 Road"},
            "sample":{"id":"S-001","received_on":"2025-11-20"},
            "external":[{"what":"battery","body":"CQC","number":"B-9","dated":"2025-01-01"}]}})",
                             "record")
        .value();
}

}  // namespace

TEST_CASE("exports of an issued report state what it was sealed with, and contradict it nowhere") {
    auto record = record_of(test::passing_run());
    const auto before = json_text(record);
    CHECK(before.find("administrative") == std::string::npos);
    REQUIRE(add_sealed(record, sealed_record()));
    CHECK(record.laboratory == "Real Lab GmbH");
    CHECK(record.item.client == "ACME");
    const auto json = json_text(record);
    for (const auto* told : {"Real Lab GmbH, Tianjin", "O-7", "Hall 3, Tianjin", "B-9", "The brake is well made"}) {
        CAPTURE(told);
        CHECK(json.find(told) != std::string::npos);
    }
    const auto again = report_record_from_json(json, "report.json");
    if (!again) FAIL(again.error().text());
    CHECK(json_text(*again) == json);
    const auto xml = xml_text(record);
    for (const auto* told :
         {"<dcc:receiptDate>2025-11-20</dcc:receiptDate>", "<dcc:performanceLocation>other</dcc:performanceLocation>",
          "<dcc:content>Real Lab GmbH</dcc:content>", "<dcc:content>ACME</dcc:content>",
          "<dcc:content>2 Road</dcc:content>", "<dcc:value>Hall 3, Tianjin</dcc:value>",
          "<dcc:content>b) laboratory: Real Lab GmbH, Tianjin</dcc:content>",
          "opinion: The brake is well made (basis: 6.2; stated by Zhao Lei)"}) {
        CAPTURE(told);
        CHECK(xml.find(told) != std::string::npos);
    }
    if (python_is_here()) CHECK(structure_of(xml).empty());
    // What is no sealed record adds nothing.
    auto untouched = record_of(test::passing_run());
    for (const auto* bad : {"{}", R"({"fields":{}})", R"({"order":{}})", R"({"fields":[],"order":{}})"}) {
        CAPTURE(bad);
        CHECK_FALSE(add_sealed(untouched, base::Json::parse(bad, "record").value()));
    }
    CHECK(json_text(untouched) == before);
}

}  // namespace velocert::reports
