// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/series/marked_capture.h"

namespace velocert::sequence {

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
