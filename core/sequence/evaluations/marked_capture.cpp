// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/marked_capture.h"

#include <limits>

namespace velocert::sequence {

using base::Wide;

std::optional<MarkedCapture> marked_capture(std::span<const CaptureData> captures, std::span<const Mark> marks,
                                            std::string_view action) {
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        if (mark->action != action) continue;
        for (const auto& capture : captures)
            if (capture.role == mark->role) return MarkedCapture{&capture, mark->from, mark->to};
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<MarkedCapture> marked_capture(std::span<const CaptureData> captures, std::span<const Mark> marks,
                                            std::string_view action, std::string_view role) {
    for (auto mark = marks.rbegin(); mark != marks.rend(); ++mark) {
        if (mark->action != action || mark->role != role) continue;
        for (const auto& capture : captures)
            if (capture.role == role) return MarkedCapture{&capture, mark->from, mark->to};
    }
    return std::nullopt;
}

std::optional<metrology::AnyQuantity> exact_value(const metrology::Indication& indication) {
    if (!indication.has_value()) return std::nullopt;
    const auto& unit = *indication.unit;
    Wide divisor = 1;
    for (int i = 0; i < indication.value.scale(); ++i) divisor *= 10;
    const Wide product = static_cast<Wide>(indication.value.mantissa()) * unit.factor;
    if (product % divisor != 0) return std::nullopt;
    const Wide base = product / divisor + unit.offset;
    if (base > std::numeric_limits<std::int64_t>::max() || base < -std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return metrology::AnyQuantity(unit.kind, static_cast<std::int64_t>(base));
}

conformity::Reason instrument_trouble(const CaptureData& capture) {
    using Kind = metrology::DeviceEvent::Kind;
    for (const auto& event : capture.events) {
        switch (event.kind) {
            case Kind::restarted: return conformity::Reason::instrument_restarted;
            case Kind::fault: return conformity::Reason::clock_fault;
            case Kind::identity:
            case Kind::accepted:
            case Kind::refused: break;
        }
    }
    return conformity::Reason::none;
}

}  // namespace velocert::sequence
