// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "app/desktop/view/archive/archive_page.h"
#include "app/desktop/view/bench/bench_page.h"
#include "app/desktop/view/frame/workspace.h"
#include "app/desktop/view/review/review_page.h"
#include "app/desktop/view/setup/setup_workspace.h"

namespace velocert::app {
namespace {

using laboratory::Act;
using laboratory::Role;

class Workspaces {
    Q_DECLARE_TR_FUNCTIONS(Workspaces)
};

}  // namespace

QAction* make_command(QWidget* owner, const char* name, const QKeySequence& keys) {
    auto* command = new QAction(owner);
    command->setObjectName(name);
    command->setShortcut(keys);
    owner->addAction(command);
    return command;
}

std::vector<Workspace> workspaces(int guard_ms) {
    return {
        {"bench",
         [] { return Workspaces::tr("Bench"); },
         "bench",
         {Act::run_test},
         {Role::technician},
         [guard_ms](const Desk& desk, QWidget* parent) { return new BenchPage(desk, guard_ms, parent); }},
        {"review",
         [] { return Workspaces::tr("Review"); },
         "review",
         {Act::sign_reviewed, Act::sign_approved, Act::sign_tested},
         {Role::reviewer, Role::signatory},
         [](const Desk& desk, QWidget* parent) { return new ReviewPage(desk, parent); }},
        {"archive",
         [] { return Workspaces::tr("Archive"); },
         "archive",
         {Act::read_records},
         {Role::auditor},
         [](const Desk& desk, QWidget* parent) { return new ArchivePage(desk, parent); }},
        {"setup",
         [] { return Workspaces::tr("Setup"); },
         "setup",
         {},
         {Role::administrator, Role::custodian},
         [](const Desk& desk, QWidget* parent) { return new SetupWorkspace(desk, parent); }},
    };
}

}  // namespace velocert::app
