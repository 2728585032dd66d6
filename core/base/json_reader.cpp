// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>
#include <utility>

#include "core/base/json.h"
#include "core/base/json_place.h"

namespace velocert::base {

std::string json_place(std::string_view source, int line, int column) {
    std::string out(source);
    if (line > 0) {
        if (!out.empty()) out += ':';
        out += std::to_string(line) + ':' + std::to_string(column);
    }
    return out;
}

JsonReader::JsonReader(const Json& value, std::string source, std::string pointer)
    : value_(&value), source_(std::move(source)), pointer_(std::move(pointer)) {
    if (const auto* members = value.members())
        used_.resize(members->size());
    else
        refuse({}, ErrorCode::bad_input, std::string(value.kind_name()), "an object");
}

namespace {

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c; }

/// True where two names differ by one character that is another, lost or one too many; capitals and the kind of stroke
/// do not count.
bool one_slip(std::string_view left, std::string_view right) {
    if (left.size() > right.size()) std::swap(left, right);
    if (left.size() < 2 || right.size() - left.size() > 1) return false;
    std::size_t same = 0;
    while (same < left.size() && small(left[same]) == small(right[same])) ++same;
    const std::size_t step = left.size() == right.size() && same < left.size() ? 1 : 0;
    for (std::size_t i = same + step; i < left.size(); ++i)
        if (small(left[i]) != small(right[i + right.size() - left.size()])) return false;
    return true;
}

}  // namespace

const Json* JsonReader::take(std::string_view key) {
    const auto* members = value_->members();
    if (members == nullptr) return nullptr;
    // Until there is an error, its `expected` holds the names that were asked for.
    if (!failed_) error_.expected.append(key).append(1, '\n');
    for (std::size_t i = 0; i < members->size(); ++i) {
        if ((*members)[i].first == key) {
            used_[i] = true;
            return &(*members)[i].second;
        }
    }
    return nullptr;
}

std::string JsonReader::where(std::string_view key) const {
    const Json* at = key.empty() ? value_ : value_->find(key);
    if (at == nullptr) at = value_;
    std::string out = json_place(source_, at->line(), at->column());
    out += (out.empty() ? "" : " ") + (pointer_.empty() && key.empty() ? std::string("/") : pointer_);
    if (!key.empty()) out += '/' + std::string(key);
    return out;
}

void JsonReader::refuse(std::string_view key, ErrorCode code, std::string found, std::string expected) {
    if (failed_) return;
    failed_ = true;
    error_ = Error{code, where(key), std::move(found), std::move(expected)};
}

void JsonReader::refuse(Error error) {
    if (failed_) return;
    failed_ = true;
    error_ = std::move(error);
}

const Json& JsonReader::any(std::string_view key) {
    static const Json null;
    const Json* found = take(key);
    if (found == nullptr) {
        // A slip of the pen is shown at its own place, which tells more than the beginning of the object.
        std::string like;
        if (const auto* members = value_->members())
            for (std::size_t i = 0; i < members->size() && like.empty(); ++i)
                if (!used_[i] && one_slip((*members)[i].first, key)) like = (*members)[i].first;
        refuse(like, ErrorCode::missing_field,
               "\"" + std::string(key) + "\" is missing" + (like.empty() ? "" : ", and \"" + like + "\" is no field"),
               "a member \"" + std::string(key) + "\"");
        return null;
    }
    return *found;
}

const Json* JsonReader::optional(std::string_view key) {
    const Json* found = take(key);
    return found == nullptr || found->is_null() ? nullptr : found;
}

std::string JsonReader::text(std::string_view key) {
    const Json& found = any(key);
    if (const auto* text = found.string(); text != nullptr && !text->empty()) return *text;
    refuse(key, ErrorCode::bad_value, found.string() ? "an empty string" : std::string(found.kind_name()), "a text");
    return {};
}

std::string JsonReader::text_or(std::string_view key, std::string_view fallback) {
    const Json* found = optional(key);
    if (found == nullptr) return std::string(fallback);
    if (const auto* text = found->string()) return *text;
    refuse(key, ErrorCode::bad_value, std::string(found->kind_name()), "a string");
    return std::string(fallback);
}

bool JsonReader::flag_or(std::string_view key, bool fallback) {
    const Json* found = optional(key);
    if (found == nullptr) return fallback;
    if (const bool* flag = found->boolean()) return *flag;
    refuse(key, ErrorCode::bad_value, std::string(found->kind_name()), "true or false");
    return fallback;
}

std::int64_t JsonReader::integer(std::string_view key) {
    const Json& found = any(key);
    if (const auto* number = found.number()) {
        std::int64_t value = 0;
        const char* end = number->digits.data() + number->digits.size();
        const auto [at, code] = std::from_chars(number->digits.data(), end, value);
        if (code == std::errc{} && at == end) return value;
    }
    refuse(key, ErrorCode::bad_value, found.number() ? found.number()->digits : std::string(found.kind_name()),
           "a whole number");
    return 0;
}

std::int64_t JsonReader::integer_or(std::string_view key, std::int64_t fallback) {
    return optional(key) == nullptr ? fallback : integer(key);
}

const Json::Array& JsonReader::array(std::string_view key) {
    static const Json::Array empty;
    const Json& found = any(key);
    if (const auto* items = found.items()) return *items;
    refuse(key, ErrorCode::bad_value, std::string(found.kind_name()), "an array");
    return empty;
}

JsonReader JsonReader::child(std::string_view key) {
    const Json& found = any(key);
    return JsonReader(found, source_, pointer_ + '/' + std::string(key));
}

namespace {

std::string known_fields(std::string_view asked, std::string_view unknown) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < asked.size();) {
        const auto end = asked.find('\n', at);
        names.emplace_back(asked.substr(at, end - at));
        at = end + 1;
    }
    if (names.empty()) return "an object without fields";
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    const auto meant = std::ranges::find_if(names, [&](const auto& one) { return one_slip(one, unknown); });
    std::string out = meant == names.end() ? std::string() : "\"" + *meant + "\"; ";
    out += "only known fields: ";
    for (std::size_t i = 0; i < names.size(); ++i) out += (i == 0 ? "\"" : ", \"") + names[i] + '"';
    return out;
}

}  // namespace

Result<void> JsonReader::finish() {
    if (failed_) return fail(error_);
    if (const auto* members = value_->members()) {
        for (std::size_t i = 0; i < members->size(); ++i) {
            if (used_[i]) continue;
            refuse((*members)[i].first, ErrorCode::unknown_field, "unknown field \"" + (*members)[i].first + "\"",
                   known_fields(error_.expected, (*members)[i].first));
            return fail(error_);
        }
    }
    return {};
}

}  // namespace velocert::base
