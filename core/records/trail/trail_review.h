// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/archive.h"
#include "core/records/ledger/ledger.h"
#include "core/records/ledger/merkle.h"
#include "core/records/reports/report_signature.h"

// The periodic review of the audit trail: a person looked through the entries from..to, says what was found, and signs
// that with their own key. Each review begins where the one before it ended, so that no entry is left out.
namespace velocert::records {

/// What is signed: "velocert-trail-review/1". The root is that of all entries up to `to`, so that a review of another
/// history does not hold.
struct TrailReview {
    std::uint64_t from = 1;
    std::uint64_t to = 0;
    base::Digest root;
    std::string found;
    Meaning meaning = Meaning::reviewed;
    base::Person reviewer;
    std::string time;  ///< with the offset of the place

    [[nodiscard]] base::Json json() const;
    /// The text that is signed: RFC 8785 canonical form.
    [[nodiscard]] std::string canonical() const;
};

/// A review with the signature over it, as the ledger keeps it ("trail-review/1").
struct SignedTrailReview {
    TrailReview review;
    std::string cms;           ///< DER, detached, over the canonical text
    base::Digest certificate;  ///< the signer's, as DER in the archive
    std::uint64_t seq = 0;     ///< of its entry
};
[[nodiscard]] base::Json trail_review_record(const SignedTrailReview& review);
/// Reads one back, strictly. Errors name the row.
[[nodiscard]] base::Result<SignedTrailReview> read_trail_review(const LedgerEntry& entry);

/// The type of those entries.
inline constexpr std::string_view trail_review_type = "trail-review/1";

/// The reviews in these entries, in order; entries of other types are passed over. An integrity error names the row of
/// one that leaves entries out, reaches beyond itself, means something else, or cannot be read.
[[nodiscard]] base::Result<std::vector<SignedTrailReview>> trail_reviews(std::span<const LedgerEntry> entries);
/// The same of an archive.
[[nodiscard]] base::Result<std::vector<SignedTrailReview>> trail_reviews(const Archive& archive);
/// Up to which entry these have reviewed the trail; 0 when there is none.
[[nodiscard]] std::uint64_t reviewed_to(std::span<const SignedTrailReview> reviews);

/// Why the reviews do not answer for what lies between the entries `first` and `last`, both included: nobody reviewed
/// the trail that far, or one of `testers` (by account, or by any name by which one of them is known) reviewed a part
/// of it. Empty where they do.
[[nodiscard]] std::string why_unanswered(std::span<const SignedTrailReview> reviews, std::uint64_t first,
                                         std::uint64_t last, std::span<const base::Person> testers,
                                         const laboratory::PeopleRegister* people);

/// Why a review does not hold by itself over this ledger; empty if it does. Whether the certificate may be trusted is
/// for others (signing/trust.h).
[[nodiscard]] std::string why_not_reviewed(const SignedTrailReview& review, const MerkleTree& ledger);

/// What a person is to sign: from where the last review ended up to the entry `to` (0: the last one there is). Errors:
/// bad_value (nothing new up to there, or no such entry), missing_field (nothing said of what was found).
[[nodiscard]] base::Result<TrailReview> next_trail_review(const Archive& archive, std::uint64_t to, std::string found,
                                                          const base::Person& reviewer,
                                                          std::chrono::system_clock::time_point time,
                                                          std::chrono::minutes offset);
/// Puts it on the ledger with the certificate (DER) in the archive. Errors: not_permitted when it does not follow on
/// the reviews there are, the signature does not hold, or its certificate is somebody else's by what the ledger tells;
/// nothing is stored then.
[[nodiscard]] base::Result<void> record_trail_review(Archive& archive, const TrailReview& review,
                                                     const std::string& cms, const std::string& certificate);

}  // namespace velocert::records
