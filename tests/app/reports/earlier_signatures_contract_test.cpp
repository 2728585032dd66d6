// SPDX-License-Identifier: GPL-3.0-or-later
// Nobody signs on a signature that the verifier refuses by the trust list of the act.
#include <catch2/catch.hpp>

#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"
#include "tests/app/records/issued_report.h"
#include "tests/app/reports/signing_laboratory.h"

using namespace velocert;
using namespace velocert::tests;
using base::Json;
using Catch::Contains;

namespace {

/// A report that Li Ming and, where asked for, Wang Fang have signed.
struct SignedSoFar {
    SigningLaboratory lab;
    std::string report;
    explicit SignedSoFar(bool reviewed = true) {
        const auto prepared = lab.prepare();
        CAPTURE(prepared.err);
        REQUIRE(prepared.code == 0);
        report = *prepared.json().find("report")->string();
        REQUIRE(lab.sign(report, "li.ming", "tested", SigningLaboratory::both("li.ming")).code == 0);
        if (reviewed)
            REQUIRE(lab.sign(report, "wang.fang", "reviewed", SigningLaboratory::both("wang.fang")).code == 0);
    }
    [[nodiscard]] Finished approve(const std::string& trust) const {
        return cli({"approve", "--archive", lab.archive, "--report", report, "--user", "zhao.lei", "--key",
                    lab.folder / "zhao.lei.p12", "--trust", trust, "--yes", "--password-stdin", "--json"},
                   SigningLaboratory::both("zhao.lei"));
    }
    [[nodiscard]] std::uint64_t rows() const {
        return records::Archive::open_read_only(lab.archive).value()->ledger_size().value();
    }
    void checkpoint() const {
        const base::SystemClock clock;
        auto opened = records::Archive::open(lab.archive, clock);
        REQUIRE(opened);
        const auto station = signing::StationKey::make("bench-1", base::SystemEntropy());
        REQUIRE(station);
        REQUIRE(records::make_checkpoint(**opened, *station, clock, records::CheckpointReason::by_hand));
    }
};

std::vector<std::string> texts(const Json& list) {
    std::vector<std::string> out;
    for (const auto& one : *list.items()) out.push_back(*one.string());
    return out;
}

}  // namespace

TEST_CASE("an approval over a review whose key was revoked is refused with the signature, the person and why",
          "[report-contract]") {
    const SignedSoFar so_far;
    const auto& lab = so_far.lab;
    const auto revoked = revoked_from_now(lab, "wang.fang");
    const auto before = so_far.rows();
    const auto refused = so_far.approve(revoked);
    CAPTURE(refused.out, refused.err);
    CHECK(refused.code == 6);
    CHECK(refused.out.empty());
    CHECK_THAT(refused.err, Contains("the signature of Wang Fang as reviewed") && Contains("revoked") &&
                                Contains("report return") && Contains("--trust"));
    CHECK(lab.state(so_far.report) == "reviewed");
    // The sign-in and the refused attempt, and nothing else.
    CHECK(so_far.rows() == before + 2);
    const auto attempts = lab.show(so_far.report);
    REQUIRE(attempts.find("attempts")->items()->size() == 1);
    CHECK_THAT(*attempts.find("attempts")->items()->front().find("cause")->string(), Contains("Wang Fang"));
    // By the list without that revocation it is issued, as the verifier would have it.
    const auto approved = so_far.approve(lab.trust);
    CAPTURE(approved.err);
    CHECK(approved.code == 0);
}

TEST_CASE("a review over a test signature whose key was revoked is refused, too", "[report-contract]") {
    const SignedSoFar so_far(false);
    const auto& lab = so_far.lab;
    const auto revoked = revoked_from_now(lab, "li.ming");
    const auto review = [&](const std::string& trust) {
        return cli({"sign", "--archive", lab.archive, "--report", so_far.report, "--user", "wang.fang", "--key",
                    lab.folder / "wang.fang.p12", "--meaning", "reviewed", "--trust", trust, "--yes",
                    "--password-stdin", "--json"},
                   SigningLaboratory::both("wang.fang"));
    };
    const auto refused = review(revoked);
    CAPTURE(refused.err);
    CHECK(refused.code == 6);
    CHECK_THAT(refused.err, Contains("the signature of Li Ming as tested") && Contains("revoked"));
    CHECK(lab.state(so_far.report) == "tested");
    CHECK(review(lab.trust).code == 0);
}

TEST_CASE("a checkpoint from before the revocation proves that the review was signed while the key was good",
          "[report-contract]") {
    const SignedSoFar so_far;
    so_far.checkpoint();
    const auto revoked = revoked_from_now(so_far.lab, "wang.fang");
    const auto approved = so_far.approve(revoked);
    CAPTURE(approved.err);
    CHECK(approved.code == 0);
}

TEST_CASE("a review by a key of another authority of the same name is refused at the approval", "[report-contract]") {
    const SignedSoFar so_far(false);
    const auto& lab = so_far.lab;
    const auto now = std::chrono::system_clock::now();
    auto other = signing::InternalAuthority::make("Training", signing::KeyKind::p256, 10, now);
    REQUIRE(other);
    const auto issued = other->issue({"Wang Fang", lab.ids.at("wang.fang"), signing::KeyKind::p256, 2, 10'000},
                                     base::Secret(SigningLaboratory::passphrase("wang.fang")), now);
    REQUIRE(issued);
    signing::TrustList list;
    REQUIRE(list.add_root(other->certificate(), signing::TrustKind::internal));
    const auto own_list = lab.folder.file("own.json", list.text());
    const auto own_key = lab.folder.file("own.p12", issued->key_file);
    const auto review =
        cli({"sign", "--archive", lab.archive, "--report", so_far.report, "--user", "wang.fang", "--key", own_key,
             "--meaning", "reviewed", "--trust", own_list, "--yes", "--password-stdin", "--json"},
            SigningLaboratory::both("wang.fang"));
    CAPTURE(review.err);
    // Li Ming's authority is not in that list: here already the list is asked about what is there.
    CHECK(review.code == 6);
    CHECK_THAT(review.err, Contains("the signature of Li Ming as tested"));
    REQUIRE(list.add_root(lab.authority->certificate(), signing::TrustKind::internal));
    const auto both_lists = lab.folder.file("both.json", list.text());
    const auto reviewed =
        cli({"sign", "--archive", lab.archive, "--report", so_far.report, "--user", "wang.fang", "--key", own_key,
             "--meaning", "reviewed", "--trust", both_lists, "--yes", "--password-stdin", "--json"},
            SigningLaboratory::both("wang.fang"));
    CAPTURE(reviewed.err);
    REQUIRE(reviewed.code == 0);
    const auto refused = so_far.approve(lab.trust);
    CAPTURE(refused.err);
    CHECK(refused.code == 6);
    CHECK_THAT(refused.err, Contains("the signature of Wang Fang as reviewed") && Contains("authority"));
    CHECK(lab.state(so_far.report) == "reviewed");
}

TEST_CASE("a training archive signs without trust lists as before", "[report-contract]") {
    const SigningLaboratory lab;
    for (const auto* login : {"li.ming", "wang.fang", "zhao.lei"}) {
        const auto bytes = bytes_of(lab.folder / (std::string(login) + ".p12"));
        const base::Secret passphrase(SigningLaboratory::passphrase(login));
        const auto key = signing::open_pkcs12(base::as_bytes(bytes), passphrase);
        REQUIRE(key);
        const auto file = lab.folder.file(std::string(login) + ".der", (*key)->certificate());
        const auto bound = cli({"user", "certificate", login, "--archive", lab.archive, "--file", file, "--reason",
                                "a new key", "--user", "zhao.lei", "--password-stdin"},
                               SigningLaboratory::password("zhao.lei") + "\n");
        CAPTURE(bound.err);
        REQUIRE(bound.code == 0);
    }
    const auto prepared = lab.prepare();
    REQUIRE(prepared.code == 0);
    const std::string report = *prepared.json().find("report")->string();
    const auto sign = [&](const std::string& login, std::vector<std::string> words) {
        words.insert(words.end(), {"--archive", lab.archive, "--report", report, "--user", login, "--key",
                                   lab.folder / (login + ".p12"), "--yes", "--password-stdin", "--json"});
        return cli(words, SigningLaboratory::both(login));
    };
    REQUIRE(sign("li.ming", {"sign", "--meaning", "tested"}).code == 0);
    REQUIRE(sign("wang.fang", {"sign", "--meaning", "reviewed"}).code == 0);
    const auto approved = sign("zhao.lei", {"approve"});
    CAPTURE(approved.err);
    REQUIRE(approved.code == 0);
    // Who bound the keys of the others, and approves, is told of it: in words and for programs.
    for (const auto* name : {"Li Ming", "Wang Fang"})
        CHECK_THAT(approved.err, Contains("warning: Zhao Lei bound the key of " + std::string(name) + " on 2"));
    const auto document = approved.json();
    const auto warnings = texts(*document.find("warnings"));
    CHECK(std::ranges::count_if(warnings, [](const std::string& one) {
              return one.find("no second person stood beside it") != std::string::npos;
          }) == 2);
}

TEST_CASE("an approver who has set the reviewer's password is told so with the day", "[report-contract]") {
    const SignedSoFar so_far(false);
    const auto& lab = so_far.lab;
    const auto reset = cli({"user", "password", "wang.fang", "--archive", lab.archive, "--reason", "forgotten",
                            "--user", "zhao.lei", "--password-stdin"},
                           SigningLaboratory::password("zhao.lei") + "\nsome words of Zhao alone\n");
    CAPTURE(reset.err);
    REQUIRE(reset.code == 0);
    const auto changed = cli({"user", "password", "--archive", lab.archive, "--user", "wang.fang", "--password-stdin"},
                             "some words of Zhao alone\nthree hats and a lamp\n");
    CAPTURE(changed.err);
    REQUIRE(changed.code == 0);
    REQUIRE(lab.sign(so_far.report, "wang.fang", "reviewed",
                     "three hats and a lamp\n" + SigningLaboratory::passphrase("wang.fang") + "\n")
                .code == 0);
    const auto approved = so_far.approve(lab.trust);
    CAPTURE(approved.err);
    REQUIRE(approved.code == 0);
    CHECK_THAT(approved.err, Contains("warning: Zhao Lei set the password of Wang Fang on 20") &&
                                 Contains("Wang Fang signed after it: reviewed"));
}
