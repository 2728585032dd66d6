// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/authority/internal_authority.h"

#include <catch2/catch.hpp>

#include "core/base/clock.h"
#include "tests/core/signing/sample_authority.h"

using namespace velocert::signing;
using namespace velocert::tests;
using velocert::base::ErrorCode;

TEST_CASE("an internal authority says what it is, in its own name and in those it gives", "[signing][authority]") {
    const auto& root = sample_authority().certificate();
    CHECK(root.subject == "Demo Laboratory internal authority");
    CHECK_THAT(root.subject_name, Catch::Contains("OU=Internal authority\\, not a licensed one"));
    CHECK(root.authority);
    CHECK(root.self_issued);
    CHECK(root.usage.certificate_sign);
    CHECK(root.usage.revocation_sign);
    CHECK_FALSE(root.usage.digital_signature);
    CHECK(root.not_before == day("2026-01-01"));
    CHECK(root.not_after == day("2046-01-01"));

    const auto& person = sample_person().certificate;
    CHECK(person.subject == "Li Wei 李伟");
    CHECK(person.account == "u-0007");
    CHECK(person.issuer == root.subject);
    CHECK_THAT(person.subject_name, Catch::Contains("OU=Internal certificate\\, not by a licensed authority"));
    CHECK_FALSE(person.authority);
    CHECK(person.usage.digital_signature);
    CHECK(person.usage.non_repudiation);
    CHECK_FALSE(person.usage.certificate_sign);
    CHECK(person.extended_usage.empty());
    CHECK(person.not_before == day("2026-02-01"));
    CHECK(person.not_after == day("2029-02-01"));
    CHECK(person.authority_key_id == root.key_id);
    CHECK(person.serial.size() == 32);
}

TEST_CASE("a person signs with the key under the own passphrase", "[signing][authority]") {
    const auto key = open_pkcs12(bytes_of(sample_person().key_file), secret("correct horse"));
    REQUIRE(key);
    CHECK((*key)->certificate() == sample_person().certificate.der);
    REQUIRE((*key)->issuers().size() == 1);
    CHECK((*key)->issuers().front() == sample_authority().certificate().der);
    const auto signature = (*key)->sign(bytes_of("what is signed"));
    REQUIRE(signature);
    CHECK(signature_holds(sample_person().certificate, bytes_of("what is signed"), *signature));
    CHECK_FALSE(signature_holds(sample_person().certificate, bytes_of("what was signed"), *signature));
    CHECK_FALSE(signature_holds(sample_authority().certificate(), bytes_of("what is signed"), *signature));
}

TEST_CASE("both parts of the passphrase open the authority, and neither alone", "[signing][authority]") {
    const auto first = secret("what Wang knows");
    const auto second = secret("what Zhao knows");
    const auto whole = joined_passphrase(first, second);
    REQUIRE(whole);
    const auto file = sample_authority().key_file(*whole, few_iterations);
    REQUIRE(file);
    const auto again = InternalAuthority::open(bytes_of(*file), *whole);
    REQUIRE(again);
    CHECK(again->certificate().der == sample_authority().certificate().der);
    for (const auto* part : {&first, &second}) {
        const auto alone = InternalAuthority::open(bytes_of(*file), *part);
        REQUIRE_FALSE(alone);
        CHECK(alone.error().code == ErrorCode::not_permitted);
    }
    const auto swapped = joined_passphrase(second, first);
    REQUIRE(swapped);
    CHECK_FALSE(InternalAuthority::open(bytes_of(*file), *swapped));
}

TEST_CASE("parts of a passphrase that protect nothing are refused", "[signing][authority]") {
    CHECK_FALSE(joined_passphrase(secret("short"), secret("what Zhao knows")));
    CHECK_FALSE(joined_passphrase(secret("what Wang knows"), secret("")));
    CHECK_FALSE(joined_passphrase(secret("the same words"), secret("the same words")));
}

TEST_CASE("the key of a person is no authority", "[signing][authority]") {
    const auto opened = InternalAuthority::open(bytes_of(sample_person().key_file), secret("correct horse"));
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == ErrorCode::bad_value);
}

TEST_CASE("requests an authority does not grant", "[signing][authority]") {
    const auto& authority = sample_authority();
    const auto ask = [&](std::string name, int years, const char* from, std::string passphrase = "correct horse") {
        return authority.issue({std::move(name), "u-1", KeyKind::p256, years, few_iterations},
                               secret(std::move(passphrase)), day(from));
    };
    CHECK(ask("Li Wei", 1, "2026-01-01"));
    CHECK_FALSE(ask("Li Wei", 0, "2026-02-01"));
    CHECK_FALSE(ask("Li Wei", 4, "2026-02-01"));
    CHECK_FALSE(ask("Li Wei", 3, "2044-02-01"));  // longer than the authority lives
    CHECK_FALSE(ask("Li Wei", 3, "2025-12-31"));  // before it was made
    CHECK_FALSE(ask("", 3, "2026-02-01"));
    CHECK_FALSE(ask("Li\nWei", 3, "2026-02-01"));
    CHECK_FALSE(ask(std::string(65, 'a'), 3, "2026-02-01"));
    CHECK_FALSE(ask("Li Wei", 3, "2026-02-01", "seven77"));
    CHECK_FALSE(InternalAuthority::make("", KeyKind::p256, 10, day("2026-01-01")));
    CHECK_FALSE(InternalAuthority::make(std::string(65, 'a'), KeyKind::p256, 10, day("2026-01-01")));
    CHECK_FALSE(InternalAuthority::make("Demo", KeyKind::p256, 4, day("2026-01-01")));
    CHECK_FALSE(InternalAuthority::make("Demo", KeyKind::other, 10, day("2026-01-01")));
}

TEST_CASE("a time-stamp key makes time-stamps and nothing else", "[signing][authority]") {
    const auto key = sample_authority().issue_time_stamp("Demo time", 10, secret("correct horse"), day("2026-02-01"),
                                                         few_iterations);
    REQUIRE(key);
    CHECK(key->certificate.extended_usage == std::vector<std::string>{"1.3.6.1.5.5.7.3.8"});
    CHECK(key->certificate.extended_usage_critical);
    CHECK(key->certificate.not_after == day("2036-02-01"));
    const auto trust = sample_trust();
    CHECK(check_chain(key->certificate, {}, trust, day("2027-01-01"), Purpose::time_stamping).valid);
    CHECK(check_chain(key->certificate, {}, trust, day("2027-01-01")).problem == ChainProblem::wrong_usage);
    CHECK(check_chain(sample_person().certificate, {}, trust, day("2027-01-01"), Purpose::time_stamping).problem ==
          ChainProblem::wrong_usage);
}

TEST_CASE("years end on the same day, and on the last of February where there is none", "[signing][authority]") {
    CHECK(years_after(day("2026-03-01"), 3) == day("2029-03-01"));
    CHECK(years_after(day("2028-02-29"), 3) == day("2031-02-28"));
    CHECK(years_after(day("2028-02-29"), 4) == day("2032-02-29"));
}

TEST_CASE("a revocation list keeps what the earlier one said and counts on", "[signing][revocation]") {
    const auto& authority = sample_authority();
    const auto first = authority.revocation_list(nullptr, {}, day("2026-01-01"), day("2026-02-01"));
    REQUIRE(first);
    CHECK(first->number == "01");
    CHECK(first->revocations.empty());
    const std::vector one{
        Revocation{sample_person().certificate.serial, day("2026-05-01"), RevocationReason::superseded}};
    const auto second = authority.revocation_list(&*first, one, day("2026-05-02"), day("2026-06-01"));
    REQUIRE(second);
    CHECK(second->number == "02");
    CHECK(second->this_update == day("2026-05-02"));
    CHECK(second->next_update == day("2026-06-01"));
    REQUIRE(second->revocations.size() == 1);
    CHECK(second->revocations.front().since == day("2026-05-01"));
    CHECK(second->revocations.front().reason == RevocationReason::superseded);
    CHECK(second->newer_than(*first));
    CHECK_FALSE(first->newer_than(*second));
    const std::vector other{Revocation{"0a", day("2026-05-01"), RevocationReason::key_compromise}};
    const auto third = authority.revocation_list(&*second, other, day("2026-05-03"), day("2026-06-01"));
    REQUIRE(third);
    CHECK(third->revocations.size() == 2);
    CHECK(third->find(sample_person().certificate.serial) != nullptr);
    CHECK(third->find("0b") == nullptr);

    CHECK(authority.revocation_list(&*second, one, day("2026-05-03"), day("2026-06-01")).error().code ==
          ErrorCode::already_exists);
    CHECK_FALSE(authority.revocation_list(&*second, other, day("2026-05-01"), day("2026-06-01")));  // clock set back
    CHECK_FALSE(authority.revocation_list(nullptr, one, day("2026-04-01"), day("2026-06-01")));     // in the future
    CHECK_FALSE(authority.revocation_list(nullptr, {}, day("2026-04-01"), day("2026-04-01")));      // due at once
    const std::vector bad{Revocation{"not hex", day("2026-01-01"), RevocationReason::unspecified}};
    CHECK_FALSE(authority.revocation_list(nullptr, bad, day("2026-04-01"), day("2026-05-01")));
    const auto stranger = must(InternalAuthority::make("Demo Laboratory", KeyKind::p256, 20, day("2026-01-01")));
    CHECK(stranger.revocation_list(&*first, {}, day("2026-05-03"), day("2026-06-01")).error().code ==
          ErrorCode::integrity);
}
