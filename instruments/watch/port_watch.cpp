// SPDX-License-Identifier: GPL-3.0-or-later
#include "instruments/watch/port_watch.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "core/base/digest.h"
#include "core/records/files/file.h"
#include "core/records/files/folder_tree.h"

namespace velocert::instruments {

using base::Result;

namespace {

/// The watchdog may stand elsewhere.
std::string absolute(const std::string& path) {
    std::error_code code;
    const auto whole = std::filesystem::absolute(path, code);
    return code ? path : whole.string();
}

/// What stands under the name already is that record, and not another one.
Result<void> same_record(const std::string& file, const KeptRecord& kept) {
    const auto there = records::read_whole(file);
    if (!there) return base::fail(there.error());
    if (base::Digest::of(*there).text() == kept.digest) return {};
    return base::fail(base::ErrorCode::already_exists, file, "another record has that name",
                      "a free name: move that file elsewhere");
}

}  // namespace

Result<PortWatch> PortWatch::begin(WatchOrder order, const base::Clock& clock) {
    order.port = absolute(order.port);
    order.folder = absolute(order.folder);
    if (auto made = records::make_folder_tree(order.folder); !made) return base::fail(made.error());
    auto open = OpenOrder::make(order, base::utc_text(clock.now()));
    if (!open) return base::fail(open.error());
    order.open = open->file();
    auto watchdog = Watchdog::start(order);
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
    // One that is relative would be another folder wherever the program stands; its specification has it passed over.
    if (const auto state = variable("XDG_STATE_HOME"); state.starts_with('/')) return state + "/velocert";
    if (const auto home = variable("HOME"); !home.empty()) return home + "/.local/state/velocert";
    return base::fail(base::ErrorCode::missing_field, "XDG_STATE_HOME", "neither it, as a whole path, nor HOME is set",
                      "a folder in which a watchdog can write down what it did");
}

Result<void> set_aside(const std::string& state, std::span<const KeptRecord> told) {
    if (told.empty()) return {};
    const auto aside = watch_folder(state) + "/told";
    if (auto made = records::make_folder(aside); !made) return base::fail(made.error());
    // One that cannot be moved keeps none of the others from it.
    Result<void> out;
    for (const auto& kept : told) {
        const auto file = aside + kept.file.substr(kept.file.rfind('/'));
        auto moved = records::link_or_copy(kept.file, file);
        // Another program that told it at the same time has moved it.
        if (!moved && moved.error().code == base::ErrorCode::not_found) continue;
        if (!moved && moved.error().code == base::ErrorCode::already_exists) moved = same_record(file, kept);
        if (moved) moved = records::sync_folder(aside);
        if (moved) moved = records::remove_name(kept.file);
        if (!moved && out) out = base::fail(moved.error());
    }
    return out;
}

}  // namespace velocert::instruments
