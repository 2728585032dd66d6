// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"

namespace velocert::laboratory {

/// One part of a vehicle that is weighed by itself. Whether it counts as plastic is the laboratory's decision, made
/// before it is weighed and kept with its reason.
struct Part {
    /// What the part lies in while it is weighed.
    enum class Container : std::uint8_t {
        none,
        tare,   ///< an empty container is tared on the balance first
        known,  ///< the container's mass is typed, and taken off
    };
    std::string id;        ///< unique in the bill ("P-012")
    std::string name;      ///< unique in the bill ("front mudguard")
    std::string material;  ///< as marked or declared ("PP", "ABS", "aluminium"); empty: not known
    bool counts = false;
    std::string reason;        ///< why it counts or does not; required for one that does not
    std::string photo;         ///< file name of the photograph; empty: none
    std::string photo_digest;  ///< SHA-256 of that file, hexadecimal; empty where the file was not there to be read
    Container container = Container::none;
    std::string balance;  ///< role of the balance it is weighed on; empty: the step's own

    friend bool operator==(const Part&, const Part&) = default;
};
[[nodiscard]] std::string_view name(Part::Container container);
[[nodiscard]] base::Result<Part::Container> parse_container(std::string_view text);

/// Reads a bill of parts: {"format": "velocert-parts/1", "parts": [{"id", "name", "material", "counts", "reason",
/// "photo", "photo_sha256", "container": "none|tare|known", "balance"}]}. Ids and names stand once each; a part that
/// does not count has a reason. Errors name file, line and part.
[[nodiscard]] base::Result<std::vector<Part>> parts_from_json(const base::Json& json, std::string_view source);
/// The array of parts as records hold it; what is empty is left out.
[[nodiscard]] base::Json to_json(std::span<const Part> parts);
/// Reads such an array.
[[nodiscard]] base::Result<std::vector<Part>> parts_from_array(const base::Json& json, std::string_view source,
                                                               std::string_view pointer);

/// The parts of `wanted` that `known` does not hold yet, in order. A bill only grows: a part that stands in both must
/// be the same in both (already_exists otherwise), and a new one must not take another's name.
[[nodiscard]] base::Result<std::vector<Part>> parts_to_add(std::span<const Part> known, std::span<const Part> wanted,
                                                           std::string_view source);

/// Null when the bill has no part of that id.
[[nodiscard]] const Part* find_part(std::span<const Part> parts, std::string_view id);

}  // namespace velocert::laboratory
