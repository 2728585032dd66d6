// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/calibration_today.h"

#include <QCoreApplication>
#include <algorithm>
#include <optional>

#include "app/desktop/model/setup/equipment_page.h"
#include "core/records/index/run_query.h"
#include "core/sequence/instrument.h"

namespace velocert::app {
namespace {

class Calibrated {
    Q_DECLARE_TR_FUNCTIONS(Calibrated)
};

QString text(const std::string& given) { return QString::fromStdString(given); }

CalibrationToday state_of(const laboratory::EquipmentRegister& registered, const std::string& serial,
                          const base::Date& today) {
    const auto* one = registered.by_serial(serial);
    if (one == nullptr)
        return {false,
                Calibrated::tr("The instrument with the serial number %1 is not in the register.").arg(text(serial)),
                Calibrated::tr("Enter the instrument and its certificate in Setup, Instruments.")};
    const QString name = text(one->equipment.id);
    if (one->status != laboratory::EquipmentStatus::in_service)
        return {false, Calibrated::tr("%1 is out of service: %2").arg(name, text(one->status_reason)),
                Calibrated::tr("Take another instrument, or put it in service in Setup, Instruments.")};
    const auto due = due_state(registered, *one, today);
    const QString renew =
        Calibrated::tr("Take another instrument, or enter the new certificate in Setup, Instruments.");
    if (!due.due) return {false, Calibrated::tr("%1 has no calibration certificate.").arg(name), renew};
    if (due.days_left < 0)
        return {false, Calibrated::tr("The calibration of %1 ended on %2.").arg(name, text(base::text(*due.due))),
                renew};
    if (due.sign == Sign::fail)
        return {false, Calibrated::tr("The latest intermediate check of %1 failed.").arg(name),
                Calibrated::tr("Have it calibrated, or enter a check that it passes in Setup, Instruments.")};
    return {true, Calibrated::tr("%1 is calibrated until %2.").arg(name, text(base::text(*due.due))), {}};
}

}  // namespace

std::map<std::string, CalibrationToday> calibration_today(const laboratory::EquipmentRegister& registered,
                                                          const std::map<std::string, std::string>& serials,
                                                          const std::vector<sequence::Deviation>& deviations,
                                                          const base::Date& today) {
    std::map<std::string, CalibrationToday> out;
    for (const auto& [role, serial] : serials)
        if (!serial.empty()) out[role] = state_of(registered, serial, today);
    for (const auto& deviation : deviations)
        if (deviation.kind == "calibration")
            out[deviation.role] = {false, text(deviation.cause),
                                   Calibrated::tr("Used under a deviation that %1 approved: %2")
                                       .arg(text(deviation.approver), text(deviation.reason))};
    return out;
}

std::map<std::string, std::string> known_serials(const records::Archive& archive, const StationEntry& station,
                                                 const sequence::Run& run) {
    std::map<std::string, std::string> out;
    // By the role that the port had then: another instrument of the same driver stands at another port.
    const auto take = [&out](const sequence::Run& from, const StationEntry::Port& port) {
        for (const auto& placed : from.station.instruments) {
            if (placed.driver != port.driver || placed.port != port.path) continue;
            for (const auto& attempt : from.step_runs)
                for (const auto& capture : attempt.captures)
                    if (capture.role == placed.role && !capture.simulated)
                        if (auto serial = sequence::serial_in(capture.identity); !serial.empty())
                            out[port.role] = std::move(serial);
        }
    };
    if (station.is_virtual) return out;
    constexpr int looked_at = 500;
    std::map<std::string, std::optional<sequence::Run>> read;  // most ports find the same run
    for (const auto& port : station.ports) {
        if (port.path.empty()) continue;
        records::RunQuery query;
        query.limit = 1;
        query.most_looked_at = looked_at;
        query.instruments.emplace_back(port.driver, port.path);
        // What cannot be read here is told where archives are looked at; the run itself asks again.
        const auto page = archive.find_runs(query);
        if (!page || page->runs.empty()) continue;
        const auto& id = page->runs.front().id;
        auto [latest, fresh] = read.try_emplace(id);
        if (fresh)
            if (auto found = archive.run(id)) latest->second = std::move(*found);
        if (latest->second) take(*latest->second, port);
    }
    for (const auto& attempt : run.step_runs)
        for (const auto& capture : attempt.captures)
            if (auto serial = sequence::serial_in(capture.identity); !serial.empty() && !capture.simulated)
                out[capture.role] = std::move(serial);
    return out;
}

}  // namespace velocert::app
