// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/person.h"
#include "core/base/result.h"
#include "core/records/archive.h"

namespace velocert::records {

/// Whether `second` may decide on what `first` did, by all names by which the accounts of the archive know both: asked
/// before an act is written, and of no entry that is there already. Errors: not_permitted at `where`, saying that the
/// second person `did` it ("proposed it"); those of reading the accounts.
[[nodiscard]] base::Result<void> need_second_person(const Archive& archive, const base::Person& first,
                                                    const base::Person& second, const std::string& where,
                                                    std::string_view did);

}  // namespace velocert::records
