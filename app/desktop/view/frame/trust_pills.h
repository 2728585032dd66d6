// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/frame/trust_presenter.h"
#include "app/desktop/model/frame/upkeep_presenter.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// At the right of the strip: the clock and the archive, each with shape and word, and what is known in its hint; while
/// the archive is being verified, how far that is. In a narrow strip the shapes stand alone.
class TrustPills final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    /// All outlive it.
    TrustPills(TrustPresenter& trust, const UpkeepPresenter& upkeep, const Look& look, QWidget* parent);

  signals:
    /// Somebody wants to know more about the archive.
    void archiveWanted();

  protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    [[nodiscard]] TrustPresenter::Line archive_line() const;

    TrustPresenter& trust_;
    const UpkeepPresenter& upkeep_;
    Pill* clock_;
    Pill* archive_;
};

}  // namespace velocert::app
