// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QWidget>
#include <functional>
#include <vector>

namespace velocert::app {

/// Keeps the keyboard with the work when the control that had it goes away: a form that is done, a button that is no
/// longer offered. Left alone it would go on to whatever comes next in the window, which is the chips of the frame, and
/// the next Enter would press one of those. It goes to the page in front instead, and to nothing there that acts by a
/// key that was meant for the control before: a list or table, else the page as a whole.
class FocusKeeper final : public QObject {
    Q_OBJECT

  public:
    /// `frame`: what stands around the pages. `page`: the one in front; null where there is none.
    FocusKeeper(std::vector<QWidget*> frame, std::function<QWidget*()> page, QObject* parent);

  private:
    void moved(QWidget* from, QWidget* to);
    void bring_back(const QPointer<QWidget>& from);
    [[nodiscard]] bool on_frame(const QWidget* widget) const;

    std::vector<QWidget*> frame_;
    std::function<QWidget*()> page_;
};

}  // namespace velocert::app
