// SPDX-License-Identifier: GPL-3.0-or-later
// What a verification finds, in the language of the screen: to the letter in English, in words in Chinese, and never
// less than was found.
#include "app/words/finding_words.h"

#include <QCoreApplication>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
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
    ~Application() { use_language(Language::english); }
    Application(const Application&) = delete;
    Application& operator=(const Application&) = delete;

  private:
    char name_[9] = "app_test";
    char* words_[2] = {name_, nullptr};
    int count_ = 1;
    std::unique_ptr<QCoreApplication> made_;
};

std::string told(const std::string& where, const std::string& what, Language language) {
    use_language(language);
    return finding_words(where, what).toStdString();
}

/// What the program says, string by string as the compiler joins them.
std::string sources() {
    std::string out;
    const fs::path root = fs::path(VELOCERT_RESOURCES).parent_path();
    for (const auto* folder : {"core", "reports", "app/verify"})
        for (const auto& file : fs::recursive_directory_iterator(root / folder)) {
            if (file.path().extension() != ".cpp") continue;
            std::ifstream stream(file.path());
            std::ostringstream text;
            text << stream.rdbuf();
            out += text.str();
        }
    std::string joined;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto next = out[i] == '"' ? out.find_first_not_of(" \n", i + 1) : std::string::npos;
        if (next != std::string::npos && next > i + 1 && out[next] == '"')
            i = next;
        else
            joined += out[i];
    }
    return joined;
}

}  // namespace

TEST_CASE("what is found is told in the language of the screen") {
    const Application application;
    struct Case {
        const char *where, *what, *zh;
    };
    // As `verify` said it of archives and reports that were tampered with.
    for (const auto& one : {
             Case{"ledger row 10", "the chain does not follow from ledger row 9",
                  "账本第 10 行：链与账本第 9 行不衔接"},
             Case{"archive.json", "differs from the one that was hashed into ledger row 1",
                  "archive.json：与写入账本第 1 行校验值的那一份不同"},
             Case{"index.sqlite table run_ended, run 2026-a1", "differs from ledger row 5",
                  "index.sqlite 表 run_ended，运行 2026-a1：与账本第 5 行不一致"},
             Case{"evidence/0c/0c57", "missing, named by ledger row 54, run r-1 (3 entries)",
                  "evidence/0c/0c57：缺失，由账本第 54 行、运行 r-1 引用（共 3 条）"},
             Case{"ledger row 50",
                  "the signature of 王芳 as reviewed does not hold: its key also made the signature of "
                  "Li Ming as tested",
                  "账本第 50 行：王芳 的审核签名不成立：其密钥也作出了 Li Ming 的检测签名"},
             Case{"safe/a.checkpoint",
                  "rolled back: this checkpoint of 2026-11-27T08:08:42.219Z over 55 rows is newer than the archive, "
                  "which has 52",
                  "safe/a.checkpoint：被退回旧状态：此检查点（2026-11-27T08:08:42.219Z，55 行）比档案新，档案只有 52 "
                  "行"},
             Case{"ledger row 60",
                  "the sealed record of report R-2026-0001 rests on evidence 0c57, which no record of run r-1 names: "
                  "the "
                  "report was made from other evidence",
                  "账本第 60 行：报告 R-2026-0001 的封存记录以证据 0c57 为据，而运行 r-1 "
                  "的记录都未引用它：该报告由别的证据作出"},
             Case{"signature Approved", "missing; the field is empty", "签名 Approved：缺失；签名域为空"},
             // What a person or another program wrote is no place in a sentence, and what has no words is kept.
             Case{"ledger row 3", "its certificate is registered for %1 %2", "账本第 3 行：其证书登记在 %1 %2 名下"},
             Case{"ledger row 3", "something that nobody foresaw", "账本第 3 行：something that nobody foresaw"},
             Case{"", "", "："},
         }) {
        CAPTURE(one.where, one.what);
        CHECK(told(one.where, one.what, Language::chinese) == one.zh);
        CHECK(told(one.where, one.what, Language::english) == std::string(one.where) + ": " + one.what);
        const std::string both = std::string(one.where) + ": " + one.what;
        CHECK(finding_words(both).toStdString() == both);
    }
    use_language(Language::chinese);
    CHECK(finding_words("ledger row 10: the chain does not follow from ledger row 9").toStdString() ==
          "账本第 10 行：链与账本第 9 行不衔接");
    CHECK(finding_words("no colon at all").toStdString() == "no colon at all");
}

TEST_CASE("every form of a finding is one that the program says, and has Chinese words for all of it") {
    const Application application;
    const auto said = sources();
    // Put together of parts where they are said.
    const std::set<std::string> composed = {
        "the review of the trail by ", " expired on ", " leads to no root of the trust list: issued by ",
        "the certificate was not valid at the time of this check, and no earlier time is proven: "};
    CHECK(known_findings().size() >= 60);
    for (const std::string form : known_findings()) {
        CAPTURE(form);
        // What stands between the places is a text of the sources; short joints stand anywhere.
        static const std::regex place("%[0-9]");
        for (std::sregex_token_iterator at(form.begin(), form.end(), place, -1), end; at != end; ++at) {
            auto part = at->str();
            part = std::regex_replace(part, std::regex("\""), "\\\"");
            CAPTURE(part);
            if (part.size() >= 12 && !composed.contains(part)) CHECK(said.find(part) != std::string::npos);
        }
        const auto filled = std::regex_replace(
            std::regex_replace(std::regex_replace(form, std::regex("%1"), "71"), std::regex("%2"), "72"),
            std::regex("%3"), "73");
        const auto chinese = told(filled, "", Language::chinese);
        CHECK(chinese != filled + "：");
        for (const auto* token : {"71", "72", "73"})
            CHECK((filled.find(token) == std::string::npos) == (chinese.find(token) == std::string::npos));
        static const std::regex kept("index\\.sqlite|heads\\.log");
        CHECK_FALSE(std::regex_search(std::regex_replace(chinese, kept, ""), std::regex("[a-z]{3}")));
    }
}
