// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/records/verification_output.h"

#include "app/verify/check_path.h"

namespace velocert::app {

ExitCode show_verification(const Output& output, const records::Verification& verification) {
    PathCheck check;
    check.kind = PathKind::archive;
    check.verification = verification;
    if (output.json)
        output.document(check.document());
    else
        for (const auto& line : check.lines()) output.text(line);
    return check.ok() ? ExitCode::done : ExitCode::integrity;
}

}  // namespace velocert::app
