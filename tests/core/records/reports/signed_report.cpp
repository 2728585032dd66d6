// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/records/reports/signed_report.h"

#include <catch2/catch.hpp>
#include <map>
#include <memory>

#include "core/signing/authority/internal_authority.h"
#include "core/signing/signed_data/cms.h"
#include "tests/core/records/reports/report_story.h"

namespace velocert::records {

/// One key for each person, made when first asked for.
signing::SigningKey& key_of(const base::Person& person) {
    static std::map<std::string, std::unique_ptr<signing::SigningKey>> keys;
    auto& key = keys[person.name];
    if (key) return *key;
    const auto now = *base::parse_utc("2025-11-01T00:00:00.000Z");
    static const auto authority =
        signing::InternalAuthority::make("Demonstration laboratory", signing::KeyKind::p256, 10, now);
    REQUIRE(authority);
    const base::Secret passphrase(std::string("a passphrase of a test"));
    const auto issued = authority->issue({person.name, person.id, signing::KeyKind::p256, 3, 1000}, passphrase, now);
    REQUIRE(issued);
    auto opened = signing::open_pkcs12(base::as_bytes(issued->key_file), passphrase);
    REQUIRE(opened);
    key = std::move(*opened);
    return *key;
}

MadeSignature made_signature(const Archive& archive, const std::string& report, Meaning meaning,
                             const base::Person& person) {
    const auto life = report_life(archive, report);
    REQUIRE(life);
    const auto statement = signature_statement(archive, *life, meaning, person,
                                               *base::parse_utc("2025-11-23T02:00:00.000Z"), std::chrono::minutes(480));
    REQUIRE(statement);
    auto& key = key_of(person);
    const auto cms = signing::sign_cms(key, base::Digest::of(statement->canonical()));
    REQUIRE(cms);
    MadeSignature out{*statement, *cms, key.certificate(), std::nullopt};
    if (moves_report(meaning)) {
        const auto before = archive.load(life->document());
        REQUIRE(before);
        const std::string more = "\nsigned by " + person.name;
        out.document = *before;
        out.document->insert(out.document->end(), more.begin(), more.end());
    }
    return out;
}

std::string prepare_sample_report(Archive& archive, const base::Clock& clock, const std::string& run,
                                  const std::string& again, std::optional<Amends> amends,
                                  std::vector<std::string> rests_on) {
    const auto reports = report_register(archive);
    REQUIRE(reports);
    const auto next = next_preparation(*reports, archive.training(), again, 2025);
    REQUIRE(next);
    auto preparation = Story().preparation(next->report, next->preparation);
    preparation.of_run = run;
    preparation.amends = std::move(amends);
    preparation.rests_on = std::move(rests_on);
    const std::string document = "the document of " + next->report + " as " + std::to_string(next->preparation);
    const auto done =
        prepare_report(archive, clock, preparation,
                       {"the order", "the record of " + next->report, {document.begin(), document.end()}});
    INFO((done ? std::string() : done.error().text()));
    REQUIRE(done);
    return next->report;
}

void sign_sample_report(Archive& archive, const std::string& report) {
    REQUIRE(record_signature(archive, made_signature(archive, report, Meaning::tested, li)));
    REQUIRE(record_signature(archive, made_signature(archive, report, Meaning::reviewed, wang)));
}

}  // namespace velocert::records
