// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/evaluations/observations.h"

#include <algorithm>
#include <array>

#include "core/base/clock.h"
#include "core/sequence/answers/answered.h"
#include "core/sequence/answers/confirmations.h"
#include "core/sequence/answers/file_kind.h"
#include "core/sequence/answers/on_record.h"
#include "core/sequence/answers/relations.h"
#include "core/sequence/evaluations/kept_conditions.h"
#include "core/sequence/evaluations/plan_lookup.h"
#include "core/standards/needs/answer_needs.h"
#include "core/standards/needs/test_conditions.h"

namespace velocert::sequence {
namespace {

using conformity::Reason;
using conformity::Verdict;
using standards::Field;

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

/// Whether the answer says that the question does not arise.
bool says_not_applicable(const Field& field, std::string_view text) {
    return std::ranges::any_of(field.choices,
                               [&](const Field::Choice& choice) { return choice.not_applicable && choice.id == text; });
}

/// What was answered, figure by figure, and what is missing.
class Answers {
  public:
    Answers(const EvaluationInput& input, StepResult& result) : input_(input), result_(result) {}

    void read() {
        for (const auto& action : input_.step.actions)
            for (const auto& field : action.fields) read(field);
        const auto figures = answered_figures(input_.edition, input_.step, input_.item);
        none_arises_ = !figures.empty() && std::ranges::all_of(figures, [&](const Judged& figure) {
            const auto* word = result_.word(figure.value);
            if (word != nullptr && word->reason == Reason::answered_not_applicable) return true;
            const auto* field = standards::find_field(input_.step, figure.value);
            const auto* by = field == nullptr ? nullptr : left_empty(*field);
            return by != nullptr && does_not_arise(*by);
        });
    }
    /// No figure arises: then neither does what would be shown for it.
    [[nodiscard]] bool none_arises() const { return none_arises_; }

    void note_missing() {
        if (none_arises_) return;
        for (const auto& action : input_.step.actions)
            for (const auto& field : action.fields) {
                const auto text = typed_text(input_.typed, field.id);
                if (const auto other = typed_text(input_.typed, seen_on(field.id)))
                    lacks(field.id, std::string(*other), Reason::duplicate_code);
                if (text && !blank(*text)) note_denied(field, *text);
                if (!field.required || (text && !blank(*text)) || left_empty(field)) continue;
                lacks(field.id, {}, field.is_file() ? Reason::evidence_missing : Reason::answer_missing);
            }
        for (auto& unkept : conditions_not_kept(input_.edition, input_.step, input_.typed, result_.values))
            lacks(std::move(unkept.name), std::move(unkept.text), unkept.reason);
    }
    void lacks(std::string name, std::string text, Reason reason) {
        const auto* word = result_.word(name);
        const auto held = [&] {
            return std::ranges::any_of(
                result_.words, [&](const NamedWord& one) { return one.name == name && holds_back(one.reason); });
        };
        // A word that was answered stands before what is held against it; records of before name that one twice.
        if (word == nullptr || (!holds_back(word->reason) && (input_.refused.empty() || !held())))
            result_.words.push_back({std::move(name), std::move(text), reason});
    }

  private:
    /// An answer that may be true, and under which the attempt says nothing.
    void note_denied(const Field& field, std::string_view text) {
        const auto asked = answer_asked(field, true);
        if (!asked.empty() && text != asked)
            lacks(field.id, input_.refused.empty() ? std::string(text) : denial(text, asked),
                  Reason::condition_not_met);
        if (auto twice = same_file(field, text, so_far()); !twice.empty())
            lacks(field.id, std::move(twice), Reason::evidence_missing);
        if (auto twice = same_text(field, text, so_far()); !twice.empty())
            lacks(field.id, std::move(twice), Reason::answers_disagree);
        if (auto early = too_early(field, text); !early.empty()) lacks(field.id, std::move(early), Reason::implausible);
        if (!field.past) return;
        const auto date = base::parse_date(text);
        const auto started = base::parse_utc(input_.started_utc);
        // A day of grace for the time zones; without the day of the attempt nobody can say that the other one has come.
        if (date && (!started || std::chrono::sys_days(*date) >
                                     std::chrono::sys_days(base::day_of(*started)) + std::chrono::days(1)))
            lacks(field.id, std::string(text), Reason::implausible);
    }

    void read(const Field& field) {
        const auto text = typed_text(input_.typed, field.id);
        if (!text || blank(*text)) return read_nothing(field);
        // What is no answer to the question counts as none.
        if (!check_typed(field, *text)) {
            lacks(field.id, std::string(*text), field.is_file() ? Reason::evidence_missing : Reason::answer_missing);
            return;
        }
        if (auto other = differs(field, *text); !other.empty()) {
            // One of the two is wrong, and nobody knows which: nothing follows from it.
            lacks(field.id, std::move(other), Reason::answers_disagree);
            return;
        }
        if (auto other = contradicts_answers(field, *text, so_far()); !other.empty()) {
            // A figure by itself may fail all the same; that this one is true nobody knows.
            lacks(field.id, std::move(other), Reason::answers_disagree);
            return;
        }
        switch (field.kind) {
            case Field::Kind::quantity:
                if (!field.count_of.empty()) {
                    read_count(field, *text);
                    return;
                }
                read_quantity(field, *text);
                return;
            case Field::Kind::choice:
            case Field::Kind::flag:
                if (says_not_applicable(field, *text))
                    read_reason(field);
                else
                    result_.words.push_back({field.id, std::string(*text)});
                return;
            case Field::Kind::text:
            case Field::Kind::photo:
            case Field::Kind::document:
            case Field::Kind::date: return;
            case Field::Kind::code: read_parts(field, *text); return;
        }
    }
    /// A figure that another answer leaves empty does not arise where that one does not, for the same reason.
    void read_nothing(const Field& field) {
        const auto* by = left_empty(field);
        if (by == nullptr || !decides(field.id) || !does_not_arise(*by)) return;
        const auto why = typed_text(input_.typed, by->id + "_reason").value_or(std::string_view());
        if (!blank(why)) result_.words.push_back({field.id, std::string(why), Reason::answered_not_applicable});
    }
    [[nodiscard]] bool does_not_arise(const Field& field) const {
        return says_not_applicable(field, typed_text(input_.typed, field.id).value_or(std::string_view()));
    }
    /// The choice whose answer asks that the field be left empty; null when none does.
    [[nodiscard]] const Field* left_empty(const Field& field) const {
        for (const auto& action : input_.step.actions)
            for (const auto& other : action.fields) {
                const auto said = typed_text(input_.typed, other.id).value_or(std::string_view());
                const auto* choice = standards::choice_of(other, said);
                if (choice != nullptr && standards::leaves_empty(*choice, field.id)) return &other;
            }
        return nullptr;
    }
    /// A figure as it was typed, or, of a gauge that the register was asked about, with its correction and the smallest
    /// step that was read. A gauge that may not be used has shown nothing.
    void read_quantity(const Field& field, std::string_view text) {
        const auto typed = metrology::WrittenQuantity::parse(text, field.quantity);
        if (!typed) return;
        const auto* gauge = field.read_with.empty() ? nullptr : find_gauge(input_.gauges, field.read_with);
        if (gauge == nullptr) {
            result_.values.push_back({field.id, typed->value()});
            return;
        }
        const auto value = read_with(field, *gauge, typed->value());
        if (!value) {
            if (gauge->gauge.empty()) return lacks(gauge->field, {}, Reason::answer_missing);
            const std::string why =
                gauge->blocked.empty() ? ", " + field.id + ' ' + std::string(text) : " (" + gauge->blocked + ')';
            lacks(gauge->field, gauge->gauge + why, value.error());
            return;
        }
        result_.values.push_back({field.id, *value});
        const auto step = metrology::WrittenQuantity(base::Decimal(1, typed->number().scale()), typed->unit()).value();
        const auto zero = metrology::WrittenQuantity(base::Decimal(0, 0), typed->unit()).value();
        result_.values.push_back(
            {field.id + "_resolution", metrology::AnyQuantity(field.quantity, step.base() - zero.base())});
    }
    /// As the gauge's certificate corrects it. A difference is that of the two readings it is of, each corrected: what
    /// the certificate says of its own small value is of no use.
    [[nodiscard]] tl::expected<metrology::AnyQuantity, Reason> read_with(const Field& field, const GaugeUse& gauge,
                                                                         const metrology::AnyQuantity& typed) const {
        const auto calibrations = input_.calibration_set();
        if (field.difference_of.size() != 2) return read_by(gauge, calibrations, typed);
        std::array<std::int64_t, 2> ends{};
        for (std::size_t i = 0; i < ends.size(); ++i) {
            const auto reading = typed_quantity(input_.typed, field.difference_of[i], field.quantity);
            if (!reading) return tl::unexpected(Reason::answer_missing);
            const auto corrected = read_by(gauge, calibrations, *reading);
            if (!corrected) return corrected;
            ends[i] = corrected->base();
        }
        return metrology::AnyQuantity(field.quantity, ends[0] > ends[1] ? ends[0] - ends[1] : ends[1] - ends[0]);
    }
    /// What a code is made of. A part that decides and cannot be read is missing; the others are only told.
    void read_parts(const Field& field, std::string_view code) {
        if (field.parts.empty()) return;
        if (const auto parts = parts_of_code(field, code)) {
            for (std::size_t i = 0; i < parts->size(); ++i) {
                const auto& part = (*parts)[i];
                // A group of the form that the code has nothing for.
                if (part.text.empty() && !decides(part.id)) continue;
                result_.words.push_back({part.id, part.text});
                if (auto other = differs(field.parts[i], part.text); !other.empty())
                    lacks(part.id, std::move(other), Reason::answers_disagree);
            }
            return;
        }
        for (const auto& part : field.parts)
            if (decides(part.id)) lacks(part.id, std::string(code), Reason::code_form);
    }
    /// The count is taken from the code itself, or from the list; what was typed says whether both were read alike.
    void read_count(const Field& field, std::string_view text) {
        const auto* code_field = standards::find_field(input_.step, field.count_of);
        const auto code = typed_text(input_.typed, field.count_of);
        if (code_field == nullptr || !code || blank(*code) || !check_typed(*code_field, *code)) return;
        if (!differs(*code_field, *code).empty()) return;
        const auto number = static_cast<std::int64_t>(counted_in(*code_field, *code));
        const metrology::AnyQuantity counted(metrology::Kind::count, number);
        if (typed_quantity(input_.typed, field.id, metrology::Kind::count) == counted)
            result_.values.push_back({field.id, counted});
        else
            lacks(field.id, std::string(text) + " (" + field.count_of + ": " + std::to_string(number) + ')',
                  Reason::answers_disagree);
    }
    [[nodiscard]] std::string differs(const Field& field, std::string_view text) const {
        return differs_from_record(field, text, {input_.item, input_.about, input_.earlier, input_.subject});
    }
    [[nodiscard]] AnswersSoFar so_far() const { return {input_.edition, input_.step, input_.typed, input_.earlier}; }
    [[nodiscard]] bool decides(const std::string& figure) const {
        return std::ranges::any_of(input_.step.limits,
                                   [&](const auto& one) { return standards::figure_of(one.first) == figure; });
    }
    void read_reason(const Field& field) {
        const auto why = typed_text(input_.typed, field.id + "_reason");
        if (why && !blank(*why))
            result_.words.push_back({field.id, std::string(*why), Reason::answered_not_applicable});
        else
            lacks(field.id + "_reason", {}, Reason::answer_missing);
    }

    const EvaluationInput& input_;
    StepResult& result_;
    bool none_arises_ = false;
};

/// The attempt's own verdict: the worst of its figures. An attempt counts when nothing is missing, and also when it
/// fails: what is missing never takes a Fail back.
void conclude(const EvaluationInput& input, StepResult& result) {
    const auto figures = answered_figures(input.edition, input.step, input.item);
    const auto held = std::ranges::find_if(result.words, [](const NamedWord& word) { return holds_back(word.reason); });
    result.verdict = figures.empty() ? Verdict::not_evaluated : Verdict::not_applicable;
    result.reason = Reason::none;
    bool first = true;
    for (const auto& figure : figures) {
        const auto limit = judged_limit(input.edition, input.step, input.item, figure.use);
        if (!limit) continue;
        const auto assessment = assess_answer(result, figure.value, **limit, input.rule, {});
        if (first || assessment.verdict > result.verdict) {
            result.verdict = assessment.verdict;
            result.reason = assessment.reason;
        }
        first = false;
    }
    if (figures.empty() && held != result.words.end()) result.reason = held->reason;
    if (!input.void_reason.empty()) {
        result.valid = false;
        result.verdict = Verdict::not_evaluated;
        result.reason = Reason::run_void;
        return;
    }
    result.valid = held == result.words.end() || result.verdict == Verdict::fail;
}

/// Letters of any script, each byte of one beyond ASCII as one.
std::ptrdiff_t letters_in(std::string_view text) {
    return std::ranges::count_if(text, [](char c) {
        return static_cast<unsigned char>(c) >= 0x80U || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    });
}

/// What a certificate must say of itself before its word counts.
void check_certificate(const EvaluationInput& input, Answers& answers) {
    for (const std::string field : {"number", "body", "dated", "model", "document"}) {
        const auto text = typed_text(input.typed, field);
        if (!text || blank(*text)) answers.lacks(field, {}, Reason::certificate_incomplete);
    }
    const bool in_full = input.step.parameters.contains("identity");
    // What names no document and no body identifies nothing.
    const auto says = [&](const std::string& field, auto enough) {
        const auto text = typed_text(input.typed, field);
        if (in_full && text && !blank(*text) && !enough(*text))
            answers.lacks(field, std::string(*text), Reason::certificate_incomplete);
    };
    says("number",
         [](std::string_view text) { return std::ranges::any_of(text, [](char c) { return c >= '0' && c <= '9'; }); });
    says("body", [](std::string_view text) { return letters_in(text) >= 2; });
    for (const auto& document : input.documents) {
        const auto kind =
            kind_of({reinterpret_cast<const std::uint8_t*>(document.bytes.data()), document.bytes.size()});
        const bool printed = kind == FileKind::pdf || kind == FileKind::jpeg || kind == FileKind::png;
        if (in_full && document.field == "document" && !printed)
            answers.lacks("document", std::string(document.name), Reason::certificate_incomplete);
    }
    const auto day = [&](std::string_view field) -> std::optional<std::chrono::sys_days> {
        const auto text = typed_text(input.typed, field);
        if (!text || blank(*text)) return std::nullopt;
        const auto date = base::parse_date(*text);
        if (date) return std::chrono::sys_days(*date);
        answers.lacks(std::string(field), std::string(*text), Reason::certificate_incomplete);
        return std::nullopt;
    };
    const auto dated = day("dated");
    const auto valid_to = day("valid_to");
    const auto started = base::parse_utc(input.started_utc);
    if (!started) {
        // Without the day of the attempt nobody can say that the certificate holds on it.
        answers.lacks("dated", {}, Reason::certificate_postdated);
        return;
    }
    const std::chrono::sys_days today(base::day_of(*started));
    if (dated && *dated > today + std::chrono::days(1))
        answers.lacks("dated", base::text(base::Date(*dated)), Reason::certificate_postdated);
    if (valid_to && (*valid_to < today || (dated && *valid_to < *dated)))
        answers.lacks("valid_to", base::text(base::Date(*valid_to)), Reason::certificate_expired);
}

}  // namespace

std::vector<Judged> answered_figures(const standards::StandardEdition&, const standards::Step& step,
                                     const standards::ItemTraits&) {
    std::vector<Judged> out;
    const auto add = [&](const Field& field) {
        // What was done to the vehicle is no figure of the vehicle.
        if (standards::is_condition(field)) return;
        if (std::ranges::any_of(step.limits,
                                [&](const auto& one) { return standards::figure_of(one.first) == field.id; }))
            out.push_back({field.id, field.id, std::nullopt});
    };
    for (const auto& action : step.actions)
        for (const auto& field : action.fields) {
            add(field);
            std::ranges::for_each(field.parts, add);
        }
    return out;
}

base::Result<StepResult> observations(const EvaluationInput& input) {
    StepResult result;
    Answers answers(input, result);
    answers.read();
    answers.note_missing();
    conclude(input, result);
    return result;
}

base::Result<StepResult> external_certificate(const EvaluationInput& input) {
    StepResult result;
    Answers answers(input, result);
    answers.read();
    if (!answers.none_arises()) check_certificate(input, answers);
    answers.note_missing();
    conclude(input, result);
    return result;
}

}  // namespace velocert::sequence
