// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/operators.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <vector>

#include "core/base/json_members.h"

#include "app/planning/specimen_code.h"
#include "app/planning/specimen_log.h"
#include "app/planning/specimen_picture.h"
#include "core/sequence/answers/typed_file.h"

namespace velocert::app {

using base::ErrorCode;
using base::Result;
using sequence::Answer;
using sequence::Prompt;

namespace {

/// The usual value for each field that has none yet.
void add_examples(const Prompt& prompt, const laboratory::TestItem& item, Answer& answer) {
    for (const auto& field : prompt.fields)
        if (!field.example.empty() && !field.is_file()) answer.values.try_emplace(field.id, specimen_code(field, item));
}

/// A specimen for each required photo or document that was not named.
void add_specimens(const Prompt& prompt, Answer& answer) {
    for (const auto& field : prompt.fields)
        if (field.is_file() && field.required && !answer.values.contains(field.id))
            answer.files.try_emplace(
                field.id, field.id == "log" ? specimen_log() : specimen_file(prompt.key, prompt.subject, field.id));
}

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
    out->source_ = source;
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
                    for (const auto& member : *typed) answer.values[member.first] = values.text(member.first);
                if (const auto done = values.finish(); !done) return base::fail(done.error());
            }
            out->answers_[key] = std::move(answer);
            if (const auto done = entry.finish(); !done) return base::fail(done.error());
        }
    } else {
        reader.refuse("answers", ErrorCode::bad_value, std::string(answers.kind_name()),
                      "an object of prompt key to answer");
    }
    if (const auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Result<void> AnswersFile::fits(const standards::StandardEdition& edition) const {
    for (const auto& [key, answer] : answers_) {
        const std::string where = source_ + " /answers/" + key;
        const auto [procedure_id, step_id, prompt_id] = parts_of(key);
        const auto* procedure = edition.procedure(procedure_id);
        if (procedure == nullptr) continue;  // one file may serve several editions
        const auto step = std::ranges::find(procedure->steps, step_id, &standards::Step::id);
        if (step == procedure->steps.end())
            return base::fail(ErrorCode::unknown_field, where, "no step '" + step_id + "' in " + procedure_id,
                              ids_of(procedure->steps));
        if (prompt_id == "void" || prompt_id == "retry") continue;
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
                return base::fail(ErrorCode::unknown_field, where + "/values", "'" + field + "' is not asked for here",
                                  ids_of(prompt->fields));
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
    auto found = answers_.end();
    for (std::size_t i = 0; i < keys.size() && found == answers_.end(); ++i) found = answers_.find(keys[i]);
    if (found != answers_.end()) {
        Answer answer = found->second;
        place_files(prompt, folder_, answer);
        // What the file leaves open is what is usual: asked for by "default": "accept", and on record as typed.
        if (accept_) add_examples(prompt, item_, answer);
        if (accept_ && specimens_) add_specimens(prompt, answer);
        return answer;
    }
    if (accept_) {
        Answer answer;
        add_examples(prompt, item_, answer);
        if (specimens_) add_specimens(prompt, answer);
        return answer;
    }
    return base::fail(ErrorCode::interrupted, prompt.key, "no answer to this prompt in the answers file",
                      "an answer with this key, or \"default\": \"accept\"");
}

namespace {

Result<std::string> ask_line(const std::string& question, const std::string& key, const std::stop_token& stop) {
    std::fputs(question.c_str(), stderr);
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (::poll(&input, 1, 100) == 0)
        if (stop.stop_requested())
            return base::fail(ErrorCode::interrupted, key, "stopped while waiting for an answer");
    if (stop.stop_requested()) return base::fail(ErrorCode::interrupted, key, "stopped while waiting for an answer");
    std::string line;
    if (!std::getline(std::cin, line)) return base::fail(ErrorCode::interrupted, key, "no more input", "an answer");
    return line;
}

/// Asks for each field until what was typed can be true.
Result<void> ask_fields(const Prompt& prompt, const std::stop_token& stop, Answer& answer) {
    for (const auto& field : prompt.fields) {
        std::string question = "  " + field.title.en + " / " + field.title.zh;
        if (!field.example.empty()) question += " (" + field.example + ")";
        for (const auto& choice : field.choices) question += "; " + choice.id + ": " + choice.title.en;
        for (;;) {
            auto line = ask_line(question + ": ", prompt.key, stop);
            if (!line) return base::fail(line.error());
            const auto fine = sequence::check_answered(field, *line);
            if (fine) {
                if (!line->empty()) answer.values[field.id] = *line;
                break;
            }
            std::fputs(("  " + fine.error().text() + "\n").c_str(), stderr);
        }
    }
    return {};
}

}  // namespace

Result<Answer> TerminalOperator::ask(const Prompt& prompt, std::stop_token stop) {
    std::string question = prompt.step;
    if (const auto part = prompt.conditions.find("part"); part != prompt.conditions.end())
        question += ", " + prompt.subject + " " + part->second;
    if (!prompt.subject_title.en.empty()) question += ", " + prompt.subject + " " + prompt.subject_title.en;
    question += ", attempt " + std::to_string(prompt.attempt) + ": ";
    switch (prompt.kind) {
        case Prompt::Kind::confirm:
            question += prompt.text.en + " / " + prompt.text.zh;
            if (const auto until = prompt.conditions.find("pause_until"); until != prompt.conditions.end())
                question += "\n  ride off before / 最迟出发 " + until->second;
            question += "\n  [Enter: done, q: stop, s: suspend the run] ";
            break;
        case Prompt::Kind::void_or_keep:
            question += "keep this attempt?\n  [Enter: keep";
            for (const auto& choice : prompt.choices) question += "; " + choice.id + ": void, " + choice.title.en;
            question += "] ";
            break;
        case Prompt::Kind::retry:
            question += "try again? " + std::to_string(prompt.attempts_left) +
                        " attempts left\n  [reason: again; q: leave this step] ";
            break;
    }
    const auto read = ask_line(question, prompt.key, stop);
    if (!read) return base::fail(read.error());
    const std::string& line = *read;
    switch (prompt.kind) {
        case Prompt::Kind::confirm: {
            Answer answer{line != "q" && line != "s", {}, {}, {}, line == "s"};
            if (answer.accepted)
                if (auto asked = ask_fields(prompt, stop, answer); !asked) return base::fail(asked.error());
            return answer;
        }
        case Prompt::Kind::void_or_keep: return Answer{line.empty(), line, {}, {}};
        case Prompt::Kind::retry: return Answer{line != "q", {}, line, {}};
    }
    return Answer{};
}

Result<Answer> WillingOperator::ask(const Prompt& prompt, std::stop_token stop) {
    if (stop.stop_requested()) return base::fail(ErrorCode::interrupted, {}, "stopped");
    Answer answer;
    add_examples(prompt, item_, answer);
    add_specimens(prompt, answer);
    return answer;
}

Result<Answer> ReportingOperator::ask(const Prompt& prompt, std::stop_token stop) {
    auto answer = person_.ask(prompt, stop);
    if (answer && answer->accepted) performed_(prompt, *answer);
    return answer;
}

}  // namespace velocert::app
