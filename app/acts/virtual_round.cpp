// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/virtual_round.h"

#include "app/acts/sample_people.h"
#include "app/planning/run_planning.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/bench/virtual_bench.h"
#include "instruments/simulators/bench/virtual_parts.h"

namespace velocert::app {
namespace {

using base::Result;

/// Does at once what it is asked, types what is usual, and tells the bench.
class WillingPerson final : public sequence::Operator {
  public:
    WillingPerson(instruments::VirtualBench& bench, const base::Progress& progress, sequence::RunControl& control,
                  int stopped_at)
        : bench_(bench), progress_(progress), control_(control), stopped_at_(stopped_at) {}

    Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override {
        if (!base::go_on(progress_, prompt.step, 0, 0)) control_.request(sequence::RunControl::Stop::safely);
        if (++asked_ == stopped_at_) control_.request(sequence::RunControl::Stop::safely);
        if (stop.stop_requested() || asked_ == stopped_at_)
            return base::fail(base::ErrorCode::interrupted, prompt.key, "stopped");
        sequence::Answer answer;
        for (const auto& field : prompt.fields)
            if (!field.example.empty()) answer.values[field.id] = field.example;
        for (const auto& [field, text] : prompt.on_record) answer.values[field] = text;
        if (prompt.kind == sequence::Prompt::Kind::retry) answer.note = "the policy allows it";
        bench_.performed(prompt, answer);
        return answer;
    }

  private:
    instruments::VirtualBench& bench_;
    const base::Progress& progress_;
    sequence::RunControl& control_;
    int stopped_at_;
    int asked_ = 0;
};

}  // namespace

laboratory::TestItem sample_item(const std::string& id) {
    laboratory::TestItem out;
    out.id = id;
    out.traits.battery = standards::Battery::lead_acid;
    out.traits.drive = standards::Drive::electric;
    out.traits.made_on = base::parse_date("2025-10-01").value();
    out.model = "X1";
    out.maker = "Sample maker";
    return out;
}

Result<sequence::Run> run_virtual(const VirtualRound& round, records::Archive& archive, const base::Clock& clock,
                                  const base::Progress& progress) {
    if (!archive.training())
        return base::fail(base::ErrorCode::not_permitted, archive.folder(), "a real archive",
                          "a training archive: the virtual bench works in no other");
    auto bench = instruments::VirtualBench::create(round.scenario, 0, clock);
    if (!bench) return base::fail(bench.error());
    auto parts = instruments::virtual_bill();
    if (!parts) return base::fail(parts.error());
    RunRequest request{round.item, (*bench)->station(), round.procedures, {}, {}, round.operator_name, *parts};
    request.operator_account = round.operator_account;
    auto planned = plan_run(request, true, &archive);
    if (!planned) return base::fail(planned.error());
    const instruments::RegistryDecoders decoders;
    sequence::RunControl control;
    sequence::RunObserver nobody;
    WillingPerson person(**bench, progress, control, round.stopped_at);
    sequence::Runner runner((*bench)->clock(), (*bench)->instruments(), decoders, person, archive, nobody, control);
    auto run = runner.run(std::move(planned->plan));
    if (run && round.stopped_at == 0 && control.requested() != sequence::RunControl::Stop::none)
        return base::fail(base::ErrorCode::interrupted, run->id, "it was ended before it was done");
    return run;
}

Result<int> make_sample_data(records::Archive& archive, const base::Clock& clock, const base::Progress& progress) {
    struct One {
        const char* scenario;
        const char* item;
        std::vector<std::string> procedures;
        int stopped_at = 0;
    };
    laboratory::Account technician;
    technician.name.en = "sample data";
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    for (const auto& person : sample_people_in(*people, archive.training()))
        if (person.role == laboratory::Role::technician) technician = *people->by_login(person.login);
    const std::vector<One> wanted{{"default", "S-0001", {"vehicle-mass"}},
                                  {"overweight", "S-0002", {"vehicle-mass"}},
                                  {"long-stop", "S-0003", {"braking"}},
                                  {"unplug", "S-0004", {"braking"}},
                                  {"marginal", "S-0005", {"vehicle-mass"}},
                                  {"default", "S-0001", {"vehicle-mass", "braking"}},
                                  {"default",
                                   "S-0006",
                                   {"plastics-share", "maximum-speed", "cut-off", "low-speed-torque", "back-emf",
                                    "inductance-difference", "dimensions"}},
                                  {"default", "S-0007", {"vehicle-mass", "braking"}, 4}};
    int made = 0;
    for (const auto& one : wanted) {
        if (!base::go_on(progress, one.item, static_cast<std::uint64_t>(made), wanted.size()))
            return base::fail(base::ErrorCode::interrupted, "sample data", "it was ended before it was done");
        // Within a run it is the same run that is told.
        const auto within = [&](std::string_view, std::uint64_t, std::uint64_t) {
            return base::go_on(progress, one.item, static_cast<std::uint64_t>(made), wanted.size());
        };
        const auto run = run_virtual({one.scenario, one.procedures, sample_item(one.item), technician.person().name,
                                      technician.id, one.stopped_at},
                                     archive, clock, within);
        if (!run) return base::fail(run.error());
        ++made;
    }
    return made;
}

}  // namespace velocert::app
