// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// One instrument of the strip explained: how it is doing, why, what to do, and a way to where that is done.
struct InstrumentNote {
    Sign sign = Sign::none;
    QString name;
    QString state;
    QString cause;
    QString fix;
    QString page;  ///< of Setup, where it is done; empty where there is nothing to do there
    QString page_words;
};

class InstrumentWindow final : public Speaking<QDialog> {
    Q_OBJECT

  public:
    InstrumentWindow(const Look& look, QWidget* parent);
    void explain(InstrumentNote note);

  signals:
    void pageWanted(const QString& page);

  protected:
    void retranslate() override;

  private:
    const Look& look_;
    InstrumentNote note_;
    QLabel* shape_;
    QLabel* state_;
    QLabel* cause_;
    QLabel* fix_;
    QPushButton* go_;
    QPushButton* close_;
};

}  // namespace velocert::app
