// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QLabel>
#include <QLayout>
#include <QSize>
#include <QString>
#include <vector>

#include "app/desktop/look/look.h"

namespace velocert::app {

/// All distances are multiples of this.
inline constexpr int grid = 4;
/// What a workspace lays itself out for: the height it has in a window of 1280 by 720 below strip and band, and the
/// width beside rail and scroll bar. In a smaller window, or at a larger scale, it keeps that size and is scrolled;
/// squeezed further, words would be cut.
inline constexpr QSize least_page(296 * grid, 163 * grid);
/// What is pressed with gloves on at the bench: 15 mm high on an ordinary screen, with room between, so that no finger
/// meets two.
inline constexpr int glove_height = 14 * grid;
inline constexpr int glove_gap = 3 * grid;

/// The keyboard goes through the widgets in this order; they stand one after the other in the chain from then on.
void set_reading_order(const std::vector<QWidget*>& order);
/// A label of one of the style sheet's kinds ("title", "prompt", "quiet" ...). A click on it goes to its buddy.
[[nodiscard]] QLabel* make_label(const char* kind, QWidget* parent, bool wrap = false);
/// Sets a property the style sheet looks at, and has it look again.
void set_style(QWidget* widget, const char* property, const QString& value);
/// Margins and spacing in steps of the grid.
void set_gaps(QLayout* layout, int margin, int spacing);

/// A sign and a word in a rounded frame, as in the instrument strip.
class Pill final : public QFrame {
    Q_OBJECT

  public:
    Pill(const Look& look, QWidget* parent);
    void show_text(Sign sign, const QString& text, const QString& explanation = {});
    /// In a narrow place the sign alone; the words stay its name and hint. Without a sign they are shown all the same.
    void set_compact(bool compact);
    [[nodiscard]] QString text() const { return text_->text(); }
    /// It can be reached by Tab, and a click or Enter says pressed().
    void set_active();

  signals:
    void pressed();

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

  private:
    void paint_sign();

    const Look& look_;
    Sign sign_ = Sign::none;
    bool compact_ = false;
    bool active_ = false;
    QLabel* shape_;
    QLabel* text_;
};

}  // namespace velocert::app
