// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <functional>
#include <sstream>

#include "reports/content/report_text.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;

namespace {

std::string read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace

// The golden files change by one command: VELOCERT_UPDATE_GOLDEN=1 reports_tests "[golden]"
TEST_CASE("the text of a report is, word for word, the reviewed one", "[golden][reports]") {
    struct Case {
        std::string name;
        std::function<test::Sample()> sample;
    };
    const std::vector<Case> cases = {
        {"pass", test::passing_run},    {"fail", test::failing_run},    {"not-evaluated", test::undecided_run},
        {"aborted", test::aborted_run}, {"errored", test::errored_run}, {"specimen", test::training_run}};
    for (const auto& [name, sample] : cases) {
        DYNAMIC_SECTION(name) {
            const auto report = sample().report();
            REQUIRE(report);
            const std::string text = report_text(*report);
            const std::string path = VELOCERT_GOLDEN "/reports/" + std::string(name) + ".txt";
            if (const char* update = std::getenv("VELOCERT_UPDATE_GOLDEN"); update != nullptr && *update != '\0') {
                std::ofstream(path, std::ios::binary) << text;
            }
            CHECK(text == read(path));
        }
    }
}
