// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/sealed_changes.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace velocert::records {
namespace {

using base::Json;

const std::string sound = R"({"report":"R-2025-0001","preparation":1,"issue_on":"2025-11-24","run":"run-1",
    "edition":"GB17761-2024","verdict":"pass","marks":[],
    "fields":{"a":{"what":"title","text":"Report"},"d":{"what":"number","text":"R-2025-0001"},
              "e":{"what":"client","text":"Client Ltd, 2 Road"},"j":{"what":"day of issue","text":"2025-11-24"}},
    "signers":{"approved":{"login":"zhao"}},
    "order":{"number":"O-1","client":{"name":"Client Ltd","address":"2 Road"},"sample":{"count":1}},
    "item":{"id":"S-001","model":"TDT-1"},
    "results":[{"procedure":"vehicle-mass","verdict":"pass","assessments":[
        {"clause":"6.1","limit":"mass","relation":"<=","limit_value":"63 kg","value":"62.9 kg","verdict":"pass"}]}]})";

Json record(const std::string& from = {}, const std::string& to = {}) {
    std::string text = sound;
    if (!from.empty()) {
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    }
    auto json = Json::parse(text, "record");
    REQUIRE(json);
    return *json;
}

Amends amends(AmendmentKind kind, std::vector<ReportChange> changes = {}) {
    return {"R-2025-0001", kind, "why", std::move(changes)};
}

}  // namespace

TEST_CASE("what differs between two sealed records is found, each difference once", "[report]") {
    struct Row {
        const char* from;
        const char* to;
        std::vector<ReportChange> changes;
    };
    for (const auto& row : {
             Row{"", "", {}},
             Row{R"("report":"R-2025-0001")", R"("report":"R-2025-0002")", {}},
             Row{R"("issue_on":"2025-11-24")", R"("issue_on":"2025-12-01")", {}},
             Row{R"("text":"R-2025-0001")", R"("text":"R-2025-0002")", {}},
             Row{R"("text":"Report")", R"("text":"Other")", {{"标题 / title", "Report", "Other"}}},
             Row{R"("verdict":"pass","marks")",
                 R"("verdict":"fail","marks")",
                 {{"总体结论 / overall verdict", "pass", "fail"}}},
             Row{R"("62.9 kg")",
                 R"("62.8 kg")",
                 {{"vehicle-mass: 6.1 mass", "62.9 kg, <= 63 kg: pass", "62.8 kg, <= 63 kg: pass"}}},
             Row{R"("63 kg")",
                 R"("55 kg")",
                 {{"vehicle-mass: 6.1 mass", "62.9 kg, <= 63 kg: pass", "62.9 kg, <= 55 kg: pass"}}},
             Row{R"("procedure":"vehicle-mass","verdict":"pass")",
                 R"("procedure":"vehicle-mass","verdict":"fail")",
                 {{"vehicle-mass", "pass", "fail"}}},
             Row{R"("model":"TDT-1")", R"("model":"TDT-2")", {{"item.model", "TDT-1", "TDT-2"}}},
             Row{R"(,"model":"TDT-1")", "", {{"item.model", "TDT-1", ""}}},
             Row{R"("count":1)", R"("count":2)", {{"order.sample.count", "1", "2"}}},
             Row{R"("marks":[])", R"("marks":[{"mark":"CMA"}])", {{"marks[1].mark", "", "CMA"}}},
             Row{R"({"login":"zhao"})", R"({"login":"qian"})", {{"signers.approved.login", "zhao", "qian"}}},
         }) {
        CAPTURE(row.from, row.to);
        CHECK(sealed_changes(record(), record(row.from, row.to)) == row.changes);
    }
    // A leaf of the order that a particular already shows is not said a second time.
    auto moved = record("Client Ltd, 2 Road", "Client Ltd, 7 Lane");
    Json order = *moved.find("order");
    Json client = *order.find("client");
    client.set("address", "7 Lane");
    order.set("client", client);
    moved.set("order", order);
    CHECK(sealed_changes(record(), moved) ==
          std::vector<ReportChange>{{"委托方 / client", "Client Ltd, 2 Road", "Client Ltd, 7 Lane"}});
}

TEST_CASE("an amendment prints every change, and a replacement none that is not there", "[report]") {
    const auto after = record(R"("model":"TDT-1")", R"("model":"TDT-2")");
    const ReportChange found{"item.model", "TDT-1", "TDT-2"};
    using Kind = AmendmentKind;
    for (const auto kind : {Kind::supplement, Kind::replacement}) {
        const auto unstated = changes_to_print(amends(kind), record(), after);
        REQUIRE(unstated);
        CHECK(*unstated == std::vector<ReportChange>{found});
        const ReportChange in_words{"the model", "TDT-1", "TDT-2"};
        const auto stated = changes_to_print(amends(kind, {in_words}), record(), after);
        REQUIRE(stated);
        CHECK(*stated == std::vector<ReportChange>{in_words});
        const auto nothing = changes_to_print(amends(kind), record(), record());
        REQUIRE(!nothing);
        CHECK(nothing.error().code == base::ErrorCode::missing_field);
    }
    const ReportChange untrue{"the model", "TDT-1", "TDT-3"};
    const auto refused = changes_to_print(amends(Kind::replacement, {untrue}), record(), after);
    REQUIRE(!refused);
    CHECK(refused.error().code == base::ErrorCode::bad_value);
    CHECK(refused.error().text().find("TDT-3") != std::string::npos);
    CHECK(!changes_to_print(amends(Kind::replacement, {untrue}), record(), record()));
    // A supplement adds what no record holds, and still cannot leave out what differs.
    const ReportChange added{"a further model", "", "TDT-9"};
    const auto supplement = changes_to_print(amends(Kind::supplement, {added}), record(), after);
    REQUIRE(supplement);
    CHECK(*supplement == std::vector<ReportChange>{added, found});
}

}  // namespace velocert::records
