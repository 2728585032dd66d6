// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/annotation_check.h"

#include <set>
#include <utility>

#include "core/base/json_members.h"
#include "core/records/ledger/row_name.h"
#include "core/records/trail/annotation.h"

namespace velocert::records {
namespace {

/// Why that entry is not the attempt's; empty if it is.
std::string why_not_recorded(const NotedAttempt& attempt, std::uint64_t seq, const AnnotationCheck::EntryAt& entry_at) {
    const std::string named = row_name(attempt.row);
    if (attempt.row >= seq) return named + ", which was not there yet";
    const auto entry = entry_at(attempt.row);
    if (!entry) return named + ", which is not there";
    if (entry->type != "step-run/1" && entry->type != "attempt-start/1")
        return named + ", which is no attempt but " + entry->type;
    if (entry->run() != attempt.run) return named + ", which belongs to run " + entry->run();
    if (!is_about(entry->record, attempt)) return named + ", which records another attempt";
    const auto canonical = canonical_entry(*entry);
    if (!canonical || leaf_of(*canonical) != attempt.leaf) return named + ", which says something else by now";
    return {};
}

}  // namespace

void AnnotationCheck::note(const LedgerEntry& entry, const CertificateOwners& owners) {
    if (!is_annotation(entry.type)) return;
    Noted noted{entry, {}};
    if (entry.type == annotation_type)
        if (const auto one = read_annotation(entry); one && one->signature)
            noted.standing = owners.standing(one->signature->certificate, one->signature->cms,
                                             one->annotation.canonical(), one->annotation.author);
    noted_.push_back(std::move(noted));
}

std::vector<OtherSignature> AnnotationCheck::check(const EntryAt& entry_at, const Tell& find, const Tell& tell) const {
    std::vector<OtherSignature> out;
    std::set<std::uint64_t> withdrawn;
    for (const auto& noted : noted_) {
        const LedgerEntry& entry = noted.entry;
        const auto& [foreign, untold] = noted.standing;
        const std::string where = row_name(entry.seq);
        const auto attempt_holds = [&](const NotedAttempt& attempt, const std::string& what) {
            if (auto why = why_not_recorded(attempt, entry.seq, entry_at); !why.empty())
                find(where, what + " names " + why);
        };
        if (entry.type == annotation_mark_type) {
            const auto mark = read_annotation_mark(entry);
            if (!mark) {
                find(where, mark.error().text());
                continue;
            }
            attempt_holds(mark->attempt, "the mark by " + mark->marked_by.name);
        } else if (entry.type == annotation_type) {
            const auto one = read_annotation(entry);
            if (!one) {
                find(where, one.error().text());
                continue;
            }
            const auto& annotation = one->annotation;
            const std::string what = "the annotation by " + annotation.author.name;
            attempt_holds(annotation.attempt, what);
            if (annotation.takes_up != 0) {
                const auto marked = annotation.takes_up < entry.seq ? entry_at(annotation.takes_up) : std::nullopt;
                const auto mark = marked && marked->type == annotation_mark_type
                                      ? std::optional(read_annotation_mark(*marked))
                                      : std::nullopt;
                if (!mark || !*mark || !same_attempt((*mark)->attempt, annotation.attempt))
                    find(where,
                         what + " takes up " + row_name(annotation.takes_up) + ", which is no mark of its attempt");
            }
            if (!one->signature) continue;
            auto canonical = annotation.canonical();
            auto fault = why_not_signed(*one->signature, canonical);
            if (fault.empty()) fault = foreign;
            if (!fault.empty())
                find(where, what + " does not hold: " + fault);
            else if (!untold.empty())
                tell(where, what + ": " + untold);
            out.push_back({entry.seq, "annotation", annotation.author, std::move(canonical), one->signature->cms,
                           annotation.time, std::move(fault)});
        } else {
            const auto one = read_annotation_withdrawal(entry);
            if (!one) {
                find(where, one.error().text());
                continue;
            }
            const std::string what = "the withdrawal by " + one->withdrawn_by.name;
            const auto about = one->annotation < entry.seq ? entry_at(one->annotation) : std::nullopt;
            if (!about || about->type != annotation_type || base::text_of(about->record, "of_run") != one->of_run)
                find(where,
                     what + " names " + row_name(one->annotation) + ", which is no annotation of run " + one->of_run);
            else if (!withdrawn.insert(one->annotation).second)
                find(where, what + " names " + row_name(one->annotation) + ", which was withdrawn before");
        }
    }
    return out;
}

}  // namespace velocert::records
