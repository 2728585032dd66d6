// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/station_form.h"

#include <QHBoxLayout>
#include <algorithm>

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
      ports_(new QWidget(this)),
      ports_layout_(new QVBoxLayout(ports_)),
      archive_title_(make_label("title", this)),
      folder_(new QLineEdit(this)),
      browse_(new QPushButton(this)),
      kind_label_(make_label("quiet", this)),
      kind_(new QComboBox(this)),
      technician_label_(make_label("quiet", this)),
      technician_(new QLineEdit(this)),
      procedures_title_(make_label("title", this)),
      procedures_(new QVBoxLayout) {
    setProperty("kind", "panel");
    for (const auto& [widget, name] : {std::pair<QWidget*, const char*>{virtual_, "station_virtual"},
                                       {given_, "station_given"},
                                       {scenario_, "station_scenario"},
                                       {folder_, "archive_folder"},
                                       {browse_, "archive_browse"},
                                       {kind_, "archive_kind"},
                                       {technician_, "technician"}})
        widget->setObjectName(name);
    for (const auto& [name, line] : prepare_.workplace().scenarios)
        scenario_->addItem(QString::fromStdString(name), QString::fromStdString(line));
    set_gaps(ports_layout_, 0, grid);
    set_gaps(procedures_, 0, grid);

    auto* column = new QVBoxLayout(this);
    set_gaps(column, 4 * grid, 2 * grid);
    column->addWidget(procedures_title_);
    column->addLayout(procedures_);
    column->addSpacing(2 * grid);
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
    column->addWidget(ports_);
    column->addSpacing(2 * grid);
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
    column->addStretch(1);

    connect(virtual_, &QRadioButton::toggled, this, &StationForm::edited);
    connect(scenario_, &QComboBox::currentIndexChanged, this, &StationForm::edited);
    connect(folder_, &QLineEdit::textEdited, this, &StationForm::edited);
    connect(kind_, &QComboBox::currentIndexChanged, this, &StationForm::edited);
    connect(technician_, &QLineEdit::textEdited, this, &StationForm::edited);
    connect(browse_, &QPushButton::clicked, this, &StationForm::choose_folder);
    connect(&prepare_, &PreparePresenter::changed, this, &StationForm::show_station);
    retranslate();
}

void StationForm::retranslate() {
    procedures_title_->setText(tr("Procedures to run"));
    station_title_->setText(tr("Station"));
    virtual_->setText(tr("Virtual bench"));
    given_->setText(tr("Instruments on ports"));
    for (auto* button : {virtual_, given_}) button->setAccessibleName(button->text());
    scenario_label_->setText(tr("Scenario"));
    scenario_->setAccessibleName(scenario_label_->text());
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
    procedure_rows_.clear();
    show_station();
}

void StationForm::show_station() {
    const auto& station = prepare_.station();
    filling_ = true;
    virtual_->setChecked(station.is_virtual);
    given_->setChecked(!station.is_virtual);
    scenario_->setCurrentIndex(std::max(0, scenario_->findText(QString::fromStdString(station.scenario))));
    scenario_label_->setVisible(station.is_virtual);
    scenario_->setVisible(station.is_virtual);
    ports_->setVisible(!station.is_virtual);
    const auto text = [](QLineEdit* edit, const std::string& value) {
        if (edit->text().toStdString() != value) edit->setText(QString::fromStdString(value));
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
    if (same) return;
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
            row.driver->setItemData(row.driver->count() - 1, QString::fromStdString(driver.name), Qt::ToolTipRole);
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
}

void StationForm::lay_out_procedures() {
    const auto procedures = prepare_.procedures();
    const bool same = procedures.size() == procedure_rows_.size() &&
                      std::equal(procedures.begin(), procedures.end(), procedure_rows_.begin(),
                                 [](const auto* procedure, const auto& row) { return procedure->id == row.id; });
    const auto& chosen = prepare_.station().procedures;
    if (!same) {
        while (auto* item = procedures_->takeAt(0)) {
            delete item->widget();
            delete item;
        }
        procedure_rows_.clear();
        for (const auto* procedure : procedures) {
            auto* box = new QCheckBox(this);
            box->setObjectName("procedure_" + QString::fromStdString(procedure->id));
            procedures_->addWidget(box);
            connect(box, &QCheckBox::toggled, this, &StationForm::edited);
            procedure_rows_.push_back({procedure->id, box});
        }
    }
    for (std::size_t i = 0; i < procedure_rows_.size(); ++i) {
        auto& row = procedure_rows_[i];
        row.box->setText(in_words(procedures[i]->title));
        row.box->setAccessibleName(row.box->text());
        row.box->setChecked(std::find(chosen.begin(), chosen.end(), row.id) != chosen.end());
    }
}

void StationForm::edited() {
    if (filling_) return;
    StationEntry station = prepare_.station();
    station.is_virtual = virtual_->isChecked();
    station.scenario = scenario_->currentText().toStdString();
    station.archive_folder = folder_->text().trimmed().toStdString();
    station.new_archive = kind_->currentIndex() == 1 ? ArchiveKind::real : ArchiveKind::training;
    station.operator_name = technician_->text().trimmed().toStdString();
    station.procedures.clear();
    for (const auto& row : procedure_rows_)
        if (row.box->isChecked()) station.procedures.push_back(row.id);
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
