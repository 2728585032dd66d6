// SPDX-License-Identifier: GPL-3.0-or-later
// How fast stored braking runs are judged again: from their bytes (decoding, evaluation, uncertainty budget), and from
// their stored results. Asked for: 1,000 in a second on one core.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/standards/pack.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/catalogue.h"

namespace {

using namespace velocert;
using metrology::AnyQuantity;
using metrology::Kind;

const standards::StandardEdition& edition() {
    static const auto editions = standards::embedded_editions().value();
    return editions.back();
}

const standards::Step& dry_both() { return edition().procedure("braking")->steps.front(); }

sequence::CalibrationSet certificates() {
    sequence::CalibrationSet out;
    for (const auto measurand :
         {metrology::Measurand::distance, metrology::Measurand::front_force, metrology::Measurand::rear_force}) {
        metrology::Calibration one;
        const Kind kind = metrology::kind_of(measurand);
        one.measurand = measurand;
        one.range_low = AnyQuantity(kind, 0);
        one.range_high = AnyQuantity(kind, 100'000'000);
        one.points = {{AnyQuantity(kind, 0), AnyQuantity(kind, 0), AnyQuantity(kind, 10)},
                      {AnyQuantity(kind, 20'000'000), AnyQuantity(kind, 0), AnyQuantity(kind, 20'000)}};
        out.entries.push_back({"recorder", one});
    }
    return out;
}

/// One ride as an archive keeps it: a wire log, its capture record and its mark.
struct StoredRide {
    std::vector<std::uint8_t> log;
    sequence::CaptureRecord capture;
    std::vector<sequence::Mark> marks;
    std::vector<sequence::TypedValue> typed;
};

StoredRide stored_ride() {
    auto recorder = instruments::make_simulator("pulse-daq",
                                                {{"ppm", "400"},
                                                 {"format", "text"},
                                                 {"rate", "200"},
                                                 {"condition", "dry.both"},
                                                 {"speed", "25 km/h"},
                                                 {"trigger", "1 ms"}},
                                                {}, 1)
                        .value();
    const std::string commands = "Z\nS\n";
    recorder->receive(std::vector<std::uint8_t>(commands.begin(), commands.end()), 0);
    std::vector<instruments::SentFrame> frames;
    recorder->advance(12'000'000, frames);
    StoredRide out;
    out.capture.role = "recorder";
    out.capture.driver = "pulse-daq";
    out.capture.options = {{"ppm", "400"}, {"format", "text"}, {"saturation", "4095"}};
    sequence::WireLogHeader header;
    header.driver = out.capture.driver;
    header.options = out.capture.options;
    header.simulated = true;
    const std::string head = sequence::encode_header(header);
    out.log.assign(head.begin(), head.end());
    std::uint32_t records = 0;
    for (const auto& frame : frames) {
        sequence::append_record(out.log, metrology::Direction::received, frame.time_us * 1000,
                                std::vector<std::uint8_t>(frame.bytes.begin(), frame.bytes.end()));
        out.capture.received += frame.bytes.size();
        ++records;
    }
    sequence::append_end(out.log, 12'000'000'000, records);
    out.marks = {{"ride", "recorder", 0, out.capture.received}};
    for (const auto& action : dry_both().actions)
        for (const auto& field : action.fields)
            if (!field.example.empty()) out.typed.push_back({action.id, field.id, field.example});
    return out;
}

sequence::StepResult judged_again(const StoredRide& ride, const sequence::CalibrationSet& calibrations,
                                  const sequence::DecoderSource& decoders) {
    const std::vector<sequence::CaptureData> captures{
        sequence::decode_capture(ride.capture, ride.log, decoders).value()};
    return sequence::evaluate(
               {edition(), dry_both(), {}, {}, captures, ride.marks, {}, ride.typed, {}, &calibrations, "braking"})
        .value();
}

void braking_attempt_from_bytes(benchmark::State& state) {
    const auto ride = stored_ride();
    const auto calibrations = certificates();
    const instruments::RegistryDecoders decoders;
    bool valid = true;
    for (auto _ : state) valid = valid && judged_again(ride, calibrations, decoders).valid;
    if (!valid) state.SkipWithError("the ride does not count");
    state.counters["attempts_per_second"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
    state.counters["log_bytes"] = static_cast<double>(ride.log.size());
    state.SetLabel("attempts_per_second: at least 1000 on one core");
}
BENCHMARK(braking_attempt_from_bytes)->Unit(benchmark::kMicrosecond);

void braking_run_from_results(benchmark::State& state) {
    const auto ride = stored_ride();
    const auto result = judged_again(ride, certificates(), instruments::RegistryDecoders());
    std::vector<sequence::StepRun> step_runs;
    for (const auto& step : edition().procedure("braking")->steps)
        for (int number = 1; number <= 5; ++number) {
            sequence::StepRun one;
            one.procedure = "braking";
            one.step = step.id;
            one.number = number;
            one.outcome = conformity::Outcome::completed;
            one.captures = {ride.capture};
            one.result = result;
            step_runs.push_back(std::move(one));
        }
    for (auto _ : state)
        benchmark::DoNotOptimize(
            sequence::judge_procedure(edition(), *edition().procedure("braking"), {}, {}, step_runs));
    state.counters["runs_per_second"] =
        benchmark::Counter(static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
    state.SetLabel("runs_per_second: at least 1000 on one core (a run of four conditions with five attempts each)");
}
BENCHMARK(braking_run_from_results)->Unit(benchmark::kMicrosecond);

}  // namespace
