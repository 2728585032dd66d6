// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>

#include "app/acts/qualification.h"
#include "app/desktop/model/setup/setup_page.h"

namespace velocert::app {

/// The self-qualification: run it, see each check with what was expected and found, keep the report.
class QualificationPage final : public SetupPage {
    Q_OBJECT

  public:
    using SetupPage::SetupPage;
    [[nodiscard]] std::string id() const override { return "qualification"; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString empty_words() const override;
    [[nodiscard]] FactLine state() const override;
    [[nodiscard]] std::vector<DetailBlock> detail() const override;
    [[nodiscard]] std::vector<SetupAct> acts() const override;

    [[nodiscard]] static QString area_word(const std::string& area);

  protected:
    [[nodiscard]] base::Result<void> read(const records::Archive* archive) override;

  private:
    /// The last one of this window; written on the thread of the work, read here.
    struct Last {
        std::mutex mutex;
        std::optional<Qualification> qualification;
    };
    [[nodiscard]] std::optional<Qualification> last() const;
    /// What was checked: a fault by the words of its scenario and of its procedure.
    [[nodiscard]] QString what_word(const QualificationCheck& check) const;

    std::shared_ptr<Last> last_ = std::make_shared<Last>();
    QString recorded_;  ///< what the ledger says of the last one
    bool recorded_good_ = false;
};

}  // namespace velocert::app
