// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/model/bench/running/print_record.h"

#include "app/acts/handing_out.h"

namespace velocert::app {

base::Result<void> print_on_record(ArchiveInUse& archive, const RunOrder& order, const std::string& run,
                                   const std::string& file, const std::optional<base::Person>& by) {
    const auto writer = archive.archives().writer(order.archive_folder);
    if (!writer) return base::fail(writer.error());
    const auto who = by.value_or(base::Person{order.operator_account, order.operator_name});
    auto kept = put_on_record(**writer, archive.clock(), {records::HandedOut::print, "run", run, file, {}, who});
    if (kept) archive.say_written();
    return kept;
}

}  // namespace velocert::app
