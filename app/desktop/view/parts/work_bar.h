// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "app/desktop/bridge/long_work.h"
#include "app/desktop/look/look.h"
#include "app/desktop/model/archive/archive_work.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Work that goes on: what, how far, how long, and a button that ends it. Afterwards its result, in a sentence with its
/// sign and the first lines below it, until the next work or until it is put away.
class WorkBar final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    /// Its parts are called after `name`.
    WorkBar(LongWork& work, const Look& look, QWidget* parent, const QString& name = "work");
    void show_result(const WorkResult& result);
    void put_away();

  protected:
    void retranslate() override;

  private:
    void follow();
    void paint_sign();

    LongWork& work_;
    const Look& look_;
    Sign sign_ = Sign::none;
    QLabel* shape_;
    QLabel* sentence_;
    QLabel* lines_;
    QLabel* how_far_;
    QProgressBar* bar_;
    QPushButton* cancel_;
    QPushButton* close_;
};

}  // namespace velocert::app
