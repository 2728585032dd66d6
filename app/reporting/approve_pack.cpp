// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/approve_pack.h"

#include <utility>

#include "core/records/people/people.h"
#include "core/signing/signed_data/cms.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;

std::string object_of(const PackApprovalRequest& request) { return "proposal " + request.proposal; }

/// Proposal, verification, key, certificate and signature, by somebody who may.
Result<PackApprovalOutcome> sign_and_record(records::Archive& archive, const base::Clock& clock,
                                            const PackApprovalRequest& request, const laboratory::Account& account) {
    const auto object = object_of(request);
    if (const auto can =
            records::pack_approval_statement(archive, request.proposal, account.person(), clock.now(), request.offset);
        !can)
        return base::fail(can.error());
    auto caution = clock_before_signature(archive, clock);
    if (!caution) return base::fail(caution.error());
    const auto integrity = integrity_before_signature(archive, clock, account.person());
    if (!integrity) return base::fail(integrity.error());
    if (!integrity->finding.empty())
        return base::fail(ErrorCode::integrity, object, integrity->finding, "an archive that verifies");
    const auto key = opened_key(archive, clock, account, object, request.open_key);
    if (!key) return base::fail(key.error());
    const auto now = clock.now();
    auto own = signer_certificate(archive, account, **key, request.trust, now);
    if (!own) return base::fail(own.error());
    // What the verification added is under the signature, too.
    const auto statement =
        records::pack_approval_statement(archive, request.proposal, account.person(), now, request.offset);
    if (!statement) return base::fail(statement.error());
    const auto cms = signing::sign_cms(**key, base::Digest::of(statement->canonical()));
    if (!cms) return base::fail(cms.error());
    auto done = records::record_pack_approval(archive, *statement, *cms, (*key)->certificate());
    if (!done) return base::fail(done.error());
    return PackApprovalOutcome{std::move(*done), std::move(*own), std::move(*caution)};
}

}  // namespace

Result<PackApprovalOutcome> approve_pack(records::Archive& archive, const base::Clock& clock,
                                         const PackApprovalRequest& request) {
    const auto object = object_of(request);
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    if (people->empty())
        return base::fail(ErrorCode::not_permitted, object, "the archive has no accounts",
                          "accounts of the persons who propose and confirm; make them with 'user'");
    const auto account = records::authenticate(archive, clock, request.login, request.password,
                                               "confirm the pack of " + object, request.hasher);
    if (!account) return base::fail(account.error());
    if (auto may = records::require_or_record(archive, clock, *account, laboratory::Act::confirm_pack, {}, object);
        !may)
        return base::fail(may.error());
    auto out = sign_and_record(archive, clock, request, *account);
    if (out) return out;
    if (auto kept = records::record_refused_act(archive, clock, *account, laboratory::Act::confirm_pack, {}, object,
                                                out.error().text());
        !kept)
        return base::fail(kept.error());
    return out;
}

}  // namespace velocert::app
