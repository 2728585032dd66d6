// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <map>
#include <string>

#include "app/desktop/model/review/review_presenter.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// To send back what is opened: the step it is about, and what is to be done.
class ReturnPanel final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    ReturnPanel(ReviewPresenter& review, QWidget* parent);
    /// Opens the form and goes there.
    void begin();

  protected:
    void retranslate() override;

  private:
    void show_opened();
    void offer_steps();
    void send();

    ReviewPresenter& review_;
    QPushButton* open_;
    QWidget* form_;
    QLabel* step_label_;
    QComboBox* step_;
    QLabel* comment_label_;
    QPlainTextEdit* comment_;
    QPushButton* go_;
    std::string shown_;                      ///< whose form it is, and about which run
    std::map<std::string, QString> drafts_;  ///< what was typed and not sent, by the same
};

}  // namespace velocert::app
