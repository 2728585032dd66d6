// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/people/password_policy.h"

#include <sodium/utils.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/person.h"
#include "core/laboratory/people/people_files.h"

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Result;

constexpr std::size_t longest_password = 1024;  ///< bytes
constexpr int shortest_minimum = 15;
constexpr int longest_minimum = 64;
constexpr std::size_t letters_of_ones_own = 4;  ///< that must be left when all that anybody could guess is taken out
constexpr std::size_t shortest_run = 4;         ///< "abcd", "4321", "qwer"

tl::unexpected<base::Error> refuse(std::string found, std::string expected) {
    return base::fail(ErrorCode::bad_value, "password", std::move(found), std::move(expected));
}

/// Text with parts of a password in it: wiped when it goes.
struct Wiped {
    std::string text;
    explicit Wiped(std::string value) : text(std::move(value)) {}
    Wiped(const Wiped&) = delete;
    Wiped& operator=(const Wiped&) = delete;
    ~Wiped() { sodium_memzero(text.data(), text.size()); }
};

struct Counted {
    int characters = 0;
    bool lower = false, upper = false, digit = false, mark = false;
    [[nodiscard]] int classes() const { return int{lower} + int{upper} + int{digit} + int{mark}; }
};

Result<Counted> counted(std::string_view text) {
    Counted out;
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    auto left = static_cast<utf8proc_ssize_t>(text.size());
    while (left > 0) {
        utf8proc_int32_t point = 0;
        const auto used = utf8proc_iterate(at, left, &point);
        if (used <= 0) return refuse("characters that are not UTF-8", "text in UTF-8");
        const auto category = utf8proc_category(point);
        if (category == UTF8PROC_CATEGORY_CC || category == UTF8PROC_CATEGORY_CN)
            return refuse("a character that cannot be typed", "letters, digits, blanks and marks");
        out.lower = out.lower || category == UTF8PROC_CATEGORY_LL;
        out.upper = out.upper || category == UTF8PROC_CATEGORY_LU;
        out.digit = out.digit || category == UTF8PROC_CATEGORY_ND;
        out.mark = out.mark || category >= UTF8PROC_CATEGORY_PC;
        ++out.characters;
        at += used;
        left -= used;
    }
    return out;
}

const std::vector<std::string>& well_known() {
    static const auto words = [] {
        std::vector<std::string> out;
        for (const auto& file : people_files()) {
            std::string_view text = file.text;
            while (!text.empty()) {
                const auto end = std::min(text.find('\n'), text.size());
                const auto line = text.substr(0, end);
                if (!line.empty() && line.front() != '#') out.push_back(base::folded_name(line));
                text.remove_prefix(std::min(end + 1, text.size()));
            }
        }
        // Longer ones first, so that "password" goes before "pass".
        std::ranges::sort(out, [](const auto& a, const auto& b) { return a.size() > b.size(); });
        return out;
    }();
    return words;
}

/// Puts a mark where the word stood.
void take_out(std::string& text, std::string_view word) {
    if (word.size() < 2) return;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at))
        text.replace(at, word.size(), 1, '\x01');
}

/// Runs along the alphabet, the digits or a row of keys, either way; and one character again and again.
void take_out_runs(std::string& text) {
    static constexpr std::array rows{std::string_view("abcdefghijklmnopqrstuvwxyz"),
                                     std::string_view("01234567890"),
                                     std::string_view("qwertyuiop"),
                                     std::string_view("asdfghjkl"),
                                     std::string_view("zxcvbnm"),
                                     std::string_view("1qaz2wsx3edc4rfv5tgb6yhn7ujm")};
    const auto neighbours = [](std::string_view row, char a, char b) {
        const auto at = row.find(a);
        return at != std::string_view::npos &&
               ((at + 1 < row.size() && row[at + 1] == b) || (at > 0 && row[at - 1] == b));
    };
    const auto same_run = [&](char a, char b) {
        return a == b || std::ranges::any_of(rows, [&](const auto row) { return neighbours(row, a, b); });
    };
    std::string out;
    for (std::size_t from = 0; from < text.size();) {
        std::size_t to = from + 1;
        while (to < text.size() && same_run(text[to - 1], text[to])) ++to;
        if (to - from >= shortest_run)
            out += '\x01';
        else
            out.append(text, from, to - from);
        from = to;
    }
    sodium_memzero(text.data(), text.size());
    text = std::move(out);
}

bool repeats(std::string_view text) {
    for (std::size_t unit = 1; unit <= text.size() / 2; ++unit) {
        std::size_t at = unit;
        while (at < text.size() && text[at] == text[at - unit]) ++at;
        // Three times the same, or twice the same short thing.
        if (at == text.size() && (text.size() >= 3 * unit || unit <= 6)) return true;
    }
    return false;
}

/// Bytes of letters that nobody could guess; digits and marks around a known word are guessed first.
std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0; }));
}

}  // namespace

Result<void> check(const PasswordPolicy& policy, std::string_view where) {
    const auto refuse_policy = [&](std::string found, std::string expected) {
        return base::fail(ErrorCode::bad_value, std::string(where), std::move(found), std::move(expected));
    };
    if (policy.minimum_length < shortest_minimum || policy.minimum_length > longest_minimum)
        return refuse_policy("a minimum length of " + std::to_string(policy.minimum_length),
                             std::to_string(shortest_minimum) + " to " + std::to_string(longest_minimum) +
                                 " characters: the password is the only factor");
    if (policy.classes < 0 || policy.classes > 4)
        return refuse_policy(std::to_string(policy.classes) + " kinds of characters", "0 to 4");
    if (policy.renew_after_days != 0 && (policy.renew_after_days < 30 || policy.renew_after_days > 730))
        return refuse_policy("renewal after " + std::to_string(policy.renew_after_days) + " days",
                             "0 for never, or 30 to 730 days");
    if (policy.remembered < 1 || policy.remembered > 12)
        return refuse_policy(std::to_string(policy.remembered) + " remembered passwords", "1 to 12");
    return {};
}

base::Json to_json(const PasswordPolicy& policy) {
    return base::Json::object()
        .set("minimum_length", base::Json::integer(policy.minimum_length))
        .set("classes", base::Json::integer(policy.classes))
        .set("renew_after_days", base::Json::integer(policy.renew_after_days))
        .set("remembered", base::Json::integer(policy.remembered));
}

PasswordPolicy read_password_policy(base::JsonReader& reader, std::string_view key) {
    auto child = reader.child(key);
    const auto number = [&](std::string_view member) {
        const auto value = child.integer(member);
        if (value < -1 || value > 10000)
            child.refuse(member, ErrorCode::bad_value, std::to_string(value), "a small number");
        return static_cast<int>(std::clamp<std::int64_t>(value, -1, 10000));
    };
    PasswordPolicy out;
    out.minimum_length = number("minimum_length");
    out.classes = number("classes");
    out.renew_after_days = number("renew_after_days");
    out.remembered = number("remembered");
    if (auto done = child.finish(); !done) reader.refuse(done.error());
    return out;
}

Result<void> acceptable(const base::Secret& password, const PasswordPolicy& policy,
                        const std::vector<std::string>& own_words) {
    if (password.view().size() > longest_password)
        return refuse("more than " + std::to_string(longest_password) + " bytes", "a shorter password");
    const auto count = counted(password.view());
    if (!count) return base::fail(count.error());
    if (count->characters < policy.minimum_length)
        return refuse(std::to_string(count->characters) + " characters",
                      std::to_string(policy.minimum_length) + " characters or more; several words do well");
    if (count->classes() < policy.classes)
        return refuse(std::to_string(count->classes()) + " kinds of characters",
                      std::to_string(policy.classes) + " of: lower case, upper case, digits, marks");
    Wiped rest(base::folded_name(password.view()));
    if (repeats(rest.text)) return refuse("the same again and again", "a password that cannot be guessed");
    for (const auto& words : own_words) {
        const auto folded = base::folded_name(words);
        take_out(rest.text, folded);
        std::string joined = folded;
        std::erase_if(joined, [](char c) { return c == ' ' || c == '.' || c == '-' || c == '_'; });
        take_out(rest.text, joined);
        for (std::size_t from = 0; from < folded.size();) {
            const auto end = std::min(folded.find_first_of(" .-_", from), folded.size());
            if (end - from >= 3) take_out(rest.text, std::string_view(folded).substr(from, end - from));
            from = end + 1;
        }
    }
    // Runs first: a word that is part of one would leave its ends standing.
    take_out_runs(rest.text);
    for (const auto& word : well_known()) take_out(rest.text, word);
    if (letters_in(rest.text) < letters_of_ones_own)
        return refuse("well-known words, names, runs of keys and digits alone", "a password that cannot be guessed");
    return {};
}

}  // namespace velocert::laboratory
