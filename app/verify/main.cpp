// SPDX-License-Identifier: GPL-3.0-or-later
// velocert-verify: checks an archive, an evidence package or a report, and computes the verdicts of a package again.
// One file that needs nothing else on the machine; it holds nothing that writes an archive or opens a port.
#include <CLI/CLI.hpp>

#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>

#include "app/standard_streams.h"
#include "app/verify/check_path.h"
#include "core/base/program.h"
#include "core/base/shown_text.h"
#include "instruments/registry/registry.h"

namespace {

using namespace velocert;

// Exit codes of the command line's contract.
constexpr int done = 0;
constexpr int wrong_input = 3;
constexpr int trouble = 4;
constexpr int integrity = 5;
constexpr int not_permitted = 6;

int exit_code(base::ErrorCode code) {
    using base::ErrorCode;
    switch (code) {
        case ErrorCode::integrity: return integrity;
        case ErrorCode::not_permitted: return not_permitted;
        case ErrorCode::disk_full:
        case ErrorCode::read_only:
        case ErrorCode::io:
        case ErrorCode::interrupted: return trouble;
        default: return wrong_input;  // nothing here speaks to an instrument
    }
}

void print(std::FILE* stream, const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fputc('\n', stream);
}

int verify(const std::string& path, bool json, bool recompute, app::CheckQuestion question) {
    const instruments::RegistryDecoders decoders;
    if (recompute) question.decoders = &decoders;
    const auto checked = app::check_path(path, question);
    if (!checked) {
        if (json && checked.error().code == base::ErrorCode::integrity)
            print(stdout, base::shown_json(app::damaged_document(path, checked.error()).text()));
        print(stderr, "velocert-verify: " + base::shown_text(checked.error().text()));
        return exit_code(checked.error().code);
    }
    if (json)
        print(stdout, base::shown_json(checked->document().text()));
    else
        for (const auto& line : checked->lines()) print(stdout, base::shown_lines(line));
    return checked->ok() ? done : integrity;
}

/// The exit code, once the answer is out.
int written(int code) {
    if (app::answer_is_out()) return code;
    print(stderr, std::string("velocert-verify: the output could not be written (") + std::strerror(errno) + ")");
    return code == done ? trouble : code;
}

/// It writes nothing that would have to be put in order first.
void end_interrupted(int) { ::_exit(trouble); }

}  // namespace

int main(int argc, char** argv) {
    app::hold_standard_streams();
    CLI::App app{
        "Checks a Velocert archive, evidence package or report; read-only, and without anything else installed"};
    app.name("velocert-verify");
    app.set_version_flag("--version", std::string(base::program_version()));
    std::string path;
    bool json = false;
    bool no_recompute = false;
    app.add_option("PATH", path, "Archive folder, .velo package or PDF")->required();
    app::CheckQuestion question;
    app.add_option("--trust", question.trust, "Trust list (JSON); without it no signer is known");
    app.add_option("--anchor", question.anchors,
                   "Folder with checkpoints that were kept outside the archive (repeatable)")
        ->allow_extra_args(false);
    app.add_option("--key", question.keys,
                   "Public key of a station, name+hash+base64, as it was given to you (repeatable)")
        ->allow_extra_args(false);
    app.add_option("--station-key", question.key_files, "File with such public keys, one on a line (repeatable)")
        ->allow_extra_args(false);
    app.add_option("--digest", question.digest, "SHA-256 that was stored when a report was issued");
    app.add_option("--record", question.record, "SHA-256 of the record that a report must carry");
    app.add_flag("--json", json, "One JSON document on standard output");
    app.add_flag("--no-recompute", no_recompute, "Do not compute the verdicts of a package again");
    app.footer(
        "Example: velocert-verify S-001.velo\n"
        "Exit codes: 0 all holds, 3 wrong input, 4 cannot be read, 5 something does not hold.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return written(app.exit(error) == 0 ? done : wrong_input);
    }
    std::signal(SIGINT, end_interrupted);
    std::signal(SIGTERM, end_interrupted);
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    return written(verify(path, json, !no_recompute, question));
}
