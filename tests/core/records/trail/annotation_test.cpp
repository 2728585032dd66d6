// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/trail/annotation.h"

#include <functional>
#include <tuple>

#include "core/records/trail/audit_trail.h"
#include "tests/core/records/trail/annotation_bench.h"

namespace velocert::records {
namespace {

using base::ErrorCode;
using base::Json;
using Catch::Contains;

LedgerEntry entry(std::string_view type, const Json& record, std::uint64_t seq = 40) {
    return {seq, std::string(type), "2025-11-23T02:00:00.000Z", record};
}

}  // namespace

TEST_CASE("an annotation stands beside its attempt, signed or not, with a number of its own", "[annotations]") {
    AnnotationBench bench;
    const auto run_before = sequence::run_end_record(*bench.archive->run("run-1")).canonical();
    auto first = bench.annotation();
    first.to = seconds("0.15 s");
    REQUIRE(record_annotation(*bench.archive, first, bench.signature(first)));
    REQUIRE(record_annotation(*bench.archive, bench.annotation("not signed by a key", "run-1", 2), std::nullopt));
    REQUIRE(record_annotation(*bench.archive, bench.annotation("of another run", "run-2"), std::nullopt));
    const auto notes = bench.notes().notes;
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].number == 1);
    CHECK(notes[0].is_signed());
    CHECK(notes[0].stands());
    CHECK(notes[0].recorded.annotation.canonical() == first.canonical());
    CHECK(notes[0].recorded.annotation.from.text() == "0.050 s");
    CHECK(notes[0].recorded.annotation.to->text() == "0.15 s");
    CHECK(notes[0].recorded.annotation.reading == first.reading);
    CHECK(notes[1].number == 2);
    CHECK_FALSE(notes[1].is_signed());
    CHECK(notes[1].recorded.annotation.attempt.number == 2);
    CHECK(bench.notes("run-2").notes.front().number == 1);
    CHECK(bench.notes("run-3").notes.empty());
    // The run itself is the same, to the digit.
    CHECK(sequence::run_end_record(*bench.archive->run("run-1")).canonical() == run_before);
    CHECK(bench.findings().empty());
}

TEST_CASE("a witness is on record as one, signed like any annotation, and nobody witnesses the own test",
          "[annotations]") {
    AnnotationBench bench;
    CHECK(bench.annotation().json().find("witnessed") == nullptr);
    auto seen = bench.annotation("The display read 62.95 kg");
    seen.witnessed = true;
    REQUIRE(record_annotation(*bench.archive, seen, bench.signature(seen)));
    const auto notes = bench.notes().notes;
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].recorded.annotation.witnessed);
    CHECK(notes[0].recorded.annotation.canonical() == seen.canonical());
    // Whoever made the test, by account or by name, however it is written.
    const auto run = *bench.archive->run("run-1");
    REQUIRE_FALSE(run.operator_name.empty());
    for (const auto& person : {base::Person{run.operator_account, run.operator_name},
                               base::Person{"", base::folded_name(run.operator_name)}}) {
        auto own = bench.annotation();
        own.witnessed = true;
        own.author = person;
        const auto refused = record_annotation(*bench.archive, own, std::nullopt);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::not_permitted);
        CHECK_THAT(refused.error().text(), Contains("who made the test"));
        // What is no more than a note may be the operator's.
        own.witnessed = false;
        CHECK(record_annotation(*bench.archive, own, std::nullopt));
    }
    CHECK(bench.findings().empty());
}

TEST_CASE("a signature over a note makes no witness of its author", "[annotations]") {
    AnnotationBench bench;
    auto turned = bench.annotation("No more than a note");
    const auto made = bench.signature(turned);
    turned.witnessed = true;
    CHECK_FALSE(record_annotation(*bench.archive, turned, made));
    bench.force(turned, made);
    CHECK_FALSE(bench.findings().empty());
}

TEST_CASE("what was annotated before an entry is what the ledger had then", "[annotations]") {
    AnnotationBench bench;
    REQUIRE(record_annotation(*bench.archive, bench.annotation("early words"), std::nullopt));
    const auto frozen = bench.size() + 1;
    REQUIRE(withdraw_annotation(*bench.archive, bench.clock, "run-1", bench.size(), "wrong place", {"", "Wang Fang"}));
    REQUIRE(record_annotation(*bench.archive, bench.annotation("late words"), std::nullopt));
    const auto then = run_annotations(*bench.archive, "run-1", frozen);
    REQUIRE(then);
    REQUIRE(then->notes.size() == 1);
    CHECK(then->notes[0].stands());
    CHECK(bench.notes().notes.size() == 2);
    CHECK_FALSE(bench.notes().notes[0].stands());
}

TEST_CASE("pages that were frozen before an annotation was made or withdrawn are known", "[annotations]") {
    AnnotationBench bench;
    const auto since = [&](std::uint64_t prepared, const char* run = "run-1") {
        const auto out = annotated_since(*bench.archive, run, prepared);
        REQUIRE(out);
        return *out;
    };
    REQUIRE(record_annotation(*bench.archive, bench.annotation("early words"), std::nullopt));
    const auto early = bench.size();
    CHECK(since(early + 1).empty());
    CHECK(since(early) ==
          "the annotation in ledger row " + std::to_string(early) + " was made after the report was prepared");
    CHECK(since(early, "run-2").empty());
    const auto frozen = bench.size() + 1;
    REQUIRE(withdraw_annotation(*bench.archive, bench.clock, "run-1", early, "wrong place", {"", "Wang Fang"}));
    CHECK(since(frozen) ==
          "the annotation in ledger row " + std::to_string(early) + " was withdrawn after the report was prepared");
    CHECK(since(bench.size() + 1).empty());
    // One that came and went meanwhile would not be printed either.
    CHECK(since(early).empty());
}

TEST_CASE("an annotation is withdrawn once, with a reason, and stays where it was", "[annotations]") {
    AnnotationBench bench;
    REQUIRE(record_annotation(*bench.archive, bench.annotation(), std::nullopt));
    const auto seq = bench.size();
    const base::Person zhao{"u-0003", "Zhao Lei"};
    const auto withdraw = [&](const char* run, std::uint64_t row, const char* reason) {
        const auto before = bench.size();
        const auto done = withdraw_annotation(*bench.archive, bench.clock, run, row, reason, zhao);
        REQUIRE_FALSE(done);
        CHECK(bench.size() == before);
        return done.error().code;
    };
    CHECK(withdraw("run-1", seq, "") == ErrorCode::missing_field);
    CHECK(withdraw("run-1", seq, "...") == ErrorCode::missing_field);
    CHECK(withdraw("run-1", seq - 1, "wrong place") == ErrorCode::not_found);
    CHECK(withdraw("run-2", seq, "wrong place") == ErrorCode::not_found);
    REQUIRE(withdraw_annotation(*bench.archive, bench.clock, "run-1", seq, "  wrong place ", zhao));
    CHECK(withdraw("run-1", seq, "once more") == ErrorCode::not_permitted);
    const auto notes = bench.notes().notes;
    REQUIRE(notes.size() == 1);
    REQUIRE(notes[0].withdrawn);
    CHECK(notes[0].withdrawn->reason == "wrong place");
    CHECK(notes[0].withdrawn->withdrawn_by == zhao);
    CHECK(notes[0].recorded.annotation.comment == "The cable was touched here");
    CHECK(bench.findings().empty());
}

TEST_CASE("a mark of the bench names the attempt that went on, until words take it up", "[annotations]") {
    AnnotationBench bench;
    REQUIRE(record_mark(*bench.archive, bench.clock, bench.mark()));
    const auto row = bench.size();
    auto notes = bench.notes();
    REQUIRE(notes.open_marks().size() == 1);
    const auto& mark = notes.marks.front().mark;
    CHECK(mark.reading.value.text() == "62.95 kg");
    CHECK(mark.marked_by.name == "Li Ming");
    CHECK(parse_entry(bench.archive->ledger_row(mark.attempt.row)->canonical, "row")->type == "attempt-start/1");
    auto words = bench.annotation("The rider lifted a foot", "run-1", 2);
    words.takes_up = row;
    REQUIRE(record_annotation(*bench.archive, words, bench.signature(words)));
    CHECK(bench.notes().open_marks().empty());
    // Of another attempt it is no mark, and neither is any other entry.
    auto other = bench.annotation("of the first attempt", "run-1", 1);
    other.takes_up = row;
    CHECK_THAT(record_annotation(*bench.archive, other, std::nullopt).error().found,
               Contains("no mark of its attempt"));
    other = bench.annotation("of the second attempt", "run-1", 2);
    other.takes_up = row - 1;
    CHECK_FALSE(record_annotation(*bench.archive, other, std::nullopt));
    CHECK(record_mark(*bench.archive, bench.clock, bench.mark(3)).error().code == ErrorCode::not_found);
    CHECK(bench.findings().empty());
}

TEST_CASE("an annotation of what is not on record is refused, and leaves nothing", "[annotations]") {
    AnnotationBench bench;
    CHECK(noted_attempt(*bench.archive, "run-1", sample_step_run(3, {})).error().code == ErrorCode::not_found);
    CHECK(noted_attempt(*bench.archive, "run-9", sample_step_run(1, {})).error().code == ErrorCode::not_found);
    const auto good = bench.annotation();
    const auto size = bench.size();
    using Change = std::function<void(Annotation&)>;
    const std::tuple<const char*, Change, const char*> cases[] = {
        {"another run", [](auto& one) { one.attempt.run = "run-2"; }, "belongs to run run-1"},
        {"another attempt", [](auto& one) { one.attempt.number = 2; }, "records another attempt"},
        {"another step", [](auto& one) { one.attempt.step = "tare"; }, "records another attempt"},
        {"another procedure", [](auto& one) { one.attempt.procedure = "braking"; }, "records another attempt"},
        {"another subject", [](auto& one) { one.attempt.subject = "P1"; }, "records another attempt"},
        {"an entry of another kind", [](auto& one) { one.attempt.row = 2; }, "no attempt but run-start/1"},
        {"no entry", [&](auto& one) { one.attempt.row = size + 5; }, "not there yet"},
        {"another record", [](auto& one) { one.attempt.leaf = base::Digest::of(std::string_view("fork")); },
         "says something else"},
        {"no words", [](auto& one) { one.comment = "."; }, "says nothing"},
        {"an end before its beginning", [](auto& one) { one.to = seconds("0.05 s"); }, "0.05 s"},
    };
    for (const auto& [what, change, found] : cases) {
        INFO(what);
        auto one = good;
        change(one);
        const auto refused = record_annotation(*bench.archive, one, bench.signature(one));
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().found, Contains(found));
    }
    // What was signed is not what is recorded; another key than the certificate's; no signature at all.
    auto other = good;
    other.comment = "other words";
    CHECK_FALSE(record_annotation(*bench.archive, good, bench.signature(other)));
    auto crossed = bench.signature(good);
    crossed.certificate = annotating_key("Zhao Lei", "u-0003").certificate();
    CHECK_FALSE(record_annotation(*bench.archive, good, crossed));
    CHECK_FALSE(record_annotation(*bench.archive, good, MadeAnnotationSignature{"no cms", crossed.certificate}));
    CHECK(bench.size() == size);
    CHECK(record_annotation(*bench.archive, good, bench.signature(good)));
}

TEST_CASE("an entry that is no annotation, withdrawal or mark is refused by its place", "[annotations]") {
    const AnnotationBench bench;
    const auto annotation = bench.annotation();
    const auto good = to_record(RecordedAnnotation{annotation, std::nullopt, 0});
    REQUIRE(read_annotation(entry(annotation_type, good)));
    const auto statement = [&](const char* member, Json value) {
        auto changed = annotation.json();
        changed.set(member, std::move(value));
        auto record = good;
        return record.set("statement", std::move(changed));
    };
    const auto without = [](const Json& from, std::string_view member) {
        Json out = Json::object();
        for (const auto& [key, value] : *from.members())
            if (key != member) out.set(key, value);
        return out;
    };
    const auto reading = [&](const char* member, Json value) {
        const auto before = annotation.json();
        auto changed = *before.find("reading");
        changed.set(member, std::move(value));
        return statement("reading", std::move(changed));
    };
    auto record = good;
    for (const auto& bad : {
             statement("format", "velocert-annotation/2"),
             statement("from", "early"),
             statement("from", "0.05"),
             statement("from", "5 m"),
             statement("from", "-1 s"),
             statement("from", "1e-3 s"),
             statement("from", "0.0000001 s"),
             statement("from", Json()),
             statement("to", "0.05 s"),
             statement("to", "0.01 s"),
             statement("to", "later"),
             statement("number", Json::integer(0)),
             statement("number", "1"),
             statement("row", Json::integer(0)),
             statement("leaf", "abc"),
             statement("comment", ""),
             statement("comment", " blanks around "),
             statement("comment", "."),
             statement("comment", std::string(501, 'a') + "b"),
             statement("name", ""),
             statement("time", "noon"),
             statement("takes_up", Json::integer(0)),
             statement("more", "members"),
             statement("run", "run-2"),
             statement("reading", "62.95 kg"),
             reading("quantity", "weight"),
             reading("value", "62.95 m"),
             reading("value", "heavy"),
             reading("more", "members"),
             without(good, "signature"),
             without(good, "statement"),
             without(good, "of_run"),
             record.set("signature", "none"),
             record.set("signature", Json::object().set("cms", "zz").set("certificate", "zz")),
             Json::object(),
         }) {
        CAPTURE(bad.text());
        const auto refused = read_annotation(entry(annotation_type, bad));
        REQUIRE_FALSE(refused);
        CHECK_THAT(refused.error().where, Contains("ledger row 40"));
    }
    const auto whole = annotation.json();
    for (const auto& [key, value] : *whole.members()) {
        if (key == "subject" || key == "to" || key == "reading" || key == "takes_up" || key == "account") continue;
        CAPTURE(key);
        auto bad = good;
        CHECK_FALSE(read_annotation(entry(annotation_type, bad.set("statement", without(whole, key)))));
    }

    const auto withdrawal =
        to_record(AnnotationWithdrawal{"run-1", 7, "wrong place", {"", "Wang Fang"}, "2025-11-23T02:00:00.000Z"});
    REQUIRE(read_annotation_withdrawal(entry(annotation_withdrawal_type, withdrawal)));
    const auto changed_in = [](const Json& from, const char* member, Json value) {
        auto out = from;
        out.set(member, std::move(value));
        return out;
    };
    for (const auto& bad :
         {changed_in(withdrawal, "annotation", Json::integer(0)), changed_in(withdrawal, "annotation", "7"),
          changed_in(withdrawal, "reason", "x"), changed_in(withdrawal, "withdrawn_by", "Wang Fang"),
          changed_in(withdrawal, "withdrawn_utc", "noon"), changed_in(withdrawal, "more", "members"),
          without(withdrawal, "reason"), Json::object()}) {
        CAPTURE(bad.text());
        CHECK_FALSE(read_annotation_withdrawal(entry(annotation_withdrawal_type, bad)));
    }

    auto marked = bench.mark();
    marked.attempt.row = 3;
    marked.marked_utc = "2025-11-23T02:00:00.000Z";
    const auto mark = to_record(marked);
    REQUIRE(read_annotation_mark(entry(annotation_mark_type, mark)));
    for (const auto& bad :
         {changed_in(mark, "arrived", "soon"), changed_in(mark, "arrived", "1 m"), changed_in(mark, "reading", Json()),
          changed_in(mark, "row", Json::integer(-1)), changed_in(mark, "marked_by", Json()),
          changed_in(mark, "marked_utc", "noon"), changed_in(mark, "more", "members"), without(mark, "leaf")}) {
        CAPTURE(bad.text());
        CHECK_FALSE(read_annotation_mark(entry(annotation_mark_type, bad)));
    }
}

TEST_CASE("the trail tells who annotated which run", "[annotations]") {
    AnnotationBench bench;
    const auto one = bench.annotation();
    REQUIRE(record_annotation(*bench.archive, one, bench.signature(one)));
    REQUIRE(record_mark(*bench.archive, bench.clock, bench.mark()));
    REQUIRE(withdraw_annotation(*bench.archive, bench.clock, "run-1", bench.size() - 1, "wrong place",
                                {"u-0003", "Zhao Lei"}));
    TrailQuery query;
    query.run = "run-1";
    const auto trail = audit_trail(*bench.archive, query);
    REQUIRE(trail);
    std::vector<TrailEntry> found;
    for (const auto& told : *trail)
        if (told.type.starts_with("annotation")) found.push_back(told);
    REQUIRE(found.size() == 3);
    CHECK(found[0].persons.front().name == "Wang Fang");
    CHECK(found[1].persons.front().name == "Li Ming");
    CHECK(found[2].persons.front().name == "Zhao Lei");
    CHECK(found[2].reason == "wrong place");
}

}  // namespace velocert::records
