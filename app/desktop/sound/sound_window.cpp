// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sound/sound_window.h"

#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"

namespace velocert::app {
namespace {

constexpr Cue all[] = {Cue::start, Cue::end, Cue::pass, Cue::fail, Cue::attention};

}  // namespace

SoundWindow::SoundWindow(SoundSettings& settings, RunSounds& sounds, QWidget* parent)
    : Speaking<QDialog>(parent),
      settings_(settings),
      on_(new QCheckBox(this)),
      volume_words_(make_label("quiet", this)),
      volume_(new QSlider(Qt::Horizontal, this)),
      close_(new QPushButton(this)),
      command_(new QAction(this)) {
    setObjectName("sound_window");
    setProperty("help", "sounds");
    on_->setObjectName("sound_on");
    volume_->setObjectName("sound_volume");
    close_->setObjectName("sound_close");
    volume_->setRange(0, 100);
    volume_->setPageStep(20);
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 3 * grid, 2 * grid);
    column->addWidget(on_);
    column->addWidget(volume_words_);
    column->addWidget(volume_);
    for (const auto cue : all) {
        auto* button = new QPushButton(this);
        button->setObjectName(QString("sound_cue_%1").arg(static_cast<int>(cue)));
        cues_.push_back(button);
        column->addWidget(button);
        connect(button, &QPushButton::clicked, this, [&sounds, cue] { sounds.play(cue); });
    }
    column->addWidget(close_);
    std::vector<QWidget*> order{on_, volume_};
    order.insert(order.end(), cues_.begin(), cues_.end());
    order.push_back(close_);
    set_reading_order(order);
    connect(on_, &QCheckBox::toggled, this, [this](bool on) { settings_.set(on, settings_.volume()); });
    connect(volume_, &QSlider::valueChanged, this, [this](int volume) { settings_.set(settings_.on(), volume); });
    connect(close_, &QPushButton::clicked, this, &QDialog::accept);
    connect(&settings_, &SoundSettings::changed, this, &SoundWindow::show_settings);
    command_->setObjectName("command_sounds");
    connect(command_, &QAction::triggered, this, &QDialog::open);
    retranslate();
}

void SoundWindow::retranslate() {
    setWindowTitle(tr("Sounds"));
    command_->setText(tr("Sounds: on, off, volume"));
    on_->setText(tr("Sounds at start, end and verdict"));
    on_->setAccessibleName(on_->text());
    volume_->setAccessibleName(tr("Volume"));
    const QString words[] = {tr("Listen: the instruments record from now on"),
                             tr("Listen: recorded, nothing more to hold"), tr("Listen: pass"), tr("Listen: fail"),
                             tr("Listen: no verdict, or trouble")};
    for (std::size_t i = 0; i < cues_.size(); ++i) {
        cues_[i]->setText(words[i]);
        cues_[i]->setAccessibleName(words[i]);
    }
    close_->setText(tr("Close"));
    close_->setAccessibleName(close_->text());
    show_settings();
}

void SoundWindow::show_settings() {
    const QSignalBlocker on(on_);
    const QSignalBlocker volume(volume_);
    on_->setChecked(settings_.on());
    volume_->setValue(settings_.volume());
    volume_->setEnabled(settings_.on());
    for (auto* button : cues_) button->setEnabled(settings_.on() && settings_.volume() > 0);
    volume_words_->setText(tr("Volume: %1 %").arg(settings_.volume()));
}

}  // namespace velocert::app
