// SPDX-License-Identifier: GPL-3.0-or-later
#include <memory>
#include <utility>

#include "app/acts/pack_proposals.h"
#include "app/cli/acting_person.h"
#include "app/cli/commands.h"
#include "app/cli/signing_options.h"
#include "app/cli/standards/pack_output.h"
#include "app/reporting/approve_pack.h"
#include "core/records/archive.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/people.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using records::Archive;

struct Arguments {
    std::string archive;
    std::string pack;
    std::string proposal;
    std::string reason;
    ActorOptions actor;
    SigningOptions signing;
};

ExitCode show_record(const Output& output, const Archive& archive, const std::string& id, bool differences) {
    const auto history = records::pack_history(archive);
    if (!history) return output.refuse(history.error());
    const auto record = history->known(id);
    if (!record) return output.refuse(record.error());
    if (!differences) {
        print_pack(output, **record);
        return ExitCode::done;
    }
    const auto found = differences_of(archive, (*record)->proposal.of);
    if (!found) return output.refuse(found.error());
    print_pack(output, **record, &*found);
    return ExitCode::done;
}

ExitCode propose(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    const auto own = standards::load_own_pack(arguments.pack);
    if (!own) return output.refuse(own.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    // Told before anybody is asked who they are: nobody could sign.
    const auto people = records::people_register(**archive);
    if (!people) return output.refuse(people.error());
    if (people->empty())
        return output.refuse(records::propose_pack(**archive, clock, *own, {}, arguments.reason).error());
    const auto acting = acting_person(**archive, clock, arguments.actor, "propose a pack");
    if (!acting) return output.refuse(acting.error());
    const auto proposal = propose_pack(**archive, clock, *acting, *own, arguments.reason);
    if (!proposal) return output.refuse(proposal.error());
    if (!output.json)
        output.say("no run starts by it yet: a signatory confirms with\n  velocert-cli pack confirm --archive " +
                   arguments.archive + " --proposal " + proposal->id + " --user LOGIN --key FILE");
    return show_record(output, **archive, proposal->id, true);
}

ExitCode cancelled(const Output& output, const Arguments& arguments, const base::Clock& clock,
                   const base::Error& error) {
    return left_sign_in(output, arguments.archive, clock, arguments.signing.login, "confirm a pack", error);
}

/// What is about to be signed, on standard error: the pack of the proposal and in what it is other than the shipped
/// one.
base::Result<std::string> tell_what(const Output& output, const Arguments& arguments) {
    const auto archive = Archive::open_read_only(arguments.archive);
    if (!archive) return base::fail(archive.error());
    const auto history = records::pack_history(**archive);
    if (!history) return base::fail(history.error());
    const auto record = history->known(arguments.proposal);
    if (!record) return base::fail(record.error());
    const auto& of = (*record)->proposal.of;
    const auto found = differences_of(**archive, of);
    if (!found) return base::fail(found.error());
    output.say("other than in the shipped pack:");
    for (const auto& one : *found) output.say("  " + difference_line(one));
    return "sign that runs of this archive may start by the pack of " + of.laboratory + ", " + of.edition +
           " revision " + std::to_string(of.revision) + ", SHA-256 " + of.pack.text();
}

ExitCode confirm(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    const auto offset = records::MachineClock().offset(clock.now());
    const auto question = tell_what(output, arguments);
    if (!question) return output.refuse(question.error());
    const auto files = signing_files(arguments.signing);
    if (!files) return output.refuse(files.error());
    const auto goes_on = confirmed(arguments.signing, *question);
    if (!goes_on) return cancelled(output, arguments, clock, goes_on.error());
    if (!*goes_on)
        return cancelled(output, arguments, clock,
                         {ErrorCode::not_permitted, "proposal " + arguments.proposal, "it was not confirmed",
                          "--yes, or the answer yes on a terminal"});
    const auto secrets = ask_for_secrets(arguments.signing);
    if (!secrets) return cancelled(output, arguments, clock, secrets.error());
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const KeyPlace place{files->key, token_of(arguments.signing)};
    KeyOpening opening(place, secrets->for_key());
    const auto done = approve_pack(**archive, clock,
                                   {arguments.signing.login, secrets->password, [&] { return opening.open(); },
                                    files->trust ? &*files->trust : nullptr, arguments.proposal, offset});
    if (!done) return output.refuse(done.error());
    if (!done->clock.empty()) output.say("warning: " + done->clock);
    warn_of_revocation(output, done->signer.revocation_unknown);
    return show_record(output, **archive, arguments.proposal, false);
}

ExitCode withdraw(const Output& output, const Arguments& arguments) {
    const base::SystemClock clock;
    const auto archive = Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting = acting_person(**archive, clock, arguments.actor, "withdraw a pack");
    if (!acting) return output.refuse(acting.error());
    const auto done = withdraw_pack(**archive, clock, *acting, arguments.proposal, arguments.reason);
    if (!done) return output.refuse(done.error());
    return show_record(output, **archive, arguments.proposal, false);
}

ExitCode list(const Output& output, const Arguments& arguments) {
    const auto archive = Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    const auto history = records::pack_history(**archive);
    if (!history) return output.refuse(history.error());
    print_packs(output, history->packs);
    return ExitCode::done;
}

ExitCode show(const Output& output, const Arguments& arguments) {
    const auto archive = Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    return show_record(output, **archive, arguments.proposal, true);
}

using Work = ExitCode (*)(const Output&, const Arguments&);

CLI::App* add_work(CLI::App& parent, CommandLine& line, const std::shared_ptr<Arguments>& arguments, const char* name,
                   const char* about, Work work) {
    auto* command = parent.add_subcommand(name, about);
    command->add_option("--archive", arguments->archive, "Archive folder")->required();
    command->callback([&line, arguments, work] {
        line.action = [arguments, work](const Output& output) { return work(output, *arguments); };
    });
    return command;
}

}  // namespace

void add_pack(CLI::App& app, CommandLine& line) {
    auto* command = app.add_subcommand(
        "pack", "Approve a laboratory's own pack for the runs of an archive: one person proposes, another one signs");
    const auto arguments = std::make_shared<Arguments>();
    command->require_subcommand(1);
    auto* proposing = add_work(*command, line, arguments, "propose",
                               "Propose a pack; no run starts by it until it is confirmed", propose);
    proposing->add_option("--pack", arguments->pack, "Folder of the pack")->required();
    auto* confirming = add_work(*command, line, arguments, "confirm",
                                "Confirm a proposal as a second person, a signatory, with the own key", confirm);
    add_signing_options(*confirming, arguments->signing);
    auto* withdrawing = add_work(*command, line, arguments, "withdraw",
                                 "Withdraw a proposal, or end an approval; both stay on record", withdraw);
    add_work(*command, line, arguments, "list", "List what was proposed, by whom, and what became of it", list);
    auto* showing = add_work(*command, line, arguments, "show",
                             "Show one proposal, and in what its pack is other than the shipped one", show);
    for (auto* one : {confirming, withdrawing, showing})
        one->add_option("--proposal", arguments->proposal, "Proposal id")->required();
    for (auto* one : {proposing, withdrawing}) {
        one->add_option("--reason", arguments->reason, "Why")->required();
        add_actor_options(*one, arguments->actor);
    }
    command->footer(
        "Example: velocert-cli pack propose --archive lab --pack our-pack --reason 'photo of the plate' --user chen\n"
        "         velocert-cli pack show --archive lab --proposal A1\n"
        "         velocert-cli pack confirm --archive lab --proposal A1 --user wang --key wang.p12 --trust trust.json\n"
        "         velocert-cli pack withdraw --archive lab --proposal A1 --reason 'replaced' --user wang\n"
        "A run by a pack of one's own (run --pack) starts in an archive with accounts by an approved one alone.");
}

}  // namespace velocert::app
