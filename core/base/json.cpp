// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <rapidjson/encodings.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_set>

namespace velocert::base {

/// Receives RapidJSON's events and builds the tree with positions.
class JsonBuilder {
  public:
    /// Reads the text and counts lines while it goes, so that each event knows where it is.
    struct Stream {
        using Ch = char;
        explicit Stream(std::string_view text) : text_(text) {}
        [[nodiscard]] char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
        char Take() {
            if (at_ >= text_.size()) return '\0';
            const char c = text_[at_++];
            if (c == '\n') {
                ++line;
                line_start = at_;
            }
            return c;
        }
        [[nodiscard]] std::size_t Tell() const { return at_; }
        char* PutBegin() { return nullptr; }
        void Put(char) {}
        void Flush() {}
        std::size_t PutEnd(char*) { return 0; }

        int line = 1;
        std::size_t line_start = 0;

      private:
        std::string_view text_;
        std::size_t at_ = 0;
    };

    explicit JsonBuilder(const Stream& stream) : stream_(stream) {}

    bool Null() { return add(Json(), 4); }
    bool Bool(bool value) { return add(Json(value), value ? 4 : 5); }
    bool RawNumber(const char* digits, rapidjson::SizeType length, bool) {
        return add(Json(Json::Number{std::string(digits, length)}), length);
    }
    // Never called: numbers come as text (kParseNumbersAsStringsFlag).
    bool Int(int) { return false; }
    bool Uint(unsigned) { return false; }
    bool Int64(std::int64_t) { return false; }
    bool Uint64(std::uint64_t) { return false; }
    bool Double(double) { return false; }
    bool String(const char* text, rapidjson::SizeType length, bool) {
        if (!check_text({text, length})) return false;
        return add(Json(std::string(text, length)), length + 2);
    }
    bool StartObject() { return open(Json::object()); }
    bool StartArray() { return open(Json::array()); }
    bool Key(const char* text, rapidjson::SizeType length, bool) {
        key_.assign(text, length);
        if (!check_text(key_)) return false;
        Level& level = stack_.back();
        const auto& members = std::get<Json::Object>(level.value.value_);
        bool twice = false;
        if (members.size() < few_members) {
            twice = level.value.find(key_) != nullptr;
        } else {
            if (level.keys.empty())
                for (const auto& [name, value] : members) level.keys.insert(name);
            twice = !level.keys.insert(key_).second;
        }
        if (twice) refuse("the key \"" + key_ + "\" stands twice", "each key once");
        return !twice;
    }
    bool EndObject(rapidjson::SizeType) { return close(); }
    bool EndArray(rapidjson::SizeType) { return close(); }

    Json root;
    std::optional<Error> refusal;  ///< what this builder, and not RapidJSON, found wrong

  private:
    /// Deeper documents are refused: a tree is destroyed and printed by recursion.
    static constexpr std::size_t max_depth = 100;
    /// From here on an object's keys are kept in a set; a few are found faster one by one.
    static constexpr std::size_t few_members = 16;

    struct Level {
        std::string key;  ///< under which the value will be attached
        Json value;
        std::unordered_set<std::string> keys;
    };

    bool refuse(std::string found, std::string expected) {
        refusal = Error{ErrorCode::bad_input, {}, std::move(found), std::move(expected)};
        return false;
    }
    /// An escape may spell half of a surrogate pair, which no UTF-8 text can hold (RFC 8259, 8.2).
    bool check_text(std::string_view text) {
        for (std::size_t at = text.find('\xED'); at != std::string_view::npos; at = text.find('\xED', at + 1))
            if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0xA0)
                return refuse("a lone surrogate in a string", "whole characters");
        return true;
    }
    Json placed(Json value, std::size_t length) const {
        value.line_ = stream_.line;
        const std::size_t column = stream_.Tell() - stream_.line_start;
        value.column_ = static_cast<int>(column >= length ? column - length + 1 : 1);
        return value;
    }
    bool add(Json value, std::size_t length) { return attach(placed(std::move(value), length)); }
    bool attach(Json value) {
        if (stack_.empty()) {
            root = std::move(value);
            return true;
        }
        Json& parent = stack_.back().value;
        if (auto* members = std::get_if<Json::Object>(&parent.value_))
            members->emplace_back(key_, std::move(value));
        else
            std::get<Json::Array>(parent.value_).push_back(std::move(value));
        return true;
    }
    /// RapidJSON says that an object or array begins before it takes the bracket.
    bool open(Json value) {
        if (stack_.size() >= max_depth)
            return refuse("the document is nested too deeply", "at most " + std::to_string(max_depth) + " levels");
        stack_.push_back(Level{key_, placed(std::move(value), 0), {}});
        return true;
    }
    bool close() {
        Level level = std::move(stack_.back());
        stack_.pop_back();
        key_ = std::move(level.key);
        return attach(std::move(level.value));
    }

    const Stream& stream_;
    std::string key_;
    std::vector<Level> stack_;
};

namespace {

std::string place(std::string_view source, int line, int column) {
    std::string out(source);
    if (line > 0) {
        if (!out.empty()) out += ':';
        out += std::to_string(line) + ':' + std::to_string(column);
    }
    return out;
}

void append_escaped(std::string& out, std::string_view text) {
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\b': out += "\\b"; break;
            case '\f': out += "\\f"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) {
                    out += "\\u00";
                    out += hex[static_cast<unsigned char>(c) >> 4];
                    out += hex[static_cast<unsigned char>(c) & 15];
                } else {
                    out += c;
                }
        }
    }
    out += '"';
}

/// UTF-16 code units compare like UTF-8 bytes except that surrogates (four-byte sequences) come before
/// U+E000..U+FFFF (lead bytes EE and EF).
bool utf16_less(std::string_view a, std::string_view b) {
    const std::size_t n = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < n; ++i) {
        const auto x = static_cast<unsigned char>(a[i]);
        const auto y = static_cast<unsigned char>(b[i]);
        if (x == y) continue;
        const bool x_astral = x >= 0xF0;
        const bool y_astral = y >= 0xF0;
        if (x_astral != y_astral && (x_astral ? y : x) >= 0xEE) return x_astral;
        return x < y;
    }
    return a.size() < b.size();
}

}  // namespace

Result<Json> Json::parse(std::string_view text, std::string_view source) {
    JsonBuilder::Stream stream(text);
    JsonBuilder builder(stream);
    rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>> reader;
    constexpr unsigned flags =
        rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
    const auto outcome = reader.Parse<flags>(stream, builder);
    const auto here = [&] {
        return place(source, stream.line, static_cast<int>(stream.Tell() - stream.line_start) + 1);
    };
    if (builder.refusal) return fail(ErrorCode::bad_input, here(), builder.refusal->found, builder.refusal->expected);
    if (outcome.IsError() || stream.Tell() < text.size())
        return fail(ErrorCode::bad_input, here(),
                    outcome.IsError() ? rapidjson::GetParseError_En(outcome.Code()) : "a zero byte inside the text",
                    "one JSON document in UTF-8");
    return std::move(builder.root);
}

std::string_view Json::kind_name() const {
    static constexpr std::string_view names[] = {"null",     "true or false", "a string",
                                                 "a number", "an array",      "an object"};
    return names[value_.index()];
}

const Json* Json::find(std::string_view key) const {
    const Object* object = members();
    if (object == nullptr) return nullptr;
    for (const auto& [name, value] : *object)
        if (name == key) return &value;
    return nullptr;
}

Json& Json::set(std::string key, Json value) {
    if (is_null()) value_ = Object{};
    auto& object = std::get<Object>(value_);
    for (auto& [name, old] : object) {
        if (name == key) {
            old = std::move(value);
            return *this;
        }
    }
    object.emplace_back(std::move(key), std::move(value));
    return *this;
}

Json& Json::push(Json value) {
    if (is_null()) value_ = Array{};
    std::get<Array>(value_).push_back(std::move(value));
    return *this;
}

namespace {

struct Writer {
    std::string out;
    bool canonical = false;
    bool pretty = false;

    void line(int depth) {
        if (!pretty) return;
        out += '\n';
        out.append(static_cast<std::size_t>(depth) * 2, ' ');
    }

    void write(const Json& value, int depth) {
        if (value.is_null()) {
            out += "null";
        } else if (const bool* flag = value.boolean()) {
            out += *flag ? "true" : "false";
        } else if (const auto* text = value.string()) {
            append_escaped(out, *text);
        } else if (const auto* number = value.number()) {
            out += number->digits;
        } else if (const auto* items = value.items()) {
            out += '[';
            for (std::size_t i = 0; i < items->size(); ++i) {
                if (i > 0) out += ',';
                line(depth + 1);
                write((*items)[i], depth + 1);
            }
            if (!items->empty()) line(depth);
            out += ']';
        } else {
            write_object(*value.members(), depth);
        }
    }

    void write_object(const Json::Object& members, int depth) {
        std::vector<const Json::Member*> order;
        order.reserve(members.size());
        for (const auto& member : members) order.push_back(&member);
        if (canonical)
            std::sort(order.begin(), order.end(),
                      [](const auto* a, const auto* b) { return utf16_less(a->first, b->first); });
        out += '{';
        for (std::size_t i = 0; i < order.size(); ++i) {
            if (i > 0) out += ',';
            line(depth + 1);
            append_escaped(out, order[i]->first);
            out += pretty ? ": " : ":";
            write(order[i]->second, depth + 1);
        }
        if (!order.empty()) line(depth);
        out += '}';
    }
};

}  // namespace

std::string Json::canonical() const {
    Writer writer{{}, true, false};
    writer.write(*this, 0);
    return std::move(writer.out);
}

std::string Json::text(bool pretty) const {
    Writer writer{{}, false, pretty};
    writer.write(*this, 0);
    return std::move(writer.out);
}

JsonReader::JsonReader(const Json& value, std::string source, std::string pointer)
    : value_(&value), source_(std::move(source)), pointer_(std::move(pointer)) {
    if (const auto* members = value.members())
        used_.resize(members->size());
    else
        refuse({}, ErrorCode::bad_input, std::string(value.kind_name()), "an object");
}

const Json* JsonReader::take(std::string_view key) {
    const auto* members = value_->members();
    if (members == nullptr) return nullptr;
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
    std::string out = place(source_, at->line(), at->column());
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
        refuse({}, ErrorCode::missing_field, "\"" + std::string(key) + "\" is missing",
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

Result<void> JsonReader::finish() {
    if (failed_) return fail(error_);
    if (const auto* members = value_->members()) {
        for (std::size_t i = 0; i < members->size(); ++i) {
            if (used_[i]) continue;
            refuse((*members)[i].first, ErrorCode::unknown_field, "unknown field \"" + (*members)[i].first + "\"",
                   "only known fields");
            return fail(error_);
        }
    }
    return {};
}

}  // namespace velocert::base
