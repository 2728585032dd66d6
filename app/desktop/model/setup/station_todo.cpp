// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/setup/station_todo.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/desktop/model/setup/equipment_page.h"
#include "core/records/people/people.h"

namespace velocert::app {
namespace {

class Todo {
    Q_DECLARE_TR_FUNCTIONS(Todo)
};

/// Somebody active who holds the role of a technician on that day.
bool has_technician(const laboratory::PeopleRegister& people, const base::Date& today) {
    return std::ranges::any_of(people.accounts(), [&](const laboratory::Account& one) {
        return one.active() && one.holds(laboratory::Role::technician, today);
    });
}

}  // namespace

std::vector<FirstStart::Todo> station_todo(const ArchiveInUse& in_use, const Workplace& workplace) {
    laboratory::PeopleRegister people;
    laboratory::EquipmentRegister equipment;
    if (in_use.there())
        if (const auto archive = in_use.read()) {
            if (auto known = records::people_register(**archive)) people = std::move(*known);
            if (auto known = records::equipment_register(**archive)) equipment = std::move(*known);
        }
    const auto today = base::day_of(in_use.clock().now());
    const auto& station = workplace.assignments->station();
    const bool technician = has_technician(people, today);
    const auto calibrated = std::ranges::count_if(equipment.equipment(), [&](const auto& one) {
        const auto due = due_state(equipment, one, today);
        return due.sign == Sign::pass || due.sign == Sign::inconclusive;
    });
    const bool named = station.name != StationAssignments().station().name;
    const auto there =
        std::ranges::count_if(station.instruments, [&](const auto& one) { return workplace.port_exists(one.port); });
    const auto assigned = static_cast<qsizetype>(station.instruments.size());
    return {{Todo::tr("People"),
             people.empty() ? Todo::tr("no account yet: the window asks for the first")
             : technician   ? Todo::tr("accounts: %1").arg(people.accounts().size())
                            : Todo::tr("accounts: %1, none of a technician").arg(people.accounts().size()),
             technician, "setup", "people"},
            {Todo::tr("Name of the station"),
             named ? QString::fromStdString(station.name) : Todo::tr("still the one it came with"), named, "setup",
             "station"},
            {Todo::tr("Instruments and certificates"),
             Todo::tr("%1 of %2 may be used").arg(calibrated).arg(equipment.equipment().size()), calibrated > 0,
             "setup", "equipment"},
            {Todo::tr("Ports"),
             assigned == 0 ? Todo::tr("none assigned to a role")
                           : Todo::tr("%1 of %2 assigned ports are there").arg(there).arg(assigned),
             assigned > 0 && there == assigned, "setup", "station"}};
}

}  // namespace velocert::app
