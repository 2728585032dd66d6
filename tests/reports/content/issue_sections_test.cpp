// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/content/sections/issue_sections.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "reports/content/build_report.h"
#include "reports/content/report_text.h"
#include "reports/content/words/change_names.h"
#include "tests/support/sample_run.h"

using namespace velocert;
using namespace velocert::reports;
using Catch::Contains;

namespace {

laboratory::Order order_of(const test::Sample& sample) {
    const auto order = laboratory::load_order(R"({"format": "velocert-order/1", "number": "O-2025-17",
        "ordered_on": "2025-11-10", "laboratory": {"name": "Testing House", "address": "1 Long Road"},
        "place": "Hall 2", "client": {"name": "Client Ltd", "address": "2 Short Road"},
        "sample": {"id": ")" + sample.run.item.id +
                                                  R"(", "description": "electric bicycle, silver",
                   "condition": "new, undamaged", "received_on": "2025-11-20", "sampled_on": "2025-11-18",
                   "sampling": "taken from stock by the client"},
        "photos": [{"subject": "front-45", "file": "front.jpg",
                    "sha256": "00000000000000000000000000000000000000000000000000000000000000aa"}],
        "deviations": [{"procedure": "braking", "what": "wet condition left out", "reason": "no water",
                        "accepted_by": "Ms Client"}],
        "external": [{"what": "battery", "body": "Battery House", "number": "B-77", "dated": "2025-10-30"}]})",
                                              "order.json");
    REQUIRE(order);
    return *order;
}

IssueInput issue_of(const laboratory::Order& order, const std::string& number) {
    return {number,
            order,
            {{"u-0001", "Li Ming"}, {"u-0002", "Wang Fang"}, {"u-0003", "Zhao Lei"}},
            *base::parse_date("2025-11-24"),
            std::nullopt,
            {},
            "velocert/0123456789abcdef\n17\nAAAA\n"};
}

std::string text_of(const test::Sample& sample, const IssueInput& issue) {
    const auto report = build_report({sample.run, sample.edition, sample.evidence, sample.decoders, &issue});
    if (!report) FAIL(report.error().text());
    return report_text(*report);
}

std::string section_text(const Section& section) {
    Report report;
    report.sections.push_back(section);
    return report_text(report);
}

}  // namespace

TEST_CASE("a report that is prepared for signing has its number and no mark of a draft", "[issue-sections]") {
    const auto sample = test::passing_run();
    const auto order = order_of(sample);
    const auto issue = issue_of(order, "R-2025-0007");
    const auto report = build_report({sample.run, sample.edition, sample.evidence, sample.decoders, &issue});
    REQUIRE(report);
    CHECK(report->standing == Standing::numbered);
    CHECK(report->number == "R-2025-0007");
    CHECK(report->mark.zh.empty());
    const auto text = report_text(*report);
    CHECK_THAT(text, !Contains("DRAFT") && !Contains("SPECIMEN") && !Contains("draft"));
}

TEST_CASE("a specimen stays a specimen, signed or not", "[issue-sections]") {
    const auto sample = test::training_run();
    const auto order = order_of(sample);
    const auto issue = issue_of(order, "SPECIMEN-2025-0001");
    const auto report = build_report({sample.run, sample.edition, sample.evidence, sample.decoders, &issue});
    REQUIRE(report);
    CHECK(report->standing == Standing::specimen);
    CHECK(report->number == "SPECIMEN-2025-0001");
    CHECK(report->mark.en == "SPECIMEN");
    CHECK_THAT(report_text(*report), Contains("for training and have no effect"));
}

TEST_CASE("all sixteen fields of a report stand in its text", "[issue-sections]") {
    const auto sample = test::passing_run();
    const auto order = order_of(sample);
    const auto text = text_of(sample, issue_of(order, "R-2025-0007"));
    const std::pair<char, const char*> fields[] = {
        {'a', "Test report on part of the clauses: electric bicycle"},
        {'b', "Testing House"},
        {'b', "1 Long Road"},
        {'c', "Hall 2"},
        {'d', "Report no. R-2025-0007"},
        {'d', "End of report"},
        {'e', "Client Ltd"},
        {'e', "2 Short Road"},
        {'g', "electric bicycle, silver"},
        {'g', "new, undamaged"},
        {'h', "2025-11-20"},
        {'h', "2025-11-18"},
        {'j', "签发日期 Date of issue: 2025-11-24"},
        {'k', "taken from stock by the client"},
        {'l', "The results relate only to the item tested."},
        {'n', "wet condition left out"},
        {'n', "Ms Client"},
        {'o', "批准人 Authorised by: Zhao Lei"},
        {'p', "Battery House"},
        {'p', "B-77"},
    };
    for (const auto& [letter, part] : fields) {
        INFO(letter);
        CHECK_THAT(text, Contains(part));
    }
    CHECK_THAT(text, Contains(sample.edition.printed));                // f
    CHECK_THAT(text, Contains(sample.run.started_utc.substr(0, 10)));  // i
    CHECK_THAT(text, Contains("may not be reproduced except in full"));
    CHECK_THAT(text, Contains("velocert/0123456789abcdef\n17\nAAAA"));
    for (const auto* part : {"Li Ming", "Wang Fang", "Zhao Lei", "Tested", "Reviewed", "Approved"})
        CHECK_THAT(text, Contains(part));
}

TEST_CASE("certificates that a run rests on are results of external providers, whatever the order says",
          "[issue-sections]") {
    auto sample = test::passing_run();
    auto none = order_of(sample);
    none.external.clear();
    none.no_external = true;
    const std::string said_none = "No results of external providers are used";
    CHECK_THAT(text_of(sample, issue_of(none, "R-1")), Contains(said_none));

    auto charger = sample.edition.procedures.front();
    charger.id = "charger";
    charger.title = {"充电器", "Charger"};
    charger.steps = {charger.steps.front()};
    charger.steps.front().id = "certificate";
    charger.steps.front().evaluation = "external-certificate";
    sample.edition.procedures.push_back(charger);
    sample.run.procedures.push_back("charger");
    sequence::StepRun attempt;
    attempt.procedure = "charger";
    attempt.step = "certificate";
    attempt.typed = {{"certificate", "number", "CERT-1"},
                     {"certificate", "body", "Charger Body"},
                     {"certificate", "dated", "2025-08-20"}};
    sample.run.step_runs.push_back(attempt);
    const auto text_with = [&] {
        return section_text(order_section(issue_of(none, "R-1"), sample.edition, sample.run));
    };
    // An attempt that does not count is relied on by nobody.
    CHECK_THAT(text_with(), Contains(said_none) && !Contains("CERT-1"));
    sample.run.step_runs.back().result.valid = true;
    CHECK_THAT(text_with(), !Contains(said_none) && Contains("CERT-1") && Contains("Charger Body") &&
                                Contains("2025-08-20") && Contains("Charger"));
}

TEST_CASE("a test by a laboratory's own pack says so on the cover and beside the edition", "[issue-sections]") {
    auto sample = test::passing_run();
    const auto order = order_of(sample);
    const auto issue = issue_of(order, "R-1");
    CHECK_THAT(text_of(sample, issue), !Contains("Lab X"));
    sample.edition.laboratory = "Lab X";
    const auto report = build_report({sample.run, sample.edition, sample.evidence, sample.decoders, &issue});
    REQUIRE(report);
    const auto standard = std::ranges::find(report->cover.items, "Standard", [](const Field& f) { return f.label.en; });
    REQUIRE(standard != report->cover.items.end());
    CHECK_THAT(standard->value.en, Contains("Lab X"));
    CHECK_THAT(section_text(*report->section("edition")), Contains("Lab X") && !Contains("approved"));
}

TEST_CASE("a report says who approved the laboratory's own pack, or that nobody did", "[issue-sections]") {
    auto sample = test::passing_run();
    sample.edition.laboratory = "Lab X";
    const auto said = [&] {
        const auto report = build_report({sample.run, sample.edition, sample.evidence, sample.decoders});
        REQUIRE(report);
        return section_text(*report->section("edition"));
    };
    sample.run.pack_approval = sequence::PackApproval{"A1", {"u-0001", "Zhao Lei"}, "2025-11-22T10:00:00.000+08:00"};
    CHECK_THAT(said(), Contains("by Zhao Lei on 2025-11-22T10:00:00.000+08:00, signed (A1)"));
    sample.run.pack_approval = sequence::PackApproval{};
    CHECK_THAT(said(), Contains("not approved: the archive had no accounts"));
}

TEST_CASE("who tested stands on the cover, by the order's signer where the run names nobody", "[issue-sections]") {
    auto sample = test::passing_run();
    const auto order = order_of(sample);
    const auto issue = issue_of(order, "R-1");
    const auto tested_by = [&] {
        const auto report = build_report({sample.run, sample.edition, sample.evidence, sample.decoders, &issue});
        REQUIRE(report);
        const auto field =
            std::ranges::find(report->cover.items, "Tested by", [](const Field& f) { return f.label.en; });
        REQUIRE(field != report->cover.items.end());
        return print(field->value, Language::en);
    };
    sample.run.operator_name = "Somebody Else";
    CHECK(tested_by() == "Somebody Else");
    sample.run.operator_name.clear();
    CHECK(tested_by() == "Li Ming");
}

TEST_CASE("an amendment says what it amends, why, and everything that changed", "[issue-sections]") {
    const auto sample = test::passing_run();
    const auto order = order_of(sample);
    auto issue = issue_of(order, "R-2025-0008");
    issue.amends = records::Amends{"R-2025-0007",
                                   records::AmendmentKind::supplement,
                                   "mass was mistyped",
                                   {{"mass", "62.95 kg", "62.59 kg"}, {"note", "", "weighed again"}}};
    const auto supplement = text_of(sample, issue);
    for (const auto* part : {"Amendment to report no. R-2025-0007", "mass was mistyped", "62.95 kg", "62.59 kg",
                             "weighed again", "to be read together with it"})
        CHECK_THAT(supplement, Contains(part));
    issue.amends->kind = records::AmendmentKind::replacement;
    CHECK_THAT(text_of(sample, issue), Contains("Replaces report no. R-2025-0007"));
}

TEST_CASE("opinions stand in a section of their own that says they are no results, with basis and person",
          "[issue-sections]") {
    const auto sample = test::passing_run();
    const auto order = order_of(sample);
    auto issue = issue_of(order, "R-2025-0008");
    CHECK_THAT(text_of(sample, issue), !Contains("Opinions and interpretations"));
    issue.opinions = {{"The rear brake fades when wet", "attempts 2 and 3", "told to the client", {"u-1", "Zhao Lei"}},
                      {"The stand is short", "tilting test", {}, {"u-2", "Wang Fang"}}};
    const auto text = text_of(sample, issue);
    for (const auto* part : {"Opinions and interpretations", "They are no results and no statement of conformity",
                             "The rear brake fades when wet", "attempts 2 and 3", "told to the client", "Zhao Lei",
                             "The stand is short", "tilting test", "Wang Fang"})
        CHECK_THAT(text, Contains(part));
    // The verdict and what is concluded from it are the same with them and without.
    const auto with = build_report({sample.run, sample.edition, sample.evidence, sample.decoders, &issue});
    issue.opinions.clear();
    const auto without = build_report({sample.run, sample.edition, sample.evidence, sample.decoders, &issue});
    REQUIRE(with);
    REQUIRE(without);
    CHECK(with->verdict == without->verdict);
    CHECK(with->conclusion.en == without->conclusion.en);
    CHECK(with->sections.size() == without->sections.size() + 1);
}

TEST_CASE("a mark stands with the note of what is outside its scope, and not where it is refused", "[issue-sections]") {
    const auto sample = test::passing_run();
    const auto order = order_of(sample);
    auto issue = issue_of(order, "R-2025-0007");
    issue.marks = {{"CNAS", "L0001", true, {"braking"}, {}}, {"CMA", "170000", false, {}, "outside"}};
    const auto text = text_of(sample, issue);
    CHECK_THAT(text, Contains("CNAS L0001"));
    CHECK_THAT(text, Contains("Note: outside the scope of CNAS: " + sample.edition.procedure("braking")->title.en));
    CHECK_THAT(text, !Contains("170000"));
}

// The golden file changes by one command: VELOCERT_UPDATE_GOLDEN=1 reports_tests "[golden]"
TEST_CASE("the text of a report prepared for signing is, word for word, the reviewed one", "[golden][issue-sections]") {
    const auto sample = test::passing_run();
    const auto order = order_of(sample);
    auto issue = issue_of(order, "R-2025-0008");
    issue.amends = records::Amends{
        "R-2025-0007", records::AmendmentKind::replacement, "mass was mistyped", {{"mass", "62.95 kg", "62.59 kg"}}};
    issue.marks = {{"CNAS", "L0001", true, {"braking"}, {}}};
    const std::string text = text_of(sample, issue);
    const std::string path = std::string(VELOCERT_GOLDEN) + "/reports/prepared.txt";
    if (const char* update = std::getenv("VELOCERT_UPDATE_GOLDEN"); update != nullptr && *update != '\0')
        std::ofstream(path, std::ios::binary) << text;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream reviewed;
    reviewed << file.rdbuf();
    CHECK(text == reviewed.str());
}

TEST_CASE("product, key components and covered models stand in the report, and a foreign unit is called one",
          "[issue-sections]") {
    const auto sample = test::passing_run();
    auto order = order_of(sample);
    CHECK_THAT(text_of(sample, issue_of(order, "R-2025-0007")), !Contains("Product and certification unit"));
    const auto& traits = sample.run.item.traits;
    order.factory = "Factory Ltd";
    order.parameters = {{"Rated voltage", "48 V"}};
    order.components = {{"controller", "C-1", "Maker Ltd", "2025-000017"}};
    order.covered = {{"TDT-9", "another colour", traits.drive, traits.battery, true}};
    const auto alike = text_of(sample, issue_of(order, "R-2025-0007"));
    for (const auto* part :
         {"Factory Ltd", "Rated voltage", "48 V", "Maker Ltd", "2025-000017", "TDT-9", "another colour"})
        CHECK_THAT(alike, Contains(part));
    CHECK_THAT(alike, !Contains("is not of the same certification unit"));
    order.covered.front().similar_frame = false;
    CHECK_THAT(text_of(sample, issue_of(order, "R-2025-0007")),
               Contains("model TDT-9 is not of the same certification unit"));
}

TEST_CASE("the cover names applicant, factory, checker and approver, and only those that there are",
          "[issue-sections]") {
    const auto sample = test::passing_run();
    auto order = order_of(sample);
    const auto on_cover = [&](std::string_view label) -> std::string {
        const auto issue = issue_of(order, "R-2025-0007");
        const auto report = build_report({sample.run, sample.edition, sample.evidence, sample.decoders, &issue});
        REQUIRE(report);
        for (const auto& one : report->cover.items)
            if (one.label.en.starts_with(label)) return one.value.zh;
        return "(absent)";
    };
    CHECK(on_cover("Applicant") == "(absent)");
    CHECK(on_cover("Factory") == "(absent)");
    CHECK(on_cover("Reviewed by") == "Wang Fang");
    CHECK(on_cover("Approved by") == "Zhao Lei");
    order.applicant = "Applicant Ltd";
    order.factory = "Factory Ltd";
    CHECK(on_cover("Applicant") == "Applicant Ltd");
    CHECK(on_cover("Factory") == "Factory Ltd");
}

TEST_CASE("a whole type test whose order lists no key components says so", "[issue-sections]") {
    const auto sample = test::passing_run();
    auto order = order_of(sample);
    const auto text = [&](bool whole) {
        return section_text(product_section(issue_of(order, "R-1"), sample.run.item.traits, whole));
    };
    CHECK_THAT(text(true), Contains("lists no key components"));
    CHECK_THAT(text(false), !Contains("key components"));
    order.components = {{"controller", "C-1", "Maker Ltd", "2025-000017"}};
    CHECK_THAT(text(true), !Contains("lists no key components"));
}

TEST_CASE("what an amendment changed is told by name in both languages, never by a place in the record",
          "[issue-sections]") {
    const auto sample = test::passing_run();
    struct Row {
        const char* what;
        const char* zh;
        const char* en;
    };
    for (const auto& row : {
             Row{"order.photos[1].sha256", "委托：照片 1，校验值", "order: photo 1, SHA-256"},
             Row{"order.no_external", "委托：声明无外部结果", "order: stated: no external results"},
             Row{"order.client.address", "委托：委托方，地址", "order: client, address"},
             Row{"opinions[1].stated_by.id", "意见和解释 1：提出人，编号", "opinion 1: stated by, id"},
             Row{"opinions[2].text", "意见和解释 2：文字", "opinion 2: text"},
             Row{"marks[1].mark", "资质标志 1：标志", "mark of accreditation 1: mark"},
             Row{"signers.approved.login", "签署人：批准，登录名", "signer: approved, login"},
             Row{"item.model", "样品：型号", "item: model"},
             Row{"order.product.covered[2].similar_frame", "委托：产品，覆盖型号 2，车架相似",
                 "order: product, covered model 2, similar frame"},
             Row{"order.brand_new", "委托：brand new", "order: brand new"},
             Row{"委托方 / client", "委托方", "client"},
             Row{"the model", "the model", "the model"},
             Row{"order", "order", "order"},
             Row{"", "", ""},
         }) {
        CAPTURE(row.what);
        const auto name = change_name(row.what, sample.edition);
        CHECK(name.zh == row.zh);
        CHECK(name.en == (name.en.empty() ? "" : row.en));
    }
    const auto figure = change_name(sample.run.procedures.front() + ": 6.1 mass", sample.edition);
    const auto& title = sample.edition.procedure(sample.run.procedures.front())->title;
    CHECK(figure.zh == title.zh + "：6.1 mass");
    CHECK(figure.en == title.en + ": 6.1 mass");
    CHECK(changed_value("true").zh == "是");
    CHECK(changed_value("false").en == "no");
    CHECK(changed_value("").zh == "无");
    CHECK(changed_value("55 kg").zh == "55 kg");

    const records::Amends amends{"R-2025-0001",
                                 records::AmendmentKind::replacement,
                                 "photo changed",
                                 {{"order.photos[1].sha256", "aa", "bb"}, {"order.no_external", "true", ""}}};
    const auto text = section_text(amendment_section(amends, sample.edition));
    CHECK_THAT(text, Contains("照片 1，校验值") && Contains("photo 1, SHA-256") && Contains("是") &&
                         !Contains("sha256") && !Contains("order.") && !Contains("no_external"));
}

TEST_CASE("what the client supplied is marked wherever an issued report shows it, with what that means",
          "[issue-sections]") {
    auto sample = test::passing_run();
    sample.run.item.model = "TDT-1";
    auto order = order_of(sample);
    order.factory = "The factory";
    order.parameters = {{"Rated voltage", "48 V"}};
    order.components = {{"Motor", "M-1", "Maker", "none"}};
    const auto issue = issue_of(order, "R-1");
    const auto text = text_of(sample, issue);
    for (const auto* marked : {"产品型号 * Model *", "生产者 * Maker *", "样品描述 * Description of the sample *",
                               "生产厂 * Factory *", "关键零部件 * Key components *"}) {
        CAPTURE(marked);
        CHECK_THAT(text, Contains(marked));
    }
    // What the laboratory found out itself has no mark.
    for (const auto* own :
         {"样品编号 * Item *", "样品状态 * Condition", "接收日期 * Received", "蓄电池类型 * Battery"}) {
        CAPTURE(own);
        CHECK_THAT(text, !Contains(own));
    }
    const auto report = build_report({sample.run, sample.edition, sample.evidence, sample.decoders, &issue});
    REQUIRE(report);
    for (const auto* id : {"item", "order", "product"}) {
        CAPTURE(id);
        const auto* section = report->section(id);
        REQUIRE(section != nullptr);
        CHECK_THAT(section_text(*section),
                   Contains("Data marked * were supplied by the client") && Contains("带 * 的信息由委托方提供"));
    }
}
