// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"

namespace velocert::base {

/// Somebody who answers for an entry. `id` is that of an account; empty while a person is known by name alone.
struct Person {
    std::string id;
    std::string name;  ///< as the person writes it, without blanks around it
    friend bool operator==(const Person&, const Person&) = default;
};

/// A person known by name. Refuses a name without a visible character, with control characters, over 200 bytes, or
/// that is not UTF-8. `where` names the place in errors.
[[nodiscard]] Result<Person> person_named(std::string_view name, std::string_view where);

/// The name without what writing alone makes different: compatibility forms (full width, ligatures), case, ignorable
/// characters, the number of blanks. Unicode NFKC with case folding (UAX 15, UTS 46 mapping of utf8proc). Letters of
/// other scripts that only look alike stay different.
[[nodiscard]] std::string folded_name(std::string_view name);

/// Accounts decide where both persons have one; else the folded names do.
[[nodiscard]] bool same_person(const Person& a, const Person& b);

/// {"id": "", "name": "..."}
[[nodiscard]] Json to_json(const Person& person);
/// Required member; its error is kept in the reader.
[[nodiscard]] Person read_person(JsonReader& reader, std::string_view key);

}  // namespace velocert::base
