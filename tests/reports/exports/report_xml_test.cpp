// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/report_xml.h"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "core/base/digest.h"
#include "tests/support/sample_run.h"

namespace velocert::reports {
namespace {

ReportRecord record_of(const test::Sample& sample) { return report_record(sample.run, sample.edition).value(); }

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t out = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++out;
    return out;
}

}  // namespace

TEST_CASE("the XML has the parts of a digital test report, with each figure and its uncertainty") {
    const auto record = record_of(test::passing_run());
    const auto xml = xml_text(record);
    CHECK(xml == xml_text(record));
    const auto administrative = xml.find("<dcc:administrativeData>");
    const auto results = xml.find("<dcc:measurementResults>");
    const auto comment = xml.find("<dcc:comment>");
    REQUIRE(administrative != std::string::npos);
    CHECK(administrative < results);
    CHECK(results < comment);
    CHECK(comment != std::string::npos);
    CHECK(xml.find("<dcc:document>") == std::string::npos);
    CHECK(count(xml, "<dcc:measurementResult ") == record.results.size());
    for (const auto& result : record.results) {
        REQUIRE(result.value);
        CHECK(xml.find("<si:value>" + result.value->value + "</si:value>") != std::string::npos);
        CHECK(xml.find("<si:unit>" + result.value->si_unit + "</si:unit>") != std::string::npos);
        if (!result.expanded_uncertainty) continue;
        CHECK(xml.find("<si:uncertainty>" + result.expanded_uncertainty->value + "</si:uncertainty>") !=
              std::string::npos);
        CHECK(xml.find("<si:coverageFactor>" + *result.coverage_factor + "</si:coverageFactor>") != std::string::npos);
        CHECK(xml.find("<si:coverageProbability>") != std::string::npos);
    }
    CHECK(count(xml, "<dcc:conformity>pass</dcc:conformity>") == record.results.size());
}

TEST_CASE("conditional statements of conformity are those of the four-zone rule alone") {
    struct Row {
        const char* rule;
        const char* verdict;
        const char* zone;
        const char* says;
    };
    for (const auto& row :
         {Row{"simple", "pass", "conditional-pass", "pass"}, Row{"guard-band", "pass", "conditional-pass", "pass"},
          Row{"target-risk", "fail", "conditional-fail", "fail"}, Row{"simple", "fail", "conditional-fail", "fail"},
          Row{"four-zone", "pass", "conditional-pass", "conditionalPass"},
          Row{"four-zone", "fail", "conditional-fail", "conditionalFail"}, Row{"four-zone", "pass", "pass", "pass"},
          Row{"four-zone", "fail", "fail", "fail"}}) {
        CAPTURE(row.rule, row.zone);
        REQUIRE(conformity::parse_rule_name(row.rule));
        auto record = record_of(test::passing_run());
        for (auto& result : record.results) {
            result.rule = row.rule;
            result.verdict = row.verdict;
            result.zone = row.zone;
        }
        const auto xml = xml_text(record);
        CHECK(count(xml, "<dcc:conformity>" + std::string(row.says) + "</dcc:conformity>") == record.results.size());
        CHECK(count(xml, "<dcc:conformity>") == record.results.size());
    }
}

TEST_CASE("the XML carries the document when there is one") {
    const auto record = record_of(test::training_run());
    const std::string pdf = "%PDF-1.7 bytes";
    const auto xml = xml_text(record, {"SPECIMEN-1.pdf", base::as_bytes(pdf)});
    CHECK(xml.find("<dcc:fileName>SPECIMEN-1.pdf</dcc:fileName>") != std::string::npos);
    CHECK(xml.find("<dcc:dataBase64>JVBERi0xLjcgYnl0ZXM=</dcc:dataBase64>") != std::string::npos);
}

TEST_CASE("a stranger reads the XML and finds in its comment the very record") {
    if (std::system("python3 -c 'import xml.etree.ElementTree' > /dev/null 2>&1") != 0) {
        WARN("skipped: python3 is not installed");
        return;
    }
    const auto base = std::filesystem::temp_directory_path() / ("velocert-xml-" + std::to_string(::getpid()));
    auto record = record_of(test::failing_run());
    record.item.model = "A&B <\"quick\"> \x01 ]]>";
    record.item.maker = "制造商";
    const auto json = json_text(record);
    std::ofstream(base.string() + ".xml") << xml_text(record);
    std::ofstream(base.string() + ".json") << json;
    const std::string command =
        "python3 -c 'import sys, json, xml.etree.ElementTree as tree\n"
        "root = tree.parse(sys.argv[1] + \".xml\").getroot()\n"
        "dcc = \"{https://ptb.de/dcc}\"\n"
        "assert root.tag == dcc + \"digitalCalibrationCertificate\"\n"
        "assert root.find(\".//\" + dcc + \"model\").text == \"A&B <\\\"quick\\\"> \\ufffd ]]>\"\n"
        "record = json.loads(root.find(dcc + \"comment\")[0].text)\n"
        "assert record == json.load(open(sys.argv[1] + \".json\", encoding=\"utf-8\"))\n"
        "assert [e.text for e in root.iter(dcc + \"conformity\")].count(\"fail\") == 1' '" +
        base.string() + "'";
    CHECK(std::system(command.c_str()) == 0);
    std::filesystem::remove(base.string() + ".xml");
    std::filesystem::remove(base.string() + ".json");
}

}  // namespace velocert::reports
