// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <memory>
#include <vector>

#include "app/desktop/bridge/long_work.h"
#include "app/desktop/model/setup/setup_page.h"
#include "app/desktop/view/frame/workspace.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/work_bar.h"
#include "app/desktop/view/setup/act_form.h"
#include "app/desktop/view/setup/detail_view.h"
#include "app/desktop/view/setup/terminal_window.h"

namespace velocert::app {

/// The workspace of whoever keeps the laboratory in order: a list of pages on the left; of the page in front its list,
/// what is to be known of the line in view, and buttons for what the person may do about it. What they may not do is
/// not there.
class SetupWorkspace final : public WorkspacePage {
    Q_OBJECT

  public:
    SetupWorkspace(const Desk& desk, QWidget* parent);

    /// Its pages, and what may be done on each.
    [[nodiscard]] std::vector<QAction*> commands() const override;
    void offer_commands() override;
    void enter() override;
    [[nodiscard]] bool busy() const override { return work_.running(); }

    void open_part(const QString& part) override { go_to(part.toStdString()); }

    void go_to(const std::string& page);
    [[nodiscard]] SetupPage& page() { return *pages_[current_]; }
    [[nodiscard]] LongWork& work() { return work_; }

  protected:
    void retranslate() override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void show_page();
    void fit_columns();
    void read_if_shown();
    void show_acts();
    void begin(const SetupAct& act);
    void begin_on(std::size_t page, const std::string& act);
    void leave_form();
    void renew_form();
    void run(SetupAct& act, ActValues& values);
    void finish(const base::Result<QString>& done);
    void show_error(const base::Error& error);

    Desk desk_;
    std::vector<std::unique_ptr<SetupPage>> pages_;
    std::size_t current_ = 0;
    LongWork work_;
    std::optional<base::Error> last_error_;  ///< that stands below the title
    std::vector<QAction*> commands_;
    std::vector<QAction*> act_commands_;
    bool offered_ = false;  ///< as everything is now
    std::vector<SetupAct> acts_;
    std::vector<QPushButton*> act_buttons_;
    QListWidget* list_;
    QLabel* title_;
    Pill* state_;
    QTableView* rows_;
    QLabel* empty_;
    QStackedWidget* rows_or_empty_;
    DetailView* detail_;
    QWidget* act_row_;
    ActForm* form_ = nullptr;
    QPointer<QWidget> focused_;  ///< of the form, when its act began
    QVBoxLayout* side_ = nullptr;
    QFrame* rows_panel_ = nullptr;
    QFrame* side_panel_ = nullptr;
    WorkBar* work_bar_;
    TerminalWindow* terminal_;
    QTimer watch_;
    bool filling_ = false;
    std::optional<base::Person> person_;
};

}  // namespace velocert::app
