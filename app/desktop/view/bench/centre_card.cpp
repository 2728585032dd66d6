// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/centre_card.h"

#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {

CentreCard::CentreCard(const Look& look, QWidget* parent)
    : QFrame(parent),
      look_(look),
      title_(make_label("title", this, true)),
      lead_(make_label("sentence", this, true)),
      rows_title_(make_label("quiet", this, true)),
      list_(new QListView(this)),
      rows_(new QStandardItemModel(this)),
      notes_(make_label("quiet", this, true)) {
    setProperty("kind", "panel");
    setObjectName("centre_card");
    title_->setObjectName("centre_title");
    lead_->setObjectName("centre_lead");
    notes_->setObjectName("centre_notes");
    list_->setObjectName("centre_rows");
    list_->setModel(rows_);
    list_->setWordWrap(true);
    list_->setTextElideMode(Qt::ElideNone);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setIconSize(QSize(16, 16));
    list_->setResizeMode(QListView::Adjust);
    list_->setMinimumHeight(8 * grid);
    // It takes the room that is left; the task above it never gives way to it.
    list_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 4 * grid, 2 * grid);
    column->addWidget(title_);
    column->addWidget(lead_);
    column->addWidget(rows_title_);
    column->addWidget(list_, 1);
    column->addWidget(notes_);
    hide();
}

QSize CentreCard::sizeHint() const { return {0, minimumSizeHint().height()}; }

void CentreCard::show_facts(const CentreFacts& facts) {
    title_->setText(facts.title);
    lead_->setText(facts.lead);
    rows_title_->setText(facts.rows_title);
    rows_title_->setVisible(!facts.rows_title.isEmpty());
    rows_->clear();
    for (const auto& row : facts.rows) {
        auto* item = new QStandardItem(look_.icon(row.sign), row.text);
        item->setToolTip(row.text);
        rows_->appendRow(item);
    }
    list_->doItemsLayout();
    list_->setAccessibleName(!facts.rows_title.isEmpty() ? facts.rows_title
                             : !facts.title.isEmpty()    ? facts.title
                                                         : tr("Attempts and results"));
    list_->setFocusPolicy(facts.rows.empty() ? Qt::NoFocus : Qt::StrongFocus);
    notes_->setText(facts.notes.join('\n'));
    notes_->setVisible(!facts.notes.empty());
    setAccessibleName(facts.title + ". " + facts.lead);
}

}  // namespace velocert::app
