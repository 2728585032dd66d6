// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/calibration_today.h"

#include <QCoreApplication>
#include <algorithm>
#include <sstream>

#include "app/desktop/model/setup/equipment_page.h"
#include "core/records/index/run_query.h"

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
    const auto take = [&out](const sequence::Run& from, const std::string& driver, const std::string& role) {
        for (const auto& attempt : from.step_runs)
            for (const auto& capture : attempt.captures)
                if (capture.driver == driver && !capture.simulated)
                    if (auto serial = serial_in(capture.identity); !serial.empty()) out[role] = std::move(serial);
    };
    if (station.is_virtual) return out;
    constexpr int looked_at = 500;
    for (const auto& port : station.ports) {
        if (port.path.empty()) continue;
        records::RunQuery query;
        query.limit = 1;
        query.most_looked_at = looked_at;
        query.instruments.emplace_back(port.driver, port.path);
        // What cannot be read here is told where archives are looked at; the run itself asks again.
        const auto page = archive.find_runs(query);
        if (!page || page->runs.empty()) continue;
        if (const auto latest = archive.run(page->runs.front().id)) take(*latest, port.driver, port.role);
    }
    for (const auto& attempt : run.step_runs)
        for (const auto& capture : attempt.captures)
            if (auto serial = serial_in(capture.identity); !serial.empty() && !capture.simulated)
                out[capture.role] = std::move(serial);
    return out;
}

std::string serial_in(const std::string& identity) {
    std::istringstream parts(identity);
    std::string part;
    for (int i = 0; i < 3; ++i)
        if (!std::getline(parts, part, '|')) return {};
    return part;
}

}  // namespace velocert::app
