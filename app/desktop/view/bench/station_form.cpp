// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/station_form.h"

#include <QHBoxLayout>
#include <algorithm>
#include <utility>

#include "app/desktop/model/bench/running/coverage.h"
#include "app/desktop/model/frame/driver_words.h"
#include "app/words/language.h"

namespace velocert::app {

using records::ArchiveKind;

StationForm::StationForm(PreparePresenter& prepare, Questions& questions, QWidget* parent)
    : Speaking<QFrame>(parent),
      prepare_(prepare),
      questions_(questions),
      station_title_(make_label("title", this)),
      virtual_(new QRadioButton(this)),
      given_(new QRadioButton(this)),
      scenario_label_(make_label("quiet", this)),
      scenario_(new QComboBox(this)),
      ports_area_(new QScrollArea(this)),
      ports_(new QWidget(ports_area_)),
      ports_layout_(new QVBoxLayout(ports_)),
      archive_title_(make_label("title", this)),
      folder_(new QLineEdit(this)),
      browse_(new QPushButton(this)),
      kind_label_(make_label("quiet", this)),
      kind_(new QComboBox(this)),
      technician_label_(make_label("quiet", this)),
      technician_(new QLineEdit(this)),
      procedures_title_(make_label("title", this)),
      all_(new QCheckBox(this)),
      procedures_(new QListView(this)),
      procedure_rows_(new QStandardItemModel(this)) {
    setProperty("kind", "panel");
    for (const auto& [widget, name] : {std::pair<QWidget*, const char*>{virtual_, "station_virtual"},
                                       {given_, "station_given"},
                                       {scenario_, "station_scenario"},
                                       {folder_, "archive_folder"},
                                       {browse_, "archive_browse"},
                                       {kind_, "archive_kind"},
                                       {technician_, "technician"},
                                       {all_, "procedures_all"},
                                       {procedures_, "procedures"}})
        widget->setObjectName(name);
    for (const auto& scenario : prepare_.workplace().scenarios)
        scenario_->addItem(QString::fromStdString(scenario.first), QString::fromStdString(scenario.first));
    set_gaps(ports_layout_, 0, grid);
    // Both are as long as the standard is, and the form is not: they scroll.
    procedures_->setModel(procedure_rows_);
    procedures_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    procedures_->setUniformItemSizes(true);
    procedures_->setTextElideMode(Qt::ElideRight);
    procedures_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    procedures_->setMinimumHeight(20 * grid);
    ports_area_->setWidget(ports_);
    ports_area_->setWidgetResizable(true);
    ports_area_->setProperty("kind", "clear");
    ports_area_->viewport()->setAutoFillBackground(false);
    ports_->setAutoFillBackground(false);
    ports_area_->setFrameShape(QFrame::NoFrame);
    ports_area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    ports_area_->setMinimumHeight(28 * grid);

    auto* column = new QVBoxLayout(this);
    set_gaps(column, 4 * grid, 2 * grid);
    auto* head = new QHBoxLayout;
    head->setSpacing(2 * grid);
    head->addWidget(procedures_title_, 1);
    head->addWidget(all_);
    column->addLayout(head);
    column->addWidget(procedures_, 1);
    column->addWidget(station_title_);
    auto* choice = new QHBoxLayout;
    choice->addWidget(virtual_);
    choice->addWidget(given_);
    choice->addStretch(1);
    column->addLayout(choice);
    auto* scenario = new QHBoxLayout;
    scenario->setSpacing(3 * grid);
    scenario->addWidget(scenario_label_);
    scenario->addWidget(scenario_, 1);
    column->addLayout(scenario);
    column->addWidget(ports_area_, 1);
    column->addWidget(archive_title_);
    auto* folder = new QHBoxLayout;
    folder->setSpacing(2 * grid);
    folder->addWidget(folder_, 1);
    folder->addWidget(browse_);
    column->addLayout(folder);
    auto* details = new QGridLayout;
    details->setHorizontalSpacing(3 * grid);
    details->setVerticalSpacing(2 * grid);
    details->setColumnStretch(1, 1);
    details->addWidget(kind_label_, 0, 0);
    details->addWidget(kind_, 0, 1);
    details->addWidget(technician_label_, 1, 0);
    details->addWidget(technician_, 1, 1);
    column->addLayout(details);

    set_reading_order(
        {all_, procedures_, virtual_, given_, scenario_, ports_area_, folder_, browse_, kind_, technician_});
    scenario_label_->setBuddy(scenario_);
    kind_label_->setBuddy(kind_);
    technician_label_->setBuddy(technician_);
    connect(all_, &QCheckBox::clicked, this, &StationForm::choose_all);
    connect(procedure_rows_, &QStandardItemModel::itemChanged, this, &StationForm::edited);
    connect(virtual_, &QRadioButton::toggled, this, &StationForm::edited);
    connect(scenario_, &QComboBox::currentIndexChanged, this, &StationForm::edited);
    connect(folder_, &QLineEdit::textEdited, this, &StationForm::edited);
    connect(kind_, &QComboBox::currentIndexChanged, this, &StationForm::edited);
    connect(technician_, &QLineEdit::textEdited, this, [this] {
        typing_name_ = true;
        edited();
    });
    connect(technician_, &QLineEdit::editingFinished, this, &StationForm::finish_name);
    connect(browse_, &QPushButton::clicked, this, &StationForm::choose_folder);
    connect(&prepare_, &PreparePresenter::changed, this, &StationForm::show_station);
    retranslate();
}

void StationForm::finish_name() {
    if (!std::exchange(typing_name_, false)) return;
    show_station();
    emit nameFinished();
}

void StationForm::retranslate() {
    procedures_->setAccessibleName(tr("Procedures to run"));
    all_->setText(tr("All"));
    all_->setAccessibleName(tr("Run all procedures"));
    station_title_->setText(tr("Station"));
    virtual_->setText(tr("Virtual bench"));
    given_->setText(tr("Instruments on ports"));
    for (auto* button : {virtual_, given_}) button->setAccessibleName(button->text());
    scenario_label_->setText(tr("Scenario"));
    scenario_->setAccessibleName(scenario_label_->text());
    // The names are short and their titles are not: the list tells title and id of the one the pointer is on.
    filling_ = true;
    for (int i = 0; i < scenario_->count(); ++i) {
        const auto id = scenario_->itemData(i).toString().toStdString();
        scenario_->setItemText(i, scenario_name(id));
        scenario_->setItemData(i, scenario_words(id), Qt::ToolTipRole);
    }
    filling_ = false;
    archive_title_->setText(tr("Archive"));
    folder_->setAccessibleName(tr("Folder of the archive"));
    browse_->setText(tr("Choose..."));
    browse_->setAccessibleName(tr("Choose the folder of the archive"));
    kind_label_->setText(tr("A new one is"));
    kind_->setAccessibleName(tr("Kind of a new archive"));
    technician_label_->setText(tr("Technician"));
    technician_->setAccessibleName(technician_label_->text());
    filling_ = true;
    kind_->clear();
    kind_->addItem(tr("for training"));
    kind_->addItem(tr("real"));
    filling_ = false;
    port_rows_.clear();
    show_station();
}

void StationForm::show_station() {
    const auto& station = prepare_.station();
    filling_ = true;
    virtual_->setChecked(station.is_virtual);
    given_->setChecked(!station.is_virtual);
    scenario_->setCurrentIndex(std::max(0, scenario_->findData(QString::fromStdString(station.scenario))));
    scenario_label_->setVisible(station.is_virtual);
    scenario_->setVisible(station.is_virtual);
    ports_area_->setVisible(!station.is_virtual);
    const auto text = [](QLineEdit* edit, const std::string& value) {
        // A blank that was typed last may go on to another word.
        if (edit->text().trimmed().toStdString() != value) edit->setText(QString::fromStdString(value));
    };
    text(folder_, station.archive_folder);
    text(technician_, station.operator_name);
    technician_->setEnabled(station.operator_account.empty());
    kind_->setCurrentIndex(station.new_archive == ArchiveKind::real ? 1 : 0);
    lay_out_ports();
    lay_out_procedures();
    filling_ = false;
}

void StationForm::lay_out_ports() {
    const auto& ports = prepare_.station().ports;
    const bool same = ports.size() == port_rows_.size() &&
                      std::equal(ports.begin(), ports.end(), port_rows_.begin(),
                                 [](const auto& port, const auto& row) { return port.role == row.role; });
    if (same) {
        // What Setup assigned meanwhile; what is being typed here is what the presenter has already.
        for (std::size_t i = 0; i < ports.size(); ++i) {
            const auto& row = port_rows_[i];
            row.driver->setCurrentIndex(std::max(0, row.driver->findData(QString::fromStdString(ports[i].driver))));
            if (row.path->currentText().trimmed().toStdString() != ports[i].path)
                row.path->setEditText(QString::fromStdString(ports[i].path));
            if (row.options->text().trimmed().toStdString() != ports[i].options)
                row.options->setText(QString::fromStdString(ports[i].options));
        }
        return;
    }
    while (auto* item = ports_layout_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    port_rows_.clear();
    for (const auto& port : ports) {
        PortRow row{port.role, make_label("quiet", ports_), new QComboBox(ports_), new QComboBox(ports_),
                    new QLineEdit(ports_)};
        QString title = QString::fromStdString(port.role);
        for (const auto* procedure : prepare_.procedures())
            for (const auto& role : procedure->roles)
                if (role.id == port.role) title = in_words(role.title);
        const QString name = QString::fromStdString(port.role);
        row.title->setText(title);
        row.driver->setObjectName("port_driver_" + name);
        row.path->setObjectName("port_path_" + name);
        row.options->setObjectName("port_options_" + name);
        row.driver->setAccessibleName(tr("Driver of %1").arg(title));
        row.path->setAccessibleName(tr("Port of %1").arg(title));
        row.options->setAccessibleName(tr("Options of %1").arg(title));
        row.options->setPlaceholderText(tr("options: name=value ..."));
        for (const auto& driver : prepare_.workplace().drivers) {
            if (driver.kind != port.kind) continue;
            row.driver->addItem(QString::fromStdString(driver.id), QString::fromStdString(driver.id));
            row.driver->setItemData(row.driver->count() - 1, driver_name_words(driver.name), Qt::ToolTipRole);
        }
        row.path->setEditable(true);
        row.path->lineEdit()->setAccessibleName(row.path->accessibleName());
        row.path->lineEdit()->setPlaceholderText(tr("port"));
        for (const auto& path : prepare_.workplace().ports()) row.path->addItem(QString::fromStdString(path));
        row.driver->setCurrentIndex(std::max(0, row.driver->findData(QString::fromStdString(port.driver))));
        row.path->setEditText(QString::fromStdString(port.path));
        row.options->setText(QString::fromStdString(port.options));
        ports_layout_->addWidget(row.title);
        ports_layout_->addWidget(row.driver);
        ports_layout_->addWidget(row.path);
        ports_layout_->addWidget(row.options);
        connect(row.driver, &QComboBox::currentIndexChanged, this, &StationForm::edited);
        connect(row.path, &QComboBox::currentTextChanged, this, &StationForm::edited);
        connect(row.options, &QLineEdit::textEdited, this, &StationForm::edited);
        port_rows_.push_back(row);
    }
    std::vector<QWidget*> order{ports_area_};
    for (const auto& row : port_rows_) order.insert(order.end(), {row.driver, row.path, row.options});
    order.push_back(folder_);
    set_reading_order(order);
}

void StationForm::lay_out_procedures() {
    const auto procedures = prepare_.procedures();
    const auto& chosen = prepare_.station().procedures;
    const auto rows = static_cast<int>(procedures.size());
    if (procedure_rows_->rowCount() != rows) procedure_rows_->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        const auto& procedure = *procedures[static_cast<std::size_t>(row)];
        auto* item = procedure_rows_->item(row);
        if (item == nullptr) {
            item = new QStandardItem;
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            procedure_rows_->setItem(row, item);
        }
        item->setText(in_words(procedure.title) + "  " + clause_number(procedure.clause));
        item->setToolTip(item->text());
        item->setData(QString::fromStdString(procedure.id), Qt::UserRole);
        const bool wanted = std::find(chosen.begin(), chosen.end(), procedure.id) != chosen.end();
        item->setCheckState(wanted ? Qt::Checked : Qt::Unchecked);
    }
    // A narrow window scrolls to the side instead of cutting usual names; very long ones stand in their hints.
    procedures_->setMinimumWidth(std::min(procedures_->sizeHintForColumn(0) + 6 * grid, 90 * grid));
    count_procedures();
}

void StationForm::count_procedures() {
    const int all = procedure_rows_->rowCount();
    int chosen = 0;
    for (int row = 0; row < all; ++row)
        if (procedure_rows_->item(row)->checkState() == Qt::Checked) ++chosen;
    procedures_title_->setText(tr("Procedures to run  %1 / %2").arg(chosen).arg(all));
    all_->setCheckState(chosen == all ? Qt::Checked : chosen == 0 ? Qt::Unchecked : Qt::PartiallyChecked);
}

void StationForm::choose_all() {
    StationEntry station = prepare_.station();
    station.procedures.clear();
    // Some become all, all become none.
    if (all_->checkState() != Qt::Unchecked)
        for (const auto* procedure : prepare_.procedures()) station.procedures.push_back(procedure->id);
    prepare_.set_station(std::move(station));
}

void StationForm::edited() {
    if (filling_) return;
    StationEntry station = prepare_.station();
    station.is_virtual = virtual_->isChecked();
    station.scenario = scenario_->currentData().toString().toStdString();
    station.archive_folder = folder_->text().trimmed().toStdString();
    station.new_archive = kind_->currentIndex() == 1 ? ArchiveKind::real : ArchiveKind::training;
    station.operator_name = technician_->text().trimmed().toStdString();
    station.procedures.clear();
    for (int row = 0; row < procedure_rows_->rowCount(); ++row)
        if (const auto* item = procedure_rows_->item(row); item->checkState() == Qt::Checked)
            station.procedures.push_back(item->data(Qt::UserRole).toString().toStdString());
    for (auto& port : station.ports)
        for (const auto& row : port_rows_)
            if (row.role == port.role) {
                port.driver = row.driver->currentData().toString().toStdString();
                port.path = row.path->currentText().trimmed().toStdString();
                port.options = row.options->text().trimmed().toStdString();
            }
    prepare_.set_station(std::move(station));
}

void StationForm::choose_folder() {
    const auto chosen = questions_.folder(tr("Folder of the archive"), folder_->text());
    if (!chosen) return;
    StationEntry station = prepare_.station();
    station.archive_folder = chosen->toStdString();
    prepare_.set_station(std::move(station));
}

}  // namespace velocert::app
