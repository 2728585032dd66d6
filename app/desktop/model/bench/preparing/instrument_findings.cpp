// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/preparing/instrument_findings.h"

#include <QCoreApplication>

namespace velocert::app {
namespace {

using Weight = Blocker::Weight;

class Instruments {
    Q_DECLARE_TR_FUNCTIONS(Instruments)
};

const ToldSerial* told_by(const StationEntry::Port& port, const std::map<std::string, ToldSerial>& told) {
    const auto at = told.find(port.role);
    if (at == told.end() || at->second.driver != port.driver || at->second.port != port.path) return nullptr;
    return &at->second;
}

QString text(const std::string& given) { return QString::fromStdString(given); }

}  // namespace

std::map<std::string, std::string> told_now(const StationEntry& station,
                                            const std::map<std::string, ToldSerial>& told) {
    std::map<std::string, std::string> out;
    if (station.is_virtual) return out;
    for (const auto& port : station.ports)
        if (const auto* one = told_by(port, told); one != nullptr && !one->serial.empty()) out[port.role] = one->serial;
    return out;
}

std::vector<Blocker> instrument_findings(const Workplace& workplace, const StationEntry& station,
                                         const std::map<std::string, ToldSerial>& told,
                                         const std::map<std::string, CalibrationToday>& calibrations) {
    std::vector<Blocker> out;
    if (station.is_virtual) return out;
    for (const auto& port : station.ports) {
        if (port.path.empty() || !workplace.port_exists(port.path)) continue;
        const QString role = role_words(workplace, port.role);
        const auto* said = told_by(port, told);
        if (said == nullptr) {
            out.push_back({Weight::note, Instruments::tr("%1: which instrument it is was not asked yet").arg(role),
                           text(port.path), Instruments::tr("Press \"Ask the instruments\"."),
                           duty_words(Duty::technician)});
        } else if (said->serial.empty()) {
            out.push_back({Weight::note,
                           Instruments::tr("%1: the instrument does not tell its serial number").arg(role),
                           text(port.path), Instruments::tr("Compare its plate with the register."),
                           duty_words(Duty::technician)});
        } else if (!port.serial.empty() && port.serial != said->serial) {
            out.push_back({Weight::start, Instruments::tr("%1: another instrument is connected").arg(role),
                           Instruments::tr("It tells the serial number %1; assigned is %2.")
                               .arg(text(said->serial), text(port.serial)),
                           Instruments::tr("Connect the assigned one, or assign this one in Setup, Station and ports."),
                           duty_words(Duty::technician)});
            continue;
        }
        const auto today = calibrations.find(port.role);
        if (today == calibrations.end() || today->second.in_order) continue;
        const bool sure = said != nullptr && !said->serial.empty();
        out.push_back({sure ? Weight::start : Weight::verdict,
                       Instruments::tr("%1: the instrument may not be used today").arg(role), today->second.cause,
                       today->second.fix, duty_words(Duty::equipment)});
    }
    return out;
}

}  // namespace velocert::app
