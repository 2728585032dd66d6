// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QStackedWidget>
#include <vector>

#include "app/desktop/model/frame/failure_presenter.h"
#include "app/desktop/view/frame/about_window.h"
#include "app/desktop/view/frame/command_list.h"
#include "app/desktop/view/frame/foot_switch_window.h"
#include "app/desktop/view/frame/help_window.h"
#include "app/desktop/view/frame/person_button.h"
#include "app/desktop/view/frame/rail.h"
#include "app/desktop/view/frame/sign_in_page.h"
#include "app/desktop/view/frame/simulated_band.h"
#include "app/desktop/view/frame/top_strip.h"
#include "app/desktop/view/frame/trust_pills.h"
#include "app/desktop/view/frame/upkeep_panel.h"
#include "app/desktop/view/frame/workspace.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/speaking.h"

namespace velocert::app {

/// The window: rail, strip, band, and the workspaces, one in front. Knows none of them by name, and shows those that
/// the person may use; while nobody may, it asks who is there. Everything handed in
/// outlives it.
class MainWindow final : public Speaking<QMainWindow> {
    Q_OBJECT

  public:
    MainWindow(const Desk& desk, std::vector<Workspace> workspaces);

    /// Brings a workspace to the front; nothing happens for one that is not there, or that the person may not see.
    void go_to(const QString& id);
    /// And to a part of it, if the person may go there; an empty part leaves it as it was.
    void go_to_part(const QString& id, const QString& part);
    /// The workspace in front; empty while none is.
    [[nodiscard]] QString current() const;
    [[nodiscard]] UpkeepPresenter& upkeep() { return upkeep_; }
    [[nodiscard]] FailurePresenter& failures() { return failures_; }
    [[nodiscard]] FootSwitch& foot_switch() { return foot_switch_; }
    /// A command of the program as a whole, with its words; the list of commands offers it from everywhere.
    void add_command(QAction* command);
    /// The page of that type, once it has been made.
    template <typename Page>
    [[nodiscard]] Page* page() const {
        for (const auto& room : rooms_)
            if (auto* page = qobject_cast<Page*>(room.page)) return page;
        return nullptr;
    }

  protected:
    void retranslate() override;
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    struct Room {
        Workspace workspace;
        QAction* command = nullptr;  ///< goes there
        QWidget* frame = nullptr;    ///< what scrolls the page
        WorkspacePage* page = nullptr;
    };
    void make_commands();
    void make_page(std::size_t index);
    void show_room(std::size_t index);
    void show_seat();
    [[nodiscard]] bool permitted(const Room& room) const;
    [[nodiscard]] std::size_t home() const;
    [[nodiscard]] bool busy() const;
    [[nodiscard]] WorkspacePage* front() const;
    [[nodiscard]] const standards::StandardEdition* edition_in_work() const;
    /// Of every room that the person may enter, whether or not they have been there.
    [[nodiscard]] std::vector<QAction*> all_commands();
    void run_command(QAction* command);
    void primary();
    void scanned(const QString& code);
    void switch_language();
    void switch_theme();
    void choose_archive();
    void show_band();
    /// What goes on in a workspace that is not in front.
    void show_going_on();
    void show_frame();
    /// Another window of the program has the keyboard: the stops are heard all the same, and so is the help.
    [[nodiscard]] bool heard_elsewhere(const QWidget& focus, const QKeyEvent& key);

    Desk desk_;
    records::MachineClock machine_clock_;
    TrustPresenter trust_;
    UpkeepPresenter upkeep_;
    FailurePresenter failures_;
    FootSwitch foot_switch_;
    std::vector<Room> rooms_;
    std::optional<std::size_t> current_;
    std::vector<QAction*> more_commands_;
    std::string person_;  ///< whose workspaces are shown: id of the account, empty without one

    QAction* language_command_ = nullptr;
    QAction* theme_command_ = nullptr;
    QAction* lock_command_ = nullptr;
    QAction* sign_out_command_ = nullptr;
    QAction* list_command_ = nullptr;
    QAction* help_command_ = nullptr;
    QAction* about_command_ = nullptr;
    QAction* archive_command_ = nullptr;
    QAction* integrity_command_ = nullptr;
    QAction* verify_command_ = nullptr;
    QAction* foot_command_ = nullptr;

    Rail* rail_ = nullptr;
    TopStrip* strip_ = nullptr;
    SimulatedBand* band_ = nullptr;
    Pill* going_on_ = nullptr;  ///< in the strip: what goes on in another workspace
    QString goes_on_in_;        ///< that workspace
    UpkeepPanel* upkeep_panel_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    SignInPage* sign_in_ = nullptr;
    CommandList* command_list_ = nullptr;
    HelpWindow* help_ = nullptr;
    AboutWindow* about_ = nullptr;
    FootSwitchWindow* foot_window_ = nullptr;
};

}  // namespace velocert::app
