// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/records/ledger/ledger.h"

namespace velocert::records {

/// Which entries of a ledger belong into the package of one run, decided entry by entry in their order: the course of
/// the run; what people noted beside its recordings; everything about its reports; holds on the run, its item or its
/// reports; whose certificates the signers' are; and what signatures of the station rest on. Who writes a package and
/// who checks it ask the same.
class PackageScope {
  public:
    explicit PackageScope(std::string run) : run_(std::move(run)) {}

    enum class Part : std::uint8_t { none, course, reports, station, people };
    /// Every entry once before the first is taken: persons who sign are told after their certificates were registered.
    void look_ahead(const LedgerEntry& entry);
    [[nodiscard]] Part take(const LedgerEntry& entry);
    /// The files that went out as reports; they lie in a folder of their own.
    [[nodiscard]] const std::set<base::Digest>& issued() const { return issued_; }

  private:
    [[nodiscard]] bool is_about_a_report(const LedgerEntry& entry);
    [[nodiscard]] bool is_about_a_hold(const LedgerEntry& entry);

    std::string run_;
    std::string item_;
    std::string item_ahead_;
    std::set<std::string> ahead_;    ///< reports and holds, while looking ahead
    std::set<std::string> signers_;  ///< accounts
    std::set<std::string> reports_;
    std::set<std::string> holds_;
    std::set<base::Digest> issued_;
};

/// The types beside those of the run's course that take() may want, for looking them up.
[[nodiscard]] std::span<const std::string_view> package_types();

}  // namespace velocert::records
