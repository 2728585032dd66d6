// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/answers/relations.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/sequence/answers/on_record.h"
#include "core/sequence/answers/typed_file.h"
#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/answer_source.h"
#include "core/standards/needs/multiple.h"
#include "core/standards/needs/quotient.h"
#include "core/standards/needs/step_order.h"

namespace velocert::sequence {
namespace {

using metrology::AnyQuantity;
using metrology::WrittenQuantity;

/// An answer on record, and whose it is.
struct Given {
    std::string text;
    std::string subject;  ///< empty where the step is done once
};

std::vector<Given> given(const std::string& figure, std::span<const TypedValue> typed,
                         std::span<const StepRun> earlier) {
    const auto name = standards::figure_name(figure);
    std::vector<Given> out;
    const auto take = [&](std::span<const TypedValue> from, const std::string& subject) {
        if (const auto text = typed_text(from, name.field)) out.push_back({std::string(*text), subject});
    };
    if (name.step.empty()) {
        take(typed, {});
        return out;
    }
    for (const auto* attempt : counting_attempts(name.step, earlier)) take(attempt->typed, attempt->subject);
    return out;
}

std::string whose(const std::string& figure, const Given& one) {
    return one.subject.empty() ? figure : figure + '@' + one.subject;
}

/// One figure for each answer; nothing where one cannot be read as that kind, or there is none.
std::optional<std::vector<AnyQuantity>> quantities(const std::vector<Given>& answers, metrology::Kind kind) {
    std::vector<AnyQuantity> out;
    for (const auto& one : answers) {
        const auto value = WrittenQuantity::parse(one.text, kind);
        if (!value) return std::nullopt;
        out.push_back(value->value());
    }
    if (out.empty()) return std::nullopt;
    return out;
}

/// How many answers there must be: one for each subject of the step that the figure is of.
std::size_t expected_count(const std::string& figure, const AnswersSoFar& answers) {
    const auto name = standards::figure_name(figure);
    if (name.step.empty()) return 1;
    const auto* step = standards::step_of(answers.edition, name.step);
    return step == nullptr ? 1 : std::max<std::size_t>(1, step->subjects.size());
}

std::optional<AnyQuantity> sum_of(const std::vector<std::string>& figures, metrology::Kind kind,
                                  const AnswersSoFar& answers) {
    std::int64_t sum = 0;
    for (const auto& figure : figures) {
        const auto values = quantities(given(figure, answers.typed, answers.earlier), kind);
        if (!values || values->size() != expected_count(figure, answers)) return std::nullopt;
        for (const auto& value : *values) {
            // What was typed is plausible, so this is never left; if it were, there is no sum.
            if (value.base() > 0 ? sum > std::numeric_limits<std::int64_t>::max() - value.base()
                                 : sum < std::numeric_limits<std::int64_t>::min() - value.base())
                return std::nullopt;
            sum += value.base();
        }
    }
    return AnyQuantity(kind, sum);
}

std::string joined(const std::vector<std::string>& figures, std::string_view between) {
    std::string out;
    for (const auto& figure : figures) out += (out.empty() ? "" : std::string(between)) + figure;
    return out;
}

/// The figure in the unit that the answer was written in.
std::string in_unit_of(const WrittenQuantity& answer, const AnyQuantity& value) {
    return WrittenQuantity(value.in(answer.unit(), answer.number().scale()), answer.unit()).text();
}

/// "22 min (distance 20000 m / 30 km/h: 40 min)" where the answer is less than the figure, or than what follows from
/// it.
std::string less_than(const WrittenQuantity& answer, const std::string& figure, const AnswersSoFar& answers) {
    const auto quotient = standards::parse_quotient(figure);
    const std::string& name = quotient ? quotient->of : figure;
    for (const auto& one : given(name, answers.typed, answers.earlier)) {
        if (!quotient) {
            const auto least = WrittenQuantity::parse(one.text, answer.kind());
            if (least && answer.value().base() < least->value().base())
                return answer.text() + " (" + whose(figure, one) + ": " + least->text() + ')';
            continue;
        }
        const auto of = WrittenQuantity::parse(one.text);
        if (!of) continue;
        const auto least = standards::divided(of->value(), quotient->per.value());
        if (least && least->kind() == answer.kind() && answer.value().base() < least->base())
            return answer.text() + " (" + whose(name, one) + ' ' + of->text() + " / " + quotient->per.text() + ": " +
                   WrittenQuantity(least->rounded_in(answer.unit(), answer.number().scale()), answer.unit()).text() +
                   ')';
    }
    return {};
}

/// "119 V (general/voltage.nominal_voltage 48 V * 135 %: 64 V)" where the answer is more than the figure, or than so
/// many times it.
std::string more_than(const WrittenQuantity& answer, const std::string& figure, const AnswersSoFar& answers) {
    const auto multiple = standards::parse_multiple(figure);
    const std::string& name = multiple ? multiple->of : figure;
    for (const auto& one : given(name, answers.typed, answers.earlier)) {
        const auto of = WrittenQuantity::parse(one.text, answer.kind());
        if (!of) continue;
        const auto most =
            multiple ? standards::multiplied(of->value(), multiple->times.value()) : std::optional(of->value());
        if (!most || answer.value().base() <= most->base()) continue;
        const auto said = multiple ? ' ' + of->text() + " * " + multiple->times.text() : std::string();
        return answer.text() + " (" + whose(name, one) + said + ": " +
               WrittenQuantity(most->rounded_in(answer.unit(), answer.number().scale()), answer.unit()).text() + ')';
    }
    return {};
}

std::string quantity_trouble(const standards::Field& field, std::string_view text, const AnswersSoFar& answers) {
    const auto written = WrittenQuantity::parse(text, field.quantity);
    if (!written) return {};
    const auto beside = [&](const std::string& what, const AnyQuantity& value) {
        return written->text() + " (" + what + ": " + in_unit_of(*written, value) + ')';
    };
    if (!field.sum_of.empty())
        if (const auto sum = sum_of(field.sum_of, field.quantity, answers); sum && *sum != written->value())
            return beside(joined(field.sum_of, " + "), *sum);
    if (field.difference_of.size() == 2) {
        const auto one = quantities(given(field.difference_of[0], answers.typed, answers.earlier), field.quantity);
        const auto other = quantities(given(field.difference_of[1], answers.typed, answers.earlier), field.quantity);
        if (one && other) {
            const AnyQuantity apart(field.quantity, std::abs(one->front().base() - other->front().base()));
            if (apart != written->value()) return beside(joined(field.difference_of, " - "), apart);
        }
    }
    for (const auto& figure : field.at_least)
        if (auto trouble = less_than(*written, figure, answers); !trouble.empty()) return trouble;
    for (const auto& figure : field.at_most)
        if (auto trouble = more_than(*written, figure, answers); !trouble.empty()) return trouble;
    return {};
}

struct Ends {
    std::optional<WrittenQuantity> low;
    std::optional<WrittenQuantity> high;
};

/// Of a limit that may judge; one that is not verified holds nothing against anybody.
Ends ends_of(const standards::Bound& bound, const standards::StandardEdition& edition) {
    if (bound.limit.empty()) return {bound.low, bound.high};
    const auto* limit = edition.limit(bound.limit);
    if (limit == nullptr || limit->status == conformity::LimitStatus::unverified) return {};
    const auto ends = conformity::tolerance_limits(*limit);
    return ends ? Ends{ends->lower, ends->upper} : Ends{};
}

/// Whether another choice of the step was answered so that the field may be filled: of several that ask for one
/// explanation, that one is what it explains.
bool explained(const std::string& of, const standards::Field& but, const AnswersSoFar& answers) {
    for (const auto& action : answers.step.actions)
        for (const auto& field : action.fields) {
            const auto asks = [&](const standards::Field::Choice& choice) {
                return standards::leaves_empty(choice, of);
            };
            if (field.id == but.id || std::ranges::none_of(field.choices, asks)) continue;
            const auto text = typed_text(answers.typed, field.id).value_or(std::string_view());
            const auto* choice = standards::choice_of(field, text);
            if (choice != nullptr && !asks(*choice)) return true;
        }
    return false;
}

/// "yes (trouble: display dead)" where what the answer leaves empty was filled.
std::string filled_beside(const standards::Field& field, std::string_view text, const standards::Bound& bound,
                          const AnswersSoFar& answers) {
    const auto other = typed_text(answers.typed, bound.of).value_or(std::string_view());
    if (other.find_first_not_of(" \t\r\n") == std::string_view::npos || explained(bound.of, field, answers)) return {};
    return std::string(text) + " (" + bound.of + ": " + std::string(other) + ')';
}

std::string choice_trouble(const standards::Field& field, std::string_view text, const AnswersSoFar& answers) {
    const auto* choice = standards::choice_of(field, text);
    if (choice == nullptr) return {};
    for (const auto& bound : choice->only_if) {
        if (standards::asks_for_nothing(bound)) {
            // With an answer of "does not arise" that one need not be given; given all the same, it is judged.
            if (choice->not_applicable) continue;
            if (auto filled = filled_beside(field, text, bound, answers); !filled.empty()) return filled;
            continue;
        }
        const auto ends = ends_of(bound, answers.edition);
        const auto& end = ends.low ? ends.low : ends.high;
        if (!end) continue;
        for (const auto& one : given(bound.of, answers.typed, answers.earlier)) {
            const auto value = WrittenQuantity::parse(one.text, end->kind());
            if (!value) continue;
            const bool below = ends.low && value->value().base() < ends.low->value().base();
            const bool above = ends.high && value->value().base() > ends.high->value().base();
            if (below || above) return std::string(text) + " (" + whose(bound.of, one) + ": " + value->text() + ')';
        }
    }
    return {};
}

/// What the run's answers give the parameter, where it comes from one.
std::optional<WrittenQuantity> answered(const standards::Parameter& parameter, std::span<const StepRun> earlier) {
    if (parameter.of.empty() || !parameter.value) return std::nullopt;
    const auto answers = given(parameter.of, {}, earlier);
    if (answers.empty()) return std::nullopt;
    const auto value = WrittenQuantity::parse(answers.back().text, parameter.value->kind());
    return value ? std::optional(*value) : std::nullopt;
}

}  // namespace

std::string contradicts_answers(const standards::Field& field, std::string_view text, const AnswersSoFar& answers) {
    switch (field.kind) {
        case standards::Field::Kind::quantity: return quantity_trouble(field, text, answers);
        case standards::Field::Kind::choice: return choice_trouble(field, text, answers);
        case standards::Field::Kind::flag:
        case standards::Field::Kind::text:
        case standards::Field::Kind::photo:
        case standards::Field::Kind::document:
        case standards::Field::Kind::date:
        case standards::Field::Kind::code: return {};
    }
    return {};
}

std::string same_file(const standards::Field& field, std::string_view text, const AnswersSoFar& answers) {
    if (field.other_than.empty()) return {};
    const auto file = parse_typed_file(text);
    if (!file) return {};
    for (const auto& figure : field.other_than)
        for (const auto& one : given(figure, answers.typed, answers.earlier))
            if (const auto other = parse_typed_file(one.text); other && other->digest == file->digest)
                return file->name + " (" + whose(figure, one) + ": " + other->name + ')';
    return {};
}

std::string same_text(const standards::Field& field, std::string_view text, const AnswersSoFar& answers) {
    if (field.is_file()) return {};
    for (const auto& figure : field.other_than)
        for (const auto& one : given(figure, answers.typed, answers.earlier))
            if (says_the_same(text, one.text))
                return std::string(text) + " (" + whose(figure, one) + ": " + one.text + ')';
    return {};
}

std::string too_early(const standards::Field& field, std::string_view text) {
    if (!field.not_before) return {};
    const auto date = base::parse_date(text);
    if (!date || std::chrono::sys_days(*date) >= std::chrono::sys_days(field.not_before->day)) return {};
    return std::string(text) + " (< " + base::text(field.not_before->day) + ')';
}

std::optional<AnyQuantity> answered_parameter(const standards::Step& step, const std::string& id,
                                              std::span<const StepRun> earlier) {
    const auto parameter = step.parameters.find(id);
    if (parameter == step.parameters.end()) return std::nullopt;
    const auto value = answered(parameter->second, earlier);
    return value ? std::optional(value->value()) : std::nullopt;
}

standards::Step with_answers(const standards::Step& step, std::span<const StepRun> earlier) {
    auto out = step;
    for (auto& [id, parameter] : out.parameters) {
        const auto value = answered(parameter, earlier);
        if (!value) continue;
        parameter.value = *value;
        if (step.set_points_from == id) out.set_points = {*value};
        for (auto& action : out.actions)
            if (action.sets_parameter == id) action.value = *value;
    }
    return out;
}

std::optional<NamedWord> other_method(const standards::Step& step, std::span<const StepRun> earlier) {
    for (const auto& known : step.parameters) {
        const auto& id = known.first;
        const auto& parameter = known.second;
        const auto value = answered(parameter, earlier);
        if (!value || value->value() == parameter.value->value()) continue;
        const bool bound = std::ranges::any_of(
            step.actions, [&](const standards::Action& action) { return action.sets_parameter == id; });
        const bool fixed = std::ranges::any_of(step.actions, [&](const standards::Action& action) {
            return action.kind == standards::Action::Kind::set && action.value && action.sets_parameter.empty() &&
                   action.value->kind() == value->kind();
        });
        if (fixed && !bound)
            return NamedWord{id, value->text() + " (" + parameter.value->text() + ')',
                             conformity::Reason::condition_not_met};
    }
    return std::nullopt;
}

}  // namespace velocert::sequence
