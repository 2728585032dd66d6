// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
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
    /// Whether to offer it on paper.
    void set_may_export(bool may) { paper_->setVisible(may); }

  signals:
    void openWanted(const QString& run);
    /// What is asked for is wanted as a file for paper.
    void paperWanted();

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
    QPushButton* paper_;
    QLabel* note_;
    QLabel* problem_;
    QTableView* table_;
    QLabel* told_;
    QTimer typing_;
};

}  // namespace velocert::app
