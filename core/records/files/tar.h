// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/records/files/byte_source.h"

namespace velocert::records {

/// A POSIX tar file (ustar) of plain files, written in one way only: names up to 99 characters, mode 0444, no owner,
/// time 0. The same members give the same bytes, and every byte has one right value, so that none can be changed
/// unseen. Any tar program unpacks it.
struct TarMember {
    std::string name;
    std::uint64_t at = 0;  ///< where its bytes begin
    std::uint64_t size = 0;
};

/// The 512 bytes in front of a member.
[[nodiscard]] std::vector<std::uint8_t> tar_header(std::string_view name, std::uint64_t size);
/// Zeros behind the bytes of a member.
[[nodiscard]] std::size_t tar_padding(std::uint64_t size);
/// Zeros at the end.
inline constexpr std::size_t tar_end = 1024;

/// The longest name and the largest member that a header can tell.
inline constexpr std::size_t tar_longest_name = 99;
inline constexpr std::uint64_t tar_largest_member = (std::uint64_t{1} << 33U) - 1;

/// Lists what tar_header() and tar_padding() write; refuses any other byte outside the members, saying at which
/// offset. Reads headers and padding only. `source` names the file in errors.
[[nodiscard]] base::Result<std::vector<TarMember>> list_tar(const ByteSource& file, std::string_view source);

}  // namespace velocert::records
