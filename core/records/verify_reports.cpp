// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/verify_reports.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/records/report_register.h"

namespace velocert::records {
namespace {

base::Digest node_of(const base::Digest& left, const base::Digest& right) {
    std::array<std::uint8_t, 1 + 2 * base::Digest::size> bytes{1};
    std::ranges::copy(left.bytes(), bytes.begin() + 1);
    std::ranges::copy(right.bytes(), bytes.begin() + 1 + base::Digest::size);
    return base::Digest::of(bytes);
}

}  // namespace

std::vector<base::Digest> roots_at(const std::vector<base::Digest>& leaves, const std::vector<std::uint64_t>& sizes) {
    std::vector<base::Digest> out;
    std::vector<std::pair<std::uint64_t, base::Digest>> peaks;  // whole subtrees, the largest first
    std::size_t done = 0;
    for (const auto size : sizes) {
        for (; done < size && done < leaves.size(); ++done) {
            std::pair<std::uint64_t, base::Digest> peak{1, leaves[done]};
            while (!peaks.empty() && peaks.back().first == peak.first) {
                peak = {2 * peak.first, node_of(peaks.back().second, peak.second)};
                peaks.pop_back();
            }
            peaks.push_back(peak);
        }
        std::optional<base::Digest> root;
        for (auto at = peaks.rbegin(); at != peaks.rend(); ++at) root = root ? node_of(at->second, *root) : at->second;
        // A size beyond the ledger has no root.
        out.push_back(root && done == size ? *root : base::Digest());
    }
    return out;
}

void ReportCheck::note(const LedgerEntry& entry, const Find& find) {
    const std::string where = "ledger row " + std::to_string(entry.seq);
    auto rows = report_rows(entry);
    if (!rows) return find(where, rows.error().text());
    for (auto& row : *rows) {
        if (row.table == "report_prepared") runs_.insert(row.values.at(2));
        wanted_.emplace(std::pair(entry.seq, std::move(row)), false);
    }
    if (touches_reports(entry.type) || runs_.contains(entry.run())) entries_.push_back(entry);
}

void ReportCheck::check_life(const std::vector<base::Digest>& leaves, const Find& find) const {
    const auto reports = report_register(entries_);
    if (!reports) return find(reports.error().where, reports.error().found);
    std::vector<const HeldSignature*> held;
    for (const auto& report : reports->reports)
        for (const auto& signature : report.signatures) held.push_back(&signature);
    std::ranges::sort(held, {}, [](const auto* one) { return one->signature.statement.ledger_size; });
    std::vector<std::uint64_t> sizes;
    for (const auto* one : held) sizes.push_back(one->signature.statement.ledger_size);
    const auto roots = roots_at(leaves, sizes);
    for (std::size_t i = 0; i < held.size(); ++i) {
        const std::string where = "ledger row " + std::to_string(held[i]->seq);
        const auto& statement = held[i]->signature.statement;
        const std::string who = statement.signer.name + " as " + std::string(name(statement.meaning));
        if (roots[i] != statement.ledger_root) find(where, "the signature of " + who + " was made over another ledger");
        if (const auto why = why_not_signed(held[i]->signature); !why.empty())
            find(where, "the signature of " + who + " does not hold: " + why);
    }
}

}  // namespace velocert::records
