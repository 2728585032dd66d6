// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/encoding/base64.h"

#include <sodium/utils.h>

#include <algorithm>

namespace velocert::signing {

std::string base64(std::span<const std::uint8_t> bytes) {
    std::string out(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    out.pop_back();  // the zero that ends a C string
    return out;
}

base::Result<std::string> bytes_of_base64(std::string_view text, std::string_view where) {
    std::string out(text.size() / 4 * 3 + 3, '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    // libsodium 1.0.18 also takes some bytes from 0x80 on for letters.
    const bool ascii = std::all_of(text.begin(), text.end(), [](char c) { return (c & 0x80) == 0; });
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), text.data(),
                                         text.size(), nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL);
    if (!ascii || failed != 0 || end != text.data() + text.size())
        return base::fail(base::ErrorCode::bad_value, std::string(where),
                          "a text of " + std::to_string(text.size()) + " characters that is no base64",
                          "base64 with padding, without blanks");
    out.resize(size);
    return out;
}

}  // namespace velocert::signing
