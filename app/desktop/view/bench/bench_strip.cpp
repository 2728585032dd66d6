// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/bench/bench_strip.h"

#include <QHBoxLayout>
#include <algorithm>

#include "app/desktop/model/frame/record_words.h"
#include "app/words/edition_words.h"
#include "app/words/language.h"
#include "app/words/words.h"

namespace velocert::app {

BenchStrip::BenchStrip(const PreparePresenter& prepare, const RunPresenter& run, const Look& look, QWidget* parent)
    : Speaking<QWidget>(parent),
      prepare_(prepare),
      run_(run),
      look_(look),
      item_(make_label("item", this)),
      traits_(make_label("quiet", this)),
      station_(make_label("quiet", this)),
      edition_(new Pill(look, this)),
      instruments_(new QHBoxLayout),
      window_(new InstrumentWindow(look, this)) {
    item_->setObjectName("strip_item");
    edition_->setObjectName("strip_edition");
    station_->setObjectName("strip_station");
    connect(window_, &InstrumentWindow::pageWanted, this, &BenchStrip::setupWanted);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(3 * grid);
    row->addWidget(item_);
    row->addWidget(traits_);
    row->addWidget(edition_);
    row->addStretch(1);
    row->addWidget(station_);
    // The window may be narrower than everything side by side: fit() then leaves something out.
    row->setSizeConstraint(QLayout::SetNoConstraint);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    instruments_->setSpacing(2 * grid);
    row->addLayout(instruments_);
    connect(&prepare_, &PreparePresenter::changed, this, &BenchStrip::retranslate);
    connect(&run_, &RunPresenter::instrumentsChanged, this, &BenchStrip::show_instruments);
    connect(&run_, &RunPresenter::taskChanged, this, &BenchStrip::show_item);
    retranslate();
}

void BenchStrip::retranslate() {
    show_item();
    show_instruments();
}

void BenchStrip::resizeEvent(QResizeEvent* event) {
    Speaking<QWidget>::resizeEvent(event);
    fit();
}

void BenchStrip::fit() {
    if (fitting_) return;
    fitting_ = true;
    const auto too_wide = [this] {
        // Hints are kept in three places, and a text that has changed reaches them only later by itself.
        for (auto* pill : pills_) pill->updateGeometry();
        edition_->updateGeometry();
        instruments_->invalidate();
        layout()->invalidate();
        return layout()->sizeHint().width() > width();
    };
    traits_->setVisible(!traits_->text().isEmpty());
    station_->show();
    room_ = Room::names;
    show_edition(true);
    show_instruments();
    if (too_wide()) traits_->hide();
    if (too_wide()) {
        room_ = Room::together;
        show_instruments();
    }
    if (too_wide()) station_->hide();
    if (too_wide()) show_edition(false);
    if (too_wide()) {
        room_ = Room::sign;
        show_instruments();
    }
    // At once: on a busy machine the text would stand for a while in the room of the one before.
    layout()->activate();
    fitting_ = false;
}

void BenchStrip::show_item() {
    const auto& entry = prepare_.item();
    const bool named = !entry.id.trimmed().isEmpty();
    item_->setText(named ? entry.id.trimmed() : tr("No test item"));
    QStringList traits;
    if (!entry.model.trimmed().isEmpty()) traits << entry.model.trimmed();
    if (named) traits << battery_word(entry.battery) << drive_word(entry.drive);
    traits_->setText(traits.join(" · "));
    edition_->setVisible(prepare_.edition() != nullptr);
    show_edition(true);
    const auto& placed = run_.run().station;
    station_->setText(prepare_.station().is_virtual ? tr("Virtual bench")
                      : placed.name.empty()         ? tr("Station: bench")
                                                    : tr("Station: %1").arg(QString::fromStdString(placed.name)));
    fit();
}

void BenchStrip::show_edition(bool with_date) {
    const auto* edition = prepare_.edition();
    if (edition == nullptr) return;
    const QString printed = QString::fromStdString(edition->printed);
    // The reason names the date, too.
    edition_->show_text(Sign::none,
                        with_date ? tr("%1, made %2").arg(printed, prepare_.item().made_on.trimmed()) : printed,
                        (edition_reason_words(*prepare_.checked().edition) + ' ' + own_pack_words(*edition)).trimmed());
}

std::vector<InstrumentLine> BenchStrip::lines() const {
    auto lines = run_.instruments();
    if (lines.empty()) {
        for (const auto& port : prepare_.station().ports) {
            InstrumentLine line{port.role,
                                QString::fromStdString(port.role),
                                prepare_.station().is_virtual ? sequence::InstrumentState::simulated
                                                              : sequence::InstrumentState::closed,
                                {}};
            for (const auto* procedure : prepare_.procedures())
                for (const auto& role : procedure->roles)
                    if (role.id == port.role) line.name = in_words(role.title);
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

void BenchStrip::show_calibrations(std::map<std::string, CalibrationToday> calibrations) {
    calibrations_ = std::move(calibrations);
    show_instruments();
}

const CalibrationToday* BenchStrip::out_of_calibration(const InstrumentLine& line) const {
    if (line.state == sequence::InstrumentState::simulated) return nullptr;
    const auto found = calibrations_.find(line.role);
    return found == calibrations_.end() || found->second.in_order ? nullptr : &found->second;
}

QString BenchStrip::words_of(const InstrumentLine& line) const {
    const QString state = tr("%1: %2").arg(line.name, state_word(line.state));
    return out_of_calibration(line) == nullptr ? state : tr("%1, out of calibration").arg(state);
}

Sign BenchStrip::sign_of_line(const InstrumentLine& line) const {
    return out_of_calibration(line) == nullptr ? sign_of(line.state) : Sign::fail;
}

Pill* BenchStrip::add_pill() {
    auto* pill = new Pill(look_, this);
    pill->setObjectName(QString("strip_instrument_%1").arg(pills_.size()));
    pill->set_active();
    const std::size_t at = pills_.size();
    connect(pill, &Pill::pressed, this, [this, at] { explain(at); });
    pills_.push_back(pill);
    instruments_->addWidget(pill);
    return pill;
}

void BenchStrip::show_instruments() {
    const auto lines = this->lines();
    for (auto* pill : pills_) pill->set_compact(room_ == Room::sign);
    if (room_ != Room::names && lines.size() > 1) return show_together(lines);
    while (pills_.size() < lines.size()) add_pill();
    for (std::size_t i = 0; i < pills_.size(); ++i) {
        pills_[i]->setVisible(i < lines.size());
        if (i >= lines.size()) continue;
        QStringList hint;
        if (const auto* calibration = out_of_calibration(lines[i])) hint << calibration->cause << calibration->fix;
        if (!lines[i].safe_state.isEmpty())
            hint << tr("Safe state read back: %1").arg(safe_state_words(lines[i].safe_state.toStdString()));
        pills_[i]->show_text(sign_of_line(lines[i]), words_of(lines[i]), hint.join('\n'));
    }
    fit();
}

int BenchStrip::attention(const InstrumentLine& line) const {
    if (out_of_calibration(line) != nullptr) return 6;
    switch (line.state) {
        case sequence::InstrumentState::unplugged: return 5;
        case sequence::InstrumentState::stale: return 4;
        case sequence::InstrumentState::slow: return 3;
        case sequence::InstrumentState::closed: return 2;
        case sequence::InstrumentState::simulated: return 1;
        case sequence::InstrumentState::live: return 0;
    }
    return 0;
}

void BenchStrip::show_together(const std::vector<InstrumentLine>& lines) {
    // What asks most for attention first.
    const auto worst =
        std::ranges::max_element(lines, [this](const auto& a, const auto& b) { return attention(a) < attention(b); });
    QStringList all;
    for (const auto& line : lines) all << words_of(line);
    if (pills_.empty()) add_pill();
    for (std::size_t i = 1; i < pills_.size(); ++i) pills_[i]->hide();
    const bool alike =
        std::ranges::all_of(lines, [&](const auto& line) { return attention(line) == attention(*worst); });
    const QString word = out_of_calibration(*worst) == nullptr ? state_word(worst->state) : tr("out of calibration");
    const QString text = alike ? tr("%1 instruments: %2").arg(lines.size()).arg(word)
                               : tr("%1 instruments, %2: %3").arg(lines.size()).arg(worst->name, word);
    pills_.front()->show();
    pills_.front()->show_text(sign_of_line(*worst), text, all.join('\n'));
    fit();
}

void BenchStrip::explain(std::size_t pill) {
    const auto all = lines();
    if (all.empty()) return;
    const bool together = room_ != Room::names && all.size() > 1;
    const auto& line = together ? *std::ranges::max_element(all, {}, [this](const auto& one) { return attention(one); })
                                : all[std::min(pill, all.size() - 1)];
    InstrumentNote note{sign_of_line(line), line.name, state_word(line.state), {}, {}, {}, {}};
    const QString station = tr("Setup: identify the instruments");
    using State = sequence::InstrumentState;
    switch (line.state) {
        case State::closed:
            note.cause = tr("Its port is opened when a run begins.");
            note.fix = tr("Setup shows who answers at which port.");
            note.page = "station";
            break;
        case State::live: note.cause = tr("It answers within its time."); break;
        case State::slow:
            note.cause = tr("It answers later than it should; nothing is lost yet.");
            note.fix = tr("Look at cable, baud rate and what else uses the port.");
            note.page = "station";
            break;
        case State::stale:
            note.cause = tr("It has been silent for longer than it may be. Its last value is not used.");
            note.fix = tr("Is it switched on, and not in a menu? Then identify it.");
            note.page = "station";
            break;
        case State::unplugged:
            note.cause = tr("Its port is gone: the cable or adapter was pulled.");
            note.fix = tr("Plug it in again at the same port. The attempt is repeated; what was recorded stays.");
            note.page = "station";
            break;
        case State::simulated:
            note.cause = tr("It is simulated by the program: nothing it shows can be used for certification.");
            break;
    }
    note.page_words = note.page.isEmpty() ? QString() : station;
    if (const auto* calibration = out_of_calibration(line)) {
        note.state = tr("%1, out of calibration").arg(note.state);
        note.cause = calibration->cause;
        note.fix = calibration->fix;
        note.page = "equipment";
        note.page_words = tr("Setup: instruments and certificates");
    } else if (const auto known = calibrations_.find(line.role);
               known != calibrations_.end() && line.state != State::simulated) {
        note.cause += ' ' + known->second.cause;
    }
    if (!line.safe_state.isEmpty())
        note.cause += ' ' + tr("Safe state read back: %1").arg(safe_state_words(line.safe_state.toStdString()));
    if (line.left_on)
        note.fix =
            tr("It is NOT off, as far as anybody knows: switch it off at the instrument itself before anyone "
               "touches what is connected.");
    if (together)
        for (const auto& one : all)
            if (one.role != line.role) note.fix += '\n' + words_of(one);
    window_->explain(std::move(note));
}

}  // namespace velocert::app
