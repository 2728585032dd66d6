// SPDX-License-Identifier: GPL-3.0-or-later
// In a real archive nobody signs by a clock that nobody keeps, unless somebody answers for it. What this machine's
// clock is decides which half of that can be seen here; the other half is tested with clocks of its own.
#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "core/records/ledger/clock_state.h"
#include "core/records/people/people.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/certificates/trust.h"
#include "tests/app/process.h"
#include "tests/app/reports/signing_laboratory.h"

using namespace velocert;
using namespace velocert::tests;
using Catch::Contains;

namespace {

/// Two days ago.
struct EarlierClock final : base::Clock {
    base::SystemClock clock;
    [[nodiscard]] std::chrono::system_clock::time_point now() const override {
        return clock.now() - std::chrono::hours(48);
    }
    [[nodiscard]] std::int64_t monotonic_ns() const override { return clock.monotonic_ns(); }
};

/// A real archive that began two days ago, with a signatory and her key, and a technician.
struct RealLaboratory {
    RealLaboratory() {
        const base::SystemClock clock;
        const EarlierClock earlier;
        const auto made = records::Archive::create(archive, records::ArchiveKind::real, earlier);
        REQUIRE(made);
        const records::PeopleSetting setting{clock};
        const auto zhao =
            records::create_first_account(**made, setting, "zhao.lei", {"", "Zhao Lei"},
                                          base::Secret(SigningLaboratory::password("zhao.lei")), "first account");
        REQUIRE(zhao);
        const auto today = base::day_of(clock.now());
        const auto li =
            records::create_account(**made, setting, records::Acting{*zhao},
                                    {"li.ming", {"", "Li Ming"}, {{laboratory::Role::technician, today, std::nullopt}}},
                                    base::Secret(std::string("a first one for li.ming")), "joined the laboratory");
        REQUIRE(li);
        REQUIRE(records::change_password(**made, setting, records::Acting{*li},
                                         base::Secret(SigningLaboratory::password("li.ming"))));
        auto authority = signing::InternalAuthority::make("Laboratory", signing::KeyKind::p256, 10, clock.now());
        REQUIRE(authority);
        signing::TrustList list;
        REQUIRE(list.add_root(authority->certificate(), signing::TrustKind::internal));
        static_cast<void>(folder.file("without-list.json", list.text()));
        const auto listed = [&](const char* file, std::chrono::hours from, std::chrono::hours due) {
            signing::TrustList with = list;
            auto revocations = authority->revocation_list(nullptr, {}, clock.now() + from, clock.now() + due);
            REQUIRE(revocations);
            REQUIRE(with.add_revocation_list(std::move(*revocations)));
            static_cast<void>(folder.file(file, with.text()));
        };
        listed("trust.json", std::chrono::hours(-1), std::chrono::hours(24));
        listed("old-list.json", std::chrono::hours(-48), std::chrono::hours(-24));
        const auto issued = authority->issue({"Zhao Lei", zhao->id, signing::KeyKind::p256, 2, 10'000},
                                             base::Secret(SigningLaboratory::passphrase("zhao.lei")), clock.now());
        REQUIRE(issued);
        static_cast<void>(folder.file("zhao.p12", issued->key_file));
    }
    [[nodiscard]] Finished review(const std::string& trust = "trust.json") const {
        return cli(
            {"audit", "--archive", archive, "--review", "--user", "zhao.lei", "--key", folder / "zhao.p12", "--trust",
             folder / trust, "--found", "nothing out of order", "--yes", "--password-stdin", "--json"},
            SigningLaboratory::both("zhao.lei"));
    }
    [[nodiscard]] Finished note(const std::string& login, const std::string& why) const {
        return cli({"checkpoint", "note-clock", "--archive", archive, "--why", why, "--user", login, "--password-stdin",
                    "--json"},
                   SigningLaboratory::password(login) + "\n");
    }
    ScratchFolder folder;
    std::string archive = folder / "archive";
};

}  // namespace

TEST_CASE("in a real archive no key signs of which nobody can say whether it is revoked", "[clock-contract]") {
    const RealLaboratory lab;
    if (records::MachineClock().state().synchronisation != records::Synchronisation::synchronised)
        REQUIRE(lab.note("zhao.lei", "radio clock, 1 s behind").code == 0);
    struct Row {
        const char* trust;
        const char* says;
    };
    for (const auto& row : {Row{"without-list.json", "no revocation list of"}, Row{"old-list.json", "is too old"}}) {
        const auto refused = lab.review(row.trust);
        CAPTURE(row.trust, refused.err);
        CHECK(refused.code == 6);
        CHECK_THAT(refused.err, Contains("nobody can say whether it is revoked") && Contains(row.says) &&
                                    Contains("certificate import"));
    }
    const auto good = lab.review();
    CAPTURE(good.err);
    CHECK(good.code == 0);
    CHECK_THAT(good.err, !Contains("revoked"));
}

TEST_CASE("a real archive is signed by a clock that is kept, or one that a signatory answers for", "[clock-contract]") {
    const RealLaboratory lab;
    const auto kept = records::MachineClock().state().synchronisation == records::Synchronisation::synchronised;
    const auto first = lab.review();
    CAPTURE(first.err);
    if (kept) {
        CHECK(first.code == 0);
        const auto needless = lab.note("zhao.lei", "radio clock, 1 s behind");
        CHECK(needless.code == 3);
        CHECK_THAT(needless.err, Contains("it is synchronised"));
        return;
    }
    CHECK(first.code == 6);
    CHECK_THAT(first.err, Contains("not synchronised") && Contains("note-clock"));
    CHECK_THAT(cli({"checkpoint", "state", "--archive", lab.archive}).out, Contains("warning: the clock"));

    CHECK(lab.note("li.ming", "radio clock, 1 s behind").code == 6);
    CHECK(lab.note("zhao.lei", " ").code == 3);
    CHECK(lab.review().code == 6);
    const auto noted = lab.note("zhao.lei", "radio clock, 1 s behind");
    CAPTURE(noted.err);
    REQUIRE(noted.code == 0);
    CHECK(*noted.json().find("may_sign")->boolean());
    CHECK_THAT(*noted.json().find("caution")->string(), Contains("Zhao Lei") && Contains("radio clock, 1 s behind"));
    const auto second = lab.review();
    CAPTURE(second.err);
    CHECK(second.code == 0);
    const auto trail = cli({"audit", "--archive", lab.archive, "--type", "clock-note", "--json"});
    CHECK_THAT(trail.out, Contains("Zhao Lei answered for a clock that is not synchronised: radio clock, 1 s behind."));
    CHECK(cli({"verify", lab.archive}).code == 0);
}
