// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing of a standard is silently missing: read from the files themselves, with nothing of the loader in between.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/standards/pack.h"
#include "core/standards/pictures.h"

using namespace velocert;
using base::Json;

namespace {

/// The files of one edition, parsed.
struct Files {
    std::string folder;
    std::map<std::string, Json> by_name;

    [[nodiscard]] const Json::Array& list(const std::string& file, const char* key) const {
        return *by_name.at(file).find(key)->items();
    }
};

std::vector<Files> shipped() {
    std::vector<Files> out;
    for (const char* folder : {"2018", "2024"}) {
        const auto pack = standards::Pack::read(std::string(VELOCERT_RESOURCES) + "/standards/GB17761/" + folder);
        REQUIRE(pack);
        Files files{folder, {}};
        for (const auto& [name, text] : pack->files) {
            const auto json = Json::parse(text, name);
            REQUIRE(json);
            files.by_name.emplace(name, *json);
        }
        out.push_back(std::move(files));
    }
    return out;
}

std::string text(const Json& json, const char* key) {
    const auto* found = json.find(key);
    return found != nullptr && found->string() != nullptr ? *found->string() : std::string();
}
std::vector<std::string> texts(const Json& json, const char* key) {
    std::vector<std::string> out;
    if (const auto* found = json.find(key); found != nullptr && found->items() != nullptr)
        for (const auto& item : *found->items()) out.push_back(*item.string());
    return out;
}

/// What nothing examines, and what is examined by something that does not name it.
std::vector<std::string> gaps(const Json::Array& clauses, const std::map<std::string, Json>& files) {
    std::vector<std::string> out;
    for (const auto& clause : clauses) {
        const auto id = text(clause, "id");
        const auto procedure = text(clause, "procedure");
        const auto* none = clause.find("not_applicable");
        if (procedure.empty() == (none == nullptr)) {
            out.push_back(id + ": neither a procedure nor a reason, or both");
        } else if (none != nullptr) {
            const auto* reason = none->find("reason");
            if (reason == nullptr || text(*reason, "zh").empty() || text(*reason, "en").size() < 20)
                out.push_back(id + ": no reason in two languages");
        } else if (!files.contains("procedures/" + procedure + ".json")) {
            out.push_back(id + ": the procedure " + procedure + " is no file");
        }
    }
    return out;
}

/// Each step of an edition, with the procedure's place in the order.
template <typename Visit>
void each_step(const Files& files, Visit visit) {
    int place = 0;
    for (const auto& id : files.list("edition.json", "procedures")) {
        const auto& procedure = files.by_name.at("procedures/" + *id.string() + ".json");
        for (const auto& step : *procedure.find("steps")->items()) visit(*id.string(), step, place++);
    }
}
template <typename Visit>
void each_field(const Json& step, Visit visit) {
    for (const auto& action : *step.find("actions")->items())
        if (const auto* fields = action.find("fields"); fields != nullptr)
            for (const auto& field : *fields->items()) visit(field);
}
bool is_true(const Json& json, const char* key) {
    const auto* found = json.find(key);
    return found != nullptr && found->boolean() != nullptr && *found->boolean();
}

}  // namespace

TEST_CASE("every clause of both editions has a procedure, or says in both languages why none examines it") {
    for (const auto& files : shipped()) {
        CAPTURE(files.folder);
        const auto found = gaps(files.list("clauses.json", "clauses"), files.by_name);
        CHECK(found == std::vector<std::string>());
    }
}

TEST_CASE("a clause that loses what examines it is found, whichever it is") {
    for (const auto& files : shipped()) {
        const auto whole = files.list("clauses.json", "clauses");
        REQUIRE(gaps(whole, files.by_name).empty());
        for (std::size_t i = 0; i < whole.size(); ++i) {
            CAPTURE(files.folder, text(whole[i], "id"));
            auto cut = whole;
            auto members = *cut[i].members();
            std::erase_if(members, [](const auto& m) { return m.first == "procedure" || m.first == "not_applicable"; });
            cut[i] = Json(members);
            CHECK(gaps(cut, files.by_name).size() == 1);
            auto without = files.by_name;
            if (const auto id = text(whole[i], "procedure"); !id.empty()) {
                without.erase("procedures/" + id + ".json");
                CHECK_FALSE(gaps(whole, without).empty());
            }
        }
    }
}

namespace {

/// The printed numbers that are in a list of clauses neither by themselves nor by their parts.
std::vector<std::string> not_there(const Json::Array& clauses, const std::vector<std::string>& printed,
                                   const char* where) {
    std::vector<std::string> out;
    for (const auto& number : printed)
        if (std::ranges::none_of(clauses, [&](const Json& clause) {
                const auto id = text(clause, where);
                return id == number || id.starts_with(number + "/") || id.starts_with(number + ".");
            }))
            out.push_back(number);
    return out;
}

struct Printed {
    std::vector<std::string> clauses;
    std::vector<std::string> methods;  ///< numbers of methods that stand apart from what they examine
};

/// Older edition: from the clause map of the reference catalogue (section 11), as the surveillance plans number it.
/// Newer edition: from the table of contents; 6.1 and so on have no text of their own that was found.
const std::vector<Printed> printed{
    {{"4",       "6.1.1",   "6.1.2",   "6.1.3",   "6.1.4",   "6.1.5",   "6.1.6.1", "6.1.6.2",
      "6.1.6.3", "6.1.7",   "6.1.8",   "6.2",     "6.3.1.1", "6.3.1.2", "6.3.1.3", "6.3.2",
      "6.3.3",   "6.3.4.1", "6.3.4.2", "6.3.4.3", "6.4",     "6.5",     "A"},
     {"7", "7.2.1", "7.2.2", "7.2.3", "7.2.6", "7.2.7", "7.2.8", "7.4.1.1", "7.4.1.2", "7.4.1.3", "7.4.4.1", "7.4.4.2",
      "7.4.4.3"}},
    {{"1",   "2",   "3",   "4",   "5.1",  "5.2", "5.3", "5.4", "5.5", "6.1", "6.2", "6.3", "6.4", "6.5",
      "6.6", "6.7", "6.8", "6.9", "6.10", "7.1", "7.2", "7.3", "7.4", "7.5", "8",   "A",   "B",   "C"},
     {}}};

}  // namespace

TEST_CASE("every printed clause of both editions is there, by itself or by its parts") {
    const auto all = shipped();
    for (std::size_t i = 0; i < all.size(); ++i) {
        CAPTURE(all[i].folder);
        const auto& clauses = all[i].list("clauses.json", "clauses");
        CHECK(not_there(clauses, printed[i].clauses, "id") == std::vector<std::string>());
        CHECK(not_there(clauses, printed[i].methods, "method") == std::vector<std::string>());
    }
}

TEST_CASE("a printed clause that is taken out of either edition is found to be missing") {
    const auto all = shipped();
    for (std::size_t i = 0; i < all.size(); ++i)
        for (const auto& number : printed[i].clauses) {
            CAPTURE(all[i].folder, number);
            Json::Array cut;
            for (const auto& clause : all[i].list("clauses.json", "clauses")) {
                const auto id = text(clause, "id");
                if (id != number && !id.starts_with(number + "/") && !id.starts_with(number + "."))
                    cut.push_back(clause);
            }
            CHECK(not_there(cut, printed[i].clauses, "id") == std::vector<std::string>{number});
        }
}

TEST_CASE("every limit is judged by a step of its clause, or is a condition that a text of the method holds") {
    // What a battery need not send waives, and judges nothing.
    const std::set<std::string> conditions{"comm.payload.pack"};
    for (const auto& files : shipped()) {
        std::set<std::string> judged;
        each_step(files, [&](const std::string&, const Json& step, int) {
            if (const auto* limits = step.find("limits"); limits != nullptr)
                for (const auto& use : *limits->members()) judged.insert(*use.second.string());
            if (step.find("within") != nullptr) judged.insert(text(step, "within"));
            if (const auto* repeat = step.find("repeat"); repeat != nullptr)
                judged.insert(text(*repeat, "valid_runs_limit"));
        });
        for (const auto& limit : files.list("limits.json", "limits")) {
            const auto id = text(limit, "id");
            CAPTURE(files.folder, id);
            CHECK(judged.contains(id) != conditions.contains(id));
        }
    }
}

TEST_CASE("steps that use a specimen up come after all others on it, and after what they need") {
    for (const auto& files : shipped()) {
        std::map<std::string, int> places;
        each_step(files, [&](const std::string& procedure, const Json& step, int place) {
            places[procedure + "/" + text(step, "id")] = place;
        });
        int last_gentle = -1;
        int first_destructive = 1'000'000;
        each_step(files, [&](const std::string& procedure, const Json& step, int place) {
            CAPTURE(files.folder, procedure, text(step, "id"));
            for (const auto& need : texts(step, "needs")) {
                CAPTURE(need);
                REQUIRE(places.contains(need));
                CHECK(places.at(need) < place);
            }
            if (is_true(step, "destructive")) {
                CHECK_FALSE(text(step, "sample").empty());
                first_destructive = std::min(first_destructive, place);
            } else if (text(step, "sample") != "C") {
                last_gentle = std::max(last_gentle, place);  // sample C is cut into specimens, and has no other use
            }
        });
        CAPTURE(files.folder);
        CHECK(last_gentle < first_destructive);
    }
}

TEST_CASE("what is asked and what may be answered stands in Chinese and in English") {
    const auto in_both = [](const Json& of, const char* key) {
        const auto* title = of.find(key);
        REQUIRE(title != nullptr);
        CAPTURE(text(*title, "zh"), text(*title, "en"));
        CHECK_FALSE(text(*title, "zh").empty());
        CHECK_FALSE(text(*title, "en").empty());
        CHECK(std::ranges::none_of(text(*title, "en"), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
    };
    for (const auto& files : shipped())
        each_step(files, [&](const std::string& procedure, const Json& step, int) {
            CAPTURE(files.folder, procedure, text(step, "id"));
            if (const auto* each = step.find("for_each"); each != nullptr && each->members() != nullptr)
                for (const auto& subject : *each->find("of")->items()) in_both(subject, "title");
            each_field(step, [&](const Json& field) {
                in_both(field, "title");
                if (const auto* choices = field.find("choices"); choices != nullptr)
                    for (const auto& choice : *choices->items()) in_both(choice, "title");
            });
        });
}

TEST_CASE("every picture that a prompt shows is in the program, and none is there for nothing") {
    std::set<std::string> shown;
    for (const auto& files : shipped())
        each_step(files, [&](const std::string&, const Json& step, int) {
            for (const auto& action : *step.find("actions")->items())
                if (const auto name = text(action, "picture"); !name.empty()) shown.insert(name);
        });
    std::set<std::string> there;
    for (const auto& entry : std::filesystem::directory_iterator(std::string(VELOCERT_RESOURCES) + "/pictures"))
        if (entry.path().extension() == ".svg") there.insert(entry.path().filename().string());
    CHECK(shown == there);
    // The list by which the loader knows them is theirs.
    std::string listed;
    for (const auto& name : there) {
        CAPTURE(name);
        CHECK(standards::is_picture(name));
        listed += (listed.empty() ? "" : ", ") + name;
    }
    CHECK(standards::picture_names() == listed);
    for (const char* none : {"", "plate", "plate.png", "list.txt", "plate.svg ", "../plate.svg"})
        CHECK_FALSE(standards::is_picture(none));
}

TEST_CASE(
    "the demonstration laboratory assumes a value for every limit that is unverified, and for no other that judges") {
    for (const auto& files : shipped()) {
        std::set<std::string> unverified;
        std::set<std::string> informative;
        for (const auto& limit : files.list("limits.json", "limits")) {
            if (text(limit, "status") == "unverified") unverified.insert(text(limit, "id"));
            if (is_true(limit, "informative")) informative.insert(text(limit, "id"));
        }
        CAPTURE(files.folder);
        for (const auto& release : standards::demonstration_releases()) {
            const auto json = Json::parse(release.text, release.name);
            REQUIRE(json);
            if (text(*json, "edition") != "GB17761-" + files.folder) continue;
            for (const auto& limit : *json->find("limits")->items()) {
                const auto id = text(limit, "id");
                CAPTURE(id);
                CHECK(text(limit, "source") == "assumed for training, not from the standard");
                // An informative figure judges only once somebody decides so.
                CHECK((unverified.erase(id) == 1 || informative.contains(id)));
            }
        }
        CHECK(unverified == std::set<std::string>());
    }
}
