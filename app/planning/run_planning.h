// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/planning/release_choice.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/conformity/decision_rule.h"
#include "core/laboratory/equipment_register.h"
#include "core/laboratory/people/account.h"
#include "core/laboratory/station.h"
#include "core/laboratory/test_item.h"
#include "core/records/archive.h"
#include "core/sequence/running/runner.h"
#include "core/signing/certificates/trust.h"

namespace velocert::app {

/// More runs of one item than any order has; where there are more, the newest are looked at.
inline constexpr int most_runs_of_item = 10'000;

/// "20261123-1a2b3c4d5e6f": the day for people, the rest so that no two runs of any station share it.
[[nodiscard]] std::string new_run_id();

/// What a person asks for; desktop and command line alike.
struct RunRequest {
    laboratory::TestItem item;
    laboratory::Station station;
    std::vector<std::string> procedures;  ///< empty: all of the edition that apply and that the station can serve
    conformity::DecisionRule rule;
    std::optional<LaboratoryRelease> release;  ///< none: what release_in_force() gives for the archive
    std::string operator_name;
    std::vector<laboratory::Part> parts = {};      ///< the bill of parts, for procedures that weigh parts one by one
    laboratory::EquipmentRegister equipment = {};  ///< of the archive; a new archive has an empty one
    std::vector<sequence::CalibrationOverride> overrides = {};
    std::string operator_account = {};  ///< id of the operator's account; asked for once the archive has accounts
    std::optional<standards::OwnPack> own_pack = {};  ///< the laboratory's, in the place of the shipped one
    /// Whom the laboratory trusts: whether the key is revoked that approved its pack. Null: that is not known.
    const signing::TrustList* trust = nullptr;
};

/// A plan with what the person should know before starting.
struct PlannedRun {
    sequence::RunPlan plan;
    std::vector<std::string> warnings;
    int planned_steps = 0;
};

/// Chooses the edition by the item's dates, applies the release, names the procedures, and makes a run id.
/// Unless a release is given, the archive's own latest revision is used; in training without one, the demonstration
/// laboratory's assumed values and its certificates for virtual instruments. `archive` is null while it is still to be
/// made. Errors: not_permitted, too, when the archive has accounts and the request names none; those of
/// records::approval_to_start_by() for a pack of the laboratory's own. That the person may run
/// what is planned is the caller's to ask: may_run().
[[nodiscard]] base::Result<PlannedRun> plan_run(const RunRequest& request, bool training,
                                                const records::Archive* archive = nullptr);

/// Whether the person may run each of the procedures today (role and authorisation); a refusal is on record then.
[[nodiscard]] base::Result<void> may_run(records::Archive& archive, const base::Clock& clock,
                                         const laboratory::Account& account, const std::vector<std::string>& procedures,
                                         const std::string& object);

/// Plans how to go on with a suspended run: item, edition, release, rule and procedures are those it was started with,
/// whatever has been installed or released since. `more` is added to its bill of parts. Errors: bad_input (not
/// suspended), not_permitted (voided).
[[nodiscard]] base::Result<PlannedRun> plan_resumption(const sequence::Run& run, const records::Archive& archive,
                                                       const laboratory::Station& station,
                                                       const std::string& operator_name,
                                                       const std::vector<laboratory::Part>& more,
                                                       laboratory::EquipmentRegister equipment,
                                                       std::vector<sequence::CalibrationOverride> overrides,
                                                       const std::string& operator_account = {});

/// Reads a bill of parts ("velocert-parts/1") and takes the digests of the photographs that lie beside it.
[[nodiscard]] base::Result<std::vector<laboratory::Part>> load_parts(const std::string& file);

}  // namespace velocert::app
