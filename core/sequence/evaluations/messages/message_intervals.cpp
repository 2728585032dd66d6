// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/messages/message_intervals.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/sequence/evaluations/not_counting.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/sequence/evaluations/series/sample_series.h"
#include "core/standards/needs/evaluation_needs.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using conformity::Verdict;
using metrology::AnyQuantity;
using metrology::Kind;

constexpr std::array states{VehicleState::started, VehicleState::stopped, VehicleState::abnormal};
constexpr std::string_view end_mark = "end";
constexpr std::string_view log_field = "log";

std::optional<VehicleState> state_named(std::string_view word) {
    for (const auto state : states)
        if (name(state) == word) return state;
    return std::nullopt;
}

/// A use of the step, by battery; nothing where the step has it not.
const conformity::Limit* limit_of(const EvaluationInput& input, const std::string& use) {
    const auto limit = judged_limit(input.edition, input.step, input.item, use);
    return limit ? *limit : nullptr;
}

/// Collects what decides, with the worst verdict so far.
class Deciding {
  public:
    Deciding(const EvaluationInput& input, StepResult& result) : input_(input), result_(result) {}

    /// A figure that counts if what was observed suffices, or if it fails whatever else was to come.
    void add(const std::string& use, const std::string& value, Kind kind, double number, bool suffices) {
        const auto* limit = limit_of(input_, use);
        const auto exact_value = exact(kind, number);
        if (limit == nullptr || !exact_value) return;
        const metrology::Measurement measurement{value, *exact_value, {}, {}, metrology::Provenance::calculated};
        const auto assessment = conformity::assess(measurement, *limit, input_.rule);
        if (!suffices && assessment.verdict != Verdict::fail) return missing(Reason::window_too_short);
        result_.values.push_back({value, *exact_value});
        take(assessment.verdict, assessment.reason);
    }
    void names(NamedWord word) { result_.words.push_back(std::move(word)); }
    void missing(Reason reason) { take(Verdict::not_evaluated, reason); }
    void finish() {
        result_.valid = true;
        result_.verdict = verdict_;
        result_.reason = reason_;
    }

  private:
    void take(Verdict verdict, Reason reason) {
        if (any_ && verdict <= verdict_) return;
        any_ = true;
        verdict_ = verdict;
        reason_ = reason;
    }

    const EvaluationInput& input_;
    StepResult& result_;
    bool any_ = false;
    Verdict verdict_ = Verdict::not_evaluated;
    Reason reason_ = Reason::series_empty;
};

/// The words of a class limit that may be used; nothing where it may not.
std::optional<std::vector<std::string>> usable_words(const EvaluationInput& input, const std::string& use) {
    const auto* limit = limit_of(input, use);
    if (limit == nullptr || !limit->is_class || limit->status == conformity::LimitStatus::unverified)
        return std::nullopt;
    auto words = words_of(limit->text_value);
    // A list of nothing asks for nothing, and everything would meet it.
    if (words.empty()) return std::nullopt;
    return words;
}

std::string seconds_text(double seconds) {
    const auto value = exact(Kind::duration, seconds);
    return value ? value->text() : std::string();
}

void add_alarms(const EvaluationInput& input, const MessageLog& log, Deciding& deciding) {
    if (limit_of(input, "alarm") == nullptr) return;
    const auto alarms = alarms_of(log);
    // Asked for by the pack: one that came of itself is either false, or its cause is not on record.
    if (const auto* alone = input.step.parameters.contains("least_causes") ? uncaused_alarm(log) : nullptr) {
        deciding.names({"alarm", alone->alarm + " (" + seconds_text(alone->time_s) + ')', Reason::condition_not_met});
        return deciding.missing(Reason::condition_not_met);
    }
    const auto needed = usable_words(input, "alarms");
    if (!needed) return deciding.missing(Reason::limit_unverified);
    const double longest = std::max(alarms.longest_s, alarms.missed_for_s);
    if (alarms.missed) return deciding.add("alarm", "alarm_latency", Kind::duration, longest, false);
    // Asked for by the pack: those of before it took an alarm that was always on.
    const bool quiet = input.step.parameters.contains("quiet_before");
    const bool all = std::ranges::all_of(*needed, [&](const std::string& one) {
        return std::ranges::find(alarms.reported, one) != alarms.reported.end() &&
               (!quiet || std::ranges::find(alarms.on_already, one) == alarms.on_already.end());
    });
    // What was not caused cannot have been reported in time.
    if (!all) return deciding.missing(Reason::condition_not_met);
    deciding.add("alarm", "alarm_latency", Kind::duration, longest, true);
}

}  // namespace

tl::expected<std::array<StateInterval, 3>, Reason> intervals_of(const MessageLog& log) {
    std::array<StateInterval, 3> out;
    std::optional<VehicleState> state;
    double began = 0;
    double last = 0;
    const auto gap = [&](double until) {
        auto& own = out[static_cast<std::size_t>(*state)];
        own.largest_gap_s = std::max(own.largest_gap_s, until - last);
    };
    const auto close = [&](double until) {
        if (!state) return;
        gap(until);
        out[static_cast<std::size_t>(*state)].observed_s += until - began;
        state.reset();
    };
    const auto open = [&](VehicleState next, double at) {
        close(at);
        state = next;
        began = last = at;
    };
    for (std::size_t i = 0; i < log.rows.size(); ++i) {
        const auto& row = log.rows[i];
        if (i > 0 && row.time_s < log.rows[i - 1].time_s) return tl::unexpected(Reason::clock_fault);
        if (!row.is_message()) {
            if (row.caused == end_mark) close(row.time_s);
            if (const auto next = state_named(row.caused)) open(*next, row.time_s);
            continue;
        }
        if (state != row.state) open(*row.state, row.time_s);
        gap(row.time_s);
        last = row.time_s;
        ++out[static_cast<std::size_t>(*state)].messages;
    }
    if (!log.rows.empty()) close(log.rows.back().time_s);
    return out;
}

Alarms alarms_of(const MessageLog& log) {
    Alarms out;
    std::map<std::string, bool> reported;
    std::map<std::string, bool> on_already;
    for (std::size_t i = 0; i < log.rows.size(); ++i) {
        const auto& cause = log.rows[i];
        if (cause.is_message() || cause.caused == end_mark || state_named(cause.caused)) continue;
        const auto after =
            std::find_if(log.rows.begin() + static_cast<std::ptrdiff_t>(i), log.rows.end(),
                         [&](const LogRow& row) { return row.is_message() && row.alarm == cause.caused; });
        const bool found = after != log.rows.end();
        const auto before = std::find_if(log.rows.rend() - static_cast<std::ptrdiff_t>(i), log.rows.rend(),
                                         [](const LogRow& row) { return row.is_message(); });
        // Without a message before the cause nobody saw that all was quiet.
        const bool on = before == log.rows.rend() || before->alarm == cause.caused;
        const auto [known, new_one] = on_already.emplace(cause.caused, on);
        if (!new_one) known->second = known->second && on;
        const auto [at, first] = reported.emplace(cause.caused, found);
        if (!first) at->second = at->second && found;
        const double passed = (found ? after->time_s : log.rows.back().time_s) - cause.time_s;
        (found ? out.longest_s : out.missed_for_s) = std::max(found ? out.longest_s : out.missed_for_s, passed);
        out.missed = out.missed || !found;
    }
    for (const auto& [name, every_time] : reported)
        if (every_time) out.reported.push_back(name);
    for (const auto& [name, every_time] : on_already)
        if (every_time) out.on_already.push_back(name);
    return out;
}

const LogRow* uncaused_alarm(const MessageLog& log) {
    std::vector<std::string_view> caused;
    for (const auto& row : log.rows) {
        if (!row.is_message()) {
            caused.emplace_back(row.caused);
            continue;
        }
        if (!row.alarm.empty() && std::ranges::find(caused, row.alarm) == caused.end()) return &row;
    }
    return nullptr;
}

bool Plausible::holds(const LogRow& message, std::size_t field) const {
    const auto& figure = message.figures[field];
    const auto range = std::ranges::find(ranges, message.fields[field], &Range::field);
    if (!figure || range == ranges.end()) return true;
    const auto among = idle.find(message.alarm);
    if (among != idle.end() && std::ranges::find(among->second, message.fields[field]) != among->second.end())
        return true;
    const auto fits = [&](const std::optional<AnyQuantity>& end, bool least) {
        if (!end) return true;
        const auto bound = static_cast<double>(end->base());
        return figure->kind == end->kind() && (least ? figure->base >= bound : figure->base <= bound);
    };
    return fits(range->least, true) && fits(range->most, false);
}

Plausible plausible_of(const standards::Step& step) {
    using standards::idle_beside;
    using standards::least_of_field;
    using standards::most_of_field;
    Plausible out;
    const auto range = [&](std::string_view field) -> Plausible::Range& {
        const auto known = std::ranges::find(out.ranges, field, &Plausible::Range::field);
        if (known != out.ranges.end()) return *known;
        return out.ranges.emplace_back(Plausible::Range{std::string(field), {}, {}});
    };
    for (const auto& [name, parameter] : step.parameters) {
        const std::string_view text(name);
        if (text.starts_with(idle_beside))
            out.idle.emplace(text.substr(idle_beside.size()), words_of(parameter.word));
        else if (parameter.value && text.starts_with(least_of_field))
            range(text.substr(least_of_field.size())).least = parameter.value->value();
        else if (parameter.value && text.starts_with(most_of_field))
            range(text.substr(most_of_field.size())).most = parameter.value->value();
    }
    return out;
}

std::optional<double> complete_share(const MessageLog& log, std::span<const std::string> fields,
                                     const Plausible& plausible) {
    std::size_t messages = 0;
    std::size_t complete = 0;
    for (const auto& row : log.rows) {
        if (!row.is_message()) continue;
        bool all = true;
        bool impossible = false;
        for (const auto& field : fields) {
            const auto at = std::ranges::find(row.fields, field);
            const bool there = at != row.fields.end();
            const bool holds = there && plausible.holds(row, static_cast<std::size_t>(at - row.fields.begin()));
            all = all && holds;
            impossible = impossible || (there && !holds);
        }
        if (row.state == VehicleState::abnormal && !impossible) continue;
        ++messages;
        complete += all ? 1U : 0U;
    }
    if (messages == 0) return std::nullopt;
    return static_cast<double>(complete) / static_cast<double>(messages);
}

AbnormalMessages abnormal_messages(const MessageLog& log, std::span<const std::string> fields,
                                   const Plausible& plausible) {
    AbnormalMessages out;
    for (const auto& row : log.rows) {
        if (!row.is_message() || row.state != VehicleState::abnormal) continue;
        const auto among = plausible.idle.find(row.alarm);
        const auto can = [&](const std::string& field) {
            return among == plausible.idle.end() || std::ranges::find(among->second, field) == among->second.end();
        };
        const auto lacking = std::ranges::find_if(fields, [&](const std::string& field) {
            const auto at = std::ranges::find(row.fields, field);
            const bool holds =
                at != row.fields.end() && plausible.holds(row, static_cast<std::size_t>(at - row.fields.begin()));
            return !holds && can(field);
        });
        ++out.messages;
        if (lacking == fields.end())
            ++out.complete;
        else if (out.lacks.empty())
            out.lacks = *lacking + " (" + seconds_text(row.time_s) + ')';
    }
    return out;
}

std::vector<std::string> words_of(std::string_view list) {
    std::vector<std::string> out;
    std::string word;
    for (const char c : list) {
        const bool part = c != ',' && c != ' ';
        if (part) word += c;
        if (!part && !word.empty()) out.push_back(std::exchange(word, {}));
    }
    if (!word.empty()) out.push_back(word);
    return out;
}

namespace {

/// Whether a message of the abnormal state must hold what is listed no open text says: where the pack asks for it and
/// too few do, nothing passes, and nothing fails.
void add_abnormal(const EvaluationInput& input, const MessageLog& log, std::span<const std::string> fields,
                  Deciding& deciding) {
    const auto needed = input.step.parameters.find("abnormal_holds");
    if (needed == input.step.parameters.end() || !needed->second.value) return;
    const auto found = abnormal_messages(log, fields, plausible_of(input.step));
    const base::Wide whole = 1'000'000'000;  // a ratio of 1 in its base unit
    if (static_cast<base::Wide>(found.complete) * whole >=
        static_cast<base::Wide>(found.messages) * needed->second.value->value().base())
        return;
    deciding.names({"complete", found.lacks, Reason::condition_not_met});
    deciding.missing(Reason::condition_not_met);
}

}  // namespace

base::Result<StepResult> message_result(const EvaluationInput& input, const MessageLog& log) {
    StepResult result;
    const auto intervals = intervals_of(log);
    if (!intervals) return not_counting(std::move(result), intervals.error());
    Deciding deciding(input, result);
    for (const auto state : states) {
        const std::string word(name(state));
        const auto& own = (*intervals)[static_cast<std::size_t>(state)];
        const auto least = step_parameter(input.step, "least_" + word, Kind::duration);
        if (!least) return base::fail(least.error());
        const auto show = [&](const std::string& what, double seconds) {
            if (const auto value = exact(Kind::duration, seconds)) result.values.push_back({what + word, *value});
        };
        show("observed_", own.observed_s);
        result.values.push_back(
            {"messages_" + word, AnyQuantity(Kind::count, static_cast<std::int64_t>(own.messages))});
        if (own.observed_s > 0) show("largest_gap_", own.largest_gap_s);
        deciding.add(word, "interval_" + word, Kind::duration, own.largest_gap_s,
                     own.observed_s >= number(*least) && own.messages > 0);
    }
    add_alarms(input, log, deciding);
    if (limit_of(input, "complete") != nullptr) {
        const auto fields = usable_words(input, "fields");
        const auto complete = fields ? complete_share(log, *fields, plausible_of(input.step)) : std::nullopt;
        if (complete)
            deciding.add("complete", "share_complete", Kind::ratio, 100.0 * *complete, true);
        else
            deciding.missing(fields ? Reason::series_empty : Reason::limit_unverified);
        if (fields && complete) add_abnormal(input, log, *fields, deciding);
    }
    deciding.finish();
    return result;
}

base::Result<StepResult> message_intervals(const EvaluationInput& input) {
    StepResult none;
    if (!input.void_reason.empty()) return not_counting(std::move(none), Reason::run_void);
    for (const auto& document : input.documents) {
        if (document.field != log_field) continue;
        const auto log = parse_message_log(document.bytes, document.name);
        if (!log) return not_counting(std::move(none), Reason::series_empty);
        return message_result(input, *log);
    }
    return not_counting(std::move(none), Reason::series_empty);
}

std::vector<Judged> message_figures(const standards::StandardEdition&, const standards::Step& step,
                                    const standards::ItemTraits&) {
    std::vector<Judged> out;
    for (const auto& [use, value] :
         std::initializer_list<std::pair<const char*, const char*>>{{"started", "interval_started"},
                                                                    {"stopped", "interval_stopped"},
                                                                    {"abnormal", "interval_abnormal"},
                                                                    {"alarm", "alarm_latency"},
                                                                    {"complete", "share_complete"}})
        if (step.limits.contains(use)) out.push_back({use, value, std::nullopt});
    return out;
}

}  // namespace velocert::sequence
