// SPDX-License-Identifier: GPL-3.0-or-later
// What follows from the register on a day: until when an instrument may be used, and how its checks went.
#include <algorithm>
#include <chrono>

#include "app/desktop/model/setup/equipment_page.h"

namespace velocert::app {
namespace {

/// Base units in one unit of the chart: that of the first limit.
double scale_of(const laboratory::IntermediateCheck& first) { return static_cast<double>(first.limit.unit().factor); }

}  // namespace

DueState due_state(const laboratory::EquipmentRegister& equipment, const laboratory::RegisteredEquipment& one,
                   const base::Date& today, int soon) {
    DueState out;
    if (one.status == laboratory::EquipmentStatus::out_of_service) out.sign = Sign::open;
    const laboratory::Certificate* latest = nullptr;
    for (const auto* certificate : equipment.standing(one.equipment.instrument.serial))
        if (certificate->calibrated_on <= today) latest = certificate;
    if (latest == nullptr) return out;
    using std::chrono::sys_days;
    out.due = latest->due_on;
    out.days_left = static_cast<int>((sys_days(latest->due_on) - sys_days(today)).count());
    if (one.status == laboratory::EquipmentStatus::out_of_service) return out;
    out.sign = out.days_left < 0 ? Sign::fail : out.days_left <= soon ? Sign::inconclusive : Sign::pass;
    for (const auto& calibration : latest->measurands)
        if (equipment.check_failed(one.equipment.id, calibration.measurand, today)) out.sign = Sign::fail;
    return out;
}

reports::Chart control_chart(const laboratory::EquipmentRegister& equipment, const std::string& id,
                             metrology::Measurand measurand) {
    using std::chrono::sys_days;
    reports::Chart out;
    const std::string what(metrology::name(measurand));
    out.title = {id + " · " + what, id + " · " + what};
    out.x.quantity = {"自首次核查起", "since the first check"};
    out.x.unit = "d";
    out.y.quantity = {"示值误差", "error"};
    out.empty_reason = {"没有期间核查", "no intermediate check"};
    reports::ChartSeries series;
    series.name = {"差值", "difference"};
    const laboratory::IntermediateCheck* first = nullptr;
    const laboratory::IntermediateCheck* last = nullptr;
    int failed = 0;
    for (const auto& check : equipment.checks()) {
        if (check.equipment != id || check.measurand != measurand) continue;
        if (first == nullptr) first = &check;
        last = &check;
        failed += check.passed() ? 0 : 1;
        const double difference =
            static_cast<double>(check.indication.value().base() - check.reference.value().base()) / scale_of(*first);
        const reports::ChartPoint point{static_cast<double>((sys_days(check.on) - sys_days(first->on)).count()),
                                        difference};
        series.points.push_back(point);
        out.markers.push_back(
            {point, check.passed() ? reports::ChartRole::measured : reports::ChartRole::limit, {}, {}});
    }
    if (last == nullptr) return out;
    const double limit = static_cast<double>(last->limit.value().base() - last->limit.unit().offset) / scale_of(*first);
    out.y.unit = std::string(first->limit.unit().print);
    out.bands.push_back({reports::Direction::horizontal, -limit, limit, reports::ChartRole::gate, {}, {}});
    for (const double at : {-limit, limit})
        out.lines.push_back({reports::Direction::horizontal, at, reports::ChartRole::limit,
                             at < 0 ? reports::Bilingual{} : reports::Bilingual{"限值", "limit"},
                             at < 0 ? std::string() : last->limit.text()});
    const auto count = std::to_string(series.points.size());
    out.summary = {count + " 次核查，" + std::to_string(failed) + " 次不合格",
                   count + " checks, " + std::to_string(failed) + " failed"};
    out.series.push_back(std::move(series));
    return out;
}

}  // namespace velocert::app
