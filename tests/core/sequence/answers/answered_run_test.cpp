// SPDX-License-Identifier: GPL-3.0-or-later
// Runs whose steps a person answers, recorded in an archive and looked at again.
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

#include "core/records/archive.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/judging/recording.h"
#include "core/sequence/running/runner.h"
#include "core/sequence/wire_log.h"
#include "tests/core/records/sample_run.h"
#include "tests/core/sequence/answers/answered_bench.h"
#include "tests/support/memory_sink.h"

using namespace velocert;
using namespace velocert::sequence;
using base::ErrorCode;
using conformity::Outcome;
using conformity::Reason;
using conformity::Verdict;
using test::Bench;
using test::Examiner;

namespace {

std::string sentences(const Run& run) {
    std::string out;
    for (const auto& result : run.results) {
        const auto json = result_json(run, result);
        out += json.text();
    }
    return out;
}

const ProcedureResult& looking(const Run& run) {
    REQUIRE(run.results.size() == 1);
    return run.results.front();
}

}  // namespace

TEST_CASE("an inspection, a certificate and specimens are judged, each specimen by itself") {
    Bench bench;
    tests::MemorySink sink;
    const auto run = bench.run(sink);
    REQUIRE(run);
    CHECK(run->lifecycle == Lifecycle::completed);
    CHECK(run->verdict == Verdict::pass);
    REQUIRE(run->step_runs.size() == 4);
    CHECK(attempt_name(run->step_runs[2]) == "looking/flame@1#1");
    CHECK(attempt_name(run->step_runs[3]) == "looking/flame@2#1");
    const auto& assessments = looking(*run).assessments;
    REQUIRE(assessments.size() == 5);
    CHECK(assessments[0].limit.id == "h");
    CHECK(assessments[0].measurement->provenance == metrology::Provenance::typed);
    CHECK(assessments[1].word == "yes");
    CHECK(assessments[3].subject == "1");
    CHECK(assessments[4].subject == "2");
    CHECK(assessments[4].word == "V-0");

    // What the person saw, and what they were told.
    CHECK(bench.person.asked[0].picture == "plate.svg");
    CHECK(bench.person.asked[2].subject == "1");
    CHECK(bench.person.asked[2].subject_title.en == "One");
    CHECK(bench.person.asked[2].conditions.at("subject_id") == "1");

    // The photo's bytes are evidence, and the record names them.
    const auto& photo = run->step_runs[0].typed.back();
    CHECK(photo.field == "plate_photo");
    CHECK(photo.text == test::evidence("plate.jpg"));
    REQUIRE(photo.attachment);
    CHECK(sink.blobs.contains(*photo.attachment));
    const auto again = run_from_records(sink.records);
    if (!again) FAIL(again.error().text());
    CHECK(again->step_runs[0].typed == run->step_runs[0].typed);
    CHECK(again->step_runs[0].result == run->step_runs[0].result);
    const auto differences = recompute(*again, sink, bench.decoders);
    if (!differences) FAIL(differences.error().text());
    for (const auto& one : *differences)
        FAIL_CHECK(one.step << ' ' << one.field << ' ' << one.stored << " / " << one.recomputed);
}

TEST_CASE(
    "a recording that is given at a prompt keeps the edition by which its bytes are read, and nothing else does") {
    Bench bench;
    auto pack = test::answered_pack();
    auto& text = pack.files.at("procedures/looking.json");
    const std::string photo = R"({ "id": "plate_photo", "title": { "zh": "照", "en": "Photo" }, "kind": "photo" })";
    REQUIRE(text.find(photo) != std::string::npos);
    text.insert(
        text.find(photo) + photo.size(),
        R"(, { "id": "meter_recording", "title": { "zh": "录", "en": "Log" }, "kind": "document", "required": false })");
    auto edition = standards::load_edition(pack, standards::Coverage::complete);
    if (!edition) FAIL(edition.error().text());
    bench.plan.edition = *edition;
    bench.plan.pack_bundle = pack.bundle();
    bench.person.files["plate/meter_recording"] = {"meter.txt", {'4', '8', '.', '0', '\n'}};
    tests::MemorySink sink;
    const auto run = bench.run(sink);
    REQUIRE(run);
    CHECK(typed_text(run->step_runs[0].typed, rule_field("meter")) == reading_rule_now);
    const auto rules = std::ranges::count_if(run->step_runs[0].typed,
                                             [](const auto& value) { return value.field.ends_with("_rule"); });
    CHECK(rules == 1);
    const auto again = run_from_records(sink.records);
    if (!again) FAIL(again.error().text());
    CHECK(again->step_runs[0].typed == run->step_runs[0].typed);
}

TEST_CASE("the worst specimen decides, and its failure is not covered by the others") {
    for (const std::string specimen : {"1", "2"}) {
        Bench bench;
        tests::MemorySink sink;
        bench.person.values["flame@" + specimen + "/class"] = "worse";
        const auto run = bench.run(sink);
        REQUIRE(run);
        CHECK(run->verdict == Verdict::fail);
        int failed = 0;
        for (const auto& assessment : looking(*run).assessments)
            if (assessment.verdict == Verdict::fail) {
                ++failed;
                CHECK(assessment.subject == specimen);
                CHECK(assessment.word == "worse");
            }
        CHECK(failed == 1);
    }
}

TEST_CASE("taking any answer, photo or certificate away leaves the run not evaluated, and names it") {
    const Examiner all;
    std::vector<std::string> keys;
    for (const auto& [key, value] : all.values) keys.push_back(key);
    for (const auto& [key, value] : all.files) keys.push_back(key);
    for (const auto& key : keys) {
        CAPTURE(key);
        Bench bench;
        tests::MemorySink sink;
        bench.person.take_away(key);
        const auto run = bench.run(sink);
        REQUIRE(run);
        CHECK(run->verdict == Verdict::not_evaluated);
        const std::string field = key.substr(key.find('/') + 1);
        CHECK_THAT(looking(*run).detail, Catch::Matchers::Contains(field));
        CHECK_THAT(sentences(*run), Catch::Matchers::Contains(field));
        const auto differences = recompute(*run_from_records(sink.records), sink, bench.decoders);
        REQUIRE(differences);
        CHECK(differences->empty());
    }
}

TEST_CASE("an answer that the question does not arise passes nothing else, and covers no failure") {
    Bench bench;
    tests::MemorySink sink;
    bench.person.values["plate/readable"] = "not-fitted";
    bench.person.values["plate/readable_reason"] = "no plate on this frame";
    auto run = bench.run(sink);
    REQUIRE(run);
    CHECK(run->verdict == Verdict::pass);
    const auto& readable = looking(*run).assessments[1];
    CHECK(readable.verdict == Verdict::not_applicable);
    CHECK(readable.reason == Reason::answered_not_applicable);
    CHECK(readable.detail == "no plate on this frame");

    bench.person.values["plate/height"] = "1.5 m";
    tests::MemorySink second;
    run = bench.run(second);
    REQUIRE(run);
    CHECK(run->verdict == Verdict::fail);
}

TEST_CASE("a file that is torn, unreadable or of another kind ends the attempt, and is named") {
    const records::ScratchFolder scratch;
    records::write_text(scratch.path("torn.jpg"), test::picture().substr(0, 5));
    records::write_text(scratch.path("notes.txt"), "a text");
    records::write_text(scratch.path("whole.jpg"), test::picture("plate"));
    struct Row {
        const char* file;
        bool taken;
        const char* found;
    };
    for (const auto& row : {Row{"whole.jpg", true, ""}, Row{"torn.jpg", false, "torn"}, Row{"notes.txt", false, "text"},
                            Row{"missing.jpg", false, "no such file"}}) {
        CAPTURE(row.file);
        Bench bench;
        tests::MemorySink sink;
        bench.person.take_away("plate/plate_photo");
        bench.person.values["plate/plate_photo"] = scratch.path(row.file);
        const auto run = bench.run(sink);
        REQUIRE(run);
        const auto& attempt = run->step_runs.front();
        CHECK((attempt.outcome == Outcome::completed) == row.taken);
        CHECK(run->verdict == (row.taken ? Verdict::pass : Verdict::not_evaluated));
        if (row.taken) {
            CHECK(attempt.typed.back().text ==
                  "sha256:" + base::Digest::of(test::picture("plate")).text() + " whole.jpg");
            continue;
        }
        CHECK_THAT(attempt.error_text, Catch::Matchers::Contains(row.file));
        CHECK_THAT(attempt.error_text, Catch::Matchers::Contains(row.found));
        CHECK_THAT(attempt.error_text, Catch::Matchers::Contains("plate_photo"));
        CHECK_THAT(looking(*run).detail, Catch::Matchers::Contains(row.file));
        // The word's limit is there; it is the step that was not completed.
        for (const auto& assessment : looking(*run).assessments)
            if (assessment.limit.id == "h" || assessment.limit.id == "w")
                CHECK(conformity::name(assessment.reason) == conformity::name(Reason::step_not_completed));
    }
}

TEST_CASE("a whole run names the clause whose procedure was not run") {
    Bench bench;
    tests::MemorySink sink;
    bench.plan.whole = true;
    const auto run = bench.run(sink);
    REQUIRE(run);
    CHECK(run->results.front().verdict == Verdict::pass);
    // The clause of the scale applies to everything; that of the brakes only to assisted vehicles, which this is not.
    CHECK(run->unexamined == std::vector<std::string>{"1"});
    CHECK(run->verdict == Verdict::not_evaluated);
    const auto again = run_from_records(sink.records);
    REQUIRE(again);
    CHECK(again->whole);
    CHECK(again->unexamined == run->unexamined);
    CHECK(recompute(*again, sink, bench.decoders)->empty());
    // A record that leaves the clause out does not get away with it.
    auto forged = *again;
    forged.unexamined.clear();
    forged.verdict = Verdict::pass;
    const auto differences = recompute(forged, sink, bench.decoders);
    REQUIRE(differences);
    CHECK(differences->size() == 2);
}

TEST_CASE("files are kept with the archive: verified, exported, and missed when they are gone") {
    const records::ScratchFolder scratch;
    Bench bench;
    auto archive = records::Archive::create(scratch.path("a"), records::ArchiveKind::training, bench.clock);
    REQUIRE(archive);
    const auto run = bench.run(**archive);
    REQUIRE(run);
    CHECK(run->verdict == Verdict::pass);
    REQUIRE(records::export_package(**archive, "R-1", bench.decoders, scratch.path("r.velo")));
    archive->reset();
    auto verified = records::verify_archive(scratch.path("a"));
    REQUIRE(verified);
    CHECK(records::text_of(*verified) == "");

    const auto opened = records::open_package(scratch.path("r.velo"));
    if (!opened) FAIL(opened.error().text());
    const auto& photo = opened->run.step_runs[0].typed.back();
    REQUIRE(photo.attachment);
    const auto bytes = opened->evidence->load(*photo.attachment);
    REQUIRE(bytes);
    CHECK(std::string(bytes->begin(), bytes->end()) == test::picture("plate.jpg"));
    CHECK(records::verify_package(scratch.path("r.velo"))->ok());
    CHECK(recompute(opened->run, *opened->evidence, bench.decoders)->empty());

    const auto digest = photo.attachment->text();
    std::filesystem::remove(scratch.path("a") + "/evidence/" + digest.substr(0, 2) + "/" + digest);
    verified = records::verify_archive(scratch.path("a"));
    REQUIRE(verified);
    CHECK_FALSE(verified->ok());
    CHECK_THAT(records::text_of(*verified), Catch::Matchers::Contains(digest));
}

TEST_CASE("a code that another item carries on record is not taken for this one's") {
    const records::ScratchFolder scratch;
    Bench bench;
    auto archive = records::Archive::create(scratch.path("a"), records::ArchiveKind::training, bench.clock);
    REQUIRE(archive);
    bench.plan.item.id = "S-000";
    bench.plan.item.vehicle_code = "1234A";
    bench.plan.run_id = "R-0";
    auto run = bench.run(**archive);
    REQUIRE(run);
    CHECK(run->verdict == Verdict::pass);

    // The same item once more is no other item.
    bench.plan.run_id = "R-1";
    run = bench.run(**archive);
    REQUIRE(run);
    CHECK(run->verdict == Verdict::pass);

    bench.plan.item.id = "S-001";
    bench.plan.run_id = "R-2";
    run = bench.run(**archive);
    REQUIRE(run);
    CHECK(run->verdict == Verdict::not_evaluated);
    CHECK(looking(*run).reason == Reason::duplicate_code);
    CHECK(looking(*run).detail == "code S-000");
    // What was found then is on record: looked at again, it is the same however the archive has grown.
    CHECK(recompute(*(*archive)->run("R-2"), **archive, bench.decoders)->empty());
}

TEST_CASE("a step whose need gave nothing in the same run is not begun, and the run names both") {
    struct Observed final : RunObserver {
        std::vector<std::string> left_out;
        void step_not_begun(std::string_view procedure, std::string_view step, std::string_view need) override {
            left_out.push_back(std::string(procedure) + '/' + std::string(step) + " for " + std::string(need));
        }
    } observed;
    Bench bench;
    bench.person.take_away("plate/plate_photo");
    tests::MemorySink sink;
    Runner runner(bench.clock, bench.instruments, bench.decoders, bench.person, sink, observed, bench.control);
    const auto run = runner.run(bench.plan);
    REQUIRE(run);
    CHECK(observed.left_out == std::vector<std::string>{"looking/flame for looking/plate"});
    for (const auto& attempt : run->step_runs) CHECK(attempt.step != "flame");
    CHECK(run->lifecycle == Lifecycle::errored);
    CHECK_THAT(run->lifecycle_text, Catch::Contains("looking/flame was not begun") && Catch::Contains("looking/plate"));
    CHECK(run->verdict == Verdict::not_evaluated);
    // The certificate between them needs nothing and was asked for.
    CHECK(std::ranges::any_of(run->step_runs, [](const StepRun& one) { return one.step == "charger"; }));
    const auto again = run_from_records(sink.records);
    REQUIRE(again);
    CHECK(recompute(*again, sink, bench.decoders)->empty());
}

TEST_CASE("each file may carry a note that the pack need not ask for, and the file stays as it was given") {
    Bench bench;
    bench.person.values["plate/plate_photo_note"] = "taken in the rain";
    tests::MemorySink sink;
    const auto run = bench.run(sink);
    REQUIRE(run);
    CHECK(run->verdict == Verdict::pass);
    CHECK(typed_text(run->step_runs[0].typed, "plate_photo_note") == "taken in the rain");
    const auto& prompt = bench.person.asked.front();
    const auto note = std::ranges::find(prompt.fields, "plate_photo_note", &standards::Field::id);
    REQUIRE(note != prompt.fields.end());
    CHECK_FALSE(note->required);
    CHECK(note->title.en == "Note on: Photo");
    CHECK(recompute(*run_from_records(sink.records), sink, bench.decoders)->empty());
}
