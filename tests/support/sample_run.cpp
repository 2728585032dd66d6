// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_run.h"

#include <algorithm>
#include <cmath>

#include "core/sequence/wire_log.h"

namespace velocert::reports::test {
namespace {

using conformity::Outcome;
using conformity::Reason;
using conformity::Verdict;
using metrology::AnyQuantity;
using metrology::Indication;
using metrology::Kind;
using metrology::Measurand;

constexpr std::size_t frame_size = 25;

void put64(std::vector<std::uint8_t>& out, std::int64_t value) {
    for (unsigned shift = 0; shift < 64; shift += 8) {
        out.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> shift));
    }
}

std::int64_t get64(const std::uint8_t* bytes) {
    std::uint64_t value = 0;
    for (unsigned i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
    return static_cast<std::int64_t>(value);
}

const metrology::Unit* unit(std::string_view symbol) {
    for (const metrology::Unit& known : metrology::units()) {
        if (known.symbol == symbol) return &known;
    }
    return nullptr;
}

class TestDecoder final : public metrology::Decoder {
  public:
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t arrival_ns,
              metrology::Decoded& out) override {
        if (direction == metrology::Direction::sent) return;
        pending_.insert(pending_.end(), bytes.begin(), bytes.end());
        std::size_t used = 0;
        for (; pending_.size() - used >= frame_size; used += frame_size) {
            const std::uint8_t* frame = pending_.data() + used;
            Indication common;
            common.device_time_us = get64(frame);
            common.arrival_ns = arrival_ns;
            common.offset = offset_ + used;
            common.length = frame_size;
            const auto add = [&](Measurand measurand, std::int64_t value, std::string_view symbol) {
                Indication one = common;
                one.measurand = measurand;
                one.value = base::Decimal(value, 0);
                one.unit = unit(symbol);
                out.indications.push_back(one);
            };
            add(Measurand::distance, get64(frame + 8), "um");
            add(Measurand::speed, get64(frame + 16), "mm/h");
            add(Measurand::front_brake, frame[24], "count");
        }
        offset_ += used;
        pending_.erase(pending_.begin(), pending_.begin() + static_cast<std::ptrdiff_t>(used));
    }
    void finish(metrology::Decoded& /*out*/) override {}

  private:
    std::vector<std::uint8_t> pending_;
    std::uint64_t offset_ = 0;
};

// An even approach of 8 m, then an even deceleration to standstill in `stop_m` (v^2 = 2 a s), a frame every 10 ms.
std::vector<std::uint8_t> ride_frames(double speed_kmh, double stop_m) {
    std::vector<std::uint8_t> frames;
    const double v = speed_kmh / 3.6;
    const double approach_s = 8.0 / v;
    const double deceleration = v * v / (2 * stop_m);
    const double end_s = approach_s + v / deceleration + 0.3;
    for (int i = 0; i * 0.01 <= end_s; ++i) {
        const double t = i * 0.01;
        const double braking = std::clamp(t - approach_s, 0.0, v / deceleration);
        const double path = v * std::min(t, approach_s) + v * braking - deceleration * braking * braking / 2;
        const double speed = v - deceleration * braking;
        put64(frames, std::llround(t * 1e6));
        put64(frames, std::llround(path * 1e6));
        put64(frames, std::llround(speed * 3.6 * 1e6));
        frames.push_back(t >= approach_s ? 1 : 0);
    }
    return frames;
}

struct Instrument {
    std::string role;
    std::string driver;
    std::string identity;
    bool simulated = false;
};

sequence::CaptureRecord capture(Sample& sample, const Instrument& instrument,
                                const std::vector<std::uint8_t>& received) {
    sequence::WireLogHeader header;
    header.driver = instrument.driver;
    header.port = "port";
    header.settings = "115200 8N1";
    header.identity = instrument.identity;
    header.simulated = instrument.simulated;
    header.started_utc = "2025-11-22T02:00:00.000Z";
    const std::string head = sequence::encode_header(header);
    std::vector<std::uint8_t> log(head.begin(), head.end());
    sequence::append_record(log, metrology::Direction::received, 1000, received);
    sequence::append_end(log, 2000, 1);
    sequence::CaptureRecord record;
    record.role = instrument.role;
    record.driver = instrument.driver;
    record.identity = instrument.identity;
    record.simulated = instrument.simulated;
    record.received = received.size();
    record.log = sample.evidence.store(std::move(log));
    return record;
}

struct Stop {
    double speed_kmh = 25.2;
    double distance_m = 6.5;
    std::int64_t corrected_um = 6'479'338;
    bool valid = true;
    Reason reason = Reason::inside_limit;
    Verdict verdict = Verdict::pass;
};

sequence::NamedValue named(std::string name, Kind kind, double base_units) {
    return {std::move(name), AnyQuantity(kind, std::llround(base_units))};
}

sequence::StepRun attempt(const std::string& procedure, const std::string& step, int number, int minute) {
    sequence::StepRun run;
    run.procedure = procedure;
    run.step = step;
    run.number = number;
    const std::string hour_minute = (minute < 10 ? "02:0" : "02:") + std::to_string(minute);
    run.started_utc = "2025-11-22T" + hour_minute + ":10.000Z";
    run.ended_utc = "2025-11-22T" + hour_minute + ":40.000Z";
    run.outcome = Outcome::completed;
    return run;
}

const Instrument real_recorder{"recorder", "pulse-daq", "Velotest|PD-400|400-117|2.1", false};
const Instrument real_scale{"scale", "mt-sics", "Mettler-Toledo|IND570 150 kg|B518327711|3.02", false};

sequence::StepRun& add_stop(Sample& sample, const std::string& step, int number, const Stop& stop,
                            const Instrument& recorder = real_recorder) {
    sequence::StepRun run = attempt("braking", step, number, 10 + static_cast<int>(sample.run.step_runs.size()) % 40);
    const auto frames = ride_frames(stop.speed_kmh, stop.distance_m);
    run.captures = {capture(sample, recorder, frames)};
    run.marks = {{"ride", "recorder", 0, frames.size()}};
    run.result.valid = stop.valid;
    run.result.verdict = stop.verdict;
    run.result.reason = stop.reason;
    run.result.values = {named("speed", Kind::speed, stop.speed_kmh * 1e6),
                         named("distance", Kind::length, stop.distance_m * 1e6),
                         named("corrected_distance", Kind::length, static_cast<double>(stop.corrected_um)),
                         named("front_force", Kind::force, 146'300), named("rear_force", Kind::force, 138'100)};
    sample.run.step_runs.push_back(std::move(run));
    return sample.run.step_runs.back();
}

void add_weighing(Sample& sample, const Instrument& scale = real_scale) {
    sequence::StepRun run = attempt("vehicle-mass", "weigh", 1, 2);
    run.captures = {capture(sample, scale, std::vector<std::uint8_t>(60, 'S'))};
    run.marks = {{"load", "scale", 0, 60}};
    run.result.valid = true;
    run.result.verdict = Verdict::pass;
    run.result.reason = Reason::inside_limit;
    run.result.values = {named("zero", Kind::mass, 0), named("reading_1", Kind::mass, 62'900'000),
                         named("reading_2", Kind::mass, 62'950'000), named("reading_3", Kind::mass, 62'950'000),
                         named("mass", Kind::mass, 62'933'333)};
    sample.run.step_runs.push_back(std::move(run));
}

conformity::Assessment decide(const Sample& sample, const std::string& limit, std::string_view measurand,
                              std::optional<AnyQuantity> value, Reason missing = Reason::too_few_valid_runs) {
    std::optional<metrology::Measurement> measurement;
    if (value)
        measurement = metrology::Measurement{std::string(measurand), *value, {}, {}, metrology::Provenance::calculated};
    return conformity::assess(measurement, *sample.edition.limit(limit), sample.run.rule, missing);
}

void judge(Sample& sample, const std::string& procedure, std::vector<conformity::Assessment> assessments) {
    sequence::ProcedureResult result;
    result.procedure = procedure;
    result.verdict = Verdict::not_applicable;
    for (const conformity::Assessment& assessment : assessments) {
        if (conformity::worst(result.verdict, assessment.verdict) != result.verdict) result.reason = assessment.reason;
        result.verdict = conformity::worst(result.verdict, assessment.verdict);
    }
    result.assessments = std::move(assessments);
    sample.run.verdict =
        sample.run.results.empty() ? result.verdict : conformity::worst(sample.run.verdict, result.verdict);
    sample.run.results.push_back(std::move(result));
}

void judge_mass(Sample& sample) {
    judge(sample, "vehicle-mass", {decide(sample, "mass.lead_acid", "mass", AnyQuantity(Kind::mass, 62'933'333))});
}

void judge_braking(Sample& sample, std::optional<std::int64_t> dry_um, std::optional<std::int64_t> wet_um) {
    const auto value = [](std::optional<std::int64_t> um) -> std::optional<AnyQuantity> {
        if (!um) return std::nullopt;
        return AnyQuantity(Kind::length, *um);
    };
    judge(sample, "braking",
          {decide(sample, "brake.dry.both.distance", "corrected stopping distance", value(dry_um)),
           decide(sample, "brake.wet.both.distance", "corrected stopping distance", value(wet_um))});
}

Sample started_run() {
    Sample sample;
    sample.edition = small_edition();
    sequence::Run& run = sample.run;
    run.id = "20251122-020000-7f3a";
    run.started_utc = "2025-11-22T02:00:00.000Z";
    run.ended_utc = "2025-11-22T03:00:00.000Z";
    run.item.id = "S-001";
    run.item.model = "TDT-2000Z";
    run.item.maker = "江南车业 Jiangnan Cycles";
    run.item.vehicle_code = "119212500000017";
    run.item.traits.battery = standards::Battery::lead_acid;
    run.item.traits.drive = standards::Drive::electric;
    run.item.traits.made_on = base::parse_date("2025-10-01").value();
    run.station.id = "bench-1";
    run.station.name = "制动试验台 Brake bench";
    run.station.instruments = {{"scale", "mt-sics", "/dev/ttyUSB0", {}, ""},
                               {"recorder", "pulse-daq", "/dev/ttyUSB1", {}, ""}};
    run.edition = "TEST-2024";
    run.edition_reason = "made-from-2025-09-01";
    run.edition_reason_text = "made or imported on 2025-10-01: from 2025-09-01 on, only TEST-2024 applies";
    run.pack = sample.edition.pack;
    run.operator_name = "王芳";
    run.program_version = "0.1.0";
    run.procedures = {"vehicle-mass", "braking"};
    run.lifecycle = sequence::Lifecycle::completed;
    return sample;
}

void add_good_stops(Sample& sample, const Instrument& recorder = real_recorder) {
    add_stop(sample, "dry.both", 1, {25.2, 6.583, 6'479'338}, recorder);
    add_stop(sample, "dry.both", 2, {24.9, 6.401, 6'452'517}, recorder);
    add_stop(sample, "wet.both", 1, {16.1, 4.702, 4'643'771}, recorder);
    add_stop(sample, "wet.both", 2, {15.8, 4.688, 4'807'434}, recorder);
}

}  // namespace

base::Digest MemoryEvidence::store(std::vector<std::uint8_t> bytes) {
    const base::Digest digest = base::Digest::of(bytes);
    files_[digest] = std::move(bytes);
    return digest;
}

void MemoryEvidence::spoil(const base::Digest& digest) { files_[digest].push_back(0); }

base::Result<std::vector<std::uint8_t>> MemoryEvidence::load(const base::Digest& digest) const {
    const auto found = files_.find(digest);
    if (found == files_.end()) return base::fail(base::ErrorCode::not_found, digest.text(), "no such evidence");
    if (base::Digest::of(found->second) != digest) {
        return base::fail(base::ErrorCode::integrity, digest.text(), "other bytes than were recorded");
    }
    return found->second;
}

base::Result<std::unique_ptr<metrology::Decoder>> TestDecoders::make_decoder(
    std::string_view /*driver*/, const std::vector<std::pair<std::string, std::string>>& /*options*/) const {
    return std::make_unique<TestDecoder>();
}

Sample passing_run() {
    Sample sample = started_run();
    add_weighing(sample);
    add_good_stops(sample);
    judge_mass(sample);
    judge_braking(sample, 6'465'928, 4'725'603);
    return sample;
}

Sample failing_run() {
    Sample sample = started_run();
    add_weighing(sample);
    auto& first =
        add_stop(sample, "dry.both", 1, {25.3, 7.2, 7'030'261, false, Reason::run_void, Verdict::not_evaluated});
    first.void_reason = "foot_down";
    first.void_note = "左脚点地 left foot";
    auto& second = add_stop(sample, "dry.both", 2,
                            {27.1, 8.4, 7'148'595, false, Reason::speed_too_high_over_limit, Verdict::not_evaluated});
    second.retry_reason = "run-void";
    add_stop(sample, "dry.both", 3, {25.4, 7.381, 7'150'364, true, Reason::outside_limit, Verdict::fail}).retry_reason =
        "speed-too-high-over-limit";
    add_stop(sample, "dry.both", 4, {25.1, 7.098, 7'041'555, true, Reason::outside_limit, Verdict::fail});
    add_stop(sample, "wet.both", 1, {16.1, 4.702, 4'643'771});
    add_stop(sample, "wet.both", 2, {15.8, 4.688, 4'807'434});
    judge_mass(sample);
    judge_braking(sample, 7'095'960, 4'725'603);
    return sample;
}

Sample undecided_run() {
    Sample sample = started_run();
    for (conformity::Limit& limit : sample.edition.limits) {
        if (limit.id.starts_with("brake.") && limit.text_value.empty())
            limit.status = conformity::LimitStatus::unverified;
        if (limit.id == "brake.wet.both.distance") limit.value.reset();
    }
    add_weighing(sample);
    const auto open = [](Stop stop) {
        stop.reason = Reason::limit_unverified;
        stop.verdict = Verdict::not_evaluated;
        return stop;
    };
    add_stop(sample, "dry.both", 1, open({25.2, 6.583, 6'479'338}));
    add_stop(sample, "wet.both", 1, open({16.1, 4.702, 4'643'771}));
    judge_mass(sample);
    judge_braking(sample, 6'479'338, 4'643'771);
    return sample;
}

Sample aborted_run() {
    Sample sample = started_run();
    add_weighing(sample);
    add_stop(sample, "dry.both", 1, {25.2, 6.583, 6'479'338});
    sequence::StepRun cut = attempt("braking", "dry.both", 2, 14);
    cut.outcome = Outcome::aborted;
    sample.run.step_runs.push_back(cut);
    sample.run.lifecycle = sequence::Lifecycle::stopped;
    sample.run.lifecycle_text = "stopped by the operator";
    judge_mass(sample);
    judge_braking(sample, std::nullopt, std::nullopt);
    return sample;
}

Sample errored_run() {
    Sample sample = started_run();
    add_weighing(sample);
    add_stop(sample, "dry.both", 1, {25.2, 6.583, 6'479'338});
    sequence::StepRun broken = attempt("braking", "dry.both", 2, 14);
    broken.outcome = Outcome::errored;
    broken.error_code = "unplugged";
    broken.error_text = "port: the device is gone";
    broken.captures = {capture(sample, real_recorder, ride_frames(25, 7))};
    broken.captures[0].rejected = 2;
    broken.captures[0].overflowed = true;
    sample.run.step_runs.push_back(broken);
    add_stop(sample, "dry.both", 3, {24.9, 6.401, 6'452'517}).retry_reason = "unplugged";
    sample.run.lifecycle = sequence::Lifecycle::errored;
    sample.run.lifecycle_text = "braking/wet.both: the recorder did not come back";
    judge_mass(sample);
    judge_braking(sample, 6'465'928, std::nullopt);
    return sample;
}

Sample training_run() {
    Sample sample = started_run();
    sample.run.specimen = true;
    sample.run.station = {};
    sample.run.station.id = "virtual";
    sample.run.station.name = "虚拟试验台 Virtual bench";
    sample.run.station.is_virtual = true;
    sample.run.laboratory = "演示实验室 Demonstration laboratory";
    sample.run.release = base::Digest::of("release of the demonstration laboratory");
    sample.edition.released_by = sample.run.laboratory;
    sample.edition.demonstration = true;
    for (conformity::Limit& limit : sample.edition.limits) {
        if (limit.id.starts_with("brake.wet")) limit.status = conformity::LimitStatus::released;
    }
    add_weighing(sample, {"scale", "mt-sics", "|VIRTUAL-150 150.00 kg|V-1|1.0", true});
    add_good_stops(sample, {"recorder", "pulse-daq", "|VIRTUAL-DAQ|V-2|1.0", true});
    add_surroundings(sample);
    judge_mass(sample);
    judge_braking(sample, 6'465'928, 4'725'603);
    for (auto& assessment : sample.run.results.back().assessments) {
        assessment.measurement->standard_uncertainty = AnyQuantity(Kind::length, 16'500);
        assessment.measurement->coverage_factor = base::Decimal(19'842, 4);
    }
    return sample;
}

Sample run_with_attempts(int count) {
    Sample sample = started_run();
    add_weighing(sample);
    for (int i = 1; i <= count; ++i) {
        add_stop(sample, "dry.both", i, {25.2, 6.583, 6'479'338 + i});
    }
    judge_mass(sample);
    judge_braking(sample, 6'479'338, std::nullopt);
    return sample;
}

}  // namespace velocert::reports::test
