// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/index/search_terms.h"

#include <sodium/crypto_shorthash.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/person.h"

namespace velocert::records {
namespace {

std::int64_t term_of(std::string_view kind, std::string_view text) {
    static constexpr std::array<unsigned char, crypto_shorthash_KEYBYTES> key{};
    const std::string input = std::string(kind) + '\0' + std::string(text);
    std::array<unsigned char, crypto_shorthash_BYTES> hash{};
    crypto_shorthash(hash.data(), reinterpret_cast<const unsigned char*>(input.data()), input.size(), key.data());
    std::uint64_t value = 0;
    for (std::size_t i = hash.size(); i-- > 0;) value = value << 8U | hash[i];
    return static_cast<std::int64_t>(value >> 1U);
}

/// Lengths, in characters, of the beginnings that have a term.
constexpr std::array<std::size_t, 8> prefix_lengths{1, 2, 3, 4, 6, 8, 12, 16};

/// Where the first `count` characters end; the whole length if there are fewer, and then `count` is what is left.
std::size_t bytes_of(std::string_view text, std::size_t& count) {
    std::size_t at = 0;
    while (at < text.size() && count > 0) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
        --count;
    }
    return at;
}

/// Where the longest beginning ends that has a term.
std::size_t term_bytes(std::string_view folded) {
    std::size_t used = 0;
    for (const auto length : prefix_lengths) {
        std::size_t count = length;
        const auto end = bytes_of(folded, count);
        if (count > 0) break;  // the text is shorter than that
        used = end;
    }
    return used;
}

template <typename Value>
void sort_out(std::vector<Value>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

}  // namespace

std::int64_t facet_term(const RunFacets& facets) {
    std::string text;
    for (const auto& [name, value] : {std::pair("item", &facets.item), std::pair("edition", &facets.edition),
                                      std::pair("operator", &facets.operator_folded),
                                      std::pair("lifecycle", &facets.lifecycle), std::pair("verdict", &facets.verdict)})
        if (!value->empty()) text += std::string(name) + '\0' + *value + '\0';
    return term_of("facets", text);
}

std::int64_t prefix_term(std::string_view folded) { return term_of("prefix", folded.substr(0, term_bytes(folded))); }

bool has_own_term(std::string_view folded) { return term_bytes(folded) == folded.size(); }

std::int64_t period_term(std::string_view period) { return term_of("period", period); }

std::vector<std::string> searched_texts(std::string_view item, const RunDetail& detail) {
    std::vector<std::string> out;
    for (const auto& text : {std::string(item), detail.model, detail.maker, detail.vehicle_code})
        if (auto folded = base::folded_name(text); !folded.empty()) out.push_back(std::move(folded));
    sort_out(out);
    return out;
}

std::vector<std::int64_t> start_terms(std::string_view item, std::string_view edition, std::string_view started_utc,
                                      const RunDetail& detail) {
    std::vector<std::int64_t> out;
    const std::string who = base::folded_name(detail.operator_name);
    for (unsigned kept = 1; kept < 8; ++kept) {
        RunFacets facets;
        if ((kept & 1U) != 0) facets.item = item;
        if ((kept & 2U) != 0) facets.edition = edition;
        if ((kept & 4U) != 0) facets.operator_folded = who;
        out.push_back(facet_term(facets));
    }
    for (const auto& folded : searched_texts(item, detail)) {
        for (const auto length : prefix_lengths) {
            std::size_t count = length;
            const auto end = bytes_of(folded, count);
            if (count > 0) break;
            out.push_back(prefix_term(std::string_view(folded).substr(0, end)));
        }
    }
    if (started_utc.size() >= 10)
        for (const std::size_t length : {std::size_t{4}, std::size_t{7}, std::size_t{10}})
            out.push_back(period_term(started_utc.substr(0, length)));
    sort_out(out);
    return out;
}

std::vector<std::int64_t> end_terms(std::string_view item, std::string_view edition, std::string_view operator_name,
                                    std::string_view lifecycle, std::string_view verdict) {
    std::vector<std::int64_t> out;
    const std::string who = base::folded_name(operator_name);
    for (unsigned ends = 1; ends < 4; ++ends) {
        for (unsigned kept = 0; kept < 8; ++kept) {
            RunFacets facets;
            if ((kept & 1U) != 0) facets.item = item;
            if ((kept & 2U) != 0) facets.edition = edition;
            if ((kept & 4U) != 0) facets.operator_folded = who;
            if ((ends & 1U) != 0) facets.lifecycle = lifecycle;
            if ((ends & 2U) != 0) facets.verdict = verdict;
            out.push_back(facet_term(facets));
        }
    }
    sort_out(out);
    return out;
}

}  // namespace velocert::records
