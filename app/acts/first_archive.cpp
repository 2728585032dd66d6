// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/acts/first_archive.h"

#include <filesystem>

namespace velocert::app {

base::Result<std::unique_ptr<records::Archive>> open_or_make(const std::string& folder, records::ArchiveKind kind,
                                                             const base::Clock& clock) {
    std::error_code failed;
    if (std::filesystem::exists(std::filesystem::path(folder) / "archive.json", failed))
        return records::Archive::open(folder, clock);
    return records::Archive::create(folder, kind, clock);
}

}  // namespace velocert::app
