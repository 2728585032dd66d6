// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "app/desktop/model/bench/preparing/blocker.h"
#include "app/desktop/model/bench/preparing/item_entry.h"
#include "app/desktop/model/workplace.h"

namespace velocert::app {

/// The Bench before a run: what was typed, what it amounts to, and what stands in the way. Knows no widget.
class PreparePresenter final : public QObject {
    Q_OBJECT

  public:
    explicit PreparePresenter(const Workplace& workplace, QObject* parent = nullptr);

    [[nodiscard]] const Workplace& workplace() const { return workplace_; }
    [[nodiscard]] const ItemEntry& item() const { return item_; }
    [[nodiscard]] const StationEntry& station() const { return station_; }
    [[nodiscard]] const CheckedItem& checked() const { return checked_; }
    [[nodiscard]] const std::vector<Blocker>& blockers() const { return blockers_; }
    /// What the archive is, or will be made as, as of the last look; training archives judge by the demonstration
    /// laboratory's releases.
    [[nodiscard]] records::ArchiveKind archive_kind() const;
    /// An archive was there at the last look.
    [[nodiscard]] bool archive_there() const { return looked_ && *looked_; }
    /// The edition that will judge, with or without demonstration releases; null while none can be named.
    [[nodiscard]] const standards::StandardEdition* edition() const;
    /// The procedures on offer, with their titles: of the edition in force, else of the newest.
    [[nodiscard]] std::vector<const standards::Procedure*> procedures() const;
    [[nodiscard]] bool ready() const;
    /// What would be started now; only when ready().
    [[nodiscard]] std::optional<RunOrder> order() const;

    void set_item(ItemEntry item);
    /// The item as the archive knows it from a run: fills the form of that code where nothing else was said yet. True
    /// if it did.
    bool offer_known(const laboratory::TestItem& known, const std::string& run_started_utc);
    /// When the run began that the form was filled from; empty once anything of it was changed.
    [[nodiscard]] std::string known_from() const { return known_ == item_ ? known_from_ : std::string(); }
    void set_station(StationEntry station);
    /// What is known of the instruments besides; it stands among blockers() until it is told otherwise.
    void set_findings(std::vector<Blocker> findings);
    /// Looks again at ports and archive.
    void refresh();
    /// Clears what belongs to the item; the station stays.
    void next_item();

  signals:
    void changed();

  private:
    void follow_offer();
    void take_assignments();
    void fill_ports();
    void look_at_archive();
    void note_what_is_left_out();

    const Workplace& workplace_;
    ItemEntry item_;
    std::optional<ItemEntry> known_;
    std::string known_from_;
    StationEntry station_;
    CheckedItem checked_;
    std::vector<Blocker> blockers_;
    std::vector<Blocker> findings_;
    LookedAt looked_;
    std::vector<std::string> offered_;  ///< procedures, when they were looked at last
};

}  // namespace velocert::app
