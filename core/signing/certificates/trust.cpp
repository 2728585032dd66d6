// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/certificates/trust.h"

#include <openssl/err.h>

#include <algorithm>
#include <utility>

#include "core/base/json.h"
#include "core/base/json_members.h"
#include "core/signing/encoding/openssl_handles.h"
#include "core/signing/encoding/pem.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Json;
using base::JsonReader;
using base::Result;

namespace {

constexpr std::string_view format = "velocert-trust/1";
constexpr std::size_t most_certificates = 200;
constexpr std::size_t largest_trust_list = 16'000'000;

template <typename List, typename Of>
bool contains(const List& list, const base::Digest& fingerprint, Of of) {
    return std::any_of(list.begin(), list.end(), [&](const auto& one) { return of(one) == fingerprint; });
}

bool is_there(const TrustList& list, const Certificate& certificate) {
    return contains(list.roots, certificate.fingerprint,
                    [](const auto& root) { return root.certificate.fingerprint; }) ||
           contains(list.intermediates, certificate.fingerprint, [](const auto& one) { return one.fingerprint; });
}

/// Reads the PEM text of one member of an array with what `parse` makes of it.
template <typename T, typename Add>
void read_texts(JsonReader& reader, std::string_view key, Result<T> (*parse)(std::string_view, std::string_view),
                Add add) {
    std::size_t number = 0;
    for (const auto& item : reader.array(key)) {
        const auto place = reader.where(key) + "/" + std::to_string(number++);
        if (item.string() == nullptr)
            return reader.refuse({ErrorCode::bad_value, place, std::string(item.kind_name()), "text in PEM"});
        auto one = parse(*item.string(), place);
        if (!one) return reader.refuse(one.error());
        if (auto added = add(std::move(*one)); !added) return reader.refuse(added.error());
    }
}

Result<TrustKind> parse_kind(const std::string& text, const std::string& where) {
    for (const auto kind : {TrustKind::internal, TrustKind::licensed})
        if (text == name(kind)) return kind;
    return fail(ErrorCode::bad_value, where, "'" + text + "'", "internal or licensed");
}

}  // namespace

std::string_view name(TrustKind kind) {
    switch (kind) {
        case TrustKind::internal: return "internal";
        case TrustKind::licensed: return "licensed";
    }
    return "internal";
}

Result<void> TrustList::add_root(Certificate certificate, TrustKind kind) {
    if (!certificate.authority || !certificate.self_issued || !signed_by(certificate, certificate))
        return fail(ErrorCode::bad_value, certificate.subject, "this certificate is no root",
                    "an authority that signed itself");
    if (is_there(*this, certificate))
        return fail(ErrorCode::already_exists, certificate.subject, "this authority is in the list already");
    if (roots.size() + intermediates.size() >= most_certificates)
        return fail(ErrorCode::bad_value, certificate.subject, "the list is full", "200 authorities at most");
    roots.push_back({std::move(certificate), kind});
    return {};
}

Result<void> TrustList::add_intermediate(Certificate certificate) {
    if (!certificate.authority || certificate.self_issued)
        return fail(ErrorCode::bad_value, certificate.subject,
                    certificate.authority ? "this authority was not certified by another one"
                                          : "this is the certificate of a person, not of an authority",
                    "an authority that another one certified");
    if (is_there(*this, certificate))
        return fail(ErrorCode::already_exists, certificate.subject, "this authority is in the list already");
    if (roots.size() + intermediates.size() >= most_certificates)
        return fail(ErrorCode::bad_value, certificate.subject, "the list is full", "200 authorities at most");
    intermediates.push_back(std::move(certificate));
    return {};
}

Result<void> TrustList::add_revocation_list(RevocationList list) {
    const auto signs = [&](const Certificate& authority) { return revocation_list_holds(list, authority); };
    const bool known =
        std::any_of(roots.begin(), roots.end(), [&](const auto& root) { return signs(root.certificate); }) ||
        std::any_of(intermediates.begin(), intermediates.end(), signs);
    if (!known)
        return fail(ErrorCode::integrity, "revocation list of " + list.issuer,
                    "no authority in the trust list signed this revocation list",
                    "one by an authority that is trusted");
    // Two authorities may share a name: a list is replaced by one that the same key signed.
    const auto same_key = [&](const RevocationList& other) {
        if (other.issuer_name != list.issuer_name) return false;
        const auto both = [&](const Certificate& authority) {
            return revocation_list_holds(list, authority) && revocation_list_holds(other, authority);
        };
        return std::any_of(roots.begin(), roots.end(), [&](const auto& root) { return both(root.certificate); }) ||
               std::any_of(intermediates.begin(), intermediates.end(), both);
    };
    const auto earlier = std::find_if(revocation_lists.begin(), revocation_lists.end(), same_key);
    if (earlier == revocation_lists.end()) {
        revocation_lists.push_back(std::move(list));
        return {};
    }
    if (!list.newer_than(*earlier))
        return fail(ErrorCode::already_exists, "revocation list of " + list.issuer,
                    "the list that is here is as new or newer", "a later one");
    *earlier = std::move(list);
    return {};
}

Result<void> TrustList::import(std::string_view bytes, TrustKind kind, std::string_view where) {
    TrustList changed = *this;
    const bool looks_like_list = bytes.find("-----BEGIN X509 CRL-----") != std::string_view::npos;
    auto certificates = looks_like_list ? Result<std::vector<Certificate>>() : Certificate::parse_all(bytes, where);
    if (looks_like_list || !certificates) {
        auto list = RevocationList::parse(bytes, where);
        // A file that is neither is most likely meant to be certificates.
        if (!list) return fail(looks_like_list ? list.error() : certificates.error());
        if (auto added = changed.add_revocation_list(std::move(*list)); !added) return fail(added.error());
    } else {
        for (auto& certificate : *certificates) {
            auto added = certificate.self_issued ? changed.add_root(std::move(certificate), kind)
                                                 : changed.add_intermediate(std::move(certificate));
            if (!added) return fail(added.error());
        }
    }
    *this = std::move(changed);
    return {};
}

Result<TrustList> TrustList::parse(std::string_view json, std::string_view where) {
    if (json.size() > largest_trust_list)
        return fail(ErrorCode::bad_value, std::string(where),
                    "a trust list of " + std::to_string(json.size()) + " bytes", "16 million bytes at most");
    const auto document = Json::parse(json, where);
    if (!document) return fail(document.error());
    JsonReader reader(*document, std::string(where));
    base::expect_format(reader, format);
    TrustList out;
    std::size_t number = 0;
    for (const auto& item : reader.array("roots")) {
        JsonReader root(item, std::string(where), "/roots/" + std::to_string(number++));
        const auto kind = parse_kind(root.text("kind"), root.where("kind"));
        const auto pem = root.text("certificate");
        if (auto done = root.finish(); !done) return fail(done.error());
        if (!kind) return fail(kind.error());
        auto certificate = Certificate::parse(pem, root.where("certificate"));
        if (!certificate) return fail(certificate.error());
        if (auto added = out.add_root(std::move(*certificate), *kind); !added) return fail(added.error());
    }
    read_texts(reader, "intermediates", &Certificate::parse,
               [&](Certificate&& one) { return out.add_intermediate(std::move(one)); });
    read_texts(reader, "revocation_lists", &RevocationList::parse,
               [&](RevocationList&& one) { return out.add_revocation_list(std::move(one)); });
    if (auto done = reader.finish(); !done) return fail(done.error());
    return out;
}

std::string TrustList::text() const {
    auto root_items = Json::array();
    for (const auto& root : roots)
        root_items.push(Json::object().set("kind", name(root.kind)).set("certificate", root.certificate.pem()));
    auto intermediate_items = Json::array();
    for (const auto& one : intermediates) intermediate_items.push(one.pem());
    auto list_items = Json::array();
    for (const auto& one : revocation_lists) list_items.push(one.pem());
    return Json::object()
               .set("format", format)
               .set("roots", std::move(root_items))
               .set("intermediates", std::move(intermediate_items))
               .set("revocation_lists", std::move(list_items))
               .text(true) +
           '\n';
}

}  // namespace velocert::signing
