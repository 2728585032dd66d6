// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBoxLayout>
#include <QFrame>
#include <QLabel>
#include <vector>

#include "app/desktop/model/bench/preparing/calibration_today.h"
#include "app/desktop/model/bench/preparing/prepare_presenter.h"
#include "app/desktop/model/bench/running/run_presenter.h"
#include "app/desktop/view/bench/instrument_window.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The top strip of the Bench: the item, the edition that judges it, the station, and every instrument with its state
/// and whether its calibration holds today. In a narrow window the traits go first; then one pill stands for all
/// instruments with the state that asks most for attention, and names each in its hint; then the station's name goes. A
/// click on an instrument, or Enter, tells the cause and offers the fix.
class BenchStrip final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    BenchStrip(const PreparePresenter& prepare, const RunPresenter& run, const Look& look, QWidget* parent);
    /// By role; what is not in it is not known.
    void show_calibrations(std::map<std::string, CalibrationToday> calibrations);

  signals:
    /// A page of Setup is to be opened.
    void setupWanted(const QString& page);

  protected:
    void retranslate() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void show_item();
    void show_edition(bool with_date);
    void show_instruments();
    void fit();
    [[nodiscard]] std::vector<InstrumentLine> lines() const;
    /// Not calibrated today, as far as that is known; it says so beside its state.
    [[nodiscard]] const CalibrationToday* out_of_calibration(const InstrumentLine& line) const;
    [[nodiscard]] QString words_of(const InstrumentLine& line) const;
    [[nodiscard]] Sign sign_of_line(const InstrumentLine& line) const;
    void explain(std::size_t pill);
    Pill* add_pill();

    const PreparePresenter& prepare_;
    const RunPresenter& run_;
    const Look& look_;
    QLabel* item_;
    QLabel* traits_;
    QLabel* station_;
    Pill* edition_;
    QHBoxLayout* instruments_;
    std::vector<Pill*> pills_;
    /// How much is said of the instruments.
    enum class Room : std::uint8_t { names, together, sign };  ///< sign: the words stand in name and hint
    void show_together(const std::vector<InstrumentLine>& lines);
    [[nodiscard]] int attention(const InstrumentLine& line) const;

    Room room_ = Room::names;
    bool fitting_ = false;
    std::map<std::string, CalibrationToday> calibrations_;
    InstrumentWindow* window_;
};

}  // namespace velocert::app
