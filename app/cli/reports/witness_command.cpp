// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reports/witness_command.h"

#include "app/cli/reports/report_arguments.h"
#include "app/cli/secrets.h"
#include "app/reporting/annotate.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;
using records::Archive;

struct WitnessArguments {
    std::string archive, run, step, subject, saw;
    int attempt = 0;
    SigningOptions signing;
};

/// The attempt that is meant: the named one, or the step's last.
Result<const sequence::StepRun*> attempt_of(const sequence::Run& run, const WitnessArguments& arguments) {
    const sequence::StepRun* out = nullptr;
    for (const auto& one : run.step_runs)
        if (one.procedure + '/' + one.step == arguments.step && one.subject == arguments.subject &&
            (arguments.attempt == 0 || one.number == arguments.attempt))
            out = &one;
    if (out != nullptr) return out;
    return base::fail(ErrorCode::not_found, "run " + run.id,
                      "no attempt of " + arguments.step +
                          (arguments.subject.empty() ? "" : " (" + arguments.subject + ")") +
                          (arguments.attempt == 0 ? "" : " with the number " + std::to_string(arguments.attempt)),
                      "PROCEDURE/STEP of the run, its --subject where it has several, and a number that is on record");
}

/// Without a key the password alone is asked for; the entry then says that it is not signed.
Result<SigningSecretsGiven> secrets_of(const WitnessArguments& arguments) {
    if (!arguments.signing.key.empty() || token_of(arguments.signing)) return ask_for_secrets(arguments.signing);
    auto given = read_secrets(arguments.signing.password_stdin, {"Password of " + arguments.signing.login});
    if (!given) return base::fail(given.error());
    return SigningSecretsGiven{std::move(given->front()), std::nullopt, std::nullopt};
}

ExitCode witness(const Output& output, const WitnessArguments& arguments) {
    const base::SystemClock clock;
    const auto goes_on = confirmed(arguments.signing, "witness " + arguments.step + " of run " + arguments.run);
    if (!goes_on) return output.refuse(goes_on.error());
    if (!*goes_on)
        return output.refuse({ErrorCode::not_permitted, "run " + arguments.run, "it was not confirmed",
                              "--yes, or the answer yes on a terminal"});
    const bool signs = !arguments.signing.key.empty() || token_of(arguments.signing).has_value();
    SigningFiles files;
    if (signs) {
        auto read = signing_files(arguments.signing);
        if (!read) return output.refuse(read.error());
        files = std::move(*read);
    }
    const auto secrets = secrets_of(arguments);
    if (!secrets) return output.refuse(secrets.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto run = (*archive)->run(arguments.run);
    if (!run) return output.refuse(run.error());
    const auto attempt = attempt_of(*run, arguments);
    if (!attempt) return output.refuse(attempt.error());
    const auto begin = metrology::WrittenQuantity::parse("0 s", metrology::Kind::duration);
    if (!begin) return output.refuse(begin.error());
    AnnotationRequest request{arguments.run,
                              **attempt,
                              *begin,
                              std::nullopt,
                              std::nullopt,
                              0,
                              arguments.saw,
                              {"", arguments.signing.login},
                              arguments.signing.login,
                              secrets->password,
                              {},
                              files.trust ? &*files.trust : nullptr,
                              local_offset(clock),
                              true};
    const KeyPlace place{files.key, token_of(arguments.signing)};
    std::optional<KeyOpening> opening;
    if (signs) {
        opening.emplace(place, secrets->for_key());
        request.open_key = [&] { return opening->open(); };
    }
    if (const auto done = annotate(**archive, clock, request); !done) return output.refuse(done.error());
    const auto name = sequence::attempt_name(**attempt);
    if (output.json)
        output.document(base::Json::object()
                            .set("run", arguments.run)
                            .set("attempt", name)
                            .set("witness", arguments.signing.login)
                            .set("signed", signs));
    else
        output.text(name + " of run " + arguments.run + ": witnessed by " + arguments.signing.login +
                    (signs ? ", signed" : ", not signed"));
    return ExitCode::done;
}

}  // namespace

void add_witness(CLI::App& app, CommandLine& line) {
    auto* command =
        app.add_subcommand("witness", "Say on record, as a person who was there, what was seen of an attempt");
    const auto arguments = std::make_shared<WitnessArguments>();
    command->add_option("--archive", arguments->archive, "Folder of the archive")->required();
    command->add_option("--run", arguments->run, "Id of the run")->required();
    command->add_option("--step", arguments->step, "PROCEDURE/STEP of the attempt")->required();
    command->add_option("--subject", arguments->subject, "Specimen or part, where the step is done on several");
    command->add_option("--attempt", arguments->attempt, "Its number; left out: the last one of the step");
    command->add_option("--saw", arguments->saw, "What was seen, in words")->required();
    add_signing_options(*command, arguments->signing, false);
    command->footer(
        "Example: velocert-cli witness --archive lab --run RUN --step braking/dry.both --saw 'The tape read 6.48 m' "
        "\\\n"
        "           --user wang --key wang.p12 --trust trust.json");
    command->callback([&line, arguments] {
        line.action = [arguments](const Output& output) { return witness(output, *arguments); };
    });
}

}  // namespace velocert::app
