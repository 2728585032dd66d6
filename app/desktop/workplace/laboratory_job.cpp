// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/workplace/laboratory_job.h"

#include <utility>

#include "app/planning/run_planning.h"
#include "core/records/people/people.h"
#include "core/signing/certificates/trust_file.h"
#include "instruments/registry/hazard_consent.h"
#include "instruments/registry/registry.h"
#include "instruments/simulators/bench/virtual_bench.h"
#include "instruments/simulators/bench/virtual_parts.h"
#include "instruments/watch/watch_record.h"

namespace velocert::app {
namespace {

using base::Result;

/// Hands questions on, and tells the virtual bench what the person has done.
class PerformingOperator final : public sequence::Operator {
  public:
    PerformingOperator(sequence::Operator& person, instruments::VirtualBench* bench,
                       instruments::HazardConsent& consent)
        : person_(person), bench_(bench), consent_(consent) {}
    Result<sequence::Answer> ask(const sequence::Prompt& prompt, std::stop_token stop) override {
        auto answer = person_.ask(prompt, std::move(stop));
        if (answer && answer->accepted) consent_.answered(prompt, *answer);
        if (answer && answer->accepted && bench_ != nullptr) bench_->performed(prompt, *answer);
        return answer;
    }

  private:
    sequence::Operator& person_;
    instruments::VirtualBench* bench_;
    instruments::HazardConsent& consent_;
};

/// That the person may run what is planned; a refusal is on record then.
Result<void> person_may(records::Archive& archive, const base::Clock& clock, const RunOrder& order,
                        const std::vector<std::string>& procedures) {
    if (order.operator_account.empty()) return {};
    const auto people = records::people_register(archive);
    if (!people) return base::fail(people.error());
    const auto* account = people->by_id(order.operator_account);
    if (account == nullptr)
        return base::fail(base::ErrorCode::not_permitted, order.operator_name, "no account of this archive",
                          "somebody who signs in");
    return may_run(archive, clock, *account, procedures, "item " + order.item.id);
}

/// A new run as it was put together, or one that is gone on with as it stands on record.
struct Planned {
    PlannedRun planned;
    std::optional<sequence::Run> suspended;
};

Result<Planned> plan_order(const RunOrder& order, const records::Archive& archive) {
    auto equipment = records::equipment_register(archive);
    if (!equipment) return base::fail(equipment.error());
    if (!order.resume.empty()) {
        auto run = archive.run(order.resume);
        if (!run) return base::fail(run.error());
        auto planned = plan_resumption(*run, archive, order.station, order.operator_name, {}, std::move(*equipment), {},
                                       order.operator_account);
        if (!planned) return base::fail(planned.error());
        return Planned{std::move(*planned), std::move(*run)};
    }
    // The virtual vehicle has its own bill of parts.
    base::Result<std::vector<laboratory::Part>> parts;
    if (order.is_virtual) parts = instruments::virtual_bill();
    if (!parts) return base::fail(parts.error());
    RunRequest request{order.item, order.station, order.procedures, {}, {}, order.operator_name, *parts};
    request.equipment = std::move(*equipment);
    request.operator_account = order.operator_account;
    std::optional<signing::TrustList> trust;
    if (order.own_pack) {
        auto own = chosen_pack(order.own_pack->folder, order.own_pack->digest);
        if (!own) return base::fail(own.error());
        request.own_pack = std::move(*own);
        auto list = signing::read_trust_file(order.own_pack->trust_file);
        if (!list) return base::fail(list.error());
        trust = std::move(*list);
        request.trust = trust ? &*trust : nullptr;
    }
    auto planned = plan_run(request, archive.training(), &archive);
    if (!planned) return base::fail(planned.error());
    return Planned{std::move(*planned), std::nullopt};
}

}  // namespace

Result<sequence::Run> LaboratoryJob::run(sequence::Operator& person, sequence::RunObserver& observer,
                                         sequence::RunControl& control) {
    std::unique_ptr<instruments::VirtualBench> bench;
    if (order_.is_virtual) {
        auto created = instruments::VirtualBench::create(order_.scenario, pace_, clock_);
        if (!created) return base::fail(created.error());
        bench = std::move(*created);
        order_.station = bench->station();
    }
    auto archive = archives_->writer_or_new(order_.archive_folder, order_.new_archive);
    if (!archive) return base::fail(archive.error());
    auto plan = plan_order(order_, **archive);
    if (!plan) return base::fail(plan.error());
    auto& planned = plan->planned;
    if (auto may = person_may(**archive, clock_, order_, planned.plan.procedures); !may) return base::fail(may.error());
    // Nobody stands before a window for a day: the run is left, and gone on with when the rest is over.
    planned.plan.suspend_for_rests = true;

    instruments::HazardConsent consent;
    instruments::StationInstruments ports(order_.station, clock_, consent.inputs());
    if (const auto& folder = (*archive)->folder(); !folder.empty()) {
        if (auto entered = instruments::enter_records(folder, **archive); !entered) return base::fail(entered.error());
        ports.used_by({order_.operator_name, "run " + planned.plan.run_id});
        ports.watched(instruments::watch_folder(folder));
    }
    sequence::InstrumentSource& source = bench ? bench->instruments() : ports;
    const instruments::RegistryDecoders decoders;
    PerformingOperator performing(person, bench.get(), consent);
    // The waits of a virtual bench pass on its own clock.
    const base::Clock& run_clock = bench ? bench->clock() : clock_;
    sequence::Runner runner(run_clock, source, decoders, performing, **archive, observer, control, sleep_);
    return plan->suspended ? runner.resume(std::move(planned.plan), std::move(*plan->suspended))
                           : runner.run(std::move(planned.plan));
}

}  // namespace velocert::app
