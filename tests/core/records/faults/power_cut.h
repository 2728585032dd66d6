// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace velocert::records {

/// A disk that keeps nothing but what was synced: the content a file had at its last sync, and the names a folder had
/// at its own. Everything below one folder is watched; other places are left alone. One at a time.
class PowerCutDisk {
  public:
    /// Takes what is there now as durable.
    explicit PowerCutDisk(const std::string& folder);
    ~PowerCutDisk();
    PowerCutDisk(const PowerCutDisk&) = delete;
    PowerCutDisk& operator=(const PowerCutDisk&) = delete;
    PowerCutDisk(PowerCutDisk&&) = delete;
    PowerCutDisk& operator=(PowerCutDisk&&) = delete;

    /// How often something became durable.
    [[nodiscard]] int syncs() const;
    /// Writes what would be left if the power went right after the n-th sync (0: before the first).
    void leave_after(int n, const std::string& target) const;
};

}  // namespace velocert::records
