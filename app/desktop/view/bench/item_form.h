// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <set>

#include "app/desktop/model/bench/preparing/prepare_presenter.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The test item: scanned or typed, checked as it is typed, with the edition that applies and its reason below.
class ItemForm final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    ItemForm(PreparePresenter& prepare, const Look& look, QWidget* parent);
    void focus_id();
    /// The client's order that the item came with, in words; empty: none was chosen. And why the file that was chosen
    /// last is none.
    void show_order(const QString& words, const QString& problem);

  signals:
    /// The file of the order is to be chosen.
    void orderWanted();
    /// The item's code is whole: the person goes on to the next field.
    void codeFinished();

  protected:
    void retranslate() override;

  private:
    struct Field {
        QLabel* label = nullptr;
        QLineEdit* edit = nullptr;
        QLabel* problem = nullptr;
        std::optional<ItemField> checked;
        QString hint;  ///< how it is written
    };
    Field add_field(const char* name, std::optional<ItemField> checked);
    void add_row(QLabel* label, QWidget* field);
    void fill_choices();
    void edited();
    void show_check();
    void show_edition();
    void show_features();
    void fill_features();

    PreparePresenter& prepare_;
    QGridLayout* form_;
    QLabel* title_;
    Field id_;
    QLabel* order_label_;
    QPushButton* order_;
    QLabel* order_problem_;
    QString order_words_;
    Field model_;
    Field maker_;
    Field vehicle_code_;
    QLabel* battery_label_;
    QComboBox* battery_;
    QLabel* drive_label_;
    QComboBox* drive_;
    QLabel* use_label_;
    QComboBox* use_;
    QLabel* features_label_;
    QPushButton* features_;
    QMenu* features_menu_;
    Field made_on_;
    QLabel* certified_to_label_;
    QComboBox* certified_to_;
    Field certified_on_;
    Field sold_on_;
    QLabel* known_;  ///< where the form was filled from
    QLabel* edition_;
    QLabel* reason_;
    bool filling_ = false;
};

}  // namespace velocert::app
