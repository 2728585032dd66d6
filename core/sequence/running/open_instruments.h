// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>

#include "core/sequence/instrument.h"
#include "core/sequence/running/freeze_calibrations.h"
#include "core/sequence/running/runner.h"

namespace velocert::sequence {

/// The instruments of a run, opened when first needed and again after they were lost.
class OpenInstruments {
  public:
    OpenInstruments(InstrumentSource& source, bool training) : source_(source), training_(training) {}

    base::Result<Instrument*> get(const std::string& role) {
        auto& slot = open_[role];
        if (slot == nullptr) {
            auto opened = source_.open(role);
            if (!opened) return base::fail(opened.error());
            if ((*opened)->identity().simulated && !training_)
                return base::fail(base::ErrorCode::not_permitted, role,
                                  "the instrument says it is virtual: " + (*opened)->identity().text(),
                                  "a real instrument, or a training archive");
            if (auto same = check_identity(role, told_by(**opened)); !same) return base::fail(same.error());
            slot = std::move(*opened);
        }
        return slot.get();
    }
    void drop(const std::string& role) { open_[role].reset(); }

    /// What the instruments that are open told of themselves.
    [[nodiscard]] std::map<std::string, laboratory::ToldIdentity> told() const {
        std::map<std::string, laboratory::ToldIdentity> out;
        for (const auto& [role, instrument] : open_)
            if (instrument != nullptr) out.emplace(role, told_by(*instrument));
        return out;
    }
    /// From now on a role is served by the instrument it was checked for, and by no other.
    void hold_to(const CalibrationChoice& choice, const RunPlan& plan) {
        expected_ = told();
        for (const auto& role : choice.unresolved) unresolved_.insert(role);
        for (const auto& assigned : choice.certificates)
            if (!expected_.contains(assigned.role)) serials_[assigned.role] = assigned.certificate.instrument.serial;
        for (const auto& placed : plan.station.instruments) {
            const auto* registered = plan.equipment->by_id(placed.equipment);
            if (registered != nullptr) serials_.try_emplace(placed.role, registered->equipment.instrument.serial);
            if (!placed.serial.empty()) serials_.try_emplace(placed.role, placed.serial);
        }
    }

  private:
    static laboratory::ToldIdentity told_by(const Instrument& instrument) {
        const auto& identity = instrument.identity();
        return {identity.maker, identity.model, identity.serial, identity.simulated};
    }

    [[nodiscard]] base::Result<void> check_identity(const std::string& role,
                                                    const laboratory::ToldIdentity& now) const {
        const auto shown = [](const laboratory::ToldIdentity& one) {
            return one.maker + '|' + one.model + '|' + one.serial;
        };
        if (unresolved_.contains(role))
            return base::fail(base::ErrorCode::wrong_instrument, role,
                              "an instrument that was not there when the run began: " + shown(now),
                              "a new run, whose beginning asks for its calibration");
        if (const auto before = expected_.find(role); before != expected_.end() && !(before->second == now))
            return base::fail(base::ErrorCode::wrong_instrument, role, "another instrument: " + shown(now),
                              shown(before->second) + ", whose calibration the run has frozen");
        if (const auto serial = serials_.find(role);
            serial != serials_.end() && !expected_.contains(role) && serial->second != now.serial)
            return base::fail(base::ErrorCode::wrong_instrument, role,
                              "an instrument with the serial number '" + now.serial + "'",
                              "'" + serial->second + "', whose calibration the run has frozen");
        return {};
    }

    InstrumentSource& source_;
    bool training_;
    std::map<std::string, std::unique_ptr<Instrument>> open_;
    std::map<std::string, laboratory::ToldIdentity> expected_;  ///< as told when the run began
    std::map<std::string, std::string> serials_;                ///< of those that could not be asked then
    std::set<std::string> unresolved_;
};

}  // namespace velocert::sequence
