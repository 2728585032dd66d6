// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <vector>

#include "app/desktop/model/bench/preparing/prepare_presenter.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Where and what: virtual bench or given ports, the archive, the technician, and the procedures to run.
class StationForm final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    StationForm(PreparePresenter& prepare, Questions& questions, QWidget* parent);
    /// The technician's name is still being typed: its letters so far are nobody yet.
    [[nodiscard]] bool typing_name() const { return typing_name_; }
    /// Takes the name as it stands; for a start by a key that leaves the focus where it is.
    void finish_name();

  signals:
    void nameFinished();

  protected:
    void retranslate() override;

  private:
    struct PortRow {
        std::string role;
        QLabel* title = nullptr;
        QComboBox* driver = nullptr;
        QComboBox* path = nullptr;
        QLineEdit* options = nullptr;
    };
    void edited();
    void show_station();
    void lay_out_ports();
    void lay_out_procedures();
    void count_procedures();
    void choose_all();
    void choose_folder();

    PreparePresenter& prepare_;
    Questions& questions_;
    QLabel* station_title_;
    QRadioButton* virtual_;
    QRadioButton* given_;
    QLabel* scenario_label_;
    QComboBox* scenario_;
    QScrollArea* ports_area_;
    QWidget* ports_;
    QVBoxLayout* ports_layout_;
    std::vector<PortRow> port_rows_;
    QLabel* archive_title_;
    QLineEdit* folder_;
    QPushButton* browse_;
    QLabel* kind_label_;
    QComboBox* kind_;
    QLabel* technician_label_;
    QLineEdit* technician_;
    QLabel* procedures_title_;
    QCheckBox* all_;
    QListView* procedures_;
    QStandardItemModel* procedure_rows_;  ///< the id under Qt::UserRole, chosen or not by its check mark
    bool filling_ = false;
    bool typing_name_ = false;
};

}  // namespace velocert::app
