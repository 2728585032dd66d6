// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/view/frame/about_window.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

#include "app/desktop/view/parts/parts.h"
#include "app/planning/running_program.h"
#include "core/base/program.h"
#include "core/standards/pack.h"

namespace velocert::app {

AboutWindow::AboutWindow(const Look& look, QWidget* parent)
    : Speaking<QDialog>(parent), facts_(new FactTable(look, "about_facts", this)), copy_(new QPushButton(this)) {
    setObjectName("about_window");
    copy_->setObjectName("about_copy");
    auto* column = new QVBoxLayout(this);
    set_gaps(column, 3 * grid, 3 * grid);
    column->addWidget(facts_, 1);
    column->addWidget(copy_, 0, Qt::AlignLeft);
    resize(200 * grid, 70 * grid);
    connect(copy_, &QPushButton::clicked, this, [this] {
        QStringList lines;
        const auto& model = facts_->facts();
        for (int row = 0; row < model.rowCount(); ++row)
            lines << model.data(model.index(row, 0), Qt::DisplayRole).toString() + ": " +
                         model.data(model.index(row, 1), Qt::DisplayRole).toString();
        QGuiApplication::clipboard()->setText(lines.join('\n'));
    });
    retranslate();
}

void AboutWindow::open_facts() {
    fill();
    show();
    raise();
    copy_->setFocus();
}

void AboutWindow::retranslate() {
    setWindowTitle(tr("About Velocert"));
    facts_->setAccessibleName(tr("Which program this is"));
    copy_->setText(tr("Copy"));
    if (isVisible()) fill();
}

void AboutWindow::fill() {
    const auto text = [](std::string_view bytes) {
        return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    };
    std::vector<FactLine> out;
    out.push_back({tr("Version"), text(base::program_version())});
    const auto& program = running_program();
    out.push_back({tr("Program file"), program ? text(program->name) : tr("the system does not tell")});
    if (program) out.push_back({tr("SHA-256 of the file"), text(program->digest.text())});
    for (const auto& pack : standards::embedded_packs()) {
        const auto edition = standards::load_edition(pack);
        if (edition) out.push_back({tr("Pack of %1").arg(text(edition->id)), text(pack.digest().text())});
    }
    out.push_back({tr("Qt"), text(qVersion())});
    out.push_back({tr("Licence"), tr("GNU General Public License, version 3 or later")});
    facts_->show_facts(std::move(out));
}

}  // namespace velocert::app
