// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/integrity/anchors.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>

#include "core/records/integrity/verify_reports.h"
#include "core/signing/certificates/trust.h"
#include "core/signing/encoding/der.h"
#include "core/signing/signed_data/timestamp.h"
#include "tests/core/records/integrity/anchored_archive.h"
#include "tests/support/signing_keys.h"

namespace velocert::records {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> names(const std::string& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder)) out.push_back(entry.path().filename().string());
    std::sort(out.begin(), out.end());
    return out;
}

std::string only_file(const std::string& folder) {
    const auto all = names(folder);
    REQUIRE(all.size() == 1);
    return folder + '/' + all.front();
}

}  // namespace

TEST_CASE("a checkpoint reaches every place as a file that never takes another's name") {
    const AnchoredArchive archive;
    archive.go_on("run-2");
    const auto reader = Archive::open_read_only(archive.folder);
    REQUIRE(reader);
    const auto made = checkpoints(**reader).value();
    REQUIRE(made.size() == 2);
    for (const auto& place : {archive.usb, archive.host}) {
        REQUIRE(names(place).size() == 2);
        for (const auto& one : made) CHECK(file_text(place + '/' + anchor_name(one.checkpoint)) == one.note);
    }
    const auto origin = origin_of(**reader).value();
    CHECK(anchor_name(made[0].checkpoint).starts_with("velocert-" + origin.substr(9) + "-000000000007-"));
    const auto states = place_states(**reader);
    REQUIRE(states);
    REQUIRE(states->size() == 2);
    for (const auto& state : *states) {
        CHECK(state.good);
        CHECK(state.newest == made[1].checkpoint.size);
    }
    CHECK(archive.alone().empty());
    CHECK(archive.anchored().empty());
}

TEST_CASE("a time-stamp beside a checkpoint is checked against its note, and tells when it was seen") {
    const AnchoredArchive archive;
    const std::string note_file = only_file(archive.usb);
    const std::string note = file_text(note_file);
    const test::TestAuthority authority;
    const auto stamper = authority.time_stamper();
    const auto seen = base::parse_utc("2025-11-23T08:00:00.000Z").value();
    const auto token = [&](const std::string& what) {
        const auto made = signing::make_timestamp(*stamper, base::Digest::of(what), seen, "\x01");
        REQUIRE(made);
        return *made;
    };
    const auto reply = [](const signing::Der& of) {
        using namespace signing;
        return der(tag::sequence, {der(tag::sequence, der_integer(std::uint8_t{0})), of});
    };
    const auto trust = authority.trust();
    const auto other = test::TestAuthority("Stranger").trust();
    const auto verified = [&] { return verify_archive(archive.folder, archive.outside()).value(); };
    // Who made the token decides what it is worth: without a list, and with one that does not know the authority,
    // nothing rests on it.
    write_text(note_file + ".tsr", token(note));
    struct Row {
        const signing::TrustList* trust;
        const char* says;
        std::size_t proofs;
    };
    for (const auto& row : {Row{nullptr, "nothing rests on it", 0}, Row{&other, "not trusted, nothing rests on it", 0},
                            Row{&trust, "the time-stamp authority", 1}}) {
        auto outside = archive.outside();
        outside.trust = row.trust;
        ReportsRead read;
        const auto found = verify_archive(archive.folder, outside, read).value();
        CAPTURE(row.says);
        CHECK(found.findings.empty());
        CHECK(std::any_of(found.notes.begin(), found.notes.end(), [&](const Finding& one) {
            return one.where == note_file + ".tsr" && has(one.what, row.says);
        }));
        REQUIRE(read.stamped.size() == row.proofs);
        if (row.proofs != 0) CHECK(read.stamped.front().time == seen);
    }
    for (const auto& good : {token(note), reply(token(note))}) {
        write_text(note_file + ".tsr", good);
        const auto found = verified();
        CHECK(found.findings.empty());
        CHECK(std::any_of(found.notes.begin(), found.notes.end(), [&](const Finding& one) {
            return one.where == note_file + ".tsr" && has(one.what, "2025-11-23T08:00:00.000Z");
        }));
    }
    std::string changed = token(note);
    changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
    for (const auto& bad :
         {token(note + "x"), reply(token("another note")), changed, std::string("no token"), std::string()}) {
        write_text(note_file + ".tsr", bad);
        const auto found = verified();
        REQUIRE(found.findings.size() == 1);
        CHECK(found.findings.front().where == note_file + ".tsr");
        CHECK(has(found.findings.front().what, "no time-stamp of this checkpoint"));
    }
    fs::remove(note_file + ".tsr");
    CHECK(verified().findings.empty());
}

TEST_CASE("a place that cannot be reached is told and recorded, and gets everything later") {
    const AnchoredArchive archive;
    fs::rename(archive.usb, archive.scratch.path("pulled"));
    auto open = Archive::open(archive.folder, archive.clock);
    REQUIRE(open);
    record_sample_run(**open, "run-2", 1);
    REQUIRE(make_checkpoint(**open, archive.key, archive.clock, CheckpointReason::issue, archive.source));
    auto states = deliver(**open, archive.clock, archive.source);
    REQUIRE(states);
    CHECK_FALSE(states->at(0).good);
    CHECK(has(states->at(0).what, "No such file"));
    CHECK(states->at(1).good);
    CHECK_FALSE(fs::exists(archive.usb));  // a medium that is not there is not made up
    CHECK_FALSE(place_states(**open)->at(0).good);
    const auto rows = (*open)->ledger_size().value();
    REQUIRE(deliver(**open, archive.clock, archive.source));
    CHECK((*open)->ledger_size().value() == rows);  // nothing new to tell
    // A new, empty medium.
    fs::create_directory(archive.usb);
    states = deliver(**open, archive.clock, archive.source);
    REQUIRE(states);
    CHECK(states->at(0).good);
    CHECK(names(archive.usb) == names(archive.host));
    CHECK(place_states(**open)->at(0).good);
    open->reset();
    CHECK(archive.anchored().empty());
}

TEST_CASE("a medium that holds something else under a checkpoint's name is not a good place") {
    const AnchoredArchive archive;
    const auto file = only_file(archive.usb);
    const std::string good = file_text(file);
    write_text(file, good + "x");
    auto open = Archive::open(archive.folder, archive.clock);
    REQUIRE(open);
    const auto states = deliver(**open, archive.clock, archive.source);
    REQUIRE(states);
    CHECK_FALSE(states->at(0).good);
    CHECK(has(states->at(0).what, "other bytes"));
    CHECK(file_text(file) == good + "x");  // never overwritten
}

TEST_CASE("places that are none are refused") {
    const AnchoredArchive archive;
    auto open = Archive::open(archive.folder, archive.clock);
    REQUIRE(open);
    const auto set = [&](const std::vector<OutsidePlace>& places, const char* reason) {
        return set_places(**open, places, archive.person, reason, archive.clock, archive.source);
    };
    CHECK_FALSE(set({{"", "/media/a"}}, "why"));
    CHECK_FALSE(set({{"a", "media/a"}}, "why"));
    CHECK_FALSE(set({{"a", ""}}, "why"));
    CHECK_FALSE(set({{"a", "/media/a"}, {"a", "/media/b"}}, "why"));
    CHECK_FALSE(set({{"a", "/media/a"}, {"b", "/media//a/"}}, "why"));
    CHECK_FALSE(set({{"a", archive.folder}}, "why"));
    CHECK_FALSE(set({{"a", archive.folder + "/evidence"}}, "why"));
    CHECK_FALSE(set({{"a", "/media/a"}}, " "));
    REQUIRE(set({{"a", "/media/a"}}, "why"));
    CHECK(places_of(**open).value() == std::vector<OutsidePlace>{{"a", "/media/a"}});
    CHECK_FALSE(place_states(**open)->at(0).good);
}

TEST_CASE("files at a place that do not hold are named, each for its reason") {
    const AnchoredArchive archive;
    const auto file = only_file(archive.usb);
    const std::string good = file_text(file);
    const auto spoilt = [&](const std::string& text, const std::string& said) {
        write_text(file, text);
        const auto findings = archive.anchored();
        INFO(findings);
        CHECK(has(findings, file + ": " + said));
    };
    spoilt("", "");
    spoilt("nothing of the kind\n", "");
    std::string changed = good;
    changed[changed.find("\n7\n") + 1] = '6';
    spoilt(changed, "wrong signature");
    const auto text = good.substr(0, good.find("\n\n") + 1);
    spoilt(signing::sign_note(text, sample_station_key(9)).value(), "unknown key");
    auto other = Checkpoint::parse(text, "note").value();
    other.origin = "velocert/another";
    spoilt(signing::sign_note(other.text(), archive.key).value(), "the name of the file");
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string one = good;
        one[at] = static_cast<char>(static_cast<unsigned char>(one[at]) ^ (1U << (at % 8)));
        write_text(file, one);
        if (archive.anchored().empty())
            FAIL("byte " << at << " of a checkpoint file was changed and nothing was found");
    }
    write_text(file, good);
    CHECK(archive.anchored().empty());
    // Others' files beside it are none of our business.
    write_text(archive.usb + "/letter.txt", "anything");
    write_text(archive.usb + "/velocert-00-000000000007-00000000.checkpoint", "anything");
    CHECK(archive.anchored().empty());
    fs::remove(file);
    CHECK(has(archive.anchored(), archive.usb + ": holds no checkpoint of this archive"));
    fs::remove_all(archive.usb);
    CHECK(has(archive.anchored(), archive.usb + ": listing"));
}

TEST_CASE("a key that the auditor does not know is named wherever it signed") {
    const AnchoredArchive archive;
    auto proof = archive.outside();
    proof.keys = {sample_station_key(9).verifier()};
    const auto findings = text_of(verify_archive(archive.folder, proof).value());
    CHECK(has(findings, "ledger row 7: unknown key"));
    CHECK(has(findings, "ledger row 8: the checkpoint does not hold: unknown key"));
    CHECK(has(findings, only_file(archive.usb) + ": unknown key"));
    // Without a key that is brought along, the archive's own is used, and that is said.
    proof.keys.clear();
    const auto verification = verify_archive(archive.folder, proof).value();
    CHECK(verification.ok());
    CHECK(std::any_of(verification.notes.begin(), verification.notes.end(),
                      [](const Finding& note) { return note.where == "station key"; }));
}

TEST_CASE("the report carries origin, size and root to compare by eye, and the note to scan") {
    const AnchoredArchive archive;
    const auto reader = Archive::open_read_only(archive.folder).value();
    const auto made = checkpoints(*reader)->front();
    const auto on_paper = printed(made);
    CHECK(on_paper.line.starts_with(made.checkpoint.origin + " 7 "));
    const std::vector keys{archive.key.verifier()};
    CHECK(read_checkpoint(on_paper.qr, keys, "paper")->checkpoint == made.checkpoint);
    CHECK(on_paper.qr.size() < 700);
}

}  // namespace velocert::records
