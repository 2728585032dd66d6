// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/sign_trail_review.h"

#include <utility>

#include "core/records/people/people.h"
#include "core/signing/signed_data/cms.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view subject = "audit trail";

/// Verification, key, certificate and signature, by somebody who may.
Result<TrailReviewOutcome> carry_out(records::Archive& archive, const base::Clock& clock,
                                     const TrailReviewRequest& request, const laboratory::Account& account) {
    if (const auto may = clock_before_signature(archive, clock); !may) return base::fail(may.error());
    const auto integrity = integrity_before_signature(archive, clock, account.person());
    if (!integrity) return base::fail(integrity.error());
    if (!integrity->finding.empty())
        return base::fail(ErrorCode::integrity, std::string(subject), integrity->finding, "an archive that verifies");
    const auto key = opened_key(archive, clock, account, subject, request.open_key);
    if (!key) return base::fail(key.error());
    const auto now = clock.now();
    auto own = signer_certificate(archive, account, **key, request.trust, now);
    if (!own) return base::fail(own.error());
    auto review = records::next_trail_review(archive, request.to, request.found, account.person(), now, request.offset);
    if (!review) return base::fail(review.error());
    const auto cms = signing::sign_cms(**key, base::Digest::of(review->canonical()));
    if (!cms) return base::fail(cms.error());
    if (auto done = records::record_trail_review(archive, *review, *cms, (*key)->certificate()); !done)
        return base::fail(done.error());
    return TrailReviewOutcome{std::move(*review), std::move(*own)};
}

}  // namespace

Result<TrailReviewOutcome> sign_trail_review(records::Archive& archive, const base::Clock& clock,
                                             const TrailReviewRequest& request) {
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    if (people->empty())
        return base::fail(ErrorCode::not_permitted, std::string(subject), "the archive has no accounts",
                          "accounts of the persons who review; make them with 'user'");
    if (const auto may =
            records::next_trail_review(archive, request.to, request.found, {}, clock.now(), request.offset);
        !may)
        return base::fail(may.error());
    const auto account = records::authenticate(archive, clock, request.login, request.password,
                                               "review the audit trail up to entry " + std::to_string(request.to));
    if (!account) return base::fail(account.error());
    if (auto may = records::require_or_record(archive, clock, *account, laboratory::Act::review_trail, {}, subject);
        !may)
        return base::fail(may.error());
    auto out = carry_out(archive, clock, request, *account);
    if (out) return out;
    if (auto kept = records::record_refused_act(archive, clock, *account, laboratory::Act::review_trail, {}, subject,
                                                out.error().text());
        !kept)
        return base::fail(kept.error());
    return out;
}

}  // namespace velocert::app
