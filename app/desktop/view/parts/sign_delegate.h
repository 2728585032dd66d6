// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "app/desktop/look/look.h"

namespace velocert::app {

/// Draws what models say in codes: the sign beside the text, the row in work in bold, what does not count struck
/// through and quiet.
class SignDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    /// The roles of the model; -1 for those it does not have.
    struct Roles {
        int sign = -1;
        int current = -1;
        int struck = -1;
        int note = -1;
    };
    SignDelegate(const Look& look, Roles roles, QObject* parent)
        : QStyledItemDelegate(parent), look_(look), roles_(roles) {}

    /// Long words may break where a reader would break them: after a dot, a line or a stroke within, and a digest
    /// anywhere.
    [[nodiscard]] QString displayText(const QVariant& value, const QLocale& locale) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

  private:
    const Look& look_;
    Roles roles_;
};

}  // namespace velocert::app
