// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold for every edition that ships, whatever it is of.
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "core/standards/editions/edition_selection.h"
#include "core/standards/needs/set_points.h"
#include "core/standards/pack.h"

using namespace velocert;
using standards::StandardEdition;

namespace {

const std::vector<StandardEdition>& editions() {
    static const auto loaded = [] {
        auto all = standards::embedded_editions();
        REQUIRE(all);
        return *all;
    }();
    return loaded;
}

bool has_chinese(const std::string& text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE4; });
}
bool is_ascii(const std::string& text) {
    return std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}
void check_title(const standards::Title& title) {
    CAPTURE(title.zh, title.en);
    CHECK(has_chinese(title.zh));
    CHECK_FALSE(title.en.empty());
    CHECK(is_ascii(title.en));
}

}  // namespace

TEST_CASE("every title and every prompt stands in Chinese and in English") {
    for (const auto& edition : editions()) {
        check_title(edition.title);
        for (const auto& clause : edition.clauses) check_title(clause.title);
        for (const auto& procedure : edition.procedures) {
            check_title(procedure.title);
            for (const auto& role : procedure.roles) check_title(role.title);
            for (const auto& step : procedure.steps) {
                check_title(step.title);
                for (const auto& reason : step.voids) check_title(reason.title);
                for (const auto& action : step.actions)
                    if (action.kind == standards::Action::Kind::prompt) check_title(action.text);
            }
        }
    }
}

TEST_CASE("every limit and every parameter of the shipped editions names its source") {
    for (const auto& edition : editions()) {
        for (const auto& limit : edition.limits) {
            CAPTURE(edition.id, limit.id);
            CHECK(limit.source.size() > 8);
        }
        for (const auto& procedure : edition.procedures)
            for (const auto& step : procedure.steps)
                for (const auto& [name, parameter] : step.parameters) {
                    CAPTURE(edition.id, step.id, name);
                    CHECK(parameter.source.size() > 8);
                }
    }
}

TEST_CASE("a clause whose number is ours says so") {
    for (const auto& edition : editions())
        for (const auto& clause : edition.clauses) {
            CAPTURE(edition.id, clause.id);
            if (clause.id.find('/') != std::string::npos) CHECK(clause.note.find("not found") != std::string::npos);
        }
}

TEST_CASE("the clause that ships a procedure is the one the procedure names") {
    for (const auto& edition : editions())
        for (const auto& procedure : edition.procedures) {
            CAPTURE(edition.id, procedure.id);
            const auto* clause = edition.clause(procedure.clause);
            REQUIRE(clause != nullptr);
            CHECK(clause->procedure == procedure.id);
            // A test may serve several clauses: then each of them names it.
            const auto serves = [&](const std::string& id) {
                const auto* served = edition.clause(id);
                return served != nullptr && served->procedure == procedure.id;
            };
            for (const auto& step : procedure.steps) {
                CAPTURE(step.id, step.clause);
                CHECK(serves(step.clause));
                for (const auto& [use, id] : step.limits) {
                    CAPTURE(use, id);
                    REQUIRE(edition.limit(id) != nullptr);
                    CHECK(serves(edition.limit(id)->clause));
                }
            }
        }
}

TEST_CASE("every limit belongs to the clause that lists it, and ids are unique") {
    for (const auto& edition : editions()) {
        std::set<std::string> seen;
        for (const auto& clause : edition.clauses)
            for (const auto& id : clause.limits) {
                CAPTURE(edition.id, clause.id, id);
                CHECK(seen.insert(id).second);
                REQUIRE(edition.limit(id) != nullptr);
                CHECK(edition.limit(id)->clause == clause.id);
                CHECK(edition.limit(id)->edition == edition.id);
            }
        CHECK(seen.size() == edition.limits.size());
    }
}

TEST_CASE("both editions judge braking in the same four conditions, and mass by kind of battery") {
    for (const auto& edition : editions()) {
        CAPTURE(edition.id);
        const auto* braking = edition.procedure("braking");
        REQUIRE(braking != nullptr);
        std::vector<std::string> steps;
        for (const auto& step : braking->steps) {
            steps.push_back(step.id);
            CHECK(step.id == step.conditions.at("surface") + "." + step.conditions.at("brakes"));
            CHECK(step.limits.at("result") == "brake." + step.id + ".distance");
            CHECK(step.repeat.valid_runs_limit == "brake.valid_runs");
            // The pause between runs in the method of the bicycle family: up to three minutes.
            REQUIRE(step.repeat.longest_pause);
            CHECK(step.repeat.longest_pause->text() == "3 min");
            for (const char* reason : {"foot_down", "loss_of_control"})
                CHECK(std::ranges::find(step.voids, reason, &standards::VoidReason::id) != step.voids.end());
        }
        CHECK(steps == std::vector<std::string>{"dry.both", "dry.rear", "wet.both", "wet.rear"});
        const auto& weigh = edition.procedure("vehicle-mass")->steps.front();
        CHECK(weigh.limits.at("result/lead-acid") == "mass.lead_acid");
        CHECK(weigh.limits.at("result/lithium-ion") == "mass.other");
        CHECK(weigh.limits.at("result/other") == "mass.other");
    }
}

TEST_CASE("the actions of the shipped procedures come in the order the runner and the virtual bench agree on") {
    using Kind = standards::Action::Kind;
    const std::vector<std::pair<Kind, std::string>> weigh{
        {Kind::prompt, "empty"},       {Kind::set, "zero"},     {Kind::acquire, "zero_check"},
        {Kind::prompt, "load"},        {Kind::acquire, "load"}, {Kind::prompt, "unload"},
        {Kind::acquire, "zero_after"}, {Kind::compute, "mass"}, {Kind::assess, "assess"}};
    const std::vector<std::pair<Kind, std::string>> vehicle(weigh.begin(), weigh.end() - 1);
    const std::vector<std::pair<Kind, std::string>> part{
        {Kind::prompt, "empty"}, {Kind::set, "zero"},           {Kind::prompt, "container"},
        {Kind::set, "tare"},     {Kind::acquire, "zero_check"}, {Kind::prompt, "known"},
        {Kind::prompt, "part"},  {Kind::acquire, "load"},       {Kind::compute, "mass"}};
    const std::vector<std::pair<Kind, std::string>> share{{Kind::compute, "share"}, {Kind::assess, "assess"}};
    const std::vector<std::pair<Kind, std::string>> ride{{Kind::prompt, "setup"},
                                                         {Kind::prompt, "prepare"},
                                                         {Kind::set, "reset"},
                                                         {Kind::set, "start"},
                                                         {Kind::acquire, "ride"},
                                                         {Kind::set, "stop"},
                                                         {Kind::compute, "stop_distance"},
                                                         {Kind::assess, "assess"}};
    const std::map<std::string, std::vector<std::pair<Kind, std::string>>> by_evaluation{{"stable-mean", weigh},
                                                                                         {"weighed-mass", vehicle},
                                                                                         {"part-mass", part},
                                                                                         {"mass-share", share},
                                                                                         {"stopping-distance", ride}};
    for (const auto& edition : editions())
        for (const auto& procedure : edition.procedures)
            for (const auto& step : procedure.steps) {
                CAPTURE(edition.id, procedure.id, step.id);
                const auto known = by_evaluation.find(step.evaluation);
                if (known == by_evaluation.end()) continue;
                std::vector<std::pair<Kind, std::string>> actions;
                for (const auto& action : step.actions) actions.emplace_back(action.kind, action.id);
                CHECK(actions == known->second);
            }
}

TEST_CASE("every step that switches an output on or loads a brake switches them off again, in that order") {
    for (const auto& edition : editions())
        for (const auto& procedure : edition.procedures)
            for (const auto& step : procedure.steps) {
                CAPTURE(edition.id, procedure.id, step.id);
                bool on = false;
                bool braked = false;
                bool warned = false;
                for (const auto& action : standards::actions_of(edition, step)) {
                    if (action.kind == standards::Action::Kind::prompt) warned = true;
                    if (action.command == "output-on" || action.command == "set-speed") CHECK(warned);
                    if (action.command == "output-on") on = true;
                    if (action.command == "output-off") on = false;
                    if (action.command == "set-speed" || action.command == "set-torque") braked = true;
                    if (action.command == "brake-off") braked = false;
                }
                CHECK_FALSE(on);
                CHECK_FALSE(braked);
            }
}

TEST_CASE("the selection rule names editions that ship") {
    const auto rule = standards::embedded_selection_rule();
    REQUIRE(rule);
    for (const auto& id : {rule->old_edition, rule->new_edition})
        CHECK(std::ranges::find(editions(), id, &StandardEdition::id) != editions().end());
}
