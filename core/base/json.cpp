// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <algorithm>

namespace velocert::base {
namespace {

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

}  // namespace velocert::base
