// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/acts/actor.h"
#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/frame/archive_in_use.h"
#include "core/records/integrity/system_failure.h"

namespace velocert::app {

/// The unclean ends of the archive in use that nobody has accounted for, and the account of them. Asks until somebody
/// has answered; it can be put off, and asks again with the next start, with a new failure, or when called back. Knows
/// no widget; reads and writes on a thread.
class FailurePresenter final : public QObject {
    Q_OBJECT

  public:
    /// The archive outlives it.
    explicit FailurePresenter(ArchiveInUse& archive, QObject* parent = nullptr);

    [[nodiscard]] const std::vector<records::SystemFailure>& open() const { return open_; }
    /// Whether there is one that was not put off.
    [[nodiscard]] bool asks() const;
    [[nodiscard]] bool busy() const { return looking_.running() || writing_.running(); }
    /// What happened, as a sentence in the language in use; empty where nothing is open.
    [[nodiscard]] QString words() const;
    /// Why the last account could not be put on record; empty if it could.
    [[nodiscard]] QString trouble() const;

    void put_off();
    void call_back();
    /// Puts it on record for all that are open. Told by changed(): then nothing is open, or trouble() says why.
    void account(const Actor& actor, const records::FailureAccount& account);

  signals:
    void changed();

  private:
    void look();

    ArchiveInUse& archive_;
    std::string folder_;  ///< whose failures are known here
    std::vector<records::SystemFailure> open_;
    std::uint64_t put_off_ = 0;  ///< those up to this row
    bool again_ = false;         ///< something was written while it was read
    std::optional<base::Error> trouble_;
    LongWork looking_;
    LongWork writing_;
};

}  // namespace velocert::app
