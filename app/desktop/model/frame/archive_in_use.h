// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/desktop/bridge/shared_archives.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/records/archive.h"

namespace velocert::app {

/// The archive that the whole window works on: which folder, and how to get at it. GUI thread; work on another thread
/// takes folder() and archives() with it.
class ArchiveInUse final : public QObject {
    Q_OBJECT

  public:
    /// Both outlive it.
    ArchiveInUse(SharedArchives& archives, const base::Clock& clock, QObject* parent = nullptr)
        : QObject(parent), archives_(archives), clock_(clock) {}

    /// Changes the folder; says so if it is another one.
    void use(const std::string& folder);
    [[nodiscard]] const std::string& folder() const { return folder_; }
    /// What lies there; nothing while there is no archive yet. Errors: there is one, and it cannot be read: nobody may
    /// take it for none. What was found is kept until the archive's own file is another one.
    [[nodiscard]] base::Result<std::optional<records::ArchiveKind>> kind() const;
    /// An archive lies there that can be read.
    [[nodiscard]] bool there() const {
        const auto found = kind();
        return found && found->has_value();
    }
    [[nodiscard]] const base::Clock& clock() const { return clock_; }
    [[nodiscard]] SharedArchives& archives() const { return archives_; }

    /// Makes the archive in the folder, and says that it is there.
    [[nodiscard]] base::Result<void> make(records::ArchiveKind kind);
    /// A view of one's own, for one thread.
    [[nodiscard]] base::Result<std::unique_ptr<records::Archive>> read() const;
    /// The writer that everybody here shares. Held only as long as it is needed; errors: locked by another program, no
    /// archive.
    [[nodiscard]] base::Result<std::shared_ptr<records::Archive>> write() const { return archives_.writer(folder_); }

    /// Something was put on record through this window: who shows records reads them again.
    void say_written() { emit written(); }

  signals:
    void changed();
    void written();

  private:
    SharedArchives& archives_;
    const base::Clock& clock_;
    std::string folder_;
    /// An archive keeps its kind for life; another one in its place has another file.
    struct Known {
        std::string folder;
        std::filesystem::file_time_type written;
        records::ArchiveKind kind;
    };
    mutable std::optional<Known> known_;
};

}  // namespace velocert::app
