// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/pack_words.h"

#include <QCoreApplication>

namespace velocert::app {
namespace {

class Packs {
    Q_DECLARE_TR_FUNCTIONS(Packs)
};

QString text(const std::string& given) { return QString::fromStdString(given); }

}  // namespace

QString pack_standing_words(const records::PackStanding& standing) {
    using State = records::PackStanding::State;
    const auto& record = standing.record;
    const QString id = record ? text(record->proposal.id) : QString();
    const auto signer = [&] { return text(record->approval->statement.signer.name); };
    switch (standing.state) {
        case State::open: return Packs::tr("Not approved: the archive has no accounts, so that nobody could sign.");
        case State::approved:
            return Packs::tr("Approved by %1 on %2 (%3).").arg(signer(), text(record->approval->statement.time), id);
        case State::not_proposed:
            if (standing.other)
                return Packs::tr("Not the pack that is approved in this archive: %1 is of SHA-256 %2.")
                    .arg(text(standing.other->proposal.id), text(standing.other->proposal.of.pack.text()));
            return Packs::tr("Nobody has approved it in this archive.");
        case State::proposed:
            return Packs::tr("Proposed by %1 on %2 (%3); a signatory has not confirmed it yet.")
                .arg(text(record->proposal.proposed_by.name), text(record->proposal.proposed_utc), id);
        case State::withdrawn:
            return Packs::tr("Its proposal %1 was withdrawn by %2: %3.")
                .arg(id, text(record->withdrawal->withdrawn_by.name), text(record->withdrawal->reason));
        case State::ended:
            return Packs::tr("Its approval %1 was ended by %2: %3.")
                .arg(id, text(record->withdrawal->withdrawn_by.name), text(record->withdrawal->reason));
        case State::does_not_hold:
            return Packs::tr("The signature of %1 under its approval %2 does not hold: %3.")
                .arg(signer(), id, text(standing.why));
        case State::revoked:
            return Packs::tr("The certificate of %1, who signed its approval %2, is revoked (%3).")
                .arg(signer(), id, text(standing.why));
    }
    return {};
}

}  // namespace velocert::app
