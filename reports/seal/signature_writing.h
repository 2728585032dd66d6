// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace velocert::reports {

/// Everything that one writing with one signature consists of. The writer makes the bytes from it, and the verifier
/// makes them again from what it read and compares: so nothing else can stand in such a writing.
struct SignatureWriting {
    std::size_t begin = 0;         ///< the length of the file before
    std::size_t table_before = 0;  ///< place of the last cross-reference table
    std::size_t field_object = 0;
    std::string_view field;        ///< dictionary of the empty field, as it stands in the file
    std::size_t value_object = 0;  ///< the first number that is free
    std::string_view root;         ///< values of the trailer, as they stand in the file
    std::string_view info;
    std::string_view id;
    std::string name;      ///< of the signer, UTF-16 with its mark
    std::string reason;    ///< likewise
    std::string date;      ///< "D:20251122020000Z"
    bool stamped = false;  ///< made with a source of time: it says, under its signature, that a time-stamp is in it
    std::size_t room = 0;  ///< bytes kept for the signature
};

/// The member of a signature's dictionary, a boolean, that says that a time-stamp was put in. Nothing else that is
/// signed tells of it: a token is an unsigned attribute, and could be taken out of the last signature without a trace.
constexpr std::string_view stamped_member = "Velocert_TimeStamped";

/// The bytes of a writing in which the room for the signature is all zeros, and where in the whole file it lies.
struct WrittenSignature {
    std::string bytes;
    std::size_t contents_begin = 0;  ///< of "<" before the digits
    std::size_t contents_end = 0;    ///< behind ">"
};

[[nodiscard]] WrittenSignature write_signature(const SignatureWriting& writing);

}  // namespace velocert::reports
