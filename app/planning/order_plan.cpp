// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/planning/order_plan.h"

#include "app/planning/release_choice.h"
#include "app/planning/run_planning.h"
#include "core/records/index/run_query.h"
#include "core/records/reports/report_acts.h"
#include "core/sequence/documents/joined_runs.h"
#include "core/standards/editions/edition_selection.h"
#include "core/standards/editions/own_pack.h"
#include "core/standards/editions/shipped_edition.h"

namespace velocert::app {

using base::Result;

namespace {

/// A shipped edition as a run that starts now would be judged by it.
Result<standards::StandardEdition> edition_in_force(const std::string& edition, const records::Archive* archive) {
    const auto shipped = standards::shipped_edition(edition);
    if (!shipped) return base::fail(shipped.error());
    return with_release_in_force((*shipped)->edition, archive != nullptr && archive->training(), archive);
}

/// The same of a laboratory's own pack, which must be of the edition that judges.
Result<standards::StandardEdition> edition_of(const standards::OwnPack& own, const std::string& judges,
                                              const records::Archive* archive) {
    if (auto fits = standards::is_of_edition(own, judges); !fits) return base::fail(fits.error());
    return with_release_in_force(own.edition, archive != nullptr && archive->training(), archive);
}

Result<standards::SamplePlan> planned_samples(const std::string& edition) {
    const auto shipped = standards::shipped_edition(edition);
    if (!shipped) return base::fail(shipped.error());
    return standards::load_sample_plan((*shipped)->pack, (*shipped)->edition);
}

struct ItemRuns {
    std::vector<sequence::Run> counting;
    std::vector<sequence::Run> voided;  ///< count for nothing, but what they destroyed is gone
};

Result<ItemRuns> runs_of(const laboratory::TestItem& item, const records::Archive* archive) {
    ItemRuns out;
    if (archive == nullptr) return out;
    const auto listed = archive->runs_of_item(item.id, most_runs_of_item);
    if (!listed) return base::fail(listed.error());
    const auto voided = records::voided_runs(*archive);
    if (!voided) return base::fail(voided.error());
    for (const auto& one : *listed) {
        auto run = archive->run(one.id);
        if (!run) return base::fail(run.error());
        if (sequence::is_combined(*run)) continue;  // its runs are among these
        (voided->contains(one.id) ? out.voided : out.counting).push_back(std::move(*run));
    }
    return out;
}

std::vector<SampleState> states(const sequence::PlanSamples& samples, const sequence::TestPlan& plan) {
    std::vector<SampleState> out;
    for (const auto& planned : samples.plan.samples) {
        SampleState state{planned, {}, {}, 0, 0};
        if (planned.item) state.codes.push_back(samples.item);
        for (const auto& received : samples.received) {
            if (received.plan != planned.id || (planned.item && received.code == samples.item)) continue;
            state.codes.push_back(received.code);
            if (received.spare) state.spares.push_back(received.code);
        }
        for (const auto& step : plan.steps) {
            if (step.sample != planned.id) continue;
            ++state.steps;
            state.not_stated += step.code.code.empty() ? 1U : 0U;
        }
        if (state.steps > 0 || !state.codes.empty()) out.push_back(std::move(state));
    }
    return out;
}

std::vector<SampleWarning> order_warnings(const laboratory::Order& order, const laboratory::TestItem& item,
                                          const standards::StandardEdition& edition,
                                          const standards::SamplePlan& planned) {
    using Kind = SampleWarning::Kind;
    std::vector<SampleWarning> out;
    if (!order.item.empty() && order.item != item.id) out.push_back({Kind::order_of_another, {}, order.item});
    for (const auto& sample : order.samples) {
        const auto* plan = planned.sample(sample.plan);
        if (plan == nullptr)
            out.push_back({Kind::not_planned, sample.code, sample.plan});
        else if (plan->item && !sample.spare && sample.code != item.id)
            out.push_back({Kind::not_the_item, sample.code, item.id});
        for (const auto& procedure : sample.procedures)
            if (edition.procedure(procedure) == nullptr) out.push_back({Kind::no_procedure, sample.code, procedure});
    }
    return out;
}

}  // namespace

std::string SampleWarning::text() const {
    switch (kind) {
        case Kind::order_of_another: return "the order is of the item " + other + ", another one";
        case Kind::not_planned: return "sample " + code + ": the plan has no sample '" + other + "'";
        case Kind::not_the_item: return "sample " + code + ": it stands for the test item, whose code is " + other;
        case Kind::no_procedure: return "sample " + code + ": there is no procedure '" + other + "'";
    }
    return {};
}

Result<OrderPlan> plan_order(const laboratory::TestItem& item, const records::Archive* archive,
                             std::chrono::system_clock::time_point now, const laboratory::Order* order,
                             const standards::OwnPack* own) {
    const auto rule = standards::embedded_selection_rule();
    if (!rule) return base::fail(rule.error());
    auto choice = standards::select_edition(item.traits, *rule);
    if (!choice) return base::fail(choice.error());
    const auto edition =
        own == nullptr ? edition_in_force(choice->edition, archive) : edition_of(*own, choice->edition, archive);
    if (!edition) return base::fail(edition.error());
    const auto runs = runs_of(item, archive);
    if (!runs) return base::fail(runs.error());
    sequence::PlanSamples samples;
    if (auto planned =
            own == nullptr ? planned_samples(edition->id) : standards::load_sample_plan(own->pack, own->edition))
        samples.plan = std::move(*planned);
    else
        return base::fail(planned.error());
    if (order != nullptr) samples.received = order->samples;
    samples.item = item.id;
    OrderPlan out{edition->id,
                  edition->printed,
                  std::move(*choice),
                  sequence::plan_tests(*edition, item.traits, runs->counting, now, samples, runs->voided),
                  {},
                  {}};
    out.samples = states(samples, out.plan);
    if (order != nullptr) out.warnings = order_warnings(*order, item, *edition, samples.plan);
    return out;
}

Result<std::string> tested_before(const laboratory::TestItem& item, const std::string& edition,
                                  const records::Archive* archive) {
    if (!item.traits.certified_to.empty() && item.traits.certified_to != edition) return item.traits.certified_to;
    if (archive == nullptr) return std::string();
    const auto own = archive->runs_of_item(item.id, most_runs_of_item);
    if (!own) return base::fail(own.error());
    const auto voided = records::voided_runs(*archive);
    if (!voided) return base::fail(voided.error());
    for (const auto& run : *own)
        if (run.edition != edition && !voided->contains(run.id)) return run.edition;
    if (item.model.empty()) return std::string();
    records::RunQuery query;
    query.text = item.model;
    query.limit = 200;
    const auto page = archive->find_runs(query);
    if (!page) return base::fail(page.error());
    for (const auto& found : page->runs) {
        if (found.edition == edition || voided->contains(found.id)) continue;
        // The text of a query is also looked for in codes and makers.
        const auto run = archive->run(found.id);
        if (!run) return base::fail(run.error());
        if (run->item.model == item.model) return found.edition;
    }
    return std::string();
}

Result<RetestPlan> plan_retest(const laboratory::TestItem& item, const std::string& older, const std::string& newer,
                               const records::Archive* archive, const standards::OwnPack* own) {
    if (own != nullptr && own->edition.id != older && own->edition.id != newer)
        return base::fail(base::ErrorCode::bad_value, "pack of " + own->edition.laboratory, "is of " + own->edition.id,
                          "a pack of " + older + " or of " + newer);
    const auto edition = [&](const std::string& id) {
        return own != nullptr && own->edition.id == id ? edition_of(*own, id, archive) : edition_in_force(id, archive);
    };
    const auto before = edition(older);
    if (!before) return base::fail(before.error());
    const auto now = edition(newer);
    if (!now) return base::fail(now.error());
    return RetestPlan{before->printed, now->printed, standards::edition_delta(*before, *now, item.traits),
                      standards::dropped_clauses(*before, *now)};
}

}  // namespace velocert::app
