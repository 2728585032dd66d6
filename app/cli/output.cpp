// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <cstdio>

#include "app/words/words.h"
#include "core/base/shown_text.h"

namespace velocert::app {

using base::ErrorCode;
using conformity::Verdict;

ExitCode exit_code(ErrorCode code) {
    switch (code) {
        case ErrorCode::bad_input:
        case ErrorCode::unknown_field:
        case ErrorCode::missing_field:
        case ErrorCode::bad_value:
        case ErrorCode::wrong_unit:
        case ErrorCode::unknown_version:
        case ErrorCode::not_found:
        case ErrorCode::already_exists: return ExitCode::wrong_input;
        case ErrorCode::port_unavailable:
        case ErrorCode::port_permission:
        case ErrorCode::port_settings:
        case ErrorCode::unplugged:
        case ErrorCode::timeout:
        case ErrorCode::silence:
        case ErrorCode::protocol:
        case ErrorCode::instrument_refused:
        case ErrorCode::instrument_restarted:
        case ErrorCode::wrong_instrument:
        case ErrorCode::overflow:
        case ErrorCode::disk_full:
        case ErrorCode::read_only:
        case ErrorCode::io:
        case ErrorCode::interrupted: return ExitCode::bench_trouble;
        case ErrorCode::integrity: return ExitCode::integrity;
        case ErrorCode::not_permitted: return ExitCode::not_permitted;
    }
    return ExitCode::wrong_input;
}

ExitCode exit_code(Verdict verdict) {
    switch (verdict) {
        case Verdict::not_applicable:
        case Verdict::pass: return ExitCode::done;
        case Verdict::not_evaluated:
        case Verdict::inconclusive: return ExitCode::undecided;
        case Verdict::fail: return ExitCode::failed;
    }
    return ExitCode::undecided;
}

void Output::document(const base::Json& document) const {
    const std::string text = base::shown_json(document.text(!json)) + '\n';
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void Output::line(const base::Json& object) const {
    const std::string text = base::shown_json(object.text()) + '\n';
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void Output::text(std::string_view text) const {
    if (json) return;
    const std::string shown = base::shown_lines(text);
    std::fwrite(shown.data(), 1, shown.size(), stdout);
    std::fputc('\n', stdout);
}

void Output::say(std::string_view message) const {
    const std::string shown = base::shown_lines(message);
    std::fwrite(shown.data(), 1, shown.size(), stderr);
    std::fputc('\n', stderr);
}

ExitCode Output::refuse(const base::Error& error) const {
    const ErrorWords words = error_words(error);
    say("velocert-cli: " + words.happened.toStdString());
    say("  " + base::shown_text(error.text()));
    if (!words.lost.isEmpty()) say("  " + words.lost.toStdString());
    if (!words.remedy.isEmpty()) say("  " + words.remedy.toStdString());
    return exit_code(error.code);
}

}  // namespace velocert::app
