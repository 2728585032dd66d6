// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/certificates/trust_file.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "core/signing/own_file.h"

namespace velocert::signing {
namespace {

constexpr std::size_t largest_trust_file = 16'000'000;  // bytes

}  // namespace

base::Result<std::optional<TrustList>> read_trust_file(const std::string& path) {
    if (path.empty()) return std::optional<TrustList>();
    std::error_code ignored;
    if (std::filesystem::exists(path, ignored) && !std::filesystem::is_regular_file(path, ignored))
        return base::fail(base::ErrorCode::bad_input, path, "no regular file", "a trust list (velocert-trust/1)");
    const auto text = read_bounded_file(path, largest_trust_file);
    if (!text) {
        auto error = text.error();
        // Whoever may not read it has no list, as where there is none.
        if (error.code == base::ErrorCode::read_only) error.code = base::ErrorCode::not_found;
        return base::fail(std::move(error));
    }
    auto list = TrustList::parse(*text, path);
    if (!list) return base::fail(list.error());
    return std::optional(std::move(*list));
}

}  // namespace velocert::signing
