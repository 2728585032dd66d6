// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/station_page.h"

#include "app/desktop/model/frame/record_words.h"
#include "instruments/registry/diagnosis.h"
#include "instruments/registry/identify.h"
#include "instruments/registry/registry.h"
#include "instruments/transport/port_checks.h"

namespace velocert::app {
namespace {

QString text(const std::string& given) { return QString::fromStdString(given); }
QString text(std::string_view given) { return QString::fromUtf8(given.data(), static_cast<qsizetype>(given.size())); }

/// What the search has seen, as far as it explains why nothing was found.
instruments::LineEvidence evidence_in(const std::string& port, const instruments::Identification& found) {
    instruments::LineEvidence out;
    out.port = port;
    out.heard = found.heard;
    for (const auto& one : found.asked)
        if (found.echo && one.settings == found.heard_at) out.sent += one.question;
    return out;
}

}  // namespace

QString StationPage::title() const { return tr("Station and ports"); }
QString StationPage::empty_words() const {
    return tr(
        "This machine has no serial port. Plug an adapter in and look again; or type the path of a port where "
        "the instrument is asked for. The virtual bench needs none.");
}

base::Result<void> StationPage::read(const records::Archive*) {
    auto ports = instruments::list_ports();
    if (!ports) return base::fail(ports.error());
    ports_ = std::move(*ports);
    std::vector<RowsModel::Row> out;
    for (const auto& port : ports_)
        out.push_back({port.name,
                       {text(port.name), text(port.description), port.usable ? tr("may be used") : tr("not permitted")},
                       port.usable ? Sign::live : Sign::broken});
    rows().show({tr("Port"), tr("What it is"), tr("State")}, std::move(out));
    return {};
}

FactLine StationPage::state() const {
    return {tr("Ports"), QString::number(ports_.size()), ports_.empty() ? Sign::open : Sign::live};
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
    DetailBlock drivers;
    drivers.heading = tr("Drivers");
    drivers.columns = {tr("Driver"), tr("Kind"), tr("Name")};
    for (const auto& driver : ground().workplace.drivers)
        drivers.rows.push_back({text(driver.id), driver_kind_word(driver.kind), text(driver.name)});
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
    act.run = [ground = ground()](const ActValues& values, const base::Progress& progress) -> base::Result<QString> {
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
        if (best == nullptr) return base::fail(instruments::diagnose(evidence_in(port, *found)));
        const auto& what = best->recognition;
        QStringList lines{
            tr("%1 at %2 (%3)").arg(text(what.driver->id), text(best->settings.text()), text(what.driver->name))};
        const auto identity = what.identity.text();
        lines << (identity == "|||" ? tr("It does not say who it is.") : tr("It calls itself %1").arg(text(identity)));
        if (what.identity.simulated) lines << tr("It is a simulator.");
        for (const auto& other : found->candidates)
            if (&other != best)
                lines
                    << tr("Less likely: %1 at %2").arg(text(other.recognition.driver->id), text(other.settings.text()));
        return lines.join('\n');
    };
    return act;
}

std::vector<SetupAct> StationPage::acts() const {
    return may(laboratory::Act::run_test) || may(laboratory::Act::keep_equipment) ? std::vector{identify_act()}
                                                                                  : std::vector<SetupAct>{};
}

QString StationPage::terminal_port() const {
    return may(laboratory::Act::run_test) || may(laboratory::Act::keep_equipment) ? text(selected()) : QString();
}

}  // namespace velocert::app
