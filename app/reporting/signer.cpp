// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/signer.h"

#include <utility>

#include "core/laboratory/people/known_as.h"
#include "core/records/integrity/clock_standing.h"
#include "core/records/integrity/integrity_state.h"
#include "core/records/people/key_sharing.h"
#include "core/records/people/people.h"
#include "core/signing/certificates/certificate_holder.h"

namespace velocert::app {

using base::ErrorCode;
using base::Result;

Result<SignerCertificate> signer_certificate(const records::Archive& archive, const laboratory::Account& account,
                                             const signing::SigningKey& key, const signing::TrustList* trust,
                                             std::chrono::system_clock::time_point now) {
    SignerCertificate out;
    auto certificate = signing::Certificate::parse(key.certificate(), "certificate of the key");
    if (!certificate) return base::fail(certificate.error());
    const std::string where = "certificate of " + certificate->subject;
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    const auto* owner = people->by_certificate(certificate->fingerprint);
    if (owner != nullptr && owner->id != account.id)
        return base::fail(ErrorCode::not_permitted, where, "it is registered for " + owner->login,
                          "the key of " + account.login);
    const bool registered = owner != nullptr;
    if (!account.certificates.empty() && !registered)
        return base::fail(ErrorCode::not_permitted, where, "it is not among those registered for " + account.login,
                          "a registered key");
    if (!registered && trust == nullptr)
        return base::fail(ErrorCode::not_permitted, where,
                          "it is not registered for " + account.login + ", and no trust list was given",
                          "'user' to register it, or --trust");
    if (!registered)
        if (auto foreign = signing::why_not_made_out_to(*certificate, account.person(), laboratory::known_as(account));
            !foreign.empty())
            return base::fail(ErrorCode::not_permitted, where, std::move(foreign),
                              "a certificate of " + account.person().name + " (" + account.id + ")");
    auto shared = records::why_key_registered(archive, *people, *certificate, account.id);
    if (!shared) return base::fail(shared.error());
    if (!shared->empty())
        return base::fail(ErrorCode::not_permitted, where, std::move(*shared), "a key of " + account.login + " alone");
    if (trust != nullptr) {
        const auto status = signing::check_chain(*certificate, key.issuers(), *trust, now);
        if (!status.valid)
            return base::fail(ErrorCode::not_permitted, where,
                              std::string(signing::name(status.problem)) + ": " + status.reason,
                              "a certificate that holds now");
        out.kind = status.kind;
        out.revocation_unknown = status.revocation_unknown;
    } else if (now < certificate->not_before || certificate->not_after < now) {
        return base::fail(ErrorCode::not_permitted, where, "it does not hold today", "a certificate that holds now");
    } else {
        out.revocation_unknown = "no trust list was given";
    }
    if (!out.revocation_unknown.empty() && !archive.training())
        return base::fail(ErrorCode::not_permitted, where,
                          "nobody can say whether it is revoked: " + out.revocation_unknown,
                          "a trust list with a revocation list that is in force: ask the authority for its newest and "
                          "import it ('certificate import'); an internal one writes it with 'certificate revoke'");
    out.certificate = std::move(*certificate);
    return out;
}

Result<std::unique_ptr<signing::SigningKey>> opened_key(
    records::Archive& archive, const base::Clock& clock, const laboratory::Account& account, std::string_view object,
    const std::function<Result<std::unique_ptr<signing::SigningKey>>()>& open_key) {
    if (auto may = records::require_or_record(archive, clock, account, laboratory::Act::use_signing_key, {}, object);
        !may)
        return base::fail(may.error());
    return open_key();
}

Result<std::string> clock_before_signature(const records::Archive& archive, const base::Clock& clock,
                                           const records::ClockSource* source) {
    const auto standing =
        records::clock_standing(archive, clock, source == nullptr ? records::source_of(clock) : *source);
    if (!standing) return base::fail(standing.error());
    if (auto may = records::may_sign_by(*standing, archive.kind()); !may) return base::fail(may.error());
    return standing->caution();
}

Result<IntegrityFound> integrity_before_signature(records::Archive& archive, const base::Clock& clock,
                                                  const base::Person& person, const records::VerificationScope& scope) {
    const auto verification = records::verify_and_record(
        archive, {}, clock, records::VerificationReason::before_signature, person, records::MachineClock(), {}, scope);
    if (!verification) return base::fail(verification.error());
    IntegrityFound out;
    if (!verification->ok())
        out.finding = verification->findings.front().where + ": " + verification->findings.front().what;
    out.obstacles = out.finding;
    // People learn in a training archive without a second medium and a station's key: what they see is a specimen
    // anyway.
    if (archive.training()) return out;
    const auto state = records::integrity_state(archive, clock);
    if (!state) return base::fail(state.error());
    for (const auto& one : state->obstacles) out.obstacles += (out.obstacles.empty() ? "" : "; ") + one.what;
    return out;
}

}  // namespace velocert::app
