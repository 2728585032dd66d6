// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/registry/name_words.h"

#include <algorithm>
#include <cctype>

namespace velocert::instruments {
namespace {

// A number alone may be anything; that long it is a model.
constexpr std::size_t shortest_bare_model = 4;

/// How much of a word that was told is this one of a profile; 0 where it is another model.
std::size_t agreement(const std::string& told, const std::string& word) {
    if (has_digit(word)) {
        const bool bare = !has_letter(word);
        if (bare && word.size() < shortest_bare_model) return 0;
        const auto series = bare ? word : series_of(word);
        return told.starts_with(series) ? series.size() : 0;
    }
    // "SDM" is the series of "SDM3055", and of no word that only goes on.
    return told.size() > word.size() && told.starts_with(word) && has_digit(told.substr(word.size(), 1)) ? word.size()
                                                                                                         : 0;
}

}  // namespace

std::vector<std::string> pieces_of(std::string_view text) {
    std::vector<std::string> out(1);
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            out.back() += c;
        else if (!out.back().empty())
            out.emplace_back();
    }
    if (out.back().empty()) out.pop_back();
    return out;
}

std::string capitals(std::string word) {
    for (auto& c : word) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return word;
}

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    for (auto& piece : pieces_of(text))
        if (piece.size() >= shortest_word) out.push_back(capitals(std::move(piece)));
    return out;
}

std::string joined(std::string text) {
    std::erase_if(text, [](char c) { return c == '-' || c == '&'; });
    return text;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool has_letter(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

std::string series_of(std::string word) {
    if (!has_digit(word)) return word;
    while (word.size() > shortest_word && (word.back() == 'X' || word.back() == '0')) word.pop_back();
    return word;
}

const Profile* profile_named(const Driver& driver, const std::string& said) {
    auto told = words_of(said);
    for (auto& word : words_of(joined(said))) told.push_back(std::move(word));
    const Profile* best = nullptr;
    std::size_t most = 0;
    for (const auto& profile : driver.profiles) {
        const auto text = std::string(profile.id) + ' ' + std::string(profile.name);
        std::size_t agreed = 0;
        for (const auto& word : words_of(text + ' ' + joined(text)))
            for (const auto& one : told) agreed = std::max(agreed, agreement(one, word));
        if (agreed <= most) continue;
        most = agreed;
        best = &profile;
    }
    return best;
}

}  // namespace velocert::instruments
