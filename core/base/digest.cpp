// SPDX-License-Identifier: GPL-3.0-or-later
// The three calls below are the ones that OpenSSL marks as old: they use the processor's own SHA instructions like its
// newer interface, but keep their state in memory of ours. A Merkle node costs 190 ns this way, 450 ns through EVP.
#define OPENSSL_SUPPRESS_DEPRECATED

#include "core/base/digest.h"

#include <openssl/sha.h>

#include <cstring>

namespace velocert::base {
namespace {

static_assert(sizeof(SHA256_CTX) <= 128);

SHA256_CTX load(const std::array<std::byte, 128>& bytes) {
    SHA256_CTX state;
    std::memcpy(&state, bytes.data(), sizeof state);
    return state;
}

void store(std::array<std::byte, 128>& bytes, const SHA256_CTX& state) {
    std::memcpy(bytes.data(), &state, sizeof state);
}

/// Digits follow each other without a pattern a processor could guess: a table costs a fifth of comparing.
constexpr auto digits = [] {
    std::array<std::int8_t, 256> out{};
    out.fill(-1);
    for (int i = 0; i < 10; ++i) out[static_cast<std::size_t>('0' + i)] = static_cast<std::int8_t>(i);
    for (int i = 10; i < 16; ++i) out[static_cast<std::size_t>('a' + i - 10)] = static_cast<std::int8_t>(i);
    return out;
}();

int lower_digit(char c) { return digits[static_cast<unsigned char>(c)]; }

int any_digit(char c) { return c >= 'A' && c <= 'F' ? c - 'A' + 10 : lower_digit(c); }

}  // namespace

Result<Digest> Digest::parse(std::string_view hex) {
    std::array<std::uint8_t, size> bytes{};
    bool good = hex.size() == 2 * size;
    int all = 0;
    for (std::size_t i = 0; good && i < size; ++i) {
        const int high = lower_digit(hex[2 * i]);
        const int low = lower_digit(hex[2 * i + 1]);
        all |= high | low;  // negative as soon as one of them is
        bytes[i] = static_cast<std::uint8_t>((high * 16 + low) & 0xFF);
    }
    good = good && all >= 0;
    if (!good)
        return fail(ErrorCode::bad_value, {}, "'" + std::string(hex) + "' is not a SHA-256 digest",
                    "64 lower-case hex digits");
    return Digest(bytes);
}

Digest Digest::of(std::span<const std::uint8_t> bytes) {
    std::array<std::uint8_t, size> out{};
    SHA256_CTX state;
    SHA256_Init(&state);
    SHA256_Update(&state, bytes.data(), bytes.size());
    SHA256_Final(out.data(), &state);
    return Digest(out);
}

Digest Digest::of(std::string_view text) { return of(as_bytes(text)); }

std::string Digest::text() const { return hex(bytes_); }

DigestBuilder::DigestBuilder() {
    SHA256_CTX state;
    SHA256_Init(&state);
    store(state_, state);
}

void DigestBuilder::add(std::span<const std::uint8_t> bytes) {
    auto state = load(state_);
    SHA256_Update(&state, bytes.data(), bytes.size());
    store(state_, state);
}

void DigestBuilder::add(std::string_view text) { add(as_bytes(text)); }

Digest DigestBuilder::digest() const {
    auto state = load(state_);
    std::array<std::uint8_t, Digest::size> out{};
    SHA256_Final(out.data(), &state);
    return Digest(out);
}

std::string hex(std::span<const std::uint8_t> bytes) {
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

Result<std::string> bytes_of_hex(std::string_view hex) {
    std::string out;
    bool good = hex.size() % 2 == 0;
    for (std::size_t i = 0; good && i < hex.size(); i += 2) {
        const int high = any_digit(hex[i]);
        const int low = any_digit(hex[i + 1]);
        good = high >= 0 && low >= 0;
        out += static_cast<char>(high * 16 + low);
    }
    if (!good) return fail(ErrorCode::bad_value, "hex", "'" + std::string(hex) + "'", "pairs of hexadecimal digits");
    return out;
}

}  // namespace velocert::base
