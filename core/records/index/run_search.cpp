// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/index/run_search.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>
#include <optional>

#include "core/base/person.h"
#include "core/records/index/database.h"
#include "core/records/index/run_lines.h"
#include "core/records/index/run_set_up.h"
#include "core/records/index/run_waiting.h"

namespace velocert::records {
namespace {

using base::Result;

constexpr int largest_page = 1000;
constexpr std::int64_t beyond_all = std::numeric_limits<std::int64_t>::max();

/// Starts of runs in falling order, to which one may jump.
class Starts {
  public:
    virtual ~Starts() = default;
    /// The first one at or below `at`; nothing if there is none.
    [[nodiscard]] virtual std::optional<std::int64_t> at_or_below(std::int64_t at) = 0;
};

/// Those under one term, or all of them.
class Listed final : public Starts {
  public:
    Listed(SQLite::Database& connection, std::optional<std::int64_t> term)
        : query_(connection, term ? "SELECT seq FROM run_term WHERE seq <= ? AND term = ? ORDER BY seq DESC LIMIT 1"
                                  : "SELECT seq FROM run_started WHERE seq <= ? ORDER BY seq DESC LIMIT 1") {
        if (term) query_.bind(2, *term);
    }
    std::optional<std::int64_t> at_or_below(std::int64_t at) override {
        query_.reset();
        query_.bind(1, at);
        if (!query_.executeStep()) return std::nullopt;
        return query_.getColumn(0).getInt64();
    }

  private:
    SQLite::Statement query_;
};

/// Those of which a text begins with `folded`, rising and each once; nothing if there are more than are worth reading.
std::optional<std::vector<std::uint64_t>> few_that_begin(SQLite::Database& connection, const std::string& folded,
                                                         int at_most) {
    // No byte of UTF-8 is as large as the one that ends the stretch.
    SQLite::Statement query(connection, "SELECT seq FROM run_text WHERE text >= ? AND text < ? LIMIT ?");
    query.bind(1, folded);
    query.bind(2, folded + '\xFF');
    query.bind(3, at_most + 1);
    std::vector<std::uint64_t> out;
    while (query.executeStep()) out.push_back(static_cast<std::uint64_t>(query.getColumn(0).getInt64()));
    if (out.size() > static_cast<std::size_t>(at_most)) return std::nullopt;
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// A few known ones, together with those of another list if there is one.
class Joined final : public Starts {
  public:
    Joined(const std::vector<std::uint64_t>& rising, std::unique_ptr<Starts> others) : others_(std::move(others)) {
        for (const auto seq : rising) rising_.push_back(static_cast<std::int64_t>(seq));
    }
    std::optional<std::int64_t> at_or_below(std::int64_t at) override {
        auto best = others_ == nullptr ? std::nullopt : others_->at_or_below(at);
        const auto after = std::upper_bound(rising_.begin(), rising_.end(), at);
        if (after != rising_.begin() && (!best || *best < *(after - 1))) best = *(after - 1);
        return best;
    }

  private:
    std::vector<std::int64_t> rising_;
    std::unique_ptr<Starts> others_;
};

/// From the first to the last run of a range of days, however the clock went in between.
struct Bounds {
    std::int64_t first = beyond_all;
    std::int64_t last = std::numeric_limits<std::int64_t>::min();
};

void take_in(SQLite::Database& connection, const std::string& period, Bounds& bounds) {
    SQLite::Statement query(connection,
                            "SELECT (SELECT min(seq) FROM run_term WHERE term = ?1), "
                            "(SELECT max(seq) FROM run_term WHERE term = ?1)");
    query.bind(1, period_term(period));
    if (!query.executeStep() || query.getColumn(0).isNull()) return;
    bounds.first = std::min(bounds.first, query.getColumn(0).getInt64());
    bounds.last = std::max(bounds.last, query.getColumn(1).getInt64());
}

/// Whole years and months at once, so that the number of questions does not follow the number of days.
Bounds bounds_of(SQLite::Database& connection, base::Date from, base::Date to) {
    using namespace std::chrono;
    Bounds bounds;
    auto at = from;
    while (at <= to) {
        const year_month_day year_end = at.year() / December / 31;
        const year_month_day month_end = at.year() / at.month() / std::chrono::last;
        const std::string day = base::text(at);
        if (at.month() == January && at.day() == std::chrono::day(1) && year_end <= to) {
            take_in(connection, day.substr(0, 4), bounds);
            at = year_month_day(sys_days(year_end) + days(1));
        } else if (at.day() == std::chrono::day(1) && month_end <= to) {
            take_in(connection, day.substr(0, 7), bounds);
            at = year_month_day(sys_days(month_end) + days(1));
        } else {
            take_in(connection, day, bounds);
            at = year_month_day(sys_days(at) + days(1));
        }
    }
    return bounds;
}

/// What is compared after a term has found it: a term may stand for two things.
class Wanted {
  public:
    explicit Wanted(const RunQuery& query)
        : query_(query), who_(base::folded_name(query.operator_name)), text_(base::folded_name(query.text)) {}

    [[nodiscard]] bool holds(const RunSummary& run, const RunDetail& detail) const {
        if (!query_.id.empty() && run.id != query_.id) return false;
        if (!query_.item.empty() && run.item != query_.item) return false;
        if (!query_.edition.empty() && run.edition != query_.edition) return false;
        if (query_.verdict && run.verdict != conformity::name(*query_.verdict)) return false;
        if (query_.lifecycle && run.lifecycle != sequence::name(*query_.lifecycle)) return false;
        if (!who_.empty() && base::folded_name(detail.operator_name) != who_) return false;
        const auto begins = [&](const std::string& text) { return base::folded_name(text).starts_with(text_); };
        if (!text_.empty() && !begins(run.item) && !begins(detail.model) && !begins(detail.maker) &&
            !begins(detail.vehicle_code))
            return false;
        const std::string day = run.started_utc.substr(0, 10);
        return (!query_.from || day >= base::text(*query_.from)) && (!query_.to || day <= base::text(*query_.to));
    }
    [[nodiscard]] const std::string& who() const { return who_; }
    [[nodiscard]] const std::string& text() const { return text_; }

  private:
    const RunQuery& query_;
    std::string who_;
    std::string text_;
};

/// The runs found by a text. The term of a shorter beginning may be shared by all runs of the archive, and none of them
/// be meant: then the texts themselves are asked.
std::unique_ptr<Starts> starts_of_text(SQLite::Database& connection, const std::string& folded, int text_rows) {
    if (!has_own_term(folded))
        if (const auto few = few_that_begin(connection, folded, text_rows))
            return std::make_unique<Joined>(*few, nullptr);
    return std::make_unique<Listed>(connection, prefix_term(folded));
}

/// The lists of which a run must be in every one.
std::vector<std::unique_ptr<Starts>> lists_of(SQLite::Database& connection, const RunQuery& query, const Wanted& wanted,
                                              int text_rows) {
    using sequence::Lifecycle;
    std::vector<std::unique_ptr<Starts>> out;
    const bool open_only =
        query.lifecycle && (*query.lifecycle == Lifecycle::running || *query.lifecycle == Lifecycle::suspended);
    RunFacets facets{query.item, query.edition, wanted.who(), {}, {}};
    if (query.lifecycle && !open_only) facets.lifecycle = sequence::name(*query.lifecycle);
    if (query.verdict && !open_only) facets.verdict = conformity::name(*query.verdict);
    const bool any_facet = !facets.item.empty() || !facets.edition.empty() || !facets.operator_folded.empty() ||
                           !facets.lifecycle.empty() || !facets.verdict.empty();
    if (open_only) {
        out.push_back(std::make_unique<Joined>(starts_without_end(connection), nullptr));
    } else if (any_facet) {
        auto listed = std::make_unique<Listed>(connection, facet_term(facets));
        // A run that goes on has not been evaluated, and no term for that yet.
        if (query.verdict == conformity::Verdict::not_evaluated && !query.lifecycle)
            out.push_back(std::make_unique<Joined>(starts_without_end(connection), std::move(listed)));
        else
            out.push_back(std::move(listed));
    }
    if (!wanted.text().empty()) out.push_back(starts_of_text(connection, wanted.text(), text_rows));
    if (out.empty()) out.push_back(std::make_unique<Listed>(connection, std::nullopt));
    return out;
}

/// The first start at or below `at` that stands in all lists.
std::optional<std::int64_t> common(std::vector<std::unique_ptr<Starts>>& lists, std::int64_t at) {
    std::size_t agreed = 0;
    for (std::size_t list = 0; agreed < lists.size(); list = (list + 1) % lists.size()) {
        const auto found = lists[list]->at_or_below(at);
        if (!found) return std::nullopt;
        agreed = *found == at ? agreed + 1 : 1;
        at = *found;
    }
    return at;
}

/// The start of one run; nothing if there is none of that name.
std::optional<std::int64_t> start_of(SQLite::Database& connection, const std::string& run) {
    SQLite::Statement query(connection, "SELECT seq FROM run_started WHERE run = ?");
    query.bind(1, run);
    if (!query.executeStep()) return std::nullopt;
    return query.getColumn(0).getInt64();
}

RunPage page_of(SQLite::Database& connection, const RunQuery& query, std::int64_t at, int text_rows) {
    std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
    if (query.from || query.to) {
        using namespace std::chrono;
        const auto bounds = bounds_of(connection, query.from.value_or(year(1970) / January / 1),
                                      query.to.value_or(year(2199) / December / 31));
        lowest = bounds.first;
        at = std::min(at, bounds.last);
    }
    if (!query.id.empty()) {
        const auto start = start_of(connection, query.id);
        if (!start || *start > at) return {};
        at = *start;
        lowest = std::max(lowest, *start);
    }
    const Wanted wanted(query);
    SetUp set_up(connection, query);
    int looked_at = 0;
    auto lists = lists_of(connection, query, wanted, text_rows);
    Lines lines(connection);
    RunPage page;
    std::int64_t last_shown = 0;
    for (auto found = common(lists, at); found && *found >= lowest; found = common(lists, *found - 1)) {
        auto line = lines.at(*found);
        if (!line || !wanted.holds(line->first, line->second)) continue;
        if (set_up.asked() && query.most_looked_at > 0 && ++looked_at > query.most_looked_at) break;
        if (!set_up.holds(*found)) continue;
        if (page.runs.size() == static_cast<std::size_t>(query.limit)) {
            page.next = std::to_string(last_shown);
            break;
        }
        page.runs.push_back(std::move(line->first));
        last_shown = *found;
    }
    return page;
}

bool filtered(const RunQuery& query) {
    return !query.item.empty() || !query.edition.empty() || !query.operator_name.empty() || !query.text.empty() ||
           query.verdict || query.lifecycle || query.from || query.to || !query.id.empty() ||
           !query.instruments.empty() || query.virtual_bench;
}

}  // namespace

Result<RunPage> search_runs(const Database& database, const RunQuery& query, int text_rows) {
    if (query.limit < 1 || query.limit > largest_page)
        return base::fail(base::ErrorCode::bad_value, "limit", std::to_string(query.limit),
                          "1 to " + std::to_string(largest_page) + " runs on a page");
    if (query.waiting && filtered(query))
        return base::fail(base::ErrorCode::bad_input, "waiting", "another filter beside it",
                          "what waits for a report, whatever it is");
    std::int64_t after = 0;
    if (!query.after.empty()) {
        const char* end = query.after.data() + query.after.size();
        const auto [stop, code] = std::from_chars(query.after.data(), end, after);
        if (code != std::errc{} || stop != end || after < 1)
            return base::fail(base::ErrorCode::bad_value, "after", '"' + query.after + '"',
                              "the \"next\" of the page before");
    }
    try {
        if (query.waiting) return waiting_runs(database.connection(), after, query.limit);
        return page_of(database.connection(), query, query.after.empty() ? beyond_all : after - 1, text_rows);
    } catch (const SQLite::Exception& exception) {
        return base::fail(database.error(exception));
    }
}

}  // namespace velocert::records
