// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/words.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QXmlStreamReader>
#include <catch2/catch.hpp>
#include <map>
#include <set>

#include "app/desktop/workplace/laboratory_workplace.h"
#include "app/words/decision.h"
#include "app/words/decision_rule_words.h"
#include "app/words/edition_words.h"
#include "app/words/language.h"
#include "app/words/limit_names.h"
#include "app/words/qualification_words.h"
#include "app/words/source_words.h"

using namespace velocert;
using namespace velocert::app;

namespace {

conformity::Limit limit(std::string_view value, conformity::Relation relation = conformity::Relation::at_most) {
    conformity::Limit out;
    out.id = "some.limit";
    out.value = metrology::WrittenQuantity::parse(value).value();
    out.kind = out.value->kind();
    out.relation = relation;
    out.status = conformity::LimitStatus::confirmed;
    return out;
}

metrology::Measurement measured(std::string_view value, std::string_view standard_uncertainty = {}) {
    metrology::Measurement out{"some", metrology::WrittenQuantity::parse(value)->value(), {}, {}};
    if (!standard_uncertainty.empty()) {
        out.standard_uncertainty = metrology::WrittenQuantity::parse(standard_uncertainty)->value();
        out.coverage_factor = base::Decimal(2, 0);
    }
    return out;
}

QString sentence(std::string_view value, std::string_view bound, std::string_view u = {},
                 conformity::DecisionRule rule = {}) {
    return decision_sentence(conformity::assess(measured(value, u), limit(bound), rule));
}

}  // namespace

TEST_CASE("A decision is said with its margin and uncertainty, in both languages") {
    REQUIRE(use_language(Language::english));
    CHECK(sentence("6.48 m", "7 m", "0.03 m") == "PASS, 0.52 m inside the 7 m limit, U = 0.06 m");
    CHECK(sentence("6.479 m", "7 m") == "PASS, 0.52 m inside the 7 m limit");
    CHECK(sentence("7.31 m", "7 m") == "FAIL, 0.31 m outside the 7 m limit");
    CHECK(sentence("7 m", "7 m") == "PASS, exactly at the 7 m limit");
    CHECK(sentence("62.925 kg", "63 kg") == "PASS, 0.08 kg inside the 63 kg limit");
    REQUIRE(use_language(Language::chinese));
    CHECK(sentence("6.48 m", "7 m", "0.03 m") == "合格，在限值 7 m 内，余量 0.52 m，U = 0.06 m");
    CHECK(sentence("7.31 m", "7 m") == "不合格，超出限值 7 m 达 0.31 m");
}

TEST_CASE("A value a hair beyond the limit is never printed as lying on it") {
    REQUIRE(use_language(Language::english));
    CHECK(sentence("7.000001 m", "7 m") == "FAIL, 0.000001 m outside the 7 m limit");
    CHECK(sentence("6.9999 m", "7 m") == "PASS, 0.0001 m inside the 7 m limit");
    CHECK(value_words(measured("7.0004 m").value, limit("7 m")) == "7.0004 m");
}

TEST_CASE("An uncertainty too small for the digits of the value is still shown") {
    REQUIRE(use_language(Language::english));
    CHECK(sentence("6.48 m", "7 m", "0.0002 m") == "PASS, 0.52 m inside the 7 m limit, U = 0.0004 m");
}

TEST_CASE("What was not decided is said with its reason and without a margin") {
    REQUIRE(use_language(Language::english));
    auto unverified = limit("5 m");
    unverified.status = conformity::LimitStatus::unverified;
    CHECK(decision_sentence(conformity::assess(measured("4 m"), unverified, {})) ==
          "not evaluated, the limit has not been checked against the official text");
    CHECK(decision_sentence(conformity::assess({}, limit("5 m"), {}, conformity::Reason::series_gap)) ==
          "not evaluated, the record has a gap");
}

TEST_CASE("A pass refused by the guard band says so") {
    REQUIRE(use_language(Language::english));
    const conformity::DecisionRule guarded{conformity::RuleName::guard_band, base::Decimal(1, 0), {}};
    CHECK(sentence("6.98 m", "7 m", "0.03 m", guarded) ==
          "FAIL, 0.02 m inside the 7 m limit, but closer than the guard band, U = 0.06 m");
}

TEST_CASE("An uncertainty that is large for the limit is said beside the verdict") {
    REQUIRE(use_language(Language::english));
    CHECK(sentence("5 m", "6 m", "1.5 m") ==
          "PASS, 1.00 m inside the 6 m limit, U = 3.00 m; the uncertainty is large for this limit");
    REQUIRE(use_language(Language::chinese));
    CHECK(sentence("5 m", "6 m", "1.5 m") == "合格，在限值 6 m 内，余量 1.00 m，U = 3.00 m；对此限值而言不确定度偏大");
}

TEST_CASE("What a bench cannot decide is said before the run") {
    using conformity::RuleName;
    conformity::DecisionRule risk{RuleName::target_risk};
    risk.risk = base::Decimal(5, 2);
    const auto said = [](const conformity::DecisionRule& rule, std::string_view u) {
        return sufficiency_words(limit("63 kg"), conformity::sufficiency(limit("63 kg"), rule, measured("0 kg", u)));
    };
    REQUIRE(use_language(Language::english));
    CHECK(said({}, "0.2 kg") == "≤ 63 kg: results between 62.6 kg and 63.4 kg carry more than the usual risk");
    CHECK(said({RuleName::guard_band}, "0.2 kg") ==
          "≤ 63 kg: results between 62.6 kg and 63 kg are rejected although they are inside the limit");
    CHECK(said({RuleName::four_zone}, "0.2 kg") == "≤ 63 kg: results between 62.6 kg and 63.4 kg get no verdict");
    CHECK(said(risk, "0.2 kg") ==
          "≤ 63 kg: results between 62.671029 kg and 63 kg are rejected although they are inside the limit");
    CHECK(said({RuleName::guard_band}, "") ==
          "≤ 63 kg: cannot be decided, the decision rule needs an uncertainty and there is none");
    CHECK(said({}, "0 kg") == "≤ 63 kg: every result can be decided");
    CHECK(said({}, "20 kg") ==
          "≤ 63 kg: results between 23 kg and 103 kg carry more than the usual risk; the uncertainty is large for this "
          "limit");
    REQUIRE(use_language(Language::chinese));
    CHECK(said({RuleName::guard_band}, "0.2 kg") == "≤ 63 kg：结果在 62.6 kg 与 63 kg 之间时虽在限值内，仍判为不合格");
}

TEST_CASE("Rules, comparisons and zones have words in both languages") {
    using conformity::RuleName;
    conformity::DecisionRule risk{RuleName::target_risk};
    risk.risk = base::Decimal(25, 3);
    REQUIRE(use_language(Language::english));
    CHECK(rule_words({}) == "simple acceptance");
    CHECK(rule_words({RuleName::guard_band, base::Decimal(83, 2)}) == "guard band, w = 0.83 U");
    CHECK(rule_words({RuleName::four_zone}) == "four zones, w = 1 U");
    CHECK(rule_words(risk) == "guard band for a risk of 2.5 %");
    risk.risk = base::Decimal(5, 1);
    CHECK(rule_words(risk) == "guard band for a risk of 50 %");
    for (const Language language : {Language::english, Language::chinese}) {
        REQUIRE(use_language(language));
        std::set<QString> words;
        for (int i = 0; i <= static_cast<int>(conformity::Zone::fail); ++i)
            CHECK(words.insert(zone_word(static_cast<conformity::Zone>(i))).second);
        for (int i = 0; i <= static_cast<int>(RuleName::target_risk); ++i)
            CHECK(words.insert(rule_words({static_cast<RuleName>(i)})).second);
        CHECK(comparison_word(conformity::Comparison::full_value) !=
              comparison_word(conformity::Comparison::rounded_value));
    }
    REQUIRE(use_language(Language::chinese));
    CHECK(zone_word(conformity::Zone::conditional_pass) == "有条件接受区");
}

TEST_CASE("Limits are written with their relation") {
    REQUIRE(use_language(Language::english));
    CHECK(limit_words(limit("7 m")) == "≤ 7 m");
    CHECK(limit_words(limit("75 dB(A)", conformity::Relation::at_least)) == "≥ 75 dB(A)");
    auto within = limit("55 dB(A)", conformity::Relation::within);
    within.upper = metrology::WrittenQuantity::parse("62 dB(A)").value();
    CHECK(limit_words(within) == "55 ... 62 dB(A)");
    REQUIRE(use_language(Language::chinese));
    CHECK(limit_words(limit("25 km/h", conformity::Relation::zero_above)) == "25 km/h 以上为零");
}

TEST_CASE("Every code has words of its own in both languages") {
    for (const Language language : {Language::english, Language::chinese}) {
        REQUIRE(use_language(language));
        std::set<QString> reasons;
        for (int i = 1; i <= static_cast<int>(conformity::last_reason); ++i) {
            const QString words = reason_words(static_cast<conformity::Reason>(i));
            INFO(i);
            CHECK_FALSE(words.isEmpty());
            CHECK(reasons.insert(words).second);
        }
        std::set<QString> errors;
        for (int i = 0; i <= static_cast<int>(base::ErrorCode::not_permitted); ++i) {
            const auto words = error_words({static_cast<base::ErrorCode>(i), "here", "found", "wanted"});
            INFO(i);
            CHECK(errors.insert(words.happened).second);
            CHECK_FALSE(words.lost.isEmpty());
            CHECK_FALSE(words.remedy.isEmpty());
            CHECK(words.detail == (language == Language::english ? QString("here: found (expected wanted)")
                                                                 : QString::fromUtf8("here：found（应为：wanted）")));
        }
        std::set<QString> states;
        for (int i = 0; i <= static_cast<int>(sequence::InstrumentState::simulated); ++i)
            CHECK(states.insert(state_word(static_cast<sequence::InstrumentState>(i))).second);
        std::set<QString> verdicts;
        for (int i = 0; i <= static_cast<int>(conformity::Verdict::fail); ++i)
            CHECK(verdicts.insert(verdict_word(static_cast<conformity::Verdict>(i))).second);
    }
}

TEST_CASE("Both translations are complete and keep their place marks") {
    for (const char* name : {"en", "zh_CN"}) {
        QFile file(QStringLiteral(VELOCERT_RESOURCES "/translations/velocert_%1.ts").arg(QLatin1String(name)));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        CHECK_FALSE(text.contains(QStringLiteral("type=\"unfinished\"")));
        static const QRegularExpression message(QStringLiteral("<source>(.*?)</source>\\s*(?:<[a-z]*comment>.*?</"
                                                               "[a-z]*comment>\\s*)*<translation>(.*?)</translation>"),
                                                QRegularExpression::DotMatchesEverythingOption);
        static const QRegularExpression place(QStringLiteral("%[0-9n]"));
        int count = 0;
        for (auto found = message.globalMatch(text); found.hasNext(); ++count) {
            const auto match = found.next();
            std::set<QString> in_source;
            std::set<QString> in_translation;
            for (auto it = place.globalMatch(match.captured(1)); it.hasNext();) in_source.insert(it.next().captured());
            for (auto it = place.globalMatch(match.captured(2)); it.hasNext();)
                in_translation.insert(it.next().captured());
            INFO(match.captured(1).toStdString() << " -> " << match.captured(2).toStdString());
            CHECK_FALSE(match.captured(2).trimmed().isEmpty());
            CHECK(in_source == in_translation);
        }
        CHECK(count == text.count(QStringLiteral("<source>")));
        CHECK(count > 100);
    }
}

TEST_CASE("An error's technical line is kept in English and told in Chinese as far as it is known") {
    const base::Error known{base::ErrorCode::not_found, "archive", "there is none of that id", "a run that has ended"};
    const base::Error own{base::ErrorCode::not_found, "", "something of its own", ""};
    REQUIRE(use_language(Language::english));
    CHECK(error_words(known).detail.toStdString() == known.text());
    CHECK(error_words(own).detail.toStdString() == own.text());
    REQUIRE(use_language(Language::chinese));
    CHECK(error_words(known).detail == QString::fromUtf8("archive：没有此编号（应为：已结束的检测）"));
    CHECK(error_words(own).detail == "something of its own");
    REQUIRE(use_language(Language::english));
}

TEST_CASE("Where a limit comes from, a yes and a no, and why no edition applies are told in both languages") {
    const base::SystemClock clock;
    const auto place = laboratory_workplace(clock, 0).value();
    int told = 0;
    for (const auto& pair : place.editions)
        for (const auto& limit : pair.plain.limits) {
            REQUIRE(use_language(Language::english));
            CHECK(source_words(limit.source).toStdString() == limit.source);
            REQUIRE(use_language(Language::chinese));
            const QString chinese = source_words(limit.source);
            INFO(chinese.toStdString());
            for (const char* phrase : {"not found", "from memory", "no source", "bicycle family", "ministry list"})
                CHECK_FALSE(chinese.contains(phrase));
            told += chinese.toStdString() != limit.source ? 1 : 0;
            if (limit.text_value == "yes") CHECK(limit_words(limit) == QString::fromUtf8("= 是"));
        }
    CHECK(told > 100);
    for (const Language language : {Language::english, Language::chinese}) {
        REQUIRE(use_language(language));
        for (const char* where : {"made_on", "sold_on", "certified_to", "certified_on"}) {
            const base::Error error{base::ErrorCode::bad_value, where, "made or imported on a day", "another"};
            CHECK_FALSE(edition_error_words(error, place.selection).contains("on a day"));
        }
        const base::Error other{base::ErrorCode::bad_value, "elsewhere", "found", ""};
        CHECK(edition_error_words(other, place.selection).contains("found"));
    }
    REQUIRE(use_language(Language::english));
}

TEST_CASE("No English word is left in the Chinese of where a limit comes from") {
    const auto place = laboratory_workplace(base::SystemClock(), 0).value();
    // Names of pages and of those who publish, numbers of standards and documents, and units.
    static const QRegularExpression names(
        "[\\w-]+(\\.[\\w-]+)*\\.(com|cn|net|org|jp)\\b|GitHub( [\\w-]+/[\\w-]+)?|Poloy111/yxspec-tutor|CLQ|GB(/T)?|ISO|"
        "EN|UN R\\w+|JCGM|OIML|CNCA|MIIT|haioucloud|ahhgcable|zuomama|yoojia|wanyidiaosu|cznd|tielingcn|"
        "zhiyoubaobao|TBIS|GB17761|km/h|kg");
    static const QRegularExpression word("(?<![\\w])[A-Za-z]{2,}");
    REQUIRE(use_language(Language::chinese));
    const auto check = [&](const std::string& source) {
        const auto told = source_words(source);
        INFO(source << " -> " << told.toStdString());
        CHECK_FALSE(QString(told).remove(names).contains(word));
    };
    for (const auto& pair : place.editions)
        for (const auto& limit : pair.plain.limits) check(limit.source);
    REQUIRE(use_language(Language::english));
}

TEST_CASE("Every limit of the shipped packs has a name of its own and words for its note, in both languages") {
    const auto place = laboratory_workplace(base::SystemClock(), 0).value();
    static const QRegularExpression chinese("[\\x{4e00}-\\x{9fff}]");
    for (const Language language : {Language::english, Language::chinese}) {
        REQUIRE(use_language(language));
        for (const auto& pair : place.editions) {
            std::set<QString> names;
            for (const auto& one : pair.plain.limits) {
                INFO(pair.plain.id << " " << one.id);
                const auto name = limit_name(one.id);
                CHECK(name != QString::fromStdString(one.id));
                CHECK(name.contains(chinese) == (language == Language::chinese));
                CHECK(names.insert(name).second);
                const auto note = limit_note_words(one.note);
                CHECK(note.isEmpty() == one.note.empty());
                if (language == Language::english)
                    CHECK(note.toStdString() == one.note);
                else if (!one.note.empty() && one.note != "UART or SPI.")
                    CHECK(note.contains(chinese));
            }
            CHECK(names.size() > 100);
        }
    }
}

TEST_CASE("The class that a limit asks for is told in words, in both languages") {
    const auto place = laboratory_workplace(base::SystemClock(), 0).value();
    static const QRegularExpression id("[a-z][_-][a-z]");
    static const QRegularExpression latin("[a-z]{2,}");
    int asked = 0;
    for (const auto& pair : place.editions)
        for (const auto* edition : {&pair.plain, pair.demonstration ? &*pair.demonstration : &pair.plain})
            for (const auto& limit : edition->limits) {
                if (limit.text_value.empty()) continue;
                ++asked;
                INFO(edition->id << ' ' << limit.id << ' ' << limit.text_value);
                REQUIRE(use_language(Language::english));
                if (limit.text_value != "not required for lead-acid") CHECK_FALSE(limit_words(limit).contains(id));
                REQUIRE(use_language(Language::chinese));
                CHECK_FALSE(limit_words(limit).contains(latin));
            }
    CHECK(asked > 100);
    CHECK(limit_class_words("no_fix, overspeed") == QString::fromUtf8("无定位、超速"));
    CHECK(limit_class_words("V-0") == "V-0");
    // A laboratory's own words stay as they are written, commas too.
    CHECK(limit_class_words("as agreed, in writing") == "as agreed, in writing");
    REQUIRE(use_language(Language::english));
    CHECK(limit_class_words("no_fix, overspeed") == "no fix, overspeed");
    CHECK(limit_class_words("").isEmpty());
}

TEST_CASE("A limit of a laboratory's own pack is called by its id, and its note stays as it is written") {
    for (const Language language : {Language::english, Language::chinese}) {
        REQUIRE(use_language(language));
        CHECK(limit_name("own.limit") == "own.limit");
        CHECK(limit_name("").isEmpty());
        CHECK(limit_note_words("As our method asks for.") == "As our method asks for.");
        conformity::Limit own;
        own.relation = conformity::Relation::equal;
        own.text_value = "as agreed";
        CHECK(limit_words(own) == "= as agreed");
        own.text_value = "vehicle code and nameplate";
        CHECK(limit_words(own) ==
              QString::fromUtf8(language == Language::english ? "= vehicle code and nameplate" : "= 车辆编码与铭牌"));
    }
    REQUIRE(use_language(Language::english));
}

TEST_CASE("What a self-qualification checked is told in Chinese, and in English as it is kept") {
    const std::pair<const char*, const char*> cases[] = {
        {"12.505 to 2 digits", "12.505 修约到 2 位"},
        {"GB/T 8170-2008, 3.2: half to even, once", "GB/T 8170-2008, 3.2：四舍六入五成双，一次修约"},
        {"value 20; standard_uncertainty 1 (within 0.000001)", "值 20；标准不确定度 1（相差不超过 0.000001）"},
        {"pass or fail or not-evaluated; an attempt errored that does not count",
         "合格 或 不合格 或 未评定；有一次因故障中断且不计入"},
        {"holds; refused", "成立；被拒绝"},
        {"every run of the round computes to the same digits", "本轮每次试验重算各位数字一致"},
        {"7 runs, 0 differences", "7 次试验，0 处差异"},
        {"e5564300c360ac72", "e5564300c360ac72"},
        {"nobody knows this", "nobody knows this"}};
    for (const auto& [kept, chinese] : cases) {
        INFO(kept);
        REQUIRE(use_language(Language::english));
        CHECK(qualification_words(kept) == kept);
        REQUIRE(use_language(Language::chinese));
        CHECK(qualification_words(kept) == chinese);
    }
    for (const char* form : known_qualification_texts()) {
        INFO(form);
        CHECK(QCoreApplication::translate("Qualification", form) != form);
    }
    REQUIRE(use_language(Language::english));
}

TEST_CASE("One thing has one word in Chinese, in the window, in its help and in the reports") {
    struct Word {
        const char* never;
        const char* right;
    };
    // The right ones are those of the glossary.
    static constexpr Word words[]{{"数据包", "标准包"}, {"档案库", "档案"},   {"各次试验", "各次尝试"},
                                  {"内审员", "审计员"}, {"委托书", "委托单"}, {"未验证", "未校验"}};
    QStringList files{QStringLiteral(VELOCERT_RESOURCES "/translations/velocert_zh_CN.ts")};
    const QDir help(QStringLiteral(VELOCERT_RESOURCES "/help/zh"));
    for (const auto& name : help.entryList({"*.md"})) files << help.filePath(name);
    REQUIRE(files.size() > 40);
    const auto before = files.size();
    // What reports print stands in their sources, both languages side by side.
    for (QDirIterator at(VELOCERT_RESOURCES "/../reports", {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
         at.hasNext();)
        files << at.next();
    REQUIRE(files.size() > before + 40);
    for (const auto& name : files) {
        QFile file(name);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const auto& word : words) {
            INFO(name.toStdString() << ": " << word.never << " is " << word.right);
            CHECK_FALSE(text.contains(QString::fromUtf8(word.never)));
        }
    }
}

TEST_CASE("The same word of the program is the same Chinese word wherever it stands") {
    // A certificate of a signature has a serial number of another kind.
    const std::map<QString, QString> one{
        {"Revision", "版次"},     {"revision", "版次"}, {"auditor", "审计员"}, {"administrator", "系统管理员"},
        {"Attempts", "各次尝试"}, {"Pack", "标准包"},   {"Packs", "标准包"},   {"Serial number", "出厂编号"}};
    QFile file(QStringLiteral(VELOCERT_RESOURCES "/translations/velocert_zh_CN.ts"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QString context;
    QString source;
    std::map<QString, int> met;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        if (xml.name() != QLatin1String("translation")) continue;
        const QString words = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        const auto known = one.find(source);
        if (known == one.end() || context == "velocert::app::SigningPage") continue;
        ++met[source];
        INFO(context.toStdString() << ": " << source.toStdString() << ": " << words.toStdString());
        CHECK(words == known->second);
    }
    CHECK_FALSE(xml.hasError());
    CHECK(met.size() == one.size());
}
