// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/records/failure_commands.h"

#include <memory>
#include <string>
#include <vector>

#include "app/cli/acting_person.h"
#include "core/base/clock.h"
#include "core/records/archive_info.h"
#include "core/records/files/lock_file.h"
#include "core/records/integrity/system_failure.h"

namespace velocert::app {
namespace {

using base::Json;
using records::SystemFailure;

struct Arguments {
    std::string archive;
    std::vector<std::uint64_t> rows;
    records::FailureAccount account;
    ActorOptions actor;
};

Json row_json(std::uint64_t row) { return Json::integer(static_cast<std::int64_t>(row)); }

Json json_of(const SystemFailure& one) {
    auto accounts = Json::array();
    for (const auto& account : one.accounts)
        accounts.push(Json::object()
                          .set("entry", row_json(account.seq))
                          .set("time_utc", account.utc)
                          .set("by", base::to_json(account.by))
                          .set("cause", account.cause)
                          .set("immediate_action", account.immediate_action)
                          .set("corrective_action", account.corrective_action));
    return Json::object()
        .set("entry", row_json(one.seq))
        .set("noticed_utc", one.utc)
        .set("open", one.open())
        .set("accounts", std::move(accounts));
}

ExitCode tell(const Output& output, const records::Archive& archive) {
    const auto failures = records::system_failures(archive);
    if (!failures) return output.refuse(failures.error());
    // Until the next program writes here the end stands nowhere but in the lock that was left.
    const auto left = records::LockFile::is_left(records::ArchivePaths(archive.folder()).lock);
    if (!left) return output.refuse(left.error());
    bool open = *left;
    auto list = Json::array();
    for (const auto& one : *failures) {
        open = open || one.open();
        if (output.json) {
            list.push(json_of(one));
            continue;
        }
        output.text("entry " + std::to_string(one.seq) + "  " + one.utc +
                    "  a program ended without closing the archive" +
                    (one.open() ? "; nobody has accounted for it" : ""));
        for (const auto& account : one.accounts) {
            output.text("      " + account.utc + ", " + account.by.name + ": " + account.cause);
            output.text("      done at once: " + account.immediate_action);
            output.text("      so that it does not happen again: " + account.corrective_action);
        }
    }
    if (output.json)
        output.document(Json::object().set("open", open).set("not_yet_noted", *left).set("failures", std::move(list)));
    else if (*left)
        output.text(
            "a program ended without closing the archive, and none has written in it since: the next one that does "
            "notes it; 'upkeep account' notes it and takes the account");
    else if (failures->empty())
        output.text("no program ended without closing this archive");
    return open ? ExitCode::undecided : ExitCode::done;
}

ExitCode list(const Output& output, const Arguments& arguments) {
    const auto archive = records::Archive::open_read_only(arguments.archive);
    if (!archive) return output.refuse(archive.error());
    return tell(output, **archive);
}

ExitCode account(const Output& output, const Arguments& arguments) {
    if (const auto named = somebody_is_named(arguments.actor); !named) return output.refuse(named.error());
    const base::SystemClock clock;
    const auto archive = records::Archive::open(arguments.archive, clock);
    if (!archive) return output.refuse(archive.error());
    const auto acting = acting_person(**archive, clock, arguments.actor, "account for a failure",
                                      laboratory::Act::annotate, {}, "an unclean end");
    if (!acting) return output.refuse(acting.error());
    auto rows = arguments.rows;
    if (rows.empty()) {
        const auto failures = records::system_failures(**archive);
        if (!failures) return output.refuse(failures.error());
        for (const auto& one : records::open_failures(*failures)) rows.push_back(one.seq);
        if (rows.empty())
            return output.refuse({base::ErrorCode::not_found, arguments.archive,
                                  "no unclean end is open: there was none, or each is accounted for",
                                  "--entry N to add to an account"});
    }
    const auto done = records::account_for_failures(**archive, rows, arguments.account, acting->person, clock);
    if (!done) return output.refuse(done.error());
    return tell(output, **archive);
}

}  // namespace

std::function<std::optional<std::function<ExitCode(const Output&)>>()> add_failure_commands(CLI::App& command) {
    const auto arguments = std::make_shared<Arguments>();
    auto* failures = command.add_subcommand(
        "failures",
        "Programs that ended without closing the archive, with cause and actions; exit code 2 while one is "
        "open");
    failures->add_option("--archive", arguments->archive, "Archive folder (only read)")->required();
    auto* said = command.add_subcommand("account", "Say of an unclean end what it was and what is done; recorded");
    said->add_option("--archive", arguments->archive, "Archive folder")->required();
    said->add_option("--entry", arguments->rows, "Its ledger row, as 'failures' tells it; left out: all open ones");
    said->add_option("--cause", arguments->account.cause, "Why the program ended, as far as it is known")->required();
    said->add_option("--immediate-action", arguments->account.immediate_action,
                     "What was done at once: looked at, repeated, switched off")
        ->required();
    said->add_option("--corrective-action", arguments->account.corrective_action,
                     "What is done so that it does not happen again, or why nothing is")
        ->required();
    said->add_option("--person", arguments->actor.name, "Who says it, by name, where the archive has no accounts");
    add_actor_options(*said, arguments->actor);
    said->footer(
        "Example: velocert-cli upkeep account --archive lab --cause 'power cut in hall 2' --immediate-action "
        "'source and brake looked at: off; attempt repeated' --corrective-action 'UPS ordered' --user li.ming");
    return [arguments, failures, said]() -> std::optional<std::function<ExitCode(const Output&)>> {
        if (failures->parsed()) return [arguments](const Output& output) { return list(output, *arguments); };
        if (said->parsed()) return [arguments](const Output& output) { return account(output, *arguments); };
        return std::nullopt;
    };
}

void tell_open_failures(const Output& output, const records::Archive& archive) {
    auto failures = records::system_failures(archive);
    if (!failures) return;
    for (const auto& one : records::open_failures(std::move(*failures)))
        output.say("note: a program ended without closing the archive (entry " + std::to_string(one.seq) + ", " +
                   one.utc + "). Say why, and what is done about it: 'upkeep account --archive " + archive.folder() +
                   " --cause ... --immediate-action ... --corrective-action ...'");
}

}  // namespace velocert::app
