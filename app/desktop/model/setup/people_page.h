// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/model/setup/setup_page.h"

namespace velocert::app {

/// The people of the laboratory: accounts, roles, what each may do with which method, certificates, sign-ins.
class PeoplePage final : public SetupPage {
    Q_OBJECT

  public:
    using SetupPage::SetupPage;
    [[nodiscard]] std::string id() const override { return "people"; }
    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString empty_words() const override;
    [[nodiscard]] FactLine state() const override;
    [[nodiscard]] std::vector<DetailBlock> detail() const override;
    [[nodiscard]] std::vector<SetupAct> acts() const override;

    [[nodiscard]] static QString role_word(laboratory::Role role);
    [[nodiscard]] static QString right_word(laboratory::Right right);

  protected:
    [[nodiscard]] base::Result<void> read(const records::Archive* archive) override;

  private:
    /// The members that one work needs: archive, time and hasher, who acts and the second person, and what was typed.
    struct Doing {
        records::Archive& archive;
        const SetupGround& ground;
        laboratory::Account person;
        std::optional<laboratory::Account> second;
        ActValues& values;
    };
    using Work = std::function<base::Result<QString>(Doing& doing)>;
    [[nodiscard]] SetupAct act_of(const char* id, QString title, QString consequence, std::vector<ActField> fields,
                                  bool second_person, Work work) const;
    [[nodiscard]] SetupAct first_account() const;
    [[nodiscard]] SetupAct new_account() const;
    [[nodiscard]] SetupAct access_review() const;
    void add_acts_on(const laboratory::Account& account, std::vector<SetupAct>& out) const;
    void add_rights_of(const laboratory::Account& account, std::vector<SetupAct>& out) const;
    [[nodiscard]] std::vector<std::pair<std::string, QString>> roles() const;
    [[nodiscard]] std::vector<std::pair<std::string, QString>> methods() const;
    /// What the editions call a method; its id where none knows it.
    [[nodiscard]] QString method_title(const std::string& id) const;
};

}  // namespace velocert::app
