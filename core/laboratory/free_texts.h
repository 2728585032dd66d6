// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/laboratory/order.h"
#include "core/laboratory/test_item.h"

// What an order or an item says in free words is frozen into records and printed on pages. It is looked at where a file
// or a form comes in, and nowhere else: what stands on record already is read as it is.
namespace velocert::laboratory {

/// Characters (of Unicode) that a name, a code, a model or any other short text may have; and what is said in sentences
/// (description, condition, sampling, what, reason, differences, note) or names a file.
inline constexpr int longest_name = 200;
inline constexpr int longest_sentences = 2000;

/// Whether every text in the document can be shown as it is, and is no longer than it may be: no control characters (a
/// line may end within sentences and addresses), no controls of the direction of writing, which make a name look like
/// another one, nothing that Unicode leaves unassigned. Names of members are held to the same. Errors: bad_value with
/// the place in the file.
[[nodiscard]] base::Result<void> need_showable_texts(const base::Json& document, std::string_view source,
                                                     std::string_view pointer = {});

/// load_order() and item_from_json() of what comes in now.
[[nodiscard]] base::Result<Order> new_order(std::string_view text, std::string_view source);
[[nodiscard]] base::Result<TestItem> new_item(const base::Json& json, std::string_view source);

}  // namespace velocert::laboratory
