// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sequence/gauge_certificates.h"

#include <algorithm>

namespace velocert::sequence {

std::vector<FrozenCertificate> gauge_certificates(const Run& run, std::string_view procedure) {
    std::vector<FrozenCertificate> out;
    for (const auto& attempt : run.step_runs) {
        if (!procedure.empty() && attempt.procedure != procedure) continue;
        for (const auto& gauge : attempt.gauges) {
            if (!gauge.certificate) continue;
            const auto same = [&](const FrozenCertificate& one) {
                return one.role == gauge.certificate->role && one.certificate == gauge.certificate->certificate &&
                       one.measurands == gauge.certificate->measurands;
            };
            if (std::ranges::none_of(out, same)) out.push_back(*gauge.certificate);
        }
    }
    return out;
}

}  // namespace velocert::sequence
