// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/person.h"
#include "core/base/result.h"
#include "core/metrology/indication.h"
#include "core/metrology/quantity.h"
#include "core/records/ledger/ledger.h"
#include "core/records/reports/report_signature.h"
#include "core/sequence/run.h"

// What people note beside a recording. A note never changes a result, and nothing is computed from it; it is never
// removed either: it is withdrawn by another entry. The entries name their run as "of_run", because the records of a
// run end with the run.
namespace velocert::records {

/// One attempt, bound to the entry of the ledger that records it: under another record nothing of this holds.
struct NotedAttempt {
    std::string run;
    std::string procedure;
    std::string step;
    std::string subject;  ///< as in the attempt; mostly empty
    std::int64_t number = 1;
    std::uint64_t row = 0;  ///< of its "step-run/1", or of its "attempt-start/1" where a mark was set meanwhile
    base::Digest leaf;      ///< of that row
    friend bool operator==(const NotedAttempt&, const NotedAttempt&) = default;
};
/// Whether both are of the same attempt, whichever of its entries they name.
[[nodiscard]] bool same_attempt(const NotedAttempt& a, const NotedAttempt& b);
/// Whether it is that attempt of its run.
[[nodiscard]] bool is_of(const NotedAttempt& noted, const sequence::StepRun& attempt);
/// Whether that entry of its run, a "step-run/1" or "attempt-start/1", is about it.
[[nodiscard]] bool is_about(const base::Json& record, const NotedAttempt& noted);

/// What an instrument showed at a moment: its own digits.
struct NotedReading {
    std::string role;  ///< of the instrument in the procedure; empty where a mark does not know it
    metrology::Measurand quantity = metrology::Measurand::mass;
    metrology::WrittenQuantity value;
    friend bool operator==(const NotedReading&, const NotedReading&) = default;
};

/// What is said of a moment or a stretch of a recording: "velocert-annotation/1", the statement that is signed. Times
/// count from the first byte of the attempt; every chart of the recording finds its own place for them.
struct Annotation {
    NotedAttempt attempt;
    metrology::WrittenQuantity from;               ///< "12.345 s"
    std::optional<metrology::WrittenQuantity> to;  ///< end of a stretch
    std::optional<NotedReading> reading;
    std::uint64_t takes_up = 0;  ///< row of the mark that it puts into words; 0: none
    std::string comment;
    base::Person author;
    std::string time;  ///< with the offset of the place
    /// The author was there and says what was seen of the attempt (a reading that another person took and typed). Never
    /// the person who made the test.
    bool witnessed = false;

    [[nodiscard]] base::Json json() const;
    /// The text that is signed: RFC 8785 canonical form.
    [[nodiscard]] std::string canonical() const;
};

/// A moment as a number of seconds, for drawing only.
[[nodiscard]] double in_seconds(const metrology::WrittenQuantity& time);

/// "annotation/1": the statement, with the signature of the author's key where the author has one.
struct RecordedAnnotation {
    Annotation annotation;
    std::optional<DetachedSignature> signature;
    std::uint64_t seq = 0;
};
inline constexpr std::string_view annotation_type = "annotation/1";
[[nodiscard]] base::Json to_record(const RecordedAnnotation& annotation);
/// Strict: members nobody knows, a stretch that ends before it begins, a moment that is no time, a comment that says
/// nothing are refused. Errors name the row.
[[nodiscard]] base::Result<RecordedAnnotation> read_annotation(const LedgerEntry& entry);

/// "annotation-withdrawal/1": an annotation is not to be relied on any more, and why.
struct AnnotationWithdrawal {
    std::string of_run;
    std::uint64_t annotation = 0;  ///< its row
    std::string reason;
    base::Person withdrawn_by;
    std::string withdrawn_utc;
};
inline constexpr std::string_view annotation_withdrawal_type = "annotation-withdrawal/1";
[[nodiscard]] base::Json to_record(const AnnotationWithdrawal& withdrawal);
[[nodiscard]] base::Result<AnnotationWithdrawal> read_annotation_withdrawal(const LedgerEntry& entry);

/// "annotation-mark/1": a moment marked at the bench while the attempt went on, without words. It stands on the ledger
/// at once, as whoever was at the bench; an annotation may put it into words later.
struct AnnotationMark {
    NotedAttempt attempt;
    NotedReading reading;                ///< the latest one when it was set
    metrology::WrittenQuantity arrived;  ///< when that reading came, by the clock of the attempt's logs
    base::Person marked_by;
    std::string marked_utc;
};
struct RecordedMark {
    AnnotationMark mark;
    std::uint64_t seq = 0;
};
inline constexpr std::string_view annotation_mark_type = "annotation-mark/1";
[[nodiscard]] base::Json to_record(const AnnotationMark& mark);
[[nodiscard]] base::Result<AnnotationMark> read_annotation_mark(const LedgerEntry& entry);

/// The three types above.
[[nodiscard]] std::span<const std::string_view> annotation_types();
[[nodiscard]] bool is_annotation(std::string_view type);

/// What stands on record beside the recordings of one run, in the order of the ledger.
struct RunAnnotations {
    struct Note {
        int number = 0;  ///< 1, 2, 3 ... within the run; a withdrawn one keeps its own
        RecordedAnnotation recorded;
        std::optional<AnnotationWithdrawal> withdrawn;
        [[nodiscard]] bool stands() const { return !withdrawn; }
        [[nodiscard]] bool is_signed() const { return recorded.signature.has_value(); }
    };
    std::vector<Note> notes;
    std::vector<RecordedMark> marks;

    /// Marks that no annotation has put into words: whoever reviews is to see them.
    [[nodiscard]] std::vector<const RecordedMark*> open_marks() const;
    [[nodiscard]] const Note* note(std::uint64_t seq) const;
};
/// Those of a run; entries of other runs and types are passed over. An integrity error names the row of one that
/// cannot be read or withdraws what is not there.
[[nodiscard]] base::Result<RunAnnotations> run_annotations(std::span<const LedgerEntry> entries, std::string_view run);

}  // namespace velocert::records
