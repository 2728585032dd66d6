// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/trouble_words.h"

#include <QCoreApplication>
#include <algorithm>

#include "core/sequence/running/sleep_gap.h"

namespace velocert::app {
namespace {

class Trouble {
    Q_DECLARE_TR_FUNCTIONS(Trouble)
};

ErrorWords slept_words(const sequence::StepRun& attempt) {
    const auto gap = sequence::slept_for(attempt.error_text);
    return {gap ? Trouble::tr("The computer slept for %1 while this was being measured, so the attempt does not count.")
                      .arg(span_words(*gap))
                : Trouble::tr("The computer slept while this was being measured, so the attempt does not count."),
            Trouble::tr("Nothing that was recorded is lost."),
            Trouble::tr("Leave the lid open and the power connected, look whether the instruments are on, and try "
                        "again."),
            QString::fromStdString(attempt.error_text)};
}

}  // namespace

std::optional<ErrorWords> trouble_words(const sequence::StepRun& attempt) {
    if (attempt.error_code == sequence::machine_slept) return slept_words(attempt);
    for (int code = 0; code <= static_cast<int>(base::ErrorCode::not_permitted); ++code)
        if (base::name(static_cast<base::ErrorCode>(code)) == attempt.error_code)
            return error_words({static_cast<base::ErrorCode>(code), {}, {}, {}});
    return std::nullopt;
}

QString span_words(std::chrono::milliseconds time) {
    const auto seconds = (time.count() + 500) / 1000;
    const auto minutes = seconds / 60;
    if (minutes == 0) return Trouble::tr("%1 s").arg(std::max<qint64>(seconds, 1));
    if (minutes < 60) return Trouble::tr("%1 min %2 s").arg(minutes).arg(seconds % 60);
    return Trouble::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

}  // namespace velocert::app
