// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/laboratory/people/people_register.h"
#include "core/records/archive.h"
#include "core/records/reports/report_register.h"
#include "core/signing/certificates/certificate.h"

// A certificate says whose key it is; two certificates of one key say that two persons hold it, and then nobody can
// tell which of them signed. Each person's key is under that person's sole control (electronic signature law, Art. 13).
namespace velocert::records {

/// Why the key of that certificate is not that account's alone: another certificate of the same key is registered for
/// another account. Empty if there is none. Errors: those of loading the registered certificates.
[[nodiscard]] base::Result<std::string> why_key_registered(const Archive& archive,
                                                           const laboratory::PeopleRegister& people,
                                                           const signing::Certificate& certificate,
                                                           std::string_view account);
/// The same of the signatures under a report: another person signed it by that key. Errors: those of loading their
/// certificates.
[[nodiscard]] base::Result<std::string> why_key_used(const Archive& archive, const ReportLife& report,
                                                     const signing::Certificate& certificate,
                                                     const base::Person& person);

}  // namespace velocert::records
