// SPDX-License-Identifier: GPL-3.0-or-later
// What a laboratory's copy of a shipped pack keeps: names, samples, instruments, the order of what is done.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>

#include "core/standards/editions/kept_names.h"
#include "core/standards/editions/own_pack.h"
#include "core/standards/editions/shipped_edition.h"
#include "tests/core/records/sample_run.h"

using namespace velocert;
using Catch::Matchers::Contains;

namespace {

/// "\"revision\": 12", of the shipped edition and so many more.
std::string revision(int more = 0) {
    static const std::string shipped = [] {
        const auto& files = standards::shipped_edition("GB17761-2024").value()->pack.files;
        const auto& text = files.at("edition.json");
        const auto at = text.find("\"revision\": ");
        return text.substr(at, text.find(',', at) - at);
    }();
    const auto digits = shipped.rfind(' ') + 1;
    return shipped.substr(0, digits) + std::to_string(std::stoi(shipped.substr(digits)) + more);
}

/// A copy of the shipped edition of 2024 in a folder of its own.
class ShippedCopy {
  public:
    ShippedCopy() {
        for (const auto& [name, text] : standards::shipped_edition("GB17761-2024").value()->pack.files)
            write(name, text);
        change("edition.json", revision(), revision() + ", \"laboratory\": \"Bike Lab\"");
    }
    void change(const std::string& name, const std::string& from, const std::string& to) {
        auto text = records::file_text(path(name));
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        write(name, text);
    }
    void remove(const std::string& name) { std::filesystem::remove(path(name)); }
    [[nodiscard]] base::Result<standards::OwnPack> load() const {
        return standards::load_own_pack(scratch_.path("pack"));
    }
    /// "12": the line on which a piece of text begins.
    [[nodiscard]] std::string line_of(const std::string& name, const std::string& piece) const {
        const auto text = records::file_text(path(name));
        const auto at = text.find(piece);
        REQUIRE(at != std::string::npos);
        return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    }

  private:
    [[nodiscard]] std::string path(const std::string& name) const { return scratch_.path("pack") + '/' + name; }
    void write(const std::string& name, const std::string& text) const {
        std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
        records::write_text(path(name), text);
    }
    records::ScratchFolder scratch_;
};

}  // namespace

TEST_CASE("a copy that is called otherwise or has fewer samples is refused at its line") {
    struct Row {
        const char* change;
        const char* file;
        const char* from;
        const char* to;
        const char* found;
    };
    const auto now = revision();
    const auto lower = revision(-1);
    for (const auto& row : {
             Row{"the printed name", "edition.json", "\"printed\": \"GB 17761-2024\"", "\"printed\": \"GB 17761-2026\"",
                 "called 'GB 17761-2026'"},
             Row{"the standard", "edition.json", "\"standard\": \"GB 17761\"", "\"standard\": \"GB 17762\"",
                 "called 'GB 17762'"},
             Row{"the title", "edition.json", "\"en\": \"Safety requirements", "\"en\": \"Our requirements",
                 "called 'Our requirements"},
             Row{"a lower revision", "edition.json", now.c_str(), lower.c_str(), "the revision "},
             Row{"the title of a clause", "clauses.json", "\"en\": \"Scope\"", "\"en\": \"Brakes\"",
                 "the clause 1 is called 'Brakes'"},
             Row{"a method that did not change", "clauses.json", "\"method_change\": {\n        \"kind\": \"changed\"",
                 "\"method_change\": {\n        \"kind\": \"same\"", "has the method changed less"},
             Row{"one sample fewer", "samples.json", "\"count\": 2", "\"count\":  1", "the sample 'B' is fewer: 1"},
             Row{"one spare fewer", "samples.json", "\"spares\": 1", "\"spares\":  0",
                 "the sample 'A' has fewer spares"},
             Row{"a pack that is many pieces", "samples.json", "\"en\": \"A battery pack to be short-circuited\" },",
                 "\"en\": \"Packs\" }, \"pieces\": true,", "many pieces"},
             Row{"an instrument of another kind", "procedures/vehicle-mass.json", "\"kind\": \"balance\"",
                 "\"kind\": \"gnss\"", "of the kind 'gnss'"},
             Row{"a thousand attempts", "procedures/vehicle-mass.json", "\"max_attempts\": 3", "\"max_attempts\": 1000",
                 "may be tried more often (shipped: 3)"},
             Row{"a reason to throw attempts away", "procedures/vehicle-mass.json", "\"id\": \"touched\"",
                 "\"id\": \"heavy\", \"title\": { \"zh\": \"重\", \"en\": \"Too heavy\" } },\n        { \"id\": "
                 "\"touched\"",
                 "void for 'heavy'"},
             Row{"an answer under another's title", "procedures/wiring.json",
                 "{ \"id\": \"yes\", \"title\": { \"zh\": \"是\", \"en\": \"Yes\" } }",
                 "{ \"id\": \"yes\", \"title\": { \"zh\": \"否\", \"en\": \"No\" } }", "as 'No' (shipped: 'Yes')"},
         }) {
        CAPTURE(row.change);
        ShippedCopy copy;
        copy.change(row.file, row.from, row.to);
        const auto own = copy.load();
        REQUIRE_FALSE(own);
        CAPTURE(own.error().text());
        CHECK_THAT(own.error().where, Contains(std::string(row.file) + ':' + copy.line_of(row.file, row.to) + ':'));
        CHECK_THAT(own.error().found, Contains(row.found));
        CHECK_FALSE(own.error().expected.empty());
    }
    ShippedCopy without_plan;
    without_plan.remove("samples.json");
    const auto refused = without_plan.load();
    REQUIRE_FALSE(refused);
    CHECK_THAT(refused.error().where, Catch::Matchers::EndsWith("samples.json"));
    ShippedCopy more;
    more.change("samples.json", "\"count\": 2", "\"count\": 3");
    more.change("edition.json", revision(), revision(1));
    more.change("procedures/vehicle-mass.json", "\"max_attempts\": 3", "\"max_attempts\": 2");
    const auto fine = more.load();
    if (!fine) FAIL(fine.error().text());
}

TEST_CASE("a step that rests after nothing is refused at its line, and an archived one is read as it was") {
    ShippedCopy copy;
    copy.change("procedures/vehicle-mass.json", "\"repeat\": {",
                "\"waits\": { \"value\": \"2 h\", \"source\": \"own method\" },\n      \"repeat\": {");
    const auto own = copy.load();
    REQUIRE_FALSE(own);
    CHECK_THAT(
        own.error().where,
        Contains("procedures/vehicle-mass.json:" + copy.line_of("procedures/vehicle-mass.json", "\"waits\"") + ':'));
    CHECK_THAT(own.error().found, Contains("needs nothing"));
    copy.change("procedures/vehicle-mass.json", "\"waits\"", "\"needs\": [\"general/look\"], \"waits\"");
    const auto edition = standards::shipped_edition("GB17761-2024").value()->edition;
    const auto first = edition.procedures.front().id + '/' + edition.procedures.front().steps.front().id;
    if (first != "general/look") copy.change("procedures/vehicle-mass.json", "general/look", first);
    const auto after = copy.load();
    if (!after) FAIL(after.error().text());
    auto archived = standards::shipped_edition("GB17761-2024").value()->pack;
    auto& text = archived.files.at("procedures/vehicle-mass.json");
    text.insert(text.find("\"repeat\": {"), "\"waits\": { \"value\": \"2 h\", \"source\": \"own method\" }, ");
    CHECK(standards::load_edition(archived, standards::Coverage::as_archived));
}

TEST_CASE("nothing is put out before the prompts that come before it") {
    const auto* shipped = standards::shipped_edition("GB17761-2024").value();
    const auto refused = [&](const char* procedure_id, const char* step_id, auto change) {
        auto edition = shipped->edition;
        for (auto& procedure : edition.procedures)
            for (auto& step : procedure.steps)
                if (procedure.id == procedure_id && step.id == step_id) change(step.actions);
        const auto kept = standards::check_against_shipped(shipped->pack, edition, shipped->edition);
        return kept ? std::string() : kept.error().found;
    };
    using Actions = std::vector<standards::Action>;
    const auto of = [](Actions& actions, const char* id, standards::Action::Kind kind) {
        return std::ranges::find_if(actions, [&](const auto& one) { return one.id == id && one.kind == kind; });
    };
    constexpr auto prompt = standards::Action::Kind::prompt;
    constexpr auto set = standards::Action::Kind::set;
    const auto& dielectric = shipped->edition.procedure("dielectric")->steps.front();
    const auto step = dielectric.id.c_str();
    CHECK(refused("dielectric", step, [](Actions&) {}).empty());
    CHECK_THAT(refused("dielectric", step, [&](Actions& all) { all.erase(of(all, "energise", prompt)); }),
               Contains("'on' without the prompt 'energise'"));
    CHECK_THAT(refused("dielectric", step,
                       [&](Actions& all) { std::iter_swap(of(all, "energise", prompt), of(all, "on", set)); }),
               Contains("'on' before the prompt 'energise'"));
    CHECK_THAT(refused("dielectric", step,
                       [&](Actions& all) {
                           const auto on = of(all, "on", set);
                           std::rotate(all.begin(), on, on + 1);
                       }),
               Contains("'on' before the prompt 'interlock'"));
    // A command of the laboratory's own waits for the same prompts.
    CHECK_THAT(refused("dielectric", step,
                       [&](Actions& all) {
                           auto early = *of(all, "on", set);
                           early.id = "early";
                           all.insert(of(all, "energise", prompt), early);
                       }),
               Contains("'early' before the prompt 'energise'"));
    CHECK_THAT(refused("control-system", "brake-cut",
                       [&](Actions& all) { std::iter_swap(of(all, "on", set), of(all, "off", set)); }),
               Contains("before"));
    CHECK_THAT(refused("dielectric", step,
                       [&](Actions& all) {
                           std::iter_swap(of(all, "result", standards::Action::Kind::compute), of(all, "off", set));
                       }),
               Contains("'result' before"));
    // A stop of the laboratory's own may stand anywhere.
    CHECK(refused("dielectric", step, [&](Actions& all) {
              auto stop = *of(all, "energise", prompt);
              stop.id = "look_again";
              all.insert(of(all, "on", set), stop);
          }).empty());
}
