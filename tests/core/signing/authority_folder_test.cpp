// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/authority/authority_folder.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "tests/core/signing/sample_authority.h"

using namespace velocert::signing;
using namespace velocert::tests;
using velocert::base::ErrorCode;

namespace {

namespace fs = std::filesystem;

const char* const passphrase = "what Wang knowswhat Zhao knows";

/// The folder of the sample authority, gone afterwards.
struct Folder {
    Folder() {
        fs::remove_all(path);
        REQUIRE(
            create_authority_folder(path, sample_authority(), secret(passphrase), day("2026-01-01"), few_iterations));
    }
    ~Folder() { fs::remove_all(path); }
    std::string path = (fs::temp_directory_path() / ("velocert_authority_" + std::to_string(::getpid()))).string();
};

}  // namespace

TEST_CASE("an authority is opened again from its folder, and never made twice", "[signing][authority]") {
    const Folder folder;
    const auto authority = open_authority_folder(folder.path, secret(passphrase));
    REQUIRE(authority);
    CHECK(authority->certificate().der == sample_authority().certificate().der);
    CHECK(open_authority_folder(folder.path, secret("what Wang knows")).error().code == ErrorCode::not_permitted);
    CHECK(
        create_authority_folder(folder.path, sample_authority(), secret(passphrase), day("2026-01-01"), few_iterations)
            .error()
            .code == ErrorCode::already_exists);
    CHECK(open_authority_folder(folder.path + "/none", secret(passphrase)).error().code == ErrorCode::not_found);
    CHECK((fs::status(folder.path + "/authority.p12").permissions() & fs::perms::mask) ==
          (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("what was issued is on record with what was revoked, and nothing else can be revoked",
          "[signing][authority]") {
    const Folder folder;
    REQUIRE(keep_issued(folder.path, sample_person().certificate));
    auto record = read_authority_folder(folder.path);
    REQUIRE(record);
    REQUIRE(record->issued.size() == 1);
    CHECK_FALSE(record->issued.front().revoked);
    CHECK(record->revocations.revocations.empty());

    const Revocation revocation{sample_person().certificate.serial, day("2026-05-01"), RevocationReason::withdrawn};
    const auto list = write_revocation_list(folder.path, sample_authority(), revocation, day("2026-05-02"));
    REQUIRE(list);
    record = read_authority_folder(folder.path);
    REQUIRE(record);
    REQUIRE(record->issued.front().revoked);
    CHECK(record->issued.front().revoked->since == day("2026-05-01"));
    const auto renewed = write_revocation_list(folder.path, sample_authority(), std::nullopt, day("2026-06-02"));
    REQUIRE(renewed);
    CHECK(renewed->revocations.size() == 1);
    CHECK(renewed->number == "03");

    CHECK(write_revocation_list(folder.path, sample_authority(), revocation, day("2026-06-03")).error().code ==
          ErrorCode::already_exists);
    const Revocation unknown{"0a", day("2026-05-01"), RevocationReason::withdrawn};
    CHECK(write_revocation_list(folder.path, sample_authority(), unknown, day("2026-06-03")).error().code ==
          ErrorCode::not_found);
}

TEST_CASE("a folder with a stranger's certificate or list in it is refused", "[signing][authority]") {
    const Folder folder;
    const auto stranger = must(InternalAuthority::make("Demo Laboratory", KeyKind::p256, 20, day("2026-01-01")));
    const auto issued = must(stranger.issue({"Li Wei", "u-0007", KeyKind::p256, 3, few_iterations},
                                            secret("correct horse"), day("2026-02-01")));
    REQUIRE(keep_issued(folder.path, issued.certificate));
    CHECK(read_authority_folder(folder.path).error().code == ErrorCode::integrity);
    fs::remove(folder.path + "/issued/" + issued.certificate.serial + ".pem");
    REQUIRE(read_authority_folder(folder.path));
    // The same name and key as the authority's, and yet not signed by it.
    const auto own = must(sample_authority().issue({"Li Wei", "u-0007", KeyKind::p256, 3, few_iterations},
                                                   secret("correct horse"), day("2026-02-01")));
    auto doctored = own.certificate.der;
    doctored.back() = static_cast<char>(doctored.back() ^ 1);
    const auto forged = Certificate::parse(doctored, "doctored");
    REQUIRE(forged);
    REQUIRE(keep_issued(folder.path, *forged));
    CHECK(read_authority_folder(folder.path).error().code == ErrorCode::integrity);
    fs::remove(folder.path + "/issued/" + forged->serial + ".pem");
    REQUIRE(read_authority_folder(folder.path));
    std::ofstream(folder.path + "/revoked.pem")
        << must(stranger.revocation_list(nullptr, {}, day("2026-01-02"), day("2026-02-01"))).pem();
    CHECK(read_authority_folder(folder.path).error().code == ErrorCode::integrity);
    std::ofstream(folder.path + "/authority.pem") << stranger.certificate().pem();
    CHECK(open_authority_folder(folder.path, secret(passphrase)).error().code == ErrorCode::integrity);
}
