// SPDX-License-Identifier: GPL-3.0-or-later
#include <catch2/catch.hpp>
#include <functional>
#include <map>

#include "core/sequence/evaluations/evaluation.h"
#include "core/sequence/judging/evaluate.h"
#include "core/sequence/judging/judge_procedure.h"
#include "core/sequence/judging/recompute.h"
#include "core/standards/pack.h"

namespace velocert::sequence::test {
namespace {

using conformity::Verdict;

/// Reads lines "62.90 S" (stable) or "62.90 D" as masses: enough of a balance for this test.
class LineDecoder final : public metrology::Decoder {
  public:
    void feed(metrology::Direction direction, std::span<const std::uint8_t> bytes, std::int64_t,
              metrology::Decoded& out) override {
        if (direction == metrology::Direction::sent) return;
        for (const auto byte : bytes) {
            line_ += static_cast<char>(byte);
            ++offset_;
            if (byte == '\n') end_of_line(out);
        }
    }
    void finish(metrology::Decoded& out) override {
        if (!line_.empty())
            out.rejected.push_back({metrology::Rejection::truncated, -1, offset_ - line_.size(),
                                    static_cast<std::uint32_t>(line_.size())});
    }

  private:
    void end_of_line(metrology::Decoded& out) {
        const auto length = static_cast<std::uint32_t>(line_.size());
        const auto number = base::Decimal::parse(std::string_view(line_).substr(0, line_.find(' ')));
        if (number) {
            metrology::Indication one;
            one.value = *number;
            one.unit = &metrology::preferred_unit(metrology::Kind::mass);
            if (line_.ends_with(" S\n")) one.flags = metrology::Flag::stable;
            one.offset = offset_ - length;
            one.length = length;
            out.indications.push_back(one);
        } else {
            out.rejected.push_back({metrology::Rejection::syntax, -1, offset_ - length, length});
        }
        line_.clear();
    }
    std::string line_;
    std::uint64_t offset_ = 0;
};

class LineDecoders final : public DecoderSource {
  public:
    base::Result<std::unique_ptr<metrology::Decoder>> make_decoder(
        std::string_view driver, const std::vector<std::pair<std::string, std::string>>&) const override {
        if (driver != "lines") return base::fail(base::ErrorCode::not_found, {}, "no such driver");
        return std::make_unique<LineDecoder>();
    }
};

class Shelf final : public EvidenceSource {
  public:
    base::Digest put(std::string_view bytes) {
        const auto digest = base::Digest::of(bytes);
        const auto span = base::as_bytes(bytes);
        files_[digest] = {span.begin(), span.end()};
        return digest;
    }
    void lose(const base::Digest& digest) { files_.erase(digest); }
    base::Result<std::vector<std::uint8_t>> load(const base::Digest& digest) const override {
        const auto found = files_.find(digest);
        if (found == files_.end()) return base::fail(base::ErrorCode::integrity, digest.text(), "missing");
        return found->second;
    }

  private:
    std::map<base::Digest, std::vector<std::uint8_t>> files_;
};

std::string log_of(const std::string& received, const std::string& driver = "lines") {
    const std::string header = encode_header({driver, "virtual", "9600 8N1", {}, "M|N|1|2", true, ""});
    std::vector<std::uint8_t> bytes(header.begin(), header.end());
    append_record(bytes, metrology::Direction::sent, 1, base::as_bytes("S\n"));
    const auto all = base::as_bytes(received);
    append_record(bytes, metrology::Direction::received, 2, all.first(3));  // cut anywhere: frames do not care
    append_record(bytes, metrology::Direction::received, 3, all.subspan(3));
    append_end(bytes, 4, 3);
    return {bytes.begin(), bytes.end()};
}

/// A weighing as a run leaves it, with all that is needed to compute it again.
struct Recorded {
    Run run;
    Shelf shelf;
    LineDecoders decoders;

    [[nodiscard]] std::vector<Difference> again() const {
        auto differences = recompute(run, shelf, decoders);
        if (!differences) FAIL(differences.error().text());
        return *differences;
    }
};

StepRun attempt_of(Recorded& recorded, const standards::StandardEdition& edition, const std::string& received) {
    StepRun attempt;
    attempt.procedure = "vehicle-mass";
    attempt.step = "weigh";
    attempt.number = static_cast<int>(recorded.run.step_runs.size()) + 1;
    attempt.outcome = conformity::Outcome::completed;
    const std::string log = log_of(received);
    CaptureRecord capture{"scale", "lines", {}, "M|N|1|2", true, recorded.shelf.put(log), received.size(), 0, false};
    const std::uint64_t last_line = received.rfind('\n', received.size() - 2) + 1;
    attempt.marks = {{"zero_check", "scale", 0, 7},
                     {"load", "scale", 7, last_line},
                     {"zero_after", "scale", last_line, received.size()}};
    const std::vector<CaptureData> captures{decode_capture(capture, base::as_bytes(log), recorded.decoders).value()};
    capture.rejected = captures[0].rejected.size();
    attempt.captures.push_back(capture);
    attempt.result = evaluate({edition,
                               edition.procedure("vehicle-mass")->steps.front(),
                               recorded.run.item.traits,
                               recorded.run.rule,
                               captures,
                               attempt.marks,
                               {}})
                         .value();
    return attempt;
}

void judge(Recorded& recorded, const standards::StandardEdition& edition) {
    auto& run = recorded.run;
    run.results = {
        judge_procedure(edition, *edition.procedure("vehicle-mass"), run.item.traits, run.rule, run.step_runs)};
    run.verdict = overall_verdict(run);
}

Recorded recorded_run() {
    Recorded out;
    const auto pack = standards::embedded_packs().back();
    auto edition = standards::load_edition(pack).value();
    for (const auto& text : standards::demonstration_releases()) {
        const auto release = standards::load_release(text.text, text.name).value();
        if (release.edition != edition.id) continue;
        out.run.release = out.shelf.put(text.text);
        edition = standards::apply_release(edition, release).value();
    }
    auto& run = out.run;
    run.id = "R-1";
    run.item.id = "S-1";
    run.item.traits.battery = standards::Battery::lead_acid;
    run.edition = edition.id;
    run.pack = out.shelf.put(pack.bundle());
    run.laboratory = edition.released_by;
    run.procedures = {"vehicle-mass"};
    run.lifecycle = Lifecycle::completed;
    run.step_runs.push_back(
        attempt_of(out, edition, "0.00 S\n62.00 S\n62.20 S\n62.00 S\n0.00 S\n"));  // does not repeat well
    run.step_runs.push_back(attempt_of(out, edition, "0.00 S\n62.90 S\nnoise\n62.95 S\n62.95 S\n0.00 S\n"));
    StepRun lost;
    lost.procedure = "vehicle-mass";
    lost.step = "weigh";
    lost.number = 3;
    run.step_runs.push_back(lost);
    judge(out, edition);
    return out;
}

}  // namespace

TEST_CASE("a run computed again from its bytes has no difference") {
    const auto recorded = recorded_run();
    REQUIRE(recorded.run.verdict == Verdict::pass);
    REQUIRE(recorded.run.step_runs[1].result.value("mass")->text() == "62.933333 kg");
    const auto differences = recorded.again();
    for (const auto& one : differences)
        UNSCOPED_INFO(one.step << ' ' << one.field << ": " << one.stored << " / " << one.recomputed);
    CHECK(differences.empty());
}

TEST_CASE("every changed digit of a stored result is found and named") {
    struct Change {
        const char* step;
        const char* field;
        std::function<void(Run&)> make;
    };
    const auto mass = [](std::int64_t mg) { return metrology::AnyQuantity(metrology::Kind::mass, mg); };
    const std::vector<Change> changes{
        {"vehicle-mass/weigh#2", "values.mass",
         [&](Run& r) { r.step_runs[1].result.values.back().value = mass(62'933'334); }},
        {"vehicle-mass/weigh#2", "values.zero", [&](Run& r) { r.step_runs[1].result.values.front().value = mass(1); }},
        {"vehicle-mass/weigh#2", "values.mass", [](Run& r) { r.step_runs[1].result.values.pop_back(); }},
        {"vehicle-mass/weigh#2", "values.more",
         [&](Run& r) {
             r.step_runs[1].result.values.push_back({"more", mass(1)});
         }},
        {"vehicle-mass/weigh#2", "verdict", [](Run& r) { r.step_runs[1].result.verdict = Verdict::fail; }},
        {"vehicle-mass/weigh#2", "reason", [](Run& r) { r.step_runs[1].result.reason = conformity::Reason::none; }},
        {"vehicle-mass/weigh#1", "valid", [](Run& r) { r.step_runs[0].result.valid = true; }},
        {"vehicle-mass/weigh#3", "valid", [](Run& r) { r.step_runs[2].result.valid = true; }},
        {"vehicle-mass/weigh#2", "captures.scale.received", [](Run& r) { ++r.step_runs[1].captures[0].received; }},
        {"vehicle-mass/weigh#2", "captures.scale.rejected", [](Run& r) { r.step_runs[1].captures[0].rejected = 0; }},
        {"vehicle-mass/weigh#2", "captures.scale.identity",
         [](Run& r) { r.step_runs[1].captures[0].identity = "M|N|9|2"; }},
        {"vehicle-mass/weigh#2", "captures.scale.simulated",
         [](Run& r) { r.step_runs[1].captures[0].simulated = false; }},
        {"vehicle-mass", "verdict", [](Run& r) { r.results[0].verdict = Verdict::fail; }},
        {"vehicle-mass", "reason", [](Run& r) { r.results[0].reason = conformity::Reason::outside_limit; }},
        {"vehicle-mass", "assessments[0].verdict", [](Run& r) { r.results[0].assessments[0].verdict = Verdict::fail; }},
        {"vehicle-mass", "assessments[0].margin", [&](Run& r) { r.results[0].assessments[0].margin = mass(1); }},
        {"vehicle-mass", "assessments[0].acceptance_limit",
         [&](Run& r) { r.results[0].assessments[0].acceptance_limit = mass(1); }},
        {"vehicle-mass", "assessments[0].zone",
         [](Run& r) { r.results[0].assessments[0].zone = conformity::Zone::pass; }},
        {"vehicle-mass", "assessments[0].conformance_probability",
         [](Run& r) { r.results[0].assessments[0].conformance_probability = base::Decimal(1, 0); }},
        {"vehicle-mass", "assessments[0].measurement.value",
         [&](Run& r) { r.results[0].assessments[0].measurement->value = mass(1); }},
        {"vehicle-mass", "assessments[0].measurement.provenance",
         [](Run& r) { r.results[0].assessments[0].measurement->provenance = metrology::Provenance::instrument; }},
        {"vehicle-mass", "assessments[0].limit.status",
         [](Run& r) { r.results[0].assessments[0].limit.status = conformity::LimitStatus::provisional; }},
        {"vehicle-mass", "assessments[0]", [](Run& r) { r.results[0].assessments.clear(); }},
        {"", "verdict", [](Run& r) { r.verdict = Verdict::fail; }},
        {"", "laboratory", [](Run& r) { r.laboratory = "Another"; }},
    };
    for (const auto& change : changes) {
        auto recorded = recorded_run();
        change.make(recorded.run);
        INFO(change.step << ' ' << change.field);
        const auto differences = recorded.again();
        bool named = false;
        for (const auto& one : differences) {
            UNSCOPED_INFO(one.step << " / " << one.field << ": " << one.stored << " / " << one.recomputed);
            named = named || (one.step == change.step && one.field == change.field && one.run == "R-1" &&
                              one.stored != one.recomputed);
        }
        CHECK(named);
    }
}

TEST_CASE("a mark, a rule or an item that was changed shows in the results") {
    auto marks = recorded_run();
    marks.run.step_runs[1].marks[1].from += 8;
    CHECK_FALSE(marks.again().empty());
    auto rule = recorded_run();
    rule.run.rule.rule = conformity::RuleName::guard_band;
    CHECK_FALSE(rule.again().empty());
    auto item = recorded_run();
    item.run.item.traits.battery = standards::Battery::lithium_ion;
    CHECK_FALSE(item.again().empty());
    auto voided = recorded_run();
    voided.run.step_runs[1].void_reason = "touched";
    CHECK_FALSE(voided.again().empty());
}

TEST_CASE("what cannot be computed again is a difference, and the rest is still looked at") {
    auto recorded = recorded_run();
    recorded.shelf.lose(recorded.run.step_runs[1].captures[0].log);
    const auto differences = recorded.again();
    REQUIRE_FALSE(differences.empty());
    CHECK(differences.front().step == "vehicle-mass/weigh#2");
    auto driver = recorded_run();
    driver.run.step_runs[1].captures[0].driver = "no-such";
    CHECK_FALSE(driver.again().empty());
    auto step = recorded_run();
    step.run.step_runs[1].step = "lift";
    CHECK_FALSE(step.again().empty());
}

TEST_CASE("without its pack or release a run cannot be computed again") {
    auto no_pack = recorded_run();
    no_pack.shelf.lose(no_pack.run.pack);
    CHECK_FALSE(recompute(no_pack.run, no_pack.shelf, no_pack.decoders).has_value());
    auto no_release = recorded_run();
    no_release.shelf.lose(*no_release.run.release);
    CHECK_FALSE(recompute(no_release.run, no_release.shelf, no_release.decoders).has_value());
    auto other = recorded_run();
    other.run.edition = "GB17761-2018";
    CHECK_FALSE(recompute(other.run, other.shelf, other.decoders).has_value());
}

TEST_CASE("a run that crashed claims no verdict") {
    auto recorded = recorded_run();
    recorded.run.results.clear();
    recorded.run.lifecycle = Lifecycle::errored;
    recorded.run.verdict = Verdict::not_evaluated;
    CHECK(recorded.again().empty());
    recorded.run.verdict = Verdict::pass;
    CHECK(recorded.again().size() == 1);
    recorded.run.lifecycle = Lifecycle::completed;
    recorded.run.verdict = Verdict::not_evaluated;
    CHECK(recorded.again().empty());  // a planned procedure without result is not evaluated
}

TEST_CASE("an attempt that the program did not survive has a log that nobody counted") {
    auto recorded = recorded_run();
    auto& attempt = recorded.run.step_runs[1];
    attempt.outcome = conformity::Outcome::errored;
    attempt.error_code = base::name(base::ErrorCode::interrupted);
    attempt.captures[0].rejected = 0;
    attempt.result = StepResult{};
    recorded.run.lifecycle = Lifecycle::errored;
    recorded.run.results.clear();
    recorded.run.verdict = Verdict::not_evaluated;
    CHECK(recorded.again().empty());
    attempt.error_code = base::name(base::ErrorCode::unplugged);  // the instrument did count
    CHECK(recorded.again().size() == 1);
}

TEST_CASE("a log cut short gives a capture that is not complete") {
    const std::string log = log_of("0.00 S\n62.90 S\n");
    const CaptureRecord capture{"scale", "lines", {}, "", false, {}, 0, 0, false};
    const LineDecoders decoders;
    const auto whole = decode_capture(capture, base::as_bytes(log), decoders).value();
    CHECK(whole.complete);
    CHECK(whole.received == 15);
    CHECK(whole.indications.size() == 2);
    CHECK_FALSE(decode_capture(capture, base::as_bytes(log).first(log.size() - 1), decoders).value().complete);
    CaptureRecord overflowed = capture;
    overflowed.overflowed = true;
    CHECK_FALSE(decode_capture(overflowed, base::as_bytes(log), decoders).value().complete);
    CHECK_FALSE(decode_capture(capture, base::as_bytes("garbage"), decoders).has_value());
}

}  // namespace velocert::sequence::test
