// SPDX-License-Identifier: GPL-3.0-or-later
// The audit trail in words: no type of record without a sentence, in both languages.
#include "app/words/trail_words.h"

#include <QCoreApplication>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "app/words/language.h"

using namespace velocert;
using namespace velocert::app;
namespace fs = std::filesystem;

namespace {

/// The application object that translations belong to.
class Application {
  public:
    Application() {
        if (QCoreApplication::instance() == nullptr) made_ = std::make_unique<QCoreApplication>(count_, words_);
    }

  private:
    char name_[9] = "app_test";
    char* words_[2] = {name_, nullptr};
    int count_ = 1;
    std::unique_ptr<QCoreApplication> made_;
};

/// Every "name/1" in the sources that is no format of a file ("velocert-...").
std::set<std::string> record_types_in_the_sources() {
    std::set<std::string> out;
    const fs::path root = fs::path(VELOCERT_RESOURCES).parent_path();
    const std::regex type("\"([a-z][a-z-]*/[0-9]+)\"");
    for (const auto* folder : {"core", "app", "instruments", "reports"})
        for (const auto& file : fs::recursive_directory_iterator(root / folder)) {
            const auto extension = file.path().extension();
            if (extension != ".cpp" && extension != ".h") continue;
            std::ifstream stream(file.path());
            std::ostringstream text;
            text << stream.rdbuf();
            const auto source = text.str();
            for (std::sregex_iterator at(source.begin(), source.end(), type), end; at != end; ++at)
                if (const auto found = (*at)[1].str(); !found.starts_with("velocert-")) out.insert(found);
        }
    return out;
}

QString told(const std::string& type, const std::string& record, const TitleOf& title_of = {}) {
    const auto json = base::Json::parse(record, type);
    REQUIRE(json);
    const laboratory::PeopleRegister people;
    return trail_sentence(records::trail_entry({1, type, "2026-03-02T08:00:00.000Z", *json}, people), people, title_of);
}

}  // namespace

TEST_CASE("every type of record that this program writes has a sentence in both languages") {
    const Application application;
    const auto types = record_types_in_the_sources();
    CHECK(types.size() >= 40);
    CHECK(types.contains("run-start/1"));
    for (const auto& type : types) {
        CAPTURE(type);
        use_language(Language::english);
        const auto english = trail_form(type);
        CHECK(english.has_value());
        use_language(Language::chinese);
        const auto chinese = trail_form(type);
        CHECK(chinese.has_value());
        if (english && chinese) CHECK(*english != *chinese);
    }
    use_language(Language::english);
    CHECK_FALSE(trail_form("future-type/1").has_value());
    CHECK_FALSE(trail_form("").has_value());
}

TEST_CASE("entries are told as sentences") {
    const Application application;
    struct Case {
        const char* type;
        const char* record;
        const char* en;
        const char* zh;
    };
    for (
        const auto& one :
        {Case{"account-disabled/1", R"({"account":"u-0009","by":{"id":"u-0001","name":"王芳"}})",
              "王芳 disabled the account of u-0009.", "王芳 停用 u-0009 的账户。"},
         Case{"run-start/1",
              R"({"run":"r-1","item":{"id":"S-001"},"procedures":["braking","vehicle-mass"],"operator":"Li Ming"})",
              "Li Ming started the run r-1 on the item S-001: braking, vehicle-mass.",
              "Li Ming 开始运行 r-1，样品 S-001：braking, vehicle-mass。"},
         Case{"run-end/1", R"({"run":"r-1","lifecycle":"completed","verdict":"fail"})",
              "The run r-1 ended (completed), verdict: fail.", "运行 r-1 结束（完成），结论：不符合。"},
         Case{"sign-in/1", R"({"account":"","outcome":"failure","purpose":"run"})",
              "somebody unknown: sign-in, failed (run).", "身份不明者：登录，失败（run）。"},
         // What a person wrote is not taken for a place in the sentence.
         Case{"limit-withdrawal/1", R"({"proposal":"%1 %2","withdrawn_by":{"id":"","name":"%2"}})",
              "%2 withdrew the proposal %1 %2.", "%2 撤回提议 %1 %2。"},
         Case{"refused-act/1", R"({"by":{"id":"u-2","name":"Li Ming"},"act":"run-test"})",
              "Li Ming was refused: run-test (-).", "Li Ming 被拒绝：run-test（-）。"},
         Case{"station-key/1", R"({"key":"k"})", "The public key of a station was entered.", "登记工作站公钥。"},
         Case{"station-key/1", R"({"key":"k","by":{"id":"u-2","name":"Li Ming"}})",
              "Li Ming entered the public key of the station.", "Li Ming 登记工作站公钥。"},
         Case{
             "station-key/1",
             R"({"key":"k","by":{"id":"u-2","name":"Li Ming"},"requested_by":{"id":"u-3","name":"王芳"},"reason":"lost"})",
             "Li Ming and a second person put another key in the place of the station's: lost.",
             "Li Ming 与第二人以另一把密钥取代工作站密钥：lost。"},
         Case{"future-type/3", R"({})", "An entry of a kind that this program does not know: future-type/3.",
              "本程序不认识的记录类型：future-type/3。"}}) {
        CAPTURE(one.type);
        use_language(Language::english);
        CHECK(told(one.type, one.record).toStdString() == one.en);
        use_language(Language::chinese);
        CHECK(told(one.type, one.record).toStdString() == one.zh);
    }
    use_language(Language::english);
}

TEST_CASE("procedures and steps are told by their titles where these are known, and by their ids where not") {
    const Application application;
    use_language(Language::english);
    const TitleOf titles = [](const std::string& procedure, const std::string& step) -> QString {
        if (procedure != "braking") return {};
        return step.empty() ? "Braking" : step == "dry.both" ? "Dry, both brakes" : QString();
    };
    struct Case {
        const char* type;
        const char* record;
        const char* said;
    };
    for (const auto& one :
         {Case{"run-start/1",
               R"({"run":"r-1","item":{"id":"S-001"},"procedures":["braking","own-method"],"operator":"Li Ming"})",
               "Li Ming started the run r-1 on the item S-001: Braking, own-method."},
          Case{"attempt-start/1", R"({"run":"r-1","procedure":"braking","step":"dry.both","number":2})",
               "Attempt 2 of the step Dry, both brakes (Braking) of the run r-1 began."},
          Case{"attempt-start/1", R"({"run":"r-1","procedure":"braking","step":"wet.both","number":2})",
               "Attempt 2 of the step wet.both (Braking) of the run r-1 began."},
          Case{"attempt-start/1", R"({"run":"r-1","procedure":"own-method","step":"dry.both","number":2})",
               "Attempt 2 of the step dry.both (own-method) of the run r-1 began."},
          Case{"attempt-start/1", R"({"run":"r-1","step":"dry.both","number":2})",
               "Attempt 2 of the step dry.both (-) of the run r-1 began."}}) {
        CAPTURE(one.record);
        CHECK(told(one.type, one.record, titles).toStdString() == one.said);
    }
}
