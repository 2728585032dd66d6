// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <memory>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/records/archive.h"

namespace velocert::app {

/// The archive that the whole window works on: which folder, and how to get at it. GUI thread, except for read() and
/// write(), which any thread may call with a folder it was told.
class ArchiveInUse final : public QObject {
    Q_OBJECT

  public:
    explicit ArchiveInUse(const base::Clock& clock, QObject* parent = nullptr) : QObject(parent), clock_(clock) {}

    /// Changes the folder; says so if it is another one.
    void use(const std::string& folder);
    [[nodiscard]] const std::string& folder() const { return folder_; }
    /// What lies there; nothing while there is no archive yet, or none that can be read.
    [[nodiscard]] std::optional<records::ArchiveKind> kind() const;
    [[nodiscard]] const base::Clock& clock() const { return clock_; }

    /// A view of one's own, for one thread.
    [[nodiscard]] base::Result<std::unique_ptr<records::Archive>> read() const;
    /// The writer. Held only as long as it is needed; errors: locked by another program, no archive.
    [[nodiscard]] base::Result<std::shared_ptr<records::Archive>> write() const;

    /// Something was put on record through this window: who shows records reads them again.
    void say_written() { emit written(); }

  signals:
    void changed();
    void written();

  private:
    const base::Clock& clock_;
    std::string folder_;
};

}  // namespace velocert::app
