// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/seal/seal_words.h"

#include "core/base/clock.h"

namespace velocert::reports {
namespace {

using base::Json;

Json standing(const signing::ChainStatus& status) {
    return Json::object()
        .set("valid", status.valid)
        .set("authority", status.kind ? Json(std::string(signing::name(*status.kind))) : Json())
        .set("problem", std::string(signing::name(status.problem)))
        .set("reason", status.reason)
        .set("revocation_unknown", status.valid ? Json(status.revocation_unknown) : Json());
}

}  // namespace

Json to_json(const SealedBy& one) {
    return Json::object()
        .set("field", one.field)
        .set("name", one.name)
        .set("certificate_name", one.certificate_name)
        .set("meaning", one.reason)
        .set("claimed", base::utc_text(one.claimed))
        .set("proof", std::string(name(one.proof)))
        .set("proven", one.proof == TimeProof::none ? Json() : Json(base::utc_text(one.proven)))
        .set("time_source",
             one.witness
                 ? Json::object().set("name", one.witness->name).set("kind", std::string(name(one.witness->kind)))
                 : Json())
        .set("at_signing", standing(one.at_signing))
        .set("today", standing(one.today));
}

Json to_json(const SealVerification& verification) {
    auto signatures = Json::array();
    for (const SealedBy& one : verification.signatures) signatures.push(to_json(one));
    return Json::object()
        .set("bytes", verification.bytes_line)
        .set("signers", verification.signer_line)
        .set("certificates_today", verification.today_line)
        .set("file", verification.file.text())
        .set("record", verification.record ? Json(verification.record->text()) : Json())
        .set("signatures", signatures);
}

}  // namespace velocert::reports
