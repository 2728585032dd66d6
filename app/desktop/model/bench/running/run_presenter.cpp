// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/run_presenter.h"

#include <algorithm>
#include <utility>

#include "app/words/decision.h"
#include "app/words/language.h"
#include "app/words/words.h"
#include "core/conformity/sufficiency.h"
#include "core/sequence/answers/typed_file.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/standing.h"
#include "instruments/registry/left_on.h"

namespace velocert::app {
namespace {

/// Twenty-five pictures a second: smooth to the eye, and far from what would keep the window busy.
constexpr int redraw_ms = 40;
constexpr int look_at_sleep_ms = 200;
/// Points kept of an earlier attempt, more than any plot is wide.
constexpr int kept_columns = 1000;

bool place_or_clock(metrology::Measurand measurand) {
    using metrology::Measurand;
    return measurand == Measurand::latitude || measurand == Measurand::longitude || measurand == Measurand::height ||
           measurand == Measurand::time_utc || measurand == Measurand::elapsed_time;
}

bool is_ride(const standards::Step& step) { return step.evaluation == "stopping-distance"; }

}  // namespace

std::optional<metrology::Measurand> measurand_over_time(const standards::Procedure& procedure,
                                                        const standards::Step& step, const conformity::Limit* limit) {
    std::vector<metrology::Measurand> read;
    const auto read_from = [&](const std::string& id) {
        for (const auto& role : procedure.roles)
            if (role.id == id) read.insert(read.end(), role.measurands.begin(), role.measurands.end());
    };
    for (const auto& action : step.actions) {
        if (action.kind != standards::Action::Kind::acquire) continue;
        read_from(action.role);
        for (const auto& role : action.also) read_from(role);
    }
    const auto wanted = std::ranges::find_if(
        read, [&](auto one) { return limit != nullptr && !limit->is_class && metrology::kind_of(one) == limit->kind; });
    if (wanted != read.end()) return *wanted;
    const auto usual = std::ranges::find_if_not(read, place_or_clock);
    return usual == read.end() ? std::nullopt : std::optional(*usual);
}

RunPresenter::RunPresenter(const Workplace& workplace, QObject* parent)
    : QObject(parent), workplace_(workplace), sleep_(*workplace.sleep) {
    redraw_.setSingleShot(true);
    redraw_.setInterval(redraw_ms);
    connect(&redraw_, &QTimer::timeout, this, &RunPresenter::take_live);
    // The run itself looks for what a sleep spoils; this is for telling a person who comes back to an open question.
    look_at_sleep_.setInterval(look_at_sleep_ms);
    connect(&look_at_sleep_, &QTimer::timeout, this, &RunPresenter::look_at_sleep);
    connect_bridge();
}

void RunPresenter::look_at_sleep() {
    const auto slept = sleep_.slept();
    if (!slept) return;
    sleep_.restart();
    if (!prompt_) return;
    slept_ = slept_.value_or(std::chrono::milliseconds(0)) + *slept;
    emit taskChanged();
}

void RunPresenter::connect_bridge() {
    auto& bridge = thread_.bridge();
    connect(&bridge, &RunBridge::liveChanged, this, [this] {
        if (!redraw_.isActive()) redraw_.start();
    });
    connect(&bridge, &RunBridge::runStarted, this, [this](const sequence::Run& run) {
        run_ = run;
        show_done();
        emit begun();
    });
    connect(&bridge, &RunBridge::expectationKnown, this,
            [this](const std::vector<sequence::ExpectedDecision>& decisions) { expected_ = decisions; });
    connect(&bridge, &RunBridge::attemptStarted, this, &RunPresenter::attempt_started);
    connect(&bridge, &RunBridge::attemptSaved, this, &RunPresenter::attempt_saved);
    connect(&bridge, &RunBridge::actionStarted, this, [this](const standards::Action& action) {
        action_ = action;
        emit taskChanged();
        if (action.kind != standards::Action::Kind::acquire) return;
        recording_ = true;
        emit recording();
    });
    connect(&bridge, &RunBridge::restGoesOn, this, [this](const standards::Step& step, std::chrono::seconds left) {
        rest_.emplace(step, left);
        emit taskChanged();
        emit liveChanged();
    });
    connect(&bridge, &RunBridge::asked, this, [this](const sequence::Prompt& prompt) {
        rest_.reset();
        // What was read before the question stands on the screen before it is answered.
        take_live();
        prompt_ = prompt;
        ++prompt_serial_;
        other_code_.clear();
        slept_.reset();
        sleep_.restart();
        emit taskChanged();
    });
    connect(&bridge, &RunBridge::questionClosed, this, [this] {
        prompt_.reset();
        emit taskChanged();
    });
    connect(&bridge, &RunBridge::instrumentStateChanged, this,
            [this](const std::string& role, sequence::InstrumentState state) {
                instruments_[role].state = state;
                emit instrumentsChanged();
            });
    connect(&bridge, &RunBridge::safeStateReadBack, this, [this](const sequence::SafeState& state) {
        auto& line = instruments_[state.role];
        line.safe_state = QString::fromStdString(state.text);
        const auto& station = sequence::station_at(run_, run_.step_runs.size());
        line.left_on = instruments::left_on(station, state).has_value();
        emit instrumentsChanged();
    });
    connect(&bridge, &RunBridge::procedureJudged, this, [this](const sequence::ProcedureResult& result) {
        run_.results.push_back(result);
        steps_.set_result(result);
        emit bannerChanged();
        const auto* procedure = order_ ? order_->edition.procedure(result.procedure) : nullptr;
        // The last one is told by the run itself.
        if (procedure != nullptr && !procedure->roles.empty() && run_.results.size() < order_->procedures.size())
            emit judged(result.verdict);
    });
    connect(&bridge, &RunBridge::runEnded, this, [this](const sequence::Run& run) {
        run_ = run;
        emit bannerChanged();
        if (!run_.results.empty()) emit judged(run_.verdict);
    });
    connect(&thread_, &RunThread::finished, this, [this](const base::Error* error) {
        if (error != nullptr) trouble_ = *error;
        look_at_sleep_.stop();
        stopping_ = false;
        prompt_.reset();
        action_.reset();
        rest_.reset();
        steps_.end();
        emit taskChanged();
        emit bannerChanged();
        emit ended();
    });
}

void RunPresenter::start(RunOrder order) {
    if (running()) return;
    clear();
    order_ = std::move(order);
    steps_.set_plan(order_->edition, order_->procedures, order_->item.traits);
    std::map<std::pair<std::string, std::string>, metrology::Measurand> over_time;
    for (const auto& id : order_->procedures) {
        const auto* procedure = order_->edition.procedure(id);
        if (procedure == nullptr) continue;
        for (const auto& role : procedure->roles) instruments_[role.id].role = role.id;
        for (const auto& one : procedure->steps)
            if (const auto found = measurand_over_time(*procedure, one, result_limit(one)); found && !is_ride(one))
                over_time.emplace(std::pair(procedure->id, one.id), *found);
    }
    thread_.bridge().plot(std::move(over_time));
    auto job = workplace_.prepare(*order_);
    if (!job) {
        trouble_ = job.error();
        steps_.end();
    } else {
        thread_.start(std::move(*job));
        sleep_.restart();
        look_at_sleep_.start();
    }
    emit instrumentsChanged();
    emit taskChanged();
    emit bannerChanged();
    emit plotReset();
}

void RunPresenter::clear() {
    if (running()) return;
    order_.reset();
    other_code_.clear();
    run_ = {};
    trouble_.reset();
    prompt_.reset();
    action_.reset();
    rest_.reset();
    attempt_.reset();
    attempt_runs_ = false;
    procedure_.clear();
    step_.clear();
    shown_procedure_.clear();
    shown_step_.clear();
    repeat_.clear();
    instruments_.clear();
    latest_.clear();
    latest_of_.clear();
    expected_.clear();
    gate_.reset();
    traces_.clear();
    plot_ = {};
    attempts_.show(nullptr, nullptr, {});
    emit bannerChanged();
    emit taskChanged();
}

void RunPresenter::answer(sequence::Answer answer) {
    if (!prompt_) return;
    prompt_.reset();
    thread_.bridge().answer(std::move(answer));
    emit taskChanged();
}

void RunPresenter::confirm(std::map<std::string, std::string> values) {
    if (!prompt_ || prompt_->kind != sequence::Prompt::Kind::confirm) return;
    for (const auto& field : prompt_->fields)
        if (!sequence::check_answered(field, prompt_->fields, values)) return;
    answer({true, {}, {}, std::move(values)});
}

void RunPresenter::keep() {
    if (prompt_ && prompt_->kind == sequence::Prompt::Kind::void_or_keep) answer({});
}

void RunPresenter::declare_void(const std::string& reason, const QString& note) {
    if (prompt_ && prompt_->kind == sequence::Prompt::Kind::void_or_keep && !reason.empty())
        answer({false, reason, note.trimmed().toStdString()});
}

void RunPresenter::retry(const QString& reason) {
    if (prompt_ && prompt_->kind == sequence::Prompt::Kind::retry && !reason.trimmed().isEmpty())
        answer({true, {}, reason.trimmed().toStdString()});
}

void RunPresenter::leave_step() {
    if (prompt_ && prompt_->kind == sequence::Prompt::Kind::retry) answer({false, {}, {}});
}

void RunPresenter::scanned(const QString& code) {
    if (!running() || !order_) return;
    other_code_ = code == QString::fromStdString(order_->item.id) ? QString() : code;
    emit taskChanged();
    if (!other_code_.isEmpty()) emit otherScanned(code);
}

void RunPresenter::stop(sequence::RunControl::Stop how) {
    if (!running()) return;
    stopping_ = true;
    thread_.stop(how);
    emit taskChanged();
}

void RunPresenter::attempt_started(const sequence::StepRun& step_run) {
    const bool new_step = procedure_ != step_run.procedure || step_ != step_run.step;
    attempt_ = step_run;
    attempt_runs_ = true;
    stopping_ = false;
    recording_ = false;
    procedure_ = step_run.procedure;
    step_ = step_run.step;
    action_.reset();
    rest_.reset();
    latest_.clear();
    latest_of_.clear();
    gate_.reset();
    steps_.set_current(procedure_, step_);
    if (new_step) {
        shown_procedure_ = procedure_;
        shown_step_ = step_;
        set_up_plot();
        show_attempts();
    }
    plot_.number = step_run.number;
    plot_.points.reset();
    plot_.brake_at.reset();
    plot_.shown.reset();
    emit taskChanged();
    emit liveChanged();
}

void RunPresenter::show_done() {
    if (!order_) return;
    const auto standing = sequence::standing_attempts(order_->edition, run_);
    for (const auto& one : standing) {
        const auto* plan = step(one.procedure, one.step);
        if (plan == nullptr) continue;
        std::vector<sequence::StepRun> own;
        std::ranges::copy_if(standing, std::back_inserter(own), [&](const sequence::StepRun& other) {
            return other.procedure == one.procedure && other.step == one.step && other.subject == one.subject;
        });
        auto& state = repeat_[{one.procedure, one.step}];
        state = sequence::repeat_state(order_->edition, *plan, own);
        steps_.set_result(one, state);
    }
}

void RunPresenter::attempt_saved(const sequence::StepRun& step_run, const sequence::RepeatState& state,
                                 const LiveUpdate& rest) {
    attempt_runs_ = false;
    absorb(rest);
    run_.step_runs.push_back(step_run);
    repeat_[{step_run.procedure, step_run.step}] = state;
    steps_.set_result(step_run, state);
    const Trace& trace = traces_[rest.attempt];
    if (!trace.points->empty() && (plot_.kind == PlotScene::Kind::series || trace.brake_at))
        plot_.earlier.push_back({step_run.number, step_run.result.valid,
                                 std::make_shared<const reports::MinMaxPyramid>(
                                     trace.points->thinned(kept_columns, trace.brake_at.value_or(0)))});
    // Older ones were saved or have nothing to show; the newest is what is on the screen.
    traces_.erase(traces_.begin(), traces_.find(rest.attempt));
    if (step_run.procedure == shown_procedure_ && step_run.step == shown_step_) show_attempts();
    take_scatter();
    emit liveChanged();
    if (std::exchange(recording_, false)) emit recorded(step_run.result.valid);
}

void RunPresenter::take_live() { absorb(thread_.bridge().take_live()); }

void RunPresenter::absorb(const LiveUpdate& update) {
    Trace& trace = traces_[update.attempt];
    for (const auto& point : update.points) trace.points->append(point.x, point.y);
    if (update.brake_at) trace.brake_at = update.brake_at;
    if (update.attempt == traces_.rbegin()->first) {
        plot_.points = trace.points;
        plot_.brake_at = trace.brake_at;
    }
    for (const auto& [measurand, indication] : update.latest) latest_.insert_or_assign(measurand, indication);
    for (const auto& [measurand, role] : update.latest_of) latest_of_.insert_or_assign(measurand, role);
    if (update.gate) gate_ = update.gate;
    plot_.shown.reset();
    if (const auto now = latest_.find(deciding_measurand()); now != latest_.end())
        if (const auto known = shown_now()) {
            const auto unit = metrology::preferred_unit(known->expanded.kind());
            const auto value = metrology::WrittenQuantity(now->second.value, *now->second.unit).value();
            plot_.shown = {value.in(unit).to_double(),
                           static_cast<double>(known->expanded.base()) / static_cast<double>(unit.factor)};
        }
    emit liveChanged();
}

void RunPresenter::look_at(const std::string& procedure, const std::string& step) {
    shown_procedure_ = procedure;
    shown_step_ = step;
    show_attempts();
}

std::optional<metrology::Indication> RunPresenter::plotted() const {
    if (plot_.kind == PlotScene::Kind::none) return std::nullopt;
    // A recorder without a speed of its own shows the distance alone.
    for (const auto measurand : {plot_.kind == PlotScene::Kind::ride ? metrology::Measurand::speed : plot_.measurand,
                                 metrology::Measurand::distance})
        if (const auto found = latest_.find(measurand); found != latest_.end() && found->second.has_value())
            return found->second;
    return std::nullopt;
}

void RunPresenter::show_attempts() {
    std::vector<sequence::StepRun> shown;
    for (const auto& step_run : run_.step_runs)
        if (step_run.procedure == shown_procedure_ && step_run.step == shown_step_) shown.push_back(step_run);
    attempts_.show(order_ ? &order_->edition : nullptr, step(shown_procedure_, shown_step_), std::move(shown));
    emit attemptsChanged();
}

void RunPresenter::set_up_plot() {
    plot_ = {};
    plot_.step = step(procedure_, step_);
    if (plot_.step != nullptr) {
        plot_.limit = result_limit(*plot_.step);
        if (plot_.limit != nullptr)
            if (const auto* known = expected_at(expected_, procedure_, step_, *plot_.limit)) plot_.expected = *known;
        const auto* procedure = order_->edition.procedure(procedure_);
        if (is_ride(*plot_.step)) {
            plot_.kind = PlotScene::Kind::ride;
        } else if (const auto over_time = measurand_over_time(*procedure, *plot_.step, plot_.limit)) {
            plot_.kind = PlotScene::Kind::series;
            plot_.measurand = *over_time;
        }
    }
    emit plotReset();
}

void RunPresenter::take_scatter() {
    const auto* procedure = order_ ? order_->edition.procedure(procedure_) : nullptr;
    if (procedure == nullptr || plot_.step == nullptr || plot_.limit == nullptr || !plot_.expected) return;
    std::vector<sequence::StepRun> own;
    int valid = 0;
    for (const auto& one : run_.step_runs) {
        if (one.procedure != procedure_ || one.step != step_) continue;
        own.push_back(one);
        valid += one.outcome == conformity::Outcome::completed && one.result.valid ? 1 : 0;
    }
    constexpr int scatter_begins = 2;
    if (valid < scatter_begins) return;
    const auto judged =
        sequence::judge_procedure(order_->edition, *procedure, order_->item.traits, run_.rule, own, true);
    for (const auto& one : judged.assessments) {
        if (one.limit.id != plot_.limit->id || !one.measurement || !plot_.limit->value) continue;
        auto at_limit = *one.measurement;
        at_limit.value = plot_.limit->value->value();
        const auto now = at_limit.expanded_uncertainty();
        const auto least = plot_.expected->at_limit.expanded_uncertainty();
        // Never less than what was known before the first reading.
        if (!now || (least && now->base() < least->base())) continue;
        plot_.expected->at_limit = at_limit;
        plot_.expected->sufficiency = conformity::sufficiency(*plot_.limit, run_.rule, at_limit);
        plot_.scatter_of = valid;
    }
}

const standards::Step* RunPresenter::step(const std::string& procedure_id, const std::string& step_id) const {
    if (!order_) return nullptr;
    const auto* procedure = order_->edition.procedure(procedure_id);
    if (procedure == nullptr) return nullptr;
    for (const auto& candidate : procedure->steps)
        if (candidate.id == step_id) return &candidate;
    return nullptr;
}

const conformity::Limit* RunPresenter::result_limit(const standards::Step& step) const {
    for (const auto& use :
         {"result/" + std::string(standards::name(order_->item.traits.battery)), std::string("result")})
        if (const auto found = step.limits.find(use); found != step.limits.end())
            return order_->edition.limit(found->second);
    return nullptr;
}

std::vector<InstrumentLine> RunPresenter::instruments() const {
    std::vector<InstrumentLine> out;
    for (const auto& [role, line] : instruments_) {
        out.push_back(line);
        out.back().role = role;
        out.back().name = QString::fromStdString(role);
        if (!order_) continue;
        for (const auto& procedure : order_->edition.procedures)
            for (const auto& wanted : procedure.roles)
                if (wanted.id == role) out.back().name = in_words(wanted.title);
    }
    return out;
}

void RunPresenter::retranslate() {
    steps_.retranslate();
    attempts_.retranslate();
    emit taskChanged();
    emit liveChanged();
    emit instrumentsChanged();
    emit bannerChanged();
    emit attemptsChanged();
}

}  // namespace velocert::app
