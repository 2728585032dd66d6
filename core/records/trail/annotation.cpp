// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/annotation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/clock.h"
#include "core/base/json_members.h"
#include "core/base/stated_reason.h"
#include "core/records/ledger/row_name.h"
#include "core/sequence/documents/exact_json.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using base::JsonReader;
using base::Result;
using metrology::WrittenQuantity;

constexpr std::string_view format = "velocert-annotation/1";
constexpr std::array<std::string_view, 3> all_types{annotation_type, annotation_withdrawal_type, annotation_mark_type};

WrittenQuantity no_time() { return {base::Decimal(0, 0), metrology::preferred_unit(metrology::Kind::duration)}; }

/// A member as the person or the instrument wrote it: digits and unit are kept.
WrittenQuantity read_written(JsonReader& reader, std::string_view key, metrology::Kind kind) {
    const auto text = reader.text(key);
    if (!reader.ok()) return no_time();
    auto value = WrittenQuantity::parse(text, kind);
    if (value) return *value;
    reader.refuse(key, value.error().code, value.error().found, value.error().expected);
    return no_time();
}

WrittenQuantity read_moment(JsonReader& reader, std::string_view key) {
    auto out = read_written(reader, key, metrology::Kind::duration);
    if (reader.ok() && out.value().base() < 0)
        reader.refuse(key, ErrorCode::bad_value, out.text(), "a time that is not before the recording");
    return out;
}

std::uint64_t read_row(JsonReader& reader, std::string_view key) {
    const auto row = reader.integer(key);
    if (reader.ok() && row < 1) reader.refuse(key, ErrorCode::bad_value, std::to_string(row), "the number of an entry");
    return static_cast<std::uint64_t>(row);
}

Json row_json(std::uint64_t row) { return Json::integer(static_cast<std::int64_t>(row)); }

void set_attempt(Json& json, const NotedAttempt& attempt) {
    json.set("procedure", attempt.procedure)
        .set("step", attempt.step)
        .set("subject", attempt.subject)
        .set("number", Json::integer(attempt.number))
        .set("row", row_json(attempt.row))
        .set("leaf", attempt.leaf.text());
}

NotedAttempt read_attempt(JsonReader& reader, std::string run) {
    NotedAttempt out;
    out.run = std::move(run);
    out.procedure = reader.text("procedure");
    out.step = reader.text("step");
    out.subject = reader.text_or("subject", {});
    out.number = reader.integer("number");
    if (reader.ok() && out.number < 1)
        reader.refuse("number", ErrorCode::bad_value, std::to_string(out.number), "the number of an attempt");
    out.row = read_row(reader, "row");
    out.leaf = sequence::read_digest(reader, "leaf");
    return out;
}

Json to_json(const NotedReading& reading) {
    return Json::object()
        .set("role", reading.role)
        .set("quantity", metrology::name(reading.quantity))
        .set("value", reading.value.text());
}

NotedReading read_reading(JsonReader& parent, std::string_view key) {
    auto reader = parent.child(key);
    NotedReading out{reader.text_or("role", {}), sequence::read_word(reader, "quantity", metrology::parse_measurand),
                     no_time()};
    if (reader.ok()) out.value = read_written(reader, "value", metrology::kind_of(out.quantity));
    if (auto done = reader.finish(); !done) parent.refuse(done.error());
    return out;
}

void check_words(JsonReader& reader, std::string_view key, const std::string& words) {
    if (!reader.ok()) return;
    const auto stated = base::stated_reason(words, key);
    if (!stated)
        reader.refuse(key, stated.error().code, stated.error().found, stated.error().expected);
    else if (*stated != words)
        reader.refuse(key, ErrorCode::bad_value, "blanks around the words", "the words alone");
}

std::string read_utc(JsonReader& reader, std::string_view key) {
    auto out = reader.text(key);
    if (reader.ok())
        if (const auto time = base::parse_utc(out); !time)
            reader.refuse(key, time.error().code, time.error().found, time.error().expected);
    return out;
}

Annotation read_statement(JsonReader& reader) {
    base::expect_format(reader, format);
    auto run = reader.text("run");
    auto attempt = read_attempt(reader, std::move(run));
    Annotation out{std::move(attempt), read_moment(reader, "from"), std::nullopt, std::nullopt, 0, {}, {}, {}};
    if (reader.optional("to") != nullptr) {
        out.to = read_moment(reader, "to");
        if (reader.ok() && out.to->value().base() <= out.from.value().base())
            reader.refuse("to", ErrorCode::bad_value, out.to->text(), "a time after " + out.from.text());
    }
    if (reader.optional("reading") != nullptr) out.reading = read_reading(reader, "reading");
    if (reader.optional("takes_up") != nullptr) out.takes_up = read_row(reader, "takes_up");
    out.comment = reader.text("comment");
    check_words(reader, "comment", out.comment);
    read_signer(reader, out.author, out.time);
    out.witnessed = reader.flag_or("witnessed", false);
    return out;
}

}  // namespace

bool same_attempt(const NotedAttempt& a, const NotedAttempt& b) {
    return a.run == b.run && a.procedure == b.procedure && a.step == b.step && a.subject == b.subject &&
           a.number == b.number;
}

bool is_of(const NotedAttempt& noted, const sequence::StepRun& attempt) {
    return noted.procedure == attempt.procedure && noted.step == attempt.step && noted.subject == attempt.subject &&
           noted.number == attempt.number;
}

bool is_about(const Json& record, const NotedAttempt& noted) {
    const auto* number = record.find("number");
    return base::text_of(record, "procedure") == noted.procedure && base::text_of(record, "step") == noted.step &&
           base::text_of(record, "subject") == noted.subject && number != nullptr && number->number() != nullptr &&
           number->number()->digits == std::to_string(noted.number);
}

double in_seconds(const WrittenQuantity& time) { return static_cast<double>(time.value().base()) * 1e-6; }

Json Annotation::json() const {
    Json out = Json::object().set("format", format).set("run", attempt.run);
    set_attempt(out, attempt);
    // Only where somebody was: what was signed before is the text that it was.
    if (witnessed) out.set("witnessed", true);
    return out.set("from", from.text())
        .set("to", to ? Json(to->text()) : Json())
        .set("reading", reading ? to_json(*reading) : Json())
        .set("takes_up", takes_up == 0 ? Json() : row_json(takes_up))
        .set("comment", comment)
        .set("name", author.name)
        .set("account", author.id)
        .set("time", time);
}

std::string Annotation::canonical() const { return json().canonical(); }

Json to_record(const RecordedAnnotation& annotation) {
    Json signature;
    if (annotation.signature)
        signature = Json::object()
                        .set("cms", base::hex(base::as_bytes(annotation.signature->cms)))
                        .set("certificate", annotation.signature->certificate.text());
    return Json::object()
        .set("of_run", annotation.annotation.attempt.run)
        .set("statement", annotation.annotation.json())
        .set("signature", std::move(signature));
}

Result<RecordedAnnotation> read_annotation(const LedgerEntry& entry) {
    JsonReader reader(entry.record, row_name(entry.seq));
    const auto of_run = reader.text("of_run");
    auto statement = reader.child("statement");
    RecordedAnnotation out{read_statement(statement), std::nullopt, entry.seq};
    if (auto done = statement.finish(); !done) reader.refuse(done.error());
    // Null and not left out: whoever takes a signature away has to say so in the hashed text.
    if (const auto& signature = reader.any("signature"); reader.ok() && !signature.is_null()) {
        auto child = reader.child("signature");
        out.signature = read_detached(child);
        if (auto done = child.finish(); !done) reader.refuse(done.error());
    }
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    if (of_run != out.annotation.attempt.run)
        return base::fail(ErrorCode::bad_value, row_name(entry.seq) + " /of_run", of_run,
                          "the run of the statement, " + out.annotation.attempt.run);
    return out;
}

Json to_record(const AnnotationWithdrawal& withdrawal) {
    return Json::object()
        .set("of_run", withdrawal.of_run)
        .set("annotation", row_json(withdrawal.annotation))
        .set("reason", withdrawal.reason)
        .set("withdrawn_by", base::to_json(withdrawal.withdrawn_by))
        .set("withdrawn_utc", withdrawal.withdrawn_utc);
}

Result<AnnotationWithdrawal> read_annotation_withdrawal(const LedgerEntry& entry) {
    JsonReader reader(entry.record, row_name(entry.seq));
    AnnotationWithdrawal out;
    out.of_run = reader.text("of_run");
    out.annotation = read_row(reader, "annotation");
    out.reason = reader.text("reason");
    check_words(reader, "reason", out.reason);
    out.withdrawn_by = base::read_person(reader, "withdrawn_by");
    out.withdrawn_utc = read_utc(reader, "withdrawn_utc");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

Json to_record(const AnnotationMark& mark) {
    Json out = Json::object().set("of_run", mark.attempt.run);
    set_attempt(out, mark.attempt);
    return out.set("reading", to_json(mark.reading))
        .set("arrived", mark.arrived.text())
        .set("marked_by", base::to_json(mark.marked_by))
        .set("marked_utc", mark.marked_utc);
}

Result<AnnotationMark> read_annotation_mark(const LedgerEntry& entry) {
    JsonReader reader(entry.record, row_name(entry.seq));
    auto run = reader.text("of_run");
    auto attempt = read_attempt(reader, std::move(run));
    auto reading = read_reading(reader, "reading");
    AnnotationMark out{std::move(attempt), std::move(reading), read_moment(reader, "arrived"), {}, {}};
    out.marked_by = base::read_person(reader, "marked_by");
    out.marked_utc = read_utc(reader, "marked_utc");
    if (auto done = reader.finish(); !done) return base::fail(done.error());
    return out;
}

std::span<const std::string_view> annotation_types() { return all_types; }

bool is_annotation(std::string_view type) { return std::ranges::find(all_types, type) != all_types.end(); }

std::vector<const RecordedMark*> RunAnnotations::open_marks() const {
    std::vector<const RecordedMark*> out;
    for (const auto& mark : marks)
        if (std::ranges::none_of(notes, [&](const Note& one) { return one.recorded.annotation.takes_up == mark.seq; }))
            out.push_back(&mark);
    return out;
}

const RunAnnotations::Note* RunAnnotations::note(std::uint64_t seq) const {
    const auto at = std::ranges::find_if(notes, [&](const Note& one) { return one.recorded.seq == seq; });
    return at == notes.end() ? nullptr : &*at;
}

Result<RunAnnotations> run_annotations(std::span<const LedgerEntry> entries, std::string_view run) {
    const auto broken = [](const base::Error& error) {
        return base::fail(ErrorCode::integrity, error.where, error.found, error.expected);
    };
    RunAnnotations out;
    for (const auto& entry : entries) {
        if (!is_annotation(entry.type)) continue;
        if (base::text_of(entry.record, "of_run") != run) continue;
        if (entry.type == annotation_type) {
            auto one = read_annotation(entry);
            if (!one) return broken(one.error());
            out.notes.push_back({static_cast<int>(out.notes.size()) + 1, std::move(*one), std::nullopt});
        } else if (entry.type == annotation_mark_type) {
            auto one = read_annotation_mark(entry);
            if (!one) return broken(one.error());
            out.marks.push_back({std::move(*one), entry.seq});
        } else {
            auto one = read_annotation_withdrawal(entry);
            if (!one) return broken(one.error());
            const auto at =
                std::ranges::find_if(out.notes, [&](const auto& note) { return note.recorded.seq == one->annotation; });
            if (at == out.notes.end())
                return base::fail(ErrorCode::integrity, row_name(entry.seq),
                                  "a withdrawal of entry " + std::to_string(one->annotation) +
                                      ", which is no annotation of run " + std::string(run) + " before it",
                                  "an annotation of the run");
            if (at->withdrawn)
                return base::fail(ErrorCode::integrity, row_name(entry.seq),
                                  "a second withdrawal of the annotation in " + row_name(one->annotation),
                                  "an annotation that stands");
            at->withdrawn = std::move(*one);
        }
    }
    return out;
}

}  // namespace velocert::records
