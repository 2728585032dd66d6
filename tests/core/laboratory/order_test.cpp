// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/order.h"

#include <catch2/catch.hpp>

#include "core/laboratory/scope.h"

namespace velocert::laboratory {
namespace {

constexpr auto scope_text = R"({"format": "velocert-scope/1", "marks": [
  {"mark": "CNAS", "number": "L0001", "valid_from": "2025-01-01", "valid_to": "2027-12-31",
   "items": [{"edition": "GB17761-2024", "procedures": ["braking", "vehicle-mass"]}]},
  {"mark": "CMA", "number": "170000", "valid_from": "2025-01-01", "valid_to": "2026-06-30",
   "items": [{"edition": "GB17761-2018", "procedures": ["braking"]}]}]})";

base::Date day(const char* text) { return *base::parse_date(text); }

}  // namespace

TEST_CASE("the demonstration order reads back and says everywhere what it is", "[order]") {
    const auto text = demonstration_order("S-001", "TDT-1", "", day("2026-11-26"));
    const auto order = load_order(text, "demonstration");
    REQUIRE(order);
    CHECK(order->demonstration);
    CHECK(order->item == "S-001");
    for (const auto* part : {&order->laboratory.name, &order->laboratory.address, &order->place, &order->client.name,
                             &order->description, &order->sampling, &order->number}) {
        INFO(*part);
        CHECK((part->find("emonstration") != std::string::npos));
    }
}

TEST_CASE("orders that contradict themselves or say what nobody asked for are refused", "[order]") {
    const char* cases[] = {
        R"([])",
        R"({})",
        R"({"format": "velocert-order/2"})",
        R"({"format": "velocert-order/1", "more": 1})",
        R"({"format": "velocert-order/1", "ordered_on": "2026-02-30"})",
        R"({"format": "velocert-order/1", "sample": {"received_on": "yesterday"}})",
        R"({"format": "velocert-order/1", "sample": {"colour": "red"}})",
        R"({"format": "velocert-order/1", "laboratory": {"phone": "1"}})",
        R"({"format": "velocert-order/1", "photos": [{"subject": "a", "file": "b", "sha256": "c"}]})",
        R"({"format": "velocert-order/1", "photos_asked": "front"})",
        R"({"format": "velocert-order/1", "photos_asked": [1]})",
        R"({"format": "velocert-order/1", "no_deviations": true, "deviations": [{"what": "a", "reason": "b", "accepted_by": "c"}]})",
        R"({"format": "velocert-order/1", "deviations": [{"what": "a", "reason": "b"}]})",
        R"({"format": "velocert-order/1", "deviations": [{"what": "a", "reason": "b", "accepted_by": "c", "excluded": true}]})",
        R"({"format": "velocert-order/1", "no_external": true, "external": [{"what": "a", "body": "b", "number": "c", "dated": "2026-01-01"}]})",
        R"({"format": "velocert-order/1", "external": [{"what": "a", "body": "b", "number": "", "dated": "2026-01-01"}]})",
        R"({"format": "velocert-order/1", "external": [{"what": "a", "body": "b", "number": "c"}]})",
        R"({"format": "velocert-order/1", "samples": "B1"})",
        R"({"format": "velocert-order/1", "samples": [{"plan": "B"}]})",
        R"({"format": "velocert-order/1", "samples": [{"code": "B1"}]})",
        R"({"format": "velocert-order/1", "samples": [{"plan": "", "code": "B1"}]})",
        R"({"format": "velocert-order/1", "samples": [{"plan": "B", "code": ""}]})",
        R"({"format": "velocert-order/1", "samples": [{"plan": "B", "code": "B1"}, {"plan": "C", "code": "B1"}]})",
        R"({"format": "velocert-order/1", "samples": [{"plan": "B", "code": "B1", "procedures": "vibration"}]})",
        R"({"format": "velocert-order/1", "samples": [{"plan": "B", "code": "B1", "procedures": [1]}]})",
        R"({"format": "velocert-order/1", "samples": [{"plan": "B", "code": "B1", "procedures": [""]}]})",
        R"({"format": "velocert-order/1", "samples": [{"plan": "B", "code": "B1", "spare": "yes"}]})",
        R"({"format": "velocert-order/1", "samples": [{"plan": "B", "code": "B1", "colour": "red"}]})",
        R"({"format": "velocert-order/1", "product": {"colour": "red"}})",
        R"({"format": "velocert-order/1", "product": {"parameters": [{"name": "a"}]}})",
        R"({"format": "velocert-order/1", "product": {"components": [{"name": "a", "model": "b", "maker": "c"}]}})",
        R"({"format": "velocert-order/1", "product": {"parameters": [{"name": "a", "value": "b", "answers": ["general"]}]}})",
        R"({"format": "velocert-order/1", "product": {"parameters": [{"name": "a", "value": "b", "answers": ["x/y"]}]}})",
        R"({"format": "velocert-order/1", "product": {"parameters": [{"name": "a", "value": "b", "answers": ["x/.z"]}]}})",
        R"({"format": "velocert-order/1", "product": {"parameters": [{"name": "a", "value": "b", "answers": ["item.model"]}]}})",
        R"({"format": "velocert-order/1", "product": {"parameters": [{"name": "a", "value": "b", "answers": "x/y.z"}]}})",
        R"({"format": "velocert-order/1", "product": {"covered": [{"model": "a", "differences": "b", "drive": "steam", "battery": "other"}]}})",
        R"({"format": "velocert-order/1", "product": {"covered": [{"model": "a", "differences": "b", "drive": "assist", "battery": "zinc"}]}})",
        R"({"format": "velocert-order/1", "product": {"covered": [
             {"model": "a", "differences": "b", "drive": "assist", "battery": "other"},
             {"model": "a", "differences": "c", "drive": "assist", "battery": "other"}]}})",
    };
    for (const auto* text : cases) {
        INFO(text);
        CHECK_FALSE(load_order(text, "order.json"));
    }
}

TEST_CASE("models that do not make one unit with the item are named with what is different", "[order]") {
    const auto order = load_order(R"({"format": "velocert-order/1", "product": {
        "applicant": "A Ltd", "factory": "F Ltd", "parameters": [{"name": "Rated voltage", "value": "48 V"}],
        "components": [{"name": "motor", "model": "M1", "maker": "Maker", "certificate": "none: no certificate is asked for"}],
        "covered": [
          {"model": "same", "differences": "colour", "drive": "assist", "battery": "lead-acid"},
          {"model": "throttle", "differences": "drive", "drive": "electric", "battery": "lead-acid"},
          {"model": "lithium", "differences": "battery", "drive": "assist", "battery": "lithium-ion"},
          {"model": "tandem", "differences": "frame", "drive": "assist", "battery": "lead-acid", "similar_frame": false}]}})",
                                  "order.json");
    REQUIRE(order);
    CHECK(order->factory == "F Ltd");
    CHECK(order->parameters.at(0).value == "48 V");
    CHECK(order->components.at(0).maker == "Maker");
    standards::ItemTraits item;
    item.drive = standards::Drive::assist;
    item.battery = standards::Battery::lead_acid;
    const auto differences = unit_differences(*order, item);
    REQUIRE(differences.size() == 3);
    CHECK(unit_warning(differences[0]) == "model throttle is not of the same certification unit as the item: drive");
    CHECK(unit_warning(differences[1]) ==
          "model lithium is not of the same certification unit as the item: kind of battery");
    CHECK(unit_warning(differences[2]) == "model tandem is not of the same certification unit as the item: frame");
    CHECK_FALSE((differences[0].battery || differences[0].frame));
    CHECK(unit_differences({}, item).empty());
}

TEST_CASE("which sample a procedure is done on is what the order says, and nothing else", "[order]") {
    const auto order = load_order(R"({"format": "velocert-order/1", "samples": [
        {"plan": "B", "code": "B1", "procedures": ["vibration", "impact"]},
        {"plan": "B", "code": "B2"},
        {"plan": "B", "code": "B3", "spare": true},
        {"plan": "C", "code": "C1"},
        {"plan": "C", "code": "C2"},
        {"plan": "D", "code": "D1", "spare": true},
        {"plan": "E", "code": "E1", "spare": true, "procedures": ["fire"]},
        {"plan": "F", "code": "F1", "procedures": ["fire"]},
        {"plan": "F", "code": "F2", "procedures": ["fire"]},
        {"plan": "F", "code": "F3"}]})",
                                  "order.json");
    REQUIRE(order);
    CHECK(order->samples.size() == 10);
    CHECK(order->samples[2].spare);
    using Codes = std::vector<std::string>;
    struct Row {
        const char* plan;
        const char* procedure;
        const char* code;
        Codes among;
    };
    for (const auto& row : {
             Row{"B", "impact", "B1", {}},        // it names the procedure
             Row{"B", "static-loads", "B2", {}},  // the only other one that is no spare
             Row{"C", "fire", "", {"C1", "C2"}},  // nobody says which
             Row{"D", "short-circuit", "", {}},   // a spare serves nothing of itself
             Row{"E", "fire", "E1", {}},          // and what it is named for
             Row{"E", "impact", "", {}},
             Row{"F", "fire", "", {"F1", "F2"}},
             Row{"F", "impact", "F3", {}},
             Row{"G", "impact", "", {}},
         }) {
        CAPTURE(row.plan, row.procedure);
        const auto found = sample_code(order->samples, row.plan, row.procedure);
        CHECK(found.code == row.code);
        CHECK(found.among == row.among);
    }
    CHECK(load_order(R"({"format": "velocert-order/1"})", "order.json")->samples.empty());
}

TEST_CASE("a mark is placed for what its scope covers, with footnotes, and not at all otherwise", "[scope]") {
    const auto scope = load_scope(scope_text, "scope.json");
    REQUIRE(scope);
    const std::vector<std::string> inside = {"braking", "vehicle-mass"};
    const std::vector<std::string> partly = {"braking", "plastics-share"};
    const std::vector<std::string> outside = {"plastics-share"};
    const auto on = day("2026-01-15");
    CHECK(mark_decisions(*scope, "GB17761-2024", inside, on)[0].placed);
    CHECK(mark_decisions(*scope, "GB17761-2024", inside, on)[0].outside.empty());
    const auto footnote = mark_decisions(*scope, "GB17761-2024", partly, on)[0];
    CHECK(footnote.placed);
    CHECK(footnote.outside == std::vector<std::string>{"plastics-share"});
    CHECK_FALSE(mark_decisions(*scope, "GB17761-2024", outside, on)[0].placed);
    // The edition decides, not the name of the procedure.
    CHECK_FALSE(mark_decisions(*scope, "GB17761-2024", inside, on)[1].placed);
    CHECK(mark_decisions(*scope, "GB17761-2018", inside, on)[1].placed);
    CHECK(mark_decisions(*scope, "GB17761-2018", inside, day("2026-07-01"))[1].refusal ==
          "the accreditation ended on 2026-06-30");
    CHECK(mark_decisions(*scope, "GB17761-2024", inside, day("2024-12-31"))[0].refusal ==
          "the accreditation holds from 2025-01-01 on");
    CHECK_FALSE(mark_decisions(*scope, "GB17761-2024", {}, on)[0].placed);
}

TEST_CASE("decided marks are kept in the record of a report and read back as they were", "[scope]") {
    const std::vector<MarkDecision> marks = {{"CNAS", "L1", true, {"plastics-share"}, {}},
                                             {"CMA", "2", false, {}, "the accreditation ended on 2026-06-30"}};
    const auto again = mark_decisions_from_json(to_json(marks), "record");
    REQUIRE(again);
    REQUIRE(again->size() == 2);
    CHECK((*again)[0].mark == "CNAS");
    CHECK((*again)[0].number == "L1");
    CHECK((*again)[0].placed);
    CHECK((*again)[0].outside == std::vector<std::string>{"plastics-share"});
    CHECK_FALSE((*again)[1].placed);
    CHECK((*again)[1].refusal == "the accreditation ended on 2026-06-30");
    CHECK(mark_decisions_from_json(base::Json::array(), "record")->empty());
    for (const auto* text : {
             R"({})",
             R"([1])",
             R"([{"mark": "A", "number": "1", "outside": []}])",
             R"([{"mark": "A", "number": "1", "placed": true, "outside": [], "refusal": "no"}])",
             R"([{"mark": "A", "number": "1", "placed": false, "outside": [], "refusal": ""}])",
             R"([{"mark": "A", "number": "1", "placed": true, "outside": [1], "refusal": ""}])",
             R"([{"mark": "", "number": "1", "placed": true, "outside": [], "refusal": ""}])",
             R"([{"mark": "A", "number": "1", "placed": true, "outside": [], "refusal": "", "more": 1}])",
         }) {
        INFO(text);
        CHECK_FALSE(mark_decisions_from_json(base::Json::parse(text).value(), "record"));
    }
}

TEST_CASE("scopes that cannot be meant are refused", "[scope]") {
    const char* cases[] = {
        R"({})",
        R"({"format": "velocert-scope/2", "marks": []})",
        R"({"format": "velocert-scope/1"})",
        R"({"format": "velocert-scope/1", "marks": [{"mark": "CNAS"}]})",
        R"({"format": "velocert-scope/1", "marks": [{"mark": "CNAS", "number": "1", "valid_from": "2026-01-02", "valid_to": "2026-01-01", "items": []}]})",
        R"({"format": "velocert-scope/1", "marks": [{"mark": "A", "number": "1", "valid_from": "2026-01-01", "valid_to": "2026-01-01", "items": []}, {"mark": "A", "number": "1", "valid_from": "2026-01-01", "valid_to": "2026-01-01", "items": []}]})",
        R"({"format": "velocert-scope/1", "marks": [{"mark": "A", "number": "1", "valid_from": "2026-01-01", "valid_to": "2026-01-01", "items": [{"edition": "x", "procedures": [1]}]}]})",
    };
    for (const auto* text : cases) {
        INFO(text);
        CHECK_FALSE(load_scope(text, "scope.json"));
    }
}

}  // namespace velocert::laboratory
