// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QPushButton>

#include "app/desktop/view/parts/fact_table.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Which program this is: its version, the SHA-256 of the file that runs, the edition packs in it. The same digest
/// stands in the record and the report of every run that this file makes.
class AboutWindow final : public Speaking<QDialog> {
    Q_OBJECT

  public:
    /// The look outlives it.
    AboutWindow(const Look& look, QWidget* parent);
    void open_facts();

  protected:
    void retranslate() override;

  private:
    void fill();

    FactTable* facts_;
    QPushButton* copy_;
};

}  // namespace velocert::app
