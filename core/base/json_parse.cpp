// SPDX-License-Identifier: GPL-3.0-or-later
#include <rapidjson/encodings.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

#include <optional>
#include <unordered_set>

#include "core/base/json.h"
#include "core/base/json_place.h"

namespace velocert::base {

/// Receives RapidJSON's events and builds the tree with positions.
class JsonBuilder {
  public:
    /// Reads the text and counts lines while it goes, so that each event knows where it is.
    struct Stream {
        // RapidJSON asks for these names.
        // NOLINTBEGIN(readability-identifier-naming)
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
        // NOLINTEND(readability-identifier-naming)

        int line = 1;
        std::size_t line_start = 0;

      private:
        std::string_view text_;
        std::size_t at_ = 0;
    };

    explicit JsonBuilder(const Stream& stream) : stream_(stream) {}

    // NOLINTBEGIN(readability-identifier-naming)
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
    // NOLINTEND(readability-identifier-naming)

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

Result<Json> Json::parse(std::string_view text, std::string_view source) {
    // What editors put in front of a text unseen would be said to be an invalid value otherwise.
    if (text.starts_with("\xEF\xBB\xBF"))
        return fail(ErrorCode::bad_input, json_place(source, 1, 1), "a byte order mark (BOM) in front of the text",
                    "one JSON document in UTF-8 without it: save it anew so");
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return fail(ErrorCode::bad_input, json_place(source, 1, 1), "a text in UTF-16",
                    "one JSON document in UTF-8: save it anew so");
    JsonBuilder::Stream stream(text);
    JsonBuilder builder(stream);
    rapidjson::GenericReader<rapidjson::UTF8<>, rapidjson::UTF8<>> reader;
    constexpr unsigned flags =
        rapidjson::kParseNumbersAsStringsFlag | rapidjson::kParseValidateEncodingFlag | rapidjson::kParseIterativeFlag;
    const auto outcome = reader.Parse<flags>(stream, builder);
    const auto here = [&] {
        return json_place(source, stream.line, static_cast<int>(stream.Tell() - stream.line_start) + 1);
    };
    if (builder.refusal) return fail(ErrorCode::bad_input, here(), builder.refusal->found, builder.refusal->expected);
    if (outcome.IsError() || stream.Tell() < text.size())
        return fail(ErrorCode::bad_input, here(),
                    outcome.IsError() ? rapidjson::GetParseError_En(outcome.Code()) : "a zero byte inside the text",
                    "one JSON document in UTF-8");
    return std::move(builder.root);
}

}  // namespace velocert::base
