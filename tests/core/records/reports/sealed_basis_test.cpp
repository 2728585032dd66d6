// SPDX-License-Identifier: GPL-3.0-or-later
// A report says inside its PDF which ledger and which evidence it rests on, and archive and package are held to it.
#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/records/archive.h"
#include "core/records/reports/report_acts.h"
#include "core/records/reports/sealed_basis.h"
#include "tests/core/records/packages/package_parts.h"
#include "tests/core/records/reports/report_story.h"
#include "tests/core/records/sample_run.h"

namespace velocert::records {
namespace {

using base::Json;
using Catch::Contains;

const std::vector<std::uint8_t> photo{0xff, 0xd8, 0xff, 'a', 0xff, 0xd9};

/// An archive with a run, and a report of it that says what `change` makes of what it rests on.
struct Reported {
    explicit Reported(const std::function<void(SealedBasis&)>& change = {}) {
        auto made = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
        REQUIRE(made);
        record_sample_run(**made, "run-1", 2);
        record_sample_run(**made, "run-2", 1);
        preparation = Story().preparation("SPECIMEN-2025-0001");
        preparation.order = base::Digest::of(std::string_view("the order"));
        preparation.photos = {{"front-45", "front.jpg", base::Digest::of(photo)}};
        auto found = basis_of(**made, *(*made)->ledger_size(), preparation);
        REQUIRE(found);
        basis = *found;
        if (change) change(basis);
        Json record = Json::object();
        record.set("report", preparation.report);
        set_basis(record, basis);
        const auto done =
            prepare_report(**made, clock, preparation, {"the order", record.canonical(), {'p', 'd', 'f'}, {photo}});
        INFO((done ? std::string() : done.error().text()));
        REQUIRE(done);
        const auto packed = export_package(**made, "run-1", SampleDecoders(), package);
        INFO((packed ? std::string() : packed.error().text()));
        REQUIRE(packed);
    }
    [[nodiscard]] std::string of_archive() const { return text_of(verify_archive(scratch.path("a")).value()); }
    [[nodiscard]] std::string of_package() const { return text_of(test::verified(file_text(package))); }

    ScratchFolder scratch;
    SteppedClock clock;
    std::string package = scratch.path("run-1.velo");
    Preparation preparation;
    SealedBasis basis;
};

}  // namespace

TEST_CASE("a report rests on the evidence of its run, on its order and its photos, and archive and package hold") {
    const Reported reported;
    CHECK(reported.of_archive().empty());
    CHECK(reported.of_package().empty());
    // The run's own: what its wire log and its pack are is known from the run, not from the list.
    const auto archive = Archive::open_read_only(reported.scratch.path("a"));
    REQUIRE(archive);
    const auto run = (*archive)->run("run-1");
    REQUIRE(run);
    for (const auto& attempt : run->step_runs)
        for (const auto& capture : attempt.captures) CHECK(reported.basis.evidence.contains(capture.log));
    CHECK(reported.basis.evidence.contains(run->pack));
    CHECK(reported.basis.evidence.contains(base::Digest::of(std::string_view("the order"))));
    CHECK(reported.basis.evidence.contains(base::Digest::of(photo)));
    // Of the other run nothing but what both name.
    const auto other = (*archive)->run("run-2");
    REQUIRE(other);
    CHECK(reported.basis.ledger_size + 1 == *(*archive)->ledger_size());
}

TEST_CASE("another ledger or other evidence under a report is found in its archive and in its package") {
    const auto stranger = base::Digest::of(std::string_view("the bytes of another balance"));
    const struct {
        const char* name;
        std::function<void(SealedBasis&)> change;
        std::string found;
    } cases[] = {
        {"a file too many", [&](SealedBasis& one) { one.evidence.insert(stranger); }, stranger.text()},
        {"a file too few", [](SealedBasis& one) { one.evidence.erase(one.evidence.begin()); }, "is none that"},
        {"the photo left out", [](SealedBasis& one) { one.evidence.erase(base::Digest::of(photo)); },
         base::Digest::of(photo).text()},
        {"one file for another",
         [&](SealedBasis& one) {
             one.evidence.erase(one.evidence.begin());
             one.evidence.insert(stranger);
         },
         "made from other evidence"},
        {"another root", [&](SealedBasis& one) { one.ledger_root = stranger; }, "rests on another ledger"},
        {"a shorter ledger under the same root", [](SealedBasis& one) { one.ledger_size -= 1; },
         "rests on another ledger"},
        {"a ledger of before the run", [](SealedBasis& one) { one.ledger_size = 1; }, "made from other evidence"},
        {"a ledger that was not there yet", [](SealedBasis& one) { one.ledger_size += 1; }, "not there yet"},
        {"a ledger longer than any", [](SealedBasis& one) { one.ledger_size = 1'000'000; }, "rests on another ledger"},
    };
    for (const auto& [name, change, found] : cases) {
        INFO(name);
        const Reported reported(change);
        CHECK_THAT(reported.of_archive(), Contains("SPECIMEN-2025-0001") && Contains(found));
        CHECK_THAT(reported.of_package(), Contains("SPECIMEN-2025-0001") && Contains(found));
    }
}

TEST_CASE("a package without the proof of the ledger that its report rests on does not hold") {
    const Reported reported;
    auto members = test::members_of(file_text(reported.package));
    const auto manifest = PackageManifest::parse(members[0].second, "manifest").value();
    REQUIRE(manifest.sealed_ledgers.size() == 1);
    const auto with = [&](const std::function<void(PackageManifest&)>& change) {
        auto other = manifest;
        change(other);
        return text_of(test::verified(test::made_again(members, other)));
    };
    CHECK(with([](PackageManifest&) {}).empty());
    CHECK_THAT(with([](PackageManifest& one) { one.sealed_ledgers.clear(); }), Contains("no proof of the ledger"));
    CHECK_THAT(with([](PackageManifest& one) { one.sealed_ledgers.front().seq -= 1; }),
               Contains("no proof of the ledger"));
    CHECK_THAT(with([](PackageManifest& one) { one.sealed_ledgers.push_back(one.sealed_ledgers.front()); }),
               Contains("no report rests on"));
    CHECK_THAT(with([](PackageManifest& one) { one.sealed_ledgers.front().proof.push_back(base::Digest()); }),
               Contains("rests on another ledger"));
}

TEST_CASE("records of before say nothing of what they rest on, and those that should and do not are refused") {
    for (const auto* text : {"no JSON at all", R"({"format":"velocert-sealed-record/1","report":"R-1"})", "{}"}) {
        INFO(text);
        const auto basis = basis_in(text);
        REQUIRE(basis);
        CHECK_FALSE(*basis);
    }
    const std::string digest(64, 'a');
    const std::string ledger = R"("ledger":{"size":7,"root":")" + digest + R"("})";
    const std::string start = R"({"format":"velocert-sealed-record/2",)";
    const auto good = basis_in(start + ledger + R"(,"evidence":[")" + digest + R"("],"report":"R-1"})");
    REQUIRE(good);
    REQUIRE(*good);
    CHECK((*good)->ledger_size == 7);
    CHECK((*good)->evidence.size() == 1);
    for (const auto& text : {
             start + ledger + "}",
             start + R"("evidence":[]})",
             start + ledger + R"(,"evidence":["aa"]})",
             start + ledger + R"(,"evidence":[7]})",
             start + ledger + R"(,"evidence":[")" + digest + R"(",")" + digest + R"("]})",
             start + R"("ledger":{"size":7},"evidence":[]})",
             start + R"("ledger":{"size":"7","root":")" + digest + R"("},"evidence":[]})",
             std::string(R"({"format":"velocert-sealed-record/3"})"),
             std::string(R"({"format":"velocert-order/1"})"),
         }) {
        INFO(text);
        const auto basis = basis_in(text);
        REQUIRE_FALSE(basis);
        CHECK(basis.error().code == base::ErrorCode::integrity);
    }
}

TEST_CASE("photos of a preparation are those whose bytes are handed in, and stay readable where there are none") {
    ScratchFolder scratch;
    SteppedClock clock;
    auto archive = Archive::create(scratch.path("a"), ArchiveKind::training, clock);
    REQUIRE(archive);
    record_sample_run(**archive, "run-1", 1);
    auto preparation = Story().preparation("SPECIMEN-2025-0001");
    preparation.photos = {{"front-45", "front.jpg", base::Digest::of(photo)}};
    for (const auto& photos : std::vector<std::vector<std::vector<std::uint8_t>>>{{}, {{'o'}}, {photo, photo}}) {
        const auto refused = prepare_report(**archive, clock, preparation, {"order", "record", {'p'}, photos});
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == base::ErrorCode::bad_input);
    }
    CHECK((*archive)->ledger_entries(report_entry_types())->empty());
    const auto with = to_record(preparation);
    base::JsonReader reader(with, "entry");
    CHECK(read_preparation(reader).photos == preparation.photos);
    CHECK(reader.finish());
    preparation.photos.clear();
    const auto without = to_record(preparation);
    CHECK(without.find("photos") == nullptr);
    base::JsonReader older(without, "entry");
    CHECK(read_preparation(older).photos.empty());
    CHECK(older.finish());
}

}  // namespace velocert::records
