// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/decisions_page.h"

#include <algorithm>

#include "app/desktop/model/archive/runs_model.h"
#include "app/words/people_words.h"
#include "core/records/reports/report_acts.h"

namespace velocert::app {
namespace {

QString text(const std::string& given) { return QString::fromStdString(given); }

}  // namespace

QString DecisionsPage::title() const { return tr("Holds and voids"); }
QString DecisionsPage::empty_words() const {
    return tr(
        "Nothing is held, and nobody has asked to make a run or report void. While a hold is open no report of what it "
        "is about is approved.");
}

std::string DecisionsPage::row_of(const Line& line) {
    static constexpr const char* kinds[] = {"hold ", "run ", "report "};
    return kinds[static_cast<std::size_t>(line.kind)] + line.object;
}

QString DecisionsPage::kind_word(const Line& line) const {
    switch (line.kind) {
        case Kind::hold: return tr("hold %1").arg(text(line.object));
        case Kind::run: return tr("run to be void");
        case Kind::report: return tr("report to be void");
    }
    return {};
}

QString DecisionsPage::in_force_names(const records::ReportRegister& reports, std::string_view run) {
    QStringList out;
    for (const auto* life : reports.in_force_from(run)) out << text(life->number());
    return out.join(", ");
}

QString DecisionsPage::state_word(const Line& line) const {
    if (line.open) return line.kind == Kind::hold ? tr("open") : tr("asked, not decided");
    return line.kind == Kind::hold ? tr("closed") : tr("void");
}

base::Result<void> DecisionsPage::read(const records::Archive* archive) {
    lines_.clear();
    if (archive != nullptr) {
        auto reports = records::report_register(*archive);
        if (!reports) return base::fail(reports.error());
        for (const auto& hold : reports->holds) {
            const auto& opening = hold.opening;
            Line line{Kind::hold,        opening.hold,       hold.open(), {}, opening.reason,
                      opening.opened_by, opening.opened_utc, {},          {}, {}};
            const QString id = text(opening.about.id);
            switch (opening.about.kind) {
                case records::HoldSubject::Kind::run: line.about = tr("run %1").arg(id); break;
                case records::HoldSubject::Kind::item: line.about = tr("item %1").arg(id); break;
                case records::HoldSubject::Kind::report: line.about = tr("report %1").arg(id); break;
            }
            if (hold.closing) {
                line.decision = hold.closing->evaluation + "; " + hold.closing->decision;
                line.decided_by = hold.closing->closed_by;
                line.decided_utc = hold.closing->closed_utc;
            }
            lines_.push_back(std::move(line));
        }
        for (const auto& [run, asked] : reports->void_requests) {
            const auto* done = reports->run_void(run);
            Line line{Kind::run,
                      run,
                      done == nullptr,
                      tr("run %1").arg(text(run)),
                      asked.reason,
                      asked.requested_by,
                      asked.requested_utc,
                      {},
                      {},
                      {}};
            line.in_force = in_force_names(*reports, run);
            if (done != nullptr) {
                line.decided_by = done->confirmed_by;
                line.decided_utc = done->confirmed_utc;
            }
            lines_.push_back(std::move(line));
        }
        for (const auto& life : reports->reports) {
            if (!life.void_request) continue;
            const auto& asked = *life.void_request;
            Line line{Kind::report,
                      life.number(),
                      !life.voided,
                      tr("report %1").arg(text(life.number())),
                      asked.reason,
                      asked.requested_by,
                      asked.requested_utc,
                      {},
                      {},
                      {}};
            if (life.voided) {
                line.decided_by = life.voided->confirmed_by;
                line.decided_utc = life.voided->confirmed_utc;
            }
            lines_.push_back(std::move(line));
        }
    }
    // What waits for somebody first, then the newest.
    std::ranges::stable_sort(
        lines_, [](const Line& a, const Line& b) { return a.open != b.open ? a.open : a.asked_utc > b.asked_utc; });
    std::vector<RowsModel::Row> out;
    for (const auto& line : lines_)
        out.push_back({row_of(line),
                       {kind_word(line), line.about, short_time(line.asked_utc), state_word(line)},
                       line.open ? Sign::inconclusive : Sign::open});
    rows().show({tr("What"), tr("About"), tr("Since (UTC)"), tr("State")}, std::move(out));
    return {};
}

FactLine DecisionsPage::state() const {
    const auto open = std::ranges::count_if(lines_, &Line::open);
    if (open == 0) return {tr("Decisions"), tr("none is open"), Sign::pass};
    return {tr("Decisions"), tr("waiting for a second person: %1").arg(open), Sign::inconclusive};
}

const DecisionsPage::Line* DecisionsPage::shown() const {
    for (const auto& line : lines_)
        if (row_of(line) == selected()) return &line;
    return nullptr;
}

std::vector<DetailBlock> DecisionsPage::detail() const {
    const auto* line = shown();
    if (line == nullptr) return {};
    DetailBlock block;
    block.heading = kind_word(*line);
    block.facts = {{tr("About"), line->about},
                   {tr("State"), state_word(*line), line->open ? Sign::inconclusive : Sign::none},
                   {tr("Reason"), text(line->reason)},
                   {tr("By"), person_words(people(), line->asked_by)},
                   {tr("Since (UTC)"), short_time(line->asked_utc)}};
    if (!line->in_force.isEmpty()) block.facts.push_back({tr("Reports in force on it"), line->in_force});
    if (!line->decision.empty()) block.facts.push_back({tr("Evaluation and decision"), text(line->decision)});
    if (!line->open) {
        block.facts.push_back({tr("Decided by"), person_words(people(), line->decided_by)});
        block.facts.push_back({tr("Decided (UTC)"), short_time(line->decided_utc)});
    }
    return {std::move(block)};
}

std::vector<SetupAct> DecisionsPage::acts() const {
    using laboratory::Act;
    std::vector<SetupAct> out;
    if (!ground().archive.there()) return out;
    const auto* line = shown();
    if (line != nullptr && line->open) {
        if (line->kind == Kind::hold && may(Act::close_hold)) out.push_back(close_hold_act(*line));
        if (line->kind != Kind::hold && may(Act::void_report)) out.push_back(confirm_void_act(*line));
        if (line->kind == Kind::run && may(Act::void_report)) out.push_back(decline_void_act(*line));
    }
    if (may(Act::open_hold)) {
        out.push_back(open_hold_act());
        out.push_back(ask_void_act());
    }
    return out;
}

}  // namespace velocert::app
