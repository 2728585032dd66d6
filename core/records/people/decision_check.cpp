// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/people/decision_check.h"

#include <algorithm>
#include <utility>

#include "core/records/ledger/row_name.h"
#include "core/records/reports/decision_signature.h"
#include "core/records/reports/decision_signing.h"

namespace velocert::records {

void DecisionCheck::note(const LedgerEntry& entry, const CertificateOwners& owners) {
    if (!is_decision(entry.type) && entry.type != decision_signature_type) return;
    Noted noted{entry, {}};
    if (entry.type == decision_signature_type)
        if (const auto one = read_decision(entry))
            noted.standing =
                owners.standing(one->certificate, one->cms, one->statement.canonical(), one->statement.signer);
    noted_.push_back(std::move(noted));
}

std::vector<OtherSignature> DecisionCheck::check(const MerkleTree* ledger, const Tell& find, const Tell& tell) const {
    std::vector<OtherSignature> out;
    const LedgerEntry* decision = nullptr;  // that has no signature yet
    std::vector<std::string> signed_types;
    const auto unsigned_one = [&] {
        if (decision != nullptr && std::ranges::any_of(signed_types, [&](const std::string& one) {
                return signed_alike(one, decision->type);
            }))
            find(row_name(decision->seq), "the " + decision_words(*decision) + " by " + decided_by(*decision).name +
                                              " is not signed, and decisions before it are");
        decision = nullptr;
    };
    for (const auto& noted : noted_) {
        const auto& entry = noted.entry;
        const std::string where = row_name(entry.seq);
        if (is_decision(entry.type)) {
            unsigned_one();
            decision = &entry;
            continue;
        }
        const auto one = read_decision(entry);
        // Of which kind it was by its own words, else by what it stands behind.
        if (one || decision != nullptr) signed_types.push_back(one ? one->statement.decision : decision->type);
        if (!one) {
            find(where, one.error().text());
            decision = nullptr;
            continue;
        }
        if (decision == nullptr || decision->seq + 1 != entry.seq) {
            find(where, "the signature of " + one->statement.signer.name + " under no decision");
            continue;
        }
        OtherSignature read{entry.seq,
                            decision_words(*decision),
                            one->statement.signer,
                            one->statement.canonical(),
                            one->cms,
                            one->statement.time,
                            why_not_of(*one, *decision, ledger)};
        if (read.fault.empty()) read.fault = noted.standing.foreign;
        if (!read.fault.empty())
            find(where, read.words() + " does not hold: " + read.fault);
        else if (!noted.standing.untold.empty())
            tell(where, read.words() + ": " + noted.standing.untold);
        out.push_back(std::move(read));
        decision = nullptr;
    }
    unsigned_one();
    return out;
}

}  // namespace velocert::records
