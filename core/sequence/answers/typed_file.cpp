// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/typed_file.h"

#include <algorithm>

#include "core/sequence/answers/typed_value.h"
#include "core/standards/needs/answer_needs.h"

namespace velocert::sequence {
namespace {

constexpr std::string_view scheme = "sha256:";
constexpr std::size_t longest_path = 4096;
constexpr std::size_t digits = 2 * base::Digest::size;

}  // namespace

std::string TypedFile::text() const { return std::string(scheme) + digest.text() + ' ' + name; }

base::Result<TypedFile> parse_typed_file(std::string_view text) {
    const auto refuse = [&] {
        return base::fail(base::ErrorCode::bad_value, {},
                          "'" + std::string(text.substr(0, 120)) + "' names no evidence",
                          "\"sha256:\", 64 hex digits, a blank and the file's name");
    };
    if (!text.starts_with(scheme) || text.size() < scheme.size() + digits + 2) return refuse();
    const auto digest = base::Digest::parse(text.substr(scheme.size(), digits));
    const auto name = text.substr(scheme.size() + digits);
    const bool plain = std::ranges::none_of(
        name, [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (!digest || name.front() != ' ' || !plain) return refuse();
    return TypedFile{*digest, std::string(name.substr(1))};
}

base::Result<void> check_answered(const standards::Field& field, std::string_view text) {
    if (!field.is_file() || text.empty()) return check_typed(field, text);
    const bool fine = std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    if (fine && text.size() <= longest_path) return {};
    return base::fail(base::ErrorCode::bad_value, field.id, "this names no file", "the path of a file");
}

base::Result<void> check_answered(const standards::Field& field, std::span<const standards::Field> fields,
                                  const std::map<std::string, std::string>& values) {
    const auto given = values.find(field.id);
    const bool empty = given == values.end() || given->second.empty();
    if (empty && standards::left_empty(fields, values, field.id)) return {};
    return check_answered(field, empty ? std::string_view() : given->second);
}

}  // namespace velocert::sequence
