// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/reporting/means_behind.h"

#include <string>

namespace velocert::app {

base::Result<std::vector<records::MeansSetAlone>> means_behind_approval(const records::Archive& archive,
                                                                        const records::ReportLife& report,
                                                                        const TrailStanding& trail,
                                                                        const base::Person& approver) {
    std::vector<records::ReliedSignature> relied;
    for (const auto& held : report.signatures) {
        const auto& statement = held.signature.statement;
        if (!held.holds() || statement.preparation != report.preparation.preparation) continue;
        relied.push_back(
            {statement.signer, held.signature.certificate, held.seq, std::string(records::name(statement.meaning))});
    }
    for (const auto& one : trail.reviews)
        relied.push_back({one.review.reviewer, one.certificate, one.seq,
                          "the review of entries " + std::to_string(one.review.from) + " to " +
                              std::to_string(one.review.to) + " of the trail"});
    return records::means_set_alone(archive, relied, approver);
}

}  // namespace velocert::app
