// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QScrollArea>
#include <QStackedWidget>

#include "app/desktop/model/prepare_presenter.h"
#include "app/desktop/model/run_presenter.h"
#include "app/desktop/view/command_list.h"
#include "app/desktop/view/help_window.h"
#include "app/desktop/view/prepare_page.h"
#include "app/desktop/view/questions.h"
#include "app/desktop/view/rail.h"
#include "app/desktop/view/run_page.h"
#include "app/desktop/view/simulated_band.h"
#include "app/desktop/view/speaking.h"
#include "app/desktop/view/top_strip.h"

namespace velocert::app {

/// The window: rail, strip, band, and the Bench. Everything handed in outlives it.
class MainWindow final : public Speaking<QMainWindow> {
    Q_OBJECT

  public:
    /// `guard_ms`: for how long the primary action is deaf after the question has changed.
    MainWindow(const Workplace& workplace, Look& look, Questions& questions, int guard_ms = 300);

    [[nodiscard]] PreparePresenter& prepare() { return prepare_; }
    [[nodiscard]] RunPresenter& run() { return run_; }

  protected:
    void retranslate() override;
    void closeEvent(QCloseEvent* event) override;

  private:
    [[nodiscard]] QAction* add_command(const char* name, const QKeySequence& keys);
    void make_commands();
    void start();
    void next_item();
    void primary();
    void scanned(const QString& code);
    void switch_language();
    void switch_theme();
    void write_report();
    void open_folder();
    void enable_commands();
    void show_band();

    const Workplace& workplace_;
    Look& look_;
    Questions& questions_;
    PreparePresenter prepare_;
    RunPresenter run_;

    QAction* start_command_ = nullptr;
    QAction* next_command_ = nullptr;
    QAction* safely_command_ = nullptr;
    QAction* abandon_command_ = nullptr;
    QAction* emergency_command_ = nullptr;
    QAction* void_command_ = nullptr;
    QAction* report_command_ = nullptr;
    QAction* folder_command_ = nullptr;
    QAction* language_command_ = nullptr;
    QAction* theme_command_ = nullptr;
    QAction* list_command_ = nullptr;
    QAction* help_command_ = nullptr;

    QStackedWidget* pages_ = nullptr;
    PreparePage* prepare_page_ = nullptr;
    RunPage* run_page_ = nullptr;
    SimulatedBand* band_ = nullptr;
    CommandList* command_list_ = nullptr;
    HelpWindow* help_ = nullptr;
};

}  // namespace velocert::app
