// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/exports/series_csv.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "tests/support/sample_run.h"

namespace velocert::reports {

TEST_CASE("each capture of a run becomes a table with units and a time base") {
    const auto sample = test::failing_run();
    const auto files = series_bundle(sample.run, sample.evidence, sample.decoders);
    REQUIRE(files);
    std::size_t captures = 0;
    for (const auto& step_run : sample.run.step_runs) captures += step_run.captures.size();
    REQUIRE(files->size() == captures + 2);
    std::set<std::string> names;
    for (const auto& file : *files) CHECK(names.insert(file.name).second);

    const auto braking =
        std::find_if(files->begin(), files->end(), [](const auto& file) { return file.name.starts_with("braking_"); });
    REQUIRE(braking != files->end());
    const auto header = braking->text.substr(0, braking->text.find('\n'));
    CHECK(header.starts_with("t_s,"));
    CHECK(header.find("speed_") != std::string::npos);
    CHECK(header.find("distance_") != std::string::npos);
    CHECK(header.ends_with(",flags"));
    const auto columns = std::count(header.begin(), header.end(), ',');
    std::size_t at = header.size() + 1;
    int rows = 0;
    for (std::size_t end = 0; (end = braking->text.find('\n', at)) != std::string::npos; at = end + 1, ++rows)
        if (std::count(braking->text.begin() + static_cast<std::ptrdiff_t>(at),
                       braking->text.begin() + static_cast<std::ptrdiff_t>(end), ',') != columns)
            FAIL("row " << rows << " has another number of columns");
    CHECK(rows > 10);
    CHECK(at == braking->text.size());

    const auto& sums = files->back();
    CHECK(sums.name == "SHA256SUMS");
    for (std::size_t i = 0; i + 1 < files->size(); ++i)
        CHECK(sums.text.find(base::Digest::of((*files)[i].text).text() + "  " + (*files)[i].name + '\n') !=
              std::string::npos);
    const auto index = base::Json::parse((*files)[files->size() - 2].text);
    REQUIRE(index);
    CHECK(index->find("files")->items()->size() == captures);
}

TEST_CASE("a series is not made of evidence that was changed") {
    auto sample = test::passing_run();
    const auto braking = std::find_if(sample.run.step_runs.begin(), sample.run.step_runs.end(),
                                      [](const auto& step_run) { return !step_run.captures.empty(); });
    REQUIRE(braking != sample.run.step_runs.end());
    sample.evidence.spoil(braking->captures.front().log);
    CHECK(series_bundle(sample.run, sample.evidence, sample.decoders).error().code == base::ErrorCode::integrity);
}

}  // namespace velocert::reports
