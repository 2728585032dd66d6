// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "app/desktop/bridge/guarded_archive.h"
#include "core/base/clock.h"
#include "core/base/result.h"

namespace velocert::app {

/// The one writer of each archive, shared by everything in this program that puts something on record: a run that is
/// going on and a person who signs in beside it write to the same open archive. It is opened for the first who asks
/// and closed after the last, so that other programs may write in between. Any thread; must outlive what it gave out.
class SharedArchives {
  public:
    explicit SharedArchives(const base::Clock& clock) : clock_(clock) {}

    /// The archive in that folder. Errors: those of Archive::open(): none there, or another program writes.
    [[nodiscard]] base::Result<std::shared_ptr<records::Archive>> writer(const std::string& folder);
    /// The same; made if the folder holds none.
    [[nodiscard]] base::Result<std::shared_ptr<records::Archive>> writer_or_new(const std::string& folder,
                                                                                records::ArchiveKind kind);
    /// The folder of the program's own data, which a new account does not have yet: it is made with what is above it
    /// when the first archive in it is. Said once, before any thread.
    void set_own_folder(std::string folder) { own_folder_ = std::move(folder); }

  private:
    struct Open {
        std::unique_ptr<GuardedArchive> archive;
        int holders = 0;
    };
    [[nodiscard]] std::shared_ptr<records::Archive> lend(const std::string& folder);
    [[nodiscard]] bool is_own(const std::string& folder) const;
    void give_back(const std::string& folder);

    const base::Clock& clock_;
    std::string own_folder_;
    std::mutex mutex_;
    std::map<std::string, Open> open_;
};

}  // namespace velocert::app
