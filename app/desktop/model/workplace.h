// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desktop/bridge/shared_archives.h"
#include "app/desktop/model/bench/preparing/orders_in_hand.h"
#include "app/desktop/model/bench/preparing/own_packs.h"
#include "app/desktop/model/bench/preparing/station_assignments.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/result.h"
#include "core/base/sleep_clock.h"
#include "core/laboratory/people/people_register.h"
#include "core/laboratory/station.h"
#include "core/laboratory/test_item.h"
#include "core/records/approvals/pack_standing.h"
#include "core/records/archive.h"
#include "core/sequence/running/runner.h"
#include "core/standards/edition.h"
#include "core/standards/editions/edition_selection.h"

namespace velocert::app {

/// The laboratory's own pack that judges a run: where it lies, and which one it must still be when the run starts.
struct ChosenPack {
    std::string folder;
    base::Digest digest;
    /// Of the trust list that its approval is held against; empty: none, and nobody knows whether its key is revoked.
    std::string trust_file = {};
};

/// Whether runs may start by a pack, with the people that tell whose names those are.
struct PackLookedAt {
    records::PackStanding standing;
    laboratory::PeopleRegister people;
};

/// What the person at the bench has put together: everything a run is started with.
struct RunOrder {
    laboratory::TestItem item;
    standards::StandardEdition edition;  ///< as it was shown; the plan chooses again by the same rule
    std::vector<std::string> procedures;
    bool is_virtual = true;
    std::string scenario;         ///< of the virtual bench
    laboratory::Station station;  ///< given ports; not used on the virtual bench
    std::string archive_folder;
    records::ArchiveKind new_archive = records::ArchiveKind::training;  ///< if the folder is empty
    std::string operator_name;
    std::string operator_account;  ///< empty in an archive without accounts
    std::string resume = {};       ///< id of a suspended run of the item that is gone on with; empty: a new one
    std::optional<ChosenPack> own_pack = {};  ///< of a new run; none: the shipped one
};

/// One run, ready to go: archive, instruments and plan. Used on the run thread, once.
class RunJob {
  public:
    virtual ~RunJob() = default;
    [[nodiscard]] virtual base::Result<sequence::Run> run(sequence::Operator& person, sequence::RunObserver& observer,
                                                          sequence::RunControl& control) = 0;
};

/// A driver as the station form offers it.
struct DriverChoice {
    std::string id;
    std::string name;
    std::string kind;
    std::vector<std::pair<std::string, std::string>> options;  ///< name, fallback
};

/// An edition, plain and with the demonstration laboratory's releases applied (training archives only).
struct EditionPair {
    standards::StandardEdition plain;
    std::optional<standards::StandardEdition> demonstration;
};

/// Everything the window stands on, handed in: tests hand in their own. The functions are called on the GUI thread
/// and return at once, but for RunJob::run.
struct Workplace {
    std::vector<EditionPair> editions;
    standards::SelectionRule selection;
    std::vector<DriverChoice> drivers;
    std::vector<std::pair<std::string, std::string>> scenarios;  ///< name, one line
    std::function<std::vector<std::string>()> ports;
    std::function<bool(const std::string& path)> port_exists;
    /// What archive lies in a folder; nothing when the folder is missing or empty. An error when it is no archive.
    std::function<base::Result<std::optional<records::ArchiveKind>>(const std::string& folder)> look_at_archive;
    /// Whether runs may start by that pack of the laboratory's own in the archive in that folder, as the start itself
    /// will ask. Looks again when something was written there.
    std::function<base::Result<PackLookedAt>(const std::string& folder, const standards::StandardEdition& pack)>
        pack_standing;
    std::function<base::Result<std::unique_ptr<RunJob>>(RunOrder order)> prepare;
    /// The writers that runs and people share.
    std::shared_ptr<SharedArchives> archives;
    /// Which instrument serves which role here; Setup changes it, the Bench starts from it.
    std::shared_ptr<StationAssignments> assignments = std::make_shared<StationAssignments>();
    /// The laboratory's own packs that were brought in; Setup changes them, the Bench judges by the one in use.
    std::shared_ptr<OwnPacks> own_packs = std::make_shared<OwnPacks>();
    /// The client's orders that were chosen here: the Bench, the plan and Review mean the same ones.
    std::shared_ptr<OrdersInHand> orders = std::make_shared<OrdersInHand>();
    /// Writes the report of a stored run.
    std::function<base::Result<void>(const std::string& archive, const std::string& run, const std::string& file)>
        write_report;

    /// Tells of a computer that slept; runs and the window ask the same one.
    const base::SleepClock* sleep = &base::machine_sleep();

    /// The drivers' decoders, as recompute takes them. Any thread.
    std::function<const sequence::DecoderSource&()> decoders;

    /// What the next run by that edition is judged by: the laboratory's own pack where one is in use and ready, else
    /// the shipped one. The pointer holds until the packs change.
    [[nodiscard]] const standards::StandardEdition* edition(const std::string& id, bool demonstration) const {
        if (const auto* own = own_packs->edition(id, demonstration)) return own;
        for (const auto& pair : editions)
            if (pair.plain.id == id) return demonstration && pair.demonstration ? &*pair.demonstration : &pair.plain;
        return nullptr;
    }
};

}  // namespace velocert::app
