// SPDX-License-Identifier: GPL-3.0-or-later
// A run on instruments and a person made of tables.
#pragma once

#include <catch2/catch.hpp>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/sequence/running/runner.h"
#include "core/standards/pack.h"
#include "tests/support/line_instrument.h"
#include "tests/support/memory_sink.h"

namespace velocert::tests::running {

using namespace sequence;
using base::ErrorCode;

inline const InstrumentIdentity simulated{"test", "VIRTUAL", "1", "1", true};
inline const InstrumentIdentity real{"Maker", "Model", "1", "1", false};

/// Opens line instruments from a table of replies by role.
class Bench final : public InstrumentSource {
  public:
    std::map<std::string, LineInstrument::Replies> replies;
    std::map<std::string, ErrorCode> broken;
    InstrumentIdentity identity = simulated;
    int opened = 0;

    base::Result<std::unique_ptr<Instrument>> open(std::string_view role) override {
        ++opened;
        if (const auto found = broken.find(std::string(role)); found != broken.end())
            return base::fail(found->second, std::string(role), "cannot be opened", "");
        return std::unique_ptr<Instrument>(std::make_unique<LineInstrument>(
            std::string(role) == "scale" ? "mt-sics" : "pulse-daq", identity, replies.at(std::string(role))));
    }
};

class Person final : public Operator {
  public:
    std::function<base::Result<Answer>(const Prompt&)> reply = [](const Prompt&) { return Answer{}; };
    std::vector<Prompt> asked;

    base::Result<Answer> ask(const Prompt& prompt, std::stop_token stop) override {
        if (stop.stop_requested()) return base::fail(ErrorCode::interrupted, prompt.key, "stopped");
        asked.push_back(prompt);
        return reply(prompt);
    }
};

class FixedClock final : public base::Clock {
  public:
    std::chrono::system_clock::time_point now() const override { return {}; }
    std::int64_t monotonic_ns() const override { return ++ns_; }

  private:
    mutable std::int64_t ns_ = 0;
};

inline laboratory::TestItem lead_acid_item() {
    laboratory::TestItem item;
    item.id = "S-001";
    item.traits.battery = standards::Battery::lead_acid;
    item.traits.made_on = *base::parse_date("2025-10-01");
    return item;
}

struct Fixture {
    FixedClock clock;
    Bench bench;
    Person person;
    MemorySink sink{true};
    RunObserver observer;
    RunControl control;
    LineDecoders decoders;
    RunPlan plan;

    Fixture() {
        for (const auto& pack : standards::embedded_packs()) {
            auto edition = standards::load_edition(pack);
            REQUIRE(edition);
            plan.edition = *edition;
            plan.pack_bundle = pack.bundle();
        }
        for (const auto& embedded : standards::demonstration_releases()) {
            const auto release = standards::load_release(embedded.text, embedded.name);
            REQUIRE(release);
            if (release->edition != plan.edition.id) continue;
            plan.edition = *standards::apply_release(plan.edition, *release);
            plan.release_text = std::string(embedded.text);
        }
        plan.item = lead_acid_item();
        plan.station.id = "T";
        plan.station.name = "Test station";
        plan.station.is_virtual = true;
        plan.station.instruments = {{"scale", "mt-sics", "port-1", {}, ""},
                                    {"recorder", "pulse-daq", "port-2", {}, ""}};
        plan.procedures = {"vehicle-mass"};
        plan.run_id = "R-1";
        bench.replies["scale"] = scale("62.90");
        bench.replies["recorder"] = [](Command) { return std::string(); };
    }

    /// A scale that shows zero when it was zeroed, then the load three times, then zero again.
    LineInstrument::Replies scale(std::string load, std::string flags = "stable") {
        return [load, flags, asked = 0](Command command) mutable -> base::Result<std::string> {
            if (command == Command::zero) asked = 0;
            if (command != Command::read_stable) return std::string();
            return "mass " + std::string(asked++ % 4 == 0 ? "0.00" : load) + " kg 0 " + flags + "\n";
        };
    }

    base::Result<Run> run() {
        Runner runner(clock, bench, decoders, person, sink, observer, control);
        return runner.run(plan);
    }
    std::vector<std::string> types() const {
        std::vector<std::string> out;
        for (const auto& [type, record] : sink.records) out.push_back(type);
        return out;
    }
};

}  // namespace velocert::tests::running
