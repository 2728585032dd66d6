// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QSvgRenderer;

namespace velocert::app {

/// The picture that belongs to what is asked, as large as its room allows. Hidden while there is none.
class PromptPicture final : public QFrame {
    Q_OBJECT

  public:
    explicit PromptPicture(QWidget* parent);
    /// A file of resources/pictures, or nothing; `words` are for those who cannot see it.
    void show_picture(const QString& name, const QString& words);
    [[nodiscard]] bool has_picture() const { return !name_.isEmpty(); }
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString name_;
    QSvgRenderer* drawing_;
};

}  // namespace velocert::app
