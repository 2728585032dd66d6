// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/planning/plan_presenter.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "app/words/edition_words.h"
#include "app/words/language.h"
#include "app/words/source_words.h"
#include "app/words/words.h"
#include "core/base/clock.h"
#include "core/laboratory/free_texts.h"

namespace velocert::app {

using base::Result;
using sequence::PlannedState;
using sequence::PlannedStep;

namespace {

/// The pack in use for the edition that the item is judged by; null: the shipped one. One that is in use and not ready
/// makes no plan: another pack would plan other steps.
Result<std::shared_ptr<const standards::OwnPack>> pack_for(const laboratory::TestItem& item,
                                                           const std::vector<BroughtPack>& packs) {
    const auto rule = standards::embedded_selection_rule();
    if (!rule) return base::fail(rule.error());
    const auto choice = standards::select_edition(item.traits, *rule);
    if (!choice) return base::fail(choice.error());
    for (const auto& one : packs) {
        if (!one.in_use || one.edition != choice->edition) continue;
        if (one.trouble) return base::fail(*one.trouble);
        return one.pack;
    }
    return std::shared_ptr<const standards::OwnPack>();
}

}  // namespace

PlanPresenter::PlanPresenter(const ArchiveInUse& archive, QObject* parent) : QObject(parent), archive_(archive) {
    connect(&work_, &LongWork::changed, this, &PlanPresenter::changed);
}

void PlanPresenter::judge_by(std::shared_ptr<OwnPacks> packs) {
    packs_ = std::move(packs);
    connect(packs_.get(), &OwnPacks::changed, this, [this] {
        if (item_) look();
    });
}

void PlanPresenter::set_item(std::optional<laboratory::TestItem> item) {
    const bool another = !item || !item_ || item->id != item_->id;
    item_ = std::move(item);
    if (another) {
        chosen_.reset();
        forget();
        order_told_.clear();
        // What was agreed about the item before says nothing of this one.
        if (!take_known_order() && item_ && !order_of_.empty() && order_of_ != item_->id) drop_order();
    }
}

bool PlanPresenter::take_known_order() {
    const auto* known = item_ ? orders_->order_of(item_->id) : nullptr;
    if (known == nullptr) return false;
    order_ = *known;
    order_of_ = item_->id;
    return true;
}

void PlanPresenter::drop_order() {
    order_.reset();
    order_of_.clear();
}

void PlanPresenter::ask(std::optional<laboratory::TestItem> item) {
    set_item(std::move(item));
    look();
}

void PlanPresenter::look() {
    ++asked_;
    error_.reset();
    if (!item_) return emit changed();
    if (work_.running()) return work_.cancel();
    const auto kind = archive_.kind();
    if (!kind) {
        // What was read before may be of another archive.
        forget();
        error_ = kind.error();
        return emit changed();
    }
    const auto folder = *kind ? archive_.folder() : std::string();
    work_.start<Looked>(
        tr("Making the plan"),
        [item = *item_, order = order_, chosen = chosen_, folder,
         packs = packs_ ? packs_->all() : std::vector<BroughtPack>(),
         now = archive_.clock().now()](const base::Progress&) -> Result<Looked> {
            std::unique_ptr<records::Archive> archive;
            if (!folder.empty()) {
                auto opened = records::Archive::open_read_only(folder);
                if (!opened) return base::fail(opened.error());
                archive = std::move(*opened);
            }
            const auto own = pack_for(item, packs);
            if (!own) return base::fail(own.error());
            auto plan = plan_order(item, archive.get(), now, order ? &*order : nullptr, own->get());
            if (!plan) return base::fail(plan.error());
            auto older = chosen ? Result<std::string>(*chosen) : tested_before(item, plan->edition, archive.get());
            if (!older) return base::fail(older.error());
            Looked out{std::move(*plan), std::move(*older), std::nullopt, now,
                       *own ? own_pack_words((*own)->edition) : QString()};
            if (out.older.empty() || out.older == out.plan.edition) return out;
            auto retest = plan_retest(item, out.older, out.plan.edition, archive.get(), own->get());
            if (!retest) return base::fail(retest.error());
            out.retest = std::move(*retest);
            return out;
        },
        [this, asked = asked_](const Result<Looked>& looked) { took(looked, asked); });
}

void PlanPresenter::forget() {
    plan_.reset();
    retest_.reset();
    older_.clear();
    steps_.show({}, {});
    clauses_.show({});
}

void PlanPresenter::took(const Result<Looked>& looked, unsigned asked) {
    if (asked != asked_) return look();
    if (looked) {
        plan_ = looked->plan;
        retest_ = looked->retest;
        older_ = looked->older;
        own_pack_ = looked->own_pack;
        steps_.show(plan_->plan.steps, looked->now);
        clauses_.show(retest_ ? retest_->clauses : std::vector<standards::ClauseDelta>());
    } else {
        forget();
        error_ = looked.error();
    }
    emit changed();
}

bool PlanPresenter::use_order(const std::string& file) { return use_order(file, item_ ? item_->id : std::string()); }

bool PlanPresenter::use_order(const std::string& file, const std::string& code) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    auto order = in ? laboratory::new_order(text.str(), file)
                    : Result<laboratory::Order>(
                          base::fail(base::ErrorCode::io, file, "cannot be read", "an order, velocert-order/1"));
    order_told_.clear();
    if (!order) {
        error_ = order.error();
        emit changed();
        return false;
    }
    orders_->keep(*order, file, code);
    order_told_ = words_of_another(*order, code);
    const bool here = order->item.empty() ? !code.empty() : code.empty() || order->item == code;
    if (here) {
        order_ = std::move(*order);
        order_of_ = code.empty() ? order_->item : code;
    } else if (!take_known_order()) {
        drop_order();
    }
    look();
    return true;
}

QString PlanPresenter::words_of_another(const laboratory::Order& order, const std::string& code) {
    const auto named = QString::fromStdString(order.item);
    if (order.item == code) {
        if (!code.empty()) return {};
        return tr("The order names no item. Scan or type the item's code, then choose the file again.");
    }
    if (order.item.empty()) return {};
    if (code.empty()) return tr("The order is of the item %1: scan or type its code.").arg(named);
    return tr("The order is of the item %1, not of %2. It is kept for that item: scan or type its code.")
        .arg(named, QString::fromStdString(code));
}

void PlanPresenter::leave_order() {
    order_told_.clear();
    if (order_ && !order_->item.empty()) orders_->leave(order_->item);
    if (item_) orders_->leave(item_->id);
    drop_order();
    look();
}

void PlanPresenter::compare_with(const std::string& edition) {
    chosen_ = edition;
    look();
}

QString PlanPresenter::title() const {
    if (!item_ || !plan_) return tr("Plan of tests");
    return tr("Plan of tests: %1, %2").arg(QString::fromStdString(item_->id), QString::fromStdString(plan_->printed));
}

QString PlanPresenter::summary() const {
    if (!item_) return tr("No item yet. Type its number and the day it was made; the plan follows from them.");
    if (!plan_) return looking() ? tr("Reading the runs of the item …") : tr("There is no plan.");
    const auto& plan = plan_->plan;
    const auto reason = (edition_reason_words(plan_->choice) + ' ' + own_pack_).trimmed();
    auto done = tr("%1 of %2 steps done").arg(plan.done).arg(plan.steps.size());
    if (plan.first_done)
        done = tr("%1, from %2 to %3 (UTC)").arg(done, moment_words(*plan.first_done), moment_words(*plan.last_done));
    std::optional<PlannedStep::Time> last;
    for (const auto& one : plan.steps)
        if (one.not_before) last = last ? std::max(*last, *one.not_before) : one.not_before;
    if (last && *last > archive_.clock().now())
        done = tr("%1. With the rests, the last step cannot be before %2").arg(done, moment_words(*last));
    return tr("%1. %2").arg(done, reason);
}

QString PlanPresenter::now_words() const {
    if (!plan_) return {};
    const auto& plan = plan_->plan;
    if (plan.done == plan.steps.size()) return tr("Everything is done.");
    std::optional<PlannedStep::Time> until;
    for (const auto& one : plan.steps)
        if (one.rests_until) until = until ? std::min(*until, *one.rests_until) : *one.rests_until;
    if (until && plan.beside.empty())
        return tr("A sample rests until %1 (UTC), and nothing else can be done meanwhile.").arg(moment_words(*until));
    if (until) return tr("A sample rests until %1 (UTC). Meanwhile: %2.").arg(moment_words(*until), named(plan.beside));
    // What a rest waits for is best begun first: the others then fill the time.
    for (const auto& one : plan.steps) {
        if (!one.rest || one.state != PlannedState::after || one.meanwhile.empty()) continue;
        const auto first = std::ranges::find_if(one.after, [&](const std::string& need) {
            const auto* before = step(need);
            return before != nullptr && before->state == PlannedState::ready;
        });
        if (first == one.after.end()) continue;
        return tr("Begin with %1: a rest of %2 follows it, and %n other step(s) can be done meanwhile.", nullptr,
                  static_cast<int>(one.meanwhile.size()))
            .arg(planned_words(*step(*first)), rest_words(*one.rest));
    }
    const auto ready = std::ranges::count(plan.steps, PlannedState::ready, &PlannedStep::state);
    if (ready == 0) return tr("Nothing can be done now: look at the state of each step.");
    return tr("%n step(s) can be done now.", nullptr, static_cast<int>(ready));
}

QStringList PlanPresenter::warnings() const {
    QStringList out;
    if (!plan_) return out;
    for (const auto& one : plan_->warnings) {
        using Kind = SampleWarning::Kind;
        const auto code = QString::fromStdString(one.code);
        const auto other = QString::fromStdString(one.other);
        switch (one.kind) {
            case Kind::order_of_another:
                out << tr("The order is of the item %1, not of %2.").arg(other, QString::fromStdString(item_->id));
                break;
            case Kind::not_planned: out << tr("Sample %1: the plan has no sample “%2”.").arg(code, other); break;
            case Kind::not_the_item:
                out << tr("Sample %1 stands for the test item, whose code is %2.").arg(code, other);
                break;
            case Kind::no_procedure: out << tr("Sample %1: there is no procedure “%2”.").arg(code, other); break;
        }
    }
    return out;
}

QString PlanPresenter::retest_summary() const {
    if (!plan_) return {};
    if (!retest_)
        return tr("No other edition is known to which the item or its model was tested. Choose one to compare with.");
    const auto again = std::ranges::count_if(retest_->clauses, &standards::ClauseDelta::again);
    auto out = tr("Tested to %1, to hold to %2: %n clause(s) must be tested again.", nullptr, static_cast<int>(again))
                   .arg(QString::fromStdString(retest_->older), QString::fromStdString(retest_->newer));
    if (retest_->dropped.empty()) return out;
    QStringList dropped;
    for (const auto& clause : retest_->dropped) dropped << QString::fromStdString(clause);
    return tr("%1 Nothing like it found: %2.").arg(out, dropped.join(", "));
}

const PlannedStep* PlanPresenter::step(const std::string& key) const {
    if (!plan_) return nullptr;
    const auto found = std::ranges::find(plan_->plan.steps, key, &PlannedStep::key);
    return found == plan_->plan.steps.end() ? nullptr : &*found;
}

QString PlanPresenter::named(const std::vector<std::string>& keys) const {
    constexpr std::size_t shown = 4;
    QStringList out;
    for (std::size_t i = 0; i < std::min(keys.size(), shown); ++i)
        if (const auto* one = step(keys[i])) out << planned_words(*one);
    const auto list = out.join(tr("; "));
    return keys.size() <= shown ? list
                                : tr("%1; and %n more", nullptr, static_cast<int>(keys.size() - shown)).arg(list);
}

std::vector<FactLine> PlanPresenter::facts(int row) const {
    if (row < 0 || row >= steps_.rowCount()) return {};
    const auto& one = steps_.at(row);
    std::vector<FactLine> out;
    out.push_back({tr("Step"), planned_words(one)});
    auto state = state_word(one.state);
    if (one.done_at) state = tr("%1, %2 (UTC)").arg(state, moment_words(*one.done_at));
    if (one.rests_until) state = tr("%1 until %2 (UTC)").arg(state, moment_words(*one.rests_until));
    out.push_back({tr("State"), state, sign_of(one.state)});
    if (!one.after.empty()) out.push_back({tr("First"), named(one.after)});
    if (!one.instead.empty() && one.state != PlannedState::done)
        out.push_back({tr("Spared by"), tr("%1, in one run with this").arg(named({one.instead}))});
    if (one.not_before && one.state == PlannedState::after)
        out.push_back({tr("Not before"), tr("%1 (UTC)").arg(moment_words(*one.not_before))});
    if (one.rest) out.push_back({tr("Rest before"), rest_words(*one.rest)});
    if (one.rest && one.not_before)
        out.push_back({tr("Meanwhile"), one.meanwhile.empty() ? tr("nothing else") : named(one.meanwhile)});
    auto sample = sample_words(one);
    if (one.code.code.empty()) {
        QStringList among;
        for (const auto& code : one.code.among) among << QString::fromStdString(code);
        sample = among.isEmpty() ? tr("%1. No order in use says which one it is.").arg(sample)
                                 : tr("%1 The order has %2 and does not say which.").arg(sample, among.join(", "));
    }
    out.push_back({tr("Sample"), sample, one.code.code.empty() ? Sign::not_evaluated : Sign::none});
    if (one.destructive)
        out.push_back({tr("Afterwards"), tr("the sample serves nothing else but what goes on with it")});
    return out;
}

std::vector<FactLine> PlanPresenter::retest_facts(int row) const {
    if (row < 0 || row >= clauses_.rowCount()) return {};
    const auto& one = clauses_.at(row);
    std::vector<FactLine> out;
    const auto cell = [&](int column) { return clauses_.index(row, column).data().toString(); };
    out.push_back({tr("Clause"), tr("%1 %2").arg(cell(RetestModel::clause), cell(RetestModel::title))});
    if (!one.old_clause.empty()) out.push_back({tr("Before"), QString::fromStdString(one.old_clause)});
    out.push_back({tr("Again?"), cell(RetestModel::again)});
    // Each limit on a line of its own.
    out.push_back({tr("Why"), cell(RetestModel::why).replace(tr("; "), QStringLiteral("\n"))});
    return out;
}

std::vector<FactLine> PlanPresenter::samples() const {
    std::vector<FactLine> out;
    if (!plan_) return out;
    for (const auto& one : plan_->samples) {
        QStringList codes;
        for (const auto& code : one.codes) {
            const bool spare = std::ranges::find(one.spares, code) != one.spares.end();
            codes << (spare ? tr("%1 (spare)") : QStringLiteral("%1")).arg(QString::fromStdString(code));
        }
        QStringList lines;
        lines << (one.planned.pieces ? tr("Pieces: their number stands with each step.")
                                     : tr("Planned: %1, and %2 spare.").arg(one.planned.count).arg(one.planned.spares));
        lines << (codes.isEmpty() ? tr("No code is stated.") : tr("Came in: %1.").arg(codes.join(", ")));
        if (one.not_stated > 0)
            lines << tr("Not stated on which code: %1 of %2 steps.").arg(one.not_stated).arg(one.steps);
        lines << tr("Source: %1").arg(source_words(one.planned.source));
        out.push_back({tr("%1: %2").arg(QString::fromStdString(one.planned.id), in_words(one.planned.title)),
                       lines.join('\n'), one.not_stated > 0 ? Sign::not_evaluated : Sign::none});
    }
    return out;
}

std::vector<std::string> PlanPresenter::ready_procedures() const {
    std::vector<std::string> out;
    if (!plan_) return out;
    for (const auto& one : plan_->plan.steps)
        if (one.state == PlannedState::ready && std::ranges::find(out, one.procedure) == out.end())
            out.push_back(one.procedure);
    return out;
}

void PlanPresenter::retranslate() {
    steps_.retranslate();
    clauses_.retranslate();
    emit changed();
}

}  // namespace velocert::app
