// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/laboratory/certificate.h"
#include "core/laboratory/equipment.h"
#include "core/laboratory/intermediate_check.h"

namespace velocert::laboratory {

/// One instrument as the register has it after all its entries.
struct RegisteredEquipment {
    Equipment equipment;  ///< its latest version
    std::string person;   ///< who entered that
    EquipmentStatus status = EquipmentStatus::in_service;
    std::string status_reason;  ///< of the latest change of status, with who made it; empty if there was none
    std::string status_person;
};

struct RegisteredCertificate {
    Certificate certificate;
    std::string person;
};

/// The laboratory's equipment with its certificates (ISO/IEC 17025 6.4.13). Built from entries in their order; nothing
/// is ever taken out, so that what held on a day can be told later.
class EquipmentRegister {
  public:
    /// A new instrument, or a new version of one. Errors: already_exists (serial number of another instrument, or the
    /// very text again), missing_field (nobody named).
    [[nodiscard]] base::Result<void> add(Equipment equipment, std::string person);
    /// Errors: already_exists (number and revision are there), not_permitted (a demonstration certificate),
    /// missing_field (nobody named).
    [[nodiscard]] base::Result<void> add(Certificate certificate, std::string person);
    /// Errors: not_found, missing_field (no reason, nobody named), already_exists (it is so already).
    [[nodiscard]] base::Result<void> set_status(std::string_view id, EquipmentStatus status, std::string reason,
                                                std::string person);
    [[nodiscard]] base::Result<void> add(IntermediateCheck check);
    /// Certificates for virtual instruments; only a training archive's register has them.
    void set_demonstration(std::vector<Certificate> certificates) { demonstration_ = std::move(certificates); }

    [[nodiscard]] std::span<const RegisteredEquipment> equipment() const { return equipment_; }
    [[nodiscard]] std::span<const RegisteredCertificate> certificates() const { return certificates_; }
    [[nodiscard]] std::span<const IntermediateCheck> checks() const { return checks_; }
    [[nodiscard]] const RegisteredEquipment* by_id(std::string_view id) const;
    [[nodiscard]] const RegisteredEquipment* by_serial(std::string_view serial) const;

    /// Certificates of a serial number that no other one replaces, in the order of calibration, later entries last.
    [[nodiscard]] std::vector<const Certificate*> standing(std::string_view serial) const;
    /// The latest of them, calibrated on that day or before, that has the measurand; it may be past its due date.
    /// nullptr when there is none.
    [[nodiscard]] const Certificate* latest(std::string_view serial, metrology::Measurand measurand,
                                            const base::Date& on) const;
    /// Whether the instrument's latest check of that measurand failed, and it was not calibrated since.
    [[nodiscard]] bool check_failed(std::string_view id, metrology::Measurand measurand, const base::Date& on) const;
    /// The demonstration certificate whose model the told model begins with, the longest first; nullptr if none.
    [[nodiscard]] const Certificate* demonstration_for(std::string_view told_model) const;

  private:
    std::vector<RegisteredEquipment> equipment_;
    std::vector<RegisteredCertificate> certificates_;
    std::vector<IntermediateCheck> checks_;
    std::vector<Certificate> demonstration_;
};

// The entries of a ledger the register is built from: "equipment/1", "certificate/1", "equipment-status/1",
// "equipment-check/1". Files stand in the evidence under their digest.
[[nodiscard]] base::Json equipment_record(const Equipment& equipment, std::string_view person);
/// `with_attachment`: its file is in the evidence as well.
[[nodiscard]] base::Json certificate_record(const Certificate& certificate, std::string_view person,
                                            bool with_attachment);
[[nodiscard]] base::Json status_record(std::string_view id, EquipmentStatus status, std::string_view reason,
                                       std::string_view person);

/// Whether a ledger entry of this type belongs to the register.
[[nodiscard]] bool is_register_entry(std::string_view type);
/// The register from its entries (type, record), in order; `text_of` loads a file of the evidence.
[[nodiscard]] base::Result<EquipmentRegister> register_from_records(
    std::span<const std::pair<std::string, base::Json>> records,
    const std::function<base::Result<std::string>(const base::Digest&)>& text_of);

/// The demonstration laboratory's certificates for virtual instruments, as built in.
[[nodiscard]] base::Result<std::vector<Certificate>> demonstration_certificates();

}  // namespace velocert::laboratory
