// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progress.h"

#include <cstdio>
#include <set>
#include <string>

#include "core/base/clock.h"
#include "core/sequence/documents/reason_sentence.h"
#include "instruments/registry/left_on.h"

namespace velocert::app {

void ProgressLines::clear_bar() {
    if (shown_ == 0) return;
    std::fprintf(stderr, "\r%*s\r", shown_, "");
    shown_ = 0;
}

void ProgressLines::draw_bar(const std::string& what) {
    if (!terminal_) return;
    constexpr int width = 24;
    const int filled = planned_ > 0 ? width * done_ / planned_ : 0;
    std::string bar = "[" + std::string(static_cast<std::size_t>(filled), '#') +
                      std::string(static_cast<std::size_t>(width - filled), '.') + "] " + std::to_string(done_) + "/" +
                      std::to_string(planned_) + " " + what;
    const int length = static_cast<int>(bar.size());
    if (length < shown_) bar.append(static_cast<std::size_t>(shown_ - length), ' ');
    std::fprintf(stderr, "\r%s", bar.c_str());
    shown_ = length;
}

namespace {

/// Factors and degrees of freedom are plain numbers, other ratios are per cent.
std::string plain_text(const sequence::NamedValue& named) {
    const bool number = named.name.ends_with("coverage_factor") || named.name.ends_with("_dof");
    if (!number || named.value.kind() != metrology::Kind::ratio) return sequence::value_text(named);
    return base::Decimal(named.value.base(), 9).normalized().text();
}

}  // namespace

void ProgressLines::run_started(const sequence::Run& run) {
    station_ = sequence::station_at(run, run.step_runs.size());
    std::fprintf(stderr, "run %s: item %s, %s (%s)%s\n", run.id.c_str(), run.item.id.c_str(), run.edition.c_str(),
                 run.edition_reason_text.c_str(), run.specimen ? ", SPECIMEN: training archive" : "");
    // By now whatever was overridden has been looked at: an override that was refused has started no run.
    std::set<std::string> told;
    // Of a run that is gone on with, those of this sitting.
    for (const auto& deviation : run.resumptions.empty() ? run.deviations : run.resumptions.back().deviations) {
        if (!told.insert(deviation.role).second) continue;
        std::fprintf(stderr,
                     "warning: the instrument for the role '%s' is used in spite of its calibration; this is a "
                     "deviation and is printed as one\n",
                     deviation.role.c_str());
    }
}

void ProgressLines::expected(const std::vector<sequence::ExpectedDecision>& decisions) {
    expected_ = decisions;
    for (const auto& decision : decisions)
        std::fprintf(stderr, "before the first reading, %s\n", sequence::sentence(decision).c_str());
}

base::Json ProgressLines::expected_json() const {
    base::Json out = base::Json::array();
    for (const auto& decision : expected_) out.push(sequence::to_json(decision));
    return out;
}

void ProgressLines::attempt_started(const sequence::StepRun& step_run, const standards::Step& step) {
    step_ = step_run.procedure + "/" + step_run.step + " #" + std::to_string(step_run.number);
    const auto number = step.conditions.find("part_number");
    const auto count = step.conditions.find("part_count");
    if (number != step.conditions.end() && count != step.conditions.end())
        step_ += ", part " + number->second + " of " + count->second;
    resting_.clear();
    draw_bar(step_);
}

void ProgressLines::resting(const standards::Step& step, std::chrono::seconds left) {
    const std::string what = "rest before the next attempt of " + step.id + ": ";
    const auto shown = [&] { return what + std::to_string(left.count()) + " s left"; };
    if (terminal_) return draw_bar(shown());
    // Where nobody sees a line change, it is told when it begins, and then every ten seconds.
    if (left.count() % 10 == 0 || resting_ != step.id) std::fprintf(stderr, "%s\n", shown().c_str());
    resting_ = step.id;
}

void ProgressLines::put_aside(std::string_view procedure, std::string_view step,
                              std::chrono::system_clock::time_point until) {
    clear_bar();
    std::fprintf(stderr, "put aside %s/%s: its sample rests until %s\n", std::string(procedure).c_str(),
                 std::string(step).c_str(), base::utc_text(until).c_str());
}

void ProgressLines::indication(std::string_view, const metrology::Indication& indication) {
    // A recorder gives hundreds of values per second; a person reads a few.
    if (!terminal_ || ++skipped_ % 100 != 1 || !indication.has_value()) return;
    draw_bar(step_ + "  " + std::string(metrology::name(indication.measurand)) + " " + indication.value.text() + " " +
             std::string(indication.unit->symbol));
}

void ProgressLines::safe_state(const sequence::SafeState& state) {
    const auto left = instruments::left_on(station_, state);
    if (!left) return;
    clear_bar();
    std::fprintf(stderr, "error: %s\n", left->text().c_str());
}

void ProgressLines::attempt_saved(const sequence::StepRun& step_run, const sequence::RepeatState& state) {
    clear_bar();
    std::string line = "saved " + step_run.procedure + "/" + step_run.step +
                       (step_run.subject.empty() ? "" : " @" + step_run.subject) + " #" +
                       std::to_string(step_run.number) + ": ";
    if (step_run.outcome == conformity::Outcome::completed) {
        for (const auto& value : step_run.result.values) line += value.name + " " + plain_text(value) + ", ";
        line += step_run.result.valid ? "valid"
                                      : "not valid (" + std::string(conformity::name(step_run.result.reason)) + ")";
    } else {
        line += std::string(conformity::name(step_run.outcome)) + ": " + step_run.error_text;
    }
    line +=
        "; " + std::to_string(state.valid) + (state.needed ? " of " + std::to_string(*state.needed) : "") + " valid";
    std::fprintf(stderr, "%s\n", line.c_str());
    if (state.done) ++done_;
}

void ProgressLines::step_not_begun(std::string_view procedure, std::string_view step, std::string_view need) {
    clear_bar();
    std::fprintf(stderr, "not begun %s/%s: %s, which it needs before it, has no result that counts\n",
                 std::string(procedure).c_str(), std::string(step).c_str(), std::string(need).c_str());
}

void ProgressLines::procedure_judged(const sequence::ProcedureResult& result) {
    clear_bar();
    std::fprintf(stderr, "%s: %s\n", result.procedure.c_str(), std::string(conformity::name(result.verdict)).c_str());
}

}  // namespace velocert::app
