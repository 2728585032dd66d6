// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/calibration_check.h"

#include <algorithm>
#include <array>
#include <utility>

namespace velocert::laboratory {
namespace {

using metrology::Calibration;
using metrology::Measurand;

constexpr std::array codes{
    std::pair{BlockerCode::certificate_missing, "certificate-missing"},
    std::pair{BlockerCode::certificate_expired, "certificate-expired"},
    std::pair{BlockerCode::not_yet_valid, "not-yet-valid"},
    std::pair{BlockerCode::out_of_service, "out-of-service"},
    std::pair{BlockerCode::unassigned, "unassigned"},
    std::pair{BlockerCode::not_identified, "not-identified"},
    std::pair{BlockerCode::identity_mismatch, "identity-mismatch"},
    std::pair{BlockerCode::measurand_missing, "measurand-missing"},
    std::pair{BlockerCode::range_not_covered, "range-not-covered"},
    std::pair{BlockerCode::check_failed, "check-failed"},
};

/// Instruments add capacity or options to the name of their model, and registers leave out what is not needed.
bool one_in_the_other(std::string_view a, std::string_view b) {
    return a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos;
}

/// Looks at one role with all its needs.
class RoleCheck {
  public:
    RoleCheck(std::string role, const StationInstrument* placed, const ToldIdentity* told,
              const EquipmentRegister& registered, const base::Date& on, CalibrationCheck& out)
        : role_(std::move(role)), placed_(placed), told_(told), registered_(registered), on_(on), out_(out) {}

    void look(std::span<const CalibrationNeed> needs) {
        if (told_ != nullptr && told_->simulated && !known_by_serial()) return look_at_virtual(needs);
        if (!find_equipment()) return;
        if (entry_ != nullptr) check_entry();
        for (const auto& need : needs)
            if (need.role == role_) look_at(need);
    }

  private:
    void block(BlockerCode code, std::optional<Measurand> measurand, std::string cause, std::string fix) {
        // Whose certificate it is, is open then: none is used, be the blocker overridden or not.
        doubtful_ = doubtful_ || code == BlockerCode::identity_mismatch || code == BlockerCode::not_identified;
        out_.blockers.push_back({code, role_, measurand, std::move(cause), std::move(fix)});
    }

    /// A certificate or an entry for exactly this instrument goes before what holds for any virtual one.
    [[nodiscard]] bool known_by_serial() const {
        if (placed_ != nullptr && !placed_->equipment.empty()) return true;
        return !told_->serial.empty() &&
               (registered_.by_serial(told_->serial) != nullptr || !registered_.standing(told_->serial).empty());
    }

    void look_at_virtual(std::span<const CalibrationNeed> needs) {
        const auto* certificate = registered_.demonstration_for(told_->model);
        if (certificate == nullptr)
            return block(
                BlockerCode::certificate_missing, std::nullopt,
                told_->model.empty() ? "the instrument told no name: on a pseudo-terminal it counts as a program, and "
                                       "there is no certificate of the demonstration laboratory for it"
                                     : "the virtual instrument '" + told_->model +
                                           "' has no certificate of the demonstration laboratory",
                "a virtual instrument of this program in a training archive, or a certificate for its serial number");
        for (const auto& need : needs)
            if (need.role == role_) use(need, *certificate);
    }

    /// Which instrument of the register serves the role; false when that cannot be told.
    bool find_equipment() {
        const std::string named = placed_ == nullptr ? std::string() : placed_->equipment;
        const std::string expected = placed_ == nullptr ? std::string() : placed_->serial;
        serial_ = !expected.empty() ? expected : told_ != nullptr ? told_->serial : std::string();
        if (!named.empty()) {
            entry_ = registered_.by_id(named);
            if (entry_ == nullptr) return unassigned("the register has no equipment '" + named + "'");
            serial_ = entry_->equipment.instrument.serial;
            if (!expected.empty() && expected != serial_) {
                block(BlockerCode::identity_mismatch, std::nullopt,
                      "the station expects the serial number " + expected + ", the register says " + serial_ + " for " +
                          named,
                      "correct the station or the register");
                return false;
            }
            return true;
        }
        if (serial_.empty()) {
            block(BlockerCode::not_identified, std::nullopt,
                  told_ == nullptr
                      ? "the station does not say which instrument it is, and it was not asked"
                      : "the instrument told no serial number, and the station does not say which one it is",
                  "name it in the station, by \"equipment\" or by \"serial\"");
            return false;
        }
        entry_ = registered_.by_serial(serial_);
        if (entry_ != nullptr) return true;
        if (told_ != nullptr && told_->simulated && told_->serial == serial_) return true;
        return unassigned("the register has no equipment with the serial number " + serial_);
    }

    bool unassigned(std::string cause) {
        block(BlockerCode::unassigned, std::nullopt, std::move(cause),
              "enter it with 'calibration equip', or correct the station");
        return false;
    }

    void check_entry() {
        const auto& known = entry_->equipment;
        if (entry_->status == EquipmentStatus::out_of_service)
            block(BlockerCode::out_of_service, std::nullopt,
                  known.id + " is out of service" +
                      (entry_->status_reason.empty() ? std::string() : ": " + entry_->status_reason),
                  "use another instrument, or put it back into service with a reason");
        if (told_ == nullptr) return;
        if (!told_->serial.empty() && told_->serial != serial_)
            block(BlockerCode::identity_mismatch, std::nullopt,
                  "the instrument says its serial number is " + told_->serial + ", the register says " + serial_ +
                      " for " + known.id,
                  "connect the registered instrument, or correct the station");
        else if (!told_->serial.empty() && !told_->model.empty() &&
                 !one_in_the_other(told_->model, known.instrument.model))
            block(BlockerCode::identity_mismatch, std::nullopt,
                  "the instrument with the serial number " + serial_ + " says it is a '" + told_->model +
                      "', the register says '" + known.instrument.model + "' for " + known.id,
                  "connect the registered instrument, or correct the register");
        else if (told_->serial.empty() && told_->model.empty())
            block(BlockerCode::not_identified, std::nullopt, "the instrument did not tell who it is",
                  "an instrument that does, or a setting that lets it");
        else if (told_->serial.empty() && !told_->model.starts_with(known.instrument.model))
            block(BlockerCode::identity_mismatch, std::nullopt,
                  "the instrument says it is a '" + told_->model + "', the register says '" + known.instrument.model +
                      "' for " + known.id,
                  "connect the registered instrument, or correct the register");
    }

    void look_at(const CalibrationNeed& need) {
        const std::string what = std::string(metrology::name(need.measurand));
        if (entry_ != nullptr && registered_.check_failed(entry_->equipment.id, need.measurand, on_))
            block(BlockerCode::check_failed, need.measurand,
                  "the latest intermediate check of " + what + " of " + entry_->equipment.id + " failed",
                  "have it calibrated, or repeat the check");
        const auto all = registered_.standing(serial_);
        if (all.empty())
            return block(BlockerCode::certificate_missing, need.measurand,
                         "no certificate for the serial number " + serial_,
                         "add its certificate with 'calibration add', or have it calibrated");
        if (std::ranges::none_of(all, [&](const auto* one) { return one->find(need.measurand) != nullptr; }))
            return block(BlockerCode::measurand_missing, need.measurand,
                         "no certificate for the serial number " + serial_ + " has the measurand " + what,
                         "have the instrument calibrated for " + what);
        const auto* certificate = registered_.latest(serial_, need.measurand, on_);
        if (certificate == nullptr)
            return block(
                BlockerCode::not_yet_valid, need.measurand,
                "no certificate of " + what + " was issued for a calibration on " + base::text(on_) + " or before",
                "add the certificate that was in force, or correct the computer's clock");
        if (entry_ != nullptr && !same_type(certificate->instrument, entry_->equipment.instrument))
            return block(BlockerCode::identity_mismatch, need.measurand,
                         "certificate " + certificate->number + " is for a " + certificate->instrument.maker + ' ' +
                             certificate->instrument.model + ", the register says " +
                             entry_->equipment.instrument.maker + ' ' + entry_->equipment.instrument.model,
                         "correct the register, or add the certificate of this instrument");
        use(need, *certificate);
    }

    static bool same_type(const InstrumentName& a, const InstrumentName& b) {
        return a.maker == b.maker && a.model == b.model;
    }

    /// The certificate stands for the need, unless its dates or its range do not.
    void use(const CalibrationNeed& need, const Certificate& certificate) {
        const auto* calibration = certificate.find(need.measurand);
        if (calibration == nullptr)
            return block(
                BlockerCode::measurand_missing, need.measurand,
                "certificate " + certificate.number + " has no " + std::string(metrology::name(need.measurand)),
                "a certificate for it");
        if (certificate.calibrated_on > on_)
            return block(BlockerCode::not_yet_valid, need.measurand,
                         "certificate " + certificate.number + " is of " + base::text(certificate.calibrated_on) +
                             ", the day is " + base::text(on_),
                         "correct the computer's clock, or add the certificate that was in force");
        for (const auto& end : {need.low, need.high})
            if (end && !covers(*calibration, *end))
                return block(BlockerCode::range_not_covered, need.measurand,
                             "certificate " + certificate.number + " covers " + calibration->range_low.text() + " to " +
                                 calibration->range_high.text() + ", the procedure needs " + end->text(),
                             "an instrument calibrated over that range, or a calibration that covers it");
        if (certificate.due_on < on_) {
            block(BlockerCode::certificate_expired, need.measurand,
                  "certificate " + certificate.number + " was due on " + base::text(certificate.due_on) +
                      ", the day is " + base::text(on_),
                  "have it calibrated and add the new certificate");
            return assign(out_.assigned_if_overridden, need, certificate);
        }
        assign(out_.assigned, need, certificate);
    }

    void assign(std::vector<AssignedCertificate>& into, const CalibrationNeed& need, const Certificate& certificate) {
        if (doubtful_) return;
        const auto known = std::ranges::find_if(into, [&](const AssignedCertificate& one) {
            return one.role == role_ && one.certificate.digest == certificate.digest;
        });
        if (known != into.end()) {
            known->measurands.push_back(need.measurand);
            return;
        }
        AssignedCertificate one{role_, {}, {}, certificate, {need.measurand}};
        if (entry_ != nullptr) {
            one.equipment = entry_->equipment.id;
            one.document = entry_->equipment.text;
        }
        into.push_back(std::move(one));
    }

    std::string role_;
    const StationInstrument* placed_;
    const ToldIdentity* told_;
    const EquipmentRegister& registered_;
    const base::Date& on_;
    CalibrationCheck& out_;
    const RegisteredEquipment* entry_ = nullptr;
    std::string serial_;
    bool doubtful_ = false;
};

}  // namespace

std::string_view name(BlockerCode code) {
    for (const auto& [known, text] : codes)
        if (known == code) return text;
    return codes.front().second;
}

base::Result<BlockerCode> parse_blocker_code(std::string_view text) {
    for (const auto& [code, known] : codes)
        if (known == text) return code;
    return base::fail(base::ErrorCode::bad_value, {}, "'" + std::string(text) + "' is no reason to block",
                      "certificate-missing, certificate-expired ...");
}

CalibrationCheck calibration_check(const Station& station, const std::map<std::string, ToldIdentity>& told,
                                   const EquipmentRegister& registered, std::span<const CalibrationNeed> needs,
                                   const base::Date& on) {
    CalibrationCheck out;
    std::vector<std::string> done;
    for (const auto& need : needs) {
        if (std::ranges::find(done, need.role) != done.end()) continue;
        done.push_back(need.role);
        const auto identity = told.find(need.role);
        RoleCheck(need.role, station.instrument(need.role), identity == told.end() ? nullptr : &identity->second,
                  registered, on, out)
            .look(needs);
    }
    return out;
}

std::string text(const CalibrationBlocker& blocker) {
    std::string out = blocker.role;
    if (blocker.measurand) out += ", " + std::string(metrology::name(*blocker.measurand));
    return out + ": " + std::string(name(blocker.code)) + ": " + blocker.cause + "; do: " + blocker.fix;
}

}  // namespace velocert::laboratory
