// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/conformity/limit.h"

namespace velocert::standards {

/// The value part of a limit as packs and releases write it: relation, value, upper, text, at, duration.
/// Refuses combinations that say nothing or two things: an upper value without "in", a word beside a
/// quantity.
void read_limit_value(base::JsonReader& reader, conformity::Limit& limit, std::optional<metrology::Kind> kind);

/// One limit as a release writes it: id, value part, source, page and note. A limit that is released has a relation
/// and a value. The page stands behind the source in Limit::source.
[[nodiscard]] conformity::Limit read_released_limit(base::JsonReader& reader, const std::string& edition);

/// Reads limits.json ("velocert-limits/1"). Each limit declares its kind, and its units must fit. What is
/// confirmed or provisional must have a relation and a value; what is unverified may lack them. A released
/// limit does not stand in a pack: releases are the laboratory's.
[[nodiscard]] base::Result<std::vector<conformity::Limit>> load_limits(const base::Json& json,
                                                                       const std::string& source,
                                                                       const std::string& edition);

}  // namespace velocert::standards
