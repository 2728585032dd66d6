// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runs/operators.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "app/cli/runs/usual_answers.h"
#include "app/cli/typed_line.h"
#include "core/sequence/answers/answered_file.h"
#include "core/sequence/answers/typed_file.h"

namespace velocert::app {

using base::ErrorCode;
using base::Result;
using sequence::Answer;
using sequence::Prompt;

namespace {

constexpr const char* no_more_input = "no more input";

Result<std::string> ask_line(const std::string& question, const std::string& key, const std::stop_token& stop) {
    std::fputs(question.c_str(), stderr);
    auto line = typed_line(key, [&stop] { return stop.stop_requested(); });
    if (!line) return base::fail(line.error());
    if (!*line) return base::fail(ErrorCode::interrupted, key, no_more_input, "an answer");
    return std::move(**line);
}

bool is_void_reason(const Prompt& prompt, const std::string& line) {
    return std::ranges::find(prompt.choices, line, &standards::VoidReason::id) != prompt.choices.end();
}

/// Whether the line answers whether an attempt is kept: a slip of the keyboard is asked again, as nothing undoes it.
bool answers(const Prompt& prompt, const std::string& line) {
    return line.empty() || line == "q" || line == "s" || is_void_reason(prompt, line);
}

std::string void_reasons(const Prompt& prompt) {
    std::string out;
    for (const auto& choice : prompt.choices) out += choice.id + ", ";
    return out;
}

/// A file that is not there, or is no such file, costs a further line and no attempt.
Result<void> check_named_file(const standards::Field& field, const std::string& path) {
    const auto file = sequence::read_answered_file(path);
    if (!file) return base::fail(file.error());
    return sequence::check_file(*file, field.kind == standards::Field::Kind::photo, path);
}

/// What was said of the field when it was asked before, where that may be said again: not what kept an attempt from
/// counting, and no file, which is named anew.
std::string said_before(const Prompt& prompt, const standards::Field& field) {
    const auto before = prompt.before.find(field.id);
    const bool at_fault =
        std::ranges::find(prompt.at_fault, field.id, &sequence::NamedWord::name) != prompt.at_fault.end();
    return before == prompt.before.end() || at_fault || field.is_file() ? std::string() : before->second;
}

/// Asks for each field until what was typed can be true.
Result<void> ask_fields(const Prompt& prompt, const std::stop_token& stop, Answer& answer) {
    for (const auto& field : prompt.fields) {
        std::string question = "  " + field.title.en + " / " + field.title.zh;
        if (!field.example.empty()) question += " (" + field.example + ")";
        for (const auto& choice : field.choices) question += "; " + choice.id + ": " + choice.title.en;
        const auto before = said_before(prompt, field);
        if (!before.empty()) question += " [Enter: " + before + "]";
        for (;;) {
            auto line = ask_line(question + ": ", prompt.key, stop);
            if (!line) return base::fail(line.error());
            if (line->empty()) *line = before;
            auto fine = line->empty() ? sequence::check_answered(field, prompt.fields, answer.values)
                                      : sequence::check_answered(field, *line);
            if (fine && field.is_file() && !line->empty()) fine = check_named_file(field, *line);
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
            for (const auto& fault : prompt.at_fault)
                question +=
                    "\n  asked again, since it kept the attempt from counting / 再次询问，因其使上次试验不计入: " +
                    fault.name + (fault.text.empty() ? std::string() : ": " + fault.text);
            if (const auto until = prompt.conditions.find("pause_until"); until != prompt.conditions.end())
                question += "\n  ride off before / 最迟出发 " + until->second;
            question += "\n  [Enter: done, q: stop, s: suspend the run] ";
            break;
        case Prompt::Kind::void_or_keep:
            question += "keep this attempt?\n  [Enter: keep";
            for (const auto& choice : prompt.choices) question += "; " + choice.id + ": void, " + choice.title.en;
            question += "; q: abandon it, it does not count; s: suspend the run, it does not count] ";
            break;
        case Prompt::Kind::retry:
            question += "try again? " + std::to_string(prompt.attempts_left) +
                        " attempts left\n  [reason: again; q: leave this step] ";
            break;
    }
    auto read = ask_line(question, prompt.key, stop);
    // An attempt is repeated for a reason; a line without one is none.
    while (prompt.kind == Prompt::Kind::retry && read && read->empty())
        read = ask_line("  a reason, or q: ", prompt.key, stop);
    while (prompt.kind == Prompt::Kind::void_or_keep && read && !answers(prompt, *read))
        read = ask_line("  '" + *read + "' is none of these: Enter, " + void_reasons(prompt) + "q or s: ", prompt.key,
                        stop);
    if (!read && said_stop_ && read.error().found == no_more_input) {
        Answer left;
        left.accepted = false;
        left.stop = true;
        return left;
    }
    if (!read) return base::fail(read.error());
    const std::string& line = *read;
    said_stop_ = line == "q";
    switch (prompt.kind) {
        case Prompt::Kind::confirm: {
            Answer answer{line != "q" && line != "s", {}, {}, {}, line == "s"};
            if (answer.accepted)
                if (auto asked = ask_fields(prompt, stop, answer); !asked) return base::fail(asked.error());
            return answer;
        }
        case Prompt::Kind::void_or_keep:
            return Answer{line.empty(), is_void_reason(prompt, line) ? line : std::string(), {}, {}, line == "s"};
        case Prompt::Kind::retry: return Answer{line != "q", {}, line, {}};
    }
    return Answer{};
}

Result<Answer> WillingOperator::ask(const Prompt& prompt, std::stop_token stop) {
    if (stop.stop_requested()) return base::fail(ErrorCode::interrupted, {}, "stopped");
    Answer answer;
    add_usual(prompt, item_, answer);
    add_specimens(prompt, answer);
    return answer;
}

Result<Answer> ReportingOperator::ask(const Prompt& prompt, std::stop_token stop) {
    auto answer = person_.ask(prompt, stop);
    if (answer && answer->accepted) performed_(prompt, *answer);
    return answer;
}

}  // namespace velocert::app
