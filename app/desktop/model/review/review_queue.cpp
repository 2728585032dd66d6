// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/review/review_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/records/index/run_query.h"
#include "core/records/reports/report_acts.h"

namespace velocert::app {
namespace {

using records::Meaning;
using records::ReportState;

std::chrono::system_clock::time_point time_of(const std::string& utc) {
    const auto time = base::parse_utc(utc);
    return time ? *time : std::chrono::system_clock::time_point{};
}

std::optional<ReviewStep> step_after(ReportState state) {
    switch (state) {
        case ReportState::prepared: return ReviewStep::tested;
        case ReportState::tested: return ReviewStep::reviewed;
        case ReportState::reviewed: return ReviewStep::approved;
        case ReportState::returned: return ReviewStep::prepare_again;
        case ReportState::approved:
        case ReportState::issued:
        case ReportState::amended:
        case ReportState::superseded:
        case ReportState::voided: return std::nullopt;
    }
    return std::nullopt;
}

/// Since when the report waits: its last signature that holds, its return, or its preparation.
std::chrono::system_clock::time_point since(const records::ReportLife& life) {
    auto out = time_of(life.preparation.prepared_utc);
    for (const auto& held : life.signatures)
        if (held.holds())
            if (const auto time = records::parse_local_time(held.signature.statement.time)) out = std::max(out, *time);
    for (const auto& one : life.returns) out = std::max(out, time_of(one.returned_utc));
    return out;
}

}  // namespace

std::optional<Meaning> meaning_of(ReviewStep step) {
    switch (step) {
        case ReviewStep::tested: return Meaning::tested;
        case ReviewStep::reviewed: return Meaning::reviewed;
        case ReviewStep::approved: return Meaning::approved;
        case ReviewStep::prepare:
        case ReviewStep::prepare_again:
        case ReviewStep::bench: return std::nullopt;
    }
    return std::nullopt;
}

laboratory::Act act_of(ReviewStep step) {
    switch (step) {
        case ReviewStep::tested: return laboratory::Act::sign_tested;
        case ReviewStep::reviewed: return laboratory::Act::sign_reviewed;
        case ReviewStep::approved: return laboratory::Act::sign_approved;
        case ReviewStep::bench: return laboratory::Act::run_test;
        case ReviewStep::prepare:
        case ReviewStep::prepare_again: return laboratory::Act::prepare_report;
    }
    return laboratory::Act::prepare_report;
}

std::vector<QueueEntry> review_queue(const std::vector<records::RunSummary>& runs,
                                     const records::ReportRegister& reports, const std::vector<ReviewReturn>& returns,
                                     const std::optional<base::Person>& me) {
    std::vector<QueueEntry> out;
    for (const auto& life : reports.reports) {
        const auto step = step_after(life.state);
        if (!step) continue;
        QueueEntry entry{
            life.preparation.of_run, life.number(), life.preparation.item, {}, *step, {}, since(life), {}, {}};
        if (const auto meaning = meaning_of(*step)) entry.whose = life.preparation.signers.of(*meaning);
        if (*step == ReviewStep::prepare_again && !life.returns.empty()) entry.comment = life.returns.back().comment;
        if (const auto* cause = life.sent_back_by(); cause != nullptr) {
            const auto* hold = cause->hold.empty() ? nullptr : reports.hold(cause->hold);
            entry.comment = hold != nullptr ? hold->opening.reason : cause->what;
            entry.hold = cause->hold;
        }
        for (const auto& run : runs)
            if (run.id == entry.run) {
                entry.verdict = run.verdict;
                entry.lifecycle = run.lifecycle;
            }
        out.push_back(std::move(entry));
    }
    for (const auto& run : runs) {
        if (run.lifecycle == sequence::name(sequence::Lifecycle::running) ||
            run.lifecycle == sequence::name(sequence::Lifecycle::suspended) || !reports.of_run(run.id).empty())
            continue;
        QueueEntry entry{run.id, {}, run.item, run.verdict, ReviewStep::prepare, {}, time_of(run.started_utc), {}, {}};
        entry.lifecycle = run.lifecycle;
        for (const auto& one : returns)
            if (one.of_run == run.id) {
                entry.step = ReviewStep::bench;
                entry.comment = one.comment;
                entry.since = time_of(one.returned_utc);
            }
        out.push_back(std::move(entry));
    }
    const auto mine = [&](const QueueEntry& entry) {
        return me && !entry.whose.name.empty() && base::same_person(entry.whose, *me);
    };
    std::stable_sort(out.begin(), out.end(), [&](const QueueEntry& a, const QueueEntry& b) {
        if (mine(a) != mine(b)) return mine(a);
        return a.since < b.since;
    });
    return out;
}

base::Result<ReadQueue> read_review_queue(const records::Archive& archive, const std::optional<base::Person>& me,
                                          std::size_t runs, const std::string& none_before) {
    constexpr std::size_t largest_page = 1000;
    ReadQueue out;
    std::vector<records::RunSummary> found;
    records::RunQuery query;
    query.waiting = true;
    query.after = none_before;
    for (bool first = true; first || (!query.after.empty() && found.size() < runs); first = false) {
        query.limit = static_cast<int>(std::clamp<std::size_t>(runs - found.size(), 1, largest_page));
        auto page = archive.find_runs(query);
        if (!page) return base::fail(page.error());
        if (first) {
            out.none_before = page->none_before;
            out.waiting = page->waiting;
        }
        std::ranges::move(page->runs, std::back_inserter(found));
        query.after = page->next;
    }
    const auto reports = records::report_register(archive);
    if (!reports) return base::fail(reports.error());
    for (const auto& life : reports->reports) {
        if (!step_after(life.state)) continue;
        ++out.waiting;
        // The verdict that stands beside the report is that of its run.
        records::RunQuery one;
        one.id = life.preparation.of_run;
        auto page = archive.find_runs(one);
        if (!page) return base::fail(page.error());
        std::ranges::move(page->runs, std::back_inserter(found));
    }
    const auto returns = review_returns(archive, {});
    if (!returns) return base::fail(returns.error());
    out.entries = review_queue(found, *reports, *returns, me);
    return out;
}

}  // namespace velocert::app
