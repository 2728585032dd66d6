// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/prepare_presenter.h"

#include <algorithm>

#include "app/desktop/model/bench/running/coverage.h"

namespace velocert::app {

PreparePresenter::PreparePresenter(const Workplace& workplace, QObject* parent)
    : QObject(parent), workplace_(workplace) {
    if (!workplace_.scenarios.empty()) station_.scenario = workplace_.scenarios.front().first;
    connect(workplace_.assignments.get(), &StationAssignments::changed, this, &PreparePresenter::take_assignments);
    connect(workplace_.own_packs.get(), &OwnPacks::changed, this, &PreparePresenter::refresh);
    refresh();
}

const standards::StandardEdition* PreparePresenter::edition() const {
    if (!checked_.edition) return nullptr;
    return workplace_.edition(checked_.edition->edition, archive_kind() == records::ArchiveKind::training);
}

std::vector<const standards::Procedure*> PreparePresenter::procedures() const {
    const auto* in_force = edition();
    if (in_force == nullptr && !workplace_.editions.empty()) in_force = &workplace_.editions.back().plain;
    std::vector<const standards::Procedure*> out;
    if (in_force != nullptr)
        for (const auto& procedure : in_force->procedures) out.push_back(&procedure);
    return out;
}

records::ArchiveKind PreparePresenter::archive_kind() const {
    return looked_ && *looked_ ? **looked_ : station_.new_archive;
}

void PreparePresenter::look_at_archive() {
    // Opened once for all that is asked of it.
    looked_ = station_.archive_folder.empty() ? LookedAt() : workplace_.look_at_archive(station_.archive_folder);
}

bool PreparePresenter::ready() const {
    return checked_.item && checked_.edition && edition() != nullptr &&
           std::none_of(blockers_.begin(), blockers_.end(),
                        [](const Blocker& blocker) { return blocker.weight == Blocker::Weight::start; });
}

std::optional<RunOrder> PreparePresenter::order() const {
    if (!ready()) return std::nullopt;
    RunOrder out;
    out.item = *checked_.item;
    out.edition = *edition();
    if (const auto* own = workplace_.own_packs->in_use(out.edition.id))
        out.own_pack = ChosenPack{own->folder, own->digest, workplace_.own_packs->trust_file()};
    out.procedures = station_.procedures;
    out.is_virtual = station_.is_virtual;
    out.scenario = station_.scenario;
    out.archive_folder = station_.archive_folder;
    out.new_archive = station_.new_archive;
    out.operator_name = station_.operator_name;
    out.operator_account = station_.operator_account;
    out.station.id = workplace_.assignments->station().id;
    out.station.name = workplace_.assignments->station().name;
    for (const auto& port : station_.ports)
        out.station.instruments.push_back({port.role, port.driver, port.path,
                                           parse_options(port.options).value_or(std::map<std::string, std::string>{}),
                                           port.serial, port.equipment});
    return out;
}

void PreparePresenter::set_item(ItemEntry item) {
    item_ = std::move(item);
    refresh();
}

bool PreparePresenter::offer_known(const laboratory::TestItem& known, const std::string& run_started_utc) {
    ItemEntry nothing_said;
    nothing_said.id = item_.id;
    if (item_ != nothing_said || item_.id.trimmed().toStdString() != known.id) return false;
    known_ = entry_of(known);
    known_->id = item_.id;
    known_from_ = run_started_utc;
    set_item(*known_);
    return true;
}

void PreparePresenter::set_station(StationEntry station) {
    station_ = std::move(station);
    refresh();
}

/// What Setup assigned stands above what was chosen here before; an instrument that was taken away is chosen no more.
void PreparePresenter::take_assignments() {
    for (const auto& one : workplace_.assignments->station().instruments)
        std::erase_if(station_.ports,
                      [&](const StationEntry::Port& port) { return port.role == one.role || port.path == one.port; });
    std::erase_if(station_.ports, [&](const StationEntry::Port& port) {
        return !port.equipment.empty() && workplace_.assignments->station().instrument(port.role) == nullptr;
    });
    refresh();
}

void PreparePresenter::next_item() { set_item({}); }

void PreparePresenter::refresh() {
    workplace_.own_packs->look_again();
    checked_ = check(item_, workplace_.selection);
    look_at_archive();
    follow_offer();
    fill_ports();
    blockers_ = app::blockers(workplace_, checked_, station_, looked_);
    blockers_.insert(blockers_.end(), findings_.begin(), findings_.end());
    note_what_is_left_out();
    std::ranges::stable_sort(blockers_, {}, &Blocker::weight);
    emit changed();
}

/// Before the run as in its verdict: which part of the standard it is about.
void PreparePresenter::note_what_is_left_out() {
    const auto* edition = this->edition();
    if (edition == nullptr || station_.procedures.empty() || !checked_.item) return;
    const auto& traits = checked_.item->traits;
    int asked = 0;
    int chosen = 0;
    for (const auto& clause : coverage(*edition, traits, station_.procedures, {})) {
        if (clause.state == Covered::not_applicable) continue;
        ++asked;
        const auto* of = edition->clause(clause.clause);
        if (of != nullptr && std::ranges::find(station_.procedures, of->procedure) != station_.procedures.end())
            ++chosen;
    }
    if (chosen >= asked) return;
    blockers_.push_back(
        {Blocker::Weight::note,
         tr("This is not the complete type test"),
         tr("%1 of %2 clauses are chosen; the verdict will speak of these alone.").arg(chosen).arg(asked),
         {}});
}

void PreparePresenter::set_findings(std::vector<Blocker> findings) {
    if (findings == findings_) return;
    findings_ = std::move(findings);
    refresh();
}

/// Another edition has other procedures. Whoever wanted all wants all of those; whoever chose keeps what is left.
void PreparePresenter::follow_offer() {
    std::vector<std::string> now;
    for (const auto* procedure : procedures()) now.push_back(procedure->id);
    if (now == offered_) return;
    const auto among = [](const std::vector<std::string>& list) {
        return [&list](const std::string& id) { return std::find(list.begin(), list.end(), id) != list.end(); };
    };
    auto& chosen = station_.procedures;
    if (std::all_of(offered_.begin(), offered_.end(), among(chosen)))
        chosen = now;
    else
        std::erase_if(chosen, [&](const std::string& id) { return !among(now)(id); });
    offered_ = std::move(now);
}

void PreparePresenter::fill_ports() {
    std::vector<StationEntry::Port> ports;
    for (const auto* procedure : procedures()) {
        if (std::find(station_.procedures.begin(), station_.procedures.end(), procedure->id) ==
            station_.procedures.end())
            continue;
        for (const auto& role : procedure->roles) {
            const auto* assigned = workplace_.assignments->station().instrument(role.id);
            if (role.optional && assigned == nullptr) continue;
            const auto same = [&](const StationEntry::Port& port) { return port.role == role.id; };
            if (std::any_of(ports.begin(), ports.end(), same)) continue;
            const auto before = std::find_if(station_.ports.begin(), station_.ports.end(), same);
            StationEntry::Port port = before != station_.ports.end() ? *before
                                      : assigned != nullptr          ? StationEntry::Port{role.id,
                                                                                 role.kind,
                                                                                 assigned->driver,
                                                                                 assigned->port,
                                                                                 options_text(assigned->options),
                                                                                 assigned->serial,
                                                                                 assigned->equipment}
                                                            : StationEntry::Port{role.id, role.kind, {}, {}, {}};
            if (port.driver.empty())
                for (const auto& driver : workplace_.drivers)
                    if (driver.kind == role.kind && port.driver.empty()) port.driver = driver.id;
            ports.push_back(std::move(port));
        }
    }
    station_.ports = std::move(ports);
}

}  // namespace velocert::app
