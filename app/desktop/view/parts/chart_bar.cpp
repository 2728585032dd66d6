// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/parts/chart_bar.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QRegularExpression>
#include <QStandardPaths>

#include "app/desktop/view/parts/parts.h"
#include "app/words/words.h"

namespace velocert::app {
namespace {

constexpr ChartFile kinds[] = {ChartFile::png, ChartFile::svg, ChartFile::csv};

/// A name any file system takes.
QString file_name(const QString& words) {
    QString out = words.simplified();
    out.replace(QRegularExpression("[^\\w.-]+", QRegularExpression::UseUnicodePropertiesOption), "-");
    return out.left(60).isEmpty() ? QString("chart") : out.left(60);
}

}  // namespace

ChartBar::ChartBar(ChartView& view, Questions& questions, QWidget* parent)
    : Speaking<QWidget>(parent),
      view_(view),
      questions_(questions),
      readout_(make_label("quiet", this, true)),
      next_(new QPushButton(this)),
      copy_(new QPushButton(this)),
      all_(new QPushButton(this)),
      table_(new QPushButton(this)),
      save_(new QPushButton(this)),
      menu_(new QMenu(this)) {
    readout_->setObjectName("chart_readout");
    next_->setObjectName("chart_next");
    copy_->setObjectName("chart_copy");
    all_->setObjectName("chart_all");
    table_->setObjectName("chart_table");
    table_->setCheckable(true);
    save_->setObjectName("chart_save");
    auto* row = new QHBoxLayout(this);
    set_gaps(row, 0, 2 * grid);
    row->addWidget(readout_, 1);
    for (auto* button : {next_, copy_, all_, table_, save_}) row->addWidget(button);
    for (const auto kind : kinds) {
        auto* action = menu_->addAction(QString());
        action->setObjectName("chart_save_" + ending_of(kind));
        kinds_.push_back(action);
        connect(action, &QAction::triggered, this, [this, kind] { save(kind); });
    }
    for (auto* button : {next_, copy_, all_, table_}) button->setVisible(false);
    connect(next_, &QPushButton::clicked, this, &ChartBar::nextWanted);
    connect(copy_, &QPushButton::clicked, this, &ChartBar::copyWanted);
    connect(table_, &QPushButton::toggled, this, [this](bool wanted) {
        show_buttons();
        emit tableToggled(wanted);
    });
    connect(all_, &QPushButton::clicked, &view_, &ChartView::show_all);
    connect(save_, &QPushButton::clicked, this, &ChartBar::open_menu);
    connect(&view_, &ChartView::saveWanted, this, &ChartBar::open_menu);
    connect(&view_, &ChartView::readoutChanged, this, &ChartBar::show_readout);
    connect(&view_, &ChartView::windowChanged, this, &ChartBar::show_readout);
    make_commands();
    retranslate();
}

void ChartBar::add_command(const char* name, const char* words, const QKeySequence& told, std::function<bool()> can,
                           std::function<void()> what) {
    auto* command = new QAction(this);
    command->setObjectName(name);
    // Of no widget, so that the key is told and the chart alone hears it.
    command->setShortcut(told);
    connect(command, &QAction::triggered, this, std::move(what));
    commands_.push_back({command, words, std::move(can)});
}

void ChartBar::make_commands() {
    const auto in_view = [this](auto&& what) {
        return [this, what] {
            what();
            // Its keys go on from here.
            view_.setFocus(Qt::ShortcutFocusReason);
        };
    };
    const auto there = [this] { return isVisible() && !view_.chart().empty(); };
    const auto drawn = [this, there] { return there() && view_.isVisible(); };
    const auto values = [this, there] { return there() && may_save_values_; };
    add_command("command_chart_zoom_in", QT_TR_NOOP("Chart: zoom in"), Qt::Key_PageUp, drawn,
                in_view([this] { view_.zoom(true); }));
    add_command(
        "command_chart_zoom_out", QT_TR_NOOP("Chart: zoom out"), Qt::Key_PageDown,
        [this, drawn] { return drawn() && view_.zoomed(); }, in_view([this] { view_.zoom(false); }));
    add_command(
        "command_chart_all", QT_TR_NOOP("Chart: show all of it"), Qt::Key_Home,
        [this, there] { return there() && view_.zoomed(); }, in_view([this] { view_.show_all(); }));
    add_command("command_chart_delta", QT_TR_NOOP("Chart: second cursor, for differences"), Qt::SHIFT | Qt::Key_Right,
                drawn, in_view([this] { view_.move_second(true); }));
    add_command(
        "command_chart_no_delta", QT_TR_NOOP("Chart: without the second cursor"), Qt::Key_Delete,
        [this, drawn] { return drawn() && view_.second(); }, in_view([this] { view_.set_second(std::nullopt); }));
    add_command(
        "command_chart_table", QT_TR_NOOP("Chart: values as a table, there and back"), Qt::CTRL | Qt::Key_G,
        [this, there] { return there() && table_offered_; }, [this] { want_table(!table_wanted()); });
    add_command("command_chart_save", QT_TR_NOOP("Chart: save what is seen …"), Qt::CTRL | Qt::Key_S, there,
                [this] { open_menu(); });
    add_command("command_chart_png", QT_TR_NOOP("Chart: save what is seen as a picture (PNG)"), {}, there,
                [this] { save(ChartFile::png); });
    add_command("command_chart_svg", QT_TR_NOOP("Chart: save what is seen as a drawing (SVG)"), {}, there,
                [this] { save(ChartFile::svg); });
    add_command("command_chart_csv", QT_TR_NOOP("Chart: save the values of what is seen (CSV)"), {}, values,
                [this] { save(ChartFile::csv); });
}

void ChartBar::add_commands(std::vector<QAction*>& out) const {
    for (const auto& command : commands_) {
        command.action->setEnabled(command.can());
        out.push_back(command.action);
    }
}

void ChartBar::retranslate() {
    all_->setText(tr("Show all"));
    all_->setAccessibleName(tr("Show all of the chart"));
    all_->setToolTip(tr("Home, or a double click in the chart"));
    next_->setText(tr("Next mark"));
    next_->setAccessibleName(tr("Go on to the next row that stands out"));
    next_->setToolTip(next_->accessibleName());
    copy_->setText(tr("Copy"));
    copy_->setAccessibleName(tr("Copy the chosen rows"));
    copy_->setToolTip(tr("Ctrl+C: with header and units, for a spreadsheet"));
    table_->setText(tr("Table"));
    table_->setAccessibleName(tr("Show the values of the chart as a table"));
    table_->setToolTip(tr("Ctrl+G, there and back"));
    save_->setText(tr("Save …"));
    save_->setAccessibleName(tr("Save what is seen of the chart"));
    save_->setToolTip(tr("As a picture, a drawing or values"));
    kinds_[0]->setText(tr("Picture (PNG)"));
    kinds_[1]->setText(tr("Drawing (SVG)"));
    kinds_[2]->setText(tr("Values (CSV)"));
    for (const auto& command : commands_) command.action->setText(tr(command.words));
    show_readout();
}

void ChartBar::offer_table() {
    table_offered_ = true;
    table_->setVisible(true);
}

void ChartBar::set_may_save_values(bool may) {
    may_save_values_ = may;
    kinds_[2]->setVisible(may);
    show_buttons();
}

void ChartBar::tell(const QString& words) {
    readout_->setText(words);
    readout_->setToolTip(words);
}

void ChartBar::show_buttons() {
    next_->setVisible(table_->isChecked());
    copy_->setVisible(table_->isChecked() && may_save_values_);
}

void ChartBar::show_readout() {
    all_->setVisible(view_.zoomed());
    save_->setEnabled(!view_.chart().empty());
    const QString words = view_.readout();
    if (told_ == words) return;
    told_ = words;
    tell(words);
}

void ChartBar::open_menu() {
    if (save_->isEnabled()) menu_->popup(save_->mapToGlobal(QPoint(0, save_->height())));
}

void ChartBar::save(ChartFile kind) {
    // What is seen now, whatever comes while the person looks for a folder.
    const reports::Chart values = values_ ? values_() : view_.chart();
    const QString record = record_ ? record_() : QString();
    const QString ending = ending_of(kind);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString start =
        QDir(folder).filePath(file_name(record.isEmpty() ? view_.accessibleName() : record) + '.' + ending);
    const auto chosen = questions_.file_to_write(tr("Save what is seen of the chart"), start);
    if (!chosen) return;
    const QString path = QFileInfo(*chosen).suffix().isEmpty() ? *chosen + '.' + ending : *chosen;
    if (const auto written = write_chart(view_, values, record, kind, path.toStdString()); !written) {
        const auto words = error_words(written.error());
        questions_.tell(words.happened, tr("The chart was not saved; nothing that was recorded is lost.") + ' ' +
                                            words.remedy + '\n' + words.detail);
        return;
    }
    tell(tr("Saved: %1").arg(QFileInfo(path).fileName()));
    readout_->setToolTip(path);
}

}  // namespace velocert::app
