// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/pdf_value.h"

#include "core/base/digest.h"

namespace velocert::reports {
namespace {

bool blank(int c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0; }
bool digit(int c) { return c >= '0' && c <= '9'; }
bool delimiter(int c) {
    return c < 0 || blank(c) || std::string_view("()<>[]{}/%").find(static_cast<char>(c)) != std::string_view::npos;
}

}  // namespace

const PdfValue* PdfValue::find(std::string_view name) const {
    for (const auto& [key, value] : members)
        if (key == name) return &value;
    return nullptr;
}

std::size_t PdfValue::whole_number() const {
    if (kind != Kind::number || text.empty() || text.size() > 12) return npos;
    std::size_t out = 0;
    for (const char c : text) {
        if (!digit(c)) return npos;
        out = out * 10 + static_cast<std::size_t>(c - '0');
    }
    return out;
}

int PdfReader::peek(std::size_t ahead) const {
    return ahead < bytes_.size() - at_ ? static_cast<unsigned char>(bytes_[at_ + ahead]) : -1;
}

bool PdfReader::skip(std::string_view expected) {
    if (bytes_.substr(at_, expected.size()) != expected) return false;
    at_ += expected.size();
    return true;
}

void PdfReader::skip_blanks() {
    while (blank(peek())) ++at_;
}

std::size_t PdfReader::digits(std::size_t most) {
    std::size_t out = 0;
    std::size_t count = 0;
    while (digit(peek()) && count < most) {
        out = out * 10 + static_cast<std::size_t>(peek() - '0');
        ++at_;
        ++count;
    }
    return count == 0 || digit(peek()) ? PdfValue::npos : out;
}

tl::unexpected<base::Error> PdfReader::refuse(std::string found, std::string expected) const {
    return base::fail(base::ErrorCode::integrity, "byte " + std::to_string(at_), std::move(found), std::move(expected));
}

PdfValue PdfReader::made(PdfValue::Kind kind, std::size_t from) const {
    PdfValue out;
    out.kind = kind;
    out.raw = bytes_.substr(from, at_ - from);
    return out;
}

base::Result<PdfValue> PdfReader::value() { return value(budget_->depth); }

base::Result<PdfValue> PdfReader::value(int depth) {
    if (budget_->values == 0 || depth == 0) return refuse("too much in one file, or too deep", "a report");
    --budget_->values;
    skip_blanks();
    const std::size_t from = at_;
    const int c = peek();
    if (c == '<' && peek(1) == '<') return dictionary(depth);
    if (c == '<') return hex_text();
    if (c == '[') return array(depth);
    if (c == '(') return literal_text();
    if (c == '/') return name();
    if (digit(c) || c == '-' || c == '+' || c == '.') return number_or_reference();
    for (const std::string_view word : {"true", "false", "null"}) {
        if (!skip(word)) continue;
        PdfValue out = made(word == "null" ? PdfValue::Kind::null : PdfValue::Kind::boolean, from);
        out.text = word;
        return out;
    }
    return refuse("bytes that are no value", "a value");
}

base::Result<PdfValue> PdfReader::dictionary(int depth) {
    const std::size_t from = at_;
    at_ += 2;
    std::vector<PdfMember> members;
    for (skip_blanks(); !skip(">>"); skip_blanks()) {
        auto key = name();
        if (!key) return base::fail(key.error());
        auto member = value(depth - 1);
        if (!member) return base::fail(member.error());
        for (const auto& [other, ignored] : members)
            if (other == key->text) return refuse("/" + other + " twice in one dictionary", "each member once");
        members.push_back({std::move(key->text), std::move(*member)});
    }
    PdfValue out = made(PdfValue::Kind::dictionary, from);
    out.members = std::move(members);
    return out;
}

base::Result<PdfValue> PdfReader::array(int depth) {
    const std::size_t from = at_++;
    std::vector<PdfValue> items;
    for (skip_blanks(); !skip("]"); skip_blanks()) {
        auto item = value(depth - 1);
        if (!item) return base::fail(item.error());
        items.push_back(std::move(*item));
    }
    PdfValue out = made(PdfValue::Kind::array, from);
    out.items = std::move(items);
    return out;
}

base::Result<PdfValue> PdfReader::name() {
    if (peek() != '/') return refuse("no name", "a name");
    const std::size_t from = at_++;
    std::string text;
    while (!delimiter(peek())) {
        if (peek() != '#') {
            text += static_cast<char>(peek());
            ++at_;
            continue;
        }
        const auto escaped = base::bytes_of_hex(bytes_.substr(at_ + 1, 2));
        if (!escaped || escaped->size() != 1) return refuse("a broken escape in a name", "#xx");
        text += *escaped;
        at_ += 3;
    }
    PdfValue out = made(PdfValue::Kind::name, from);
    out.text = std::move(text);
    return out;
}

base::Result<PdfValue> PdfReader::literal_text() {
    const std::size_t from = at_++;
    std::string text;
    for (int open = 1; open > 0;) {
        const int c = peek();
        if (c < 0) return refuse("the end of the file", "the end of a string");
        ++at_;
        if (c == '(') ++open;
        if (c == ')') --open;
        if (c != '\\') {
            if (open > 0) text += static_cast<char>(c);
            continue;
        }
        const int escaped = peek();
        if (escaped < 0) continue;
        ++at_;
        static constexpr std::string_view letters = "nrtbf";
        static constexpr std::string_view meaning = "\n\r\t\b\f";
        const auto letter = letters.find(static_cast<char>(escaped));
        if (letter != std::string_view::npos) {
            text += meaning[letter];
        } else if (escaped >= '0' && escaped <= '7') {
            int code = escaped - '0';
            for (int i = 0; i < 2 && peek() >= '0' && peek() <= '7'; ++i, ++at_) code = code * 8 + (peek() - '0');
            text += static_cast<char>(code & 0xff);
        } else if (escaped != '\n') {
            text += static_cast<char>(escaped);
        }
    }
    PdfValue out = made(PdfValue::Kind::text, from);
    out.text = std::move(text);
    return out;
}

base::Result<PdfValue> PdfReader::hex_text() {
    const std::size_t from = at_++;
    const std::size_t close = bytes_.find('>', at_);
    if (close == std::string_view::npos) return refuse("the end of the file", "the end of a string");
    const auto decoded = base::bytes_of_hex(bytes_.substr(at_, close - at_));
    if (!decoded) return refuse("a string that is not hexadecimal", "pairs of digits");
    at_ = close + 1;
    PdfValue out = made(PdfValue::Kind::text, from);
    out.text = *decoded;
    return out;
}

base::Result<PdfValue> PdfReader::number_or_reference() {
    const std::size_t from = at_;
    while (digit(peek()) || peek() == '-' || peek() == '+' || peek() == '.') ++at_;
    PdfValue out = made(PdfValue::Kind::number, from);
    out.text = out.raw;
    const std::size_t whole = out.whole_number();
    if (whole == PdfValue::npos || !skip(" 0 R")) return out;
    if (!delimiter(peek())) return refuse("bytes after a reference", "a reference");
    out = made(PdfValue::Kind::reference, from);
    out.object = whole;
    return out;
}

}  // namespace velocert::reports
