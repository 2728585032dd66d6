// SPDX-License-Identifier: GPL-3.0-or-later
// Reading heads.log. What writes it is in an object of its own, so that programs that only check do not hold it.
#include "core/records/ledger/heads_file.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <utility>

namespace velocert::records {
namespace {

/// Longest line: 20 digits, a blank, 64 hex digits, the line end.
constexpr std::size_t longest_line = 86;

/// Bytes of lines 1 to `count`: digits, and 66 for the blank, the chain and the line end.
std::uint64_t length_of_lines(std::uint64_t count) {
    std::uint64_t length = 66 * count;
    // Every number has one digit; those from 10 on one more; those from 100 on one more ...
    for (std::uint64_t first = 1; first <= count; first *= 10) {
        length += count - first + 1;
        if (first > count / 10) break;
    }
    return length;
}

/// Reads one line without its end; nothing if it is not exactly what line_of() writes.
std::optional<Head> parse_line(std::string_view line) {
    Head head;
    const char* end = line.data() + line.size();
    const auto [at, code] = std::from_chars(line.data(), end, head.seq);
    if (code != std::errc{} || at == end || *at != ' ') return std::nullopt;
    const auto used = static_cast<std::size_t>(at - line.data()) + 1;
    auto chain = base::Digest::parse(line.substr(used));
    if (!chain) return std::nullopt;
    head.chain = *chain;
    if (std::to_string(head.seq) != line.substr(0, used - 1)) return std::nullopt;
    return head;
}

}  // namespace

std::string line_of(const Head& head) { return std::to_string(head.seq) + ' ' + head.chain.text() + '\n'; }

base::Result<HeadsTail> read_heads_tail(const std::string& path) {
    auto file = File::open_read(path);
    if (!file) return base::fail(file.error());
    auto size = file->size();
    if (!size) return base::fail(size.error());
    const std::uint64_t length = std::min<std::uint64_t>(*size, 3 * longest_line);
    if (::lseek(file->descriptor(), static_cast<off_t>(*size - length), SEEK_SET) < 0)
        return base::fail(system_error(errno, path, "reading"));
    std::string text(length, '\0');
    std::size_t filled = 0;
    while (filled < text.size()) {
        auto count = file->read_some({reinterpret_cast<std::uint8_t*>(text.data()) + filled, text.size() - filled});
        if (!count) return base::fail(count.error());
        if (*count == 0) break;
        filled += *count;
    }
    text.resize(filled);

    HeadsTail tail;
    const auto last_end = text.rfind('\n');
    tail.torn = last_end == std::string::npos ? text : text.substr(last_end + 1);
    if (last_end == std::string::npos) return tail;
    const auto before = last_end == 0 ? std::string::npos : text.rfind('\n', last_end - 1);
    const auto start = before == std::string::npos ? 0 : before + 1;
    tail.last = parse_line(std::string_view(text).substr(start, last_end - start));
    if (!tail.last)
        return base::fail(base::ErrorCode::integrity, path, "the last line is damaged", "a number and a chain digest");
    if (*size != length_of_lines(tail.last->seq) + tail.torn.size())
        return base::fail(base::ErrorCode::integrity, path,
                          std::to_string(*size) + " bytes that end in line " + std::to_string(tail.last->seq),
                          "each line from 1 on, once");
    return tail;
}

HeadsContent parse_heads(std::string_view text) {
    HeadsContent content;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (end == std::string_view::npos) {
            content.torn = text;
            break;
        }
        const auto head = parse_line(text.substr(0, end));
        const std::uint64_t number = content.chains.size() + 1;
        if (!head)
            content.faults.push_back({number, "the line is damaged"});
        else if (head->seq != number)
            content.faults.push_back({number, "the line is numbered " + std::to_string(head->seq)});
        content.chains.push_back(head && head->seq == number ? std::optional(head->chain) : std::nullopt);
        text.remove_prefix(end + 1);
    }
    return content;
}

}  // namespace velocert::records
