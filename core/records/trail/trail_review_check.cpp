// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/trail_review_check.h"

#include <utility>

#include "core/records/ledger/row_name.h"
#include "core/records/trail/trail_review.h"

namespace velocert::records {

void TrailReviewCheck::note(const LedgerEntry& entry, const CertificateOwners& owners) {
    if (entry.type != trail_review_type) return;
    entries_.push_back(entry);
    if (const auto one = read_trail_review(entry))
        foreign_.emplace(
            entry.seq,
            owners.standing(one->certificate, one->cms, one->review.canonical(), one->review.reviewer).foreign);
}

std::vector<OtherSignature> TrailReviewCheck::check(const std::vector<base::Digest>& leaves, const Find& find) const {
    std::vector<OtherSignature> out;
    if (entries_.empty()) return out;
    const auto reviews = trail_reviews(entries_);
    if (!reviews) {
        find(reviews.error().where, reviews.error().found);
        return out;
    }
    const MerkleTree ledger(leaves);
    for (const auto& one : *reviews) {
        auto why = why_not_reviewed(one, ledger);
        if (why.empty())
            if (const auto foreign = foreign_.find(one.seq); foreign != foreign_.end()) why = foreign->second;
        OtherSignature review{one.seq, "review of the trail", one.review.reviewer, one.review.canonical(),
                              one.cms, one.review.time,       std::move(why)};
        if (!review.fault.empty()) find(row_name(one.seq), review.words() + " does not hold: " + review.fault);
        out.push_back(std::move(review));
    }
    return out;
}

}  // namespace velocert::records
