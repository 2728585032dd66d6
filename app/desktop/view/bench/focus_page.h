// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QVBoxLayout>
#include <QWidget>
#include <functional>

#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/view/bench/stop_bar.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// Words in letters as large as their place allows, between two sizes in pixels.
class LargeText final : public QWidget {
    Q_OBJECT

  public:
    LargeText(int least, int most, QWidget* parent);
    /// The shape of a state in that size; it stands left of the text, as high as its letters.
    using Shape = std::function<QPixmap(int size)>;
    void show_text(const QString& text, const QColor& colour, bool bold = false, Shape shape = {});
    [[nodiscard]] bool has_shape() const { return shape_ != nullptr; }
    [[nodiscard]] QColor colour() const { return colour_; }
    [[nodiscard]] QString text() const { return text_; }
    /// The size that is drawn.
    [[nodiscard]] int pixels() const;
    /// Whether all of the text stands in its place at that size.
    [[nodiscard]] bool fits() const;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    [[nodiscard]] QFont font_of(int pixels) const;
    [[nodiscard]] bool fits(int pixels) const;
    [[nodiscard]] QRect room(int pixels) const;
    [[nodiscard]] QRect needed(int pixels) const;

    Shape shape_;
    QString text_;
    QColor colour_;
    bool bold_ = false;
    int least_;
    int most_;
};

/// The Bench from three metres away: what step runs and how it stands, the value that decides with its limit, what is
/// to be done next, and the stops. Nothing is typed here: what has to be typed leads back to the usual page.
class FocusPage final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    FocusPage(RunPresenter& run, const Look& look, QWidget* parent);
    /// Pixels of a capital letter that is read from three metres: a two-hundredth of the distance, 15 mm.
    [[nodiscard]] static int letter_pixels(double pixels_per_inch);

  protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;

  private:
    void show_state();
    void show_value();
    void share_room(bool ended);

    RunPresenter& run_;
    const Look& look_;
    QVBoxLayout* column_ = nullptr;
    LargeText* state_;
    LargeText* value_;
    LargeText* limit_;
    LargeText* gate_;  ///< how the value lies in its gate, or which attempt is shown
    LargeText* next_;
    QLabel* way_back_;
    StopBar* stops_;
};

/// Whether the task asks for something that a hand must type or choose.
[[nodiscard]] bool wants_typing(const Task& task);

}  // namespace velocert::app
