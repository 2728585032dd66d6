// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "app/desktop/model/setup/setup_page.h"
#include "core/records/reports/report_register.h"

namespace velocert::app {

/// Holds for non-conforming work, and what was or is to be made void: runs and reports. Whoever notices opens a hold or
/// asks; a second person evaluates and decides, with password and own key in the same act.
class DecisionsPage final : public SetupPage {
    Q_OBJECT

  public:
    using SetupPage::SetupPage;
    [[nodiscard]] std::string id() const override { return "decisions"; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString empty_words() const override;
    [[nodiscard]] FactLine state() const override;
    [[nodiscard]] std::vector<DetailBlock> detail() const override;
    [[nodiscard]] std::vector<SetupAct> acts() const override;

  protected:
    [[nodiscard]] base::Result<void> read(const records::Archive* archive) override;

  private:
    enum class Kind : std::uint8_t { hold, run, report };
    /// One line: a hold, or something that somebody asked to be made void.
    struct Line {
        Kind kind = Kind::hold;
        std::string object;  ///< of a hold: its id; else the run or the number
        bool open = false;   ///< waits for a second person
        QString about;
        std::string reason;
        base::Person asked_by;
        std::string asked_utc;
        std::string decision;  ///< of a hold that is closed: evaluation and decision
        base::Person decided_by;
        std::string decided_utc;
        QString in_force = {};  ///< of a run: numbers of the reports in force that rest on it
    };
    /// The numbers of the reports in force that rest on the run, in a row.
    [[nodiscard]] static QString in_force_names(const records::ReportRegister& reports, std::string_view run);
    [[nodiscard]] static std::string row_of(const Line& line);
    [[nodiscard]] const Line* shown() const;
    [[nodiscard]] QString kind_word(const Line& line) const;
    [[nodiscard]] QString state_word(const Line& line) const;
    /// Password and key of whoever decides; a name is enough where there are no accounts.
    [[nodiscard]] std::vector<ActField> key_fields() const;
    [[nodiscard]] SetupAct open_hold_act() const;
    [[nodiscard]] SetupAct close_hold_act(const Line& hold) const;
    [[nodiscard]] SetupAct ask_void_act() const;
    [[nodiscard]] SetupAct confirm_void_act(const Line& asked) const;
    [[nodiscard]] SetupAct decline_void_act(const Line& run) const;

    std::vector<Line> lines_;
};

}  // namespace velocert::app
