// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/pack_words.h"

#include <QCoreApplication>

#include "app/words/finding_words.h"
#include "app/words/people_words.h"
#include "app/words/words.h"
#include "core/base/clock.h"
#include "core/records/reports/report_signature.h"

namespace velocert::app {
namespace {

class Packs {
    Q_DECLARE_TR_FUNCTIONS(Packs)
};

QString text(const std::string& given) { return QString::fromStdString(given); }

/// A signature states the time of its place; what cannot be read stands as it is.
QString signed_at(const std::string& local) {
    const auto time = records::parse_local_time(local);
    return time ? minute_words(base::utc_text(*time)) : text(local);
}

/// What is against an approval, where the trust list says it of the certificate.
enum class Against { signature, validity, issuer };

Against against(const records::PackStanding& standing) {
    using signing::ChainProblem;
    switch (standing.problem) {
        case ChainProblem::expired:
        case ChainProblem::not_yet_valid: return Against::validity;
        case ChainProblem::unknown_issuer:
        case ChainProblem::other_authority_of_same_name: return Against::issuer;
        case ChainProblem::none:
        case ChainProblem::unreadable:
        case ChainProblem::weak_key:
        case ChainProblem::wrong_usage:
        case ChainProblem::revoked: break;
    }
    return Against::signature;
}

QString does_not_hold_words(const records::PackStanding& standing, const QString& signer, const QString& id) {
    const QString why = finding_words(standing.why);
    switch (against(standing)) {
        case Against::validity:
            return Packs::tr("The certificate of %1, who signed its approval %2, was not valid at the signing: %3.")
                .arg(signer, id, why);
        case Against::issuer:
            return Packs::tr(
                       "The trust list knows no authority behind the certificate of %1, who signed its approval "
                       "%2: %3.")
                .arg(signer, id, why);
        case Against::signature: break;
    }
    return Packs::tr("The signature of %1 under its approval %2 does not hold: %3.").arg(signer, id, why);
}

}  // namespace

QString pack_standing_words(const records::PackStanding& standing, const laboratory::PeopleRegister& people) {
    using State = records::PackStanding::State;
    const auto& record = standing.record;
    const QString id = record ? text(record->proposal.id) : QString();
    const auto signer = [&] { return person_words(people, record->approval->statement.signer); };
    const auto withdrawn_by = [&] { return person_words(people, record->withdrawal->withdrawn_by); };
    switch (standing.state) {
        case State::open: return Packs::tr("Not approved: the archive has no accounts, so that nobody could sign.");
        case State::approved:
            return Packs::tr("Approved by %1, %2 (UTC), as %3.")
                .arg(signer(), signed_at(record->approval->statement.time), id);
        case State::not_proposed:
            if (standing.other)
                return Packs::tr("Not the pack that is approved in this archive: %1 is of SHA-256 %2.")
                    .arg(text(standing.other->proposal.id), text(standing.other->proposal.of.pack.text()));
            return Packs::tr("Nobody has approved it in this archive.");
        case State::proposed:
            return Packs::tr("Proposed by %1, %2 (UTC), as %3; a signatory has not confirmed it yet.")
                .arg(person_words(people, record->proposal.proposed_by), minute_words(record->proposal.proposed_utc),
                     id);
        case State::withdrawn:
            return Packs::tr("Its proposal %1 was withdrawn by %2, %3 (UTC): %4.")
                .arg(id, withdrawn_by(), minute_words(record->withdrawal->withdrawn_utc),
                     text(record->withdrawal->reason));
        case State::ended:
            return Packs::tr("Its approval %1 was ended by %2, %3 (UTC): %4.")
                .arg(id, withdrawn_by(), minute_words(record->withdrawal->withdrawn_utc),
                     text(record->withdrawal->reason));
        case State::does_not_hold: return does_not_hold_words(standing, signer(), id);
        case State::revoked:
            return Packs::tr("The certificate of %1, who signed its approval %2, is revoked (%3).")
                .arg(signer(), id, finding_words(standing.why));
    }
    return {};
}

QString pack_standing_word(const records::PackStanding& standing) {
    using State = records::PackStanding::State;
    switch (standing.state) {
        case State::open: return Packs::tr("nobody can sign");
        case State::approved: return Packs::tr("approved");
        case State::not_proposed: return Packs::tr("not approved");
        case State::proposed: return Packs::tr("proposed");
        case State::withdrawn: return Packs::tr("proposal withdrawn");
        case State::ended: return Packs::tr("approval ended");
        case State::does_not_hold:
            switch (against(standing)) {
                case Against::validity: return Packs::tr("certificate was not valid");
                case Against::issuer: return Packs::tr("signer not known to the trust list");
                case Against::signature: break;
            }
            return Packs::tr("signature does not hold");
        case State::revoked: return Packs::tr("certificate revoked");
    }
    return {};
}

}  // namespace velocert::app
