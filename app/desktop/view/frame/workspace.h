// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QString>
#include <QWidget>
#include <functional>
#include <optional>
#include <vector>

#include "app/desktop/look/sign.h"
#include "app/desktop/view/frame/desk.h"
#include "app/desktop/view/frame/simulated_band.h"
#include "app/desktop/view/parts/speaking.h"
#include "core/laboratory/people/role.h"

namespace velocert::standards {
struct StandardEdition;
}

namespace velocert::app {

/// What a workspace has to tell while another one is in front.
struct GoingOn {
    Sign sign = Sign::running;
    QString text;         ///< "A run is on: S-001"
    QString explanation;  ///< what is done now, or how it ended
};

/// What fills the window while its workspace is shown, and what it puts around itself: commands, a place in the top
/// strip, an answer to Space and to a scanner. Made when it is first shown and kept; it stays alive, and what it has
/// begun goes on, while another workspace is in front.
class WorkspacePage : public Speaking<QWidget> {
    Q_OBJECT

  public:
    using Speaking<QWidget>::Speaking;

    /// Its commands. Their keys work while it is in front; the list of commands offers them from everywhere and
    /// brings the page to the front first.
    [[nodiscard]] virtual std::vector<QAction*> commands() const { return {}; }
    /// The list of commands is about to be shown: what commands() names depends on what lies in the archive now.
    virtual void offer_commands() {}
    /// Those whose keys work from every workspace and that bring nothing to the front: a stop, for one.
    [[nodiscard]] virtual std::vector<QAction*> commands_everywhere() const { return {}; }
    /// What it shows in the top strip; null for its title alone. Belongs to the page.
    [[nodiscard]] virtual QWidget* strip() { return nullptr; }
    /// What the band across the window warns of while it is in front; nothing: only what is true of the whole archive.
    [[nodiscard]] virtual std::optional<BandCause> band() const { return std::nullopt; }
    /// The edition that what it shows is judged by, as it was released then; null while nothing is. Belongs to the
    /// page.
    [[nodiscard]] virtual const standards::StandardEdition* edition_in_work() const { return nullptr; }
    /// It has come to the front, for the first time or again.
    virtual void enter() {}
    /// Space, where nothing that has the focus takes it.
    virtual void primary() {}
    /// The key M, where nothing that has the focus takes it: what is in view now is to be marked.
    virtual void mark() {}
    /// A bar code, scanned wherever the focus was but in a field for codes. Whether it was of use here; if not, the
    /// Bench takes it.
    virtual bool scanned(const QString& /*code*/) { return false; }
    /// It wants all of the window: rail and strip go, the band stays. Says so with fullChanged().
    [[nodiscard]] virtual bool full() const { return false; }
    /// Brings that part of it to the front, if it has parts.
    virtual void open_part(const QString& /*part*/) {}
    /// Something that the person began here is going on: nobody else takes their place meanwhile. Says so with
    /// busyChanged().
    [[nodiscard]] virtual bool busy() const { return false; }
    /// What goes on here, or came to its end while another workspace was in front, told from everywhere; nothing else.
    /// Says so with busyChanged().
    [[nodiscard]] virtual std::optional<GoingOn> going_on() const { return std::nullopt; }
    /// The window is about to be closed. False keeps it open.
    virtual bool may_close() { return true; }

  signals:
    void bandChanged();
    void busyChanged();
    void fullChanged();
    /// Another workspace, and a part of it, is wanted in front.
    void goWanted(const QString& workspace, const QString& part);
};

/// An action of `owner` with a name ("command_sign") and keys; the owner gives it its words.
[[nodiscard]] QAction* make_command(QWidget* owner, const char* name, const QKeySequence& keys = {});

/// One entry of the rail. Adding a workspace to the window is adding one of these to workspaces() (workspaces.cpp).
struct Workspace {
    /// "bench": names its button ("rail_bench"), its command ("command_go_bench") and what is remembered of it.
    QString id;
    /// Its title in the language in use.
    std::function<QString()> title;
    /// A line icon of resources/icons.
    QString icon;
    /// Shown to whoever may do one of these; empty: to everybody. An archive without accounts shows it to all.
    std::vector<laboratory::Act> acts;
    /// Whose window opens here.
    std::vector<laboratory::Role> home_of;
    std::function<WorkspacePage*(const Desk& desk, QWidget* parent)> make;
};

/// The workspaces of the program, in the order of the rail. `guard_ms`: see MainWindow.
[[nodiscard]] std::vector<Workspace> workspaces(int guard_ms);

}  // namespace velocert::app
