// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/result.h"

namespace velocert::base {

/// A JSON value that keeps what matters for evidence: the digits of numbers as written, the order of
/// members, and the line and column where each value stood. Duplicate keys and invalid UTF-8 are refused.
class Json {
  public:
    /// A number as its digits in the text; never converted to binary floating point here.
    struct Number {
        std::string digits;
        friend bool operator==(const Number&, const Number&) = default;
    };
    using Member = std::pair<std::string, Json>;
    using Array = std::vector<Json>;
    using Object = std::vector<Member>;

    Json() = default;  ///< null
    Json(bool value) : value_(value) {}
    Json(std::string value) : value_(std::move(value)) {}
    Json(std::string_view value) : value_(std::string(value)) {}
    Json(const char* value) : value_(std::string(value)) {}
    Json(Number value) : value_(std::move(value)) {}
    Json(Array value) : value_(std::move(value)) {}
    Json(Object value) : value_(std::move(value)) {}
    /// A whole number.
    [[nodiscard]] static Json integer(std::int64_t value) { return Json(Number{std::to_string(value)}); }
    [[nodiscard]] static Json array() { return Json(Array{}); }
    [[nodiscard]] static Json object() { return Json(Object{}); }

    /// Parses one document (RFC 8259, strict). `source` names it in errors ("item.json").
    [[nodiscard]] static Result<Json> parse(std::string_view text, std::string_view source = {});

    [[nodiscard]] bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value_); }
    [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&value_); }
    [[nodiscard]] const Number* number() const { return std::get_if<Number>(&value_); }
    [[nodiscard]] const Array* items() const { return std::get_if<Array>(&value_); }
    [[nodiscard]] const Object* members() const { return std::get_if<Object>(&value_); }
    /// "an object", "a string" ... for messages.
    [[nodiscard]] std::string_view kind_name() const;

    /// The member of that name, or null if this is no object or has none.
    [[nodiscard]] const Json* find(std::string_view key) const;
    /// Sets or adds a member; a null value becomes an object first.
    Json& set(std::string key, Json value);
    /// Adds an item; a null value becomes an array first.
    Json& push(Json value);

    [[nodiscard]] int line() const { return line_; }      ///< 1-based; 0 when not parsed from text
    [[nodiscard]] int column() const { return column_; }  ///< 1-based, in bytes

    /// RFC 8785 canonical form, for values that hold no numbers but whole ones below 2^53: members sorted by
    /// UTF-16 code units, shortest escapes, no blanks. This is what is hashed.
    [[nodiscard]] std::string canonical() const;
    /// Members in their order; indented by two blanks when `pretty`, else on one line.
    [[nodiscard]] std::string text(bool pretty = false) const;

    /// Equality of values; positions do not count, the order of members does.
    friend bool operator==(const Json& a, const Json& b) { return a.value_ == b.value_; }

  private:
    friend class JsonBuilder;
    std::variant<std::monostate, bool, std::string, Number, Array, Object> value_;
    int line_ = 0;
    int column_ = 0;
};

/// Reads the members of one object, each at most once, and then refuses what nobody asked for.
/// Errors carry "source:line:column /pointer". The first error sticks; later calls return defaults.
///
/// Use: `JsonReader r(json, "item.json"); item.id = r.text("id"); ... if (auto e = r.finish(); !e) return
/// fail(e.error());`
class JsonReader {
  public:
    JsonReader(const Json& value, std::string source, std::string pointer = {});

    [[nodiscard]] std::string text(std::string_view key);  ///< required, not empty
    [[nodiscard]] std::string text_or(std::string_view key,
                                      std::string_view fallback);  ///< absent or null gives fallback
    [[nodiscard]] bool flag_or(std::string_view key, bool fallback);
    [[nodiscard]] std::int64_t integer(std::string_view key);
    [[nodiscard]] std::int64_t integer_or(std::string_view key, std::int64_t fallback);
    /// Required member of any kind; a null Json if absent (and the error is kept).
    [[nodiscard]] const Json& any(std::string_view key);
    /// Optional member; nullptr if absent or null.
    [[nodiscard]] const Json* optional(std::string_view key);
    /// Required array or object.
    [[nodiscard]] const Json::Array& array(std::string_view key);
    [[nodiscard]] JsonReader child(std::string_view key);

    /// Keeps an error about the member `key` (or about the object itself when empty), unless one is kept already.
    void refuse(std::string_view key, ErrorCode code, std::string found, std::string expected = {});
    /// Keeps an error that another reader or parser returned.
    void refuse(Error error);
    [[nodiscard]] bool ok() const { return !failed_; }
    /// "source:line:column /pointer/key"
    [[nodiscard]] std::string where(std::string_view key = {}) const;
    [[nodiscard]] const std::string& source() const { return source_; }
    [[nodiscard]] const std::string& pointer() const { return pointer_; }

    /// The first error, or that of the first member nobody read.
    [[nodiscard]] Result<void> finish();

  private:
    const Json* take(std::string_view key);

    const Json* value_;
    std::string source_;
    std::string pointer_;
    std::vector<bool> used_;
    bool failed_ = false;
    Error error_;
};

}  // namespace velocert::base
