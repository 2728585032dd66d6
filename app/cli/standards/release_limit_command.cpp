// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

#include "app/acts/first_archive.h"
#include "app/acts/limit_acts.h"
#include "app/cli/acting_person.h"
#include "app/cli/commands.h"
#include "app/cli/standards/release_limit_output.h"
#include "app/planning/release_choice.h"
#include "core/records/archive.h"
#include "core/records/people/limit_release.h"
#include "core/standards/editions/shipped_edition.h"
#include "core/standards/release/release_revision.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;
using records::Archive;

struct Arguments {
    std::string archive;
    std::string create;
    std::string edition;
    LimitFigures figures;
    ActorOptions actor;
    std::string reason;
    std::string proposal;
};

constexpr std::string_view example =
    "Example: velocert-cli release-limit propose --archive lab --edition EDITION --limit motor.low_speed_torque \\\n"
    "           --relation '>=' --value '12 N.m' --source 'official copy no. 3' --page 'p. 17' --person 'Li Wei'\n"
    "         velocert-cli release-limit show P1 --archive lab\n"
    "         velocert-cli release-limit confirm --archive lab --proposal P1 --person 'Wang Fang'\n"
    "Editions and limit ids: velocert-cli standards";

bool exists(const std::string& archive) {
    return std::filesystem::exists(std::filesystem::path(archive) / "archive.json");
}

Result<std::unique_ptr<Archive>> writable(const Arguments& arguments, const base::Clock& clock) {
    if (arguments.create.empty()) return Archive::open(arguments.archive, clock);
    return open_or_make(arguments.archive,
                        arguments.create == "training" ? records::ArchiveKind::training : records::ArchiveKind::real,
                        clock);
}

/// What can be wrong with the input is found before an archive is made for it.
Result<void> check_before_making(const Arguments& arguments, const standards::StandardEdition& edition) {
    if (arguments.create.empty() || exists(arguments.archive)) return {};
    auto demonstration = demonstration_text(arguments.create == "training", arguments.edition);
    if (!demonstration) return base::fail(demonstration.error());
    const auto change = standards::limit_change({edition, std::nullopt, std::move(*demonstration)},
                                                arguments.figures.entry(), arguments.reason);
    if (!change) return base::fail(change.error());
    return {};
}

ExitCode propose(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    // All that can be wrong with the input comes before an archive is made.
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const auto shipped = standards::shipped_edition(arguments.edition);
    if (!shipped) return output.refuse(shipped.error());
    if (const auto checked = check_before_making(arguments, (*shipped)->edition); !checked)
        return output.refuse(checked.error());
    const auto archive = writable(arguments, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting = acting_person(**archive, clock, arguments.actor, "propose a limit");
    if (!acting) return output.refuse(acting.error());
    const auto proposal =
        propose_limit(**archive, clock, *acting, arguments.edition, arguments.figures.entry(), arguments.reason);
    if (!proposal) return output.refuse(proposal.error());
    print_proposal(output, *proposal);
    if (!output.json)
        output.text(
            "nothing has changed yet: a second person confirms with\n  velocert-cli release-limit confirm "
            "--archive " +
            arguments.archive + " --proposal " + proposal->id + " --person NAME (or --user LOGIN)");
    return ExitCode::done;
}

ExitCode confirm(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting = acting_person(**archive, clock, arguments.actor, "confirm a limit");
    if (!acting) return output.refuse(acting.error());
    const auto revision = confirm_limit(**archive, clock, *acting, arguments.proposal);
    if (!revision) return output.refuse(revision.error());
    const auto history = records::release_history(**archive);
    if (!history) return output.refuse(history.error());
    print_revision(output, *history->proposal(arguments.proposal), *revision);
    return ExitCode::done;
}

ExitCode reject(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting = acting_person(**archive, clock, arguments.actor, "reject a limit");
    if (!acting) return output.refuse(acting.error());
    const auto proposal = reject_limit(**archive, clock, *acting, arguments.proposal, arguments.reason);
    if (!proposal) return output.refuse(proposal.error());
    print_proposal(output, *proposal);
    return ExitCode::done;
}

Result<records::ReleaseHistory> stored_history(const Arguments& arguments) {
    const auto archive = Archive::open_read_only(arguments.archive);
    if (!archive) return base::fail(archive.error());
    return records::release_history(**archive);
}

ExitCode list(const Output& output, const Arguments& arguments) {
    const auto history = stored_history(arguments);
    if (!history) return output.refuse(history.error());
    print_history(output, *history);
    return ExitCode::done;
}

ExitCode show(const Output& output, const Arguments& arguments) {
    const auto history = stored_history(arguments);
    if (!history) return output.refuse(history.error());
    const auto* proposal = history->proposal(arguments.proposal);
    if (proposal == nullptr)
        return output.refuse({ErrorCode::not_found, "proposal " + arguments.proposal, "there is none of that id",
                              "one that 'release-limit list' shows"});
    print_proposal(output, *proposal);
    return ExitCode::done;
}

using Work = ExitCode (*)(const Output&, const Arguments&);

CLI::App* add_work(CLI::App& parent, CommandLine& line, const std::shared_ptr<Arguments>& arguments,
                   const char* command_name, const char* description, Work work) {
    auto* command = parent.add_subcommand(command_name, description);
    command->callback([&line, arguments, work] {
        line.action = [arguments, work](const Output& output) {
            if (arguments->archive.empty())
                return output.refuse(
                    {ErrorCode::missing_field, "release-limit", "no archive was named", "--archive FOLDER"});
            return work(output, *arguments);
        };
    });
    return command;
}

void add_limit_options(CLI::App& command, Arguments& arguments) {
    command.add_option("--edition", arguments.edition, "Edition, as 'standards' lists them")->required();
    command.add_option("--limit", arguments.figures.limit, "Limit id, as 'standards' lists them")->required();
    command.add_option("--relation", arguments.figures.relation, "<=, >=, =, in, zero-above or from")->required();
    command.add_option("--value", arguments.figures.value, "Value with its unit, in the digits of the official text");
    command.add_option("--upper", arguments.figures.upper, "Upper value, with the relation 'in'");
    command.add_option("--text", arguments.figures.text, "The word of a class limit, instead of a value");
    command
        .add_option("--at", arguments.figures.at,
                    "The condition it holds at, where it has one; repeatable: its set points")
        ->expected(1)
        ->take_all();
    command.add_option("--duration", arguments.figures.duration, "How long it is to hold, where it says so (\"10 s\")");
    command.add_option("--note", arguments.figures.note, "A remark that stands with the limit");
    command.add_option("--page", arguments.figures.page, "Page or clause in the official copy")->required();
    command.add_option("--source", arguments.figures.source, "The official copy it was read from")->required();
    command.add_option("--reason", arguments.reason, "Why; needed where a confirmed limit is overridden");
    command.add_option("--create", arguments.create, "Make the archive if it is not there: real or training")
        ->check(CLI::IsMember({"real", "training"}));
}

}  // namespace

void add_release_limit(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "release-limit", "Release a limit from the official copy: one person proposes, another one confirms");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("--archive", arguments->archive, "Archive folder");
    command->footer(std::string(example));
    command->require_subcommand(0, 1);

    auto* proposing = add_work(*command, line, arguments, "propose",
                               "Propose a value; nothing changes until it is confirmed", propose);
    add_limit_options(*proposing, *arguments);
    auto* confirming = add_work(*command, line, arguments, "confirm",
                                "Confirm a proposal as a second person: the next revision of the release", confirm);
    auto* rejecting =
        add_work(*command, line, arguments, "reject", "Reject or withdraw a proposal; it stays on record", reject);
    add_work(*command, line, arguments, "list", "List proposals and revisions", list);
    auto* showing = add_work(*command, line, arguments, "show", "Show what a proposal changes, in words", show);

    for (auto* one : {proposing, confirming, rejecting}) {
        one->add_option("--person", arguments->actor.name, "Who does this, where the archive has no accounts");
        add_actor_options(*one, arguments->actor);
    }
    for (auto* one : {confirming, rejecting})
        one->add_option("--proposal", arguments->proposal, "Proposal id")->required();
    rejecting->add_option("--reason", arguments->reason, "Why")->required();
    showing->add_option("ID", arguments->proposal, "Proposal id")->required();

    command->callback([&line, command] {
        if (!command->get_subcommands().empty()) return;
        line.action = [command](const Output& output) {
            output.say(command->help());
            return output.refuse({ErrorCode::bad_input, "release-limit", "nothing to do was named",
                                  "propose, confirm, reject, list or show"});
        };
    });
}

}  // namespace velocert::app
