// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/watch/port_watch.h"

#include <cstdlib>
#include <utility>

#include "core/records/files/file.h"
#include "core/records/files/folder_tree.h"

namespace velocert::instruments {

using base::Result;

Result<PortWatch> PortWatch::begin(const WatchOrder& order, const base::Clock& clock) {
    if (auto made = records::make_folder_tree(order.folder); !made) return base::fail(made.error());
    auto open = OpenOrder::make(order, base::utc_text(clock.now()));
    if (!open) return base::fail(open.error());
    WatchOrder whole = order;
    whole.open = open->file();
    auto watchdog = Watchdog::start(whole);
    if (!watchdog) {
        // Nothing was ordered yet.
        static_cast<void>(open->close());
        return base::fail(watchdog.error());
    }
    return PortWatch(std::move(*open), std::move(*watchdog));
}

void PortWatch::farewell() {
    // A file that stays is told once too often at the next start, which is better than never.
    static_cast<void>(open_.close());
    watchdog_->farewell();
}

Result<std::string> state_folder() {
    const auto variable = [](const char* name) {
        const char* value = std::getenv(name);
        return std::string(value == nullptr ? "" : value);
    };
    if (const auto state = variable("XDG_STATE_HOME"); !state.empty()) return state + "/velocert";
    if (const auto home = variable("HOME"); !home.empty()) return home + "/.local/state/velocert";
    return base::fail(base::ErrorCode::missing_field, "XDG_STATE_HOME", "neither it nor HOME is set",
                      "a folder in which a watchdog can write down what it did");
}

Result<std::vector<KeptRecord>> records_to_tell(const std::string& state) {
    auto waiting = unentered_records(state);
    if (!waiting || waiting->empty()) return waiting;
    const auto aside = watch_folder(state) + "/told";
    if (auto made = records::make_folder(aside); !made) return base::fail(made.error());
    for (const auto& kept : *waiting) {
        const auto file = aside + kept.file.substr(kept.file.rfind('/'));
        if (auto moved = records::link_or_copy(kept.file, file);
            !moved && moved.error().code != base::ErrorCode::already_exists)
            return base::fail(moved.error());
        if (auto removed = records::remove_name(kept.file); !removed) return base::fail(removed.error());
    }
    return waiting;
}

}  // namespace velocert::instruments
