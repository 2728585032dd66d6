// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/frame/trust_presenter.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// At the right of the strip: the clock and the archive, each with shape and word, and what is known in its hint. In a
/// narrow strip the shapes stand alone.
class TrustPills final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    /// Both outlive it.
    TrustPills(TrustPresenter& trust, const Look& look, QWidget* parent);

  protected:
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    TrustPresenter& trust_;
    Pill* clock_;
    Pill* archive_;
};

}  // namespace velocert::app
