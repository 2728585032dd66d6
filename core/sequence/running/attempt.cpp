// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/running/attempt.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <thread>

#include "core/sequence/answers/answered.h"
#include "core/sequence/answers/confirmations.h"
#include "core/sequence/answers/on_record.h"
#include "core/sequence/answers/relations.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/evaluations/evaluation_table.h"
#include "core/sequence/evaluations/messages/message_columns.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/pause.h"
#include "core/sequence/running/acquisition.h"
#include "core/sequence/running/carried_answers.h"
#include "core/sequence/running/confirm_attempt.h"
#include "core/sequence/running/hold_gauge.h"
#include "core/sequence/running/logged_bytes.h"
#include "core/sequence/running/timed_wait.h"
#include "core/sequence/stop_repeats.h"
#include "core/sequence/wire_log.h"
#include "core/standards/needs/set_points.h"

namespace velocert::sequence {

using base::ErrorCode;
using base::Result;

namespace {

/// Whether the procedure can do without the role, and the station has nothing for it.
bool done_without(const standards::Procedure& procedure, const laboratory::Station& station, const std::string& role) {
    const auto found = std::ranges::find(procedure.roles, role, &standards::Role::id);
    return found != procedure.roles.end() && found->optional && station.instrument(role) == nullptr;
}

/// The roles whose instruments are recorded during a step.
std::vector<std::string> roles_of(const standards::Procedure& procedure, const standards::Step& step,
                                  const laboratory::Station& station) {
    if (!step.roles.empty()) return step.roles;
    std::vector<std::string> out;
    // A step that touches no instrument is evaluated from what came before it.
    const bool touches = std::any_of(step.actions.begin(), step.actions.end(), [](const standards::Action& action) {
        return action.kind == standards::Action::Kind::set || action.kind == standards::Action::Kind::acquire;
    });
    if (touches)
        for (const auto& role : procedure.roles)
            if (!done_without(procedure, station, role.id)) out.push_back(role.id);
    return out;
}

}  // namespace

Attempt::Attempt(const AttemptContext& context, int number, std::string retry_reason)
    : context_(context), watch_(context.sleep) {
    step_run_.procedure = context.procedure.id;
    step_run_.step = context.step.id;
    if (context.part != nullptr) step_run_.subject = context.part->id;
    if (context.subject != nullptr) step_run_.subject = context.subject->id;
    step_run_.number = number;
    step_run_.retry_reason = std::move(retry_reason);
    step_run_.rest_passed_over = context.rest_passed_over;
}

Attempt::~Attempt() = default;

Result<StepRun> Attempt::run() {
    step_run_.started_utc = base::utc_text(context_.clock.now());
    context_.observer.attempt_started(step_run_, context_.step);

    Result<void> done = begin_captures();
    if (!done && !on_record_) {
        // Nothing could be opened: the attempt is on record all the same.
        if (auto started = put_on_record({}); !started) return base::fail(started.error());
    }
    step_run_.outcome = conformity::Outcome::completed;
    if (!done) {
        ended_by(done.error());
    } else if (!other_method(context_.step, context_.earlier)) {
        const auto step = with_answers(context_.step, context_.earlier);
        for (const auto& action : standards::actions_of(context_.plan.edition, step)) {
            context_.observer.action_started(action);
            done = perform(action);
            if (!done) {
                ended_by(done.error());
                break;
            }
            // A guard that is not closed, for one: nothing is switched on, and the attempt does not count.
            if (action.kind == standards::Action::Kind::prompt && denied()) break;
        }
    }

    std::vector<CaptureData> data;
    if (auto ended = end_captures(data); !ended) return base::fail(ended.error());
    if (step_run_.outcome == conformity::Outcome::completed) {
        if (auto judged = evaluate_from(data); !judged) return base::fail(judged.error());
        if (auto asked = ask_whether_it_counts(data); !asked) return base::fail(asked.error());
    }
    step_run_.ended_utc = base::utc_text(context_.clock.now());
    if (auto saved = context_.sink.append("step-run/1", step_run_record(context_.plan.run_id, step_run_)); !saved)
        return base::fail(saved.error());
    return step_run_;
}

bool Attempt::denied() {
    const auto* field = denied_confirmation(context_.step, is_answered(context_.step), step_run_.typed);
    if (field != nullptr) step_run_.refused = field->id;
    // Where answers are judged, what else was seen is asked for all the same.
    return field != nullptr && !is_answered(context_.step);
}

Result<void> Attempt::begin_captures() {
    std::vector<std::pair<std::string, std::string>> pending;
    std::vector<std::pair<Instrument*, std::unique_ptr<EvidenceLog>>> opened;
    for (const auto& role : roles_of(context_.procedure, context_.step, context_.plan.station)) {
        auto instrument = context_.instrument(role);
        auto log = instrument ? context_.sink.open_log(role) : base::fail(instrument.error());
        if (!log) {
            captures_.clear();
            return base::fail(log.error());
        }
        Capture capture{role, *instrument, std::make_unique<LoggedBytes>()};
        pending.emplace_back(role, (*log)->pending_name());
        opened.emplace_back(*instrument, capture.bytes->tee(std::move(*log)));
        captures_.push_back(std::move(capture));
    }
    // The names of the open logs are durable before the first byte: a crash cannot hide an attempt.
    if (auto started = put_on_record(pending); !started) {
        captures_.clear();
        return started;
    }
    for (std::size_t i = 0; i < opened.size(); ++i) {
        auto begun = opened[i].first->begin_capture(std::move(opened[i].second));
        if (!begun) {
            context_.drop(captures_[i].role);
            captures_.resize(i);
            return begun;
        }
        context_.observer.instrument_state(captures_[i].role, captures_[i].instrument->state());
    }
    return {};
}

Result<void> Attempt::put_on_record(const std::vector<std::pair<std::string, std::string>>& pending_logs) {
    on_record_ = true;
    return context_.sink.append("attempt-start/1", attempt_start_record(context_.plan.run_id, step_run_, pending_logs));
}

Result<void> Attempt::perform(const standards::Action& action) {
    if (context_.control.requested() != RunControl::Stop::none) return base::fail(interrupted(context_.control));
    auto done = act(action);
    if (!spoiled(action)) return done;
    // Whatever else failed on waking, a port that is gone or a time that ran out, has this cause.
    return base::fail(ErrorCode::interrupted, {}, gap_, {});
}

bool Attempt::spoiled(const standards::Action& action) {
    const auto gap = watch_.slept();
    watch_.restart();
    if (!gap || !spoiled_by_sleep(action.kind, going_.any())) return false;
    gap_ = slept_text(*gap, context_.procedure.id + '/' + context_.step.id + '/' + action.id);
    return true;
}

Result<void> Attempt::act(const standards::Action& action) {
    switch (action.kind) {
        case standards::Action::Kind::prompt: return ask(action);
        case standards::Action::Kind::set: return set(action);
        case standards::Action::Kind::wait: return wait(action);
        case standards::Action::Kind::acquire: return acquire(action);
        // Computing and assessing happen on the closed capture, from the bytes as they were logged.
        case standards::Action::Kind::compute:
        case standards::Action::Kind::assess: return {};
    }
    return {};
}

Result<void> Attempt::ask(const standards::Action& action) {
    Prompt prompt;
    if (action.once) {
        auto carried =
            carried_answers(context_.procedure.id, context_.step, action,
                            context_.subject != nullptr ? context_.subject->id : std::string(), context_.earlier);
        if (carried.hold()) {
            std::ranges::move(carried.values, std::back_inserter(step_run_.typed));
            return hold_gauges(action);
        }
        for (const auto& value : carried.values) prompt.before.emplace(value.field, value.text);
        prompt.at_fault = std::move(carried.at_fault);
    }
    prompt.key = context_.procedure.id + '/' + context_.step.id + '/' + action.id;
    prompt.text = action.text;
    prompt.procedure = context_.procedure.id;
    prompt.step = context_.step.id;
    prompt.subject = step_run_.subject;
    if (context_.subject != nullptr) prompt.subject_title = context_.subject->title;
    prompt.picture = action.picture;
    prompt.attempt = step_run_.number;
    prompt.conditions = context_.step.conditions;
    for (const auto& [name, parameter] : with_answers(context_.step, context_.earlier).parameters)
        if (parameter.value) prompt.conditions.emplace(name, parameter.value->text());
    if (action.set_point) prompt.conditions.insert_or_assign("set_point", action.set_point->text());
    if (const auto until = pause_ends(context_.step, context_.procedure.id, context_.earlier))
        prompt.conditions.emplace("pause_until", base::utc_text(*until));
    prompt.fields = action.fields;
    for (const auto& field : action.fields)
        if (const auto known =
                on_record(field, {context_.plan.item.traits, &context_.plan.item, context_.earlier, step_run_.subject});
            !known.empty())
            prompt.on_record.emplace(field.id, known.front().text);
    std::optional<StopOnWaking> guard;
    if (going_.any()) guard.emplace(context_.sleep, context_.control.token());
    auto answer = context_.person.ask(prompt, guard ? guard->token() : context_.control.token());
    if (!answer) return base::fail(answer.error());
    if (answer->suspend) context_.control.request(RunControl::Stop::suspend);
    if (answer->stop) context_.control.request(RunControl::Stop::safely);
    if (!answer->accepted || answer->suspend) return base::fail(interrupted(context_.control));
    return keep_typed(action, *answer);
}

Result<void> Attempt::keep_typed(const standards::Action& action, const Answer& answer) {
    for (const auto& field : action.fields) {
        const auto given = answer.values.find(field.id);
        const std::string text = given == answer.values.end() ? std::string() : given->second;
        auto done = field.is_file() ? keep_file(action, field, answer) : keep_text(action, field, text);
        if (done) continue;
        auto error = done.error();
        const std::string where =
            context_.procedure.id + '/' + context_.step.id + '/' + action.id + ", field " + field.id;
        error.where = error.where.empty() || error.where == field.id ? where : where + ": " + error.where;
        return base::fail(std::move(error));
    }
    return hold_gauges(action);
}

Result<void> Attempt::hold_gauges(const standards::Action& action) {
    for (const auto& field : action.fields) {
        if (!field.gauge) continue;
        const auto text = typed_text(step_run_.typed, field.id).value_or(std::string_view());
        auto held = hold_gauge(field, text, context_.plan, context_.sink, context_.clock.now());
        if (!held) return base::fail(held.error());
        if (*held) step_run_.gauges.push_back(std::move(**held));
    }
    return {};
}

Result<void> Attempt::keep_text(const standards::Action& action, const standards::Field& field,
                                const std::string& text) {
    // An evaluation of answers names itself what was not answered; the others cannot begin without it.
    const bool may_lack = text.empty() && is_answered(context_.step);
    if (auto fine = check_typed(field, text); !fine && !may_lack) return fine;
    if (text.empty()) return {};
    step_run_.typed.push_back({action.id, field.id, text});
    if (!field.unique) return {};
    const auto other = context_.sink.other_item_with_code(text, context_.plan.item.id);
    if (!other) return base::fail(other.error());
    if (!other->empty()) step_run_.typed.push_back({action.id, seen_on(field.id), *other});
    return {};
}

Result<void> Attempt::keep_file(const standards::Action& action, const standards::Field& field, const Answer& answer) {
    AnsweredFile file;
    if (const auto given = answer.files.find(field.id); given != answer.files.end()) {
        file = given->second;
    } else if (const auto path = answer.values.find(field.id); path != answer.values.end() && !path->second.empty()) {
        auto read = read_answered_file(path->second);
        if (!read) return base::fail(read.error());
        file = std::move(*read);
    } else {
        return keep_text(action, field, {});
    }
    if (auto fine = check_file(file, field.kind == standards::Field::Kind::photo, file.name); !fine) return fine;
    const auto& plan = context_.plan;
    const EvaluationInput judged{plan.edition, context_.step, plan.item.traits, plan.rule, {}, {}, {}};
    if (auto fine = check_message_log(judged, field.id, file); !fine) return fine;
    // On disk before anything names it: what the record points to is there, or the record is not.
    const auto digest = context_.sink.store(file.bytes);
    if (!digest) return base::fail(digest.error());
    const std::string text = TypedFile{*digest, file.name}.text();
    if (auto fine = check_typed(field, text); !fine) return fine;
    step_run_.typed.push_back({action.id, field.id, text, *digest, base::utc_text(context_.clock.now())});
    if (const auto role = role_of_recording(field.id))
        step_run_.typed.push_back({action.id, rule_field(*role), std::string(reading_rule_now)});
    documents_.push_back({field.id, file.name, std::move(file.bytes)});
    return {};
}

Result<void> Attempt::wait(const standards::Action& action) {
    const auto time = duration_or(action, "duration", std::chrono::milliseconds(0));
    const base::SleepWatch watch(context_.sleep);
    if (!timed_wait(context_.clock, time, context_.control.token(), &watch))
        return base::fail(interrupted(context_.control));
    return {};
}

Result<Instrument*> Attempt::capture_of(const standards::Action& action, const std::string& role) {
    for (const auto& capture : captures_)
        if (capture.role == role) return capture.instrument;
    return base::fail(ErrorCode::not_found, context_.step.id + '/' + action.id,
                      "no instrument serves the role '" + role + "'", "a role the procedure declares");
}

Result<void> Attempt::set(const standards::Action& action) {
    const auto instrument = capture_of(action, action.role);
    if (!instrument) return base::fail(instrument.error());
    const auto command = parse_command(action.command);
    if (!command) return base::fail(command.error());
    const std::uint64_t from = (*instrument)->position();
    const std::string from_utc = base::utc_text(context_.clock.now());
    const Order order = action.value ? Order(*command, action.value->value()) : Order(*command);
    // From before it is sent: one that fails half-way may have been heard.
    going_.done(action.role, *command);
    auto done = (*instrument)->command(order, duration_or(action, "timeout", command_timeout));
    step_run_.marks.push_back(
        {action.id, action.role, from, (*instrument)->position(), from_utc, base::utc_text(context_.clock.now())});
    return done;
}

/// What a stream sent while a prompt was read belongs to no action: a time that is counted begins with what comes now.
Result<void> Attempt::pass_over_old(const standards::Action& action, Instrument& instrument) {
    if (action.until != "duration" || action.parameters.contains("rate")) return {};
    for (int taken = 0; taken < 65'536; ++taken) {
        const auto next = instrument.next(std::chrono::steady_clock::now(), context_.control.token());
        if (!next) return base::fail(next.error());
        if (!*next) break;
    }
    return {};
}

Result<void> Attempt::acquire(const standards::Action& action) {
    std::vector<Acquisition::Source> sources;
    std::vector<std::uint64_t> from;
    std::vector<std::string> roles = action.also;
    std::erase_if(
        roles, [&](const std::string& role) { return done_without(context_.procedure, context_.plan.station, role); });
    roles.insert(roles.begin(), action.role);
    for (const auto& role : roles) {
        const auto instrument = capture_of(action, role);
        if (!instrument) return base::fail(instrument.error());
        if (auto fresh = pass_over_old(action, **instrument); !fresh) return fresh;
        sources.push_back({role, *instrument});
        from.push_back((*instrument)->position());
    }
    const std::string from_utc = base::utc_text(context_.clock.now());
    auto done = Acquisition(context_, action, sources).run();
    // The action's own role comes last: the last mark of an action is the one that stands for it.
    for (std::size_t i = sources.size(); i-- > 0;) {
        step_run_.marks.push_back({action.id, sources[i].role, from[i], sources[i].instrument->position(), from_utc,
                                   base::utc_text(context_.clock.now())});
        context_.observer.instrument_state(sources[i].role, sources[i].instrument->state());
    }
    return done;
}

void Attempt::ended_by(const base::Error& error) {
    if (!gap_.empty()) {
        step_run_.outcome = conformity::Outcome::errored;
        step_run_.error_code = machine_slept;
        step_run_.error_text = gap_;
        return;
    }
    step_run_.outcome =
        error.code == ErrorCode::interrupted ? conformity::Outcome::aborted : conformity::Outcome::errored;
    step_run_.error_code = base::name(error.code);
    step_run_.error_text = error.text();
}

std::vector<Result<std::string>> Attempt::make_safe() {
    std::vector<Result<std::string>> out;
    for (auto& capture : captures_) out.push_back(capture.instrument->safe_state());
    const auto still_on = [](const Result<std::string>& state) {
        return !state && state.error().code == ErrorCode::instrument_refused;
    };
    for (int i = 0; i < stop_repeats && std::ranges::any_of(out, still_on); ++i) {
        std::this_thread::sleep_for(between_stops);
        for (std::size_t k = 0; k < out.size(); ++k) {
            if (!still_on(out[k])) continue;
            auto again = captures_[k].instrument->safe_state();
            // That it was still on is more than that it fell silent.
            if (again || again.error().code != ErrorCode::timeout) out[k] = std::move(again);
        }
    }
    return out;
}

Result<void> Attempt::end_captures(std::vector<CaptureData>& data) {
    const auto safe = make_safe();
    // Told of all before the first log is closed: one that cannot be hides from nobody that another is still on.
    for (std::size_t i = 0; i < captures_.size(); ++i) {
        const auto& role = captures_[i].role;
        const auto& read_back = safe[i];
        step_run_.safe_states.push_back(
            {role, read_back ? *read_back : read_back.error().text(), read_back.has_value()});
        context_.observer.safe_state(step_run_.safe_states.back());
        // What was measured stays; that nobody knows whether an output is off is trouble of its own.
        if (!read_back && step_run_.error_code.empty()) {
            step_run_.error_code = base::name(read_back.error().code);
            step_run_.error_text = "safe state of " + role + ": " + read_back.error().text();
        }
    }
    for (auto& capture : captures_) {
        auto end = capture.instrument->end_capture();
        if (!end) return base::fail(end.error());
        const auto& identity = capture.instrument->identity();
        CaptureRecord record{capture.role,
                             std::string(capture.instrument->driver()),
                             {},
                             identity.text(),
                             identity.simulated,
                             end->log,
                             end->received,
                             end->rejected,
                             end->overflowed};
        if (const auto* set_up = context_.plan.station.instrument(capture.role))
            record.options.assign(set_up->options.begin(), set_up->options.end());
        if (step_run_.outcome == conformity::Outcome::completed) {
            auto decoded = decode_capture(record, capture.bytes->bytes, context_.decoders);
            if (!decoded) return base::fail(decoded.error());
            data.push_back(std::move(*decoded));
        }
        context_.observer.instrument_state(capture.role, capture.instrument->state());
        // After trouble the next attempt starts with a freshly opened instrument.
        if (step_run_.outcome == conformity::Outcome::errored) context_.drop(capture.role);
        step_run_.captures.push_back(std::move(record));
    }
    return {};
}

Result<void> Attempt::ask_whether_it_counts(const std::vector<CaptureData>& data) {
    const auto word = confirm_attempt(context_, step_run_);
    if (!word) {
        // Nobody said that it went as the method asks: it stays on record and claims nothing.
        step_run_.result = StepResult{};
        ended_by(word.error());
        return {};
    }
    if (word->void_reason.empty()) return {};
    step_run_.void_reason = word->void_reason;
    step_run_.void_note = word->note;
    return evaluate_from(data);
}

Result<void> Attempt::evaluate_from(const std::vector<CaptureData>& data) {
    auto captures = data;
    add_recordings(documents_, step_run_.typed, context_.decoders, captures);
    const auto documents = borrowed(documents_);
    std::optional<std::chrono::microseconds> passed_over;
    if (context_.judges_preconditions)
        passed_over = std::chrono::microseconds(step_run_.rest_passed_over ? step_run_.rest_passed_over->base() : 0);
    auto input = EvaluationInput({context_.plan.edition, context_.step, context_.plan.item.traits, context_.plan.rule,
                                  captures, step_run_.marks, step_run_.void_reason, step_run_.typed, context_.earlier,
                                  &context_.plan.calibrations, context_.procedure.id, context_.part,
                                  context_.plan.parts, step_run_.started_utc, step_run_.subject, documents,
                                  &context_.plan.item, step_run_.gauges, passed_over});
    input.refused = step_run_.refused;
    auto result = evaluate(input);
    if (!result) return base::fail(result.error());
    step_run_.result = std::move(*result);
    return {};
}

}  // namespace velocert::sequence
