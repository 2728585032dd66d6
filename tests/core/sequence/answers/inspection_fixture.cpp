// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sequence/answers/inspection_fixture.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "core/standards/pack.h"
#include "tests/support/line_instrument.h"
#include "tests/support/tiny_files.h"

namespace velocert::sequence::test {
namespace {

/// A whole picture, another one for each question.
std::vector<std::uint8_t> picture(const std::string& of) {
    const auto bytes = tests::tiny_jpeg(of);
    return {bytes.begin(), bytes.end()};
}

/// A day on which every date that the packs give as usual lies behind.
class InspectionClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override {
        return std::chrono::sys_days(std::chrono::year(2026) / 3 / 2) + std::chrono::seconds(++calls_);
    }
    std::int64_t monotonic_ns() const override { return ++calls_; }

  private:
    mutable int calls_ = 0;
};

}  // namespace

base::Result<std::unique_ptr<Instrument>> Inspector::open(std::string_view role) {
    return base::fail(base::ErrorCode::not_found, std::string(role), "an instrument",
                      "none: inspections have no roles");
}

base::Result<Answer> Inspector::ask(const Prompt& prompt, std::stop_token) {
    Answer answer;
    if (prompt.kind == Prompt::Kind::retry) answer.accepted = false;
    for (const auto& field : prompt.fields) {
        const auto plain = prompt.key + '.' + field.id;
        const auto own = prompt.key + '@' + prompt.subject + '.' + field.id;
        asked.push_back(prompt.subject.empty() ? plain : own);
        if (left_out.contains(plain) || left_out.contains(own)) continue;
        if (field.is_file()) {
            if (field.required) answer.files[field.id] = {"specimen.jpg", picture(own)};
            continue;
        }
        const auto found = otherwise.contains(own) ? otherwise.find(own) : otherwise.find(plain);
        const auto known = prompt.on_record.find(field.id);
        const auto text = found != otherwise.end()          ? found->second
                          : known != prompt.on_record.end() ? known->second
                                                            : field.example;
        if (!text.empty()) answer.values[field.id] = text;
    }
    return answer;
}

std::vector<std::string> inspections_of(const standards::StandardEdition& edition, const standards::ItemTraits& item) {
    std::vector<std::string> out;
    const auto answered = [](const standards::Step& step) {
        return step.evaluation == "observations" || step.evaluation == "external-certificate";
    };
    for (const auto& procedure : edition.procedures)
        if (procedure.applies.covers(item) && std::ranges::all_of(procedure.steps, answered))
            out.push_back(procedure.id);
    return out;
}

RunPlan inspection_plan(std::string_view edition, const standards::ItemTraits& item) {
    RunPlan plan;
    for (const auto& pack : standards::embedded_packs()) {
        auto loaded = standards::load_edition(pack);
        REQUIRE(loaded);
        if (loaded->id != edition) continue;
        plan.edition = std::move(*loaded);
        plan.pack_bundle = pack.bundle();
    }
    for (const auto& text : standards::demonstration_releases()) {
        const auto release = standards::load_release(text.text, text.name);
        REQUIRE(release);
        if (release->edition != edition) continue;
        auto applied = standards::apply_release(std::move(plan.edition), *release);
        REQUIRE(applied);
        plan.edition = std::move(*applied);
        plan.release_text = text.text;
    }
    plan.item.id = "S-001";
    plan.item.traits = item;
    plan.station.id = "T";
    plan.station.name = "Test station";
    plan.station.is_virtual = true;
    plan.procedures = inspections_of(plan.edition, item);
    plan.run_id = "R-1";
    return plan;
}

base::Result<Run> inspect(RunPlan plan, Inspector& inspector, tests::MemorySink& sink) {
    return inspect(std::move(plan), inspector, inspector, sink);
}

base::Result<Run> inspect(RunPlan plan, InstrumentSource& instruments, Operator& person, tests::MemorySink& sink) {
    const InspectionClock clock;
    const tests::LineDecoders decoders;
    RunObserver observer;
    RunControl control;
    return Runner(clock, instruments, decoders, person, sink, observer, control).run(std::move(plan));
}

}  // namespace velocert::sequence::test
