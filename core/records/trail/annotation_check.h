// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/records/ledger/ledger.h"
#include "core/records/people/certificate_owners.h"
#include "core/records/trail/annotation.h"

namespace velocert::records {

/// Holds annotations, marks and withdrawals against the ledger they stand in, for an archive, a package and the act
/// that is about to add one: each reads back, its attempt is on record before it and is the one that is named, its
/// signature is over these very words, and the certificate is nobody else's. Whether the certificate may be trusted is
/// for others (signing/trust.h).
class AnnotationCheck {
  public:
    using Find = std::function<void(std::string where, std::string what)>;
    /// The entry of that row; nothing where there is none, or none that can be read.
    using EntryAt = std::function<std::optional<LedgerEntry>(std::uint64_t row)>;

    /// Each entry in the order of the ledger. Those about accounts tell whose certificate is whose.
    void note(const LedgerEntry& entry);
    /// After the last one.
    void check(const EntryAt& entry_at, const Find& find) const;
    /// Types of the entries that tell whose certificate is whose.
    [[nodiscard]] static std::span<const std::string_view> people_types();
    /// Types that note() wants to see: those, and annotation_types().
    [[nodiscard]] static bool wants(std::string_view type);

  private:
    struct Noted {
        LedgerEntry entry;
        std::string foreign;  ///< why the certificate is not the author's, by what the ledger said until then
    };
    CertificateOwners owners_;
    std::vector<Noted> noted_;
};

}  // namespace velocert::records
