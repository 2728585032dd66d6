// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/records/trail_review.h"

#include "app/cli/commands.h"
#include "app/reporting/sign_trail_review.h"
#include "core/records/ledger/clock_state.h"

namespace velocert::app {

using base::ErrorCode;
using base::Json;
using records::Archive;

namespace {

ExitCode cancelled(const Output& output, const std::string& folder, const TrailReviewArguments& arguments,
                   const base::Clock& clock, const base::Error& error) {
    return left_sign_in(output, folder, clock, arguments.signing.login, "review the audit trail", error);
}

std::string entries_text(const records::TrailReview& review) {
    return "entries " + std::to_string(review.from) + " to " + std::to_string(review.to);
}

}  // namespace

Json trail_review_json(const records::TrailReview& review) {
    return Json::object()
        .set("from", Json::integer(static_cast<std::int64_t>(review.from)))
        .set("to", Json::integer(static_cast<std::int64_t>(review.to)))
        .set("root", review.root.text())
        .set("found", review.found)
        .set("meaning", records::name(review.meaning))
        .set("reviewer", base::to_json(review.reviewer))
        .set("time", review.time);
}

ExitCode review_trail(const Output& output, const std::string& folder, const TrailReviewArguments& arguments) {
    const base::SystemClock clock;
    if (arguments.signing.login.empty())
        return output.refuse({ErrorCode::missing_field, "--user", "nobody who reviews", "the login of an account"});
    const auto offset = records::MachineClock().offset(clock.now());
    records::TrailReview wanted;
    {
        const auto archive = Archive::open_read_only(folder);
        if (!archive) return output.refuse(archive.error());
        auto next = records::next_trail_review(**archive, arguments.to, arguments.found, {}, clock.now(), offset);
        if (!next) return output.refuse(next.error());
        wanted = std::move(*next);
    }
    const auto files = signing_files(arguments.signing);
    if (!files) return output.refuse(files.error());
    const auto goes_on = confirmed(arguments.signing, "sign the " + entries_text(wanted) +
                                                          " of the audit trail as reviewed, found: " + wanted.found);
    if (!goes_on) return cancelled(output, folder, arguments, clock, goes_on.error());
    if (!*goes_on)
        return cancelled(output, folder, arguments, clock,
                         {ErrorCode::not_permitted, "audit trail", "the review was not confirmed",
                          "--yes, or the answer yes on a terminal"});
    const auto secrets = ask_for_secrets(arguments.signing);
    if (!secrets) return cancelled(output, folder, arguments, clock, secrets.error());
    const auto archive = Archive::open(folder, clock);
    if (!archive) return output.refuse(archive.error());
    const KeyPlace place{files->key, token_of(arguments.signing)};
    KeyOpening opening(place, secrets->for_key());
    // Exactly what was asked about: entries that came since are for the next review.
    const auto done = sign_trail_review(**archive, clock,
                                        {arguments.signing.login, secrets->password, [&] { return opening.open(); },
                                         files->trust ? &*files->trust : nullptr, wanted.to, arguments.found, offset});
    if (!done) return output.refuse(done.error());
    warn_of_revocation(output, done->signer.revocation_unknown);
    const std::string authority = done->signer.kind ? std::string(signing::name(*done->signer.kind)) : "registered";
    if (output.json)
        output.document(trail_review_json(done->review)
                            .set("certificate", done->signer.certificate.fingerprint.text())
                            .set("authority", authority));
    else
        output.text(entries_text(done->review) + " of the audit trail signed as reviewed by " +
                    done->review.reviewer.name + " with the certificate " +
                    done->signer.certificate.fingerprint.text() + " (" + authority + ")");
    return ExitCode::done;
}

void add_trail_review_options(CLI::App& command, TrailReviewArguments& arguments) {
    auto* review = command.add_flag("--review", arguments.asked,
                                    "Sign that the trail was looked through, from where the last review ended: a "
                                    "reviewer or signatory, with the own key");
    command
        .add_option("--to-entry", arguments.to, "Number of the last entry that was looked through; default: the newest")
        ->needs(review)
        ->check(CLI::PositiveNumber);
    auto* found =
        command.add_option("--found", arguments.found, "What was found, in words; also that there was nothing");
    found->needs(review);
    review->needs(found);
    add_signing_options(command, arguments.signing, false);
    for (const auto* name : {"--key", "--token-module", "--trust", "--yes"}) command.get_option(name)->needs(review);
}

}  // namespace velocert::app
