// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace velocert::base {

/// A SHA-256 digest (FIPS 180-4). Printed as 64 lower-case hex digits.
class Digest {
  public:
    static constexpr std::size_t size = 32;

    constexpr Digest() = default;  ///< all zero
    explicit constexpr Digest(const std::array<std::uint8_t, size>& bytes) : bytes_(bytes) {}

    [[nodiscard]] static Result<Digest> parse(std::string_view hex);
    [[nodiscard]] static Digest of(std::span<const std::uint8_t> bytes);
    [[nodiscard]] static Digest of(std::string_view text);

    [[nodiscard]] std::string text() const;
    [[nodiscard]] const std::array<std::uint8_t, size>& bytes() const { return bytes_; }

    friend auto operator<=>(const Digest&, const Digest&) = default;

  private:
    std::array<std::uint8_t, size> bytes_{};
};

/// Computes a Digest piece by piece.
class DigestBuilder {
  public:
    DigestBuilder();
    void add(std::span<const std::uint8_t> bytes);
    void add(std::string_view text);
    /// The digest of all that was added; the builder may go on afterwards.
    [[nodiscard]] Digest digest() const;

  private:
    // The state of the hash library, kept opaque so that its header stays out of ours.
    alignas(8) std::array<std::byte, 128> state_{};
};

/// "0a1b..." of any bytes.
[[nodiscard]] std::string hex(std::span<const std::uint8_t> bytes);
/// The bytes of "0a1B..."; bad_value for anything else.
[[nodiscard]] Result<std::string> bytes_of_hex(std::string_view hex);
/// The bytes of a string, as hash and log functions take them.
[[nodiscard]] inline std::span<const std::uint8_t> as_bytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

}  // namespace velocert::base
