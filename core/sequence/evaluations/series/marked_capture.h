// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "core/sequence/evaluations/evaluation.h"

namespace velocert::sequence {

/// The stretch of a capture that belongs to one action of the attempt.
struct MarkedCapture {
    const CaptureData* capture = nullptr;
    std::uint64_t from = 0;  ///< received bytes
    std::uint64_t to = 0;
    /// Whole frames only.
    [[nodiscard]] bool holds(std::uint64_t offset, std::uint32_t length) const {
        return offset >= from && offset + length <= to;
    }
};
/// The last mark of that action with its capture; nothing if one of them is not there.
[[nodiscard]] std::optional<MarkedCapture> marked_capture(std::span<const CaptureData> captures,
                                                          std::span<const Mark> marks, std::string_view action);
/// The last mark of that action on that role.
[[nodiscard]] std::optional<MarkedCapture> marked_capture(std::span<const CaptureData> captures,
                                                          std::span<const Mark> marks, std::string_view action,
                                                          std::string_view role);

/// Whether the instrument restarted or found its own clock impossible; Reason::none if neither.
[[nodiscard]] conformity::Reason instrument_trouble(const CaptureData& capture);

}  // namespace velocert::sequence
