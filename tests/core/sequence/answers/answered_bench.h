// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <catch2/catch.hpp>

#include "core/sequence/running/runner.h"
#include "tests/core/sequence/answers/answers_fixture.h"
#include "tests/core/sequence/running/done_before.h"
#include "tests/support/line_instrument.h"

namespace velocert::sequence::test {

class NoInstruments final : public InstrumentSource {
  public:
    base::Result<std::unique_ptr<Instrument>> open(std::string_view role) override {
        return base::fail(base::ErrorCode::not_found, std::string(role), "no instrument", "none");
    }
};

/// Answers by "step@subject/field"; without a subject "step/field".
class Examiner final : public Operator {
  public:
    std::map<std::string, std::string> values{{"plate/height", "1.05 m"}, {"plate/readable", "yes"},
                                              {"plate/code", "1234A"},    {"charger/number", "X-1"},
                                              {"charger/body", "Body"},   {"charger/dated", "2025-05-01"},
                                              {"charger/model", "C1"},    {"charger/conforms", "yes"},
                                              {"flame@1/class", "V-0"},   {"flame@2/class", "V-0"}};
    std::map<std::string, AnsweredFile> files{{"plate/plate_photo", file("plate.jpg")},
                                              {"charger/document", file("certificate.jpg")}};
    std::vector<Prompt> asked;

    static AnsweredFile file(const std::string& name) {
        const auto bytes = picture(name);
        return {name, {bytes.begin(), bytes.end()}};
    }
    void take_away(const std::string& key) {
        values.erase(key);
        files.erase(key);
    }

    base::Result<Answer> ask(const Prompt& prompt, std::stop_token) override {
        asked.push_back(prompt);
        Answer answer;
        const std::string place = prompt.step + (prompt.subject.empty() ? "" : '@' + prompt.subject) + '/';
        for (const auto& field : prompt.fields) {
            if (const auto found = values.find(place + field.id); found != values.end())
                answer.values[field.id] = found->second;
            if (const auto found = files.find(place + field.id); found != files.end())
                answer.files[field.id] = found->second;
        }
        return answer;
    }
};

class Clock2025 final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override { return *base::parse_utc("2025-06-01T02:00:00.000Z"); }
    std::int64_t monotonic_ns() const override { return ++ns_; }

  private:
    mutable std::int64_t ns_ = 0;
};

struct Bench {
    Clock2025 clock;
    NoInstruments instruments;
    tests::LineDecoders decoders;
    Examiner person;
    RunObserver observer;
    RunControl control;
    RunPlan plan;

    Bench() {
        const auto pack = answered_pack();
        auto edition = standards::load_edition(pack, standards::Coverage::complete);
        if (!edition) FAIL(edition.error().text());
        plan.edition = *edition;
        plan.pack_bundle = pack.bundle();
        plan.item.id = "S-001";
        plan.item.traits.battery = standards::Battery::other;
        plan.item.traits.made_on = *base::parse_date("2025-10-01");
        plan.station.id = "T";
        plan.station.name = "T";
        plan.station.is_virtual = true;
        plan.procedures = {"looking"};
        plan.run_id = "R-1";
        plan.former = done_before(plan);
    }
    base::Result<Run> run(EvidenceSink& sink) {
        Runner runner(clock, instruments, decoders, person, sink, observer, control);
        return runner.run(plan);
    }
};

}  // namespace velocert::sequence::test
