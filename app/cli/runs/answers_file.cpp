// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runs/answers_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <vector>

#include "app/cli/runs/usual_answers.h"
#include "core/base/json_members.h"
#include "core/standards/editions/shipped_edition.h"
#include "instruments/registry/hazard_consent.h"

namespace velocert::app {

using base::ErrorCode;
using base::Result;
using sequence::Answer;
using sequence::Prompt;

namespace {

/// "look" and "rub"; what a key may end with.
std::string ids_of(const auto& things) {
    std::string out;
    for (const auto& one : things) out += (out.empty() ? "" : ", ") + one.id;
    return out.empty() ? "nothing" : out;
}

/// "braking/dry.both/ride@P-1#2" to its three parts; empty ones where the key has fewer.
std::array<std::string, 3> parts_of(const std::string& key) {
    std::array<std::string, 3> out;
    std::string_view rest = std::string_view(key).substr(0, key.find_first_of("@#"));
    for (auto& part : out) {
        const auto slash = rest.find('/');
        part = rest.substr(0, slash);
        rest = slash == std::string_view::npos ? std::string_view() : rest.substr(slash + 1);
    }
    return out;
}

/// Whether a shipped edition has that procedure.
Result<bool> elsewhere(const std::string& procedure) {
    const auto shipped = standards::shipped_editions();
    if (!shipped) return base::fail(shipped.error());
    return std::ranges::any_of(*shipped, [&](const auto& one) { return one.edition.procedure(procedure) != nullptr; });
}

/// Files are named relative to the answers file.
void place_files(const Prompt& prompt, const std::string& folder, Answer& answer) {
    for (const auto& field : prompt.fields) {
        const auto path = answer.values.find(field.id);
        if (!field.is_file() || path == answer.values.end() || path->second.empty()) continue;
        path->second = (std::filesystem::path(folder) / path->second).string();
    }
}

}  // namespace

Result<std::unique_ptr<AnswersFile>> AnswersFile::parse(std::string_view text, const std::string& source) {
    const auto document = base::Json::parse(text, source);
    if (!document) return base::fail(document.error());
    auto out = std::make_unique<AnswersFile>();
    out->folder_ = std::filesystem::path(source).parent_path().string();
    base::JsonReader reader(*document, source);
    base::expect_format(reader, "velocert-answers/1");
    const auto fallback = reader.text_or("default", "stop");
    if (fallback != "accept" && fallback != "stop")
        reader.refuse("default", ErrorCode::bad_value, "'" + fallback + "'", "accept or stop");
    out->accept_ = fallback == "accept";
    const auto& answers = reader.any("answers");
    if (const auto* members = answers.members()) {
        for (const auto& [key, value] : *members) {
            base::JsonReader entry(value, source, "/answers/" + key);
            sequence::Answer answer{entry.flag_or("accepted", true),
                                    entry.text_or("choice", ""),
                                    entry.text_or("note", ""),
                                    {},
                                    entry.flag_or("suspend", false)};
            if (entry.optional("values") != nullptr) {
                base::JsonReader values = entry.child("values");
                if (const auto* typed = entry.any("values").members())
                    for (const auto& [field, text] : *typed) {
                        answer.values[field] = values.text(field);
                        out->places_[key + '/' + field] = values.where(field);
                    }
                if (const auto done = values.finish(); !done) return base::fail(done.error());
            }
            out->answers_[key] = std::move(answer);
            out->places_[key] = entry.where();
            if (const auto done = entry.finish(); !done) return base::fail(done.error());
        }
    } else {
        reader.refuse("answers", ErrorCode::bad_value, std::string(answers.kind_name()),
                      "an object of prompt key to answer");
    }
    if (const auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

namespace {

/// What nobody could take for a word on the attempt must not become one.
Result<void> fits_void(const Answer& answer, const standards::Step& step, const std::string& where) {
    if (answer.choice.empty()) return {};
    if (std::ranges::find(step.voids, answer.choice, &standards::VoidReason::id) == step.voids.end())
        return base::fail(ErrorCode::bad_value, where + "/choice",
                          "'" + answer.choice + "' is no reason to declare an attempt of this step void",
                          ids_of(step.voids));
    if (answer.accepted)
        return base::fail(ErrorCode::bad_value, where,
                          "the attempt is kept, and '" + answer.choice + "' declares it void",
                          "\"accepted\": false beside a choice");
    return {};
}

}  // namespace

Result<void> AnswersFile::fits(const standards::StandardEdition& edition) const {
    for (const auto& [key, answer] : answers_) {
        const auto& where = places_.at(key);
        const auto [procedure_id, step_id, prompt_id] = parts_of(key);
        const auto* procedure = edition.procedure(procedure_id);
        if (procedure == nullptr) {
            // One file may serve several editions; what none has would be passed over for ever.
            const auto known = elsewhere(procedure_id);
            if (!known) return base::fail(known.error());
            if (*known) continue;
            return base::fail(ErrorCode::unknown_field, where, "no procedure '" + procedure_id + "' in any edition",
                              "procedure/step/prompt of " + edition.id + ": " + ids_of(edition.procedures));
        }
        const auto step = std::ranges::find(procedure->steps, step_id, &standards::Step::id);
        if (step == procedure->steps.end())
            return base::fail(ErrorCode::unknown_field, where, "no step '" + step_id + "' in " + procedure_id,
                              ids_of(procedure->steps));
        if (prompt_id == "retry") continue;
        if (prompt_id == "void") {
            if (auto fine = fits_void(answer, *step, where); !fine) return fine;
            continue;
        }
        std::vector<standards::Action> prompts;
        std::ranges::copy_if(step->actions, std::back_inserter(prompts), [](const standards::Action& action) {
            return action.kind == standards::Action::Kind::prompt;
        });
        const auto prompt = std::ranges::find(prompts, prompt_id, &standards::Action::id);
        if (prompt == prompts.end())
            return base::fail(ErrorCode::unknown_field, where, "no prompt '" + prompt_id + "' in this step",
                              ids_of(prompts));
        for (const auto& [field, text] : answer.values)
            if (std::ranges::find(prompt->fields, field, &standards::Field::id) == prompt->fields.end())
                return base::fail(ErrorCode::unknown_field, places_.at(key + '/' + field),
                                  "'" + field + "' is not asked for here", ids_of(prompt->fields));
    }
    return {};
}

Result<Answer> AnswersFile::ask(const Prompt& prompt, std::stop_token) {
    const std::string attempt = '#' + std::to_string(prompt.attempt);
    const std::string of_part = prompt.key + '@' + prompt.subject;
    std::vector<std::string> keys;
    if (!prompt.subject.empty()) keys = {of_part + attempt, of_part};
    keys.push_back(prompt.key + attempt);
    keys.push_back(prompt.key);
    // A prompt that is asked at each set point is one in the pack ("energise" for "energise_1").
    if (const auto own = prompt.key.find_last_not_of("0123456789");
        own != std::string::npos && own + 1 < prompt.key.size() && prompt.key[own] == '_')
        keys.push_back(prompt.key.substr(0, own));
    auto found = answers_.end();
    for (std::size_t i = 0; i < keys.size() && found == answers_.end(); ++i) found = answers_.find(keys[i]);
    const bool named = found != answers_.end();
    const bool asks = std::ranges::any_of(prompt.fields, &standards::Field::required);
    // What asks for nothing is done as it is told to be, but nobody is taken to have let a voltage on.
    const bool done_as_told = accept_ && (usual_ || (!asks && !instruments::asks_for_consent(prompt.key)));
    if (named || done_as_told) {
        Answer answer = named ? found->second : Answer{};
        place_files(prompt, folder_, answer);
        // What the file leaves open is what is usual: asked for by "default": "accept", and on record as typed.
        if (accept_ && usual_) {
            add_usual(prompt, item_, answer);
            add_specimens(prompt, answer);
        }
        return answer;
    }
    // A file is written beforehand by whoever answers for the attempts: what it does not declare void it keeps.
    if (prompt.kind == Prompt::Kind::void_or_keep) return Answer{};
    // What a prompt asks for is missing by name, field by field; only where it asks for nothing it is missing itself.
    if (asks) return Answer{};
    return base::fail(ErrorCode::missing_field, prompt.key, "no answer to this prompt in the answers file",
                      usual_ ? "an answer with this key, or \"default\": \"accept\"" : "an answer with this key");
}

}  // namespace velocert::app
