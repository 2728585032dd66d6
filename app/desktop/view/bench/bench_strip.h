// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <vector>

#include "app/desktop/model/bench/prepare_presenter.h"
#include "app/desktop/model/bench/run_presenter.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The top strip of the Bench: the item, the edition that judges it, and every instrument with its state. In a narrow
/// window the traits go first; then one pill stands for all instruments with the state that asks most for attention,
/// and names each in its hint.
class BenchStrip final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    BenchStrip(const PreparePresenter& prepare, const RunPresenter& run, const Look& look, QWidget* parent);

  protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void show_item();
    void show_instruments();
    void fit();

    const PreparePresenter& prepare_;
    const RunPresenter& run_;
    const Look& look_;
    QLabel* item_;
    QLabel* traits_;
    Pill* edition_;
    QHBoxLayout* instruments_;
    std::vector<Pill*> pills_;
    /// How much is said of the instruments.
    enum class Room : std::uint8_t { names, together };
    void show_together(const std::vector<InstrumentLine>& lines);

    Room room_ = Room::names;
    bool fitting_ = false;
};

}  // namespace velocert::app
