// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/simulators/ambient/weather_simulator.h"

#include <algorithm>

#include "instruments/simulators/electrical/scpi_simulator.h"

namespace velocert::instruments {
namespace {

/// Three characters of a cyclic sum (polynomial A001 reflected, start 0), written anew from the maker's description.
std::string three_characters(const std::string& text) {
    std::uint32_t sum = 0;
    for (const char c : text) {
        sum ^= static_cast<std::uint8_t>(c);
        for (int i = 0; i < 8; ++i) sum = sum % 2 == 1 ? (sum / 2) ^ 0xA001U : sum / 2;
    }
    std::string out(3, '@');
    out[0] = static_cast<char>(64U | (sum >> 12U));
    out[1] = static_cast<char>(64U | ((sum >> 6U) & 63U));
    out[2] = static_cast<char>(64U | (sum & 63U));
    return out;
}

std::string sealed(std::string text) { return text + three_characters(text); }

}  // namespace

bool WeatherSimulator::more_faults(Fault fault) const {
    return fault == Fault::wrong_checksum || fault == Fault::drift || fault == Fault::unit_change ||
           fault == Fault::wrong_address || LineSimulator::more_faults(fault);
}

void WeatherSimulator::strike(const FaultPlan& plan, std::int64_t now_us) {
    if (plan.fault == Fault::unit_change) kilometres_ = true;
    if (plan.fault == Fault::wrong_address) address_ = '1';
    LineSimulator::strike(plan, now_us);
}

std::string WeatherSimulator::execute(const std::string& line, std::int64_t now_us) {
    const std::string address(1, address_);
    if (line == "0XU")
        return address + "XU,A=" + address + ",M=P,T=0,C=2,I=0,B=19200,D=8,P=N,S=1,L=25,N=VIRTUAL-WXT,V=1.00";
    if (!line.starts_with("0r0") || line.size() != 6 || take_busy()) return {};
    if (line != sealed("0r0")) return sealed(address + "tX,Use chksum " + three_characters("0r0"));
    if (stuck() && !stuck_at_.empty()) return stuck_at_;
    constexpr double kmh_of_metre_per_second = 3.6;
    const double wind = std::max(0.0, settings_.wind + settings_.gust * random_.normal()) *
                        (kilometres_ ? kmh_of_metre_per_second : 1.0);
    const char wind_unit = over_range() || take_defect() ? '#' : kilometres_ ? 'K' : 'M';
    const double temperature = settings_.temperature + 0.05 * random_.normal() + 0.1 * drifted_s(now_us);
    stuck_at_ = sealed(address + "r0,Dm=236D,Sm=" + scpi_nr2(wind, 1) + wind_unit + ",Sx=" + scpi_nr2(wind * 1.4, 1) +
                       wind_unit + ",Ta=" + scpi_nr2(temperature, 1) +
                       "C,Ua=" + scpi_nr2(settings_.humidity + 0.2 * random_.normal(), 1) + "P,Pa=1013.2H");
    return stuck_at_;
}

}  // namespace velocert::instruments
