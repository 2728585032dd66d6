// SPDX-License-Identifier: GPL-3.0-or-later
// A run with an equipment register: what it freezes, what stops it, and what it says when another certificate is asked
// about.
#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <tuple>

#include "core/laboratory/people/people_register.h"
#include "core/sequence/calibrations/archived_calibrations.h"
#include "core/sequence/judging/recompute.h"
#include "core/sequence/running/freeze_calibrations.h"
#include "core/sequence/running/runner.h"
#include "core/sequence/used_calibrations.h"
#include "core/standards/pack.h"
#include "tests/core/laboratory/certificate_fixture.h"
#include "tests/support/line_instrument.h"
#include "tests/support/memory_sink.h"

using namespace velocert;
using namespace velocert::sequence;
using base::ErrorCode;
using conformity::Reason;
using conformity::Verdict;
using laboratory::test::CertificateText;
using metrology::AnyQuantity;
using metrology::Kind;
using metrology::Measurand;

namespace {

class Bench final : public InstrumentSource {
  public:
    InstrumentIdentity identity{"Maker", "Model", "S-1", "1.10", false};
    std::function<void(int)> before_open = [](int) {};
    bool broken = false;
    int opened = 0;
    std::string load = "62.90";

    base::Result<std::unique_ptr<Instrument>> open(std::string_view role) override {
        before_open(++opened);
        if (broken) return base::fail(ErrorCode::port_unavailable, std::string(role), "cannot be opened", "");
        auto replies = [text = load, asked = 0](Command command) mutable -> base::Result<std::string> {
            if (command == Command::zero) asked = 0;
            if (command != Command::read_stable) return std::string();
            // Empty, three times loaded, and empty again.
            const bool empty = asked == 0 || asked == 4;
            ++asked;
            return "mass " + std::string(empty ? "0.00" : text) + " kg 0 stable\n";
        };
        return std::unique_ptr<Instrument>(std::make_unique<tests::LineInstrument>("mt-sics", identity, replies));
    }
};

class Willing final : public Operator {
  public:
    base::Result<Answer> ask(const Prompt& prompt, std::stop_token) override {
        Answer answer;
        answer.accepted = prompt.kind != Prompt::Kind::retry || retries-- > 0;
        return answer;
    }
    int retries = 0;
};

/// Noon of 25 November 2026, UTC.
class FixedClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override {
        return std::chrono::sys_days(laboratory::test::day("2026-11-25")) + std::chrono::hours(12);
    }
    std::int64_t monotonic_ns() const override { return ++ns_; }

  private:
    mutable std::int64_t ns_ = 0;
};

struct Fixture {
    FixedClock clock;
    Bench bench;
    Willing person;
    tests::MemorySink sink{false};
    RunObserver observer;
    tests::LineDecoders decoders;
    RunPlan plan;
    CertificateText certificate;

    Fixture() {
        for (const auto& pack : standards::embedded_packs()) {
            auto edition = standards::load_edition(pack);
            REQUIRE(edition);
            plan.edition = *edition;
            plan.pack_bundle = pack.bundle();
        }
        plan.item.id = "S-001";
        plan.item.traits.battery = standards::Battery::lead_acid;
        plan.item.traits.made_on = *base::parse_date("2025-10-01");
        plan.station.id = "B1";
        plan.station.name = "Bench 1";
        plan.station.instruments = {{"scale", "mt-sics", "port-1", {}, "", ""}};
        plan.procedures = {"vehicle-mass"};
        plan.run_id = "R-1";
        plan.operator_name = "Li Ming";
    }
    void enter_all() {
        plan.equipment.emplace();
        REQUIRE(plan.equipment->add(laboratory::test::equipment(), "Li Ming"));
        REQUIRE(plan.equipment->add(certificate.load(), "Li Ming"));
    }
    base::Result<Run> run() {
        RunControl control;
        Runner runner(clock, bench, decoders, person, sink, observer, control);
        return runner.run(plan);
    }
    Run done() {
        auto run_result = run();
        if (!run_result) FAIL(run_result.error().text());
        return *run_result;
    }
    std::vector<Difference> differences() {
        const auto run_again = run_from_records(sink.records);
        if (!run_again) FAIL(run_again.error().text());
        const auto found = recompute(*run_again, sink, decoders);
        if (!found) FAIL(found.error().text());
        return *found;
    }
};

AnyQuantity mass_of(const Run& run) { return *run.step_runs.back().result.value("mass"); }

}  // namespace

TEST_CASE("a run corrects by the certificate it has frozen, and recompute does by the very same", "[calibrated-run]") {
    Fixture f;
    f.enter_all();
    const auto run = f.done();
    CHECK(run.lifecycle == Lifecycle::completed);
    // One point with -0.05 kg: 62.90 kg becomes 62.85 kg. The zero is asked of the indication itself.
    CHECK(mass_of(run) == AnyQuantity(Kind::mass, 62'850'000));
    CHECK(run.step_runs.back().result.value("zero") == AnyQuantity(Kind::mass, 0));
    REQUIRE(run.certificates.size() == 1);
    CHECK(run.certificates[0].role == "scale");
    CHECK(run.certificates[0].equipment == "E-1");
    CHECK(run.certificates[0].number == "M-1");
    CHECK(run.certificates[0].certificate == base::Digest::of(f.certificate.text()));
    CHECK(f.sink.blobs.contains(run.certificates[0].certificate));
    REQUIRE(run.certificates[0].document);
    CHECK(f.sink.blobs.contains(*run.certificates[0].document));
    CHECK(f.differences().empty());
    // The record read back and written again is the same, digit by digit.
    const auto again = run_from_records(f.sink.records);
    REQUIRE(again);
    CHECK(run_start_record(*again).text() == f.sink.records.front().second.text());
    const auto json = result_json(run, run.results.front());
    REQUIRE(json.find("calibrations") != nullptr);
    CHECK(json.find("deviations") == nullptr);
}

TEST_CASE("what is done to the register after a run changes nothing of the run", "[calibrated-run]") {
    Fixture f;
    f.enter_all();
    f.done();
    const auto records = f.sink.records;
    REQUIRE(f.plan.equipment->add(
        CertificateText{.number = "M-2", .calibrated_on = "2026-10-01", .correction = "0.50"}.load(), "Li Ming"));
    REQUIRE(f.plan.equipment->set_status("E-1", laboratory::EquipmentStatus::out_of_service, "dropped", "Li Ming"));
    CHECK(f.differences().empty());
    CHECK(mass_of(*run_from_records(records)) == AnyQuantity(Kind::mass, 62'850'000));
    // A new run uses the new factor, once the instrument is back.
    REQUIRE(f.plan.equipment->set_status("E-1", laboratory::EquipmentStatus::in_service, "repaired", "Li Ming"));
    f.sink.records.clear();
    f.plan.run_id = "R-2";
    const auto later = f.done();
    CHECK(mass_of(later) == AnyQuantity(Kind::mass, 63'400'000));
    CHECK(later.verdict == Verdict::fail);
    CHECK(f.differences().empty());
}

TEST_CASE("a run used what it took up when it was gone on with", "[calibrated-run]") {
    Run run;
    run.started_utc = "2026-11-25T10:00:00.000Z";
    run.ended_utc = "2026-11-25T15:00:00.000Z";
    const auto certificate = [](const char* equipment, const char* text) {
        return FrozenCertificate{"scale", equipment, {}, base::Digest::of(std::string_view(text)), text, {}};
    };
    run.certificates = {certificate("E-1", "M-1")};
    run.suspensions.emplace_back().suspended_utc = "2026-11-25T11:00:00.000Z";
    auto& resumption = run.resumptions.emplace_back();
    resumption.resumed_utc = "2026-11-25T12:00:00.000Z";
    resumption.station.instruments = {{"scale", "mt-sics", "port-1", {}, "S-3", "E-3"}};
    resumption.certificates = {certificate("E-1", "M-1"), certificate("E-2", "M-2")};
    resumption.deviations.emplace_back().role = "scale";
    for (const char* used : {"E-1", "E-2", "E-3"}) {
        CAPTURE(used);
        CHECK(uses_equipment(run, used, "no such serial"));
    }
    CHECK(uses_equipment(run, "no such id", "S-3"));
    CHECK_FALSE(uses_equipment(run, "E-4", "S-4"));
    const auto certificates = used_certificates(run);
    REQUIRE(certificates.size() == 2);
    CHECK(certificates[0].from_utc == run.started_utc);
    CHECK(certificates[0].to_utc == run.ended_utc);
    CHECK(certificates[1].from_utc == resumption.resumed_utc);
    CHECK(certificates[1].to_utc == run.ended_utc);
    CHECK(certificates[1].deviates);
    CHECK(deviations_of(run).size() == 1);
    // One that is not taken up again was used until the run was left.
    resumption.certificates.erase(resumption.certificates.begin());
    CHECK(used_certificates(run).at(0).to_utc == run.suspensions.at(0).suspended_utc);
    CHECK_FALSE(used_certificates(run).at(0).deviates);
}

TEST_CASE("a lost or an exchanged certificate is found by recompute, never made up for", "[calibrated-run]") {
    Fixture f;
    f.enter_all();
    const auto run = f.done();
    f.sink.blobs.erase(run.certificates[0].certificate);
    const auto found = recompute(*run_from_records(f.sink.records), f.sink, f.decoders);
    REQUIRE_FALSE(found);
    CHECK(found.error().code == ErrorCode::integrity);
    const auto other = CertificateText{.number = "M-9"}.text();
    f.sink.blobs[run.certificates[0].certificate] = {other.begin(), other.end()};
    CHECK(recompute(*run_from_records(f.sink.records), f.sink, f.decoders).error().code == ErrorCode::integrity);
}

TEST_CASE("what is in the way stops the run before anything is on record", "[calibrated-run]") {
    struct Row {
        const char* what;
        std::function<void(Fixture&)> spoil;
        const char* code;
    };
    for (const auto& [what, spoil, code] : {
             Row{"an empty register", [](Fixture& f) { f.plan.equipment.emplace(); }, "unassigned"},
             Row{"an expired certificate",
                 [](Fixture& f) {
                     f.certificate.due_on = "2026-11-24";
                     f.enter_all();
                 },
                 "certificate-expired"},
             Row{"another instrument on the port",
                 [](Fixture& f) {
                     f.enter_all();
                     f.bench.identity.serial = "S-2";
                 },
                 "unassigned"},
             Row{"another instrument than the one named",
                 [](Fixture& f) {
                     f.enter_all();
                     f.plan.station.instruments[0].equipment = "E-1";
                     f.bench.identity.serial = "S-2";
                 },
                 "identity-mismatch"},
             Row{"a range below the limit",
                 [](Fixture& f) {
                     f.certificate.high = "60";
                     f.enter_all();
                 },
                 "range-not-covered"},
         }) {
        CAPTURE(what);
        Fixture f;
        spoil(f);
        const auto refused = f.run();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::not_permitted);
        CHECK_THAT(refused.error().found, Catch::Contains(code));
        CHECK(f.sink.records.empty());
        CHECK(f.sink.blobs.empty());
    }
}

TEST_CASE("the due day itself is valid, the next one is not", "[calibrated-run]") {
    Fixture f;
    f.certificate.due_on = "2026-11-25";
    f.enter_all();
    CHECK(f.run());
}

TEST_CASE("an indication outside the calibrated range gives no result", "[calibrated-run]") {
    Fixture f;
    f.certificate.high = "63";
    f.bench.load = "63.05";
    f.enter_all();
    const auto run = f.done();
    CHECK(run.verdict == Verdict::not_evaluated);
    CHECK(run.step_runs.back().result.reason == Reason::calibration_range);
    CHECK(f.differences().empty());
}

TEST_CASE("an override is a deviation with a reason and a second person, on record and in the result",
          "[calibrated-run]") {
    Fixture f;
    f.plan.equipment.emplace();
    REQUIRE(f.plan.equipment->add(laboratory::test::equipment(), "Li Ming"));
    f.plan.overrides = {{"scale", "certificate is in the post", "Wang Fang"}};
    const auto run = f.done();
    CHECK(run.certificates.empty());
    REQUIRE(run.deviations.size() == 1);
    const auto& deviation = run.deviations[0];
    CHECK(deviation.role == "scale");
    CHECK(deviation.code == laboratory::BlockerCode::certificate_missing);
    CHECK(deviation.measurand == Measurand::mass);
    CHECK(deviation.reason == "certificate is in the post");
    CHECK(deviation.operator_name == "Li Ming");
    CHECK(deviation.approver == "Wang Fang");
    CHECK(deviation.utc == "2026-11-25T12:00:00.000Z");
    // No correction, and no uncertainty of calibration; the set is not empty, so that a rule that asks for U finds
    // none.
    CHECK(mass_of(run) == AnyQuantity(Kind::mass, 62'900'000));
    CHECK_FALSE(run.calibrations.empty());
    CHECK(run.calibrations.find("scale", Measurand::mass) == nullptr);
    CHECK(f.differences().empty());
    const auto json = result_json(run, run.results.front());
    REQUIRE(json.find("deviations") != nullptr);
    CHECK(json.find("deviations")->items()->size() == 1);
    // An expired certificate is still the best that is known.
    Fixture expired;
    expired.certificate.due_on = "2026-11-24";
    expired.enter_all();
    expired.plan.overrides = f.plan.overrides;
    const auto with_expired = expired.done();
    CHECK(mass_of(with_expired) == AnyQuantity(Kind::mass, 62'850'000));
    CHECK(with_expired.deviations.size() == 1);
    CHECK(with_expired.certificates.size() == 1);
    CHECK(expired.differences().empty());
}

TEST_CASE("an override is approved by nobody who is the operator under another name", "[calibrated-run]") {
    const auto people = laboratory::people_from_records(std::vector{laboratory::PeopleEntry{
        1, "account/1",
        base::Json::parse(
            R"({"account":"u-0001","login":"li.ming","name":{"zh":"李明","en":"Li Ming"},"roles":[{"role":"signatory",)"
            R"("from":"2026-03-02","until":null}],"password":"$argon2id$v=19$m=262144,t=3,p=1$ooUHHHpEIO81coy4Nr6wMg$)"
            R"(kRAGHvxDD5cIdgZzMRQcdVvac/RKX7uPeQ4Smw9YWls","by":{"id":"u-0001","name":"李明"},)"
            R"("at_utc":"2026-03-02T08:00:00.000Z","reason":"as agreed"})",
            "account")
            .value()}});
    if (!people) FAIL(people.error().text());
    for (const auto& [approver, account, refused] : {std::tuple{"李明", "", true},
                                                     {"li.ming", "", true},
                                                     {"Somebody", "u-0001", true},
                                                     {"Wang Fang", "", false},
                                                     {"Wang Fang", "u-0002", false}}) {
        CAPTURE(approver, account);
        Fixture f;
        f.certificate.due_on = "2026-11-24";
        f.enter_all();
        f.plan.operator_name = "Li Ming";
        f.plan.operator_account = "u-0001";
        f.plan.people = *people;
        f.plan.overrides = {{"scale", "certificate is in the post", approver, account}};
        const auto run = f.run();
        CHECK(run.has_value() != refused);
        if (!run) CHECK(run.error().code == ErrorCode::not_permitted);
    }
}

TEST_CASE("an override without reason, without a second person or without anything in the way is refused",
          "[calibrated-run]") {
    struct Row {
        const char* what;
        CalibrationOverride wish;
        std::string operator_name;
        bool blocked;
        ErrorCode code;
    };
    for (const auto& row : {
             Row{"no reason", {"scale", " ", "Wang Fang"}, "Li Ming", true, ErrorCode::missing_field},
             Row{"a full stop for a reason", {"scale", ".", "Wang Fang"}, "Li Ming", true, ErrorCode::missing_field},
             Row{"a Chinese full stop", {"scale", "。", "Wang Fang"}, "Li Ming", true, ErrorCode::missing_field},
             Row{"nobody approves", {"scale", "why", ""}, "Li Ming", true, ErrorCode::missing_field},
             Row{"nobody operates", {"scale", "why", "Wang Fang"}, "", true, ErrorCode::missing_field},
             Row{"one person for both", {"scale", "why", "Li Ming"}, "Li Ming", true, ErrorCode::not_permitted},
             Row{"the same name in other letters",
                 {"scale", "why", " li ming "},
                 "Li Ming",
                 true,
                 ErrorCode::not_permitted},
             Row{"nothing in the way", {"scale", "why", "Wang Fang"}, "Li Ming", false, ErrorCode::bad_input},
             Row{"another role", {"recorder", "why", "Wang Fang"}, "Li Ming", true, ErrorCode::bad_input},
         }) {
        CAPTURE(row.what);
        Fixture f;
        if (row.blocked) f.certificate.due_on = "2026-11-24";
        f.enter_all();
        f.plan.operator_name = row.operator_name;
        f.plan.overrides = {row.wish};
        const auto refused = f.run();
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == row.code);
        CHECK(f.sink.records.empty());
    }
}

TEST_CASE("an instrument that is exchanged during the run blocks its step", "[calibrated-run]") {
    Fixture f;
    f.enter_all();
    f.person.retries = 1;
    // The first one is lost in its attempt; on the second opening another one answers.
    f.bench.load = "62.90";
    int attempt = 0;
    class Unplugging final : public InstrumentSource {
      public:
        explicit Unplugging(int& opened) : opened_(opened) {}
        base::Result<std::unique_ptr<Instrument>> open(std::string_view) override {
            const InstrumentIdentity identity{"Maker", "Model", ++opened_ == 1 ? "S-1" : "S-2", "1", false};
            auto replies = [](Command command) -> base::Result<std::string> {
                return std::string(command == Command::read_stable ? "unplug\n" : "");
            };
            return std::unique_ptr<Instrument>(std::make_unique<tests::LineInstrument>("mt-sics", identity, replies));
        }

      private:
        int& opened_;
    } source(attempt);
    RunControl control;
    Runner runner(f.clock, source, f.decoders, f.person, f.sink, f.observer, control);
    const auto run = runner.run(f.plan);
    REQUIRE(run);
    CHECK(attempt == 2);
    REQUIRE(run->step_runs.size() == 2);
    CHECK(run->step_runs[0].error_code == base::name(ErrorCode::unplugged));
    CHECK(run->step_runs[1].error_code == base::name(ErrorCode::wrong_instrument));
    CHECK(run->verdict == Verdict::not_evaluated);
}

TEST_CASE("an instrument that nobody could ask at the beginning may not serve later", "[calibrated-run]") {
    Fixture f;
    f.enter_all();
    f.bench.before_open = [&f](int opened) { f.bench.broken = opened == 1; };
    const auto run = f.done();
    REQUIRE(run.step_runs.size() == 1);
    CHECK(run.step_runs[0].error_code == base::name(ErrorCode::wrong_instrument));
    // Named in the station, its certificate is known before: it may, if it is that one.
    Fixture named;
    named.enter_all();
    named.plan.station.instruments[0].equipment = "E-1";
    named.bench.before_open = [&named](int opened) { named.bench.broken = opened == 1; };
    CHECK(named.done().lifecycle == Lifecycle::completed);
    Fixture other;
    other.enter_all();
    other.plan.station.instruments[0].equipment = "E-1";
    other.bench.identity.serial = "S-2";
    other.bench.before_open = [&other](int opened) { other.bench.broken = opened == 1; };
    CHECK(other.done().step_runs[0].error_code == base::name(ErrorCode::wrong_instrument));
}

TEST_CASE("what if this certificate had been that one is answered without touching the record", "[calibrated-run]") {
    Fixture f;
    f.enter_all();
    const auto run = f.done();
    const auto blobs = f.sink.blobs;
    const auto records = f.sink.records;
    const std::vector<WhatIf> instead{{"scale", CertificateText{.number = "M-9", .correction = "0.50"}.load()}};
    const auto found = recompute_what_if(*run_from_records(records), instead, f.sink, f.decoders);
    REQUIRE(found);
    const auto mass = std::ranges::find(*found, "values.mass", &Difference::field);
    REQUIRE(mass != found->end());
    CHECK(mass->stored == "62.85 kg");
    CHECK(mass->recomputed == "63.4 kg");
    const auto verdict =
        std::ranges::find_if(*found, [](const Difference& d) { return d.step.empty() && d.field == "verdict"; });
    REQUIRE(verdict != found->end());
    CHECK(verdict->recomputed == "fail");
    CHECK(f.sink.blobs == blobs);
    CHECK(f.sink.records == records);
    CHECK(f.differences().empty());
    // The same certificate again changes nothing; a role that was not there is refused.
    const std::vector<WhatIf> same{{"scale", f.certificate.load()}};
    CHECK(recompute_what_if(run, same, f.sink, f.decoders)->empty());
    const std::vector<WhatIf> nobody{{"recorder", f.certificate.load()}};
    CHECK(recompute_what_if(run, nobody, f.sink, f.decoders).error().code == ErrorCode::not_found);
}

TEST_CASE("what if can be asked of a run that was recorded without calibrations", "[calibrated-run]") {
    Fixture f;
    const auto run = f.done();
    CHECK(run.certificates.empty());
    CHECK(f.sink.records.front().second.find("calibrations") == nullptr);
    CHECK(f.sink.records.front().second.find("deviations") == nullptr);
    const std::vector<WhatIf> instead{{"scale", f.certificate.load()}};
    const auto found = recompute_what_if(run, instead, f.sink, f.decoders);
    REQUIRE(found);
    CHECK(std::ranges::find(*found, "values.mass", &Difference::field) != found->end());
}
