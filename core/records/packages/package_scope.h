// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
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
/// reports; the approval of a laboratory's own pack that it is judged by; whose certificates the signers' are; and what
/// signatures of the station rest on. Annotations, holds and voids of a run that it rests on (sequence::runs_rested_on)
/// are about it, too. Who writes a package and who checks it ask the same.
class PackageScope {
  public:
    explicit PackageScope(std::string run) : run_(std::move(run)) {}

    enum class Part : std::uint8_t { none, course, reports, station, people };
    /// Every entry once before the first is taken: persons who sign are told after their certificates were registered.
    void look_ahead(const LedgerEntry& entry);
    [[nodiscard]] Part take(const LedgerEntry& entry);
    /// The files that went out as reports; they lie in a folder of their own.
    [[nodiscard]] const std::set<base::Digest>& issued() const { return issued_; }
    /// Rows of attempts of the runs that it rests on, which annotations name; known when all was looked at.
    [[nodiscard]] const std::set<std::uint64_t>& noted_attempts() const { return attempts_; }

  private:
    [[nodiscard]] bool is_about_a_report(const LedgerEntry& entry);
    [[nodiscard]] bool is_about_a_hold(const LedgerEntry& entry);

    [[nodiscard]] bool is_of_the_run(const std::string& run) const { return run == run_ || rests_on_.contains(run); }
    void rest_on(const std::string& run);
    void look_at_run(const LedgerEntry& entry);
    void look_at_annotation(const LedgerEntry& entry);

    std::string run_;
    std::set<std::string> rests_on_;  ///< the other runs that it brings together or took former attempts from
    /// While looking ahead, what was told of other runs before it is known which of them the run rests on: accounts by
    /// run, holds by run, accounts by what they decided about, attempts by run.
    std::map<std::string, std::set<std::string>> noted_;
    std::map<std::string, std::set<std::string>> held_;
    std::map<std::string, std::set<std::string>> decided_;
    std::map<std::string, std::set<std::uint64_t>> noted_rows_;
    std::set<std::uint64_t> attempts_;  ///< rows of other runs' attempts that annotations name
    std::string item_;
    std::string item_ahead_;
    std::string pack_;                                       ///< of the run, where it is a laboratory's own
    std::map<std::string, std::set<std::string>> approved_;  ///< accounts by the pack that they approved, until then
    std::set<std::string> ahead_;                            ///< reports and holds, while looking ahead
    std::set<std::string> signers_;                          ///< accounts
    std::set<std::string> reports_;
    std::set<std::string> holds_;
    std::set<base::Digest> issued_;
};

/// The types beside those of the run's course that take() may want, for looking them up.
[[nodiscard]] std::span<const std::string_view> package_types();

}  // namespace velocert::records
