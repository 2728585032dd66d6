// SPDX-License-Identifier: GPL-3.0-or-later
// What the archive's search understands, and what it holds a run against. Pure.
#include <catch2/catch.hpp>

#include "app/desktop/model/archive/search_words.h"
#include "app/desktop/model/archive/trail_presenter.h"
#include "app/words/language.h"
#include "core/standards/pack.h"
#include "tests/gui/people_fixture.h"
#include "tests/gui/window_fixture.h"

using namespace velocert;
using namespace velocert::app;

namespace {

struct Editions {
    std::vector<standards::StandardEdition> all = standards::embedded_editions().value();
    std::vector<const standards::StandardEdition*> known;
    Editions() {
        for (const auto& one : all) known.push_back(&one);
    }
};

std::string day(const std::optional<base::Date>& date) { return date ? base::text(*date) : std::string(); }

}  // namespace

TEST_CASE("A search is taken apart into what each word is", "[archive]") {
    REQUIRE(use_language(Language::english));
    const Editions editions;
    const KnownNames known{editions.known, nullptr, nullptr};
    SECTION("beginnings of codes and names") {
        const auto words = search_words("S-2025 ya", known);
        CHECK(words.query.text == "S-2025");
        CHECK(words.words == std::vector<std::string>{"ya"});
        CHECK(words.looks_inside());
        CHECK_FALSE(search_words("S-2025", known).looks_inside());
    }
    SECTION("a verdict, in words or as its code, in any case") {
        for (const auto* word : {"fail", "FAIL"})
            CHECK(search_words(word, known).query.verdict == conformity::Verdict::fail);
        CHECK(search_words("not-evaluated", known).query.verdict == conformity::Verdict::not_evaluated);
        REQUIRE(use_language(Language::chinese));
        CHECK(search_words(QString::fromUtf8("不合格"), known).query.verdict == conformity::Verdict::fail);
        REQUIRE(use_language(Language::english));
    }
    SECTION("people by the beginning of a name, as long as it is one person's") {
        laboratory::PeopleRegister people;
        const tests::CheapHasher hasher;
        QTemporaryDir disk;
        const base::SystemClock clock;
        {
            const auto archive =
                records::Archive::create(disk.filePath("archive").toStdString(), records::ArchiveKind::training, clock);
            REQUIRE(archive);
            test::make_people(**archive, clock, hasher, {"vehicle-mass"});
            people = records::people_register(**archive).value();
        }
        const KnownNames with{editions.known, &people, nullptr};
        for (const auto* word : {"@li", "@LI", "@李", "@李明", "@li.ming", "@ming", "\"Li Ming\"", "li.ming"}) {
            INFO(word);
            const auto words = search_words(QString::fromUtf8(word), with);
            CHECK(words.query.operator_name == "李明");
            CHECK(words.understood == QStringList{"by: Li Ming"});
        }
        // Without the sign a beginning is that of a code; and what begins nobody's name is taken as it is.
        CHECK(search_words("li", with).query.operator_name.empty());
        CHECK(search_words("@nobody", with).query.operator_name == "nobody");
        // Two of them: nobody is guessed at. (Li Ming and Zhao Lei have an L.)
        CHECK(search_words("@l", with).query.operator_name == "l");
    }
    SECTION("days") {
        struct Case {
            const char* typed;
            const char* from;
            const char* to;
        };
        for (const auto& [typed, from, to] :
             {Case{"2026", "2026-01-01", "2026-12-31"}, Case{"2026-02", "2026-02-01", "2026-02-28"},
              Case{"2024-02", "2024-02-01", "2024-02-29"}, Case{"2026-03-05", "2026-03-05", "2026-03-05"},
              Case{"2026-03..2026-04", "2026-03-01", "2026-04-30"}, Case{"2026-03-05..", "2026-03-05", ""},
              Case{"..2026-03-05", "", "2026-03-05"}}) {
            INFO(typed);
            const auto words = search_words(typed, known);
            CHECK(day(words.query.from) == from);
            CHECK(day(words.query.to) == to);
            CHECK(words.query.text.empty());
        }
    }
    SECTION("what only looks like a day is the beginning of a code") {
        for (const auto* typed : {"2026-13", "2026-02-30", "1999", "20261", "2026-3", "..", "2026..x"}) {
            INFO(typed);
            const auto words = search_words(typed, known);
            CHECK(words.query.text == typed);
            CHECK_FALSE(words.query.from);
        }
    }
    SECTION("persons, with @ or with quotation marks") {
        CHECK(search_words("@T-03", known).query.operator_name == "T-03");
        CHECK(search_words("@\"Wang Fang\"", known).query.operator_name == "Wang Fang");
        CHECK(search_words("\"Wang Fang\"", known).query.text == "Wang Fang");
        CHECK(search_words("@", known).query.operator_name.empty());
    }
    SECTION("editions and clauses that there are") {
        const auto& edition = editions.all.back();
        CHECK(search_words(QString::fromStdString(edition.id), known).query.edition == edition.id);
        for (const auto& clause : edition.clauses) {
            if (clause.id.find('.') == std::string::npos) continue;
            // As one types it: what has a blank in it stands in quotation marks.
            const QString typed = QString::fromStdString(clause.id);
            CHECK(search_words(typed.contains(' ') ? '"' + typed + '"' : typed, known).clause == clause.id);
        }
        CHECK(search_words("6.1", known).clause == "6.1");
        CHECK(search_words("99.99", known).clause.empty());
        CHECK(search_words("99.99", known).query.text == "99.99");
    }
    SECTION("everything at once") {
        const auto words = search_words("fail 2026-03 @T-03 X1", known);
        CHECK(words.query.verdict == conformity::Verdict::fail);
        CHECK(day(words.query.from) == "2026-03-01");
        CHECK(words.query.operator_name == "T-03");
        CHECK(words.query.text == "X1");
        CHECK(words.understood.size() == 3);
    }
}

TEST_CASE("A word out of a title, of an instrument or of a driver is what the run was about", "[archive]") {
    REQUIRE(use_language(Language::english));
    const Editions editions;
    const std::vector<DriverChoice> drivers{{"pulse-daq", "Pulse counter with lever forces", "pulse-daq", {}},
                                            {"mt-sics", "Balance with MT-SICS", "balance", {}}};
    const KnownNames known{editions.known, nullptr, nullptr, &drivers};
    sequence::Run braking;
    braking.edition = editions.all.back().id;
    braking.item.id = "S-1";
    braking.item.maker = "Yadong";
    braking.procedures = {"braking"};
    braking.station.instruments.push_back({"recorder", "pulse-daq", "", {}, "", ""});
    auto mass = braking;
    mass.procedures = {"vehicle-mass"};
    mass.station.instruments = {{"scale", "mt-sics", "", {}, "", ""}};
    struct Case {
        const char* typed;
        bool braking, mass;
    };
    for (const auto& [typed, of_braking, of_mass] :
         {Case{"braking", true, false}, Case{"Brak", true, false}, Case{"制动", true, false}, Case{"mass", false, true},
          Case{"整车质量", false, true}, Case{"pulse-daq", true, false}, Case{"mt-sics", false, true},
          Case{"braking recorder", true, false}, Case{"braking mass", false, false}, Case{"6.1", true, true},
          Case{"platform", false, true}}) {
        INFO(typed);
        const auto words = search_words(QString::fromUtf8(typed), known);
        CHECK(words.query.text.empty());
        CHECK(words.looks_inside());
        CHECK_FALSE(words.understood.isEmpty());
        CHECK(matches(braking, words, editions.known) == of_braking);
        CHECK(matches(mass, words, editions.known) == of_mass);
    }
    // What begins no word of a title is the beginning of a code, for which there is an index; so is what is too short.
    for (const auto* typed : {"raking", "S-1", "bra", "kezzz", "制"}) {
        INFO(typed);
        const auto words = search_words(QString::fromUtf8(typed), known);
        CHECK(words.query.text == typed);
        CHECK_FALSE(words.looks_inside());
    }
    // Where items on record are called like that they are meant, and the index finds them.
    KnownNames with_items = known;
    with_items.begins_item = [](const std::string& beginning) { return beginning == "braking"; };
    CHECK(search_words("braking", with_items).query.text == "braking");
    CHECK_FALSE(search_words("braking", with_items).looks_inside());
    CHECK(search_words("mass", with_items).looks_inside());
    // An item that is called like a title is found as well.
    mass.item.model = "Brakemaster";
    CHECK(matches(mass, search_words("brake", known), editions.known));
}

TEST_CASE("A run is held against what no index knows", "[archive]") {
    const Editions editions;
    const auto& edition = editions.all.back();
    sequence::Run run;
    run.edition = edition.id;
    run.item.id = "S-1";
    run.item.model = "X1";
    run.item.maker = "Yadong";
    run.station.instruments.push_back({"scale", "mt-sics", "", {}, "B-0002", "E-017"});
    const standards::Clause* tested = nullptr;
    const standards::Clause* other = nullptr;
    for (const auto& clause : edition.clauses) {
        if (clause.procedure.empty()) continue;
        if (tested == nullptr)
            tested = &clause;
        else if (other == nullptr && clause.procedure != tested->procedure && !clause.id.starts_with(tested->id) &&
                 !tested->id.starts_with(clause.id))
            other = &clause;
    }
    REQUIRE((tested != nullptr && other != nullptr));
    run.procedures = {tested->procedure};
    SearchWords words;
    CHECK(matches(run, words, editions.known));
    words.words = {"ya"};
    CHECK(matches(run, words, editions.known));
    words.words = {"ya", "x2"};
    CHECK_FALSE(matches(run, words, editions.known));
    words.words.clear();
    words.clause = tested->id;
    CHECK(matches(run, words, editions.known));
    words.clause = other->id;
    CHECK_FALSE(matches(run, words, editions.known));
    words.clause.clear();
    words.serial = "B-0002";
    words.equipment = "E-017";
    CHECK(matches(run, words, editions.known));
    words.serial = "B-0003";
    words.equipment = "E-018";
    CHECK_FALSE(matches(run, words, editions.known));
}

TEST_CASE("A filter of the trail with a day that is none is refused at its field", "[archive]") {
    CHECK(trail_query({"li.ming", "S-1", "2026-03-01", "2026-03-31", true}));
    for (const auto& [from, to, field] :
         {std::tuple{"2026-13-01", "", "from"}, {"", "yesterday", "to"}, {"2026-03-02", "2026-03-01", "to"}}) {
        const auto query = trail_query({"", "", from, to, false});
        REQUIRE_FALSE(query);
        CHECK(query.error().where == field);
    }
}
