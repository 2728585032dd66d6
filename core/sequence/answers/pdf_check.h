// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace velocert::sequence {

/// Why the bytes are no PDF that a person can read: empty when they are. It is opened with libqpdf, which mends a table
/// of contents as readers do, and must have a page with something on it: contents of its own, or an annotation such as
/// the field of a form. One that asks for a password is none, since nobody could read it years later; nothing of a page
/// is decoded. From any thread; writes nothing anywhere.
[[nodiscard]] std::string pdf_trouble(std::span<const std::uint8_t> bytes);

}  // namespace velocert::sequence
