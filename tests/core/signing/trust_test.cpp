// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/certificates/trust.h"

#include <openssl/obj_mac.h>

#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "core/base/clock.h"
#include "core/signing/certificates/trust_file.h"
#include "tests/core/signing/sample_authority.h"

using namespace velocert::signing;
using namespace velocert::tests;
using velocert::base::ErrorCode;

namespace {

ChainProblem problem_at(const char* when, const TrustList& trust = sample_trust()) {
    return check_chain(sample_person().certificate, {}, trust, day(when)).problem;
}

/// A certificate of any making: what is not given is that of a person.
struct Odd {
    std::string name = "Li Wei";
    int key = 0;
    std::vector<std::pair<int, std::string>> extensions = {{NID_basic_constraints, "critical,CA:FALSE"},
                                                           {NID_key_usage, "critical,digitalSignature"}};
    const char* from = "2026-02-01";
    const char* to = "2029-02-01";
};

Certificate made(const Odd& odd, const Certificate* issuer, int issuer_key) {
    return must(certify({{{NID_commonName, odd.name}}, day(odd.from), day(odd.to), odd.extensions}, test_key(odd.key),
                        issuer, test_key(issuer_key)));
}

const std::vector<std::pair<int, std::string>> authority_extensions = {{NID_basic_constraints, "critical,CA:TRUE"},
                                                                       {NID_key_usage, "critical,keyCertSign,cRLSign"}};

Odd an_authority(std::string name, int key) {
    return {std::move(name), key, authority_extensions, "2026-01-01", "2046-01-01"};
}

}  // namespace

TEST_CASE("a certificate is good from its first second to its last", "[signing][trust]") {
    const auto trust = sample_trust();
    const auto at = [&](Time time) { return check_chain(sample_person().certificate, {}, trust, time); };
    CHECK(at(day("2026-02-01") - std::chrono::seconds(1)).problem == ChainProblem::not_yet_valid);
    CHECK(at(day("2026-02-01")).valid);
    CHECK(at(day("2029-02-01")).valid);
    const auto late = at(day("2029-02-01") + std::chrono::seconds(1));
    CHECK(late.problem == ChainProblem::expired);
    CHECK_THAT(late.reason, Catch::Contains("Li Wei") && Catch::Contains("2029-02-01"));
    const auto good = at(day("2027-01-01"));
    CHECK(good.valid);
    CHECK(good.problem == ChainProblem::none);
    CHECK(good.kind == TrustKind::internal);
    CHECK(good.reason.empty());
    REQUIRE(good.path.size() == 2);
    CHECK(good.path.back().der == sample_authority().certificate().der);
    REQUIRE(good.notes.size() == 1);
    CHECK_THAT(good.notes.front(), Catch::Contains("no revocation list"));
    CHECK(good.revocation_unknown == good.notes.front());
}

TEST_CASE("a signature before the revocation stands, one after it does not", "[signing][trust][revocation]") {
    auto trust = sample_trust();
    const std::vector entries{
        Revocation{sample_person().certificate.serial, day("2027-05-01"), RevocationReason::key_compromise}};
    REQUIRE(trust.add_revocation_list(
        must(sample_authority().revocation_list(nullptr, entries, day("2027-05-02"), day("2027-06-01")))));
    CHECK(problem_at("2027-04-30", trust) == ChainProblem::none);
    CHECK(problem_at("2027-05-01", trust) == ChainProblem::revoked);
    const auto before = check_chain(sample_person().certificate, {}, trust, day("2027-04-30"));
    REQUIRE(before.revoked);
    CHECK(before.revoked->since == day("2027-05-01"));
    CHECK(before.notes.empty());
    CHECK(before.revocation_unknown.empty());
    const auto after = check_chain(sample_person().certificate, {}, trust, day("2028-01-01"));
    CHECK(after.problem == ChainProblem::revoked);
    CHECK_THAT(after.reason, Catch::Contains("2027-05-01T00:00:00") && Catch::Contains("key-compromise"));
    REQUIRE(after.notes.size() == 1);
    CHECK_THAT(after.notes.front(), Catch::Contains("too old"));
    CHECK(after.revocation_unknown == after.notes.front());
    // Expired as well: what is said is that it was revoked.
    CHECK(problem_at("2030-01-01", trust) == ChainProblem::revoked);
}

TEST_CASE("another authority of the same name is told from one that is unknown", "[signing][trust]") {
    const auto stranger = must(InternalAuthority::make("Demo Laboratory", KeyKind::p256, 20, day("2026-01-01")));
    const auto forged = must(stranger.issue({"Li Wei 李伟", "u-0007", KeyKind::p256, 3, few_iterations},
                                            secret("correct horse"), day("2026-02-01")));
    const auto trust = sample_trust();
    auto status = check_chain(forged.certificate, {}, trust, day("2027-01-01"));
    CHECK(status.problem == ChainProblem::other_authority_of_same_name);
    CHECK_FALSE(status.kind);
    // It brings its own root along: that makes it no better.
    const std::vector brought{stranger.certificate().der};
    status = check_chain(forged.certificate, brought, trust, day("2027-01-01"));
    CHECK(status.problem == ChainProblem::other_authority_of_same_name);
    CHECK_FALSE(status.valid);

    const auto other = must(InternalAuthority::make("Other Laboratory", KeyKind::p256, 20, day("2026-01-01")));
    const auto unknown = must(other.issue({"Li Wei", "u-0007", KeyKind::p256, 3, few_iterations},
                                          secret("correct horse"), day("2026-02-01")));
    CHECK(check_chain(unknown.certificate, {}, trust, day("2027-01-01")).problem == ChainProblem::unknown_issuer);
    CHECK(check_chain(unknown.certificate, {}, {}, day("2027-01-01")).problem == ChainProblem::unknown_issuer);
}

TEST_CASE("one byte of a certificate changed is never a good certificate", "[signing][trust]") {
    const auto& good = sample_person().certificate;
    const auto trust = sample_trust();
    std::size_t read = 0;
    for (std::size_t i = 0; i < good.der.size(); ++i) {
        auto der = good.der;
        der[i] = static_cast<char>(der[i] ^ 1);
        const auto changed = Certificate::parse(der, "changed");
        if (!changed) continue;
        ++read;
        CAPTURE(i);
        CHECK_FALSE(check_chain(*changed, {}, trust, day("2027-01-01")).valid);
    }
    CHECK(read > 100);  // the others were refused when they were read
}

TEST_CASE("intermediates come from the list or with the signature", "[signing][trust]") {
    const auto root = made(an_authority("Root", 0), nullptr, 0);
    const auto middle = made(an_authority("Middle", 1), &root, 0);
    const auto person = made({"Li Wei", 2}, &middle, 1);
    TrustList trust;
    REQUIRE(trust.add_root(root, TrustKind::licensed));
    CHECK(check_chain(person, {}, trust, day("2027-01-01")).problem == ChainProblem::unknown_issuer);
    const std::vector brought{middle.der};
    const auto status = check_chain(person, brought, trust, day("2027-01-01"));
    CHECK(status.valid);
    CHECK(status.kind == TrustKind::licensed);
    CHECK(status.path.size() == 3);
    REQUIRE(trust.add_intermediate(middle));
    CHECK(check_chain(person, {}, trust, day("2027-01-01")).valid);
    const std::vector<Der> rubbish{"rubbish"};
    CHECK(check_chain(person, rubbish, trust, day("2027-01-01")).problem == ChainProblem::unreadable);
    // Within the person's own time, but after that of the authority.
    const auto short_lived = made({"Middle", 1, authority_extensions, "2026-01-01", "2027-01-01"}, &root, 0);
    const std::vector brought_short{short_lived.der};
    TrustList alone;
    REQUIRE(alone.add_root(root, TrustKind::licensed));
    const auto late = check_chain(person, brought_short, alone, day("2028-01-01"));
    CHECK(late.problem == ChainProblem::expired);
    CHECK_THAT(late.reason, Catch::Contains("Middle"));
}

TEST_CASE("certificates that are not for signing do not sign", "[signing][trust]") {
    const auto root = made(an_authority("Root", 0), nullptr, 0);
    TrustList trust;
    REQUIRE(trust.add_root(root, TrustKind::internal));
    struct Case {
        const char* what;
        std::vector<std::pair<int, std::string>> extensions;
        bool good;
    };
    const std::pair<int, std::string> person{NID_basic_constraints, "critical,CA:FALSE"};
    const std::pair<int, std::string> signs{NID_key_usage, "critical,digitalSignature"};
    const std::vector<Case> cases = {
        {"digital signature", {person, signs}, true},
        {"non-repudiation alone", {person, {NID_key_usage, "nonRepudiation"}}, true},
        {"e-mail", {person, signs, {NID_ext_key_usage, "emailProtection"}}, true},
        {"documents", {person, signs, {NID_ext_key_usage, "1.3.6.1.5.5.7.3.36"}}, true},
        {"e-mail among others", {person, signs, {NID_ext_key_usage, "clientAuth,emailProtection"}}, true},
        {"no usage", {person}, false},
        {"encryption", {person, {NID_key_usage, "keyEncipherment"}}, false},
        {"a server", {person, signs, {NID_ext_key_usage, "serverAuth"}}, false},
        {"code", {person, signs, {NID_ext_key_usage, "codeSigning"}}, false},
        {"time-stamps", {person, signs, {NID_ext_key_usage, "critical,timeStamping"}}, false},
        {"an authority", authority_extensions, false},
        {"an unknown critical extension", {person, signs, {NID_netscape_comment, "critical,x"}}, false},
    };
    for (const auto& one : cases) {
        CAPTURE(one.what);
        const auto status = check_chain(made({"Li Wei", 1, one.extensions}, &root, 0), {}, trust, day("2027-01-01"));
        CHECK(status.valid == one.good);
        CHECK(status.problem == (one.good ? ChainProblem::none : ChainProblem::wrong_usage));
    }
}

TEST_CASE("a person cannot issue certificates", "[signing][trust]") {
    const auto root = made(an_authority("Root", 0), nullptr, 0);
    const auto person = made({"Li Wei", 1}, &root, 0);
    const auto made_by_person = made({"Wang Fang", 2}, &person, 1);
    TrustList trust;
    REQUIRE(trust.add_root(root, TrustKind::internal));
    const std::vector brought{person.der};
    CHECK_FALSE(check_chain(made_by_person, brought, trust, day("2027-01-01")).valid);
    CHECK_FALSE(trust.add_intermediate(person));
    CHECK_FALSE(trust.add_root(person, TrustKind::internal));
    const auto alone = made({"Self", 3}, nullptr, 3);
    CHECK_FALSE(trust.add_root(alone, TrustKind::internal));
    CHECK(trust.add_root(root, TrustKind::internal).error().code == ErrorCode::already_exists);
}

TEST_CASE("revocation lists are believed from their authority alone, and only newer ones",
          "[signing][trust][revocation]") {
    auto trust = sample_trust();
    const auto& authority = sample_authority();
    const auto first = must(authority.revocation_list(nullptr, {}, day("2026-03-01"), day("2026-04-01")));
    const auto second = must(authority.revocation_list(&first, {}, day("2026-04-01"), day("2026-05-01")));
    REQUIRE(trust.add_revocation_list(second));
    CHECK(trust.add_revocation_list(first).error().code == ErrorCode::already_exists);
    CHECK(trust.add_revocation_list(second).error().code == ErrorCode::already_exists);
    const auto third = must(authority.revocation_list(&second, {}, day("2026-05-01"), day("2026-06-01")));
    REQUIRE(trust.add_revocation_list(third));
    CHECK(trust.revocation_lists.size() == 1);
    const auto namesake = must(InternalAuthority::make("Demo Laboratory", KeyKind::p256, 20, day("2026-01-01")));
    const std::vector entries{Revocation{sample_person().certificate.serial, day("2026-03-01"), {}}};
    const auto forged = must(namesake.revocation_list(nullptr, entries, day("2026-07-01"), day("2026-08-01")));
    CHECK(trust.add_revocation_list(forged).error().code == ErrorCode::integrity);
    trust.revocation_lists.push_back(forged);  // even where it got in: it revokes nothing
    CHECK(problem_at("2026-07-02", trust) == ChainProblem::none);
}

TEST_CASE("a trust list is the same after being written and read", "[signing][trust]") {
    auto trust = sample_trust();
    const auto root = made(an_authority("Root", 0), nullptr, 0);
    REQUIRE(trust.add_root(root, TrustKind::licensed));
    REQUIRE(trust.add_intermediate(made(an_authority("Middle", 1), &root, 0)));
    REQUIRE(trust.add_revocation_list(
        must(sample_authority().revocation_list(nullptr, {}, day("2026-03-01"), day("2026-04-01")))));
    const auto text = trust.text();
    const auto read = TrustList::parse(text, "trust.json");
    REQUIRE(read);
    CHECK(read->text() == text);
    CHECK(read->roots.back().kind == TrustKind::licensed);
    CHECK(read->intermediates.size() == 1);
    CHECK(read->revocation_lists.size() == 1);

    const auto without = [&](const std::string& what, const std::string& instead) {
        auto changed = text;
        const auto at = changed.find(what);
        REQUIRE(at != std::string::npos);
        return changed.replace(at, what.size(), instead);
    };
    const std::vector<std::pair<std::string, std::string>> bad = {
        {"velocert-trust/1", "velocert-trust/2"}, {"\"licensed\"", "\"public\""},      {"\"kind\"", "\"sort\""},
        {"\"intermediates\"", "\"others\""},      {"BEGIN CERT", "BEGIN SERT"},        {"MII", "MIJ"},
        {"BEGIN X509 CRL", "BEGIN X509 CRT"},     {"-----END CERT", "-----ENDE CERT"},
    };
    for (const auto& [what, instead] : bad) {
        CAPTURE(what);
        const auto refused = TrustList::parse(without(what, instead), "trust.json");
        REQUIRE_FALSE(refused);
        CHECK(refused.error().where.starts_with("trust.json"));
    }
    CHECK_FALSE(TrustList::parse("", "trust.json"));
    CHECK_FALSE(TrustList::parse("{}", "trust.json"));
}

TEST_CASE("a file of an authority is imported whole or not at all", "[signing][trust]") {
    const auto root = made(an_authority("Root", 0), nullptr, 0);
    const auto middle = made(an_authority("Middle", 1), &root, 0);
    const auto person = made({"Li Wei", 2}, &middle, 1);
    TrustList trust;
    CHECK_FALSE(trust.import(root.pem() + person.pem(), TrustKind::licensed, "bundle.pem"));
    CHECK(trust.roots.empty());
    REQUIRE(trust.import(root.pem() + middle.pem(), TrustKind::licensed, "bundle.pem"));
    CHECK(trust.roots.size() == 1);
    CHECK(trust.intermediates.size() == 1);
    REQUIRE(trust.import(sample_authority().certificate().der, TrustKind::internal, "root.cer"));
    const auto list = must(sample_authority().revocation_list(nullptr, {}, day("2026-03-01"), day("2026-04-01")));
    REQUIRE(trust.import(list.der, TrustKind::internal, "list.crl"));
    const auto next = must(sample_authority().revocation_list(&list, {}, day("2026-03-02"), day("2026-04-02")));
    REQUIRE(trust.import(next.pem(), TrustKind::internal, "list.pem"));
    for (const char* rubbish : {"", "rubbish", "-----BEGIN CERTIFICATE-----\nMIIB\n", "-----BEGIN X509 CRL-----\n"})
        CHECK_FALSE(trust.import(rubbish, TrustKind::internal, "rubbish"));
}

TEST_CASE("a trust list is read from a file, and what is none is refused with its place") {
    const auto folder =
        std::filesystem::temp_directory_path() / (std::string("velocert_trust_") + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    const auto file = [&](const char* own, const std::string& text) {
        const auto path = (folder / own).string();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    };
    const auto read = read_trust_file(file("trust.json", sample_trust().text()));
    if (!read) FAIL(read.error().text());
    REQUIRE(*read);
    CHECK((*read)->text() == sample_trust().text());
    // Nobody was named: that is no error, and no list either.
    REQUIRE(read_trust_file({}));
    CHECK_FALSE(*read_trust_file({}));
    const auto code = [](const std::string& path) {
        const auto found = read_trust_file(path);
        REQUIRE_FALSE(found);
        CHECK(found.error().where.starts_with(path));
        return found.error().code;
    };
    const auto pipe = (folder / "pipe").string();
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(code((folder / "none.json").string()) == ErrorCode::not_found);
    CHECK(code(folder.string()) == ErrorCode::bad_input);
    // One that may not be read is told as one that is not there; root may read all.
    if (const auto closed = file("closed.json", "{}"); ::geteuid() != 0) {
        REQUIRE(::chmod(closed.c_str(), 0) == 0);
        CHECK(code(closed) == ErrorCode::not_found);
    }
    CHECK(code(pipe) == ErrorCode::bad_input);
    CHECK(code(file("other.json", "{}")) == ErrorCode::missing_field);
    CHECK(code(file("large.json", std::string(16'000'001, ' '))) == ErrorCode::bad_value);
    std::filesystem::remove_all(folder);
}
