// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/operators.h"

#include <poll.h>
#include <unistd.h>

#include <cstdio>
#include <iostream>

namespace velocert::app {

using base::ErrorCode;
using base::Result;
using sequence::Answer;
using sequence::Prompt;

Result<std::unique_ptr<AnswersFile>> AnswersFile::parse(std::string_view text, const std::string& source) {
    const auto document = base::Json::parse(text, source);
    if (!document) return base::fail(document.error());
    auto out = std::make_unique<AnswersFile>();
    base::JsonReader reader(*document, source);
    if (const auto format = reader.text("format"); reader.ok() && format != "velocert-answers/1")
        reader.refuse("format", ErrorCode::unknown_version, "'" + format + "'", "velocert-answers/1");
    const auto fallback = reader.text_or("default", "stop");
    if (fallback != "accept" && fallback != "stop")
        reader.refuse("default", ErrorCode::bad_value, "'" + fallback + "'", "accept or stop");
    out->accept_ = fallback == "accept";
    const auto& answers = reader.any("answers");
    if (const auto* members = answers.members()) {
        for (const auto& [key, value] : *members) {
            base::JsonReader entry(value, source, "/answers/" + key);
            out->answers_[key] = {entry.flag_or("accepted", true), entry.text_or("choice", ""),
                                  entry.text_or("note", "")};
            if (const auto done = entry.finish(); !done) return base::fail(done.error());
        }
    } else {
        reader.refuse("answers", ErrorCode::bad_value, std::string(answers.kind_name()),
                      "an object of prompt key to answer");
    }
    if (const auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Result<Answer> AnswersFile::ask(const Prompt& prompt, std::stop_token) {
    auto found = answers_.find(prompt.key + '#' + std::to_string(prompt.attempt));
    if (found == answers_.end()) found = answers_.find(prompt.key);
    if (found != answers_.end()) return found->second;
    if (accept_) return Answer{};
    return base::fail(ErrorCode::interrupted, prompt.key, "no answer to this prompt in the answers file",
                      "an answer with this key, or \"default\": \"accept\"");
}

Result<Answer> TerminalOperator::ask(const Prompt& prompt, std::stop_token stop) {
    std::string question = prompt.step + ", attempt " + std::to_string(prompt.attempt) + ": ";
    switch (prompt.kind) {
        case Prompt::Kind::confirm:
            question += prompt.text.en + " / " + prompt.text.zh + "\n  [Enter: done, q: stop] ";
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
    std::fputs(question.c_str(), stderr);
    pollfd input{STDIN_FILENO, POLLIN, 0};
    while (::poll(&input, 1, 100) == 0)
        if (stop.stop_requested())
            return base::fail(ErrorCode::interrupted, prompt.key, "stopped while waiting for an answer");
    if (stop.stop_requested())
        return base::fail(ErrorCode::interrupted, prompt.key, "stopped while waiting for an answer");
    std::string line;
    if (!std::getline(std::cin, line))
        return base::fail(ErrorCode::interrupted, prompt.key, "no more input", "an answer");
    switch (prompt.kind) {
        case Prompt::Kind::confirm: return Answer{line != "q", {}, {}};
        case Prompt::Kind::void_or_keep: return Answer{line.empty(), line, {}};
        case Prompt::Kind::retry: return Answer{line != "q", {}, line};
    }
    return Answer{};
}

Result<Answer> WillingOperator::ask(const Prompt&, std::stop_token stop) {
    if (stop.stop_requested()) return base::fail(ErrorCode::interrupted, {}, "stopped");
    return Answer{};
}

Result<Answer> ReportingOperator::ask(const Prompt& prompt, std::stop_token stop) {
    auto answer = person_.ask(prompt, stop);
    if (answer && answer->accepted) performed_(prompt, *answer);
    return answer;
}

}  // namespace velocert::app
