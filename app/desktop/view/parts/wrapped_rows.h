// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTableView>
#include <QTimer>

namespace velocert::app {

/// Gives the rows of a table that are in sight the height that their text takes in columns of this width, so that no
/// cell is cut. Rows out of sight are measured when they are scrolled to: a table of a hundred thousand rows costs no
/// more than one of thirty. Nothing happens while the table does not wrap its words. Belongs to its table.
class WrappedRows final : public QObject {
    Q_OBJECT

  public:
    explicit WrappedRows(QTableView& table);

  protected:
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void follow(const QAbstractItemModel* model);
    void fit();

    QTableView& table_;
    const QAbstractItemModel* model_ = nullptr;  ///< whose changes are listened to
    QTimer later_;
};

}  // namespace velocert::app
