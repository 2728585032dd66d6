// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/banner.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

#include "app/words/words.h"

namespace velocert::app {

Banner::Banner(const RunPresenter& run, const Look& look, QWidget* parent)
    : Speaking<QFrame>(parent),
      run_(run),
      look_(look),
      shape_(new QLabel(this)),
      headline_(make_label("headline", this)),
      sentence_(make_label("sentence", this, true)),
      scope_(make_label("scope", this, true)),
      note_(make_label("quiet", this)),
      report_(new QPushButton(this)),
      folder_(new QPushButton(this)) {
    setProperty("kind", "banner");
    headline_->setObjectName("banner_headline");
    sentence_->setObjectName("banner_sentence");
    scope_->setObjectName("banner_scope");
    note_->setObjectName("banner_note");
    report_->setObjectName("report_button");
    folder_->setObjectName("folder_button");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8 * grid, 2 * grid, 4 * grid, 2 * grid);
    row->setSpacing(4 * grid);
    row->addWidget(shape_);
    row->addWidget(headline_);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addStretch(1);
    words->addWidget(scope_);
    words->addWidget(sentence_);
    words->addStretch(1);
    row->addLayout(words, 1);
    auto* side = new QVBoxLayout;
    side->setSpacing(grid);
    side->addWidget(note_, 0, Qt::AlignRight);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(2 * grid);
    buttons->addWidget(report_);
    buttons->addWidget(folder_);
    side->addLayout(buttons);
    row->addLayout(side);
    connect(&run_, &RunPresenter::bannerChanged, this, &Banner::show_verdict);
    connect(&run_, &RunPresenter::taskChanged, this, &Banner::show_verdict);
    connect(&look_, &Look::changed, this, &Banner::show_verdict);
    retranslate();
}

void Banner::retranslate() {
    report_->setText(tr("Report (PDF)  Ctrl+P"));
    folder_->setText(tr("Open folder  Ctrl+O"));
    report_->setAccessibleName(tr("Write the report as PDF"));
    folder_->setAccessibleName(tr("Open the folder of the archive"));
    show_verdict();
}

void Banner::show_verdict() {
    const auto text = run_.banner();
    const bool recorded = !run_.running() && !run_.run_id().empty();
    report_->setVisible(recorded);
    folder_->setVisible(recorded);
    shape_->setVisible(text.has_value());
    headline_->setVisible(text && !text->interim);
    note_->setVisible(text && !text->note.isEmpty());
    scope_->setText(text ? text->scope : QString());
    scope_->setVisible(text && !text->scope.isEmpty());
    // The verdict has the height of its letters; until then the task has that room.
    setMinimumHeight((text && !text->interim ? 24 : 18) * grid);
    if (!text) {
        sign_ = Sign::none;
        sentence_->setText(tr("The verdict will stand here."));
        set_style(sentence_, "kind", "quiet");
        setAccessibleName(sentence_->text());
    } else {
        // What one procedure came to is told, in small; the colour of a verdict waits for the whole run.
        sign_ = text->trouble ? Sign::broken : text->interim ? Sign::running : sign_of(text->verdict);
        shape_->setPixmap(look_.shape(sign_, text->interim ? 20 : 44));
        headline_->setText(text->interim ? QString() : text->headline);
        const QString verdict = QString::fromUtf8(conformity::name(text->verdict).data());
        set_style(headline_, "verdict", text->trouble ? "fail" : verdict);
        const bool small = text->lines.size() > 1 || !text->scope.isEmpty();
        set_style(sentence_, "kind", small ? "sentences" : "sentence");
        sentence_->setText(text->lines.join('\n'));
        note_->setText(text->note);
        setAccessibleName((text->interim ? QString() : text->headline + ". ") + text->scope + ' ' +
                          text->lines.join(" "));
    }
    update();
}

void Banner::paintEvent(QPaintEvent* event) {
    QFrame::paintEvent(event);
    if (sign_ == Sign::none) return;
    // The left edge in the verdict's colour, inside the rounded frame.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath inside;
    inside.addRoundedRect(QRectF(rect()), 6, 6);
    painter.setClipPath(inside);
    painter.fillRect(QRect(0, 0, 3 * grid, height()), look_.colour(sign_));
}

}  // namespace velocert::app
