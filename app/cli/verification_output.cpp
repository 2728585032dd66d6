// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/verification_output.h"

#include "app/verify/check_path.h"

namespace velocert::app {

ExitCode show_verification(const Output& output, const records::Verification& verification) {
    const PathCheck check{PathKind::archive, verification, false, {}};
    if (output.json)
        output.document(check.document());
    else
        for (const auto& line : check.lines()) output.text(line);
    return check.ok() ? ExitCode::done : ExitCode::integrity;
}

}  // namespace velocert::app
