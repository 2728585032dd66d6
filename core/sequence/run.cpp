// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/run.h"

#include <array>

namespace velocert::sequence {

std::string_view name(Lifecycle lifecycle) {
    switch (lifecycle) {
        case Lifecycle::running:
            return "running";
        case Lifecycle::completed:
            return "completed";
        case Lifecycle::stopped:
            return "stopped";
        case Lifecycle::aborted:
            return "aborted";
        case Lifecycle::errored:
            return "errored";
    }
    return "errored";
}

base::Result<Lifecycle> parse_lifecycle(std::string_view text) {
    static constexpr std::array all{Lifecycle::running, Lifecycle::completed, Lifecycle::stopped,
                                    Lifecycle::aborted, Lifecycle::errored};
    for (const auto lifecycle : all)
        if (name(lifecycle) == text) return lifecycle;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no lifecycle",
                      "running, completed, stopped, aborted or errored");
}

std::optional<metrology::AnyQuantity> StepResult::value(std::string_view value_name) const {
    for (const auto& named : values)
        if (named.name == value_name) return named.value;
    return std::nullopt;
}

}  // namespace velocert::sequence
