// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signing/encoding/der.h"

#include <algorithm>

#include "core/base/digest.h"

namespace velocert::signing {
namespace {

// Splits one value off; the text of the fault when there is none.
std::string split(std::string_view& rest, DerValue& out) {
    const auto byte = [&rest](std::size_t at) { return static_cast<std::uint8_t>(rest[at]); };
    if (rest.size() < 2) return "the end of the bytes";
    if ((byte(0) & 0x1f) == 0x1f) return "a tag of more than one byte";
    std::size_t head = 2;
    std::size_t length = byte(1);
    if (length > 0x7f) {
        const std::size_t count = length & 0x7f;
        if (count == 0) return "an indefinite length";
        if (count > 4 || rest.size() < 2 + count) return "a length that goes beyond the bytes";
        length = 0;
        for (std::size_t i = 0; i < count; ++i) length = length * 256 + byte(2 + i);
        if (length < 0x80 || byte(2) == 0) return "a length that is not in its shortest form";
        head = 2 + count;
    }
    if (length > rest.size() - head) return "a length that goes beyond the bytes";
    out = {byte(0), rest.substr(head, length), rest.substr(0, head + length)};
    rest.remove_prefix(head + length);
    return {};
}

std::string tag_text(std::uint8_t tag) { return "tag " + base::hex({&tag, 1}); }

}  // namespace

bool DerReader::next_is(std::uint8_t tag) const { return !done() && static_cast<std::uint8_t>(rest_[0]) == tag; }

DerValue DerReader::any(std::string_view what) {
    if (fault_->has_value()) return {};
    DerValue out;
    if (std::string found = split(rest_, out); !found.empty()) {
        refuse(std::move(found), std::string(what) + " in DER");
        return {};
    }
    return out;
}

DerValue DerReader::value(std::uint8_t tag, std::string_view what) {
    const DerValue out = any(what);
    if (fault_->has_value()) return {};
    if (out.tag != tag) {
        refuse(tag_text(out.tag), std::string(what) + " (" + tag_text(tag) + ")");
        return {};
    }
    return out;
}

DerReader DerReader::inside(std::uint8_t tag, std::string_view what) {
    return {value(tag, what).content, where_ + ", " + std::string(what), *fault_};
}

void DerReader::end(std::string_view what) {
    if (!done()) refuse("more bytes", "the end of " + std::string(what));
}

void DerReader::refuse(std::string found, std::string expected) {
    if (fault_->has_value()) return;
    *fault_ = base::Error{base::ErrorCode::integrity, where_, std::move(found), std::move(expected)};
}

std::string der(std::uint8_t tag, std::string_view content) {
    std::string out(1, static_cast<char>(tag));
    if (content.size() < 0x80) {
        out += static_cast<char>(content.size());
    } else {
        std::string length;
        for (std::size_t left = content.size(); left > 0; left /= 256)
            length.insert(length.begin(), static_cast<char>(left % 256));
        out += static_cast<char>(0x80 + length.size());
        out += length;
    }
    return out.append(content);
}

std::string der(std::uint8_t tag, std::initializer_list<std::string_view> parts) {
    std::string content;
    for (const std::string_view part : parts) content += part;
    return der(tag, content);
}

std::string der_set(std::uint8_t tag, std::vector<std::string> members) {
    // char_traits compares as unsigned bytes, which is the order X.690 asks for.
    std::sort(members.begin(), members.end());
    std::string content;
    for (const std::string& member : members) content += member;
    return der(tag, content);
}

std::string der_oid(std::string_view dotted) {
    std::vector<std::uint32_t> numbers(1, 0);
    for (const char c : dotted) {
        if (c == '.')
            numbers.push_back(0);
        else
            numbers.back() = numbers.back() * 10 + static_cast<std::uint32_t>(c - '0');
    }
    numbers[1] += numbers[0] * 40;
    std::string content;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        std::string bytes(1, static_cast<char>(numbers[i] & 0x7f));
        for (std::uint32_t left = numbers[i] >> 7; left > 0; left >>= 7)
            bytes.insert(bytes.begin(), static_cast<char>(0x80 | (left & 0x7f)));
        content += bytes;
    }
    return der(tag::oid, content);
}

std::string der_integer(std::span<const std::uint8_t> magnitude) {
    while (magnitude.size() > 1 && magnitude[0] == 0) magnitude = magnitude.subspan(1);
    std::string content;
    if (magnitude.empty() || magnitude[0] > 0x7f) content += '\0';
    for (const std::uint8_t byte : magnitude) content += static_cast<char>(byte);
    return der(tag::integer, content);
}

std::string der_integer(std::uint8_t value) { return der_integer(std::span<const std::uint8_t>(&value, 1)); }

}  // namespace velocert::signing
