// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>

namespace velocert::app {

/// A widget that says its texts again when the language changes. Those who derive call retranslate() once
/// themselves, at the end of their making.
template <typename Widget>
class Speaking : public Widget {
  public:
    using Widget::Widget;

  protected:
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override {
        if (event->type() == QEvent::LanguageChange) retranslate();
        Widget::changeEvent(event);
    }
};

}  // namespace velocert::app
