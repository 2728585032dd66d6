// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrology/uncertainty/propagation/coverage_interval.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/metrology/uncertainty/arithmetic/sorting.h"

namespace velocert::metrology {
namespace {

/// How many trials lie between the ends, and how many below the symmetric interval (JCGM 101, 7.7.2).
struct Counts {
    std::size_t inside = 0;   ///< q
    std::size_t outside = 0;  ///< M - q, at least 1
    std::size_t below = 0;    ///< r, 1-based rank of the lower end of the symmetric interval
};
Counts counts(std::size_t trials, double p) {
    auto inside = static_cast<std::size_t>(p * static_cast<double>(trials) + 0.5);
    inside = std::clamp<std::size_t>(inside, 1, trials - 1);
    const std::size_t outside = trials - inside;
    return {inside, outside, (outside + 1) / 2};
}

/// The lowest and the highest `count` of the values, each in order.
struct Tails {
    std::vector<double> low;
    std::vector<double> high;
};

/// Copies those at most (or at least) as large as `limit`; without a branch, since no processor can guess it.
template <typename Keeps>
std::vector<double> kept(std::span<const double> values, std::size_t room, Keeps keeps) {
    std::vector<double> out(room + 1);
    std::size_t size = 0;
    for (const double value : values) {
        out[size] = value;
        size += keeps(value) && size < room ? 1U : 0U;
    }
    out.resize(size);
    return out;
}

/// Guesses from an evenly spaced few where the tails end, keeps what lies outside, and sorts only that. The guess
/// decides the time, never the result.
bool guessed_tails(std::span<const double> values, std::size_t count, Tails& out) {
    constexpr std::size_t few = 4096;
    if (values.size() < 16 * few || count * 4 > values.size()) return false;
    std::vector<double> some(few);
    for (std::size_t i = 0; i < few; ++i) some[i] = values[i * (values.size() / few)];
    std::sort(some.begin(), some.end());
    const double share = static_cast<double>(count) / static_cast<double>(values.size());
    const double margin = 5.0 * std::sqrt(share * static_cast<double>(few)) + 8.0;
    const auto at = static_cast<std::size_t>(share * static_cast<double>(few) + margin);
    if (at >= few / 2) return false;
    const double low = some[at];
    const double high = some[few - 1 - at];
    const std::size_t room = count * 2 + values.size() / 32;
    out.low = kept(values, room, [low](double v) { return v <= low; });
    out.high = kept(values, room, [high](double v) { return v >= high; });
    const auto fits = [&](const auto& tail) { return tail.size() >= count && tail.size() < room; };
    if (!fits(out.low) || !fits(out.high)) return false;
    sort_values(out.low);
    sort_values(out.high);
    out.low.resize(count);
    out.high.erase(out.high.begin(), out.high.end() - static_cast<std::ptrdiff_t>(count));
    return true;
}

Tails tails(std::span<double> values, std::size_t count) {
    Tails out;
    if (guessed_tails(values, count, out)) return out;
    std::sort(values.begin(), values.end());
    const auto size = static_cast<std::ptrdiff_t>(count);
    out.low.assign(values.begin(), values.begin() + size);
    out.high.assign(values.end() - size, values.end());
    return out;
}

}  // namespace

TrialIntervals coverage_intervals(std::span<double> values, double p) {
    const Counts n = counts(values.size(), p);
    const Tails tail = tails(values, n.outside);
    // high[i] is the value of rank q + 1 + i: the upper end that belongs to the lower end low[i].
    TrialIntervals out;
    out.symmetric = {tail.low[n.below - 1], tail.high[n.below - 1]};
    std::size_t best = 0;
    for (std::size_t i = 1; i < n.outside; ++i)
        if (tail.high[i] - tail.low[i] < tail.high[best] - tail.low[best]) best = i;
    out.shortest = {tail.low[best], tail.high[best]};
    // The rank of a quantile scatters by the root of M f (1 - f); half the width of that many ranks is the end's.
    const double share = static_cast<double>(n.below) / static_cast<double>(values.size());
    const auto reach = static_cast<std::size_t>(std::sqrt(static_cast<double>(n.below) * (1.0 - share))) + 1;
    const auto scatter = [&](const std::vector<double>& ordered) {
        const std::size_t middle = n.below - 1;
        const std::size_t first = middle > reach ? middle - reach : 0;
        const std::size_t last = std::min(middle + reach, ordered.size() - 1);
        return 0.5 * (ordered[last] - ordered[first]);
    };
    out.symmetric_error = {scatter(tail.low), scatter(tail.high)};
    return out;
}

Interval symmetric_interval(std::span<double> values, double p) {
    const Counts n = counts(values.size(), p);
    const auto low = values.begin() + static_cast<std::ptrdiff_t>(n.below - 1);
    const auto high = values.begin() + static_cast<std::ptrdiff_t>(n.below - 1 + n.inside);
    std::nth_element(values.begin(), low, values.end());
    std::nth_element(low + 1, high, values.end());
    return {*low, *high};
}

}  // namespace velocert::metrology
