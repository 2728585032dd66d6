// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laboratory/equipment_register.h"

#include <algorithm>

namespace velocert::laboratory {
namespace {

using base::ErrorCode;
using base::Result;

bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

Result<void> named(std::string_view person, const std::string& where) {
    if (!blank(person)) return {};
    return base::fail(ErrorCode::missing_field, where, "nobody is named", "the person who makes the entry");
}

bool replaced(const Certificate& old, std::span<const RegisteredCertificate> all) {
    return std::ranges::any_of(all, [&](const RegisteredCertificate& other) {
        return other.certificate.instrument.serial == old.instrument.serial &&
               (other.certificate.replaces == old.number ||
                (other.certificate.number == old.number && other.certificate.revision > old.revision));
    });
}

}  // namespace

Result<void> EquipmentRegister::add(Equipment equipment, std::string person) {
    const std::string where = "equipment " + equipment.id;
    if (auto done = named(person, where); !done) return done;
    const auto same_serial = by_serial(equipment.instrument.serial);
    if (same_serial != nullptr && same_serial->equipment.id != equipment.id)
        return base::fail(
            ErrorCode::already_exists, where,
            "the serial number " + equipment.instrument.serial + " belongs to " + same_serial->equipment.id,
            "a serial number of its own");
    const auto known =
        std::ranges::find(equipment_, equipment.id, [](const RegisteredEquipment& one) { return one.equipment.id; });
    const auto status = equipment.status;
    if (known == equipment_.end()) {
        equipment_.push_back({std::move(equipment), std::move(person), status, {}, {}});
        return {};
    }
    if (known->equipment.digest == equipment.digest && known->status == status)
        return base::fail(ErrorCode::already_exists, where, "the very same entry is there", "a changed one");
    *known = {std::move(equipment), std::move(person), status, {}, {}};
    return {};
}

Result<void> EquipmentRegister::add(Certificate certificate, std::string person) {
    const std::string where = "certificate " + certificate.number;
    if (auto done = named(person, where); !done) return done;
    if (certificate.demonstration)
        return base::fail(ErrorCode::not_permitted, where, "a certificate of the demonstration laboratory",
                          "a certificate of a calibration; demonstration certificates are built in");
    for (const auto& one : certificates_)
        if (one.certificate.number == certificate.number && one.certificate.revision == certificate.revision)
            return base::fail(ErrorCode::already_exists, where,
                              "revision " + std::to_string(certificate.revision) + " is in the register",
                              "a new certificate, or a higher revision");
    certificates_.push_back({std::move(certificate), std::move(person)});
    return {};
}

Result<void> EquipmentRegister::set_status(std::string_view id, EquipmentStatus status, std::string reason,
                                           std::string person) {
    const std::string where = "equipment " + std::string(id);
    const auto known =
        std::ranges::find(equipment_, id, [](const RegisteredEquipment& one) { return one.equipment.id; });
    if (known == equipment_.end())
        return base::fail(ErrorCode::not_found, where, "not in the register", "the id of a registered instrument");
    if (auto done = named(person, where); !done) return done;
    if (blank(reason)) return base::fail(ErrorCode::missing_field, where, "no reason is given", "why");
    if (known->status == status)
        return base::fail(ErrorCode::already_exists, where, "is " + std::string(name(status)) + " already",
                          "the other status");
    known->status = status;
    known->status_reason = std::move(reason);
    known->status_person = std::move(person);
    return {};
}

Result<void> EquipmentRegister::add(IntermediateCheck check) {
    if (by_id(check.equipment) == nullptr)
        return base::fail(ErrorCode::not_found, "equipment " + check.equipment, "not in the register",
                          "the id of a registered instrument");
    if (auto done = named(check.person, "equipment " + check.equipment); !done) return done;
    checks_.push_back(std::move(check));
    return {};
}

const RegisteredEquipment* EquipmentRegister::by_id(std::string_view id) const {
    const auto found =
        std::ranges::find(equipment_, id, [](const RegisteredEquipment& one) { return one.equipment.id; });
    return found == equipment_.end() ? nullptr : &*found;
}

const RegisteredEquipment* EquipmentRegister::by_serial(std::string_view serial) const {
    if (serial.empty()) return nullptr;
    const auto found = std::ranges::find(
        equipment_, serial, [](const RegisteredEquipment& one) { return one.equipment.instrument.serial; });
    return found == equipment_.end() ? nullptr : &*found;
}

std::vector<const Certificate*> EquipmentRegister::standing(std::string_view serial) const {
    std::vector<const Certificate*> out;
    if (serial.empty()) return out;
    for (const auto& one : certificates_)
        if (one.certificate.instrument.serial == serial && !replaced(one.certificate, certificates_))
            out.push_back(&one.certificate);
    std::ranges::stable_sort(out, {}, [](const Certificate* one) { return one->calibrated_on; });
    return out;
}

const Certificate* EquipmentRegister::latest(std::string_view serial, metrology::Measurand measurand,
                                             const base::Date& on) const {
    const Certificate* out = nullptr;
    for (const auto* one : standing(serial))
        if (one->calibrated_on <= on && one->find(measurand) != nullptr) out = one;
    return out;
}

bool EquipmentRegister::check_failed(std::string_view id, metrology::Measurand measurand, const base::Date& on) const {
    const IntermediateCheck* last = nullptr;
    for (const auto& check : checks_)
        if (check.equipment == id && check.measurand == measurand && check.on <= on &&
            (last == nullptr || check.on >= last->on))
            last = &check;
    if (last == nullptr || last->passed()) return false;
    const auto* registered = by_id(id);
    const auto* calibrated =
        registered == nullptr ? nullptr : latest(registered->equipment.instrument.serial, measurand, on);
    return calibrated == nullptr || calibrated->calibrated_on <= last->on;
}

const Certificate* EquipmentRegister::demonstration_for(std::string_view told_model) const {
    const Certificate* out = nullptr;
    for (const auto& one : demonstration_)
        if (told_model.starts_with(one.instrument.model) &&
            (out == nullptr || one.instrument.model.size() > out->instrument.model.size()))
            out = &one;
    return out;
}

}  // namespace velocert::laboratory
