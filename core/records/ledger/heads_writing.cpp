// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/ledger/heads_file.h"

namespace velocert::records {

base::Result<HeadsFile> HeadsFile::open(const std::string& path) {
    auto file = File::open_append(path);
    if (!file) return base::fail(file.error());
    return HeadsFile(std::move(*file));
}

base::Result<void> HeadsFile::add(std::span<const Head> heads) {
    for (const auto& head : heads) unwritten_ += line_of(head);
    return complete();
}

base::Result<void> HeadsFile::mend(std::string_view rest) {
    unwritten_ += rest;
    return complete();
}

base::Result<void> HeadsFile::complete() {
    while (!unwritten_.empty()) {
        auto count = file_.write_some(base::as_bytes(unwritten_));
        if (!count) return base::fail(count.error());
        unsynced_ = true;
        unwritten_.erase(0, *count);
    }
    if (!unsynced_) return {};
    if (auto done = file_.sync(); !done) return done;
    unsynced_ = false;
    return {};
}

}  // namespace velocert::records
