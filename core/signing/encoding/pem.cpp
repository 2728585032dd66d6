// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/encoding/pem.h"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <memory>

#include "core/base/digest.h"
#include "core/signing/encoding/base64.h"
#include "core/signing/encoding/openssl_handles.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;

bool is_pem(std::string_view bytes) { return bytes.find("-----BEGIN ") != std::string_view::npos; }

Result<std::vector<PemBlock>> pem_blocks(std::string_view text, std::size_t most, std::string_view where) {
    struct Free {
        void operator()(void* memory) const { OPENSSL_free(memory); }
    };
    const BioHandle in(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    std::vector<PemBlock> out;
    for (;;) {
        char* label = nullptr;
        char* header = nullptr;
        unsigned char* data = nullptr;
        long size = 0;
        const int read = PEM_read_bio(in.get(), &label, &header, &data, &size);
        const std::unique_ptr<char, Free> label_owner(label);
        const std::unique_ptr<char, Free> header_owner(header);
        const std::unique_ptr<unsigned char, Free> data_owner(data);
        const std::string place = std::string(where) + " block " + std::to_string(out.size() + 1);
        if (read != 1) {
            const bool end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
            const auto reason = openssl_reason();
            if (end) return out;
            return fail(ErrorCode::bad_value, place, "a damaged PEM block: " + reason);
        }
        if (std::string_view(label).find("PRIVATE KEY") != std::string_view::npos) {
            OPENSSL_cleanse(data, static_cast<std::size_t>(size));
            return fail(ErrorCode::bad_value, place, "a private key stands in the clear in this file",
                        "certificates alone; keys belong into PKCS#12 files");
        }
        if (out.size() == most)
            return fail(ErrorCode::bad_value, place, "more than " + std::to_string(most) + " blocks", "fewer");
        out.push_back({label, Der(reinterpret_cast<const char*>(data), static_cast<std::size_t>(size))});
    }
}

std::string pem_of(std::string_view label, std::string_view der) {
    constexpr std::size_t line = 64;
    const auto text = base64(base::as_bytes(der));
    std::string out = "-----BEGIN " + std::string(label) + "-----\n";
    for (std::size_t at = 0; at < text.size(); at += line) out += text.substr(at, line) + '\n';
    return out + "-----END " + std::string(label) + "-----\n";
}

}  // namespace velocert::signing
