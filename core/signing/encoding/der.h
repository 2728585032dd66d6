// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace velocert::signing {

namespace tag {
constexpr std::uint8_t boolean = 0x01;
constexpr std::uint8_t integer = 0x02;
constexpr std::uint8_t octets = 0x04;
constexpr std::uint8_t null = 0x05;
constexpr std::uint8_t oid = 0x06;
constexpr std::uint8_t generalized_time = 0x18;
constexpr std::uint8_t sequence = 0x30;
constexpr std::uint8_t set = 0x31;
/// [n] around a constructed value.
[[nodiscard]] constexpr std::uint8_t context(int n) { return static_cast<std::uint8_t>(0xa0 + n); }
}  // namespace tag

/// One value in DER: its tag, what is in it, and the whole of it. Views into what was read.
struct DerValue {
    std::uint8_t tag = 0;
    std::string_view content;
    std::string_view whole;
};

/// Reads values in DER one after the other: definite lengths in their shortest form, one-byte tags, nothing else.
/// The first fault sticks, for this reader and all that were made from it; later calls give empty values.
class DerReader {
  public:
    /// `where` names the structure in the error; `fault` must outlive the reader.
    DerReader(std::string_view bytes, std::string where, std::optional<base::Error>& fault)
        : rest_(bytes), where_(std::move(where)), fault_(&fault) {}

    /// Nothing is left, or a fault was met.
    [[nodiscard]] bool done() const { return rest_.empty() || fault_->has_value(); }
    [[nodiscard]] bool next_is(std::uint8_t tag) const;
    /// The next value, which must have that tag; `what` names it in the error.
    DerValue value(std::uint8_t tag, std::string_view what);
    /// The next value whatever it is.
    DerValue any(std::string_view what);
    /// A reader of what is in the next value.
    DerReader inside(std::uint8_t tag, std::string_view what);
    /// A fault if anything is left.
    void end(std::string_view what);
    void refuse(std::string found, std::string expected = {});

  private:
    std::string_view rest_;
    std::string where_;
    std::optional<base::Error>* fault_;
};

/// A value of that tag in DER.
[[nodiscard]] std::string der(std::uint8_t tag, std::string_view content);
/// A value made of others.
[[nodiscard]] std::string der(std::uint8_t tag, std::initializer_list<std::string_view> parts);
/// A set in DER, whose members stand in the order of their bytes.
[[nodiscard]] std::string der_set(std::uint8_t tag, std::vector<std::string> members);
/// An object identifier from its numbers, "1.2.840.113549.1.7.2".
[[nodiscard]] std::string der_oid(std::string_view dotted);
/// A whole number that is not negative, from its bytes, highest first.
[[nodiscard]] std::string der_integer(std::span<const std::uint8_t> magnitude);
[[nodiscard]] std::string der_integer(std::uint8_t value);

}  // namespace velocert::signing
