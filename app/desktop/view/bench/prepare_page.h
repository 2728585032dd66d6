// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStandardItemModel>
#include <QWidget>

#include "app/desktop/model/bench/preparing/prepare_presenter.h"
#include "app/desktop/view/bench/item_form.h"
#include "app/desktop/view/bench/station_form.h"
#include "app/desktop/view/parts/parts.h"
#include "app/desktop/view/parts/primary_button.h"
#include "app/desktop/view/parts/questions.h"
#include "app/desktop/view/parts/speaking.h"
#include "core/records/archive.h"

namespace velocert::app {

/// The Bench before a run: the item, the station, and one list of everything that stands in the way.
class PreparePage final : public Speaking<QWidget> {
    Q_OBJECT

  public:
    PreparePage(PreparePresenter& prepare, const Look& look, Questions& questions, QWidget* parent);
    [[nodiscard]] PrimaryButton& primary() { return *start_; }
    /// While they are asked, the button says so.
    void set_asking(bool asking);
    [[nodiscard]] ItemForm& item() { return *item_; }
    [[nodiscard]] StationForm& station() { return *station_; }
    void begin();
    /// The form was filled in by a scan: where nothing blocks the start any more, the keyboard goes to it, so that
    /// Space and the foot switch start the run and write nothing into the form.
    void offer_start();
    /// The last runs of the item, and the last ones in the archive; newest first.
    void show_earlier(std::vector<records::RunSummary> of_item, std::vector<records::RunSummary> here);
    /// See RunPage.
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

  signals:
    void startWanted();
    /// The suspended run of the item with that id is to be gone on with.
    void goOnWanted(const std::string& run);
    void planWanted();
    /// The instruments are to say who they are.
    void askWanted();

  protected:
    void retranslate() override;

  private:
    void show_blockers();
    void show_runs();
    /// The newest of the item's runs that can be gone on with; null when there is none.
    [[nodiscard]] const records::RunSummary* suspended() const;

    PreparePresenter& prepare_;
    const Look& look_;
    ItemForm* item_;
    StationForm* station_;
    QLabel* title_;
    QLabel* summary_;
    QListView* list_;
    QStandardItemModel* model_;
    QLabel* earlier_title_;
    QListView* earlier_;
    QStandardItemModel* earlier_rows_;
    std::vector<records::RunSummary> of_item_;
    std::vector<records::RunSummary> here_;
    QPushButton* go_on_;
    QPushButton* plan_;
    QPushButton* ask_;
    bool asking_ = false;
    PrimaryButton* start_;
};

}  // namespace velocert::app
