// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/clock.h"
#include "core/base/json.h"
#include "core/base/json_members.h"
#include "core/base/result.h"
#include "core/metrology/quantity.h"
#include "core/standards/procedure.h"

// Fields that the files of a pack share, read into their types. Errors are kept in the reader, with their
// place.
namespace velocert::standards {

/// Calls `read` with a reader for each object of the array `key`, and refuses what it leaves unread.
void for_each(base::JsonReader& reader, std::string_view key, const std::function<void(base::JsonReader&)>& read);
/// The same for an optional object of objects; `read` also gets the member's name.
void for_each_member(base::JsonReader& reader, std::string_view key,
                     const std::function<void(const std::string&, base::JsonReader&)>& read);
/// An optional object of strings.
[[nodiscard]] std::map<std::string, std::string> words(base::JsonReader& reader, std::string_view key);
/// An optional array of strings.
[[nodiscard]] std::vector<std::string> list(base::JsonReader& reader, std::string_view key);

/// {"zh": ..., "en": ...}, both required.
[[nodiscard]] Title title(base::JsonReader& reader, std::string_view key);
/// Optional {"batteries": [...], "drives": [...], "uses": [...], "features": [...]}.
[[nodiscard]] Applicability applicability(base::JsonReader& reader, std::string_view key);
/// Optional quantity; of that kind, if one is given.
[[nodiscard]] std::optional<metrology::WrittenQuantity> quantity(base::JsonReader& reader, std::string_view key,
                                                                 std::optional<metrology::Kind> kind);
/// Optional array of quantities of one kind, by ascending value, each once.
[[nodiscard]] std::vector<metrology::WrittenQuantity> quantities(base::JsonReader& reader, std::string_view key);
/// Optional object of parameters, {"name": {"value": "0.2 s", "source": ...}} or with "word" for the value.
[[nodiscard]] std::map<std::string, Parameter> parameters(base::JsonReader& reader, std::string_view key);
[[nodiscard]] base::Date date(base::JsonReader& reader, std::string_view key);

/// An id: lower-case letters, digits and the given marks, starting with a letter.
[[nodiscard]] bool is_id(std::string_view text, std::string_view marks);

/// Reads a required word with the parser of its type; the fallback stands in after an error.
template <typename T>
[[nodiscard]] T word(base::JsonReader& reader, std::string_view key, base::Result<T> (*parse)(std::string_view),
                     T fallback) {
    const std::string text = reader.text(key);
    if (!reader.ok()) return fallback;
    auto value = parse(text);
    if (value) return *value;
    reader.refuse(key, value.error().code, value.error().found, value.error().expected);
    return fallback;
}

/// Keeps the place of a nested reader's error in its parent.
inline void close(base::JsonReader& parent, base::JsonReader& nested) {
    if (auto done = nested.finish(); !done) parent.refuse(done.error());
}

}  // namespace velocert::standards
