// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include <map>
#include <memory>
#include <string>

#include "core/base/json.h"
#include "core/records/approvals/pack_acts.h"
#include "core/records/approvals/pack_standing.h"
#include "core/records/people/people.h"
#include "core/signing/authority/internal_authority.h"
#include "core/signing/keys/pkcs12.h"
#include "core/signing/signed_data/cms.h"
#include "tests/core/records/sample_run.h"
#include "tests/support/cheap_hasher.h"

namespace velocert::records {

/// A copy of the newest shipped pack that says whose it is.
inline standards::OwnPack pack_of_bike_lab(const std::string& title = "Weighing as we do it") {
    auto pack = standards::embedded_packs().back();
    auto edition = base::Json::parse(pack.files.at("edition.json")).value();
    edition.set("laboratory", "Bike Lab");
    pack.files["edition.json"] = edition.text(true);
    auto weighing = base::Json::parse(pack.files.at("procedures/vehicle-mass.json")).value();
    weighing.set("title", base::Json::object().set("zh", "称量").set("en", title));
    pack.files["procedures/vehicle-mass.json"] = weighing.text(true);
    auto loaded = standards::load_edition(pack, standards::Coverage::as_archived);
    if (!loaded) FAIL(loaded.error().text());
    return {std::move(pack), std::move(*loaded)};
}

inline signing::InternalAuthority authority_of(const std::string& laboratory) {
    auto made = signing::InternalAuthority::make(laboratory, signing::KeyKind::p256, 10,
                                                 *base::parse_utc("2025-11-01T00:00:00.000Z"));
    REQUIRE(made);
    return std::move(*made);
}

/// The authority of the laboratory that made the keys, and the keys.
struct ApprovingKeys {
    base::Secret passphrase{std::string("a passphrase of a test")};
    signing::InternalAuthority authority = authority_of("Bike Lab");
    std::map<std::string, std::unique_ptr<signing::SigningKey>> keys;

    signing::SigningKey& of(const std::string& name, const std::string& account) {
        auto& made = keys[account + name];
        if (made) return *made;
        const auto issued = authority.issue({name, account, signing::KeyKind::p256, 3, 1000}, passphrase,
                                            *base::parse_utc("2025-11-01T00:00:00.000Z"));
        REQUIRE(issued);
        auto opened = signing::open_pkcs12(base::as_bytes(issued->key_file), passphrase);
        REQUIRE(opened);
        made = std::move(*opened);
        return *made;
    }
};

/// A real archive with two accounts: Zhao Lei, a signatory, and Wang Fang, a reviewer.
struct ApprovingBench {
    ScratchFolder scratch;
    SteppedClock clock;
    std::string folder = scratch.path("a");
    std::unique_ptr<Archive> archive;
    ApprovingKeys keys;
    tests::CheapHasher hasher;
    base::Person zhao;
    base::Person wang;

    explicit ApprovingBench(bool accounts = true) {
        auto made = Archive::create(folder, ArchiveKind::real, clock);
        REQUIRE(made);
        archive = std::move(*made);
        if (!accounts) return;
        const PeopleSetting setting{clock, hasher};
        const base::Secret password(std::string("four lamps and a hat"));
        const auto first = create_first_account(*archive, setting, "zhao.lei", {"", "Zhao Lei"}, password, "the first");
        if (!first) FAIL(first.error().text());
        zhao = first->person();
        const auto second = create_account(
            *archive, setting, {*first},
            {"wang.fang", {"", "Wang Fang"}, {{laboratory::Role::reviewer, base::day_of(clock.now()), std::nullopt}}},
            password, "joined the laboratory");
        if (!second) FAIL(second.error().text());
        wang = second->person();
    }

    [[nodiscard]] base::Result<PackProposal> propose(const standards::OwnPack& own = pack_of_bike_lab()) {
        return propose_pack(*archive, clock, own, wang, "a photo of the plate");
    }
    [[nodiscard]] base::Result<SignedPackApproval> confirm(const std::string& id = "A1") { return confirm(id, zhao); }
    [[nodiscard]] base::Result<SignedPackApproval> confirm(const std::string& id, const base::Person& person) {
        const auto statement = pack_approval_statement(*archive, id, person, clock.now(), std::chrono::minutes(480));
        if (!statement) return base::fail(statement.error());
        return record(*statement, keys.of(person.name, person.id));
    }
    [[nodiscard]] base::Result<SignedPackApproval> record(const PackApprovalStatement& statement,
                                                          signing::SigningKey& key) {
        const auto cms = signing::sign_cms(key, base::Digest::of(statement.canonical()));
        REQUIRE(cms);
        return record_pack_approval(*archive, statement, *cms, key.certificate());
    }
    [[nodiscard]] PackStanding standing(const standards::OwnPack& own = pack_of_bike_lab(),
                                        const signing::TrustList* trust = nullptr) const {
        const auto out = pack_standing(archive.get(), own.edition, trust);
        if (!out) FAIL(out.error().text());
        return *out;
    }
    /// A run by the pack that began and was stopped, as a run-start record says it.
    void run(const std::string& id, const standards::OwnPack& own,
             const std::optional<sequence::PackApproval>& approval, const std::string& account = "u-0001") {
        const auto bundle = archive->store(base::as_bytes(own.pack.bundle()));
        REQUIRE(bundle);
        auto one = sample_run(id, *bundle, false);
        one.pack_of = own.edition.laboratory;
        one.pack_approval = approval;
        one.operator_account = account;
        one.lifecycle = sequence::Lifecycle::stopped;
        one.results.clear();
        one.verdict = conformity::Verdict::not_evaluated;
        REQUIRE(archive->append("run-start/1", sequence::run_start_record(one)));
        REQUIRE(archive->append("run-end/1", sequence::run_end_record(one)));
    }
    [[nodiscard]] Verification verified() {
        archive.reset();
        auto out = verify_archive(folder);
        REQUIRE(out);
        return *out;
    }
};

}  // namespace velocert::records
