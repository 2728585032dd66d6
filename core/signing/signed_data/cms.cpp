// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/signed_data/cms.h"

#include "core/signing/signed_data/signed_data.h"
#include "core/signing/signed_data/signed_data_names.h"

namespace velocert::signing {
namespace {

constexpr const char* where = "signature";

std::string bytes_of(const base::Digest& digest) {
    return {reinterpret_cast<const char*>(digest.bytes().data()), base::Digest::size};
}

}  // namespace

base::Result<Der> sign_cms(SigningKey& key, const base::Digest& content) {
    return sign_signed_data(key, {names::data, std::nullopt, bytes_of(content)});
}

base::Result<Der> with_timestamp(const Der& cms, const Der& token) {
    const std::string attribute = der(tag::sequence, {names::timestamp_token, der(tag::set, token)});
    return with_unsigned_attributes(cms, der(tag::context(1), attribute), where);
}

base::Result<CmsSignature> verify_cms(std::string_view cms, const base::Digest& content) {
    auto data = verify_signed_data(cms, names::data, bytes_of(content), Strictness::own, where);
    if (!data) return base::fail(data.error());
    CmsSignature out{std::move(data->certificate), std::move(data->issuers), std::move(data->signature), std::nullopt};
    if (!data->timestamps.empty()) out.timestamp = std::move(data->timestamps.front());
    return out;
}

}  // namespace velocert::signing
