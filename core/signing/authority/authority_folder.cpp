// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/authority/authority_folder.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/base/digest.h"
#include "core/signing/certificates/trust.h"
#include "core/signing/own_file.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;
using std::chrono::system_clock;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_file = 4'000'000;
constexpr std::chrono::days list_lifetime(92);

std::string in(const std::string& folder, const char* name) { return (fs::path(folder) / name).string(); }

Result<void> make_folder(const std::string& path) {
    std::error_code error;
    fs::create_directories(path, error);
    if (error) return fail(ErrorCode::io, path, "the folder cannot be made: " + error.message());
    return {};
}

Result<Certificate> read_certificate(const std::string& path) {
    const auto bytes = read_bounded_file(path, largest_file);
    if (!bytes) return fail(bytes.error());
    return Certificate::parse(*bytes, path);
}

Result<RevocationList> read_list(const std::string& folder, const Certificate& authority) {
    const auto path = in(folder, "revoked.pem");
    const auto bytes = read_bounded_file(path, largest_file);
    if (!bytes) return fail(bytes.error());
    auto list = RevocationList::parse(*bytes, path);
    if (list && !revocation_list_holds(*list, authority))
        return fail(ErrorCode::integrity, path, "this revocation list was not signed by the authority of this folder",
                    "the list it issued last");
    return list;
}

Result<std::vector<std::string>> issued_files(const std::string& folder) {
    std::vector<std::string> out;
    std::error_code error;
    for (fs::directory_iterator at(in(folder, "issued"), error), end; !error && at != end; at.increment(error))
        if (at->path().extension() == ".pem") out.push_back(at->path().string());
    if (error)
        return fail(ErrorCode::not_found, in(folder, "issued"), "the folder cannot be read: " + error.message(),
                    "the folder of an authority");
    return out;
}

}  // namespace

Result<void> create_authority_folder(const std::string& folder, const InternalAuthority& authority,
                                     const base::Secret& passphrase, system_clock::time_point now, int iterations) {
    if (fs::exists(in(folder, "authority.p12")) || fs::exists(in(folder, "authority.pem")))
        return fail(ErrorCode::already_exists, folder, "there is an authority in this folder", "a new folder");
    const auto file = authority.key_file(passphrase, iterations);
    if (!file) return fail(file.error());
    const auto list = authority.revocation_list(nullptr, {}, now, now + list_lifetime);
    if (!list) return fail(list.error());
    if (auto made = make_folder(in(folder, "issued")); !made) return made;
    if (auto done = write_own_file(in(folder, "authority.p12"), base::as_bytes(*file)); !done) return done;
    if (auto done = replace_public_file(in(folder, "revoked.pem"), base::as_bytes(list->pem())); !done) return done;
    return replace_public_file(in(folder, "authority.pem"), base::as_bytes(authority.certificate().pem()));
}

Result<InternalAuthority> open_authority_folder(const std::string& folder, const base::Secret& passphrase) {
    const auto certificate = read_certificate(in(folder, "authority.pem"));
    if (!certificate) return fail(certificate.error());
    const auto file = read_bounded_file(in(folder, "authority.p12"), largest_file);
    if (!file) return fail(file.error());
    auto authority = InternalAuthority::open(base::as_bytes(*file), passphrase);
    if (authority && authority->certificate().fingerprint != certificate->fingerprint)
        return fail(ErrorCode::integrity, folder, "authority.p12 and authority.pem are of different authorities",
                    "files of one authority");
    return authority;
}

Result<AuthorityRecord> read_authority_folder(const std::string& folder) {
    AuthorityRecord out;
    auto certificate = read_certificate(in(folder, "authority.pem"));
    if (!certificate) return fail(certificate.error());
    out.certificate = std::move(*certificate);
    auto list = read_list(folder, out.certificate);
    if (!list) return fail(list.error());
    out.revocations = std::move(*list);
    const auto files = issued_files(folder);
    if (!files) return fail(files.error());
    for (const auto& path : *files) {
        auto one = read_certificate(path);
        if (!one) return fail(one.error());
        if (!signed_by(*one, out.certificate))
            return fail(ErrorCode::integrity, path, "this certificate was not issued by the authority of this folder",
                        "only its own");
        const auto* entry = out.revocations.find(one->serial);
        out.issued.push_back({std::move(*one), entry == nullptr ? std::nullopt : std::optional(*entry)});
    }
    std::sort(out.issued.begin(), out.issued.end(), [](const IssuedCertificate& a, const IssuedCertificate& b) {
        return std::pair(a.certificate.not_before, a.certificate.serial) <
               std::pair(b.certificate.not_before, b.certificate.serial);
    });
    return out;
}

Result<void> keep_issued(const std::string& folder, const Certificate& certificate) {
    return replace_public_file((fs::path(folder) / "issued" / (certificate.serial + ".pem")).string(),
                               base::as_bytes(certificate.pem()));
}

Result<RevocationList> write_revocation_list(const std::string& folder, const InternalAuthority& authority,
                                             const std::optional<Revocation>& revocation,
                                             system_clock::time_point now) {
    const auto record = read_authority_folder(folder);
    if (!record) return fail(record.error());
    std::vector<Revocation> more;
    if (revocation) {
        const auto known = std::any_of(record->issued.begin(), record->issued.end(), [&](const auto& issued) {
            return issued.certificate.serial == revocation->serial;
        });
        if (!known)
            return fail(ErrorCode::not_found, folder, "no certificate " + revocation->serial + " was issued here",
                        "a serial number that 'certificate list' shows");
        more.push_back(*revocation);
    }
    auto list = authority.revocation_list(&record->revocations, more, now, now + list_lifetime);
    if (!list) return list;
    if (auto done = replace_public_file(in(folder, "revoked.pem"), base::as_bytes(list->pem())); !done)
        return fail(done.error());
    return list;
}

}  // namespace velocert::signing
