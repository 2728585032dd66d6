// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"

namespace velocert::records {

/// A copy of an index, and of the journal that a crash left beside it if one did, in the system's folder for temporary
/// files: there SQLite may take the unfinished write back, which it cannot where nothing may be changed. Gone with this
/// object.
class IndexCopy {
  public:
    [[nodiscard]] static base::Result<IndexCopy> make(const std::string& index);

    IndexCopy(IndexCopy&& other) noexcept;
    IndexCopy& operator=(IndexCopy&& other) noexcept;
    IndexCopy(const IndexCopy&) = delete;
    IndexCopy& operator=(const IndexCopy&) = delete;
    ~IndexCopy();

    [[nodiscard]] std::string index() const { return folder_ + "/index.sqlite"; }

  private:
    explicit IndexCopy(std::string folder) : folder_(std::move(folder)) {}
    std::string folder_;
};

}  // namespace velocert::records
