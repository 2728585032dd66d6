// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/messages/message_intervals.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/sequence/evaluations/messages/message_columns.h"
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

/// What is held against the limit of a use, and its name among the values.
struct Figure {
    std::string use;
    std::string value;
};
const Figure alarm_figure{"alarm", "alarm_latency"};
const Figure complete_figure{"complete", "share_complete"};
Figure interval_figure(const std::string& state) { return {state, "interval_" + state}; }

/// Collects what decides, with the worst verdict so far.
class Deciding {
  public:
    Deciding(const EvaluationInput& input, LogRule rule, StepResult& result)
        : input_(input), rule_(rule), result_(result) {}

    /// A figure that counts if what was observed suffices, or if it fails whatever else was to come. `lacking` is what
    /// would suffice.
    void add(const Figure& figure, const std::optional<AnyQuantity>& number, bool suffices,
             const std::string& lacking) {
        const auto* limit = limit_of(input_, figure.use);
        if (limit == nullptr || !number) return;
        const metrology::Measurement measurement{figure.value, *number, {}, {}, metrology::Provenance::calculated};
        const auto assessment = conformity::assess(measurement, *limit, input_.rule);
        if (!suffices && assessment.verdict != Verdict::fail) return missing(figure, Reason::window_too_short, lacking);
        result_.values.push_back({figure.value, *number});
        take(assessment.verdict, assessment.reason);
    }
    [[nodiscard]] bool decides(const Figure& figure) const { return result_.value(figure.value).has_value(); }
    void names(NamedWord word) { result_.words.push_back(std::move(word)); }
    /// The figure does not decide, and why: by a word of its own where a record may have one.
    void missing(const Figure& figure, Reason reason, std::string about) {
        if (rule_ == LogRule::exact) names({figure.value, std::move(about), reason});
        take(Verdict::not_evaluated, reason);
    }
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
    LogRule rule_;
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

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const auto& name : names) out += (out.empty() ? "" : ", ") + name;
    return out;
}

void add_alarms(const EvaluationInput& input, const MessageLog& log, Deciding& deciding) {
    if (limit_of(input, alarm_figure.use) == nullptr) return;
    const auto alarms = alarms_of(log);
    // Asked for by the pack: one that came of itself is either false, or its cause is not on record.
    if (const auto* alone = input.step.parameters.contains("least_causes") ? uncaused_alarm(log) : nullptr) {
        deciding.names(
            {"alarm", alone->alarm + " (" + text_of(alone->time, log.rule) + ')', Reason::condition_not_met});
        return deciding.missing(alarm_figure, Reason::condition_not_met, alone->alarm + ": not caused");
    }
    const auto needed = usable_words(input, "alarms");
    if (!needed) return deciding.missing(alarm_figure, Reason::limit_unverified, "alarms");
    const auto longest = span_of(longer(alarms.longest, alarms.missed_for), log.rule);
    if (alarms.missed) {
        const auto which = joined(alarms.unreported) + ": not reported until the log ended";
        deciding.add(alarm_figure, longest, false, which);
        // What is shown is how long the log went on, and no time after which the alarm came.
        if (log.rule == LogRule::exact && deciding.decides(alarm_figure)) deciding.names({alarm_figure.value, which});
        return;
    }
    // Asked for by the pack: those of before it took an alarm that was always on.
    const bool quiet = input.step.parameters.contains("quiet_before");
    std::vector<std::string> lacking;
    for (const auto& one : *needed) {
        if (std::ranges::find(alarms.reported, one) == alarms.reported.end())
            lacking.push_back(one + ": not caused");
        else if (quiet && std::ranges::find(alarms.on_already, one) != alarms.on_already.end())
            lacking.push_back(one + ": on before it was caused");
    }
    // What was not caused cannot have been reported in time.
    if (!lacking.empty()) return deciding.missing(alarm_figure, Reason::condition_not_met, joined(lacking));
    deciding.add(alarm_figure, longest, true, {});
}

}  // namespace

tl::expected<std::array<StateInterval, 3>, Reason> intervals_of(const MessageLog& log) {
    std::array<StateInterval, 3> out;
    std::optional<VehicleState> state;
    LogTime began;
    LogTime last;
    const auto gap = [&](const LogTime& until) {
        auto& own = out[static_cast<std::size_t>(*state)];
        own.largest_gap = longer(own.largest_gap, until - last);
    };
    const auto close = [&](const LogTime& until) {
        if (!state) return;
        gap(until);
        auto& observed = out[static_cast<std::size_t>(*state)].observed;
        observed = observed + (until - began);
        state.reset();
    };
    const auto open = [&](VehicleState next, const LogTime& at) {
        close(at);
        state = next;
        began = last = at;
    };
    for (std::size_t i = 0; i < log.rows.size(); ++i) {
        const auto& row = log.rows[i];
        if (i > 0 && before(row.time, log.rows[i - 1].time, log.rule)) return tl::unexpected(Reason::clock_fault);
        if (!row.is_message()) {
            if (row.caused == end_mark) close(row.time);
            if (const auto next = state_named(row.caused)) open(*next, row.time);
            continue;
        }
        if (state != row.state) open(*row.state, row.time);
        gap(row.time);
        last = row.time;
        ++out[static_cast<std::size_t>(*state)].messages;
    }
    if (!log.rows.empty()) close(log.rows.back().time);
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
        const auto earlier = std::find_if(log.rows.rend() - static_cast<std::ptrdiff_t>(i), log.rows.rend(),
                                          [](const LogRow& row) { return row.is_message(); });
        // Without a message before the cause nobody saw that all was quiet.
        const bool on = earlier == log.rows.rend() || earlier->alarm == cause.caused;
        const auto [known, new_one] = on_already.emplace(cause.caused, on);
        if (!new_one) known->second = known->second && on;
        const auto [at, first] = reported.emplace(cause.caused, found);
        if (!first) at->second = at->second && found;
        const auto passed = (found ? after->time : log.rows.back().time) - cause.time;
        auto& so_far = found ? out.longest : out.missed_for;
        so_far = longer(so_far, passed);
        if (!found && std::ranges::find(out.unreported, cause.caused) == out.unreported.end())
            out.unreported.push_back(cause.caused);
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

std::optional<Kind> Plausible::kind_of(std::string_view field) const {
    const auto range = std::ranges::find(ranges, field, &Range::field);
    if (range == ranges.end()) return std::nullopt;
    return range->least ? range->least->kind() : range->most->kind();
}

bool Plausible::says_nothing(const std::string& alarm, std::string_view field) const {
    const auto among = idle.find(alarm);
    return among != idle.end() && std::ranges::find(among->second, field) != among->second.end();
}

bool Plausible::holds(const LogRow& message, std::size_t field, LogRule rule) const {
    const auto& figure = message.figures[field];
    const auto range = std::ranges::find(ranges, message.fields[field], &Range::field);
    if (!figure || range == ranges.end() || says_nothing(message.alarm, message.fields[field])) return true;
    const auto fits = [&](const std::optional<AnyQuantity>& end, bool least) {
        if (!end) return true;
        return figure->kind == end->kind() &&
               (least ? figure->at_least(end->base(), rule) : figure->at_most(end->base(), rule));
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

namespace {

/// Whether the message holds the field truly; nothing where it has none of that name.
std::optional<bool> held(const LogRow& message, const std::string& field, const Plausible& plausible, LogRule rule) {
    const auto at = std::ranges::find(message.fields, field);
    if (at == message.fields.end()) return std::nullopt;
    return plausible.holds(message, static_cast<std::size_t>(at - message.fields.begin()), rule);
}

}  // namespace

std::optional<double> complete_share(const MessageLog& log, std::span<const std::string> fields,
                                     const Plausible& plausible) {
    std::size_t messages = 0;
    std::size_t complete = 0;
    for (const auto& row : log.rows) {
        if (!row.is_message()) continue;
        bool all = true;
        bool impossible = false;
        for (const auto& field : fields) {
            const auto holds = held(row, field, plausible, log.rule);
            all = all && holds.value_or(false);
            impossible = impossible || !holds.value_or(true);
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
        const auto lacking = std::ranges::find_if(fields, [&](const std::string& field) {
            return !held(row, field, plausible, log.rule).value_or(false) && !plausible.says_nothing(row.alarm, field);
        });
        ++out.messages;
        if (lacking == fields.end())
            ++out.complete;
        else if (out.lacks.empty())
            out.lacks = *lacking + " (" + text_of(row.time, log.rule) + ')';
    }
    return out;
}

std::vector<std::string> needed_fields(const EvaluationInput& input) {
    if (limit_of(input, complete_figure.use) == nullptr) return {};
    return usable_words(input, "fields").value_or(std::vector<std::string>());
}

bool judges_alarms(const EvaluationInput& input) {
    return limit_of(input, alarm_figure.use) != nullptr && usable_words(input, "alarms").has_value();
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
                  const Plausible& plausible, Deciding& deciding) {
    const auto needed = input.step.parameters.find("abnormal_holds");
    if (needed == input.step.parameters.end() || !needed->second.value) return;
    const auto found = abnormal_messages(log, fields, plausible);
    const base::Wide whole = 1'000'000'000;  // a ratio of 1 in its base unit
    if (static_cast<base::Wide>(found.complete) * whole >=
        static_cast<base::Wide>(found.messages) * needed->second.value->value().base())
        return;
    deciding.missing(complete_figure, Reason::condition_not_met, found.lacks);
}

}  // namespace

base::Result<StepResult> message_result(const EvaluationInput& input, const MessageLog& log) {
    StepResult result;
    if (const auto fine = check_columns(input, log, log_field); !fine) {
        result.words.push_back({std::string(log_field), fine.error().found, Reason::wrong_kind});
        return not_counting(std::move(result), Reason::wrong_kind);
    }
    const auto intervals = intervals_of(log);
    if (!intervals) return not_counting(std::move(result), intervals.error());
    Deciding deciding(input, log.rule, result);
    for (const auto state : states) {
        const std::string word(name(state));
        const auto& own = (*intervals)[static_cast<std::size_t>(state)];
        const auto least = step_parameter(input.step, "least_" + word, Kind::duration);
        if (!least) return base::fail(least.error());
        const auto observed = span_of(own.observed, log.rule);
        const auto show = [&](const std::string& what, const std::optional<AnyQuantity>& time) {
            if (time) result.values.push_back({what + word, *time});
        };
        show("observed_", observed);
        result.values.push_back(
            {"messages_" + word, AnyQuantity(Kind::count, static_cast<std::int64_t>(own.messages))});
        const auto gap = span_of(own.largest_gap, log.rule);
        if (before({}, own.observed, log.rule)) show("largest_gap_", gap);
        deciding.add(interval_figure(word), gap, reaches(own.observed, *least, log.rule) && own.messages > 0,
                     (observed ? observed->text() : "0 s") + " (least_" + word + ": " + least->text() + ')');
    }
    add_alarms(input, log, deciding);
    if (limit_of(input, complete_figure.use) != nullptr) {
        const auto fields = usable_words(input, "fields");
        const auto plausible = plausible_of(input.step);
        const auto complete = fields ? complete_share(log, *fields, plausible) : std::nullopt;
        if (complete)
            deciding.add(complete_figure, exact(Kind::ratio, 100.0 * *complete), true, {});
        else
            deciding.missing(complete_figure, fields ? Reason::series_empty : Reason::limit_unverified, "fields");
        if (fields && complete) add_abnormal(input, log, *fields, plausible, deciding);
    }
    deciding.finish();
    return result;
}

base::Result<StepResult> message_intervals(const EvaluationInput& input) {
    StepResult none;
    if (!input.void_reason.empty()) return not_counting(std::move(none), Reason::run_void);
    for (const auto& document : input.documents) {
        if (document.field != log_field) continue;
        const auto log = parse_message_log(document.bytes, document.name, log_rule(input.step));
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
