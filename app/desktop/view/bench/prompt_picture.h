// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>

#include "app/desktop/view/parts/speaking.h"

class QSvgRenderer;

namespace velocert::app {

/// The picture that belongs to what is asked, as large as its room allows. Hidden while there is none; a click asks
/// for it in large.
class PromptPicture : public QFrame {
    Q_OBJECT

  public:
    explicit PromptPicture(QWidget* parent);
    /// `drawing` (SVG) of that name, or where there is none the file of resources/pictures, or nothing; `words` are for
    /// those who cannot see it.
    void show_picture(const QString& name, const QByteArray& drawing, const QString& words);
    [[nodiscard]] bool has_picture() const { return !name_.isEmpty(); }
    [[nodiscard]] QString name() const { return name_; }
    [[nodiscard]] QByteArray drawing() const { return drawing_; }
    /// In a column so wide it takes a share of it, with its fields beside it; 0: all the room there is.
    void set_column(int width);
    /// As wide as that, and as high as the drawing then is.
    void set_width(int width);
    [[nodiscard]] QSize sizeHint() const override;

  signals:
    void pressed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    [[nodiscard]] bool load();

    QString name_;
    QByteArray drawing_;  ///< empty: the program's own of that name
    QSvgRenderer* painter_;
    int margin_;  ///< in pixels, between frame and drawing
};

/// The same over the middle of the Bench, with what is asked below it. It takes no key and no focus: whatever the
/// keyboard does, it does to the question.
class LargePicture final : public Speaking<QFrame> {
    Q_OBJECT

  public:
    explicit LargePicture(QWidget* parent);
    void show_over(const QRect& place, const PromptPicture& picture);

  protected:
    void retranslate() override;

  private:
    PromptPicture* picture_;
    QLabel* asked_;
    QLabel* way_back_;
};

}  // namespace velocert::app
