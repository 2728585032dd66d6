// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/encoding/openssl_handles.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/err.h>
#include <utf8proc.h>

#include <ctime>

#include "core/base/digest.h"

namespace velocert::signing {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

bool can_be_shown(std::string_view text) {
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(at, left, &point);
        if (used <= 0 || utf8proc_category(point) == UTF8PROC_CATEGORY_CC) return false;
        at += used;
        left -= used;
    }
    return true;
}

}  // namespace

std::string openssl_reason() {
    const auto code = ERR_peek_last_error();
    std::string out = "OpenSSL gave no reason";
    if (code != 0) {
        const char* reason = ERR_reason_error_string(code);
        out = reason != nullptr ? reason : "OpenSSL error " + std::to_string(code);
    }
    ERR_clear_error();
    return out;
}

Result<CertificateHandle> certificate_from_der(std::string_view der, std::string_view where) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    CertificateHandle out(d2i_X509(nullptr, &at, static_cast<long>(der.size())));
    if (!out) return fail(ErrorCode::bad_value, std::string(where), "no X.509 certificate: " + openssl_reason());
    // Bytes behind it, or a second way of writing the same, would give one certificate two fingerprints.
    if (at != reinterpret_cast<const unsigned char*>(der.data()) + der.size() || der_of(&i2d_X509, out.get()) != der)
        return fail(ErrorCode::bad_value, std::string(where), "a certificate that is not written in DER",
                    "DER and nothing behind it");
    return out;
}

Result<std::chrono::system_clock::time_point> time_of(const ASN1_TIME* time, std::string_view where) {
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) {
        ERR_clear_error();
        return fail(ErrorCode::bad_value, std::string(where), "a time that cannot be read",
                    "UTCTime or GeneralizedTime");
    }
    constexpr int tm_year_base = 1900;
    constexpr int first_year = 1700;
    constexpr int last_year = 2250;
    const int year = parts.tm_year + tm_year_base;
    if (year < first_year || year >= last_year) {
        parts = {};
        parts.tm_mday = 1;
        parts.tm_year = (year < first_year ? first_year : last_year) - tm_year_base;
    }
    return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

TimeHandle asn1_time(std::chrono::system_clock::time_point time) {
    return TimeHandle(
        ASN1_TIME_set(nullptr, std::chrono::system_clock::to_time_t(std::chrono::floor<std::chrono::seconds>(time))));
}

std::string serial_text(const ASN1_INTEGER* serial) {
    const std::span<const std::uint8_t> bytes(ASN1_STRING_get0_data(serial),
                                              static_cast<std::size_t>(ASN1_STRING_length(serial)));
    return bytes.empty() ? "00" : base::hex(bytes);
}

Result<std::string> name_text(const X509_NAME* name, std::string_view where) {
    const BioHandle out(BIO_new(BIO_s_mem()));
    // Letters of all scripts as they are.
    constexpr unsigned long form = XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB);
    if (!out || X509_NAME_print_ex(out.get(), name, 0, form) < 0)
        return fail(ErrorCode::bad_value, std::string(where), "a name that cannot be read: " + openssl_reason());
    char* data = nullptr;
    const long size = BIO_get_mem_data(out.get(), &data);
    std::string text(data, static_cast<std::size_t>(size));
    // Control characters inside are written as \XX by the form above; what is left is the bytes of the letters.
    if (!can_be_shown(text))
        return fail(ErrorCode::bad_value, std::string(where), "a name that is no text", "letters in UTF-8");
    return text;
}

std::string name_part(const X509_NAME* name, int nid) {
    int last = -1;
    for (int at = -1; (at = X509_NAME_get_index_by_NID(name, nid, at)) >= 0;) last = at;
    if (last < 0) return {};
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, last)));
    if (size < 0) {
        ERR_clear_error();
        return {};
    }
    std::string out(reinterpret_cast<const char*>(text), static_cast<std::size_t>(size));
    OPENSSL_free(text);
    return can_be_shown(out) ? out : std::string();
}

}  // namespace velocert::signing
