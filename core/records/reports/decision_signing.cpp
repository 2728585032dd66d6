// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/reports/decision_signing.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/records/ledger/merkle.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

/// Whether a decision of that kind is signed already. One that cannot be read counts.
Result<bool> signed_before(const Archive& archive, std::string_view type) {
    static constexpr std::array types{decision_signature_type};
    const auto before = archive.ledger_entries(types);
    if (!before) return base::fail(before.error());
    return std::ranges::any_of(*before, [&](const LedgerEntry& entry) {
        const auto one = read_decision(entry);
        return !one || signed_alike(one->statement.decision, type);
    });
}

}  // namespace

bool signed_alike(std::string_view one, std::string_view other) {
    constexpr std::string_view review = "access-review/1";
    return (one == review) == (other == review);
}

Result<void> record_decision(Archive& archive, std::string type, Json record, const base::Person& person,
                             const DecisionSigner& sign) {
    const std::string where = decision_words({0, type, {}, record, {}, {}});
    std::vector<std::pair<std::string, Json>> entries;
    entries.emplace_back(std::move(type), std::move(record));
    const auto& [decided, words] = entries.front();
    if (!sign) {
        const auto before = signed_before(archive, decided);
        if (!before) return base::fail(before.error());
        if (*before)
            return base::fail(ErrorCode::not_permitted, where, "no signature, and decisions here are signed",
                              "the key of " + person.name);
        return archive.append_all(entries);
    }
    auto leaves = archive.ledger_leaves();
    if (!leaves) return base::fail(leaves.error());
    const MerkleTree ledger(std::move(*leaves));
    auto made = sign(decision_statement(decided, words, ledger));
    if (!made) return base::fail(made.error());
    const SignedDecision signature{std::move(made->statement), std::move(made->cms),
                                   base::Digest::of(made->certificate)};
    // Behind the entry that says that both belong together.
    const LedgerEntry decision{ledger.size() + 2, decided, {}, words, {}, {}};
    if (auto why = why_not_of(signature, decision, &ledger); !why.empty())
        return base::fail(ErrorCode::not_permitted, where, std::move(why), "the signature of " + person.name);
    if (const auto kept = archive.store(base::as_bytes(made->certificate)); !kept) return base::fail(kept.error());
    entries.emplace_back(std::string(decision_signature_type), decision_record(signature));
    return archive.append_all(entries);
}

}  // namespace velocert::records
