// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/station_page.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

#include "app/desktop/model/bench/preparing/blocker.h"
#include "app/desktop/model/frame/driver_words.h"
#include "app/desktop/model/frame/record_words.h"
#include "app/words/language.h"
#include "instruments/registry/diagnosis.h"
#include "instruments/registry/identify.h"
#include "instruments/registry/line_sharing.h"
#include "instruments/registry/registry.h"
#include "instruments/transport/port_checks.h"

namespace velocert::app {
namespace {

QString text(const std::string& given) { return QString::fromStdString(given); }
QString text(std::string_view given) { return QString::fromUtf8(given.data(), static_cast<qsizetype>(given.size())); }

/// Every role of every procedure, each once, in the order of the procedures.
std::vector<const standards::Role*> roles_of(const Workplace& workplace) {
    std::vector<const standards::Role*> out;
    std::set<std::string> known;
    for (const auto& pair : workplace.editions)
        for (const auto& procedure : pair.plain.procedures)
            for (const auto& role : procedure.roles)
                if (known.insert(role.id).second) out.push_back(&role);
    return out;
}

const DriverChoice* driver_of(const Workplace& workplace, const std::string& id) {
    const auto found = std::ranges::find(workplace.drivers, id, &DriverChoice::id);
    return found == workplace.drivers.end() ? nullptr : &*found;
}

}  // namespace

QString StationPage::title() const { return tr("Station and ports"); }
QString StationPage::empty_words() const {
    return tr(
        "This machine has no serial port. Plug an adapter in and look again; or type the path of a port where "
        "the instrument is asked for. The virtual bench needs none.");
}

std::vector<std::string> StationPage::pulled() const {
    std::vector<std::string> out;
    for (const auto& one : ground().workplace.assignments->station().instruments)
        if (!ground().workplace.port_exists(one.port)) out.push_back(one.port);
    return out;
}

base::Result<void> StationPage::read(const records::Archive* archive) {
    equipment_ = {};
    if (archive != nullptr) {
        auto all = records::equipment_register(*archive);
        if (!all) return base::fail(all.error());
        equipment_ = std::move(*all);
    }
    auto ports = instruments::list_ports();
    if (!ports) return base::fail(ports.error());
    ports_ = std::move(*ports);
    pulled_ = pulled();
    const auto& assigned = ground().workplace.assignments->station().instruments;
    std::vector<RowsModel::Row> out;
    const auto serves = [&](const std::string& port) {
        const auto one = std::ranges::find(assigned, port, &laboratory::StationInstrument::port);
        return one == assigned.end() ? QString() : role_words(ground().workplace, one->role);
    };
    for (const auto& port : ports_)
        out.push_back({port.name,
                       {text(port.name), text(port.description), serves(port.name),
                        port.usable ? tr("may be used") : tr("not permitted")},
                       port.usable ? Sign::live : Sign::broken});
    // A typed path, and a port whose cable was pulled, are in no list of the system.
    for (const auto& one : assigned) {
        if (std::ranges::find(ports_, one.port, &instruments::PortInfo::name) != ports_.end()) continue;
        const bool gone = std::ranges::find(pulled_, one.port) != pulled_.end();
        out.push_back({one.port,
                       {text(one.port), tr("typed by hand"), role_words(ground().workplace, one.role),
                        gone ? tr("not there: is the cable pulled?") : tr("may be used")},
                       gone ? Sign::broken : Sign::live});
    }
    rows().show({tr("Port"), tr("What it is"), tr("Serves"), tr("State")}, std::move(out));
    return {};
}

bool StationPage::outdated() const {
    const auto now = instruments::list_ports();
    // Ports that cannot be listed are no other ones than before, if that was so then.
    const bool same =
        now ? std::ranges::equal(*now, ports_, {}, &instruments::PortInfo::name, &instruments::PortInfo::name)
            : error().has_value();
    return !same || pulled() != pulled_;
}

FactLine StationPage::state() const {
    if (!pulled_.empty()) return {tr("Ports that are not there"), text(pulled_.front()), Sign::broken};
    return {tr("Ports"), QString::number(ports_.size()), ports_.empty() ? Sign::open : Sign::live};
}

DetailBlock StationPage::roles_block() const {
    DetailBlock out;
    const auto& station = ground().workplace.assignments->station();
    const auto roles = roles_of(ground().workplace);
    out.heading = tr("Station %1: what serves what").arg(text(station.name));
    QStringList open;
    for (const auto* role : roles)
        if (station.instrument(role->id) == nullptr && !role->optional) open << in_words(role->title);
    if (!open.empty()) out.facts.push_back({tr("Nothing assigned yet"), open.join(tr(", ")), Sign::open});
    for (const auto& port : pulled_)
        out.facts.push_back(
            {tr("Not there"), tr("%1: plug it in again, or assign another port").arg(text(port)), Sign::broken});
    if (station.instruments.empty()) return out;
    out.columns = {tr("Role"), tr("Port"), tr("Driver"), tr("Instrument")};
    for (const auto& one : station.instruments)
        out.rows.push_back({role_words(ground().workplace, one.role), text(one.port), text(one.driver),
                            one.equipment.empty() ? tr("found by what it tells") : text(one.equipment)});
    return out;
}

std::vector<DetailBlock> StationPage::detail() const {
    std::vector<DetailBlock> out;
    for (const auto& port : ports_) {
        if (port.name != selected()) continue;
        DetailBlock block;
        block.heading = text(port.name);
        block.facts.push_back({tr("What it is"), text(port.description)});
        if (port.usb) {
            block.facts.push_back({tr("Adapter"), text(port.usb->maker + " " + port.usb->model)});
            block.facts.push_back({tr("Serial number"), text(port.usb->serial)});
        }
        if (!port.usable)
            block.facts.push_back({tr("What to do"),
                                   tr("Join the group %1, then sign in to the machine again.").arg(text(port.group)),
                                   Sign::broken});
        out.push_back(std::move(block));
    }
    out.push_back(roles_block());
    DetailBlock drivers;
    drivers.heading = tr("Drivers");
    drivers.columns = {tr("Driver"), tr("Kind"), tr("Name")};
    for (const auto& driver : ground().workplace.drivers)
        drivers.rows.push_back({text(driver.id), driver_kind_word(driver.kind), driver_name_words(driver.name)});
    out.push_back(std::move(drivers));
    return out;
}

SetupAct StationPage::identify_act() const {
    SetupAct act;
    act.id = "identify";
    act.title = tr("Find out what is on the port");
    act.consequence =
        tr("Listens, then asks each driver's harmless question at the usual settings. Nothing is zeroed, "
           "set or switched on.");
    act.fields = {{"port", tr("Port"), ActField::Kind::text, true, selected(), tr("any path"), {}}};
    act.run = [ground = ground(), remembered = found_, beside = selected()](
                  const ActValues& values, const base::Progress& progress) -> base::Result<QString> {
        const std::string port = values["port"];
        instruments::Search search;
        search.pseudo_terminal = instruments::is_pseudo_terminal(port);
        search.given_up = [&] { return !base::go_on(progress, port, 0, 0); };
        search.open = [&](const instruments::PortSettings& settings) {
            return instruments::open_port(port, settings, {{}, "identify"});
        };
        const auto found = instruments::identify(instruments::drivers(), search, ground.archive.clock());
        if (!found) return base::fail(found.error());
        const auto* best = found->found();
        if (best == nullptr) return base::fail(instruments::diagnose(evidence_of(port, *found)));
        const auto& what = best->recognition;
        // Kept where the window reads it, on its thread: it stands in the form of the assignment next.
        QMetaObject::invokeMethod(
            qApp, [remembered, port, beside, known = Found{std::string(what.driver->id), what.identity.serial}] {
                remembered->by_port[port] = known;
                remembered->last = port;
                remembered->beside = beside;
            });
        QStringList lines{
            tr("%1 at %2 (%3)")
                .arg(text(what.driver->id), text(best->settings.text()), driver_name_words(what.driver->name))};
        const auto identity = what.identity.text();
        lines << (identity == "|||" ? tr("It does not say who it is.") : tr("It calls itself %1").arg(text(identity)));
        if (what.identity.simulated) lines << tr("It is a simulator.");
        if (!best->address.empty()) lines << tr("It answers at address %1: set address=%1.").arg(text(best->address));
        for (const auto& other : found->candidates)
            if (&other != best)
                lines
                    << tr("Less likely: %1 at %2").arg(text(other.recognition.driver->id), text(other.settings.text()));
        return lines.join('\n');
    };
    return act;
}

const std::string& StationPage::meant_port() const {
    return !found_->last.empty() && found_->beside == selected() ? found_->last : selected();
}

SetupAct StationPage::assign_act() const {
    SetupAct act;
    act.id = "assign_port";
    act.at_once = true;
    act.title = tr("Assign a port");
    act.consequence = tr("Runs on this station take the role from this port until another one is assigned.");
    const auto& workplace = ground().workplace;
    const auto roles = roles_of(workplace);
    const auto& station = workplace.assignments->station();
    const auto& port = meant_port();
    const auto here = std::ranges::find(station.instruments, port, &laboratory::StationInstrument::port);
    const auto found = found_->by_port.find(port);
    laboratory::StationInstrument now;
    if (here != station.instruments.end()) now = *here;
    if (found != found_->by_port.end()) {
        now.driver = found->second.driver;
        if (const auto* known = equipment_.by_serial(found->second.serial)) now.equipment = known->equipment.id;
    }
    // The first role of that kind that nothing serves yet is what is meant most often.
    if (const auto* driver = driver_of(workplace, now.driver); now.role.empty() && driver != nullptr)
        for (const auto* role : roles)
            if (now.role.empty() && role->kind == driver->kind && station.instrument(role->id) == nullptr)
                now.role = role->id;
    Choices role_choices;
    for (const auto* role : roles)
        role_choices.emplace_back(role->id,
                                  QString("%1 (%2)").arg(in_words(role->title), driver_kind_word(role->kind)));
    Choices drivers;
    for (const auto& driver : workplace.drivers)
        drivers.emplace_back(driver.id, QString("%1 (%2)").arg(text(driver.id), driver_kind_word(driver.kind)));
    Choices instruments{{"", tr("found by the serial number it tells")}};
    for (const auto& one : equipment_.equipment())
        instruments.emplace_back(one.equipment.id, QString("%1 %2, %3")
                                                       .arg(text(one.equipment.id), text(one.equipment.title),
                                                            text(one.equipment.instrument.serial)));
    act.fields = {
        {"role", tr("Role"), ActField::Kind::choice, true, now.role, {}, std::move(role_choices)},
        {"driver", tr("Driver"), ActField::Kind::choice, true, now.driver, {}, std::move(drivers)},
        {"port", tr("Port"), ActField::Kind::text, true, port, tr("any path"), {}},
        {"options", tr("Options"), ActField::Kind::text, false, options_text(now.options), tr("name=value ..."), {}},
        {"equipment", tr("Instrument"), ActField::Kind::choice, false, now.equipment, {}, std::move(instruments)}};
    act.check = [&workplace, roles](const ActValues& values) {
        std::vector<ActProblem> out;
        const auto role = std::ranges::find(roles, values["role"], [](const auto* one) { return one->id; });
        const auto* driver = driver_of(workplace, values["driver"]);
        if (role != roles.end() && driver != nullptr && driver->kind != (*role)->kind)
            out.push_back({"driver", tr("The role wants: %1").arg(driver_kind_word((*role)->kind)), -1, -1});
        const auto options = parse_options(values["options"]);
        const auto& others = workplace.assignments->station().instruments;
        const laboratory::StationInstrument wanted{
            values["role"], values["driver"], values["port"], options ? *options : instruments::Options(), {}, {}};
        if (!instruments::may_share_port(wanted, others))
            for (const auto& other : others)
                if (other.port == wanted.port && other.role != wanted.role)
                    out.push_back({"port", tr("Serves already: %1").arg(role_words(workplace, other.role)), -1, -1});
        if (!options) out.push_back({"options", tr("Write them as name=value, with blanks between them."), -1, -1});
        return out;
    };
    act.run = [&workplace, equipment = equipment_](const ActValues& values,
                                                   const base::Progress&) -> base::Result<QString> {
        laboratory::StationInstrument wanted{values["role"],     values["driver"], values["port"], {}, {},
                                             values["equipment"]};
        const auto options = parse_options(values["options"]);
        if (!options) return base::fail(options.error());
        wanted.options = *options;
        if (const auto* known = equipment.by_id(wanted.equipment)) wanted.serial = known->equipment.instrument.serial;
        if (auto done = workplace.assignments->assign(std::move(wanted)); !done) return base::fail(done.error());
        return tr("%1 is on %2 from now on.").arg(role_words(workplace, values["role"]), text(values["port"]));
    };
    return act;
}

SetupAct StationPage::take_away_act() const {
    SetupAct act;
    act.id = "take_away_port";
    act.at_once = true;
    act.title = tr("Take an assignment away");
    act.consequence = tr("The role is served by nothing then. Runs that are on record keep what they were made with.");
    const auto& workplace = ground().workplace;
    Choices served;
    std::string here;
    for (const auto& one : workplace.assignments->station().instruments) {
        served.emplace_back(one.role, QString("%1, %2").arg(role_words(workplace, one.role), text(one.port)));
        if (one.port == selected()) here = one.role;
    }
    act.fields = {{"role", tr("Role"), ActField::Kind::choice, true, here, {}, std::move(served)}};
    act.run = [&workplace](const ActValues& values, const base::Progress&) -> base::Result<QString> {
        if (auto done = workplace.assignments->take_away(values["role"]); !done) return base::fail(done.error());
        return tr("Nothing is assigned to %1 now.").arg(role_words(workplace, values["role"]));
    };
    return act;
}

SetupAct StationPage::name_act() const {
    SetupAct act;
    act.id = "name_station";
    act.at_once = true;
    act.title = tr("Name the station");
    act.consequence = tr("Runs from now on say that they were made here.");
    const auto& workplace = ground().workplace;
    act.fields = {
        {"name", tr("Name of the station"), ActField::Kind::text, true, workplace.assignments->station().name, {}, {}}};
    act.run = [&workplace](const ActValues& values, const base::Progress&) -> base::Result<QString> {
        if (auto done = workplace.assignments->rename(values["name"]); !done) return base::fail(done.error());
        return tr("The station is called %1.").arg(text(values["name"]));
    };
    return act;
}

std::vector<SetupAct> StationPage::acts() const {
    std::vector<SetupAct> out;
    if (!may(laboratory::Act::run_test) && !may(laboratory::Act::keep_equipment)) return out;
    out.push_back(identify_act());
    out.push_back(assign_act());
    if (!ground().workplace.assignments->empty()) out.push_back(take_away_act());
    out.push_back(name_act());
    return out;
}

QString StationPage::terminal_port() const {
    return may(laboratory::Act::run_test) || may(laboratory::Act::keep_equipment) ? text(selected()) : QString();
}

}  // namespace velocert::app
