// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "app/desktop/model/archive/attempt_timeline.h"

namespace velocert::app {

/// One capture as rows: when, which way, the bytes in hexadecimal and as text, and beside them what the driver read in
/// them. Points into a timeline that outlives what is shown.
class WireModel final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { time, direction, bytes, text, decoded, columns };
    enum Role { sign_role = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;
    void show(const TimelineCapture* capture);
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    [[nodiscard]] QString decoded_words(const TimelineChunk& chunk) const;

    const TimelineCapture* capture_ = nullptr;
};

}  // namespace velocert::app
