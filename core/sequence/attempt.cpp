// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/attempt.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>

#include "core/sequence/standstill_tracker.h"

namespace velocert::sequence {

using base::ErrorCode;
using base::Result;
using metrology::Indication;

/// Passes everything on to the archive's log and keeps a copy.
class LoggedBytes {
 public:
    /// The log that is handed to the instrument; it refers to this object.
    std::unique_ptr<EvidenceLog> tee(std::unique_ptr<EvidenceLog> log);
    std::vector<std::uint8_t> bytes;
};

namespace {

class TeeLog final : public EvidenceLog {
 public:
    TeeLog(std::unique_ptr<EvidenceLog> log, std::vector<std::uint8_t>& copy)
        : log_(std::move(log)), copy_(copy) {}
    Result<void> append(std::span<const std::uint8_t> bytes) override {
        auto done = log_->append(bytes);
        // What the archive did not take is not evidence, so it is not evaluated either.
        if (done) copy_.insert(copy_.end(), bytes.begin(), bytes.end());
        return done;
    }
    Result<void> sync() override { return log_->sync(); }
    std::uint64_t size() const override { return log_->size(); }
    std::string pending_name() const override { return log_->pending_name(); }
    Result<base::Digest> seal() override { return log_->seal(); }

 private:
    std::unique_ptr<EvidenceLog> log_;
    std::vector<std::uint8_t>& copy_;
};

std::chrono::milliseconds duration_or(const standards::Action& action, const std::string& name,
                                      std::chrono::milliseconds fallback) {
    const auto found = action.parameters.find(name);
    if (found == action.parameters.end() || !found->second.value) return fallback;
    const auto value = found->second.value->value().as<metrology::Kind::duration>();
    return value ? std::chrono::milliseconds(value->base() / 1000) : fallback;
}

std::int64_t count_or(const standards::Action& action, const std::string& name, std::int64_t fallback) {
    const auto found = action.parameters.find(name);
    if (found == action.parameters.end() || !found->second.value) return fallback;
    const auto value = found->second.value->value().as<metrology::Kind::count>();
    return value ? value->base() : fallback;
}

// Waiting limits of the program itself, used where the pack says nothing: a balance that waits for stability
// may take half a minute (the protocol asks hosts to wait that long), a command a few seconds.
constexpr std::chrono::milliseconds stable_timeout{30'000};
constexpr std::chrono::milliseconds command_timeout{5'000};
constexpr std::chrono::milliseconds ride_timeout{120'000};

/// The roles whose instruments are recorded during a step.
std::vector<std::string> roles_of(const standards::Procedure& procedure, const standards::Step& step) {
    if (!step.roles.empty()) return step.roles;
    std::vector<std::string> out;
    // A step that touches no instrument is evaluated from what came before it.
    const bool touches = std::any_of(step.actions.begin(), step.actions.end(), [](const standards::Action& action) {
        return action.kind == standards::Action::Kind::set || action.kind == standards::Action::Kind::acquire;
    });
    if (touches)
        for (const auto& role : procedure.roles) out.push_back(role.id);
    return out;
}

base::Error interrupted() {
    return base::Error{ErrorCode::interrupted, {}, "stopped by the operator", {}};
}

}  // namespace

std::unique_ptr<EvidenceLog> LoggedBytes::tee(std::unique_ptr<EvidenceLog> log) {
    return std::make_unique<TeeLog>(std::move(log), bytes);
}

Attempt::Attempt(const AttemptContext& context, int number, std::string retry_reason) : context_(context) {
    step_run_.procedure = context.procedure.id;
    step_run_.step = context.step.id;
    if (context.part != nullptr) step_run_.subject = context.part->id;
    step_run_.number = number;
    step_run_.retry_reason = std::move(retry_reason);
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
    } else {
        for (const auto& action : context_.step.actions) {
            context_.observer.action_started(action);
            done = perform(action);
            if (!done) {
                ended_by(done.error());
                break;
            }
        }
    }

    std::vector<CaptureData> data;
    if (auto ended = end_captures(data); !ended) return base::fail(ended.error());
    if (step_run_.outcome == conformity::Outcome::completed) {
        if (auto judged = evaluate_from(data); !judged) return base::fail(judged.error());
        if (auto asked = ask_whether_void(data); !asked) return base::fail(asked.error());
    }
    step_run_.ended_utc = base::utc_text(context_.clock.now());
    if (auto saved = context_.sink.append("step-run/1", step_run_record(context_.plan.run_id, step_run_));
        !saved)
        return base::fail(saved.error());
    return step_run_;
}

Result<void> Attempt::begin_captures() {
    std::vector<std::pair<std::string, std::string>> pending;
    std::vector<std::pair<Instrument*, std::unique_ptr<EvidenceLog>>> opened;
    for (const auto& role : roles_of(context_.procedure, context_.step)) {
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
    return context_.sink.append("attempt-start/1",
                                attempt_start_record(context_.plan.run_id, step_run_, pending_logs));
}

Result<void> Attempt::perform(const standards::Action& action) {
    if (context_.control.requested() != RunControl::Stop::none) return base::fail(interrupted());
    switch (action.kind) {
        case standards::Action::Kind::prompt:
            return ask(action);
        case standards::Action::Kind::set:
            return set(action);
        case standards::Action::Kind::wait:
            return wait(action);
        case standards::Action::Kind::acquire:
            return acquire(action);
        // Computing and assessing happen on the closed capture, from the bytes as they were logged.
        case standards::Action::Kind::compute:
        case standards::Action::Kind::assess:
            return {};
    }
    return {};
}

Result<void> Attempt::ask(const standards::Action& action) {
    Prompt prompt;
    prompt.key = context_.procedure.id + '/' + context_.step.id + '/' + action.id;
    prompt.text = action.text;
    prompt.procedure = context_.procedure.id;
    prompt.step = context_.step.id;
    prompt.subject = step_run_.subject;
    prompt.attempt = step_run_.number;
    prompt.conditions = context_.step.conditions;
    for (const auto& [name, parameter] : context_.step.parameters)
        if (parameter.value) prompt.conditions.emplace(name, parameter.value->text());
    prompt.fields = action.fields;
    auto answer = context_.person.ask(prompt, context_.control.token());
    if (!answer) return base::fail(answer.error());
    if (answer->suspend) context_.control.request(RunControl::Stop::suspend);
    if (!answer->accepted || answer->suspend) return base::fail(interrupted());
    return keep_typed(action, *answer);
}

Result<void> Attempt::keep_typed(const standards::Action& action, const Answer& answer) {
    for (const auto& field : action.fields) {
        const auto given = answer.values.find(field.id);
        const std::string text = given == answer.values.end() ? std::string() : given->second;
        if (auto fine = check_typed(field, text); !fine) {
            auto error = fine.error();
            error.where = context_.procedure.id + '/' + context_.step.id + '/' + action.id + ", field " + field.id;
            return base::fail(std::move(error));
        }
        if (!text.empty()) step_run_.typed.push_back({action.id, field.id, text});
    }
    return {};
}

Result<void> Attempt::wait(const standards::Action& action) {
    const auto until =
        std::chrono::steady_clock::now() + duration_or(action, "duration", std::chrono::milliseconds(0));
    std::mutex mutex;
    std::condition_variable_any never;
    std::unique_lock lock(mutex);
    const auto stop = context_.control.token();
    never.wait_until(lock, stop, until, [] { return false; });
    if (stop.stop_requested()) return base::fail(interrupted());
    return {};
}

Result<Instrument*> Attempt::capture_of(const standards::Action& action) {
    for (const auto& capture : captures_)
        if (capture.role == action.role) return capture.instrument;
    return base::fail(ErrorCode::not_found, context_.step.id + '/' + action.id,
                      "no instrument serves the role '" + action.role + "'", "a role the procedure declares");
}

Result<void> Attempt::set(const standards::Action& action) {
    const auto instrument = capture_of(action);
    if (!instrument) return base::fail(instrument.error());
    const auto command = parse_command(action.command);
    if (!command) return base::fail(command.error());
    const std::uint64_t from = (*instrument)->position();
    auto done = (*instrument)->command(*command, duration_or(action, "timeout", command_timeout));
    step_run_.marks.push_back({action.id, action.role, from, (*instrument)->position()});
    return done;
}

Result<void> Attempt::acquire(const standards::Action& action) {
    const auto instrument = capture_of(action);
    if (!instrument) return base::fail(instrument.error());
    const std::uint64_t from = (*instrument)->position();
    auto done = action.until == "standstill" ? acquire_until_standstill(action, **instrument)
                                             : acquire_stable(action, **instrument);
    step_run_.marks.push_back({action.id, action.role, from, (*instrument)->position()});
    context_.observer.instrument_state(action.role, (*instrument)->state());
    return done;
}

Result<void> Attempt::acquire_stable(const standards::Action& action, Instrument& instrument) {
    const auto stop = context_.control.token();
    const auto timeout = duration_or(action, "timeout", stable_timeout);
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    std::int64_t wanted = count_or(action, "count", 1);
    while (wanted > 0) {
        if (auto sent = instrument.command(Command::read_stable, command_timeout); !sent) return sent;
        for (bool answered = false; !answered;) {
            auto next = instrument.next(deadline, stop);
            if (!next) return base::fail(next.error());
            if (stop.stop_requested()) return base::fail(interrupted());
            if (!*next)
                return base::fail(ErrorCode::timeout, action.role,
                                  "no stable value within " + std::to_string(timeout.count() / 1000) + " s",
                                  "a stable indication; check draught, vibration and that the load rests on "
                                  "the platform alone");
            show(action.role, **next);
            if ((*next)->flags.has(metrology::Flag::zeroing)) continue;
            answered = true;
            // Out of range is a fact about the load: the evaluation says so, asking again would not help.
            if ((*next)->flags.has(metrology::Flag::over_range) ||
                (*next)->flags.has(metrology::Flag::under_range))
                return {};
            if ((*next)->has_value()) --wanted;
        }
    }
    return {};
}

Result<void> Attempt::acquire_until_standstill(const standards::Action& action, Instrument& instrument) {
    const auto stop = context_.control.token();
    const auto deadline = std::chrono::steady_clock::now() + duration_or(action, "timeout", ride_timeout);
    StandstillTracker tracker;
    while (!tracker.finished()) {
        auto next = instrument.next(deadline, stop);
        if (!next) return base::fail(next.error());
        if (stop.stop_requested()) return base::fail(interrupted());
        // Time is over without a stop: the evaluation states what is missing.
        if (!*next) return {};
        tracker.add(**next);
        show(action.role, **next);
    }
    return {};
}

void Attempt::show(const std::string& role, const Indication& indication) {
    context_.observer.indication(role, indication);
    if (indication.measurand != metrology::Measurand::speed || !indication.has_value()) return;
    const auto target = context_.step.parameters.find("specified_speed");
    const auto band_id = context_.step.limits.find("validity_band");
    if (target == context_.step.parameters.end() || !target->second.value ||
        band_id == context_.step.limits.end())
        return;
    const auto* band = context_.plan.edition.limit(band_id->second);
    if (band == nullptr || !band->value) return;
    const std::int64_t middle = target->second.value->value().base();
    const std::int64_t half = band->value->value().base();
    const metrology::AnyQuantity value =
        metrology::WrittenQuantity(indication.value, *indication.unit).value();
    context_.observer.gate(Gate{"speed",
                                value,
                                {value.kind(), middle - half},
                                {value.kind(), middle + half},
                                value.base() >= middle - half && value.base() <= middle + half});
}

void Attempt::ended_by(const base::Error& error) {
    step_run_.outcome =
        error.code == ErrorCode::interrupted ? conformity::Outcome::aborted : conformity::Outcome::errored;
    step_run_.error_code = base::name(error.code);
    step_run_.error_text = error.text();
}

Result<void> Attempt::end_captures(std::vector<CaptureData>& data) {
    for (auto& capture : captures_) {
        if (auto read_back = capture.instrument->safe_state())
            context_.observer.safe_state(capture.role, *read_back);
        else
            context_.observer.safe_state(capture.role, read_back.error().text());
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

Result<void> Attempt::ask_whether_void(std::vector<CaptureData>& data) {
    if (context_.step.voids.empty()) return {};
    Prompt prompt;
    prompt.kind = Prompt::Kind::void_or_keep;
    prompt.key = context_.procedure.id + '/' + context_.step.id + "/void";
    prompt.procedure = context_.procedure.id;
    prompt.step = context_.step.id;
    prompt.subject = step_run_.subject;
    prompt.attempt = step_run_.number;
    prompt.conditions = context_.step.conditions;
    prompt.choices = context_.step.voids;
    const auto answer = context_.person.ask(prompt, context_.control.token());
    // Stopped while asking: the attempt was complete, so it stays as it is.
    if (answer && answer->suspend) context_.control.request(RunControl::Stop::suspend);
    if (!answer || answer->accepted || answer->choice.empty()) return {};
    const bool known = std::any_of(context_.step.voids.begin(), context_.step.voids.end(),
                                   [&](const auto& reason) { return reason.id == answer->choice; });
    if (!known)
        return base::fail(ErrorCode::bad_value, prompt.key,
                          "'" + answer->choice + "' is no reason to declare this attempt void",
                          "one of the step's void reasons");
    step_run_.void_reason = answer->choice;
    step_run_.void_note = answer->note;
    return evaluate_from(data);
}

Result<void> Attempt::evaluate_from(const std::vector<CaptureData>& data) {
    auto result = evaluate({context_.plan.edition, context_.step, context_.plan.item.traits, context_.plan.rule, data,
                            step_run_.marks, step_run_.void_reason, step_run_.typed, context_.earlier,
                            &context_.plan.calibrations, context_.part, context_.plan.parts});
    if (!result) return base::fail(result.error());
    step_run_.result = std::move(*result);
    return {};
}

}  // namespace velocert::sequence
