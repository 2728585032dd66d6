// SPDX-License-Identifier: GPL-3.0-or-later
// The words of RunPresenter: what to do now, the live value, the banner.
#include <QDateTime>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "app/desktop/model/bench/running/centre_facts.h"
#include "app/desktop/model/bench/running/coverage.h"
#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/model/frame/condition_words.h"
#include "app/desktop/model/frame/ending_words.h"
#include "app/desktop/model/frame/record_words.h"
#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/trouble_words.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

using conformity::Verdict;

/// A value of the plot, in its preferred unit there, to what the screen can show of it.
metrology::AnyQuantity drawn(metrology::Kind kind, double value) {
    return {kind, std::llround(value * static_cast<double>(metrology::preferred_unit(kind).factor))};
}

}  // namespace

const standards::Step* step_judged(const standards::Procedure& procedure, const conformity::Assessment& assessment,
                                   std::span<const sequence::StepRun> attempts, const standards::ItemTraits& item) {
    std::vector<const standards::Step*> candidates;
    for (const auto& step : procedure.steps) {
        if (!step.applies.covers(item)) continue;
        const bool limited = std::ranges::any_of(step.limits, [&](const auto& use) {
            return use.second == assessment.limit.id && use.first.starts_with("result");
        });
        const bool tried = std::ranges::any_of(
            attempts, [&](const auto& one) { return one.procedure == procedure.id && one.step == step.id; });
        if (limited && tried) candidates.push_back(&step);
    }
    if (candidates.size() == 1) return candidates.front();
    if (!assessment.measurement) return nullptr;
    // Several were done under one limit: the one that gave this very value. Where two gave it, neither is named.
    std::erase_if(candidates, [&](const standards::Step* step) {
        return std::ranges::none_of(attempts, [&](const auto& one) {
            return one.procedure == procedure.id && one.step == step->id &&
                   std::ranges::any_of(one.result.values, [&](const auto& value) {
                       return value.value.kind() == assessment.measurement->value.kind() &&
                              value.value == assessment.measurement->value;
                   });
        });
    });
    return candidates.size() == 1 ? candidates.front() : nullptr;
}

Task RunPresenter::task() const {
    Task out;
    out.serial = prompt_serial_;
    if (!order_) return out;
    out.warning = left_on_lines(run_, order_->edition).join('\n');
    if (!running()) {
        out.kind = Task::Kind::ended;
        out.text = tr("This run has ended");
        out.note = tr("The record is complete. Scan the next item, or look at the attempts of a step.");
        if (run_.lifecycle == sequence::Lifecycle::suspended) {
            out.text = lifecycle_word(run_.lifecycle);
            out.note = lifecycle_text_words(run_.lifecycle_text);
        }
        if (run_.lifecycle == sequence::Lifecycle::stopped || run_.lifecycle == sequence::Lifecycle::aborted) {
            out.text = ending_lines(run_, order_->edition).value(0);
            out.note =
                tr("What was recorded until then is kept. Look that the bench is safe, then scan the next item.");
        }
        if (trouble_) out.note = error_words(*trouble_).remedy;
        out.primary = tr("Next item");
        return out;
    }
    if (!other_code_.isEmpty())
        out.warning += (out.warning.isEmpty() ? QString() : QStringLiteral("\n")) +
                       tr("%1 was scanned, but %2 is under test. Put the right vehicle back, or stop the run first.")
                           .arg(other_code_, QString::fromStdString(order_->item.id));
    if (!prompt_) {
        out.kind = Task::Kind::working;
        if (rest_) {
            const auto& [resting, left] = *rest_;
            out.text = tr("Rest before the next attempt");
            out.note = in_words(resting.title);
            if (resting.repeat.least_pause)
                out.note +=
                    '\n' + tr("The method asks for %1 between two attempts. Nothing is to be done; the next one "
                              "begins by itself.")
                               .arg(QString::fromStdString(resting.repeat.least_pause->text()));
            out.primary = tr("Next attempt in %1").arg(rest_left_words());
            out.ready = false;
            return out;
        }
        out.text = working_words();
        if (const auto* current = step(procedure_, step_)) out.note = in_words(current->title);
        return out;
    }
    out.note = conditions_words(prompt_->conditions);
    if (slept_) {
        // Told where it could be taken for trouble; an attempt that it cost is told with its cause.
        const QString told =
            tr("The computer slept for %1. Nothing was being measured: go on as before.").arg(span_words(*slept_));
        out.note = out.note.isEmpty() ? told : told + '\n' + out.note;
    }
    out.attempts_left = prompt_->attempts_left;
    switch (prompt_->kind) {
        case sequence::Prompt::Kind::confirm:
            out.kind = Task::Kind::confirm;
            out.text = in_words(prompt_->text);
            out.primary = tr("Done, attempt %1").arg(prompt_->attempt);
            out.fields = prompt_->fields;
            out.before = prompt_->before;
            for (const auto& fault : prompt_->at_fault) out.before.erase(fault.name);
            if (const QString again = asked_again_words(); !again.isEmpty())
                out.note = out.note.isEmpty() ? again : again + '\n' + out.note;
            if (action_ && action_->kind == standards::Action::Kind::prompt) {
                out.picture = QString::fromStdString(action_->picture);
                const auto& own = order_->edition.pictures;
                if (const auto drawn = own.find(action_->picture); drawn != own.end())
                    out.drawing = QByteArray::fromStdString(drawn->second);
            }
            break;
        case sequence::Prompt::Kind::void_or_keep: {
            out.kind = Task::Kind::void_or_keep;
            out.text = tr("Did attempt %1 go as the method asks?").arg(prompt_->attempt);
            out.note = tr("Keep it, or declare it void with the reason. It stays on record either way.");
            out.primary = tr("Keep attempt %1").arg(prompt_->attempt);
            for (const auto& choice : prompt_->choices) out.choices.emplace_back(choice.id, in_words(choice.title));
            break;
        }
        case sequence::Prompt::Kind::retry: {
            out.kind = Task::Kind::retry;
            out.text = tr("Attempt %1 does not count").arg(prompt_->attempt);
            out.primary = tr("Try again");
            QString cause;
            if (!run_.step_runs.empty()) {
                const auto& last = run_.step_runs.back();
                if (const auto words = trouble_words(last)) {
                    cause = last.outcome == conformity::Outcome::aborted ? outcome_word(last.outcome)
                                                                         : words->happened + " " + words->remedy;
                } else {
                    cause = attempts_.reason_of(last);
                }
            }
            while (cause.endsWith('.') || cause.endsWith(QChar(0x3002))) cause.chop(1);
            out.note = tr("Cause: %1. Attempts left: %2.")
                           .arg(cause.isEmpty() ? tr("not valid") : cause)
                           .arg(out.attempts_left);
            break;
        }
    }
    return out;
}

QString RunPresenter::asked_again_words() const {
    if (prompt_->at_fault.empty()) return {};
    const auto* now = step(prompt_->procedure, prompt_->step);
    const auto last = std::find_if(run_.step_runs.rbegin(), run_.step_runs.rend(), [&](const auto& attempt) {
        return attempt.procedure == prompt_->procedure && attempt.step == prompt_->step &&
               attempt.subject == prompt_->subject;
    });
    QStringList faults;
    if (now != nullptr && last != run_.step_runs.rend()) faults = unkept_condition_words(order_->edition, *now, *last);
    if (faults.isEmpty())
        for (const auto& fault : prompt_->at_fault)
            for (const auto& field : prompt_->fields)
                if (field.id == fault.name) faults << in_words(field.title);
    return tr("Asked again, as it kept the attempt before from counting: %1. The other answers stand as they were "
              "given.")
        .arg(faults.join(tr("; ")));
}

QString RunPresenter::rest_left_words() const {
    if (!rest_) return {};
    const auto left = rest_->second.count();
    return QString("%1:%2").arg(left / 60).arg(left % 60, 2, 10, QChar('0'));
}

QString RunPresenter::working_words() const {
    if (!action_) return procedure_.empty() ? tr("Opening the instruments") : tr("The attempt is being recorded");
    using Kind = standards::Action::Kind;
    bool balance = false;
    if (const auto* procedure = order_->edition.procedure(procedure_))
        for (const auto& role : procedure->roles)
            balance = balance || (role.id == action_->role && role.kind == "balance");
    switch (action_->kind) {
        case Kind::set:
            if (balance && action_->command == "zero") return tr("Setting the balance to zero");
            return tr("Preparing the instrument");
        case Kind::wait: return tr("Waiting as the method asks");
        case Kind::acquire:
            if (action_->until == "standstill")
                return tr("Recording: ride, hold the speed, then brake to a standstill");
            if (balance) return tr("Weighing: keep away from the platform until the indication is stable");
            if (action_->until == "stable") return tr("Measuring: change nothing until the values are stable");
            if (action_->until == "steady") return tr("Measuring: change nothing until torque and speed are steady");
            return tr("Measuring: change nothing until the values are recorded");
        case Kind::prompt:
        case Kind::compute:
        case Kind::assess: return tr("Evaluating and saving");
    }
    return {};
}

QString RunPresenter::conditions_words(const std::map<std::string, std::string>& conditions) const {
    QStringList parts;
    const auto has = [&](const char* name, const char* value) {
        const auto found = conditions.find(name);
        return found != conditions.end() && found->second == value;
    };
    if (has("surface", "dry")) parts << tr("dry");
    if (has("surface", "wet")) parts << tr("wet");
    if (has("brakes", "both")) parts << tr("both brakes");
    if (has("brakes", "rear")) parts << tr("rear brake only");
    if (has("brakes", "front")) parts << tr("front brake only");
    if (const auto speed = conditions.find("specified_speed"); speed != conditions.end())
        parts << QString::fromStdString(speed->second);
    if (const auto* current = step(procedure_, step_)) {
        if (const auto* limit = result_limit(*current)) parts << tr("limit %1").arg(limit_words(*limit));
        if (const auto force = current->limits.find("force_max"); force != current->limits.end())
            if (const auto* limit = order_->edition.limit(force->second))
                parts << tr("lever force %1").arg(limit_words(*limit));
    }
    if (const auto until = conditions.find("pause_until"); until != conditions.end()) {
        const auto time = QDateTime::fromString(QString::fromStdString(until->second), Qt::ISODateWithMs).toLocalTime();
        parts << tr("ride off before %1").arg(time.toString("HH:mm:ss"));
    }
    return parts.join(" · ");
}

metrology::Measurand RunPresenter::deciding_measurand() const {
    return plot_.kind == PlotScene::Kind::series ? plot_.measurand : metrology::Measurand::speed;
}

std::optional<ShownUncertainty> RunPresenter::shown_now() const {
    const auto value = latest_.find(deciding_measurand());
    const auto role = latest_of_.find(deciding_measurand());
    if (value == latest_.end() || role == latest_of_.end()) return std::nullopt;
    return shown_uncertainty(sequence::calibrations_at(run_, run_.step_runs.size()), role->second, value->second);
}

QString RunPresenter::expectation() const {
    if (plot_.step == nullptr) return {};
    const bool calibrated = !sequence::calibrations_at(run_, run_.step_runs.size()).empty();
    return expectation_words(plot_.expected ? &*plot_.expected : nullptr, plot_.limit, *plot_.step, calibrated,
                             plot_.scatter_of);
}

LiveValue RunPresenter::live() const {
    LiveValue out;
    if (rest_) {
        // What was read before is over; what counts now is how long it still takes.
        out.value = rest_left_words();
        out.note = tr("rest");
        return out;
    }
    using metrology::Measurand;
    const auto decides = deciding_measurand();
    if (const auto found = latest_.find(decides); found != latest_.end() && found->second.has_value()) {
        const auto& indication = found->second;
        const auto value = metrology::WrittenQuantity(indication.value, *indication.unit).value();
        QString number = value_words(value);
        if (decides == Measurand::mass) {
            // The digits of the balance as they are: the display and the screen must read alike.
            number = value_words(value, std::max(0, indication.value.scale()));
            out.note = indication.flags.has(metrology::Flag::stable) ? tr("stable") : tr("not yet stable");
            out.gate = indication.flags.has(metrology::Flag::stable) ? LiveValue::Gate::open : LiveValue::Gate::shut;
        }
        out.value = number.section(' ', 0, 0);
        out.unit = number.section(' ', 1);
        out.uncertainty = shown_uncertainty_words(shown_now());
    }
    if (gate_ && latest_.contains(Measurand::speed)) {
        const QString low = value_words(gate_->low).section(' ', 0, 0);
        const QString band = QString("%1 ... %2").arg(low, value_words(gate_->high));
        if (plot_.brake_at)
            out.note = tr("braking");
        else if (gate_->open)
            out.note = tr("within %1: brake now").arg(band);
        else
            out.note = tr("bring to %1").arg(band);
        out.gate = gate_->open || plot_.brake_at ? LiveValue::Gate::open : LiveValue::Gate::shut;
    }
    return out;
}

QString RunPresenter::verdict_line(const sequence::ProcedureResult& result) const {
    const auto* procedure = order_->edition.procedure(result.procedure);
    QString title = procedure != nullptr ? in_words(procedure->title) : QString::fromStdString(result.procedure);
    const auto* assessment = deciding_assessment(result);
    if (assessment == nullptr) return tr("%1: %2").arg(title, reason_words(result.reason));
    if (procedure != nullptr && procedure->steps.size() > 1)
        if (const auto* judged = step_judged(*procedure, *assessment, run_.step_runs, order_->item.traits))
            title = in_words(judged->title);
    QString line = tr("%1: %2").arg(title, margin_words(*assessment));
    if (assessment->measurement && (assessment->verdict == Verdict::pass || assessment->verdict == Verdict::fail ||
                                    assessment->verdict == Verdict::inconclusive))
        line =
            tr("%1: %2, %3")
                .arg(title, value_words(assessment->measurement->value, assessment->limit), margin_words(*assessment));
    return line;
}

QString RunPresenter::incomplete() const {
    return order_ ? incomplete_words(coverage(order_->edition, order_->item.traits, order_->procedures, run_))
                  : QString();
}

std::optional<AttemptFacts> RunPresenter::last_attempt() const {
    if (!running() || rest_ || (attempt_runs_ && !latest_.empty() && !prompt_)) return std::nullopt;
    const auto* now = step(procedure_, step_);
    if (now == nullptr) return std::nullopt;
    if (prompt_ && prompt_->kind == sequence::Prompt::Kind::void_or_keep) return as_indicated();
    if (run_.step_runs.empty()) return std::nullopt;
    const auto& last = run_.step_runs.back();
    if (last.procedure != procedure_ || last.step != step_) return std::nullopt;
    AttemptFacts out;
    const bool whole = last.outcome == conformity::Outcome::completed;
    out.counts = whole && last.result.valid;
    out.verdict = out.counts ? last.result.verdict : Verdict::not_evaluated;
    QString word = whole ? verdict_word(last.result.verdict) : outcome_word(last.outcome);
    if (whole && !last.result.valid) word = last.void_reason.empty() ? tr("does not count") : tr("declared void");
    out.title = tr("attempt %1: %2").arg(last.number).arg(word);
    const auto* limit = result_limit(*now);
    QStringList values;
    std::optional<metrology::AnyQuantity> judged;
    for (const auto& column : AttemptsModel::columns_of(now)) {
        if (const auto value = last.result.value(column.value)) {
            judged = value;
            values << QString("%1 %2").arg(
                column.title.section(" / ", 0, 0),
                limit != nullptr && limit->kind == value->kind() ? value_words(*value, *limit) : value_words(*value));
        }
    }
    out.values = values.join(" · ");
    // The last column is what the limit is about.
    out.limit = held_against(limit, judged);
    return out;
}

QString RunPresenter::held_against(const conformity::Limit* limit,
                                   const std::optional<metrology::AnyQuantity>& value) const {
    QStringList out;
    if (limit != nullptr) out << tr("limit %1").arg(limit_words(*limit));
    const auto bounds =
        limit != nullptr && value && limit->kind == value->kind() ? conformity::tolerance_limits(*limit) : std::nullopt;
    if (bounds) {
        std::vector<std::int64_t> room;
        if (bounds->upper) room.push_back(bounds->upper->value().base() - value->base());
        if (bounds->lower) room.push_back(value->base() - bounds->lower->value().base());
        const auto nearest = std::ranges::min(room);
        const QString by = value_words(metrology::AnyQuantity(limit->kind, std::abs(nearest)), *limit);
        out << (nearest < 0 ? tr("%1 outside").arg(by) : tr("%1 inside").arg(by));
    }
    if (plot_.expected)
        if (const auto expanded = plot_.expected->at_limit.expanded_uncertainty())
            out << (plot_.scatter_of > 0 ? "U = " : "U ≥ ") + uncertainty_words(*expanded);
    return out.join(" · ");
}

std::optional<AttemptFacts> RunPresenter::as_indicated() const {
    if (plot_.points == nullptr || plot_.points->empty()) return std::nullopt;
    AttemptFacts out;
    out.title = tr("attempt %1, as indicated").arg(prompt_->attempt);
    if (plot_.kind == PlotScene::Kind::ride) {
        if (!plot_.brake_at) return std::nullopt;
        out.limit = held_against(plot_.limit, drawn(metrology::Kind::length, plot_.points->last_x() - *plot_.brake_at));
        out.values = QString("S %1 m").arg(QLocale().toString(plot_.points->last_x() - *plot_.brake_at, 'f', 2));
        return out;
    }
    // What was laid on and taken off again shows nothing at the end.
    if (plot_.kind != PlotScene::Kind::series || plot_.measurand != metrology::Measurand::mass) return std::nullopt;
    const auto unit = metrology::preferred_unit(metrology::Kind::mass);
    out.limit = held_against(plot_.limit, drawn(metrology::Kind::mass, plot_.points->highest()));
    out.values = tr("at most %1 %2")
                     .arg(QLocale().toString(plot_.points->highest(), 'f', shown_digits(metrology::Kind::mass)),
                          QString::fromUtf8(unit.print.data(), static_cast<qsizetype>(unit.print.size())));
    return out;
}

QStringList RunPresenter::verdict_lines() const {
    // As many as can be read from three metres; of more, their numbers and those that made the verdict what it is.
    constexpr int most_lines = 3;
    QStringList out;
    if (run_.results.size() <= most_lines) {
        for (const auto& result : run_.results) out << verdict_line(result);
        return out;
    }
    std::map<Verdict, int> counts;
    for (const auto& result : run_.results) ++counts[result.verdict];
    QStringList numbers;
    for (const auto& [verdict, count] : counts) numbers << tr("%1 %2").arg(count).arg(verdict_word(verdict));
    out << tr("%1 procedures: %2").arg(run_.results.size()).arg(numbers.join(", "));
    if (run_.verdict == Verdict::pass) {
        const sequence::ProcedureResult* closest = nullptr;
        double least = 0;
        for (const auto& result : run_.results) {
            const auto* assessment = deciding_assessment(result);
            if (assessment == nullptr || !assessment->measurement || !assessment->margin) continue;
            if (closest != nullptr && margin_share(*assessment) >= least) continue;
            closest = &result;
            least = margin_share(*assessment);
        }
        if (closest != nullptr) out << tr("closest: %1").arg(verdict_line(*closest));
        return out;
    }
    int more = 0;
    for (const auto& result : run_.results) {
        if (result.verdict != run_.verdict) continue;
        if (out.size() < most_lines)
            out << verdict_line(result);
        else
            ++more;
    }
    if (more > 0) out.back() = tr("%1 (and %2 more)").arg(out.back()).arg(more);
    return out;
}

std::optional<BannerText> RunPresenter::banner() const {
    if (!order_) return std::nullopt;
    BannerText out;
    if (trouble_) {
        const auto words = error_words(*trouble_);
        out.trouble = true;
        out.headline = outcome_word(conformity::Outcome::errored);
        out.lines = {words.happened + " " + words.lost, words.remedy};
        out.note = words.detail;
        return out;
    }
    if (run_.results.empty()) return std::nullopt;
    out.verdict = run_.results.back().verdict;
    if (run_.lifecycle != sequence::Lifecycle::running) {
        out.verdict = run_.verdict;
        out.lines = verdict_lines();
        out.scope = incomplete();
        out.note = lifecycle_word(run_.lifecycle);
    } else {
        const auto& last = run_.results.back();
        const auto* procedure = order_->edition.procedure(last.procedure);
        out.interim = true;
        out.lines << tr("%1 of %2 done: %3 %4")
                         .arg(run_.results.size())
                         .arg(order_->procedures.size())
                         .arg(
                             procedure != nullptr ? in_words(procedure->title) : QString::fromStdString(last.procedure),
                             verdict_word(last.verdict));
        if (const auto line = verdict_line(last); !line.isEmpty()) out.lines << line;
    }
    if (!out.interim) out.headline = verdict_word(out.verdict);
    return out;
}

QString RunPresenter::attempts_title() const {
    const auto* shown = step(shown_procedure_, shown_step_);
    return shown != nullptr ? in_words(shown->title) : tr("Attempts");
}

QString RunPresenter::attempts_note() const {
    const auto found = repeat_.find({shown_procedure_, shown_step_});
    if (found == repeat_.end()) return {};
    if (found->second.needed)
        return tr("%1 of %2 valid, %3 attempts left")
            .arg(found->second.valid)
            .arg(*found->second.needed)
            .arg(found->second.attempts_left);
    return tr("%1 valid, %2 attempts left").arg(found->second.valid).arg(found->second.attempts_left);
}

}  // namespace velocert::app
