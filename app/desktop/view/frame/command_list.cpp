// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/command_list.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

CommandList::CommandList(std::function<std::vector<QAction*>()> commands, QWidget* parent)
    : Speaking<QDialog>(parent),
      list_commands_(std::move(commands)),
      filter_(new QLineEdit(this)),
      list_(new QListView(this)),
      model_(new QStandardItemModel(this)),
      shown_(new QSortFilterProxyModel(this)) {
    setObjectName("command_list");
    filter_->setObjectName("command_filter");
    list_->setObjectName("commands");
    list_->setProperty("kind", "framed");
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    shown_->setSourceModel(model_);
    shown_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    list_->setModel(shown_);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 3 * grid, 2 * grid);
    column->addWidget(filter_);
    column->addWidget(list_, 1);
    resize(120 * grid, 100 * grid);
    filter_->installEventFilter(this);
    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
        shown_->setFilterFixedString(text);
        list_->setCurrentIndex(shown_->index(0, 0));
    });
    connect(filter_, &QLineEdit::returnPressed, this, &CommandList::run_current);
    connect(list_, &QListView::activated, this, &CommandList::run_current);
    retranslate();
}

void CommandList::retranslate() {
    setWindowTitle(tr("Commands"));
    filter_->setPlaceholderText(tr("Type a command"));
    filter_->setAccessibleName(tr("Type a command"));
    list_->setAccessibleName(tr("Commands"));
    // Filled when it is opened: what it lists makes rooms that nobody may have asked for yet.
    if (isVisible()) fill();
}

void CommandList::open_list() {
    filter_->clear();
    fill();
    open();
    filter_->setFocus();
}

void CommandList::fill() {
    model_->clear();
    commands_ = list_commands_();
    for (std::size_t i = 0; i < commands_.size(); ++i) {
        const auto* command = commands_[i];
        if (!command->isEnabled()) continue;
        const QString keys = command->shortcut().toString(QKeySequence::NativeText);
        auto* row = new QStandardItem(keys.isEmpty() ? command->text() : command->text() + "   " + keys);
        row->setData(static_cast<int>(i), Qt::UserRole);
        model_->appendRow(row);
    }
    list_->setCurrentIndex(shown_->index(0, 0));
}

void CommandList::run_current() {
    const QModelIndex index = list_->currentIndex();
    if (!index.isValid()) return;
    auto* command = commands_[static_cast<std::size_t>(index.data(Qt::UserRole).toInt())];
    close();
    emit chosen(command);
}

bool CommandList::eventFilter(QObject* object, QEvent* event) {
    if (object == filter_ && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
            QCoreApplication::sendEvent(list_, event);
            return true;
        }
    }
    return Speaking<QDialog>::eventFilter(object, event);
}

}  // namespace velocert::app
