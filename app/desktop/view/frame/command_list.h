// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <functional>
#include <vector>

#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Ctrl+K: every command by name, found as one types. Enter does it, Esc only closes the list.
class CommandList final : public Speaking<QDialog> {
    Q_OBJECT

  public:
    CommandList(std::function<std::vector<QAction*>()> commands, QWidget* parent);
    void open_list();

  signals:
    void chosen(QAction* command);

  protected:
    void retranslate() override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void fill();
    void run_current();

    std::function<std::vector<QAction*>()> list_commands_;
    std::vector<QAction*> commands_;
    QLineEdit* filter_;
    QListView* list_;
    QStandardItemModel* model_;
    QSortFilterProxyModel* shown_;
};

}  // namespace velocert::app
