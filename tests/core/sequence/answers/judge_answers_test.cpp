// SPDX-License-Identifier: GPL-3.0-or-later
// Cases of procedures that a person answers.
#include <catch2/catch.hpp>

#include "tests/core/sequence/answers/answers_fixture.h"
#include "tests/core/sequence/cases/case_fixture.h"

using namespace velocert;
using namespace velocert::sequence;
using base::ErrorCode;
using conformity::Verdict;
using test::at;

namespace {

base::Result<CaseResult> judge(const std::string& data, const std::string& procedure = "looking") {
    static const std::vector<standards::StandardEdition> editions{
        standards::load_edition(test::answered_pack()).value()};
    static const auto selection = standards::embedded_selection_rule().value();
    const std::string text = R"({"format":"velocert-case/1","item":{"id":"S-1","battery":"other","drive":"electric",
        "made_on":"2025-10-01"},"edition":"X-1","procedure":")" +
                             procedure + R"(","data":)" + data + "}";
    const auto document = base::Json::parse(text, "case.json");
    if (!document) return base::fail(document.error());
    const auto read_file = [](const std::string& name) -> base::Result<std::string> {
        if (name == "plate.jpg" || name == "photos/plate.jpg") return test::picture("plate.jpg");
        if (name == "torn.jpg") return test::picture().substr(0, 5);
        return base::fail(ErrorCode::not_found, name, "no such file");
    };
    return judge_case({*document, "case.json", editions, selection, read_file});
}

std::string plate(const std::string& answers) {
    return R"({"observations":[{"step":"plate","answers":{)" + answers + "}}]}";
}

/// All three steps of the procedure: the plate, the charger's certificate and both specimens.
struct Looked {
    std::string plate = R"({"step":"plate","answers":{"height":"1.05 m","readable":"yes","code":"1234A",
        "plate_photo":"photos/plate.jpg"}})";
    std::string charger = R"({"step":"charger","answers":{"number":"N-1","body":"Body","dated":"2025-05-01","model":"M",
        "document":"plate.jpg","conforms":"yes"}})";
    std::string first = R"({"step":"flame","subject":"1","answers":{"class":"V-0"}})";
    std::string second = R"({"step":"flame","subject":"2","answers":{"class":"V-0"}})";
    std::string on = R"("on":"2025-06-01",)";

    [[nodiscard]] std::string data() const {
        std::string all;
        for (const auto* one : {&plate, &charger, &first, &second})
            if (!one->empty()) all += (all.empty() ? "" : ",") + *one;
        return "{" + on + R"("observations":[)" + all + "]}";
    }
};

Looked with_plate(const std::string& answers) {
    Looked out;
    out.plate = R"({"step":"plate","answers":{)" + answers + "}}";
    return out;
}

}  // namespace

TEST_CASE("answers of a case are judged as at the bench") {
    const std::string rest = R"("readable":"yes","code":"1234A","plate_photo":"photos/plate.jpg")";
    struct Row {
        std::string data;
        Verdict verdict;
    };
    Looked worse;
    worse.second = R"({"step":"flame","subject":"2","answers":{"class":"worse"}})";
    // One specimen of two is no result of the step.
    Looked one_specimen;
    one_specimen.second.clear();
    Looked before_it_was_dated;
    before_it_was_dated.on = R"("on":"2025-04-01",)";
    Looked no_day;
    no_day.on.clear();
    for (const auto& row : {
             Row{Looked{}.data(), Verdict::pass},
             Row{with_plate("\"height\":\"1.15 m\"," + rest).data(), Verdict::fail},
             Row{with_plate(rest).data(), Verdict::not_evaluated},
             Row{with_plate("\"height\":\"1.05 m\",\"readable\":\"yes\",\"code\":\"1234A\"").data(),
                 Verdict::not_evaluated},
             Row{worse.data(), Verdict::fail},
             Row{one_specimen.data(), Verdict::not_evaluated},
             Row{before_it_was_dated.data(), Verdict::not_evaluated},
             Row{no_day.data(), Verdict::not_evaluated},
         }) {
        CAPTURE(row.data);
        const auto result = judge(row.data);
        if (!result) FAIL(result.error().text());
        CHECK(conformity::name(result->verdict) == conformity::name(row.verdict));
    }
    const auto result = judge(plate("\"height\":\"1.05 m\"," + rest));
    CHECK(at(result->document, "assessments/0/value") == "1.050 m");
    CHECK(at(result->document, "assessments/1/word") == "yes");
    CHECK(at(result->document, "runs/0/words/readable") == "yes");
    const auto missing = judge(plate(rest));
    CHECK_THAT(at(missing->document, "reason"), Catch::Matchers::Contains("height"));
}

TEST_CASE("a case of answers that leaves a whole step out is not evaluated and names it and a Fail in it stays one") {
    struct Row {
        const char* name;
        std::string Looked::*left_out;
    };
    for (const auto& row :
         {Row{"plate", &Looked::plate}, Row{"charger", &Looked::charger}, Row{"flame", &Looked::first}}) {
        CAPTURE(row.name);
        Looked given;
        (given.*row.left_out).clear();
        if (row.left_out == &Looked::first) given.second.clear();
        const auto result = judge(given.data());
        REQUIRE(result);
        CHECK(conformity::name(result->verdict) == conformity::name(Verdict::not_evaluated));
        CHECK(at(result->document, "reason_code") == "step-not-completed");
        CHECK_THAT(at(result->document, "reason"), Catch::Matchers::Contains(row.name));
        CHECK(at(result->document, "conditions_missing/0") == row.name);
    }
    Looked failed = with_plate(R"("height":"1.15 m","readable":"yes","code":"1234A","plate_photo":"plate.jpg")");
    failed.charger.clear();
    const auto result = judge(failed.data());
    REQUIRE(result);
    CHECK(conformity::name(result->verdict) == conformity::name(Verdict::fail));
    CHECK(at(result->document, "conditions_missing/0") == "charger");
    // Nothing at all is no answer either.
    const auto nothing = judge(R"({"observations":[]})");
    REQUIRE(nothing);
    CHECK(conformity::name(nothing->verdict) == conformity::name(Verdict::not_evaluated));
}

TEST_CASE("answers of a case are held against its item as at the bench, and a day before the making is told") {
    static const auto editions = standards::embedded_editions().value();
    static const auto selection = standards::embedded_selection_rule().value();
    const auto verdict = [&](const std::string& code_of_item, const std::string& on) {
        const std::string text =
            R"({"format":"velocert-case/1","item":{"id":"S-1","battery":"lead-acid","drive":"electric","made_on":"2017-06-01",
            "vehicle_code":")" +
            code_of_item + R"("},"edition":"GB17761-2018","procedure":"vehicle-code","data":{"on":")" + on +
            R"(","observations":[{"step":"read","answers":{"vehicle_code":"123421708000304","digits":"15","permanent":"yes",
            "unique":"yes","photo":"plate.jpg"}}]}})";
        const auto document = base::Json::parse(text, "case.json").value();
        const auto read_file = [](const std::string&) -> base::Result<std::string> {
            return test::picture("plate.jpg");
        };
        return judge_case({document, "case.json", editions, selection, read_file});
    };
    const auto same = verdict("123421708000304", "2019-05-01");
    REQUIRE(same);
    const auto other = verdict("123421708000303", "2019-05-01");
    REQUIRE(other);
    CHECK(other->verdict == Verdict::not_evaluated);
    CHECK(other->document.text().find("123421708000303") != std::string::npos);
    CHECK(same->verdict != Verdict::not_evaluated);
    const auto told = [](const CaseResult& result) {
        return result.document.text().find("before the item was made (2017-06-01)") != std::string::npos;
    };
    CHECK_FALSE(told(*same));
    const auto early = verdict("123421708000304", "2017-05-31");
    REQUIRE(early);
    CHECK(told(*early));
}

TEST_CASE("a case whose answers are none is refused with its place") {
    struct Row {
        std::string data;
        ErrorCode code;
        const char* where;
        const char* found;
        const char* expected;
    };
    for (const auto& row : {
             Row{R"({"observations":[{"step":"smoke","answers":{}}]})", ErrorCode::not_found,
                 "/data/observations/0/step", "smoke", "plate, charger, flame"},
             Row{R"({"observations":[{"step":"flame","answers":{}}]})", ErrorCode::not_found, "/data/observations/0",
                 "no subject", "1, 2"},
             Row{R"({"observations":[{"step":"flame","subject":"3","answers":{}}]})", ErrorCode::not_found,
                 "/data/observations/0/subject", "'3'", "1, 2"},
             Row{R"({"observations":[{"step":"plate","subject":"1","answers":{}}]})", ErrorCode::not_found,
                 "/data/observations/0/subject", "'1'", "no subject"},
             Row{plate(R"("height":"1.05")"), ErrorCode::wrong_unit, "/data/observations/0/answers/height", "1.05", ""},
             Row{plate(R"("height":1.05)"), ErrorCode::bad_value, "/data/observations/0/answers/height", "number", ""},
             Row{plate(R"("readable":"maybe")"), ErrorCode::bad_value, "/data/observations/0/answers/readable", "maybe",
                 "yes, no, not-fitted"},
             Row{plate(R"("code":"12")"), ErrorCode::bad_value, "/data/observations/0/answers/code", "12",
                 "[0-9]{4}[A-Z]"},
             Row{plate(R"("width":"1 m")"), ErrorCode::unknown_field, "/data/observations/0/answers/width", "width",
                 ""},
             Row{plate(R"("plate_photo":"none.jpg")"), ErrorCode::not_found, "/data/observations/0/answers/plate_photo",
                 "no such file", "beside the case"},
             Row{plate(R"("plate_photo":"torn.jpg")"), ErrorCode::bad_value, "/data/observations/0/answers/plate_photo",
                 "torn", ""},
             Row{R"({"on":"2025-02-30","observations":[]})", ErrorCode::bad_value, "/data/on", "2025-02-30", ""},
             Row{R"({})", ErrorCode::missing_field, "/data", "observations", ""},
         }) {
        CAPTURE(row.data);
        const auto result = judge(row.data);
        REQUIRE_FALSE(result);
        CHECK(base::name(result.error().code) == base::name(row.code));
        CHECK_THAT(result.error().where, Catch::Matchers::EndsWith(row.where));
        CHECK_THAT(result.error().found, Catch::Matchers::Contains(row.found));
        CHECK_THAT(result.error().expected, Catch::Matchers::Contains(row.expected));
    }
    const auto measured = judge(R"({"observations":[]})", "stopping");
    REQUIRE_FALSE(measured);
    CHECK_THAT(measured.error().found, Catch::Matchers::Contains("measured with instruments"));
}
