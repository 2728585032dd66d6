// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSpinBox>

#include "app/desktop/model/archive/archive_work.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// What concerns the archive as a whole: verify, recompute all, and a draw of records that anybody can repeat.
class CheckView final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    CheckView(ArchiveWork& work, QWidget* parent);

  signals:
    void verifyWanted();
    void openWanted(const QString& run);
    void drawn(const QString& seed);

  protected:
    void retranslate() override;

  private:
    void follow();
    void show_drawn();

    ArchiveWork& work_;
    QLabel* verify_title_;
    QLabel* verify_text_;
    QPushButton* verify_;
    QLabel* recompute_title_;
    QLabel* recompute_text_;
    QPushButton* recompute_;
    QLabel* draw_title_;
    QLabel* draw_text_;
    QLabel* seed_label_;
    QLineEdit* seed_;
    QLabel* count_label_;
    QSpinBox* count_;
    QPushButton* draw_;
    QLabel* drawn_text_;
    QListWidget* drawn_;
    QPushButton* recompute_drawn_;
};

}  // namespace velocert::app
