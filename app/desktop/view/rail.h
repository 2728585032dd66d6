// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QFrame>
#include <QToolButton>
#include <vector>

#include "app/desktop/look/look.h"
#include "app/desktop/view/speaking.h"

namespace velocert::app {

/// The left rail: the workspaces that do something, and below them what belongs to the window.
class Rail final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    struct Commands {
        QAction* language = nullptr;
        QAction* theme = nullptr;
        QAction* commands = nullptr;
        QAction* help = nullptr;
    };
    Rail(const Look& look, Commands commands, QWidget* parent);

  protected:
    void retranslate() override;

  private:
    void paint_icons();

    const Look& look_;
    Commands commands_;
    QToolButton* bench_;
    QToolButton* language_;
    QToolButton* theme_;
    QToolButton* list_;
    QToolButton* help_;
};

}  // namespace velocert::app
