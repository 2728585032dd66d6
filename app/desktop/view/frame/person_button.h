// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QMenu>
#include <QToolButton>

#include "app/desktop/model/frame/seat.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Person and role at the right end of the top strip; a click offers to lock and to sign out.
class PersonButton final : public Speaking<QToolButton> {
    Q_OBJECT

  public:
    PersonButton(Seat& seat, std::vector<QAction*> actions, QWidget* parent);

  protected:
    void retranslate() override;

  private:
    Seat& seat_;
    QMenu* menu_;
};

}  // namespace velocert::app
