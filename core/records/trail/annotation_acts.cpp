// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/annotation_acts.h"

#include <algorithm>
#include <utility>

#include "core/base/stated_reason.h"
#include "core/laboratory/people/may_be_one.h"
#include "core/records/ledger/row_name.h"
#include "core/records/people/people.h"
#include "core/records/trail/annotation_check.h"
#include "core/sequence/documents/joined_runs.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::Result;

/// The rows of an attempt, by type; the last of its kind.
Result<std::optional<LedgerRow>> row_of_attempt(const Archive& archive, const NotedAttempt& attempt,
                                                std::string_view type) {
    const auto rows = archive.ledger_rows(attempt.run);
    if (!rows) return base::fail(rows.error());
    std::optional<LedgerRow> out;
    for (const auto& row : *rows) {
        if (row.type != type) continue;
        const auto entry = parse_entry(row.canonical, row_name(row.seq));
        if (!entry) return base::fail(entry.error());
        if (is_about(entry->record, attempt)) out = row;
    }
    return out;
}

base::Error no_attempt(const NotedAttempt& attempt) {
    return {ErrorCode::not_found, "run " + attempt.run,
            "no attempt " + std::to_string(attempt.number) + " at " + attempt.procedure + '/' + attempt.step +
                (attempt.subject.empty() ? "" : " (" + attempt.subject + ")") + " is on record",
            "an attempt of the run"};
}

/// The rules of the verification, for an entry that is not there yet. Costs what the entry names.
Result<void> try_out(const Archive& archive, std::string_view type, const Json& record) {
    const auto size = archive.ledger_size();
    if (!size) return base::fail(size.error());
    const auto owners = certificate_owners(archive);
    if (!owners) return base::fail(owners.error());
    AnnotationCheck check;
    check.note({*size + 1, std::string(type), {}, record}, *owners);
    std::string found;
    check.check(
        [&](std::uint64_t row) -> std::optional<LedgerEntry> {
            const auto stored = archive.ledger_row(row);
            if (!stored) return std::nullopt;
            auto entry = parse_entry(stored->canonical, row_name(row));
            if (!entry) return std::nullopt;
            return std::move(*entry);
        },
        [&](const std::string&, std::string what) {
            if (found.empty()) found = std::move(what);
        },
        [](const std::string&, const std::string&) {});
    if (found.empty()) return {};
    return base::fail(ErrorCode::not_permitted, std::string(type), std::move(found), "an entry that verifies");
}

/// Nobody witnesses the own work: those who were at the bench are named by the run and by each resumption of it.
Result<void> somebody_else(const Archive& archive, const Annotation& annotation) {
    const auto run = archive.run(annotation.attempt.run);
    if (!run) return base::fail(run.error());
    std::vector<base::Person> at_the_bench{{run->operator_account, run->operator_name}};
    for (const auto& one : run->resumptions) at_the_bench.push_back({one.operator_account, one.operator_name});
    const auto people = people_register(archive);
    if (!people) return base::fail(people.error());
    for (const auto& one : at_the_bench)
        if (laboratory::may_be_one(one, annotation.author, &*people))
            return base::fail(ErrorCode::not_permitted, "witness of run " + run->id,
                              annotation.author.name + ", who made the test", "somebody else who was there");
    return {};
}

Result<void> append(Archive& archive, std::string_view type, const Json& record) {
    if (auto done = try_out(archive, type, record); !done) return done;
    return archive.append(type, record);
}

/// What stands in `now` otherwise than in `before`; empty if nothing does.
Result<std::string> changed_since(const Result<RunAnnotations>& before, const Result<RunAnnotations>& now) {
    if (!before) return base::fail(before.error());
    if (!now) return base::fail(now.error());
    for (const auto& note : now->notes) {
        const auto* printed = before->note(note.recorded.seq);
        if (printed == nullptr && note.stands())
            return "the annotation in " + row_name(note.recorded.seq) + " was made after the report was prepared";
        if (printed != nullptr && printed->stands() && !note.stands())
            return "the annotation in " + row_name(note.recorded.seq) + " was withdrawn after the report was prepared";
    }
    return std::string();
}

}  // namespace

Result<RunAnnotations> run_annotations(const Archive& archive, std::string_view run, std::uint64_t before) {
    auto entries = archive.ledger_entries(annotation_types());
    if (!entries) return base::fail(entries.error());
    std::erase_if(*entries, [&](const LedgerEntry& entry) { return entry.seq >= before; });
    return run_annotations(*entries, run);
}

Result<RunAnnotations> report_annotations(const Archive& archive, const sequence::Run& run, std::uint64_t before) {
    auto out = run_annotations(archive, run.id, before);
    if (!out || !sequence::is_combined(run)) return out;
    const auto stretches = sequence::stretches_of(run);
    const auto held = [&](const NotedAttempt& attempt) {
        for (const auto& stretch : stretches) {
            if (stretch.run != attempt.run) continue;
            for (auto i = stretch.first; i < stretch.last; ++i)
                if (is_of(attempt, run.step_runs[i])) return true;
        }
        return false;
    };
    for (const auto& id : sequence::runs_in(run)) {
        const auto theirs = run_annotations(archive, id, before);
        if (!theirs) return theirs;
        std::ranges::copy_if(theirs->notes, std::back_inserter(out->notes),
                             [&](const auto& one) { return held(one.recorded.annotation.attempt); });
        std::ranges::copy_if(theirs->marks, std::back_inserter(out->marks),
                             [&](const auto& one) { return held(one.mark.attempt); });
    }
    std::ranges::sort(out->notes, {}, [](const auto& one) { return one.recorded.seq; });
    std::ranges::sort(out->marks, {}, &RecordedMark::seq);
    int number = 0;
    for (auto& note : out->notes) note.number = ++number;
    return out;
}

Result<std::string> annotated_since(const Archive& archive, std::string_view run, std::uint64_t prepared) {
    return changed_since(run_annotations(archive, run, prepared), run_annotations(archive, run));
}

Result<std::string> annotated_since(const Archive& archive, const sequence::Run& run, std::uint64_t prepared) {
    return changed_since(report_annotations(archive, run, prepared), report_annotations(archive, run));
}

Result<NotedAttempt> noted_attempt(const Archive& archive, std::string_view run, const sequence::StepRun& attempt) {
    NotedAttempt out{std::string(run), attempt.procedure, attempt.step, attempt.subject, attempt.number, 0, {}};
    for (const auto* type : {"step-run/1", "attempt-start/1"}) {
        const auto row = row_of_attempt(archive, out, type);
        if (!row) return base::fail(row.error());
        if (!*row) continue;
        out.row = (*row)->seq;
        out.leaf = (*row)->leaf;
        return out;
    }
    return base::fail(no_attempt(out));
}

Result<void> record_annotation(Archive& archive, const Annotation& annotation,
                               const std::optional<MadeAnnotationSignature>& made) {
    RecordedAnnotation recorded{annotation, std::nullopt, 1};
    if (made) recorded.signature = DetachedSignature{made->cms, base::Digest::of(made->certificate)};
    const auto record = to_record(recorded);
    if (const auto read = read_annotation({1, std::string(annotation_type), {}, record}); !read) {
        auto error = read.error();
        error.where = "annotation";
        return base::fail(std::move(error));
    }
    if (annotation.witnessed)
        if (auto other = somebody_else(archive, annotation); !other) return other;
    if (auto done = try_out(archive, annotation_type, record); !done) return done;
    if (made)
        if (const auto stored = archive.store(base::as_bytes(made->certificate)); !stored)
            return base::fail(stored.error());
    return archive.append(annotation_type, record);
}

Result<void> withdraw_annotation(Archive& archive, const base::Clock& clock, std::string_view run,
                                 std::uint64_t annotation, std::string_view reason, const base::Person& person) {
    auto stated = base::stated_reason(reason, "reason");
    if (!stated) return base::fail(stated.error());
    const auto all = run_annotations(archive, run);
    if (!all) return base::fail(all.error());
    const auto* note = all->note(annotation);
    const std::string where = "annotation in " + row_name(annotation);
    if (note == nullptr)
        return base::fail(ErrorCode::not_found, where, "run " + std::string(run) + " has no such annotation",
                          "an annotation of the run");
    if (!note->stands())
        return base::fail(
            ErrorCode::not_permitted, where,
            "it was withdrawn on " + note->withdrawn->withdrawn_utc + " by " + note->withdrawn->withdrawn_by.name,
            "an annotation that stands");
    return append(archive, annotation_withdrawal_type,
                  to_record(AnnotationWithdrawal{std::string(run), annotation, std::move(*stated), person,
                                                 base::utc_text(clock.now())}));
}

Result<void> record_mark(Archive& archive, const base::Clock& clock, AnnotationMark mark) {
    const auto row = row_of_attempt(archive, mark.attempt, "attempt-start/1");
    if (!row) return base::fail(row.error());
    if (!*row) return base::fail(no_attempt(mark.attempt));
    mark.attempt.row = (*row)->seq;
    mark.attempt.leaf = (*row)->leaf;
    mark.marked_utc = base::utc_text(clock.now());
    return append(archive, annotation_mark_type, to_record(mark));
}

}  // namespace velocert::records
