// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <optional>

#include "app/desktop/view/parts/speaking.h"
#include "reports/render/page_pictures.h"

namespace velocert::app {

/// The pages of a report, one at a time, as they stand in the document; with keys, and large in a window of their own.
class PagesView final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    explicit PagesView(QWidget* parent);
    void show_pages(reports::PagePictures pages);
    void clear();
    /// Whether the last page has been in front since they were shown.
    [[nodiscard]] bool seen_to_the_end() const { return seen_; }

  signals:
    void seenToTheEnd();

  protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void turn(int by);
    void draw();
    void enlarge();
    void see_end();

    std::optional<reports::PagePictures> pages_;
    int page_ = 0;
    bool seen_ = false;
    QLabel* picture_;
    QLabel* which_;
    QToolButton* back_;
    QToolButton* on_;
    QPushButton* large_;
};

}  // namespace velocert::app
