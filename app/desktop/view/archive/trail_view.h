// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTimer>

#include "app/desktop/look/look.h"
#include "app/desktop/model/archive/trail_presenter.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The audit trail as sentences with filters by person, object and time; below it the sentence in view with all that
/// changed and why.
class TrailView final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    TrailView(TrailPresenter& trail, const Look& look, QWidget* parent);

  signals:
    void openWanted(const QString& run);

  protected:
    void retranslate() override;

  private:
    void ask();
    void show_state();
    void show_entry();

    TrailPresenter& trail_;
    QLineEdit* person_;
    QLineEdit* object_;
    QLineEdit* from_;
    QLineEdit* to_;
    QCheckBox* changes_;
    QLabel* note_;
    QLabel* problem_;
    QTableView* table_;
    QLabel* told_;
    QTimer typing_;
};

}  // namespace velocert::app
