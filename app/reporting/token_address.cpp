// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/token_address.h"

#include <p11-kit/p11-kit.h>
#include <p11-kit/uri.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>
#include <utility>

#include "core/base/digest.h"
#include "core/signing/keys/pkcs11.h"

namespace velocert::app {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::string_view scheme = "pkcs11:";

using Uri = std::unique_ptr<P11KitUri, decltype(&p11_kit_uri_free)>;

/// A field of fixed length that is filled up with blanks; one that the address does not name begins with 0xFF or 0.
std::string field(const CK_UTF8CHAR* text, std::size_t size) {
    std::size_t length = size;
    while (length > 0 && (text[length - 1] == ' ' || text[length - 1] == 0)) --length;
    if (length == 0 || text[0] == 0xFF) return {};
    return {reinterpret_cast<const char*>(text), length};
}

std::string attribute(const P11KitUri* uri, CK_ATTRIBUTE_TYPE type) {
    const auto* found = p11_kit_uri_get_attribute(const_cast<P11KitUri*>(uri), type);
    if (found == nullptr || found->pValue == nullptr) return {};
    return {static_cast<const char*>(found->pValue), found->ulValueLen};
}

}  // namespace

bool is_token_address(const std::string& text) { return text.starts_with(scheme); }

std::string token_address(const TokenKey& key) {
    const Uri uri(p11_kit_uri_new(), &p11_kit_uri_free);
    auto* info = p11_kit_uri_get_token_info(uri.get());
    std::memset(info->label, ' ', sizeof info->label);
    std::memcpy(info->label, key.token.data(), std::min(key.token.size(), sizeof info->label));
    std::string name = key.key;
    CK_ATTRIBUTE object{CKA_LABEL, name.data(), name.size()};
    if (!name.empty()) p11_kit_uri_set_attribute(uri.get(), &object);
    if (!key.module.empty()) p11_kit_uri_set_module_path(uri.get(), key.module.c_str());
    char* text = nullptr;
    if (p11_kit_uri_format(uri.get(), P11_KIT_URI_FOR_ANY, &text) != P11_KIT_URI_OK) return {};
    std::string out = text;
    std::free(text);
    return out;
}

Result<std::optional<TokenKey>> token_at(const std::string& text) {
    if (!is_token_address(text)) return std::optional<TokenKey>();
    const Uri uri(p11_kit_uri_new(), &p11_kit_uri_free);
    constexpr auto expected = "an address such as pkcs11:token=Li%20Ming?module-path=/usr/lib/library.so (RFC 7512)";
    if (const int done = p11_kit_uri_parse(text.c_str(), P11_KIT_URI_FOR_ANY, uri.get()); done != P11_KIT_URI_OK)
        return base::fail(ErrorCode::bad_value, text, p11_kit_uri_message(done), expected);
    const auto* info = p11_kit_uri_get_token_info(uri.get());
    TokenKey out{{}, field(info->label, sizeof info->label), attribute(uri.get(), CKA_LABEL)};
    if (out.token.empty()) return base::fail(ErrorCode::bad_value, text, "it names no token", expected);
    if (out.key.empty())
        if (const auto id = attribute(uri.get(), CKA_ID); !id.empty()) out.key = base::hex(base::as_bytes(id));
    if (const char* module = p11_kit_uri_get_module_path(uri.get()); module != nullptr) {
        out.module = module;
        return std::optional(std::move(out));
    }
    for (const auto& one : plugged_tokens(known_token_modules()))
        if (one.key.token == out.token) {
            out.module = one.key.module;
            return std::optional(std::move(out));
        }
    return base::fail(ErrorCode::not_found, text, "no library of this machine knows a token '" + out.token + "'",
                      "the token plugged in, or its library named: ?module-path=");
}

std::vector<std::string> known_token_modules() {
    std::vector<std::string> out;
    auto** modules = p11_kit_modules_load(nullptr, 0);
    for (auto** one = modules; one != nullptr && *one != nullptr; ++one) {
        char* path = p11_kit_module_get_filename(*one);
        if (path != nullptr && *path == '/') out.emplace_back(path);
        std::free(path);
    }
    if (modules != nullptr) p11_kit_modules_release(modules);
    return out;
}

std::vector<PluggedToken> plugged_tokens(const std::vector<std::string>& modules) {
    std::vector<PluggedToken> out;
    for (const auto& module : modules) {
        const auto tokens = signing::tokens_of(module);
        if (!tokens) continue;
        for (const auto& token : *tokens)
            if (token.asks_for_pin)
                out.push_back(
                    {{module, token.label, {}}, token.label + " (" + token.maker + ", " + token.serial + ")"});
    }
    return out;
}

}  // namespace velocert::app
